"""Gold files: JSON Lines of the interchange input with `gold` beside it. Reading, and checking by the codebook."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ikrar.errors import InputError
from ikrar.model import (
    AUDIENCES,
    COUNT_UNITS,
    DATE_BASES,
    FORMS,
    INSTITUTIONS,
    POSITIONS,
    STAGES,
    STATUSES,
    SUBJECTS,
)
from ikrar.regions import NATION

Article = Mapping[str, Any]
"""One line: `id`, `url`, `outlet`, `title`, `published_at`, `text`, `gold`; what is null in gold is not annotated (mentions, regions)."""

_REQUIRED = ("url", "title", "published_at", "text", "gold")
_REQUIRED_GOLD = ("relevant", "records", "officials", "regions", "counts")


def read_gold(path: Path) -> list[Article]:
    """The articles of a gold file, in its order.

    Raises:
        InputError: the file is missing, a line is no JSON object or lacks a field, or a URL stands twice.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", file=path) from error
    articles: list[Article] = []
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            article = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"not JSON: {error.msg}", file=path, line=number) from error
        for name in _missing(article):
            raise InputError(f"the field {name} is missing", file=path, line=number)
        if article["url"] in seen:
            raise InputError(f"the URL {article['url']} stands twice", file=path, line=number)
        seen.add(article["url"])
        articles.append(article)
    if not articles:
        raise InputError("holds no article", file=path)
    return articles


def problems(article: Article, region_codes: frozenset[str]) -> Iterator[str]:
    """Everything in one article's gold that the codebook does not allow."""
    gold, text = article["gold"], article["text"]
    if article["published_at"] is not None:
        yield from _not_a_time(article["published_at"])
    if not gold["relevant"] and gold["records"]:
        yield "records of an article that is not relevant"
    for code in gold["regions"] or ():
        yield from _not_a_code(code, region_codes, "regions")
    for record in gold["records"]:
        for problem in _record_problems(record, text, region_codes):
            yield f"{record.get('kind')} {record.get('form') or record.get('stage')} {record.get('region')}: {problem}"
    for official in gold["officials"] or ():
        yield from _not_in(official["position"], POSITIONS, f"position of {official['name']}")
        yield from _not_in(official["status"], STATUSES, f"status of {official['name']}")
        if official["region"] is not None:
            yield from _not_a_code(official["region"], region_codes, f"region of {official['name']}")
        if not _stands_in(official.get("text"), text):
            yield f"the text of official {official['name']} does not stand in the article"
    for count in gold["counts"] or ():
        yield from _count_problems(count)
        if not _stands_in(count.get("text"), text):
            yield f"the count {count.get('text')!r} does not stand in the article"


def _record_problems(record: Mapping[str, Any], text: str, codes: frozenset[str]) -> Iterator[str]:
    yield from _not_a_code(record["region"], codes, "region")
    if record["kind"] == "statement":
        yield from _not_in(record["form"], FORMS, "form")
        for value in record.get("audience") or ():
            yield from _not_in(value, AUDIENCES, "audience")
        issuer = record.get("issuer") or {}
        for key, known in (("position", POSITIONS), ("status", STATUSES), ("institution", INSTITUTIONS)):
            if issuer.get(key) is not None:
                yield from _not_in(issuer[key], known, f"issuer's {key}")
    elif record["kind"] == "violation":
        yield from _not_in(record["stage"], STAGES, "stage")
        yield from _not_in(record["subject"], SUBJECTS, "subject")
        for key in ("from_institution", "to_institution"):
            if record.get(key) is not None:
                yield from _not_in(record[key], INSTITUTIONS, key)
        if record.get("count") is not None:
            yield from _count_problems(record["count"])
    else:
        yield f"unknown kind {record['kind']!r}"
    yield from _date_problems(record)
    if not record["evidence"]:
        yield "no evidence"
    for span in record["evidence"]:
        if text[span["start"] : span["end"]] != span["text"]:
            yield f"evidence at {span['start']} is not what the text says there"


def _date_problems(record: Mapping[str, Any]) -> Iterator[str]:
    iso, basis = record["date"], record["date_basis"]
    if (iso is None) != (basis is None):
        yield "date and date_basis must both be null or both be given"
    if basis is not None:
        yield from _not_in(basis, DATE_BASES, "date_basis")
    if iso is not None:
        try:
            date.fromisoformat((iso + "-01-01")[:10] if len(iso) == 4 else (iso + "-01")[:10])
        except ValueError:
            yield f"date {iso!r} is no ISO date"


def _count_problems(count: Mapping[str, Any]) -> Iterator[str]:
    yield from _not_in(count["unit"], COUNT_UNITS, "unit")
    if count["max"] is not None and count["min"] > count["max"]:
        yield f"count with min {count['min']} above max {count['max']}"
    if count["exact"] and count["min"] != count["max"]:
        yield "an exact count with a range"


def _missing(article: Any) -> Iterator[str]:
    if not isinstance(article, dict):
        yield "url (the line must be a JSON object)"
        return
    yield from (name for name in _REQUIRED if name not in article)
    if isinstance(article.get("gold"), dict):
        yield from (f"gold.{name}" for name in _REQUIRED_GOLD if name not in article["gold"])
    else:
        yield "gold"


def _not_in(value: str, known: Sequence[str], what: str) -> Iterator[str]:
    if value not in known:
        yield f"{what}: {value!r} is no value of the codebook"


def _not_a_code(code: str, codes: frozenset[str], what: str) -> Iterator[str]:
    if code != NATION and code not in codes:
        yield f"{what}: {code!r} is no region code"


def _not_a_time(published_at: str) -> Iterator[str]:
    try:
        if datetime.fromisoformat(published_at).tzinfo is None:
            yield "published_at has no offset"
    except ValueError:
        yield f"published_at {published_at!r} is no ISO time"


def _stands_in(words: str | None, text: str) -> bool:
    return words is None or " ".join(words.split()) in " ".join(text.split())
