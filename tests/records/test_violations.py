"""Violation records of short invented reports: one for each way of saying it, each ruling, each word that points back."""

from __future__ import annotations

from typing import Any

import pytest

from tests.records.reports import Violations, assert_quoted, cases_of, told

FILES = ("violation_cases.yml", "telling_cases.yml", "tally_cases.yml", "decided_cases.yml", "page_cases.yml", "progress_cases.yml")
CASES = [case for file in FILES for case in cases_of(file)]
NOT_YET = {case["name"]: case["not_yet"] for case in CASES if "not_yet" in case}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(violations_of: Violations, case: dict[str, Any]) -> None:
    if case["name"] in NOT_YET:
        pytest.xfail(NOT_YET[case["name"]])
    records = violations_of(case)
    assert sorted(map(told, records)) == sorted(case["expect"])
    if "handover" in case:
        assert [records[0]["from_institution"], records[0]["to_institution"]] == case["handover"]
    if "subject" in case:
        assert records[0]["subject"] == case["subject"]
    if "dates" in case:
        assert {told(record): record["date"] for record in records} == case["dates"]
    for record in records:
        assert_quoted(case["text"], record)


def test_every_ruling_on_stages_and_counts_has_a_case() -> None:
    assert set(range(1, 19)) <= {ruling for case in CASES for ruling in case.get("ruling", ())}


def test_names_of_accused_persons_never_enter_a_record(violations_of: Violations) -> None:
    text = "Bawaslu Kendal meneruskan Camat Patean, Sutrisno Hadi, ke BKN. Sutrisno Hadi diduga memihak salah satu calon."
    records = violations_of({"text": text})
    assert records and not any("Sutrisno" in str({k: v for k, v in record.items() if k != "evidence"}) for record in records)


def test_at_least_25_cases_resolve_words_that_point_back() -> None:
    assert sum(case.get("reference", False) for case in CASES) >= 25
