"""Weights of a fitted logistic regression, as `config/analysis/*.yml` hold them."""

from __future__ import annotations

import math
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field


class Weight(BaseModel):
    """One feature, standardised: `weight` counts for each `scale` above `mean`."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    mean: float
    scale: float = Field(gt=0)
    weight: float

    def of(self, value: float) -> float:
        return self.weight * (value - self.mean) / self.scale


class Weights(BaseModel):
    """A logistic regression over named features."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    about: str
    intercept: float
    features: dict[str, Weight]

    def parts(self, found: Mapping[str, float]) -> dict[str, float]:
        """What each feature adds to the log odds."""
        return {name: self.features[name].of(value) for name, value in found.items()}

    def probability(self, found: Mapping[str, float]) -> float:
        """Probability, 0 to 1, of what was fitted.

        Raises:
            KeyError: a feature was not there when the weights were fitted.
        """
        return self.probability_of(self.parts(found))

    def probability_of(self, parts: Mapping[str, float]) -> float:
        """The probability for what `parts` gave."""
        return 1 / (1 + math.exp(-self.intercept - sum(parts.values())))
