"""Regions in passages whose names are those of villages, offices or universities as well: `region_cases.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from pipeline.tagging.language import make_doc
from pipeline.tagging.mentions import mentions_of
from tests.cases import read_yaml

CASES = read_yaml(Path(__file__).parent / "region_cases.yml")["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_regions(tagger: Language, case: dict[str, Any]) -> None:
    doc = tagger(make_doc(tagger, {"text": case["text"], "title": "", "outlet": "kabar", "url": "http://x.example/1"}))
    assert {mention["code"] for mention in mentions_of(doc, "region")} == set(case["codes"])
