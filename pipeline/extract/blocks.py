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
_WRAP_WIDTHS = (40, 140)
"""Characters in a line of a text that somebody's editor wrapped."""


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
    """All blocks below `tree`. Two `<br>` end a block; a single one does too, unless it only breaks a sentence at the line's width."""
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
class _Line:
    """What stands between two `<br>`."""

    text: str = ""
    linked: int = 0


@dataclass(slots=True)
class _Reader:
    blocks: list[Block] = field(default_factory=list)
    lines: list[_Line] = field(default_factory=lambda: [_Line()])
    owner: HtmlElement | None = None
    depth_of_links: int = 0

    def walk(self, element: HtmlElement) -> None:
        if not isinstance(element.tag, str):
            return
        if element.tag == "br":
            if self.lines[-1].text.strip():
                self.lines.append(_Line())
            else:
                self.flush()
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
        if element.tag == "pre" and (parts := re.split(r"\n\s*\n", text))[1:]:
            for part in parts:
                self.flush()
                self.add(part, element)
            return
        bare = re.sub(r"\s+", " ", text)
        if bare != " " and self.owner is None:
            self.owner = element
        self.lines[-1].text += bare
        if self.depth_of_links:
            self.lines[-1].linked += len(bare.strip())

    def flush(self) -> None:
        owner = self.owner
        while owner is not None and owner.tag in _INLINE and owner.getparent() is not None:
            owner = owner.getparent()
        for line in _join_wrapped(self.lines):
            if owner is not None and (text := tidy(line.text)):
                self.blocks.append(Block(text, line.linked, owner.tag, owner))
        self.lines, self.owner = [_Line()], None


def _join_wrapped(lines: list[_Line]) -> list[_Line]:
    """Lines whose break only wraps a sentence joined to the one before.

    In a text that is wrapped throughout (most lines are of one width and end in mid-sentence) a break after anything but a sentence's
    end is such; elsewhere only one before a small letter.
    """
    filled = [line for line in lines if line.text.strip()]
    if len(filled) < 2:
        return filled
    bodies = [line.text.strip() for line in filled[:-1]]
    widths = sorted(len(text) for text in bodies)
    middle = widths[len(widths) // 2]
    wrapped = (
        len(bodies) >= 2
        and _WRAP_WIDTHS[0] <= middle <= _WRAP_WIDTHS[1]
        and sum(not _ENDS.search(text) for text in bodies) > len(bodies) / 2
        and widths[-1] <= _WRAP_WIDTHS[1] * 1.2
    )
    joined = [filled[0]]
    for line in filled[1:]:
        before, text = joined[-1].text.rstrip(), line.text.lstrip()
        if not _ENDS.search(before) and (wrapped or text[:1].islower()):
            joined[-1] = _Line(f"{before} {text}", joined[-1].linked + line.linked)
        else:
            joined.append(line)
    return joined
