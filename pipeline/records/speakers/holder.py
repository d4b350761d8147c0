"""One who may have issued a statement, by the role he plays in its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records.reading.actors import Naming, namings
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.words.phrases import load_phrases

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
