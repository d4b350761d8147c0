"""The language of a text: Indonesian, or one that is clearly another."""

from __future__ import annotations

import re

from simplemma import langdetect

_SAMPLE_WORDS = 300


def detect_language(text: str) -> str | None:
    """`id`, `en`, or None where neither has most of the words (a regional language, or too little text)."""
    sample = " ".join(re.findall(r"[^\W\d_]+", text)[:_SAMPLE_WORDS])
    if not sample:
        return None
    name, share = langdetect(sample, lang=("id", "en"))[0]
    return name if name in ("id", "en") and share >= 0.5 else None
