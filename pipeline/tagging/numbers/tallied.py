"""Bare numbers beside places and words of a tally: "Kampar enam", "dihentikan 9 dan diteruskan 55", "baru 11 yang datang"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from pipeline.tagging.numbers.read import PERSON_UNITS, Reading
from pipeline.tagging.numbers.told import FULL_STOP, Counted
from pipeline.tagging.numbers.words import CountWords
from pipeline.words.shapes import Shape

REACH_OF_PART = 300
"""Characters back to the part of a tally that a number belongs to; farther off it belongs to the whole."""
_ASKED_FOR = Shape(r"(?:\A|[.!?\n][\"”]?\s*){claims.those_that}\s[^.!?\n]{3,60}\?\s+[\"“]?\Z", re.IGNORECASE)
""" "Yang sudah diteruskan ke BKN? | Empat."."""
_BARE_ANSWER = Shape(r"(?:\s+(?:{counts.person}))?\s*[.,!\"”]")
_THE_ONE = re.compile(r"\byang\s*\Z", re.IGNORECASE)
_THOSE_WHO = Shape(r"(?:\A|[.,;:!?\n\"“]\s*)(?:(?:{counts.joint}|{counts.topic}|{counts.next})\s+)?[Yy]ang(?:\s+\w+){1,4}\s+\Z")
""""Yang dipanggil tujuh, yang datang empat."""
_PASSIVE = Shape(
    r"[:,;]\s*(?:dan\s+)?(?:yang\s+)?(?:(?:{counts.auxiliary}|tidak|belum)\s+){0,2}di\w{4,}(?:\s+{grammar.receiver}\s+[A-Z]\w+)?\s+\Z"
)
""" "40 laporan: | dihentikan | 14": what became of so many, in a list by stage."""
_WORD_BEFORE = re.compile(r"(\w*)\s*\Z")
_BEFORE_NUMBER = 16
"""Characters between the name of a place and its number."""


def near_place(text: str, reading: Reading, place_ends: Set[int]) -> bool:
    """ "Kampar enam", "Kabupaten Pekalongan yakni enam orang"; not "… dari Kabupaten Lebak. Lima di antaranya", with a stop between."""
    for end in (end for end in place_ends if reading.start - _BEFORE_RANKED <= end <= reading.start):
        if reading.start - end <= _BEFORE_NUMBER:
            if FULL_STOP.search(text, end, reading.start) is None:
                return True
        elif _LEADS.fullmatch(text, end, reading.start):
            return True
    return False


def before_place(text: str, reading: Reading, places: Mapping[int, int]) -> bool:
    """ "… di pemprov, | 3 | Tanah Laut, Kotabaru 2, | 4 | Kabupaten Banjar": an item of a list by place whose number stands first.

    "Kabupaten" is then a part of the name, and no noun of the number.
    """
    if reading.form != "plain" or reading.unit not in (None, "region") or reading.person:
        return False
    blanks = _BLANKS.match(text, reading.number_end)
    end = places.get(blanks.end()) if blanks is not None else None
    if end is None:
        return False
    opened = _ITEM_BEFORE.search(text, max(0, reading.start - _TO_MARK), reading.start)
    return opened is not None and _ITEM_BEHIND.match(text, end) is not None


_BLANKS = re.compile(" +")
_TO_MARK = 20
"""Characters back to what opens the item of a list."""
_ITEM_BEFORE = Shape(r"(?:[,:;(]|(?<!\w)(?:{counts.joint}|{counts.opens_item}))\s*(?:{counts.joint}\s+)?\Z", re.IGNORECASE)
_ITEM_BEHIND = Shape(r"(?:\s+\([^)]{2,12}\))?(?:\s*[,.;:)\n\"”]|\s+{counts.joint}(?!\w)|\s*\Z)", re.IGNORECASE)
_BEFORE_RANKED = 50
"""Characters between the name of the place that leads a list and its number."""
_LEADS = Shape(r"(?:\s+[^\s,.;:]+){0,2}\s+{counts.ranked}(?:\s+{counts.number_next}){1,2}\s+", re.IGNORECASE)
""" "Manggarai Barat | terbanyak dengan | 11 orang": the number of the place that leads."""


def is_part_of_tally(text: str, reading: Reading, words: CountWords, place_ends: Set[int], before: Sequence[Counted]) -> bool:
    """Whether a bare number is a part of a tally, by what stands beside it."""
    if _RANKED.match(text, reading.number_end):
        return False  # "Empat yang paling rawan ialah Sula, …": so many places
    after = re.match(r"\s*([^\W\d_]+(?:\s+[^\W\d_]+)?)?", text[reading.number_end : reading.number_end + 40])
    following = (after.group(1) or "").lower() if after else ""
    first = following.split(" ")[0]
    if first in words.elliptic or " ".join(following.split()) in words.elliptic or re.match(r"(?:di|ter)\w{4,}", first):
        return True
    ended = not first or text[reading.number_end : reading.number_end + 1] in ",.;\n"
    if first == "yang" and _last_word(text[max(0, reading.start - 20) : reading.start]) in words.amounts:
        return True  # "Dari 19 nama itu, baru 11 yang datang"
    if ended and _THOSE_WHO.search(text, max(0, reading.start - 60), reading.start):
        return True
    last = _last_word(text[max(0, reading.start - 20) : reading.start])
    if ended and (last in words.results or last in words.amounts):
        return True
    if ended and _PASSIVE.search(text, max(0, reading.start - 60), reading.start):
        return True  # "…: direkomendasikan ke KASN | 18, masih diklarifikasi | delapan"
    if first in ("dan", "serta") and last in words.results:
        return True  # "dihentikan 9 dan diteruskan 55"
    if _lists_parts(text, reading, before) or (
        ended
        and _BARE_ANSWER.match(text, reading.number_end)
        and _ASKED_FOR.search(text, max(0, reading.start - REACH_OF_PART), reading.start)
    ):
        return True
    if near_place(text, reading, place_ends) and (ended or reading.each or first in words.functions):
        return True
    return reading.each or bool(_THE_ONE.search(text[max(0, reading.start - 6) : reading.start]))


def _lists_parts(text: str, reading: Reading, before: Sequence[Counted]) -> bool:
    """ "Laporan ada tujuh. Empat, semuanya tentang guru, gugur. Dua ke Inspektorat.": parts that open their sentences, in one paragraph."""
    opens = text[reading.start].isupper() and (
        text[reading.number_end : reading.number_end + 1] == "," or _TO.match(text, reading.number_end)
    )
    if not before or not opens:
        return False
    told = before[-1]
    gap = text[told.reading.end : reading.start]
    return "\n" not in gap and len(gap) <= REACH_OF_PART and told.unit in PERSON_UNITS | {"report", "case"}


_RANKED = Shape(r"\s+yang\s+(?:{counts.counts_among}\s+)?(?:dalam\s+)?(?:{counts.category}\s+)?{counts.ranked}(?!\w)")
_TO = Shape(r"\s{grammar.receiver}\s+\w")


def _last_word(text: str) -> str:
    found = _WORD_BEFORE.search(text)
    return found.group(1).lower() if found else ""
