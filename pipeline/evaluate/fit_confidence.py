"""`python -m pipeline.evaluate.fit_confidence`: fit the weights of confidence on the ledger of first judgements.

Prints what cross-validation by article gives: the Brier score beside that of the mere share of right records, and the bins.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import yaml

from ikrar.config import shipped_config_folder
from pipeline.evaluate.first_seen import LEDGER, Seen, read_ledger
from pipeline.evaluate.logistic import Rows, cross_validated, fit
from pipeline.evaluate.reliability import equal_bins

_PENALTIES = (3.0, 10.0, 30.0, 100.0)
"""The one with the lowest Brier score in cross-validation is taken: where the signs tell little, the share of right records remains."""


def fitted(seen: Sequence[Seen], kind: str) -> tuple[dict[str, object], list[str]]:
    """The weights of one kind, and lines that say what cross-validation gives."""
    of_kind = [(one.article, record) for one in seen for record in one.records if record.kind == kind]
    articles = [article for article, _ in of_kind]
    names = list(of_kind[0][1].signs)
    features = np.array([[record.signs[name] for name in names] for _, record in of_kind])
    right = np.array([float(record.right) for _, record in of_kind])
    tried = [Rows(features, right, np.ones(len(right)), np.zeros(len(names)), penalty) for penalty in _PENALTIES]
    scores = [cross_validated(rows, articles) for rows in tried]
    held_out, rows = min(zip(scores, tried, strict=True), key=lambda pair: float(((pair[0] - right) ** 2).mean()))
    brier, of_share = float(((held_out - right) ** 2).mean()), float(right.mean() * (1 - right.mean()))
    about = (
        f"Logistic regression fitted by `python -m pipeline.evaluate.fit_confidence` on {len(right)} records of "
        f"{len(set(articles))} articles as first seen, {int(right.sum())} of them right; "
        f"penalty {rows.penalty:g}; Brier score in 10-fold cross-validation by article {brier:.3f} (the mere share: {of_share:.3f})."
    )
    judged = [(round(float(value), 2), bool(is_right)) for value, is_right in zip(held_out, right, strict=True)]
    return fit(rows).to_json(names, about), [f"{kind}: {about}", *(one.line(kind) for one in equal_bins(judged))]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m pipeline.evaluate.fit_confidence", description=__doc__)
    parser.add_argument("--ledger", type=Path, default=LEDGER)
    parser.add_argument("--out", type=Path, default=shipped_config_folder() / "analysis" / "confidence.yml")
    asked = parser.parse_args(arguments)
    seen = read_ledger(asked.ledger)
    weights = {}
    for kind in ("statement", "violation"):
        weights[kind], lines = fitted(seen, kind)
        print("\n".join(lines))
    asked.out.write_text(yaml.safe_dump(weights, sort_keys=False, allow_unicode=True, width=140), encoding="utf-8")
    print(f"written to {asked.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
