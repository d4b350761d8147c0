"""A site of the Tribun kind: articles over two pages, an index list, a news sitemap, a feed that leads nowhere."""

from __future__ import annotations

from collections.abc import Mapping

from newsroom.families.paging import asked_number, cut
from newsroom.resource import Resource
from newsroom.site import Block, Site, Story

# The type names no charset here: the page's own meta element does.
HTML = "text/html"
XML = "text/xml; charset=utf-8"
LIST_SIZE = 5
LONG_ARTICLE_PARAGRAPHS = 8
"""From so many paragraphs on an article is split in two."""


class Tribun:
    sitemaps = ("/sitemap-news.xml",)

    def __init__(self, site: Site) -> None:
        self.site = site

    def respond(self, path: str, query: Mapping[str, str]) -> Resource | None:
        """Home, `/index-news?page=N`, the sitemap, the feed, and articles as `?page=1`, `?page=2` and `?page=all`."""
        if path in ("/", "/index-news"):
            page = cut(self.site.stories, LIST_SIZE, asked_number(query, "page", 1) if path != "/" else 1)
            return self.site.render("list.html", content_type=HTML, page=page) if page else None
        if path == "/sitemap-news.xml":
            return self.site.render("sitemap_news.xml", content_type=XML)
        if path == "/rss":
            return self.site.render("feed.xml", content_type=XML)
        story = self.site.by_path.get(path)
        return self._article(story, query.get("page", "1")) if story else None

    def _article(self, story: Story, asked: str) -> Resource | None:
        parts = split_pages(story)
        if asked == "all":
            blocks, number = [block for part in parts for block in part], 0
        elif asked.isdecimal() and 1 <= int(asked) <= len(parts):
            blocks, number = parts[int(asked) - 1], int(asked)
        else:
            return None
        return self.site.render(
            "article.html", content_type=HTML, modified=story.modified, story=story, blocks=blocks, number=number, total=len(parts)
        )


def split_pages(story: Story) -> list[list[Block]]:
    """The blocks of each page of an article: one page, or two for a long one."""
    paragraphs = len(story.article.paragraphs)
    if paragraphs < LONG_ARTICLE_PARAGRAPHS:
        return [story.blocks]
    seen = 0
    for position, block in enumerate(story.blocks):
        seen += block.kind == "paragraph"
        if seen == paragraphs // 2 + 1:
            return [story.blocks[: position + 1], story.blocks[position + 1 :]]
    raise AssertionError("an article with fewer paragraphs than it has")
