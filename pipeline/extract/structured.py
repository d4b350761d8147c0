"""What a page says of itself to machines: JSON-LD, meta elements, links of the head."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.extract.blocks import tidy
from pipeline.extract.tree import HtmlElement

_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|Posting)$")
_SHARED_WORDS = 0.6
"""Headlines for machines are shortened, and corrected later than the page."""
_SITE_TYPES = frozenset(("WebSite", "Organization", "NewsMediaOrganization", "Blog"))


@dataclass(frozen=True, slots=True)
class Structured:
    """`articles` and `site_names` come from JSON-LD, `metas` are (name in lower case, content) in the order of the page."""

    articles: tuple[dict[str, Any], ...]
    site_names: tuple[str, ...]
    metas: tuple[tuple[str, str], ...]

    def meta(self, *names: str) -> str | None:
        """The first content of the first of these names that the page has."""
        return next((content for name in names for found, content in self.metas if found == name and content), None)


def read_structured(tree: HtmlElement) -> Structured:
    """Read it from the whole tree, scripts included. What is no JSON is passed over: many pages print it broken."""
    nodes = [node for script in tree.iter("script") if "ld+json" in (script.get("type") or "") for node in _nodes(_load(script.text or ""))]
    articles = tuple(node for node in nodes if any(_ARTICLE_TYPES.search(kind) for kind in _types(node)))
    publishers = [publisher for node in articles for publisher in _nodes(node.get("publisher"))]
    sites = [node for node in nodes if _SITE_TYPES.intersection(_types(node))]
    names = [tidy(name) for node in (*sites, *publishers) if isinstance(name := node.get("name"), str)]
    metas = []
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        metas.append((name.strip().lower(), tidy(element.get("content") or "")))
    site_name = next((content for name, content in metas if name in ("og:site_name", "application-name") and content), None)
    return Structured(articles, tuple(dict.fromkeys([*([site_name] if site_name else []), *names])), tuple(metas))


def about(structured: Structured, title: str) -> list[dict[str, Any]]:
    """The articles of JSON-LD that are this page's own: pages describe the stories that they link to as well."""
    return [node for node in structured.articles if _same_title(node.get("headline") or node.get("name"), title)]


def _same_title(headline: Any, title: str) -> bool:
    """Whether most words are shared; a node without a headline is believed."""
    if not isinstance(headline, str):
        return True
    here, there = (set(re.findall(r"\w+", text.casefold())) for text in (title, headline))
    return len(here & there) >= _SHARED_WORDS * min(len(here), len(there) or 1)


def article_body(structured: Structured) -> list[str]:
    """Lines of the text in JSON-LD's `articleBody`, without markup; empty where there is none."""
    bodies = [node["articleBody"] for node in structured.articles if isinstance(node.get("articleBody"), str)]
    bare = re.sub(r"</?(?:p|br|div|h\d)\b[^>]*>", "\n", max(bodies, key=len, default=""), flags=re.IGNORECASE)
    return [line for raw in re.sub(r"<[^>]+>", "", bare).splitlines() if (line := tidy(raw))]


def persons(value: Any) -> list[str]:
    """Names in an `author` of JSON-LD: a string, a person, or a list of them. Organisations are no persons."""
    if isinstance(value, str):
        return [tidy(value)]
    if isinstance(value, list):
        return [name for entry in value for name in persons(entry)]
    if isinstance(value, dict) and "Organization" not in "".join(_types(value)):
        return persons(value.get("name") or [])
    return []


def _load(text: str) -> Any:
    bare = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*;?\s*$", "", text).strip().rstrip(";")
    try:
        # Raw line breaks inside strings are the commonest damage.
        return json.loads(bare, strict=False)
    except ValueError:
        return None


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """All objects of a JSON-LD value, those inside `@graph` and lists too."""
    if isinstance(value, list):
        for entry in value:
            yield from _nodes(entry)
    elif isinstance(value, dict):
        yield value
        yield from _nodes(value.get("@graph"))


def _types(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
