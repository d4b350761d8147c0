"""`python -m pipeline.evaluate.ledger [--mended] GOLD.jsonl …`: keep how the records of articles fared, with their signs.

Rules are mended on the articles that they failed on, so afterwards those say little about how often a record is right; the ledger
(`tests/gold/judged/ledger.jsonl`, one line an article, no text) keeps what was true before, and an article in it is never judged
again. Articles that rules were mended on may join as `mended`: they show which signs go with an error, not how frequent errors are.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from ikrar.config import Config
from ikrar.errors import InputError
from pipeline.annotate import Annotator
from pipeline.evaluate.gold import Article, read_gold
from pipeline.evaluate.matching import match_statements, match_violations
from pipeline.version import analysis_version

LEDGER = Path("tests/gold/judged/ledger.jsonl")


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
    mended: bool
    """Rules had been mended on this article before."""
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
    return _with_zeros(seen)


def article_key(article: Article) -> str:
    """What tells one article of all gold from another, without its address: sets count anew from 01."""
    return f"{article.get('id') or ''} {hashlib.sha256(article['url'].encode()).hexdigest()[:8]}".strip()


def judge(annotator: Annotator, articles: Sequence[Article], analysis: str, *, mended: bool = False) -> Iterator[Seen]:
    """The records that are found in each article, right where they pair with one of the gold."""
    for article, doc in zip(articles, annotator.docs(articles), strict=True):
        judged: list[JudgedRecord] = []
        for kind, match in (("statement", match_statements), ("violation", match_violations)):
            found = [pair for pair in zip(doc._.records, doc._.signs, strict=True) if pair[0]["kind"] == kind]
            wanted = [record for record in article["gold"]["records"] if record["kind"] == kind]
            right = [id(record) for _, record in match(wanted, [record for record, _ in found]).pairs]
            judged += [JudgedRecord(kind, id(record) in right, record["confidence"], _rounded(signs)) for record, signs in found]
        yield Seen(article_key(article), analysis, mended, tuple(judged))


def _rounded(signs: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 2) for name, value in signs.items()}


def _to_json(seen: Seen) -> dict[str, Any]:
    """Without the signs that are zero, which are most."""
    data = asdict(seen)
    for record in data["records"]:
        record["signs"] = {name: int(value) if value == int(value) else value for name, value in record["signs"].items() if value}
    return data


def _with_zeros(seen: Sequence[Seen]) -> list[Seen]:
    names: dict[str, dict[str, float]] = {}
    for record in (record for one in seen for record in one.records):
        names.setdefault(record.kind, {}).update(dict.fromkeys(record.signs, 0.0))
    return [replace(one, records=tuple(replace(r, signs=names[r.kind] | r.signs) for r in one.records)) for one in seen]


def _from_json(data: dict[str, Any]) -> Seen:
    return Seen(**{**data, "records": tuple(JudgedRecord(**record) for record in data["records"])})


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m pipeline.evaluate.ledger", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--mended", action="store_true", help="Rules were mended on these articles before.")
    parser.add_argument("--ledger", type=Path, default=LEDGER)
    asked = parser.parse_args(arguments)
    known = {seen.article for seen in read_ledger(asked.ledger)}
    config = Config()
    annotator, analysis = Annotator(config), analysis_version(config)
    for path in asked.gold:
        fresh = [article for article in read_gold(path) if article_key(article) not in known]
        seen = list(judge(annotator, fresh, analysis, mended=asked.mended))
        with asked.ledger.open("a", encoding="utf-8") as ledger:
            ledger.writelines(json.dumps(_to_json(one), separators=(",", ":"), ensure_ascii=False) + "\n" for one in seen)
        records = [record for one in seen for record in one.records]
        print(f"{path}: {len(seen)} articles not judged before, {sum(one.right for one in records)} of {len(records)} records right")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
