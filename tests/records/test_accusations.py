"""Wrong accusations and false clearings: what is planned, asked, left to others, told of others or of all is no step of a case."""

from __future__ import annotations

from typing import Any

import pytest

from tests.records.reports import Violations, cases_of, told

CASES = [
    *cases_of("accusation_cases.yml"),
    *cases_of("court_cases.yml"),
    *cases_of("one_servant_cases.yml"),
    *cases_of("beside_cases.yml"),
    *cases_of("conduct_cases.yml"),
    *cases_of("examined_cases.yml"),
    *cases_of("penalty_cases.yml"),
]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_accusation(violations_of: Violations, case: dict[str, Any]) -> None:
    records = violations_of(case)
    assert sorted(map(told, records)) == sorted(case["expect"])
    if "handover" in case:
        assert [records[0]["from_institution"], records[0]["to_institution"]] == case["handover"]
    if "subject" in case:
        assert records[0]["subject"] == case["subject"]


def test_half_of_the_cases_hold_a_trap_with_a_real_step_beside_it() -> None:
    """A rule that never spoke would pass the traps alone."""
    assert sum(bool(case["expect"]) for case in CASES) * 2 >= len(CASES)
