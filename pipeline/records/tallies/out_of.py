"""Numbers that are told as a share: "tiga dari tujuh laporan" is out of seven, whatever else was counted before (ruling 15)."""

from __future__ import annotations

import re

from pipeline.records.participants.participant import Accused
from pipeline.records.reading.frame import Frame
from pipeline.tagging.numbers.numerals import FIGURES_SOURCE, WORDS_SOURCE, value_of

_OUT_OF = re.compile(
    rf"\w\s+(?:dari|di\s+antara)\s+(?:(?:total|jumlah|sebanyak)\s+)?(?:ke-?\s?)?(?P<number>{FIGURES_SOURCE}|{WORDS_SOURCE})(?!\w)",
    re.IGNORECASE,
)


def whole_number(text: str, accused: Accused) -> tuple[int, int] | None:
    """The number that the words of a share count it out of, and where it begins; None where they tell none."""
    found = _OUT_OF.search(text, accused.start, accused.end)
    if found is None:
        return None
    words = found["number"]
    value = value_of(words)
    return None if value is None else (value, found.start("number"))


def fits_share(frame: Frame, accused: Accused, size: tuple[int, int | None] | None) -> bool:
    """Whether a tally may be what a share is counted out of: of "tiga dari tujuh laporan" none but seven."""
    number = whole_number(frame.text, accused)
    return number is None or size is None or size[1] != size[0] or size[0] == number[0]
