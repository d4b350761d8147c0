"""`python -m pipeline.evaluate.first_seen GOLD.jsonl …`: keep how the records of fresh articles fared when the analysis first saw them.

Rules are mended on the articles that they failed on, so afterwards those articles say nothing about how often a record is right.
The ledger (`tests/gold/judged/first_seen.jsonl`, one line an article) keeps what was true before; an article in it is never judged again.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ikrar.config import Config
from ikrar.errors import InputError
from pipeline.annotate import Annotator
from pipeline.evaluate.gold import Article, read_gold
from pipeline.evaluate.matching import match_statements, match_violations
from pipeline.version import analysis_version

LEDGER = Path("tests/gold/judged/first_seen.jsonl")


@dataclass(frozen=True, slots=True)
class JudgedRecord:
    """A record as the analysis made it: its signs, and whether the gold has it (the same form or stage, region and count)."""

    kind: str
    right: bool
    confidence: float
    signs: dict[str, float]


@dataclass(frozen=True, slots=True)
class Seen:
    """One article's records, judged by the analysis of that version."""

    article: str
    analysis: str
    records: tuple[JudgedRecord, ...]


def read_ledger(path: Path) -> list[Seen]:
    """The articles of a ledger, in its order; a ledger that does not exist yet has none.

    Raises:
        InputError: a line is no article of a ledger.
    """
    if not path.exists():
        return []
    seen = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            seen.append(_from_json(json.loads(line)))
        except (json.JSONDecodeError, TypeError, KeyError) as error:
            raise InputError(f"not a line of a ledger: {error}", file=path, line=number) from error
    return seen


def judge(annotator: Annotator, articles: Sequence[Article], analysis: str) -> Iterator[Seen]:
    """The records that are found in each article, right where they pair with one of the gold."""
    for article, doc in zip(articles, annotator.docs(articles), strict=True):
        judged: list[JudgedRecord] = []
        for kind, match in (("statement", match_statements), ("violation", match_violations)):
            found = [pair for pair in zip(doc._.records, doc._.signs, strict=True) if pair[0]["kind"] == kind]
            wanted = [record for record in article["gold"]["records"] if record["kind"] == kind]
            right = [id(record) for _, record in match(wanted, [record for record, _ in found]).pairs]
            judged += [JudgedRecord(kind, id(record) in right, record["confidence"], _rounded(signs)) for record, signs in found]
        yield Seen(article.get("id") or article["url"], analysis, tuple(judged))


def _rounded(signs: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 3) for name, value in signs.items()}


def _from_json(data: dict[str, Any]) -> Seen:
    return Seen(**{**data, "records": tuple(JudgedRecord(**record) for record in data["records"])})


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m pipeline.evaluate.first_seen", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--ledger", type=Path, default=LEDGER)
    asked = parser.parse_args(arguments)
    known = {seen.article for seen in read_ledger(asked.ledger)}
    config = Config()
    annotator, analysis = Annotator(config), analysis_version(config)
    for path in asked.gold:
        fresh = [article for article in read_gold(path) if (article.get("id") or article["url"]) not in known]
        seen = list(judge(annotator, fresh, analysis))
        with asked.ledger.open("a", encoding="utf-8") as ledger:
            ledger.writelines(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in seen)
        records = [record for one in seen for record in one.records]
        print(f"{path}: {len(seen)} articles seen for the first time, {sum(one.right for one in records)} of {len(records)} records right")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
