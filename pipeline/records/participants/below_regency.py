"""A number told apart by districts, villages or offices in one sentence: its parts give no record (codebook, violation)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records.participants.participant import Accused
from pipeline.records.reading.frame import Frame
from pipeline.words.shapes import Shape

_FROM = Shape(
    r"\s+(?:(?:{claims.case_noun}|orang|di\s?antaranya|lainnya|lagi)\s+)?(?:{before_names.serves}\s+)?{before_names.at}\s+(?=[A-Z])"
)
""" "satu | dari | Kecamatan Kuala": a part and its place."""
_TO_NAME = 40
"""Characters in which the name of a regency stands behind "dari"."""
_BREAK = re.compile(r"[.;?!“”\"]")


def without_parts_below(frame: Frame, accused: Sequence[Accused]) -> list[Accused]:
    """ "Tiga kepala desa, satu dari Kecamatan Kuala dan dua dari Sei Bingai, diperiksa": only the three are told of.

    The parts have no noun of their own, each has its place below the regency, and they add up to the number before them.
    """
    kept = list(accused)
    for index, whole in enumerate(kept):
        if whole.form not in ("new", "back") or whole.count is None or (whole.elliptic and not whole.part):
            continue
        total, first = whole.count["min"], index + 1
        if total != whole.count["max"]:
            continue
        for last in range(first, len(kept)):
            part = kept[last]
            if not part.elliptic or part.count is None or not _lies_below(frame, part) or _BREAK.search(frame.text, whole.end, part.start):
                break
            if sum(one.count["min"] for one in kept[first : last + 1] if one.count is not None) == total and last > first:
                del kept[first : last + 1]
                break
    return kept


def lies_below(frame: Frame, accused: Accused) -> bool:
    """ "dua kades dari | Kecamatan X": a district or village right behind the number, and no regency."""
    return _UNIT_BELOW.match(frame.text, accused.end) is not None


_UNIT_BELOW = Shape(r"\s+(?:orang\s+|lainnya\s+|lagi\s+)?(?:{before_names.serves}\s+)?{before_names.at}\s+{before_names.below_regency}\s")


def _lies_below(frame: Frame, part: Accused) -> bool:
    """Whether a place that is no regency, city or province stands right behind the number."""
    place = _FROM.match(frame.text, part.end)
    if place is None:
        return False
    regions = frame.within(place.end(), place.end() + _TO_NAME, "region")
    return not any(m["start"] <= place.end() + len("Kabupaten ") for m in regions)
