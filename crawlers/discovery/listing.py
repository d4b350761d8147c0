"""A list of news as a web page: index, archive or section of a site without feed.

Without selectors an entry is found by its shape: the largest part of the page around a link to an article that holds no link to
another one. That part holds the title and the printed date, whatever the markup.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from crawlers.addresses import absolute, article_address
from crawlers.discovery.page import Answer, Entry, ListingPage, UnreadableListing
from crawlers.families import Rung
from crawlers.markup import Node, Unparsable, parse_html, text_of
from crawlers.outlets import Outlet
from crawlers.printed_dates import day_in_path, read_printed_date

MAX_ENTRY_CHARACTERS = 2000
"""A part of the page longer than this is no entry of a list but the page around its only article."""

MAX_DATE_CHARACTERS = 60
"""A text longer than this is no printed date but a lead."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TITLES = (*_HEADINGS, "a")


def start(outlet: Outlet, rung: Rung, *, again: bool) -> tuple[str, ...]:
    """The first page of the list."""
    return (_address(outlet, rung, 0),)


def read(outlet: Outlet, rung: Rung, answer: Answer) -> ListingPage:
    """Entries of one page; the next page follows by its number, else by the page's own `rel=next`."""
    try:
        root = parse_html(answer.body, answer.content_type)
    except Unparsable as error:
        raise UnreadableListing(str(error)) from error
    entries: dict[str, Entry] = {}
    for url, title, block in _blocks(outlet, rung, root, answer.url):
        if url in entries:
            continue
        printed, published = _date(outlet, rung, block, url)
        entries[url] = Entry(url=url, published_at=published, signal=f"{title} | {printed}", title=title or None)
    following: tuple[str, ...]
    if "{page}" in rung.address:
        following = (_address(outlet, rung, answer.number + 1),) if entries and not (rung.step > 1 and len(entries) < rung.step) else ()
    else:
        hrefs = [href for node in root.cssselect('a[rel~="next"], link[rel~="next"]') if (href := node.get("href"))]
        following = tuple(address for href in hrefs[:1] if (address := absolute(answer.url, href)) is not None)
    return ListingPage(entries=tuple(entries.values()), following=following, ends=bool(entries) and not following)


def _address(outlet: Outlet, rung: Rung, number: int) -> str:
    return absolute(outlet.home, rung.address.replace("{page}", str(rung.first + number * rung.step))) or outlet.home


def _blocks(outlet: Outlet, rung: Rung, root: Node, base: str) -> Iterator[tuple[str, str, Node]]:
    """(address, title, part of the page) of each entry, in the page's order."""
    if rung.item is not None:
        for block in root.cssselect(rung.item):
            for link in block.cssselect(rung.link):
                url = article_address(outlet, link.get("href") or "", base)
                if url is not None:
                    titles = block.cssselect(rung.title) if rung.title else [link]
                    yield url, text_of(titles[0]) if titles else text_of(link), block
                    break
        return
    leads: dict[str, list[Node]] = {}
    for link in root.iter("a"):
        url = article_address(outlet, link.get("href") or "", base)
        if url is not None:
            leads.setdefault(url, []).append(link)
    owner = {link: url for url, links in leads.items() for link in links}
    for url, links in leads.items():
        # Several links lead to one article (picture, title, "read on"): the title is the longest text.
        best = max(links, key=lambda link: len(text_of(link)))
        yield url, text_of(best), _around(best, url, owner)


def _around(link: Node, url: str, owner: dict[Node, str]) -> Node:
    block = link
    for parent in link.iterancestors():
        if parent.tag in ("body", "html") or any(owner.get(other, url) != url for other in parent.iter("a")):
            break
        if len(text_of(parent)) > MAX_ENTRY_CHARACTERS:
            break
        block = parent
    return block


def _date(outlet: Outlet, rung: Rung, block: Node, url: str) -> tuple[str, str | None]:
    """What the entry prints as its date, and the time that it means."""
    for node in block.cssselect(rung.date) if rung.date else block.cssselect("time"):
        for printed in (node.get("datetime"), node.get("title"), text_of(node)):
            if printed and (published := read_printed_date(printed, outlet.months, outlet.timezone)):
                return printed, published
    if rung.date is None:
        for printed in _short_texts(block):
            if published := read_printed_date(printed, outlet.months, outlet.timezone):
                return printed, published
    return "", day_in_path(urlsplit(url).path)


def _short_texts(block: Node) -> Iterator[str]:
    """Texts of the entry that may be its date: short, and neither of its title nor of its lead (both may name the day of an event)."""
    for node in block.iter():
        if not isinstance(node.tag, str) or node.tag in _TITLES or any(parent.tag in _HEADINGS for parent in node.iterancestors()):
            continue
        if not any(inner.tag in _TITLES for inner in node.iterdescendants()) and len(text := text_of(node)) <= MAX_DATE_CHARACTERS:
            yield text
    for node in block.iterdescendants():
        if node.tail and 0 < len(text := " ".join(node.tail.split())) <= MAX_DATE_CHARACTERS:
            yield text
