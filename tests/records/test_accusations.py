"""Wrong accusations and false clearings: what is planned, asked, left to others, told of others or of all is no step of a case."""

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

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("accusation_cases.yml").read_text(encoding="utf-8"))["cases"]


@pytest.fixture(scope="module")
def taggers() -> Language:
    """The taggers alone: the cases are shorter than an article whose relevance could be judged."""
    language = build_language()
    for name in ("ikrar_relevance", "ikrar_records"):
        if name in language.pipe_names:
            language.remove_pipe(name)
    return language


def told(record: dict[str, Any]) -> str:
    count = record["count"]
    return f"{record['stage']} {record['region']} " + (f"{count['min']}-{count['max']} {count['unit']}" if count else "-")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_accusation(taggers: Language, case: dict[str, Any]) -> None:
    published = f"{case.get('published', '2024-11-20')}T08:00:00+07:00"
    article = {"url": "http://kabar.example/1", "outlet": "kabar", "title": "", "published_at": published, "text": case["text"]}
    records = without_doubles(find_violations(read_frame(taggers(make_doc(taggers, article)))))
    assert sorted(map(told, records)) == sorted(case["expect"])
    if "handover" in case:
        assert [records[0]["from_institution"], records[0]["to_institution"]] == case["handover"]
    if "subject" in case:
        assert records[0]["subject"] == case["subject"]


def test_half_of_the_cases_hold_a_trap_with_a_real_step_beside_it() -> None:
    """A rule that never spoke would pass the traps alone."""
    assert sum(bool(case["expect"]) for case in CASES) * 2 >= len(CASES)
