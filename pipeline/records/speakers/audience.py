"""To whom a statement speaks, and how wide it reaches. Neither is scored; both are for search."""

from __future__ import annotations

from collections.abc import Iterable

from ikrar.model import AUDIENCES
from pipeline.records.reading.frame import Frame, Mention
from pipeline.records.reading.kept import kept
from pipeline.words.phrases import load_phrases

_UNIT_POSITIONS = frozenset({"agency_head", "district_head", "ward_head", "village_head"})
_OWN_PEOPLE = {"polri": "military_police", "tni": "military_police", "apdesi": "village_head", "pemdes": "village_official"}
ORGANISERS = frozenset({"bawaslu", "kpu", "panwascam", "dkpp"})
"""Their own people are no servants (ruling 19)."""
_ASSOCIATIONS = frozenset({"apdesi", "korpri"})


def audience_of(frame: Frame, spans: Iterable[tuple[int, int]], body: str | None = None) -> list[str]:
    """Codebook audiences named in the spans, in the codebook's order; `public` only where no servants are named.

    Args:
        body: institution of whoever speaks; "anggotanya" said by a police chief are police.
    """
    words, spans = load_phrases("audience"), list(spans)
    found = {name for span in spans for name in _named(frame, *span)}
    if body not in ORGANISERS and not found - {"public"} and any(words["own_people"].found(frame.text, start, end) for start, end in spans):
        found.add(_OWN_PEOPLE.get(body or "", "civil_servant"))
    if found - {"public"}:
        found.discard("public")
    return [name for name in AUDIENCES if name in found]


@kept
def _named(frame: Frame, start: int, end: int) -> frozenset[str]:
    """The audiences named in [start, end); kept, for several rules ask about one sentence."""
    words = load_phrases("audience")
    return frozenset(name for name in AUDIENCES if words[name].found(frame.text, start, end))


def scope_of(issuer: Mention | None, institution: str | None) -> str:
    """`association` for servants' associations and police, `unit` below the government, else `government`."""
    body = (issuer or {}).get("institution") or institution
    if body in _ASSOCIATIONS or body in ("polri", "tni"):
        return "association"
    if issuer is not None and issuer.get("position") in _UNIT_POSITIONS:
        return "unit"
    return "unit" if body in ("pemdes", "panwascam") else "government"
