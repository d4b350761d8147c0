"""The language of a text, told by its small words (`config/vocabulary/languages.yml`)."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from ikrar.config import Config
from pipeline.words.entries import Entry, load_entries

_SAMPLE_WORDS = 600
_LEAST_SHARE = 0.08
"""Of all words, for a language to be told; ordinary prose of any of them has 20 to 40 %."""
_LEAD = 1.3
"""How far it must be ahead of the next; Javanese and Sundanese news quotes Indonesian."""


class LanguageEntry(Entry):
    """The small words of one language, by its ISO 639-1 code."""

    language: str


def detect_language(text: str) -> str | None:
    """ISO 639-1 code; None where no language is clearly ahead, or there is too little text."""
    words = re.findall(r"[^\W\d_]+", text.casefold())[:_SAMPLE_WORDS]
    counts = Counter({language: sum(word in known for word in words) for language, known in _small_words().items()})
    (first, most), (_, next_most) = counts.most_common(2)
    return first if most >= _LEAST_SHARE * max(1, len(words)) and most > _LEAD * next_most else None


@cache
def _small_words() -> dict[str, frozenset[str]]:
    return {entry.language: frozenset(entry.words) for entry in load_entries(Config(), "languages", LanguageEntry)}
