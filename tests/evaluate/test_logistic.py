"""The small logistic regression: it finds what was put in, keeps forbidden signs at zero, and holds groups out whole."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.evaluate.logistic import Rows, cross_validated, fit
from pipeline.weights import Weights


def rows(seed: int = 7, n: int = 600, signs: tuple[float, float] = (0.0, 0.0)) -> Rows:
    """Rows whose log odds are 1 + 2 x first; the second feature is noise."""
    chance = np.random.default_rng(seed)
    features = chance.normal(size=(n, 2))
    odds = 1 / (1 + np.exp(-(1 + 2 * features[:, 0])))
    return Rows(features, (chance.random(n) < odds).astype(float), np.ones(n), np.array(signs), 0.01)


def test_the_level_is_moved_without_the_weights() -> None:
    some = rows()
    fitted = fit(some)
    moved = fitted.shifted_to(0.2, some.features)
    assert moved.probability(some.features).mean() == pytest.approx(0.2, abs=1e-6)
    assert (moved.weights[:-1] == fitted.weights[:-1]).all()


def test_the_weights_that_made_the_rows_are_found() -> None:
    first, second, intercept = fit(rows()).weights
    assert first == pytest.approx(2.0, abs=0.4)
    assert second == pytest.approx(0.0, abs=0.25)
    assert intercept == pytest.approx(1.0, abs=0.35)


def test_a_feature_that_may_only_speak_against_gets_no_weight_for() -> None:
    assert fit(rows(signs=(-1.0, 0.0))).weights[0] == 0.0


def test_a_feature_that_never_varies_is_harmless() -> None:
    plain = rows()
    constant = Rows(np.c_[plain.features, np.ones(len(plain.right))], plain.right, plain.importance, np.zeros(3), 0.01)
    assert np.isfinite(fit(constant).probability(constant.features)).all()


def test_cross_validation_never_learns_from_the_group_it_judges() -> None:
    # Within a group all rows are alike and nothing else tells them: what is held out can only get the others' share.
    groups = np.repeat(np.arange(20), 5)
    right = (groups % 2).astype(float)
    told = Rows(np.eye(20)[groups], right, np.ones(100), np.zeros(20), 1.0)
    held_out = cross_validated(told, list(groups))
    assert np.abs(held_out - 0.5).max() < 0.2
    assert np.abs(fit(told).probability(told.features) - right).max() < 0.5


def test_what_is_written_gives_the_same_probability() -> None:
    made = rows()
    fitted = fit(made)
    read = Weights.model_validate(fitted.to_json(["first", "second"], "a test"))
    for features, expected in zip(made.features[:5], fitted.probability(made.features[:5]), strict=True):
        assert read.probability({"first": features[0], "second": features[1]}) == pytest.approx(expected, abs=0.001)
