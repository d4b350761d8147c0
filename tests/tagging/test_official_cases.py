"""Officials in whole sentences, grouped by what makes them hard: `official_cases.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from pipeline.tagging.language import make_doc
from pipeline.tagging.mentions import mentions_of
from tests.cases import read_yaml

GROUPS = read_yaml(Path(__file__).parent / "official_cases.yml")["groups"]
CASES = [pytest.param(case, id=f"{group['what'][:20]}-{at}") for group in GROUPS for at, case in enumerate(group["cases"])]


@pytest.mark.parametrize("case", CASES)
def test_officials(tagger: Language, case: dict[str, Any]) -> None:
    article = {"text": case["text"], "title": case.get("title"), "outlet": "kabar", "url": "http://x.example/1"}
    doc = tagger(make_doc(tagger, article | {"published_at": "2024-11-01T00:00:00+07:00"}))
    found = {(mention["name"], mention["position"], mention["status"], mention["region"]) for mention in mentions_of(doc, "official")}
    assert {official for official in found if official[0]} == {tuple(official) for official in case["officials"]}
