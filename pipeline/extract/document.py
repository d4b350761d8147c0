"""A page as a tree, and its parts that hold no body text taken away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache

from lxml import etree, html

from ikrar.config import Config
from pipeline.extract.tree import HtmlElement
from pipeline.words.entries import Entry, load_entries

_NEVER_TEXT = (
    *("script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "audio", "video", "canvas", "map"),
    *("button", "select", "input", "textarea", "option", "dialog"),
)
_FORMATTING = ("b", "strong", "i", "em", "u", "font", "big", "small", "s", "strike", "ins", "mark", "tt")
_DEEPEST = 250
"""Levels of elements; pages of readers have some thirty."""
_NEVER_BODY = ("nav", "aside", "footer", "figcaption", "form", "menu")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WITHOUT_WIDTH = re.compile(
    r"[\u00ad\u200b-\u200d\u2060\ufeff]|&(?:shy|zwnj|zwj|ZeroWidthSpace|NoBreak|#(?:173|820[345]|8288|65279)|#x(?:ad|200[b-d]|2060|feff));",
    re.IGNORECASE,
)
"""Marks for hyphens and line breaks inside words, which no reader sees: "penga&shy;was" is one word."""
_RELATED_LABEL = re.compile(r"[(\[*|•]*\s*\b(?:baca|simak|lihat)\s?juga\s*:?\s*$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")

MOST_OF_THE_TEXT = 0.4
"""A part with so much of the page's sentences holds the body, however it is called."""
_SENTENCE_CHARACTERS = 80
"""Text of a sentence, not of a headline, a menu or a date."""


class PartEntry(Entry):
    """The names of one part of a page."""

    part: str


def parse(text: str) -> HtmlElement | None:
    """The tree, without comments and mere formatting; None where the text holds no element or is nested past reading."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = html.document_fromstring(_WITHOUT_WIDTH.sub("", text).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    # Tags that are never closed (<font>, <b>) nest a page hundreds of levels deep.
    etree.strip_tags(tree, *_FORMATTING)
    if _depth(tree) > _DEEPEST:
        etree.strip_tags(tree, "span")
        for element in list(tree.iter("div", "section")):
            if len(element) == 1 and not (element.text or "").strip() and not (element[0].tail or "").strip():
                element.drop_tag()
    return tree if _depth(tree) <= _DEEPEST else None


def _depth(tree: HtmlElement) -> int:
    depths = {tree: 1}
    for element in tree.iter():
        if element is not tree:
            depths[element] = depths[element.getparent()] + 1
    return max(depths.values())


def visible(tree: HtmlElement) -> HtmlElement:
    """A copy without scripts, forms' fields and everything that a reader does not see."""
    copy = deepcopy(tree)
    for element in list(copy.iter(*_NEVER_TEXT)):
        _remove(element)
    for element in list(_elements(copy)):
        if element.getparent() is not None and _is_hidden(element) and not _holds_most(element, copy):
            _remove(element)
    return copy


def body_only(seen: HtmlElement) -> HtmlElement:
    """A copy of a visible tree without navigation, captions, related stories and the like, told by their elements and names."""
    copy = deepcopy(seen)
    total = _sentence_characters(copy)
    for element in list(_elements(copy)):
        if element.tag in ("body", "html", "head", "main", "article") or not _is_attached(element, copy):
            continue
        named = " ".join(element.get(name) or "" for name in ("class", "id", "role")).lower()
        if (element.tag in _NEVER_BODY or (named.strip() and _part_names().search(named))) and _sentence_characters(
            element
        ) < MOST_OF_THE_TEXT * total:
            _remove(element)
    _remove_inline_related(copy)
    for table in list(copy.iter("table")):
        _unfold(table)
    return copy


def _remove_inline_related(tree: HtmlElement) -> None:
    """Take "Baca juga: <a>headline</a>" out of a running paragraph: only here it is known where the headline ends."""
    for link in list(tree.iter("a")):
        before, owner = link.getprevious(), link.getparent()
        label = before.tail if before is not None else owner.text if owner is not None else None
        found = _RELATED_LABEL.search(label or "")
        if found is None or owner is None:
            continue
        bare = (label or "")[: found.start()] + " "
        if before is not None:
            before.tail = bare
        else:
            owner.text = bare
        while link is not None and link.tag == "a":
            following = link.getnext() if not (link.tail or "").strip(" ,|;\n\t\xa0") else None
            link.drop_tree()
            link = following


@cache
def _part_names() -> re.Pattern[str]:
    entries = load_entries(Config(), "boilerplate", PartEntry)
    return re.compile("|".join(entry.source for entry in entries))


def _elements(tree: HtmlElement) -> Iterator[HtmlElement]:
    return (element for element in tree.iter() if isinstance(element.tag, str))


def _is_attached(element: HtmlElement, root: HtmlElement) -> bool:
    """Whether it still hangs in the tree, and not in a part that was taken away."""
    while (parent := element.getparent()) is not None:
        element = parent
    return element is root


def _is_hidden(element: HtmlElement) -> bool:
    return (
        element.get("hidden") is not None
        or (element.get("aria-hidden") or "").lower() == "true"
        or _HIDDEN_STYLE.search(element.get("style") or "") is not None
    )


def _holds_most(element: HtmlElement, tree: HtmlElement) -> bool:
    """Some pages hide the whole body until a script has run."""
    return _sentence_characters(element) > MOST_OF_THE_TEXT * max(1, _sentence_characters(tree))


def _sentence_characters(element: HtmlElement) -> int:
    """Characters of sentences below the element, links left out."""
    total = 0
    for text in _texts(element):
        bare = " ".join(text.split())
        if len(bare) >= _SENTENCE_CHARACTERS or (len(bare) >= _SENTENCE_CHARACTERS // 2 and _SENTENCE_END.search(bare)):
            total += len(bare)
    return total


def _texts(element: HtmlElement) -> Iterator[str]:
    if element.tag == "a" or not isinstance(element.tag, str):
        return
    if element.text:
        yield element.text
    for child in element:
        yield from _texts(child)
        if child.tail:
            yield child.tail


def _remove(element: HtmlElement) -> None:
    """Take the element away and leave what follows it in place."""
    if element.getparent() is not None:
        element.drop_tree()


def _unfold(table: HtmlElement) -> None:
    """A table for layout becomes blocks; a row of figures becomes one line, its cells parted by a bar."""
    layout = (
        any(len(cell.text_content()) > 200 for cell in table.iter("td", "th")) or next(table.iter("p", "div", "h1", "h2"), None) is not None
    )
    for row in list(table.iter("tr")):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        filled = [cell for cell in cells if cell.text_content().strip()]
        if not layout:
            for cell in filled[:-1]:
                cell.tail = " | "
        for cell in cells:
            cell.tag = "div" if layout else "span"
        row.tag = "div" if layout else "p"
    for part in list(table.iter("table", "tbody", "thead", "tfoot", "caption", "colgroup", "col")):
        part.tag = "div"
