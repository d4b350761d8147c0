"""Which articles are word-for-word copies of one another: outlets reprint agencies and each other, and one text is one source."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from search.analysis.tokens import tokenize

LONG_PARAGRAPH = 15
"""Words. Shorter paragraphs without a full stop are where outlets differ that print the same text: credits, captions, related
stories, subheads. A short sentence tells something ("Keduanya dinyatakan tidak terbukti.") and counts."""
_SENTENCE = re.compile(r"[.!?…][\"”’')]*\s*$")


def wording_of(text: str) -> str:
    """The same for copies of one text and for no other text: `t` and 16 hex digits of what it tells, without case and marks.

    Args:
        text: as it is published, the names of accused persons masked: they cannot be tried out against what is printed here.

    Returns:
        The empty text where there are no words.
    """
    paragraphs = [(" ".join(token.exact for token in tokenize(line)), _SENTENCE.search(line) is not None) for line in text.split("\n")]
    told = [words for words, ends in paragraphs if words and (ends or _length(words) >= LONG_PARAGRAPH)]
    everything = [words for words, _ in paragraphs if words]
    if not everything:
        return ""
    if 2 * _total(told) < _total(everything):
        told = everything  # a text of short lines is more than the footer below it
    return "t" + hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


def _length(words: str) -> int:
    return words.count(" ") + 1


def _total(paragraphs: Iterable[str]) -> int:
    return sum(map(_length, paragraphs))
