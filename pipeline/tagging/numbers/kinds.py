"""Numbers by kind of servant: persons of two kinds under one number, and claims whose noun is told once for all kinds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.tagging.numbers.read import PERSON_UNITS, CountReader, Reading
from pipeline.tagging.numbers.told import Counted
from pipeline.tagging.numbers.words import Unit
from pipeline.words.shapes import Shape

_JOINT = Shape(r"\s*(?:,|(?:,\s*)?{counts.joint})\s*\Z")
_ACCUSED = Shape(r"(?<!\w)(?:{counts.defendant}|{counts.person})(?!\w)", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:.!?\n\"“”]")
_SAME_LIST, _SAME_SENTENCE = 30, 60
"""Characters from one item of a list by place to the next: "Konawe 11 laporan, Buton Tengah 9", and within one sentence."""
_SPELLED_OUT = Shape(r"[^.;\n]{0,60}?(?::|,?\s*(?:{counts.made_of}|{counts.in_detail}|{counts.each})[:,]?)\s*(?:{counts.as_many}\s+)?")
"""Between a number of persons and the numbers of their kinds."""


def with_mixed(text: str, counted: Sequence[Counted]) -> list[Counted]:
    """ "23 orang: 19 ASN dan empat honorer": persons who are of two kinds by the numbers that follow and add up to them.

    "18 terlapor terdiri atas 11 guru dan tujuh camat": accused persons who are all of the one kind of those numbers.
    """
    result = list(counted)
    for at, whole in enumerate(counted):
        accused = whole.unit == "other" and _ACCUSED.search(text, whole.reading.number_end, whole.reading.end) is not None
        if not (whole.reading.person or accused) or whole.unit == "participant" or whole.reading.most != whole.reading.least:
            continue
        units: set[Unit] = set()
        total, end = 0, whole.reading.end
        for part in counted[at + 1 :]:
            between = text[end : part.reading.start]
            opening = _SPELLED_OUT.fullmatch(between) if not units else _JOINT.fullmatch(between.rstrip())
            if opening is None or part.unit not in PERSON_UNITS or part.reading.most != part.reading.least:
                break
            total, end = total + part.reading.least, part.reading.end
            units.add(part.unit)
            if total == whole.reading.least and len(units) > 1:
                result[at] = replace(whole, unit="other", told_before=False, reason="persons of the kinds that follow")
            elif total == whole.reading.least and whole.unit == "other" and part is not counted[at + 1]:
                result[at] = replace(whole, unit=part.unit, told_before=False, reason="persons of the kind that follows")
    return result


def claims_by_kind(text: str, reading: Reading, before: Sequence[Counted], reader: CountReader) -> Unit | None:
    """ "Kades 38 perkara, ASN 17, sisanya perangkat desa": the kind stands before each number, and what is counted is told once."""
    told = before[-1] if before else None
    if told is None or told.unit not in ("report", "case") or not in_one_list(text, told, reading):
        return None
    between = text[told.reading.end : reading.start]
    kinds = list(reader.persons_between(text, told.reading.end, reading.start))
    clause = max(0, told.reading.start - _SAME_SENTENCE) + max(
        (m.end() for m in _CLAUSE.finditer(text[max(0, told.reading.start - _SAME_SENTENCE) : told.reading.start])), default=0
    )
    if len(kinds) != 1 or "," not in between or not list(reader.persons_between(text, clause, told.reading.start)):
        return None
    return told.unit if not text[kinds[0][1] : reading.start].strip() else None


def in_one_list(text: str, told: Counted, reading: Reading) -> bool:
    """Whether a number is the next item of the list in which `told` stands."""
    gap = reading.start - told.reading.end
    return gap <= _SAME_LIST or (gap <= _SAME_SENTENCE and not re.search(r"[.!?;\n]", text[told.reading.end : reading.start]))
