"""`python -m pipeline.evaluate.fit_relevance GOLD.jsonl … [--cases CASES.yml]`: fit the weights of relevance, cross-validated.

Evidence that speaks for the subject may not weigh against it, nor the other way round: the gold has few articles that are far from it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import yaml
from pydantic import BaseModel, ConfigDict

from ikrar.config import Config, load_yaml, shipped_config_folder
from pipeline.evaluate.gold import read_gold
from pipeline.evaluate.logistic import Rows, cross_validated, fit
from pipeline.relevance import RelevanceJudge, is_listing
from pipeline.relevance_evidence import evidence_of
from pipeline.tagging.noise import NoiseFinder

_PENALTY = 1.5
"""Half of it does no better in cross-validation, and lets single articles decide."""
_NEAR_MISS_SHARE = 0.6
"""Near misses together weigh as much as this times the relevant articles: what is turned away is lost, a near miss let in seldom says
anything that becomes a record."""
_OTHER_NEWS = 40
"""Ordinary news holds none of the words: so many articles without any evidence stand for it, for the gold has near misses only."""
_AGAINST = frozenset({"another subject", "others' neutrality", "share of organiser"})
_EITHER = frozenset({"share of order", "share of campaign", "share of gesture"})


class RelevanceCase(BaseModel):
    """A short article whose records nobody has written down."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: str
    text: str


class RelevanceCases(BaseModel):
    """Articles that are relevant."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    relevant: tuple[RelevanceCase, ...]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m pipeline.evaluate.fit_relevance", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=shipped_config_folder() / "analysis" / "relevance.yml")
    parser.add_argument("--cases", type=Path, help="invented relevant articles, a list of title and text")
    asked = parser.parse_args(arguments)
    judge, noise = RelevanceJudge(Config()), NoiseFinder(Config())
    right, found = [], []
    gold = [article for path in asked.gold for article in read_gold(path) if not is_listing(article["url"])]
    told = [(article["title"], article["text"], bool(article["gold"]["relevant"])) for article in gold]
    cases = load_yaml(asked.cases, RelevanceCases).relevant if asked.cases else ()
    for title, text, relevant in [*told, *((case.title, case.text, True) for case in cases)]:
        spans = [(span.start, span.end) for span in noise.find(text, title=title).spans if span.reason != "dateline"]
        evidence = judge.evidence(title, text, spans)
        if evidence is not None:
            right.append(float(relevant))
            found.append(evidence)
    nothing = evidence_of(frozenset(), [])
    names = list(nothing)
    other = np.array([nothing[name] for name in names])
    features = np.array([[row[name] for name in names] for row in found] + [other] * _OTHER_NEWS)
    is_relevant = np.array(right + [0.0] * _OTHER_NEWS)
    signs = np.array([-1.0 if name in _AGAINST else 0.0 if name in _EITHER else 1.0 for name in names])
    importance = np.where(is_relevant == 1, 1.0, _NEAR_MISS_SHARE * is_relevant.sum() / max(1.0, (1 - is_relevant).sum()))
    rows = Rows(features, is_relevant, importance, signs, _PENALTY)
    scores = cross_validated(rows, range(len(is_relevant)))[: len(right)]
    accuracy = float(((scores >= 0.5) == is_relevant[: len(right)]).mean())
    names_of_files = ", ".join(path.name for path in (*asked.gold, asked.cases) if path)
    about = (
        f"Logistic regression fitted by `python -m pipeline.evaluate.fit_relevance` on {len(right)} articles "
        f"({names_of_files}); accuracy in 10-fold cross-validation {accuracy:.3f}."
    )
    fitted = fit(rows).to_json(names, about)
    asked.out.write_text(yaml.safe_dump(fitted, sort_keys=False, allow_unicode=True, width=140), encoding="utf-8")
    print(f"{len(right)} articles, cross-validated accuracy {accuracy:.3f}, written to {asked.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
