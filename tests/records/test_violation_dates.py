"""The dates of violation records, and from whom to whom their cases went, in short invented reports."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cases import Case
from tests.records.reports import Violations, cases_of, told

DATES, HANDOVERS = cases_of("violation_date_cases.yml"), cases_of("handover_cases.yml")


def records_of(violations_of: Violations, case: Case) -> dict[str, dict[str, Any]]:
    return {told(record): record for record in violations_of(case, at="20:00")}


@pytest.mark.parametrize("case", DATES, ids=[case["name"] for case in DATES])
def test_date(violations_of: Violations, case: dict[str, Any]) -> None:
    records = records_of(violations_of, case)
    found = {name: record["date"] for name, record in records.items()}
    assert {name: found.get(name, f"no record among {sorted(found)}") for name in case["dates"]} == case["dates"]
    published = str(case.get("published", "2024-11-20"))
    assert {record["date"] for record in records.values() if record["date_basis"] == "published"} <= {published}


@pytest.mark.parametrize("case", HANDOVERS, ids=[case["name"] for case in HANDOVERS])
def test_handover(violations_of: Violations, case: dict[str, Any]) -> None:
    found = {name: [record["from_institution"], record["to_institution"]] for name, record in records_of(violations_of, case).items()}
    assert {name: found.get(name, f"no record among {sorted(found)}") for name in case["handover"]} == case["handover"]
