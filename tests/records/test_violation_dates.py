"""The dates of violation records, and from whom to whom their cases went, in short invented reports."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from tests.records.reports import Case, cases_of, told, violations_of

DATES, HANDOVERS = cases_of("violation_date_cases.yml"), cases_of("handover_cases.yml")


def records_of(taggers: Language, case: Case) -> dict[str, dict[str, Any]]:
    return {told(record): record for record in violations_of(taggers, case, at="20:00")}


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
