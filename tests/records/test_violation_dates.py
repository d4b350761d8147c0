"""The dates of violation records, and from whom to whom their cases went, in short invented reports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language

from pipeline.records.building import without_doubles
from pipeline.records.frame import read_frame
from pipeline.records.violations import find_violations
from pipeline.tagging.language import build_language, make_doc


def cases_of(file: str) -> list[dict[str, Any]]:
    return yaml.safe_load(Path(__file__).with_name(file).read_text(encoding="utf-8"))["cases"]


DATES, HANDOVERS = cases_of("violation_date_cases.yml"), cases_of("handover_cases.yml")


@pytest.fixture(scope="module")
def taggers() -> Language:
    """The taggers alone: the cases are shorter than an article whose relevance could be judged."""
    language = build_language()
    for name in ("ikrar_relevance", "ikrar_records"):
        if name in language.pipe_names:
            language.remove_pipe(name)
    return language


def records_of(taggers: Language, case: dict[str, Any]) -> dict[str, dict[str, Any]]:
    published = f"{case.get('published', '2024-11-20')}T20:00:00+07:00"
    article = {"url": "http://kabar.example/1", "outlet": "kabar", "title": "", "published_at": published, "text": case["text"]}
    return {told(record): record for record in without_doubles(find_violations(read_frame(make_and_tag(taggers, article))))}


def make_and_tag(taggers: Language, article: dict[str, Any]) -> Any:
    return taggers(make_doc(taggers, article))


def told(record: dict[str, Any]) -> str:
    count = record["count"]
    return f"{record['stage']} {record['region']} " + (f"{count['min']}-{count['max']} {count['unit']}" if count else "-")


@pytest.mark.parametrize("case", DATES, ids=[case["name"] for case in DATES])
def test_date(taggers: Language, case: dict[str, Any]) -> None:
    found = {name: record["date"] for name, record in records_of(taggers, case).items()}
    assert {name: found.get(name, f"no record among {sorted(found)}") for name in case["dates"]} == case["dates"]


@pytest.mark.parametrize("case", HANDOVERS, ids=[case["name"] for case in HANDOVERS])
def test_handover(taggers: Language, case: dict[str, Any]) -> None:
    found = {name: [record["from_institution"], record["to_institution"]] for name, record in records_of(taggers, case).items()}
    assert {name: found.get(name, f"no record among {sorted(found)}") for name in case["handover"]} == case["handover"]


def test_only_the_day_of_publication_is_called_published(taggers: Language) -> None:
    for case in DATES:
        published = case.get("published", "2024-11-20")
        for record in records_of(taggers, case).values():
            assert record["date_basis"] != "published" or record["date"] == str(published), case["name"]
