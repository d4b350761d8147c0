"""`python -m pipeline.evaluate.fit_relevance GOLD.jsonl …`: fit the weights of relevance, and say what cross-validation gives them.

A logistic regression with an L2 penalty by projected gradient descent: two dozen features and a few hundred articles need no library.
Evidence that speaks for the subject may not weigh against it, nor the other way round: the gold has few articles that are far from it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from ikrar.config import Config, shipped_config_folder
from pipeline.evaluate.gold import read_gold
from pipeline.relevance import RelevanceJudge
from pipeline.tagging.noise import NoiseFinder

_PENALTY = 3.0
"""Smaller ones do no better in cross-validation, and let single articles decide."""
_NEAR_MISS_SHARE = 1.0
"""Near misses are few in the gold; together they weigh as much as this times the relevant articles."""
_OTHER_NEWS = 40
"""Ordinary news holds none of the words: so many articles without any evidence stand for it, for the gold has near misses only."""
_FOLDS, _REPEATS, _STEPS, _RATE = 10, 3, 4000, 0.01
_AGAINST = frozenset({"another subject", "others' neutrality", "village election", "share of organiser"})
_EITHER = frozenset({"share of order", "share of campaign", "share of gesture"})

Floats = NDArray[np.float64]


def fit(features: Floats, relevant: Floats, signs: Floats) -> Floats:
    """Weights of standardised features (n, k), the intercept last (k + 1).

    Args:
        signs: 1 for a feature that may only speak for, -1 for one that may only speak against, 0 for either.
    """
    design = np.c_[features, np.ones(len(features))]
    importance = np.where(relevant == 1, 1.0, _NEAR_MISS_SHARE * relevant.sum() / max(1.0, (1 - relevant).sum()))
    penalty = _PENALTY * np.r_[np.ones(features.shape[1]), 0.0]
    weights = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        found = 1 / (1 + np.exp(-design @ weights))
        weights -= _RATE * (design.T @ (importance * (found - relevant)) + penalty * weights)
        wrong = np.r_[(signs * weights[:-1]) < 0, False]
        weights[wrong] = 0.0
    return weights


def cross_validated(features: Floats, relevant: Floats, signs: Floats, judged: int) -> float:
    """Accuracy on the first `judged` articles, each by weights that were not fitted on it, by the mean score of repeated folds."""
    chance = np.random.default_rng(0)
    scores = np.zeros(len(relevant))
    for _ in range(_REPEATS):
        fold = chance.permutation(len(relevant)) % _FOLDS
        for held in range(_FOLDS):
            mean, scale = _standard(features[fold != held])
            weights = fit((features[fold != held] - mean) / scale, relevant[fold != held], signs)
            design = np.c_[(features[fold == held] - mean) / scale, np.ones((fold == held).sum())]
            scores[fold == held] += 1 / (1 + np.exp(-design @ weights))
    return float(((scores / _REPEATS >= 0.5) == relevant)[:judged].mean())


def _standard(features: Floats) -> tuple[Floats, Floats]:
    spread = features.std(axis=0)
    return features.mean(axis=0), np.where(spread > 0, spread, 1.0)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m pipeline.evaluate.fit_relevance", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=shipped_config_folder() / "analysis" / "relevance.yml")
    asked = parser.parse_args(arguments)
    judge, noise = RelevanceJudge(Config()), NoiseFinder(Config())
    articles = [article for path in asked.gold for article in read_gold(path)]
    rows = []
    for article in articles:
        spans = [(span.start, span.end) for span in noise.find(article["text"], title=article["title"]).spans if span.reason != "dateline"]
        rows.append(judge.evidence(article["title"], article["text"], spans))
    names = list(rows[0])
    other = np.array([judge.evidence("", "")[name] for name in names])
    features = np.array([[row[name] for name in names] for row in rows] + [other] * _OTHER_NEWS)
    relevant = np.array([float(article["gold"]["relevant"]) for article in articles] + [0.0] * _OTHER_NEWS)
    signs = np.array([-1.0 if name in _AGAINST else 0.0 if name in _EITHER else 1.0 for name in names])
    mean, scale = _standard(features)
    weights = fit((features - mean) / scale, relevant, signs)
    accuracy = cross_validated(features, relevant, signs, len(articles))
    fitted = {
        "about": f"Logistic regression fitted by `python -m pipeline.evaluate.fit_relevance` on {len(articles)} articles "
        f"({', '.join(path.name for path in asked.gold)}); accuracy in {_FOLDS}-fold cross-validation {accuracy:.3f}.",
        "intercept": round(float(weights[-1]), 4),
        "features": {
            name: {"mean": round(float(mean[at]), 4), "scale": round(float(scale[at]), 4), "weight": round(float(weights[at]), 4)}
            for at, name in enumerate(names)
        },
    }
    asked.out.write_text(yaml.safe_dump(fitted, sort_keys=False, allow_unicode=True, width=140), encoding="utf-8")
    print(f"{len(articles)} articles, cross-validated accuracy {accuracy:.3f}, written to {asked.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
