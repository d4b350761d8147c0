"""Villages and districts that bear the name of a regency elsewhere."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.tagging.extensions import text_of
from pipeline.tagging.linking import main_region
from pipeline.tagging.mentions import mentions_of
from pipeline.tagging.offices.words import Office


def regency_of_namesake(doc: Doc, office: Office, named: str) -> str | None:
    """ "Kades | Karanganyar" in a story of Cilacap: right behind the office stands its village, not the regency of the same name."""
    main = main_region(doc)
    if not office.entry.local or main is None or "." not in main or named == main:
        return None
    same = [place for place in mentions_of(doc, "region") if place["code"] == named]
    if len(same) != 1 or not office.start <= same[0]["start"] < office.end or " " in same[0]["text"].strip():
        return None
    before = text_of(doc)[office.start : same[0]["start"]].strip().casefold()
    return main if before in office.entry.words else None
