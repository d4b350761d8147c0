"""One outlet as it stands on one day: its articles, ready for the templates of its family."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

import jinja2

from newsroom.articles import PracticeArticle, articles_on, load_articles
from newsroom.dates import day_month_year, long_date, zone_label
from newsroom.outlets import PRACTICE_NOTICE, PracticeOutlet
from newsroom.resource import Resource

DAY_MOMENTS = {1: datetime.fromisoformat("2025-05-12T06:00:00+07:00"), 2: datetime.fromisoformat("2025-06-18T06:00:00+07:00")}
"""The newsroom's clock: what the pages print as today, and when a listing that changed that day was last modified."""
LAST_DAY = max(DAY_MOMENTS)

_templates = jinja2.Environment(
    loader=jinja2.PackageLoader("newsroom"), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
)
_templates.filters.update(long_date=long_date, day_month_year=day_month_year, zone_label=zone_label)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the page's text column: a paragraph of the article, or a line about another story."""

    kind: str
    """`paragraph` or `related`."""
    text: str


@dataclass(frozen=True, slots=True)
class Story:
    """An article with what its templates need."""

    article: PracticeArticle
    url: str
    published: datetime
    modified: datetime
    dateline: str
    number: int
    """A number for addresses and counters of the site; the same on every day."""

    @property
    def blocks(self) -> list[Block]:
        """Paragraphs and related lines in the order of the page."""
        blocks = []
        for position, paragraph in enumerate([*self.article.paragraphs, None]):
            blocks += [Block("related", line.headline) for line in self.article.page.related if line.after == position]
            if paragraph is not None:
                blocks.append(Block("paragraph", paragraph))
        return blocks

    @property
    def lead(self) -> str:
        """The opening, cut off at 150 characters as many sites do."""
        return self.article.text[:150] + "…"


class Site:
    """The stories of one outlet on one day, newest first, and the templates of its family."""

    def __init__(self, outlet: PracticeOutlet, base_url: str, day: int) -> None:
        self.outlet, self.base_url, self.day = outlet, base_url, day
        self.today = DAY_MOMENTS[day]
        standing = [article for article in articles_on(day) if article.outlet == outlet.id]
        stories = [self._story(article) for article in standing]
        self.gone_paths = {story.article.path for story in stories if story.article.gone}
        self.stories = sorted((story for story in stories if not story.article.gone), key=lambda story: story.published, reverse=True)
        self.by_path = {story.article.path: story for story in self.stories}
        changed = [number for number in DAY_MOMENTS if number <= day and _changes_on(outlet.id, number)]
        self.changed_at = DAY_MOMENTS[max(changed)]
        self.other_headlines = _headlines()

    def absolute(self, path: str) -> str:
        return self.base_url + path

    def render(self, template: str, *, modified: datetime | None = None, content_type: str = "text/html", **context: Any) -> Resource:
        """The template with the site in its context, in the outlet's encoding."""
        text = _templates.get_template(f"{self.outlet.family}/{template}").render(
            site=self, outlet=self.outlet, today=self.today, notice=PRACTICE_NOTICE, **context
        )
        return Resource(body=text.encode(self.outlet.encoding), content_type=content_type, modified=modified or self.changed_at)

    def _story(self, article: PracticeArticle) -> Story:
        published = datetime.fromisoformat(article.published_at)
        modified = datetime.fromisoformat(article.modified_at) if article.modified_at else published
        place = article.page.place
        dateline = self.outlet.dateline.format(place=place, PLACE=place.upper()) if place else ""
        number = 41_000 + int(article.id.rpartition("-")[2]) * 13
        return Story(article, self.base_url + article.path, published, modified, dateline, number)


class Family(Protocol):
    """How one family of sites answers: `respond` gives the page at a path, or None where there is none."""

    def __init__(self, site: Site) -> None: ...

    def respond(self, path: str, query: Mapping[str, str]) -> Resource | None: ...


def _changes_on(outlet_id: str, day: int) -> bool:
    return any(
        article.outlet == outlet_id and (article.day == day or any(change["day"] == day for change in article.changes))
        for article in load_articles()
    )


def _headlines() -> list[str]:
    """Headlines of other stories, for menus and boxes around the text."""
    return [line.headline for article in load_articles() for line in article.page.related]
