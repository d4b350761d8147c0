"""A real page, where it lies beside the checkout; other people's text is not kept in the project."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from ikrar.model import Article
from pipeline.extract import PARAGRAPH_BREAK, Page, extract_article

PAGES = Path(__file__).resolve().parents[3] / "shared" / "pages"


@pytest.mark.skipif(not PAGES.is_dir(), reason="the real pages are not beside this checkout")
@pytest.mark.parametrize("expected_file", sorted(PAGES.glob("*.expected.json")), ids=lambda path: path.name)
def test_body_title_author_and_time_of_a_real_page(expected_file: Path) -> None:
    expected = json.loads(expected_file.read_text(encoding="utf-8"))["V1"]
    body = expected_file.with_name(expected_file.name.replace(".expected.json", ".html")).read_bytes()
    found = extract_article([Page(url="https://outlet.example/read/1/berita", body=body)], outlet="real", timezone="Asia/Jakarta")
    assert isinstance(found, Article)
    written = [paragraph for section in expected["body"]["sections"] for paragraph in section["paragraphs"]]
    # The desk's mark after the last sentence, "(E-2)", is no body text (codebook).
    written[-1] = written[-1].rpartition(" (")[0] if written[-1].endswith(")") else written[-1]
    assert found.text.split(PARAGRAPH_BREAK) == written
    assert found.title == expected["title"]
    assert found.author == ", ".join(expected["authors"])
    assert datetime.fromisoformat(found.published_at or "") == datetime.fromisoformat(expected["publishing_date"])
