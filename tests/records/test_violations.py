"""Violation records of short invented reports: one for each way of saying it, each ruling, each word that points back."""

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

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("violation_cases.yml").read_text(encoding="utf-8"))["cases"]
NOT_YET = {case["name"]: case["not_yet"] for case in CASES if "not_yet" in case}


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The taggers alone: the cases are shorter than an article whose relevance could be judged."""
    language = build_language()
    for name in ("ikrar_relevance", "ikrar_records"):
        if name in language.pipe_names:
            language.remove_pipe(name)
    return language


def records_of(nlp: Language, case: dict[str, Any]) -> list[dict[str, Any]]:
    published = f"{case.get('published', '2024-11-20')}T08:00:00+07:00"
    article = {"url": "http://kabar.example/1", "outlet": "kabar", "title": "", "published_at": published, "text": case["text"]}
    return without_doubles(find_violations(read_frame(nlp(make_doc(nlp, article)))))


def told(record: dict[str, Any]) -> str:
    count = record["count"]
    number = f"{count['min']}-{count['max']} {count['unit']}" if count else "-"
    return f"{record['stage']} {record['region']} {number}"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(nlp: Language, case: dict[str, Any]) -> None:
    if case["name"] in NOT_YET:
        pytest.xfail(NOT_YET[case["name"]])
    records = records_of(nlp, case)
    assert sorted(map(told, records)) == sorted(case["expect"])
    if "handover" in case:
        assert [records[0]["from_institution"], records[0]["to_institution"]] == case["handover"]
    if "subject" in case:
        assert records[0]["subject"] == case["subject"]
    if "dates" in case:
        assert {told(record): record["date"] for record in records} == case["dates"]
    for record in records:
        for span in record["evidence"]:
            assert case["text"][span["start"] : span["end"]] == span["text"] and span["text"].strip()


def test_every_ruling_on_stages_and_counts_has_a_case() -> None:
    assert set(range(1, 19)) <= {ruling for case in CASES for ruling in case.get("ruling", ())}


def test_names_of_accused_persons_never_enter_a_record(nlp: Language) -> None:
    text = "Bawaslu Kendal meneruskan Camat Patean, Sutrisno Hadi, ke BKN. Sutrisno Hadi diduga memihak salah satu calon."
    records = records_of(nlp, {"text": text})
    assert records and not any("Sutrisno" in str({k: v for k, v in record.items() if k != "evidence"}) for record in records)


def test_at_least_25_cases_resolve_words_that_point_back() -> None:
    assert sum(case.get("reference", False) for case in CASES) >= 25
