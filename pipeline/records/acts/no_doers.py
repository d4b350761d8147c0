"""Offices that stand before an act and do not do it: whose house or paper it is, who only met those who act."""

from __future__ import annotations

import re

from pipeline.records.acts.stages import Act
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame
from pipeline.words.shapes import Shape

_REACH = 45
"""Characters before an office in which the words for its paper or its house stand."""


def is_no_doer(frame: Frame, start: int, end: int, act: Act) -> bool:
    """Whether the office at [start, end) stands before the act for another reason than that it does it."""
    return _gave_paper(frame, start, end, act) or _is_house(frame, start) or _only_met(frame, start, end, act)


def _gave_paper(frame: Frame, start: int, end: int, act: Act) -> bool:
    """ "menindaklanjuti rekomendasi | KASN dengan menurunkan pangkat": whose paper it is that somebody else carries out."""
    return _BY_DOING.fullmatch(frame.text, end, act.start) is not None and right_before(
        frame.text, max(0, start - _REACH), start, "grammar", "paper_of"
    )


_BY_DOING = re.compile(r"(?:\s+\w+)?\s+(?:dengan|lalu|kemudian)\s+(?:\w+\s+)?", re.IGNORECASE)


def _is_house(frame: Frame, start: int) -> bool:
    """ "berorasi di depan kantor | Bawaslu, lalu memasukkan laporan": where it was done, and not by whom."""
    return _HOUSE.search(frame.text, max(0, start - _REACH), start) is not None


_HOUSE = Shape(r"(?<!\w)(?:di|ke)\s+(?:\w+\s+)?{accused.house}\s+$", re.IGNORECASE)


def _only_met(frame: Frame, start: int, end: int, act: Act) -> bool:
    """ "Mereka ditemui staf | Bawaslu | dan menyerahkan laporan": whoever meets them does nothing of what they do."""
    sentence = frame.sentence_at(start)
    if sentence is None or not right_before(frame.text, sentence.start, start, "grammar", "met_by"):
        return False
    return _AND_DOES.match(frame.text, end, act.start + 1) is not None


_AND_DOES = re.compile(
    r"[^.;:]{0,60}?(?:(?<!\w)(?:dan|lalu|kemudian|serta|sambil|seraya|sembari|untuk|guna|saat|ketika|sebelum|setelah)|,)"
    r"(?:\s+\w+){0,2}\s+(?=\w)",
    re.IGNORECASE,
)
