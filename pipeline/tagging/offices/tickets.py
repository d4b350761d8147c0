"""Two who stand for office together: "Paslon Bupati Lama Nama Satu-Nama Dua" names two candidates, not one person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.tagging.names import Name
from pipeline.tagging.offices.holder import HolderReader
from pipeline.tagging.offices.words import Office, Surroundings
from pipeline.words.shapes import Shape

_HYPHEN = re.compile(r"(?<=[^\W\d_]{3})-(?=[A-Z][^\W\d_]{2})")
"""Inside one word of a name; "Al-Hadi" is no pair."""
_JOINED = re.compile(r"\s*[-–—/&]\s*(?=[A-Z])")
_BOTH = re.compile(r"\s+(?:dan|bersama)\s+(?=[A-Z])")
_PAIR = Shape(r"{offices.pair}|(?:dan|/|-)\s*{offices.deputy}", re.IGNORECASE)


def split_ticket(text: str, office: Office, holders: HolderReader, known: Surroundings, limit: int) -> Iterator[Office]:
    """The office itself; of two candidates named together one office for each."""
    if office.entry.position != "candidate" or office.name is None:
        yield office
        return
    name = office.name
    hyphen = _HYPHEN.search(text, name.start, name.end)
    if hyphen is not None:
        first = Name(name.start, hyphen.start(), name.first, hyphen.start(), _clean(text[name.start : hyphen.start()]), name.titled)
        second = holders.name_at(text, hyphen.end(), limit, known)
    else:
        first = name
        paired = _PAIR.search(text, max(0, office.start - 30), name.first) is not None
        link = _JOINED.match(text, name.last, limit) or (_BOTH.match(text, name.last, limit) if paired else None)
        second = holders.name_at(text, link.end(), limit, known) if link is not None else None
    yield replace(office, name=first)
    if second is not None:
        yield replace(office, name=second)


def _clean(name: str) -> str:
    return re.sub(r"\s+", " ", name).strip(" .,")
