"""Statements of invented articles, each with the rule that it tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cases import read_yaml
from tests.records.reports import assert_quoted

CASES = read_yaml(Path(__file__).with_name("statement_cases.yml"))
Annotate = Callable[..., list[dict[str, Any]]]


@pytest.mark.parametrize("case", CASES, ids=[case["rule"] for case in CASES])
def test_case(statements_of: Annotate, case: dict[str, Any]) -> None:
    found = statements_of(case)
    seen = sorted((record["form"], record["region"], str(record["date"])) for record in found)
    assert seen == sorted((wanted["form"], wanted["region"], str(wanted["date"])) for wanted in case["expect"])
    for wanted in case["expect"]:
        record = next(record for record in found if (record["form"], record["region"]) == (wanted["form"], wanted["region"]))
        if "issuer" in wanted:
            assert (record["issuer"] or {}).get("name") == wanted["issuer"]
        if "reference" in wanted:
            assert record["reference"] == wanted["reference"]
    for record in found:
        assert_quoted(case["text"], record)
        assert not any("BACA JUGA" in span["text"] for span in record["evidence"])


def test_election_by_text_and_confidence(statements_of: Annotate) -> None:
    text = "BATANG - Sekda Batang, Ari Wibawa, memimpin ikrar netralitas ASN jelang Pilkada 2024, Senin (4/11/2024)."
    (record,) = statements_of({"text": text})
    assert record["election"] == "pilkada-2024"
    assert record["audience"] == ["civil_servant"]
    assert 0 < record["confidence"] <= 1


def test_a_text_of_two_megabytes(statements_of: Annotate) -> None:
    text = "BATANG - Sekda Batang, Ari Wibawa, memimpin ikrar netralitas ASN, Senin (4/11/2024).\n\n" + "Harga cabai naik lagi. " * 4000
    found = statements_of({"text": text})
    assert [(record["form"], record["region"]) for record in found] in ([("declaration", "33.25")], [])
