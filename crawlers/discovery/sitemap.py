"""Sitemaps: an index leads to its children (those changed last come first), a list of addresses with times of change; news sitemaps also
give publication and title. Plain sitemaps say when a page changed, never when it was published: they cover no day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawlers.addresses import absolute, article_address
from crawlers.discovery.page import Answer, Entry, ListingPage, UnreadableListing
from crawlers.families import Rung
from crawlers.markup import Node, Unparsable, local_name, parse_xml
from crawlers.outlets import Outlet, host_key
from crawlers.printed_dates import read_printed_date
from ikrar.archive.coding import ContentTooLarge, UndecodableContent, decode_content

MAX_BYTES = 60_000_000
"""Of a sitemap that is itself gzipped (the protocol allows 50 MB)."""


def start(outlet: Outlet, rung: Rung, *, again: bool) -> tuple[str, ...]:
    """The sitemap or the index of sitemaps."""
    return (absolute(outlet.home, rung.address) or outlet.home,)


def read(outlet: Outlet, rung: Rung, answer: Answer) -> ListingPage:
    """Addresses of one sitemap, or the children of an index."""
    root = _parse(answer.body)
    kind = local_name(root)
    if kind == "sitemapindex":
        return ListingPage(entries=(), following=tuple(_children(outlet, rung, root, answer.url)))
    if kind != "urlset":
        raise UnreadableListing(f"XML, but no sitemap (<{kind}>)")
    entries = []
    for node in root.iter("{*}url"):
        fields = _fields(node)
        url = article_address(outlet, fields.get("loc", ""), answer.url)
        if url is None:
            continue
        changed = fields.get("lastmod") or " ".join(filter(None, (fields.get("publication_date"), fields.get("title"))))
        published = read_printed_date(fields.get("publication_date", ""), {}, outlet.timezone)
        entries.append(Entry(url=url, published_at=published, signal=changed, title=fields.get("title")))
    return ListingPage(entries=tuple(entries))


def _parse(body: bytes) -> Node:
    try:
        if body[:2] == b"\x1f\x8b":
            body = decode_content(body, "gzip", MAX_BYTES)
        return parse_xml(body)
    except (Unparsable, UndecodableContent, ContentTooLarge) as error:
        raise UnreadableListing(f"no sitemap: {error}") from error


def _children(outlet: Outlet, rung: Rung, root: Node, base: str) -> Iterator[str]:
    found = [_fields(node) for node in root.iter("{*}sitemap")]
    # Without times the youngest child is the last: CMSs number them as they fill.
    found.reverse()
    ordered = sorted(found, key=lambda fields: fields.get("lastmod", ""), reverse=True)
    for fields in ordered:
        address = absolute(base, fields.get("loc", ""))
        if address is not None and host_key(address) in outlet.hosts and re.search(rung.children, address):
            yield address


def _fields(node: Node) -> dict[str, str]:
    """Text of the leaves of a `url` or `sitemap` element by local name; the first of each."""
    fields: dict[str, str] = {}
    for leaf in node.iter():
        if leaf.text and leaf.text.strip():
            fields.setdefault(local_name(leaf), leaf.text.strip())
    return fields
