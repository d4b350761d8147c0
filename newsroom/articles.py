"""The practice articles: texts, expected records and page noise, as data (`articles/*.jsonl`, the gold format).

One file an outlet, one article a line: `id`, `url` (with the outlet's invented host), `outlet`, `title`, `published_at`, `text`,
`gold`, `note`, and three keys of the newsroom's own:
`day` on which the article first appears, `page` (what its page carries around the text: place of the dateline, caption, byline,
closing mark, related headlines) and `changes` (what happens to it on a later day: another text, or gone).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

OUTLET_IDS = ("kabarswarna", "wartapantura", "radarkatulistiwa", "mediacenter", "catatantimur", "rangkumdaerah")


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """The headline of another story, shown after the paragraph number `after` (0 = before the first)."""

    after: int
    headline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNoise:
    """What an article's page carries around its text; none of it is body text (codebook, "Not content")."""

    place: str | None = None
    caption: str | None = None
    byline: str | None = None
    closing: str | None = None
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeArticle:
    """One article as it stands on one day."""

    id: str
    url: str
    outlet: str
    title: str
    published_at: str
    text: str
    gold: Mapping[str, Any]
    note: str
    day: int
    """First day on which it is there, from 1."""
    page: PageNoise
    changes: tuple[Mapping[str, Any], ...] = ()
    reprint_of: str | None = None
    modified_at: str | None = None
    gone: bool = False

    @property
    def path(self) -> str:
        return urlsplit(self.url).path

    @property
    def paragraphs(self) -> list[str]:
        return self.text.split("\n\n")

    def on(self, day: int) -> PracticeArticle | None:
        """The article as of `day`; None before its first day."""
        if day < self.day:
            return None
        article = self
        for change in self.changes:
            if change["day"] <= day:
                article = replace(article, **{name: value for name, value in change.items() if name != "day"})
        return article


@cache
def load_articles() -> tuple[PracticeArticle, ...]:
    """All practice articles of all days, by outlet and in the order of the files."""
    folder = resources.files("newsroom") / "articles"
    articles = []
    for outlet in OUTLET_IDS:
        for line in (folder / f"{outlet}.jsonl").read_text(encoding="utf-8").splitlines():
            articles.append(_read(json.loads(line)))
    return tuple(articles)


def articles_on(day: int) -> list[PracticeArticle]:
    """The articles that exist on `day`, those that are gone among them (`gone` is true)."""
    return [article for original in load_articles() if (article := original.on(day)) is not None]


def _read(row: dict[str, Any]) -> PracticeArticle:
    page = row["page"]
    noise = PageNoise(**{**page, "related": tuple(Related(**line) for line in page["related"])})
    return PracticeArticle(**{**row, "page": noise, "changes": tuple(row["changes"])})
