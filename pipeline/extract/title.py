"""The article's title, by the agreement of what the page offers: headings, JSON-LD, og:title, <title>. Never the site's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from pipeline.extract.blocks import Block, tidy
from pipeline.extract.body import fold
from pipeline.extract.structured import Structured
from pipeline.extract.tree import HtmlElement

_SEPARATOR = re.compile(r"\s+[-–—|»·:•]+\s+|\s*[|»]\s*")
_PAGE_MARK = re.compile(r"\s*[-–|(]?\s*\b(?:halaman|page|hal\.?)\s*:?\s*(?:\d+|all|semua)\b\)?\s*$", re.IGNORECASE)
_MIN_WORDS = 3


@dataclass(frozen=True, slots=True)
class _Offer:
    """A candidate. `weight` orders equal agreement: what is written for readers before what is written for engines."""

    text: str
    weight: int


def find_title(tree: HtmlElement, blocks: Sequence[Block], structured: Structured, url: str, *, before: int) -> str | None:
    """The title; None if the page offers nothing that is not the site's name.

    Args:
        blocks: of the visible tree.
        before: number of the block with which the body begins; headings after it are other stories'.
    """
    sites = {fold(name) for name in structured.site_names} | {fold(_host_words(url))}
    offers = [offer for offer in _offers(tree, blocks, structured, before) if not _is_site(offer.text, sites)]
    if not offers:
        return None
    sources = [fold(text) for text in _sources(tree, blocks, structured, before)]

    def agreement(offer: _Offer) -> tuple[bool, int, int, int]:
        folded = fold(offer.text)
        return (
            len(folded.split()) >= _MIN_WORDS,
            sum(folded in source for source in sources),
            offer.weight,
            len(folded),
        )

    best = max(offers, key=agreement).text
    # Some pages print in capitals what they name in ordinary letters elsewhere.
    same = [offer.text for offer in offers if fold(offer.text) == fold(best) and not offer.text.isupper()]
    return same[0] if best.isupper() and same else best


def _offers(tree: HtmlElement, blocks: Sequence[Block], structured: Structured, before: int) -> Iterator[_Offer]:
    for block in _headings(blocks, before):
        yield _Offer(_PAGE_MARK.sub("", block.text), 6 - int(block.tag[1]) + 2)
    for article in structured.articles:
        for name in ("headline", "name"):
            if isinstance(article.get(name), str):
                yield _Offer(_PAGE_MARK.sub("", tidy(article[name])), 2)
    for text, weight in ((structured.meta("og:title", "twitter:title", "title", "dc.title"), 1), (_title_element(tree), 0)):
        if text:
            bare = _PAGE_MARK.sub("", text)
            for part in {bare, *_parts(bare)}:
                yield _Offer(_PAGE_MARK.sub("", part), weight)


def _sources(tree: HtmlElement, blocks: Sequence[Block], structured: Structured, before: int) -> list[str]:
    """Each place of the page that names the title, once."""
    headlines = [tidy(article["headline"]) for article in structured.articles if isinstance(article.get("headline"), str)]
    named = [structured.meta("og:title"), structured.meta("twitter:title", "title"), _title_element(tree), *headlines[:1]]
    headings = [block.text for block in _headings(blocks, before)]
    return [text for text in (*named, *headings) if text]


def _headings(blocks: Sequence[Block], before: int) -> list[Block]:
    """Headings over the body; in a page whose body begins with its title's block, that one too."""
    end = before + 1 if before >= 0 else len(blocks)
    return [block for block in blocks[:end] if block.heading and block.link_share < 0.9]


def _title_element(tree: HtmlElement) -> str | None:
    element = tree.find(".//title")
    return tidy(element.text_content()) if element is not None else None


def _parts(text: str) -> list[str]:
    """What stands before the last and after the first separator: the site's name may be on either side."""
    cuts = list(_SEPARATOR.finditer(text))
    return [text[: cut.start()].strip() for cut in cuts] + [text[cut.end() :].strip() for cut in cuts]


def _is_site(text: str, sites: set[str]) -> bool:
    folded = fold(text)
    return not folded or folded in sites or folded.replace(" ", "") in {site.replace(" ", "") for site in sites}


def _host_words(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
