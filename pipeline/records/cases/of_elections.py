"""Whether a case has anything to do with elections: by its own sentences, what is told before it, or the title."""

from __future__ import annotations

from pipeline.records.cases.chain import Chain
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.reading.kept import kept
from pipeline.words.phrases import load_phrases


def speaks_of_elections(frame: Frame, chain: Chain) -> bool:
    """False where servants are punished or heard before anything in the article speaks of elections, sides, neutrality or supervisors.

    "Enam ASN yang nongkrong ditegur. Wali kota meminta ASN netral": the urging after it is said to all.
    """
    if not frame.title or _is_said_in_title(frame):
        return True
    told = [chain.sentence, *chain.seen]
    last = max(told, key=lambda sentence: sentence.index)
    if any(_is_said_in(frame, s) for s in frame.sentences if s.index <= last.index):
        return True
    following = [s for s in frame.sentences if 0 < s.index - last.index <= _NEXT]
    return any(_is_said_in(frame, s) and not _only_urges(frame, s) for s in following)


_NEXT = 2
"""Sentences after a case in which it may be said what it is about."""


@kept
def _is_said_in_title(frame: Frame) -> bool:
    return _speaks(frame.title, 0, len(frame.title))


@kept
def _is_said_in(frame: Frame, sentence: Span) -> bool:
    return _speaks(frame.text, *sentence.bounds)


def _speaks(text: str, start: int, end: int) -> bool:
    claims = load_phrases("claims")
    groups = (claims["election"], claims["partisan"], load_phrases("misdeeds")["supervisor"], load_phrases("forms")["topic"])
    return any(phrases.found(text, start, end) for phrases in (*groups, load_phrases("conduct")["gesture_or_photo"]))


def _only_urges(frame: Frame, sentence: Span) -> bool:
    return load_phrases("misdeeds")["urges"].found(frame.text, *sentence.bounds)
