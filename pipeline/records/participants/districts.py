"""A servant's district, which is named behind the post and below the regency: "kades | di Kecamatan X", "lurah | di Cepu"."""

from __future__ import annotations

from pipeline.records.reading.frame import Frame
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_OF_DISTRICT = Shape(
    r"(?:\s+(?!{before_names.at}|yang|dan|serta)[a-z]+)?\s+{before_names.at}\s+(?:{before_names.below_regency}|{before_names.workplace})(?:\s+[A-Z][\w'’-]*){1,4}"
    r"(?:\s*,\s*(?:{before_names.regency}\s+)?[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,2})?(?:\s*,)?"
)
""" "kepala desa di Kecamatan Songsongan | yang dilaporkan": one, as no number is told."""


_OF_PLACE = Shape(r"\s+{before_names.at}\s+[A-Z][a-z]\w*(?:\s+[A-Z][a-z]\w*){0,2}")
""" "kepala desa | di Pujut": a district that is not called one."""


def is_of_one_district(text: str, end: int, ceiling: int) -> bool:
    """ "Kepala desa | di Kecamatan X": a post of one district."""
    return _OF_DISTRICT.match(text, end, ceiling) is not None


def district_end(frame: Frame, end: int, ceiling: int) -> int | None:
    """Where the district ends that stands right behind a kind; greater places are none ("di Jawa Tengah", "di Bali")."""
    if district := _OF_DISTRICT.match(frame.text, end, ceiling):
        return district.end()
    place = _OF_PLACE.match(frame.text, end, ceiling)
    if place is None or load_phrases("whose")["great_area"].found(frame.text, end, place.end()):
        return None
    named = (mention["type"] for mention in frame.within(end, place.end()))
    return None if any(kind in ("region", "institution") for kind in named) else place.end()
