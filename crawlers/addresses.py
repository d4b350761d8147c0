"""Addresses: which are articles of an outlet, and the one form in which each is known."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from w3lib.url import safe_url_string

from crawlers.outlets import Outlet, host_key


def absolute(base: str, link: str) -> str | None:
    """The link as a whole http address without fragment, or None where it is none (mailto, javascript, broken)."""
    try:
        joined = urljoin(base, link.strip())
        parts = urlsplit(joined)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
        parts.port  # noqa: B018  # raises on a port that is no number
    except ValueError:
        return None
    return safe_url_string(urlunsplit(parts._replace(fragment="")))


def article_address(outlet: Outlet, link: str, base: str | None = None) -> str | None:
    """The normalised address of the article that `link` leads to, or None where it leads to no article of this outlet.

    One article has one address: host and scheme as in the outlet's home, no tracking parameters, the family's rewrites done.
    """
    whole = absolute(base or outlet.home, link)
    if whole is None or host_key(whole) not in outlet.hosts:
        return None
    parts, home = urlsplit(whole), urlsplit(outlet.home)
    rule = outlet.article
    path = re.sub(r"/{2,}", "/", parts.path)
    for rewrite in rule.rewrite:
        path = re.sub(rewrite.match, rewrite.to, path)
    path = path or "/"
    kept = sorted((name, value) for name, value in parse_qsl(parts.query) if name in rule.keep_query)
    query = urlencode(kept)
    shown = f"{path}?{query}" if query else path
    if not re.search(rule.match, shown) or any(re.search(pattern, shown) for pattern in rule.exclude):
        return None
    same_host = host_key(whole) == host_key(outlet.home)
    return urlunsplit(
        (home.scheme if same_host else parts.scheme, home.netloc.lower() if same_host else parts.netloc.lower(), path, query, "")
    )


def whole_article_address(outlet: Outlet, article_url: str) -> str | None:
    """What asks for all pages of an article at once, where the family has such an address."""
    suffix = outlet.pages.whole
    if suffix is None:
        return None
    if suffix.startswith("?") and urlsplit(article_url).query:
        return f"{article_url}&{suffix[1:]}"
    return article_url + suffix


def page_address(outlet: Outlet, article_url: str, number: int) -> str | None:
    """The address of a further page of an article, where the family has such."""
    following = outlet.pages.following
    if following is None:
        return None
    article = article_url.rstrip("/") if "{article}/" in following else article_url
    return following.replace("{article}", article).replace("{number}", str(number))


def links_to(page: str, base: str, hrefs: list[str]) -> bool:
    """Whether one of the links leads to the address `page`, whatever its scheme and closing slash."""
    wanted = _comparable(page)
    return any(_comparable(found) == wanted for href in hrefs if (found := absolute(base, href)) is not None)


def same_path(one: str, other: str) -> bool:
    """Whether two addresses differ in scheme, host, query or closing slash only."""
    return urlsplit(one).path.rstrip("/") == urlsplit(other).path.rstrip("/")


def _comparable(address: str) -> tuple[str, str, str]:
    parts = urlsplit(address)
    return host_key(address), parts.path.rstrip("/"), parts.query
