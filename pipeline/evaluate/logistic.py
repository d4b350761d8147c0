"""Logistic regression with an L2 penalty by projected gradient descent: two dozen features and a few hundred rows need no library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rows:
    """What is fitted on.

    Args:
        features: (n, k), as measured.
        right: (n), 1 or 0.
        importance: (n), how much each row counts.
        signs: (k), 1 for a feature that may only speak for, -1 for one that may only speak against, 0 for either.
        penalty: of the squared weights of standardised features.
    """

    features: Floats
    right: Floats
    importance: Floats
    signs: Floats
    penalty: float

    def of(self, chosen: NDArray[np.bool_]) -> Rows:
        """The chosen rows alone."""
        return replace(self, features=self.features[chosen], right=self.right[chosen], importance=self.importance[chosen])


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights of standardised features (k), the intercept last (k + 1), with the mean and scale of each feature."""

    weights: Floats
    mean: Floats
    scale: Floats

    def probability(self, features: Floats) -> Floats:
        """(n) for features (n, k)."""
        design = np.c_[(features - self.mean) / self.scale, np.ones(len(features))]
        probability: Floats = 1 / (1 + np.exp(-design @ self.weights))
        return probability

    def shifted_to(self, share: float, features: Floats) -> Fitted:
        """The same weights with the intercept at which the mean probability of `features` (n, k) is `share`."""
        weights = self.weights.copy()
        for _ in range(_NEWTON_STEPS):
            found = replace(self, weights=weights).probability(features)
            weights[-1] += (share - found.mean()) / (found * (1 - found)).mean()
        return replace(self, weights=weights)

    def to_json(self, names: Sequence[str], about: str) -> dict[str, object]:
        """As `pipeline.weights.Weights` reads them."""
        return {
            "about": about,
            "intercept": round(float(self.weights[-1]), 4),
            "features": {
                name: {"mean": round(float(mean), 4), "scale": round(float(scale), 4), "weight": round(float(weight), 4)}
                for name, mean, scale, weight in zip(names, self.mean, self.scale, self.weights[:-1], strict=True)
            },
        }


_STEPS = 4000
_NEWTON_STEPS = 20
_FOLDS, _REPEATS = 10, 3


def fit(rows: Rows) -> Fitted:
    """The weights that explain the rows best; the scale of a feature that never varies is 1."""
    spread = rows.features.std(axis=0)
    mean, scale = rows.features.mean(axis=0), np.where(spread > 0, spread, 1.0)
    design = np.c_[(rows.features - mean) / scale, np.ones(len(rows.features))]
    penalties = rows.penalty * np.r_[np.ones(rows.features.shape[1]), 0.0]
    weights = np.zeros(design.shape[1])
    # The loss curves at most by a quarter of the largest eigenvalue (a logistic's bound): longer steps would swing without end.
    steepest = 0.25 * np.linalg.norm(design * np.sqrt(rows.importance)[:, None], 2) ** 2 + rows.penalty
    for _ in range(_STEPS):
        found = 1 / (1 + np.exp(-design @ weights))
        weights -= 1 / steepest * (design.T @ (rows.importance * (found - rows.right)) + penalties * weights)
        wrong = np.r_[(rows.signs * weights[:-1]) < 0, False]
        weights[wrong] = 0.0
    return Fitted(weights, mean, scale)


def cross_validated(rows: Rows, groups: Sequence[object]) -> Floats:
    """The probability of each row by weights that were not fitted on its group; the mean of repeated folds."""
    chance = np.random.default_rng(0)
    names = {group: at for at, group in enumerate(dict.fromkeys(groups))}
    group_of = np.array([names[group] for group in groups])
    scores = np.zeros(len(rows.right))
    for _ in range(_REPEATS):
        fold = (chance.permutation(len(names)) % _FOLDS)[group_of]
        for held in range(_FOLDS):
            if (fold == held).any():
                scores[fold == held] += fit(rows.of(fold != held)).probability(rows.features[fold == held])
    return scores / _REPEATS
