"""Statements by every slot of their telling: who acts, the word for the act, whom it addresses, what about, and the carrier."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cases import read_yaml
from tests.records.reports import assert_quoted

FILES = ("appeal_cases", "act_cases", "no_statement_cases")
CASES = [case for name in FILES for case in read_yaml(Path(__file__).with_name(f"{name}.yml"))]
Annotate = Callable[..., list[dict[str, Any]]]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_forms_regions_and_issuers(statements_of: Annotate, case: dict[str, Any]) -> None:
    found = statements_of(case, title="Netralitas Jelang Pilkada 2024")
    seen = sorted((record["form"], record["region"]) for record in found)
    assert seen == sorted((wanted["form"], wanted["region"]) for wanted in case["expect"])
    issuers = {(record["form"], (record["issuer"] or {}).get("name")) for record in found}
    for wanted in case["expect"]:
        if "issuer" in wanted:
            assert (wanted["form"], wanted["issuer"]) in issuers
    for record in found:
        assert_quoted(case["text"], record)
