"""The address under which an article is one and the same: without twins, pages and campaign marks."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from pipeline.extract.tree import HtmlElement

_TRACKING = re.compile(
    r"^(?:utm_.*|fbclid|gclid|yclid|igshid|mc_[a-z]+|ref|source|src|from|share|pgrelated|_gl|lgn_method|jxconn|s_kwcid|amp|m|showpage|page|halaman|hal)$",
    re.IGNORECASE,
)
_TWIN_HOSTS = re.compile(r"^(?:www|m|amp|mobile|mail|next)\.(?=[^.]+\.)")
_AMP_PATH = re.compile(r"^/amp(?=/)|(?<=/)amp/(?=\d)|/amp/?$", re.IGNORECASE)
_PAGE_PATH = re.compile(r"(?<=.)/(?:all|halaman/\d+|page/\d+)/?$", re.IGNORECASE)


def canonical_address(url: str, tree: HtmlElement | None = None) -> str:
    """The normalised address of the page at `url`.

    The page's own canonical link is followed only on the same host and only to a page of its own: sites name their home page,
    another host, or the first page of an article under a foreign slug there.
    """
    own = _normalised(url)
    named = _named_canonical(url, tree) if tree is not None else None
    if named is None:
        return own
    target = _normalised(named)
    there, here = urlsplit(target), urlsplit(own)
    if there.netloc.lower() != here.netloc.lower() or there.path in ("", "/"):
        return own
    return target if _same_story(here.path, there.path) else own


def _named_canonical(url: str, tree: HtmlElement) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").strip():
            return urljoin(url, str(link.get("href")).strip())
    return None


def _same_story(here: str, there: str) -> bool:
    """Whether two paths share their last word or their number: an AMP page and its article, not an article and its section."""
    if here == there or here in ("", "/"):
        return True
    shared = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+){2,}|\d{4,}", here.lower())) & set(
        re.findall(r"[a-z0-9]+(?:-[a-z0-9]+){2,}|\d{4,}", there.lower())
    )
    return bool(shared)


def _normalised(url: str) -> str:
    parts = urlsplit(url.strip())
    host = _TWIN_HOSTS.sub("", (parts.hostname or "").lower().rstrip("."))
    default = {"http": 80, "https": 443}.get(parts.scheme.lower())
    port = f":{parts.port}" if parts.port and parts.port != default else ""
    path = re.sub(r"/{2,}", "/", parts.path or "/").replace("/index.php/", "/")
    path = _PAGE_PATH.sub("", _AMP_PATH.sub(_kept_slash, path))
    path = quote(path.rstrip("/") or "/", safe="/%:@!$&'()*+,;=~-._")
    query = urlencode([(name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.match(name)])
    return urlunsplit((parts.scheme.lower() or "https", host + port, path, query, ""))


def _kept_slash(match: re.Match[str]) -> str:
    return ""
