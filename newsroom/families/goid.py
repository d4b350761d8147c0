"""A government's home-made site: a table of news with Indonesian dates, windows-1252 under a wrong name, no sitemap, no feed."""

from __future__ import annotations

from collections.abc import Mapping

from newsroom.families.paging import asked_number, cut
from newsroom.resource import Resource
from newsroom.site import Site

# The bytes are windows-1252; browsers read this name as that (WHATWG encoding standard).
HTML = "text/html; charset=iso-8859-1"
LIST_SIZE = 4


class GoId:
    def __init__(self, site: Site) -> None:
        self.site = site

    def respond(self, path: str, query: Mapping[str, str]) -> Resource | None:
        """Home, `/berita?halaman=N` and the articles, also under `/index.php`."""
        path = path.removeprefix("/index.php") or "/"
        if path in ("/", "/berita"):
            page = cut(self.site.stories, LIST_SIZE, asked_number(query, "halaman", 1) if path != "/" else 1)
            return self.site.render("list.html", content_type=HTML, page=page) if page else None
        if path == "/profil":
            return self.site.render("static.html", content_type=HTML)
        story = self.site.by_path.get(path)
        return self.site.render("article.html", content_type=HTML, modified=story.modified, story=story) if story else None
