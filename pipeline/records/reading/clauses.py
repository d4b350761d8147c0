"""The clause around an act, and whether words stand near before it."""

from __future__ import annotations

import re

from pipeline.words.phrases import Phrases, load_phrases

FAR = 4
NEAR = 3
"""Words before an act within which a modal word governs it (`stands_near`), in long and in short reach."""
PUNCTUATION = re.compile(r"[;:“”\"]|,\s")


def contrast_before(text: str, floor: int, start: int) -> int:
    """Where the last "tetapi" or semicolon before `start` ends: a denial does not reach over it."""
    last = load_phrases("claims")["contrast"].last(text, floor, start)
    return max(last.end() if last is not None else floor, text.rfind(";", floor, start))


def stands_near(text: str, phrases: Phrases, floor: int, start: int, distance: int) -> bool:
    """Whether one of `phrases` stands before `start`, with fewer than `distance` words between."""
    last = phrases.last(text, floor, start)
    return last is not None and len(text[last.end() : start].split()) < distance


def clause_before(text: str, floor: int, start: int) -> int:
    """Offset at which the clause of `start` begins, not before `floor`."""
    words = load_phrases("grammar")["clause_break"].last(text, floor, start)
    marks = [match.end() for match in PUNCTUATION.finditer(text, floor, start)]
    return max([floor, *marks[-1:], *([words.end()] if words else [])])


def clause_after(text: str, start: int, ceiling: int) -> int:
    """Offset at which the clause of `start` ends, not after `ceiling`."""
    words = load_phrases("grammar")["clause_break"].first(text, start, ceiling)
    mark = PUNCTUATION.search(text, start, ceiling)
    return min([ceiling, *([mark.start()] if mark else []), *([words.start()] if words else [])])
