"""A WordPress site with an open REST interface, feeds and the sitemap of its core."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from newsroom.families.paging import asked_number, cut
from newsroom.resource import Resource, redirect
from newsroom.site import Site, Story

HTML = "text/html; charset=UTF-8"
FEED_SIZE = 6
LIST_SIZE = 5
_JSON = "application/json; charset=UTF-8"


class WordPress:
    sitemaps = ("/wp-sitemap.xml",)

    def __init__(self, site: Site) -> None:
        self.site = site

    def respond(self, path: str, query: Mapping[str, str]) -> Resource | None:
        """Pages, the REST posts (pretty and `?rest_route=`), feeds and sitemaps."""
        if path == "/" and "p" in query:
            return self._by_number(query["p"])
        route = query.get("rest_route") if path == "/" else path.removeprefix("/wp-json") if path.startswith("/wp-json/") else None
        if route is not None:
            return self._posts(query) if route == "/wp/v2/posts" else None
        if path == "/feed/":
            return self._feed(asked_number(query, "paged", 1))
        if path == "/wp-sitemap.xml":
            return self.site.render("sitemap_index.xml", content_type="application/xml; charset=UTF-8")
        if path == "/wp-sitemap-posts-post-1.xml":
            return self.site.render("sitemap.xml", content_type="application/xml; charset=UTF-8")
        if paged := re.fullmatch(r"(/|/category/daerah/)(?:page/(\d+)/)?", path):
            page = cut(self.site.stories, LIST_SIZE, int(paged[2] or 1))
            return self.site.render("list.html", content_type=HTML, page=page, section=paged[1]) if page else None
        if path in ("/redaksi/", "/pedoman-media-siber/"):
            return self.site.render("static.html", content_type=HTML, title=path.strip("/").replace("-", " ").title())
        return self._article(path)

    def _article(self, path: str) -> Resource | None:
        amp = path.endswith("/amp/")
        if not path.endswith("/"):
            return redirect(self.site.absolute(path + "/")) if path + "/" in self.site.by_path else None
        story = self.site.by_path.get(path.removesuffix("amp/") if amp else path)
        if story is None:
            return None
        return self.site.render("article.html", content_type=HTML, modified=story.modified, story=story, amp=amp)

    def _by_number(self, number: str) -> Resource | None:
        return next((redirect(story.url) for story in self.site.stories if str(story.number) == number), None)

    def _feed(self, number: int) -> Resource | None:
        page = cut(self.site.stories, FEED_SIZE, number)
        if page is None:
            return None
        return self.site.render("feed.xml", content_type="application/rss+xml; charset=UTF-8", stories=page.stories)

    def _posts(self, query: Mapping[str, str]) -> Resource:
        """`/wp/v2/posts` as WordPress answers it: per_page to 100, before/after, orderby, order, search; 400 past the last page."""
        order = "modified" if query.get("orderby") == "modified" else "published"
        found = sorted(self.site.stories, key=lambda story: getattr(story, order), reverse=query.get("order") != "asc")
        found = [story for story in found if _within(story, query)]
        if words := query.get("search", "").lower().split():
            found = [story for story in found if all(word in (story.article.title + story.article.text).lower() for word in words)]
        size = asked_number(query, "per_page", 10)
        if not 1 <= size <= 100:
            return _refusal("rest_invalid_param", "Parameter tidak valid: per_page")
        page = cut(found, size, asked_number(query, "page", 1))
        if page is None:
            return _refusal("rest_post_invalid_page_number", "Nomor halaman yang diminta melebihi jumlah halaman yang tersedia.")
        fields = [name for name in query.get("_fields", "").split(",") if name]
        rows = [self._row(story) for story in page.stories]
        if fields:
            # WordPress keeps a whole member for `title.rendered` as for `title`.
            rows = [{name: row[name] for name in row if name in {field.partition(".")[0] for field in fields}} for row in rows]
        headers = {"X-WP-Total": str(len(found)), "X-WP-TotalPages": str(page.total if found else 0)}
        return Resource(body=json.dumps(rows).encode(), content_type=_JSON, modified=self.site.changed_at, headers=headers)

    def _row(self, story: Story) -> dict[str, Any]:
        content = self.site.render("content.html", story=story).body.decode()
        return {
            "id": story.number,
            "date": _local(story.published),
            "date_gmt": _gmt(story.published),
            "modified": _local(story.modified),
            "modified_gmt": _gmt(story.modified),
            "slug": story.article.path.strip("/").rpartition("/")[2],
            "status": "publish",
            "type": "post",
            "link": story.url,
            "title": {"rendered": story.article.title.replace("&", "&amp;")},
            "content": {"rendered": content, "protected": False},
            "excerpt": {"rendered": f"<p>{story.lead}</p>\n", "protected": False},
            "author": 3,
            "categories": [7],
        }


def _within(story: Story, query: Mapping[str, str]) -> bool:
    for prefix, moment in (("", story.published), ("modified_", story.modified)):
        after, before = query.get(prefix + "after"), query.get(prefix + "before")
        if (after and not moment > _asked(after)) or (before and not moment < _asked(before)):
            return False
    return True


def _asked(text: str) -> datetime:
    """A time of a query; WordPress reads one without offset in the site's own zone (WIB here)."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else datetime.fromisoformat(text + "+07:00")


def _local(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S")


def _gmt(moment: datetime) -> str:
    return _local(moment.astimezone(UTC))


def _refusal(code: str, message: str) -> Resource:
    body = {"code": code, "message": message, "data": {"status": 400}}
    return Resource(body=json.dumps(body).encode(), content_type=_JSON, status=400)
