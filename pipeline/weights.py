"""Weights of a fitted logistic regression, as `config/analysis/*.yml` hold them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field


class Weight(BaseModel):
    """One feature, standardised: `weight` counts for each `scale` above `mean`."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    mean: float
    scale: float = Field(gt=0)
    weight: float


class Weights(BaseModel):
    """A logistic regression over named features."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    about: str
    intercept: float
    features: dict[str, Weight]

    def parts(self, found: Mapping[str, float]) -> dict[str, float]:
        """What each feature adds to the log odds."""
        known = self._known
        return {name: known[name][0] * (value - known[name][1]) / known[name][2] for name, value in found.items()}

    @cached_property
    def _known(self) -> dict[str, tuple[float, float, float]]:
        """Weight, mean and scale by name: attributes of a model are slow to ask for."""
        return {name: (one.weight, one.mean, one.scale) for name, one in self.features.items()}

    def probability(self, found: Mapping[str, float]) -> float:
        """Probability, 0 to 1, of what was fitted.

        Raises:
            KeyError: a feature was not there when the weights were fitted.
        """
        return self.probability_of(self.parts(found))

    def probability_of(self, parts: Mapping[str, float]) -> float:
        """The probability for what `parts` gave."""
        return 1 / (1 + math.exp(-self.intercept - sum(parts.values())))
