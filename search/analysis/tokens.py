"""Cuts text into words with their places: the one tokeniser of all engines and of the highlights.

A word is a run of letters and digits; an apostrophe inside it belongs to it (Jum'at, Ma'ruf). Its folded form is lower case,
of compatible characters (NFKC), without accents, apostrophes and invisible characters, so that curly quotes,
soft hyphens and copied zero-width spaces never decide what is found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_INVISIBLE = "\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
_APOSTROPHES = "'\u2018\u2019\u02bc\u02bb\u0060\u00b4\u2032\uff07"
# \w without the underscore; marks are not \w, yet belong to the letter before them.
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_INVISIBLE}{_MARKS}]+(?=[^\W_])|[{_MARKS}]|[{_APOSTROPHES}](?=[^\W\d_]))*")


@dataclass(frozen=True, slots=True)
class Token:
    """One word: characters `start` to `end` of the text, folded to `exact`."""

    exact: str
    start: int
    end: int


def tokenize(text: str) -> Iterator[Token]:
    """The words of `text` in their order."""
    for found in _WORD.finditer(text):
        folded = fold(found.group())
        if folded:
            yield Token(folded, found.start(), found.end())


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Lower case, compatible characters, no accents; only letters and digits remain.

    Folding twice changes nothing.
    """
    if word.isascii() and word.isalnum():
        return word.lower()
    # Casefolding can bring back what NFKC would change (and the other way round), hence the two rounds.
    for _ in range(2):
        decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).casefold())
        word = "".join(character for character in decomposed if character.isalnum() and character not in _APOSTROPHES)
    return word
