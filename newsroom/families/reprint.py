"""A site that reprints others word for word: a feed and nothing else, today's date on top, the body printed twice."""

from __future__ import annotations

from collections.abc import Mapping

from newsroom.resource import Resource
from newsroom.site import Site

HTML = "text/html; charset=UTF-8"


class Reprint:
    def __init__(self, site: Site) -> None:
        self.site = site

    def respond(self, path: str, query: Mapping[str, str]) -> Resource | None:
        """`/feed/`, home and the articles."""
        if path == "/feed/":
            return self.site.render("feed.xml", content_type="application/rss+xml; charset=UTF-8")
        if path == "/":
            return self.site.render("list.html", content_type=HTML)
        story = self.site.by_path.get(path)
        return self.site.render("article.html", content_type=HTML, modified=story.modified, story=story) if story else None
