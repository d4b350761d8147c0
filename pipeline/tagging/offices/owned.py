"""Offices told by their ending: "Bawaslu Lama bersuara. Ketuanya, Nama Satu, meminta …"; whose office it is stands before.

Alike "Pegawai Dinas Sosial berikrar dipandu kepala dinasnya, Nama Satu": an office whole in itself, of those told before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.tagging.offices.offices import OfficeFinder
from pipeline.tagging.offices.words import Office, Surroundings
from pipeline.words.shapes import WordShape

_OWNED = WordShape(r"(?<!\w)(?P<head>{offices.owned})nya\s*,?\s+", re.IGNORECASE)
_REACH = 300
"""Characters before in which the body stands."""


_ENDS = re.compile(r"nya\s*,\s*(?=[A-Z]|drg?\.?\s)")
_WORDS = re.compile(r"[^\W\d_]+")
_LONGEST_HEAD = 3
"""Words of an office that ends in "-nya", at most: "kepala satuan polisinya"."""
_HEAD_REACH = 40


def find_owned(text: str, offices: OfficeFinder, known: Surroundings, start: int, end: int) -> Iterator[Office]:
    """Offices of the body named last before, with the name that follows them at once."""
    at = start
    while (match := _OWNED.search(text, at, end)) is not None:
        at = match.end()
        bodies = [body for body in known.institutions.values() if match.start() - _REACH <= body.start < match.start()]
        name = offices.holders.name_at(text, match.end(), end, known) if bodies else None
        if name is None or (name.start not in known.persons and not name.titled and "," not in match.group()):
            continue
        body = max(bodies, key=lambda found: found.start)
        entry = offices.entry_of(match.group("head"), body.id)
        if entry is not None:
            at = name.last
            yield Office(match.start(), match.end("head") + len("nya"), entry, "definitive", body.id, name, match.end("head"), False, True)


def find_headed(text: str, offices: OfficeFinder, known: Surroundings, start: int, end: int) -> Iterator[Office]:
    """Offices that need no body beside them, with the name behind their comma: "camatnya, Nama Satu, meneken lebih dulu"."""
    for match in _ENDS.finditer(text, start, end):
        words = list(_WORDS.finditer(text, max(start, match.start() - _HEAD_REACH), match.start()))[-_LONGEST_HEAD:]
        if not words or words[-1].end() != match.start():
            continue
        for first in words:
            entry = offices.headed_entry(text[first.start() : match.start()])
            name = offices.holders.name_at(text, match.end(), end, known) if entry is not None else None
            if entry is None or name is None or not offices.holders.ends_well(text, name):
                continue
            nya = match.start() + len("nya")
            # of "Partai X rapat. Ketuanya, …" nobody knows whose: no body is lent to it
            body = entry.institution if entry.institution and not entry.of else "other"
            yield Office(first.start(), nya, entry, "definitive", body, name, match.start(), False, True)
            break
