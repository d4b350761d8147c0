"""How often records of one confidence are right: `python -m pipeline.evaluate.reliability GOLD…` prints a line for each bin."""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ikrar import __version__
from ikrar.config import Config
from ikrar.errors import InputError
from pipeline.annotate import Annotator
from pipeline.evaluate.gold import read_gold
from pipeline.evaluate.ledger import judge
from pipeline.evaluate.sealed import log_run
from pipeline.version import analysis_version

SMALLEST_BIN = 20
"""Below so many records a share says nothing."""
_Z = 1.96
"""Standard normal quantile of a 95 % interval."""

Judged = tuple[float, bool]
"""A record's confidence, and whether the gold has it."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Records of confidence from `low` to `high`: how many there are, how many are right, and their mean confidence."""

    low: float
    high: float
    n: int
    right: int
    mean: float

    @property
    def interval(self) -> tuple[float, float]:
        """95 % interval of the share that is right (Wilson 1927)."""
        share, spread = self.right / self.n, _Z**2 / self.n
        middle = share + spread / 2
        reach = _Z * math.sqrt(share * (1 - share) / self.n + spread / (4 * self.n))
        return max(0.0, (middle - reach) / (1 + spread)), min(1.0, (middle + reach) / (1 + spread))

    def line(self, kind: str) -> str:
        low, high = self.interval
        return (
            f"{kind:10} {self.low:.2f}-{self.high:.2f} (mean {self.mean:.2f})  {self.right:>4} of {self.n:>4} right  "
            f"{self.right / self.n:.3f} ({low:.2f}-{high:.2f})"
        )


def bins(judged: Iterable[Judged], at_least: int = SMALLEST_BIN) -> list[Bin]:
    """Bins of rising confidence, each of `at_least` records or more (where there are so many at all).

    Records of equal confidence are never parted; what is left over at the top joins the bin below it.
    """
    made: list[list[Judged]] = []
    for record in sorted(judged):
        if made and (len(made[-1]) < at_least or made[-1][-1][0] == record[0]):
            made[-1].append(record)
        else:
            made.append([record])
    if len(made) > 1 and len(made[-1]) < at_least:
        made[-2:] = [made[-2] + made[-1]]
    return [
        Bin(part[0][0], part[-1][0], len(part), sum(right for _, right in part), sum(value for value, _ in part) / len(part))
        for part in made
    ]


def equal_bins(judged: Sequence[Judged], at_least: int = SMALLEST_BIN, most: int = 5) -> list[Bin]:
    """At most `most` bins of about the same number of records, for a table that a reader takes in."""
    return bins(judged, max(at_least, math.ceil(len(judged) / most)))


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m pipeline.evaluate.reliability", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    files: list[Path] = parser.parse_args(arguments).gold
    try:
        articles = [read_gold(file) for file in files]
    except InputError as error:
        parser.error(str(error))
    config = Config()
    annotator, analysis = Annotator(config), analysis_version(config)
    records = [record for gold in articles for seen in judge(annotator, gold, analysis) for record in seen.records]
    lines = []
    for kind in ("statement", "violation"):
        judged = [(record.confidence, record.right) for record in records if record.kind == kind]
        lines += [part.line(kind) for part in equal_bins(judged)]
    print("\n".join(lines))
    for file in files:
        log_run(file, date.today(), __version__, "reliability " + "; ".join(" ".join(line.split()) for line in lines))


if __name__ == "__main__":
    main(sys.argv[1:])
