"""A news blog on Blogspot: Atom feed with the whole text, sitemap, monthly archives, mobile twins."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsroom.families.paging import asked_number
from newsroom.resource import Resource
from newsroom.site import Site

HTML = "text/html; charset=UTF-8"
HOME_SIZE = 5


class Blogspot:
    sitemaps = ("/sitemap.xml",)

    def __init__(self, site: Site) -> None:
        self.site = site

    def respond(self, path: str, query: Mapping[str, str]) -> Resource | None:
        """Feed with `start-index` and `max-results`, sitemap, home, `/YYYY/MM/` and the posts (also `?m=1`)."""
        stories = self.site.stories
        if path == "/feeds/posts/default":
            start, size = asked_number(query, "start-index", 1), asked_number(query, "max-results", 25)
            return self.site.render(
                "feed.xml",
                content_type="application/atom+xml; charset=UTF-8",
                stories=stories[start - 1 : start - 1 + size],
                start=start,
                size=size,
            )
        if path == "/sitemap.xml":
            return self.site.render("sitemap.xml", content_type="text/xml; charset=UTF-8")
        if path == "/":
            return self.site.render("list.html", content_type=HTML, stories=stories[:HOME_SIZE])
        if month := re.fullmatch(r"/(\d{4})/(\d\d)/", path):
            inside = [story for story in stories if story.article.path.startswith(month[0])]
            return self.site.render("list.html", content_type=HTML, stories=inside) if inside else None
        story = self.site.by_path.get(path)
        return self.site.render("article.html", content_type=HTML, modified=story.modified, story=story) if story else None
