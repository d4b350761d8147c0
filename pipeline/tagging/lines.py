"""The lines of an article's text: extraction puts one paragraph on a line, with or without an empty line between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_LINE = re.compile(r"[^\n\r]+")
_BLANKS = " \t\xa0\u200b\u200c\u200d\ufeff\u2028\u2029"
_TERMINAL = (".", "!", "?", "…")
_CLOSING = "\"”’'»)]*"
"""May stand after the mark that ends a sentence."""
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the blanks around it; offsets are characters into the text."""

    start: int
    end: int
    text: str

    @property
    def ends_sentence(self) -> bool:
        """Whether the line ends with a full stop, question mark or quotation mark."""
        return self.text.endswith(('"', "”")) or self.text.rstrip(_CLOSING).endswith(_TERMINAL)

    @property
    def words(self) -> list[str]:
        """The words of the line."""
        return _WORD.findall(self.text)

    def looks_like_headline(self, *, titled: bool = True) -> bool:
        """Short, without a full stop; with `titled` most of its longer words begin with a capital."""
        words = self.words
        if self.ends_sentence or not 2 <= len(words) <= 20:
            return False
        if not titled:
            return True
        longer = [word for word in words if len(word) > 3]
        return sum(word[0].isupper() for word in longer) >= 0.7 * len(longer)


@lru_cache(maxsize=2)
def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of the text that hold more than blanks, in order; kept, for several ask for those of one article."""
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    for match in _LINE.finditer(text):
        raw = match.group()
        left = len(raw) - len(raw.lstrip(_BLANKS))
        stripped = raw.strip(_BLANKS)
        if stripped:
            yield Line(match.start() + left, match.start() + left + len(stripped), stripped)
