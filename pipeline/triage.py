"""Pages that are no article, told by address, head and shape before anything is analysed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from urllib.parse import parse_qsl, urlsplit

from ikrar.config import Config
from pipeline.extract.blocks import Block
from pipeline.extract.tree import HtmlElement
from pipeline.tagging.dateline import DatelineFinder
from pipeline.tagging.lines import split_lines
from pipeline.words.entries import Entry, load_entries

_LIST_PATHS = re.compile(
    r"^/?$|/(?:tags?|topik|topic|topics|label|category|categories|kategori|author|penulis|editor|search|cari|pencarian|indeks?|index-news|archives?|arsip|feed|feeds|rss|page/\d+)"
    r"(?:/|$|\.(?:html?|php|xml)$)|/(?:wp-json|wp-admin|wp-login\.php|xmlrpc\.php)\b|/search/label/|^/(?:19|20)\d\d(?:/\d{1,2}(?:/\d{1,2})?)?/?$",
    re.IGNORECASE,
)
_LIST_QUERY = frozenset(("s", "q", "cari", "search", "keyword", "start", "cat", "tag", "paged"))
_FILES = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|pptx?|zip|rar|mp[34]|xml|json|css|js|ico)$", re.IGNORECASE)
_FEW_CHARACTERS = 250
"""Body text of a list seldom goes beyond one excerpt of such length."""
_LIST_HEADLINES = 5
_UNRELATED_DATELINES = 4
"""An article has one; a round-up of correspondents seldom more than three."""
_CLOSED = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_OPENED = re.compile(r"<(?:body|html)[\s>]", re.IGNORECASE)


def reject_address(url: str) -> str | None:
    """The reason for which an address cannot be an article's (`address`), or None."""
    parts = urlsplit(url)
    if _FILES.search(parts.path):
        return "address"
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    if parts.path in ("", "/") and query.keys() & {"p", "id"}:
        return None
    return "address" if _LIST_PATHS.search(parts.path) or _LIST_QUERY & query.keys() else None


def reject_page(tree: HtmlElement, title: str, blocks: Sequence[Block], body: Sequence[Block]) -> str | None:
    """The reason for which a page is no article (`refuse`, `listing`), or None."""
    head = " ".join([title, *(element.get("content") or "" for element in tree.iter("meta")), *(e.text or "" for e in tree.iter("title"))])
    if len(_refuse().findall(head)) >= 2 or _refuse().search(title):
        return "refuse"
    characters = sum(len(block.text) for block in body)
    excerpts = sum(1 for block in body if re.search(r"(?:…|\.{3}|\[…\])\W*$|baca selengkapnya\W*$", block.text, re.IGNORECASE))
    linked_headings = sum(1 for block in blocks if block.heading and block.link_share > 0.9)
    if linked_headings >= _LIST_HEADLINES and (characters < _FEW_CHARACTERS or excerpts >= 3):
        return "listing"
    # Lists glue the openings of many articles, each with its own dateline.
    if len({line.split()[0] for line in _with_dateline(body)}) >= _UNRELATED_DATELINES:
        return "listing"
    return None


def _with_dateline(body: Sequence[Block]) -> list[str]:
    lines = [line for block in body for line in split_lines(block.text)]
    return [line.text for line in lines if len(line.text) > 80 and _datelines().begins(line)]


def is_cut_off(text: str, blocks: Sequence[Block], body: Sequence[Block]) -> bool:
    """Whether the transfer ended in the middle of the text: the page is never closed, and nothing follows its last paragraph."""
    if not _OPENED.search(text) or _CLOSED.search(text):
        return False
    if not body or not blocks:
        return True
    last = blocks[-1]
    return last.text.endswith(body[-1].text[-40:]) or _chain(last.element) == _chain(body[-1].element)


def _chain(element: HtmlElement) -> list[tuple[str, str | None]]:
    """Names of the element and all around it: the same for two paragraphs of one text."""
    return [(around.tag, around.get("class")) for around in (element, *element.iterancestors())]


@cache
def _datelines() -> DatelineFinder:
    return DatelineFinder(Config())


@cache
def _refuse() -> re.Pattern[str]:
    entries = load_entries(Config(), "boilerplate_refuse", Entry)
    return re.compile("|".join(entry.source for entry in entries), re.IGNORECASE)
