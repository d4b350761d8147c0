"""However a text is marked up, no evidence of a record is lost and no related story is kept."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest

from ikrar.model import Article
from newsroom.articles import PracticeArticle, load_articles
from pipeline.extract import Page, extract_article
from pipeline.extract.body import fold

MARKUP: dict[str, Callable[[list[str]], str]] = {
    "paragraphs": lambda lines: "<div>" + "".join(f"<p>{line}</p>" for line in lines) + "</div>",
    "double breaks": lambda lines: "<div>" + "<br><br>".join(lines) + "</div>",
    "single breaks": lambda lines: "<article>" + "<br>\n".join(lines) + "</article>",
    "layout table": lambda lines: "<table><tr><td>" + "".join(f"<div>{line}</div>" for line in lines) + "</td></tr></table>",
    "wrapped lines": lambda lines: "<div>" + "<br><br>".join("<br>".join(_wrap(line)) for line in lines) + "</div>",
    "hidden hyphens": lambda lines: "".join(f"<p>{_hyphenated(line)}</p>" for line in lines),
    "spans": lambda lines: "<section>" + "".join(f"<p><span style='x'>{line}</span></p><p>&nbsp;</p>" for line in lines) + "</section>",
}


def _hyphenated(line: str) -> str:
    return line.replace("an", "a&shy;n").replace("er", "e\u200br")


def _wrap(line: str) -> list[str]:
    return re.findall(r".{1,70}(?:\s+|$)", line)


def lines_of(article: PracticeArticle) -> list[str]:
    """The article as a page prints it: dateline, closing mark, related lines between its paragraphs."""
    lines = [html.escape(paragraph) for paragraph in article.paragraphs]
    if article.page.place:
        lines[0] = f"{article.page.place.upper()}, Koran Uji – {lines[0]}"
    lines[-1] += f" {article.page.closing or '(uji)'}"
    for related in sorted(article.page.related, key=lambda line: -line.after):
        lines.insert(related.after, f"BACA JUGA: {html.escape(related.headline)}")
    return lines


@pytest.mark.parametrize("markup", MARKUP)
def test_no_evidence_lost(markup: str) -> None:
    for article in load_articles():
        page = f"""<html><head><title>{html.escape(article.title)} - Koran Uji</title></head><body><div>Beranda Daerah</div>
        <h1>{html.escape(article.title)}</h1>{MARKUP[markup](lines_of(article))}<div>Redaksi dan kontak</div></body></html>"""
        found = extract_article([Page(url="https://koran.example/read/1/judul", body=page.encode())], outlet="koran")
        assert isinstance(found, Article), (article.id, found)
        assert found.title == article.title
        text = fold(found.text)
        for record in article.gold["records"]:
            for span in record["evidence"]:
                assert fold(span["text"]) in text, article.id
        assert not [line.headline for line in article.page.related if fold(line.headline) in text], article.id
        assert "uji" not in text.split()[-1:]
