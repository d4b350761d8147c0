"""Statements of invented articles, each with the rule that it tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = yaml.safe_load((Path(__file__).parent / "statement_cases.yml").read_text(encoding="utf-8"))
Annotate = Callable[..., list[dict[str, Any]]]


@pytest.mark.parametrize("case", CASES, ids=[case["rule"] for case in CASES])
def test_case(statements_of: Annotate, case: dict[str, Any]) -> None:
    options = {key: case[key] for key in ("title", "published", "judged") if key in case}
    found = statements_of(case["text"], **options)
    seen = sorted((record["form"], record["region"], str(record["date"])) for record in found)
    assert seen == sorted((wanted["form"], wanted["region"], str(wanted["date"])) for wanted in case["expect"])
    for wanted in case["expect"]:
        record = next(record for record in found if (record["form"], record["region"]) == (wanted["form"], wanted["region"]))
        if "issuer" in wanted:
            assert (record["issuer"] or {}).get("name") == wanted["issuer"]
        if "reference" in wanted:
            assert record["reference"] == wanted["reference"]


@pytest.mark.parametrize("case", CASES, ids=[case["rule"] for case in CASES])
def test_evidence_is_what_the_text_says(statements_of: Annotate, case: dict[str, Any]) -> None:
    for record in statements_of(case["text"]):
        assert record["evidence"]
        for span in record["evidence"]:
            assert case["text"][span["start"] : span["end"]] == span["text"]
            assert "BACA JUGA" not in span["text"]


def test_election_by_text_and_confidence(statements_of: Annotate) -> None:
    (record,) = statements_of("BATANG - Sekda Batang, Ari Wibawa, memimpin ikrar netralitas ASN jelang Pilkada 2024, Senin (4/11/2024).")
    assert record["election"] == "pilkada-2024"
    assert record["audience"] == ["civil_servant"]
    assert 0 < record["confidence"] <= 1


def test_a_text_of_two_megabytes(statements_of: Annotate) -> None:
    text = "BATANG - Sekda Batang, Ari Wibawa, memimpin ikrar netralitas ASN, Senin (4/11/2024).\n\n" + "Harga cabai naik lagi. " * 4000
    found = statements_of(text)
    assert [(record["form"], record["region"]) for record in found] in ([("declaration", "33.25")], [])
