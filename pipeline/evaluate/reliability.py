"""How often records of one confidence are right: `python -m pipeline.evaluate.reliability GOLD…` prints a line for each bin."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.annotate import Annotator
from pipeline.evaluate.gold import read_gold
from pipeline.evaluate.matching import match_statements, match_violations

SMALLEST_BIN = 20
"""Below so many records a share says nothing."""

Judged = tuple[float, bool]
"""A record's confidence, and whether the gold has it."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Records of confidence from `low` to `high`: how many there are and how many are right."""

    low: float
    high: float
    n: int
    right: int


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
    return [Bin(part[0][0], part[-1][0], len(part), sum(right for _, right in part)) for part in made]


def judge(files: Sequence[Path], kind: str) -> Iterator[Judged]:
    """The records of one kind that are found in the articles of gold files, each right where it pairs with one of the gold."""
    match = match_violations if kind == "violation" else match_statements
    annotator = Annotator()
    for article in (article for file in files for article in read_gold(file)):
        (annotation,) = annotator.annotate([{name: article.get(name) for name in ("url", "outlet", "title", "published_at", "text")}])
        found = [record for record in annotation.to_json()["records"] if record["kind"] == kind]
        matching = match([record for record in article["gold"]["records"] if record["kind"] == kind], found)
        yield from ((record["confidence"], True) for _, record in matching.pairs)
        yield from ((record["confidence"], False) for record in matching.extra)


def main(files: Sequence[str]) -> None:
    for kind in ("violation", "statement"):
        for part in bins(judge([Path(file) for file in files], kind)):
            print(f"{kind:10} {part.low:.2f}-{part.high:.2f}  {part.right:>4} of {part.n:>4} right  {part.right / part.n:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
