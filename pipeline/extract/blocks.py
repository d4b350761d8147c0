"""The blocks of text of a tree in the order of reading: paragraphs, headings, list items, captions, menus."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from pipeline.extract.tree import HtmlElement

_INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd"),
        *("label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    )
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD))
_ENTITY = re.compile(r"&(?:#\d{2,5}|#x[0-9a-f]{2,5}|[a-z]{2,8});", re.IGNORECASE)
_ENDS = re.compile(r"[.!?:…][\"”’')\]]*$")
_BEGINS = re.compile(r"^[\"“‘'(]?[A-Z0-9]")


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its text on one line, how much of it is links, and where it hangs."""

    text: str
    linked: int
    """Characters inside links."""
    tag: str
    """Name of the block's own element: `p`, `h1`, `li`, `div`."""
    element: HtmlElement

    @property
    def link_share(self) -> float:
        return self.linked / max(1, len(self.text))

    @property
    def heading(self) -> bool:
        return self.tag in _HEADINGS

    @property
    def ends_sentence(self) -> bool:
        return _ENDS.search(self.text) is not None


def read_blocks(tree: HtmlElement) -> list[Block]:
    """All blocks below `tree`. Two `<br>` end a block; one does, if a sentence ended before it and another begins after it."""
    reader = _Reader()
    body = tree.find("body")
    reader.walk(tree if body is None else body)
    reader.flush()
    return reader.blocks


def tidy(text: str) -> str:
    """One line: white space of every kind to one blank, invisible characters and left-over entities away."""
    if _ENTITY.search(text):
        text = html.unescape(text)
    return re.sub(r"\s+", " ", text.translate(_INVISIBLE)).replace('\\"', '"').strip()


@dataclass(slots=True)
class _Reader:
    blocks: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    breaks: int = 0
    """Line breaks seen since the last text."""
    owner: HtmlElement | None = None
    depth_of_links: int = 0

    def walk(self, element: HtmlElement) -> None:
        if not isinstance(element.tag, str):
            return
        if element.tag == "br":
            self.breaks += 1
            return
        inline = element.tag in _INLINE
        if not inline:
            self.flush()
        self.depth_of_links += element.tag == "a"
        self.add(element.text, element)
        for child in element:
            self.walk(child)
            self.add(child.tail, element)
        self.depth_of_links -= element.tag == "a"
        if not inline:
            self.flush()

    def add(self, text: str | None, element: HtmlElement) -> None:
        if not text:
            return
        if not text.strip():
            if self.pieces and not self.breaks:
                self.pieces.append(" ")
            return
        if self.breaks and self.pieces:
            before = "".join(self.pieces).rstrip()
            if self.breaks > 1 or (_ENDS.search(before) and _BEGINS.match(text.lstrip())):
                self.flush()
            else:
                self.pieces.append(" ")
        self.breaks = 0
        if not self.pieces:
            self.owner = element
        self.pieces.append(text)
        if self.depth_of_links:
            self.linked += len(" ".join(text.split()))

    def flush(self) -> None:
        text = tidy("".join(self.pieces))
        if text and self.owner is not None:
            owner = self.owner
            while owner.tag in _INLINE and owner.getparent() is not None:
                owner = owner.getparent()
            self.blocks.append(Block(text, self.linked, owner.tag, owner))
        self.pieces, self.linked, self.breaks, self.owner = [], 0, 0, None
