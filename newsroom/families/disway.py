"""A site of the Disway kind: `/read/ID/slug`, found by its lists alone, with AMP twins and a constant that looks like a page."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsroom.families.paging import cut
from newsroom.resource import Resource
from newsroom.site import Site

HTML = "text/html; charset=UTF-8"
LIST_SIZE = 5
SITE_CONSTANT = 15
"""`/read/ID/slug/15` is the same page again; the number is the site's, no page number (phrasing, "Not pages")."""


class Disway:
    def __init__(self, site: Site) -> None:
        self.site = site
        self.by_number = {story.article.path.split("/")[2]: story for story in site.stories}

    def respond(self, path: str, query: Mapping[str, str]) -> Resource | None:
        """Home, `/index` and `/index/OFFSET`, and articles by their number, whatever slug follows it."""
        if path == "/":
            return self._list(0)
        if listed := re.fullmatch(r"/index(?:/(\d+))?", path):
            return self._list(int(listed[1] or 0))
        if read := re.fullmatch(rf"/(read|amp)/(\d+)(?:/[^/]+)?(?:/{SITE_CONSTANT})?", path):
            story = self.by_number.get(read[2])
            if story:
                return self.site.render("article.html", content_type=HTML, modified=story.modified, story=story, amp=read[1] == "amp")
        return None

    def _list(self, offset: int) -> Resource | None:
        page = cut(self.site.stories, LIST_SIZE, offset // LIST_SIZE + 1) if offset % LIST_SIZE == 0 else None
        return self.site.render("list.html", content_type=HTML, page=page, size=LIST_SIZE) if page else None
