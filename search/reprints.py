"""Which articles are word-for-word copies of one another: outlets reprint agencies and each other, and one text is one source."""

from __future__ import annotations

import hashlib

from search.analysis.tokens import tokenize

SHORTEST_PARAGRAPH = 15
"""Words. Shorter paragraphs are where outlets differ that print the same text: credits, captions, related stories, subheads."""


def wording_of(text: str) -> str:
    """The same for copies of one text and for no other text: `t` and 16 hex digits of its longer paragraphs, without case and marks."""
    paragraphs = [" ".join(token.exact for token in tokenize(paragraph)) for paragraph in text.split("\n")]
    told = [paragraph for paragraph in paragraphs if paragraph.count(" ") + 1 >= SHORTEST_PARAGRAPH] or paragraphs
    return "t" + hashlib.sha256("\n".join(filter(None, told)).encode()).hexdigest()[:16]
