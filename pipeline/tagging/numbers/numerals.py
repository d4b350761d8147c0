"""Numbers of Indonesian newspapers: figures with dots, words up to millions, and both side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass

UNITS: dict[str, int] = {
    "nol": 0, "satu": 1, "satunya": 1, "dua": 2, "tiga": 3, "empat": 4, "ampat": 4, "lima": 5, "enam": 6, "tujuh": 7,
    "delapan": 8, "sembilan": 9, "sepuluh": 10, "sebelas": 11,
}  # fmt: skip
_SCALES = {"puluh": 10, "ratus": 100, "ribu": 1000, "juta": 1_000_000}
_ONES = {"sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000, "sejuta": 1_000_000}
NUMBER_WORDS = (*UNITS, "belas", *_SCALES, "seratus", "seribu", "sejuta")
"""Every word that a number in words may hold."""

_WORD = "(?:" + "|".join(sorted(set(NUMBER_WORDS), key=len, reverse=True)) + ")"
WORDS_SOURCE = rf"{_WORD}(?:[\s-]+{_WORD})*"
"""A regular expression for a number in words, without groups; word boundaries are the caller's."""
FIGURES_SOURCE = r"\d{1,3}(?:[.,]\d{3})+(?![\d.,]\d)|\d+(?:,\d+)?"
_FIGURES = re.compile(r"(?P<whole>\d{1,3}(?:[.,]\d{3})+|\d+)(?:,(?P<part>\d+))?\Z")


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number that a text writes. `end` is the character after it within the text it was read from."""

    value: int
    end: int


def value_of_words(text: str) -> int | None:
    """The number that words say: "seratus dua puluh" is 120; None for words that are no number in order."""
    total, group = 0, 0
    unit_before = False
    for word in re.split(r"[\s-]+", text.strip().lower()):
        if unit_before and word in UNITS:
            return None  # "satu-satu", "dua tiga": one by one, two or three
        unit_before = word in UNITS
        if word in _ONES:
            amount = _ONES[word]
            if amount >= 1000:
                total, group = total + amount, 0
            else:
                group += amount
        elif word == "belas":
            group += 10
        elif word == "puluh":
            # only the last digit is multiplied: in "seratus dua puluh" the hundred stays
            tens = group % 10
            group = group - tens + (tens or 1) * 10
        elif word == "ratus":
            group = (group or 1) * 100
        elif word in ("ribu", "juta"):
            total, group = total + (group or 1) * _SCALES[word], 0
        elif word in UNITS:
            group += UNITS[word]
        else:
            return None
    return total + group


def value_of(text: str) -> int | None:
    """The number that figures or words say."""
    return value_of_figures(text) if text[:1].isdigit() else value_of_words(text)


def value_of_figures(text: str, scale: str = "") -> int | None:
    """ "1.335" is 1335, "1,5" with scale "ribu" 1500; None for a fraction of one ("2,5") and other shapes."""
    found = _FIGURES.match(text)
    if found is None:
        return None
    whole = int(re.sub(r"[.,]", "", found.group("whole")))
    factor = _SCALES.get(scale.lower(), 1)
    if found.group("part") is None:
        return whole * factor
    if factor == 1:
        return None
    return int((whole + int(found.group("part")) / 10 ** len(found.group("part"))) * factor + 0.5)
