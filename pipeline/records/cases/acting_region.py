"""The region of whoever acts in a sentence on a case: where it is handled."""

from __future__ import annotations

import re

from pipeline.records.acts.parties import parties_in
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.reading.place import home_region
from pipeline.words.phrases import load_phrases

NATIONAL = frozenset({"kasn", "bkn", "kemendagri", "kemenpanrb"})
"""Bodies whose seat is no region of a case."""


def acting_region(frame: Frame, sentence: Span) -> str | None:
    """The region of the supervisor, government or court that acts in the sentence, not of one to whom something is handed."""
    high_court = load_phrases("whose")["high_court"].pattern
    for party in parties_in(frame, sentence.start, sentence.end):
        if party.party not in ("supervisor", "employer", "court", "police"):
            continue
        if right_before(frame.text, sentence.start, party.start, "whose", "copy_to") or high_court.match(frame.text, party.start):
            continue
        if re.search(
            r"(?<!\w)(?:ke(?:pada)?|di|dari|lewat)\s+(?:\S+\s+)?$",
            frame.text[max(sentence.start, party.start - 20) : party.start],
            re.IGNORECASE,
        ):
            continue
        for mention in frame.within(party.start, min(sentence.end, party.end + 30)):
            code = mention.get("code") if mention["type"] == "region" else None
            if mention["type"] == "institution" and mention["id"] not in NATIONAL:
                code = mention.get("region")
            beside = len(frame.text[party.end : mention["start"]].split()) <= 3 and "," not in frame.text[party.end : mention["start"]]
            if code and beside and not (party.party == "court" and _sits_elsewhere(frame, str(code))):
                return str(code)
    return None


def _sits_elsewhere(frame: Frame, code: str) -> bool:
    """ "Hakim PN Polewali tetapkan kepala puskesmas …" in an article about Mamasa: a court judges those of its neighbours too."""
    home = home_region(frame)
    return home is not None and "." in home and home != code
