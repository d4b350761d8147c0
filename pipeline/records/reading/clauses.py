"""The clause around an act, and whether words stand near before it."""

from __future__ import annotations

import re

from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import Phrases, load_phrases
from pipeline.words.shapes import Shape

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


def is_condition(frame: Frame, word: re.Match[str], sentence: Span, governed: int, *, anywhere: bool = False) -> bool:
    """Whether "jika", "kalau" or their like make what stands at `governed` a mere possibility.

    "kalau dihitung", "Kalau di Blora, …" mean as for, "mengungkapkan kalau" means that; what is supposed in a quote governs nothing
    outside: "Kalau berat, ya dicopot," kata bupati menanggapi dua lurah yang | dipanggil Bawaslu.

    Args:
        anywhere: words that mean "as for" count from the head of the sentence on, not only there.
    """
    start, text = word.start(), frame.text
    as_for = load_phrases("assertion")["no_condition"]
    if as_for.pattern.match(text, start) or (anywhere and as_for.found(text, sentence.start, start)):
        return False
    if frame.quote_at(start) is not None and frame.quote_at(governed) is None:
        return False
    return not _is_that(text, word, sentence.start, sentence.end)


def _is_that(text: str, word: re.Match[str], floor: int, ceiling: int) -> bool:
    """ "mengungkapkan | kalau | pihaknya telah memeriksa tiga lurah": what somebody tells was done, and no condition.

    "mengatakan kalau sudah terbukti, camat itu dicopot" says first what has to be, and then what follows from it.
    """
    words = load_phrases("assertion")
    if words["tells_that"].ends_before(text, floor, word.start(), skipped=" ,") is None:
        return False
    who = _THEY_HAVE.match(text, word.end(), ceiling)
    return who is not None and (who["teller"] is not None or not words["would_follow"].found(text, who.end(), ceiling))


_THEY_HAVE = Shape(
    r"\s+(?:(?P<teller>{assertion.own_doing})|(?!{assertion.real}(?!\w))[^\s,.;:“”\"]+(?:\s+(?!{assertion.would_follow}(?!\w))[^\s.;:“”\"]+){0,14}?)"
    r"\s+{assertion.real}(?!\w)",
    re.IGNORECASE,
)
"""Behind "that": who did it, or to whom it was done, and a word that says that it was."""
