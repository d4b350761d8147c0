"""Small hand-made pages of shapes that the newsroom does not have: what is expected of each stands beside it as JSON."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from ikrar.model import Article
from pipeline.extract import PARAGRAPH_BREAK, Page, extract_article

FOLDER = Path(__file__).parent / "pages"
NAMES = sorted(path.stem for path in FOLDER.glob("*.html"))


def extract(name: str) -> tuple[Article, dict[str, Any]]:
    wanted = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    page = Page(url=wanted["url"], body=(FOLDER / f"{name}.html").read_bytes())
    found = extract_article([page], outlet="practice", timezone=wanted["timezone"])
    assert isinstance(found, Article), found
    return found, wanted["expected"]


@pytest.mark.parametrize("name", NAMES)
def test_page(name: str) -> None:
    found, expected = extract(name)
    assert found.text.split(PARAGRAPH_BREAK) == expected["text"]
    assert found.title == expected["title"]
    assert found.published_at == expected["published_at"]
    for field in ("published_basis", "author", "canonical_url"):
        if field in expected:
            assert getattr(found, field) == expected[field], field
    datetime.fromisoformat(found.published_at or "")
    assert found.language == "id"


def test_there_are_enough_of_them() -> None:
    assert len(NAMES) >= 12
    assert {path.stem for path in FOLDER.glob("*.json")} == set(NAMES)
