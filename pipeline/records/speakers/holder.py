"""One who may have issued a statement, by the role he plays in its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.records.reading.actors import Naming, namings
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

ROLES = {
    "declaration": ("lead", "open", "organise", "sign", "before_whom", "read"),
    "outreach": ("open", "lead", "organise", "issue", "before_whom"),
    "oversight": ("open", "sign", "issue", "lead", "organise"),
    "circular": ("sign", "issue", "organise"),
}
NEAR = 60
"""Characters after "dipimpin oleh" within which the person's name or office begins."""
RIGHT_AFTER = 4
"""Characters after a letter or speech within which its author is named."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a role: an official, else an institution, with the rank of the role (0 the best)."""

    rank: int
    official: Mention | None
    institution: Mention | None
    span: tuple[int, int]


def stood_in(frame: Frame, sentence: Span, naming: Naming) -> Mention:
    """ "Bupati yang diwakili Asisten", "Ketua melalui Kordiv": the person present (ruling 32)."""
    stand_in = load_phrases("issuers")["stand_in"].first(frame.text, naming.end, min(sentence.end, naming.end + NEAR))
    if stand_in is not None:
        present = namings(frame, stand_in.end(), min(sentence.end, stand_in.end() + NEAR))
        if present:
            return present[0].official
    return naming.official


EVENT_SENTENCES = 4
"""So many sentences beside those of an act may tell who led it, or who speaks of it."""
HEADS = frozenset({"governor", "vice_governor", "regent", "vice_regent", "mayor", "vice_mayor", "regional_secretary"})
OF_MANY_PLACES = frozenset({"village_head", "ward_head", "district_head", "agency_head"})


def is_a_kind(holder: Holder) -> bool:
    """ "Kepala Desa Disurati Bawaslu": those of a kind are written to, and none of them issues anything."""
    official = holder.official
    if official is None or official.get("name") or official.get("position") not in OF_MANY_PLACES - {"agency_head"}:
        return False
    return _KIND_ALONE.fullmatch(str(official.get("text") or "")) is not None


_KIND_ALONE = Shape(r"(?:{audience.village_head}|{audience.civil_servant})(?:[\s/]+(?:Di|Me|Ter|Ber)\w{3,}.*|/.*)?\s*", re.IGNORECASE)
"""An office without its place, at the head of a headline too."""
