"""How new articles of an outlet are found.

To add a method: write a module here with the two functions of `page.Method` (`start`: first addresses; `read`: bytes to entries), add it to
METHODS below and its name to `crawlers.families.Rung.method`, and give it a page in `tests/crawlers/test_discovery.py`. A method asks
nothing by itself: the walk (`walk.py`) does, with good manners, and decides when a list is read to where it is known.
"""

from __future__ import annotations

from typing import cast

from crawlers.discovery import feed, listing, sitemap, wordpress
from crawlers.discovery.page import Answer, Entry, ListingPage, Method, UnreadableListing

METHODS: dict[str, Method] = {
    "wordpress": cast(Method, wordpress),
    "feed": cast(Method, feed),
    "sitemap": cast(Method, sitemap),
    "listing": cast(Method, listing),
}

__all__ = ["METHODS", "Answer", "Entry", "ListingPage", "Method", "UnreadableListing"]
