"""Statements by every slot of their telling: who acts, the word for the act, whom it addresses, what about, and the carrier."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

FILES = ("appeal_cases", "act_cases", "no_statement_cases")
CASES = [case for name in FILES for case in yaml.safe_load((Path(__file__).parent / f"{name}.yml").read_text(encoding="utf-8"))]
Annotate = Callable[..., list[dict[str, Any]]]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_forms_regions_and_issuers(statements_of: Annotate, case: dict[str, Any]) -> None:
    found = statements_of(case["text"], title="Netralitas Jelang Pilkada 2024")
    seen = sorted((record["form"], record["region"]) for record in found)
    assert seen == sorted((wanted["form"], wanted["region"]) for wanted in case["expect"])
    issuers = {(record["form"], (record["issuer"] or {}).get("name")) for record in found}
    for wanted in case["expect"]:
        if "issuer" in wanted:
            assert (wanted["form"], wanted["issuer"]) in issuers
