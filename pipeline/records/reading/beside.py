"""Whether certain words stand right before a place in the text."""

from __future__ import annotations

from pipeline.words.phrases import load_phrases


def right_before(text: str, floor: int, offset: int, file: str, group: str) -> bool:
    """Whether words of the group end right before `offset`, but for white space and an opening bracket; not before `floor`."""
    return load_phrases(file)[group].ends_before(text, floor, offset, skipped=" \t\r\n(") is not None
