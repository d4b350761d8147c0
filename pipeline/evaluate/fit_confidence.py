"""`python -m pipeline.evaluate.fit_confidence`: fit the weights of confidence on the ledger of judged records.

The weights come from all articles, those that rules were mended on counting a third; the level from the fresh ones alone. Prints
what cross-validation by article gives on the fresh ones: the Brier score beside that of the mere share of right records, the area
under the curve (the probability that a right record is surer than a wrong one), and the bins.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import yaml

from ikrar.config import shipped_config_folder
from pipeline.evaluate.ledger import LEDGER, Seen, read_ledger
from pipeline.evaluate.logistic import Floats, Rows, cross_validated, fit
from pipeline.evaluate.reliability import equal_bins

_PENALTIES = (3.0, 10.0, 30.0, 100.0)
"""The one with the lowest Brier score in cross-validation is taken: where the signs tell little, the share of right records remains."""
_MENDED = 1 / 3
"""How much a record counts whose article rules were mended on, beside one of a fresh article."""


def fitted(seen: Sequence[Seen], kind: str) -> tuple[dict[str, object], list[str]]:
    """The weights of one kind, and lines that say what cross-validation gives."""
    of_kind = [(one, record) for one in seen for record in one.records if record.kind == kind]
    articles = [one.article for one, _ in of_kind]
    fresh = np.array([not one.mended for one, _ in of_kind])
    names = list(of_kind[0][1].signs)
    features = np.array([[record.signs[name] for name in names] for _, record in of_kind])
    right = np.array([float(record.right) for _, record in of_kind])
    share = float(right[fresh].mean())
    importance = np.where(fresh, 1.0, _MENDED)
    tried = [Rows(features, right, importance, np.zeros(len(names)), penalty) for penalty in _PENALTIES]
    scores = [cross_validated(rows, articles)[fresh] for rows in tried]
    held_out, rows = min(zip(scores, tried, strict=True), key=lambda pair: _brier(pair[0], right[fresh]))
    about = (
        f"Logistic regression fitted by `python -m pipeline.evaluate.fit_confidence` on {fresh.sum()} records of "
        f"{len({one.article for one, _ in of_kind if not one.mended})} fresh articles, {int(right[fresh].sum())} of them right, "
        f"and on {(~fresh).sum()} of articles that rules were mended on; penalty {rows.penalty:g}; of the fresh ones in 10-fold "
        f"cross-validation by article: Brier score {_brier(held_out, right[fresh]):.3f} (the mere share: {share * (1 - share):.3f}), "
        f"area under the curve {_area(held_out, right[fresh]):.3f}."
    )
    judged = [(round(float(value), 2), bool(is_right)) for value, is_right in zip(held_out, right[fresh], strict=True)]
    weights = fit(rows).shifted_to(share, features[fresh])
    return weights.to_json(names, about), [f"{kind}: {about}", *(one.line(kind) for one in equal_bins(judged))]


def _brier(found: Floats, right: Floats) -> float:
    return float(((found - right) ** 2).mean())


def _area(found: Floats, right: Floats) -> float:
    """Area under the receiver operating characteristic, by ranks (Mann and Whitney 1947); ties count a half."""
    good, bad = found[right == 1][:, None], found[right == 0][None, :]
    return float((good > bad).mean() + (good == bad).mean() / 2)


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
