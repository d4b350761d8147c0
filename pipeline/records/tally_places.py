"""Which places the text puts beside a number of a tally (ruling 15): "Bengkalis empat perkara", "14 laporan dari Maluku"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records.accused import Accused
from pipeline.records.frame import Frame, Mention, Span
from pipeline.records.phrases import load_phrases

_AFTER = re.compile(
    r"\s*(?:\w+\s+){0,3}?(?:\w+,\s+yang\s+\w+\s+)?(?:(?:\w+)?,\s+(?:semua|seluruh|kesemua|ke\w+)nya\s+)?(?:ber)?(?:di|dari|asal|asal\s+dari|untuk)\s+(?:(?:Kabupaten|Kota|Provinsi|Kab\.)\s+)?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"^(?:\s*\([^)]*\))?\s*:?\s*(?:[^\s.;:“”\"]+\s+){0,6}\(?$")
"""At most six words and no full break between a place and its number."""


def places_beside(frame: Frame, accused: Accused, sentence: Span) -> tuple[str, ...]:
    """Codes of the places to which the number belongs; several where each has it ("masing-masing"); empty when there is none."""
    numbers = [m for m in frame.within(sentence.start, sentence.end, "count") if m["unit"] != "region"]
    first = _first_of_run(frame, accused.start, numbers)
    floor = max([m["end"] for m in numbers if m["end"] <= first], default=sentence.start)
    if after := place_after(frame, accused, sentence):
        return (after,)
    before = [m for m in frame.within(floor, first, "region") if m.get("code") and not is_elsewhere(frame, m, sentence)]
    if not before or not _BESIDE.match(frame.text[before[-1]["end"] : first]):
        return ()
    if load_phrases("whose")["below"].found(frame.text, before[-1]["end"], first):
        return ()
    each = load_phrases("accused")["each"].found(frame.text, before[-1]["end"], accused.end)
    return tuple(dict.fromkeys(m["code"] for m in before)) if each else (before[-1]["code"],)


def place_after(frame: Frame, accused: Accused, sentence: Span) -> str | None:
    """ "14 laporan dari Maluku", "ketiga kadus, semuanya dari Karo,": the code of the place right after the number and its noun."""
    numbers = [m["start"] for m in frame.within(accused.end, sentence.end, "count") if m["unit"] != "region"]
    after = [m for m in frame.within(accused.end, min(numbers, default=sentence.end), "region") if not is_elsewhere(frame, m, sentence)]
    if after and after[0].get("code") and _AFTER.fullmatch(frame.text[accused.end : after[0]["start"]]):
        return str(after[0]["code"])
    return None


def _first_of_run(frame: Frame, start: int, numbers: Sequence[Mention]) -> int:
    """ "Lamongan: 12 kepala desa, 3 PNS": where the first of the numbers begins that only commas and "dan" join."""
    joiner = load_phrases("grammar")["joiner"].pattern
    for mention in reversed([m for m in numbers if m["end"] <= start]):
        if not joiner.fullmatch(frame.text[mention["end"] : start].strip()):
            break
        start = mention["start"]
    return start


def is_elsewhere(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """A venue, the seat of an addressee, an election: no government of the accused (ruling 26)."""
    before = frame.text[max(sentence.start, mention["start"] - _REACH) : mention["start"]]
    return load_phrases("whose")["elsewhere_before"].pattern.search(before) is not None


_REACH = 50
