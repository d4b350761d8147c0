"""Text with parts marked: highlights of a search, evidence inside its paragraph, words that a correction took or gave."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from search.index.base import Hit

_SNIPPET = 220
"""Characters of article text around its first match; enough to see why it was found, far from an article."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and what it is."""

    text: str
    kind: Literal["plain", "mark", "ins", "del"] = "plain"


def marked(text: str, spans: Iterable[tuple[int, int]]) -> list[Piece]:
    """The text cut into pieces; overlapping spans are one."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        start = max(start, at)
        if end <= start:
            continue
        pieces += [Piece(text[at:start]), Piece(text[start:end], "mark")]
        at = end
    pieces.append(Piece(text[at:]))
    return [piece for piece in pieces if piece.text]


def field_of(hit: Hit, field: str) -> list[Piece]:
    """One field of a hit with its highlights."""
    return marked(getattr(hit.document, field), ((span.start, span.end) for span in hit.highlights if span.field == field))


def snippet_of(hit: Hit) -> list[Piece]:
    """Where the text matched, if only the text did; empty where title or evidence show it already."""
    if any(span.field in ("title", "evidence") for span in hit.highlights):
        return []
    spans = [(span.start, span.end) for span in hit.highlights if span.field == "text"]
    if not spans:
        return []
    text = hit.document.text
    start = max(0, spans[0][0] - _SNIPPET // 3)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = min(len(text), start + _SNIPPET)
    end = text.rfind(" ", start, end) if end < len(text) and text.rfind(" ", start, end) > spans[0][1] else end
    inside = [(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start]
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return [Piece(before)] * bool(before) + marked(text[start:end], inside) + [Piece(after)] * bool(after)


def word_diff(old: str, new: str) -> list[Piece]:
    """What became of a text, word by word."""
    before, after = re.findall(r"\s+|[^\s]+", old), re.findall(r"\s+|[^\s]+", new)
    pieces: list[Piece] = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append(Piece("".join(before[a:b])))
        else:
            pieces += [Piece("".join(before[a:b]), "del"), Piece("".join(after[c:d]), "ins")]
    return [piece for piece in pieces if piece.text]
