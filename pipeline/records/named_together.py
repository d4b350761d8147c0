"""Cases that one sentence named together and that are told on together, and the kind of servants of counted cases (rulings 12, 14)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records.chain import Chain, stretch_of
from pipeline.records.claims import Claim
from pipeline.records.frame import Frame
from pipeline.records.outcome import outcome
from pipeline.records.past import year_of_past
from pipeline.records.phrases import load_phrases
from pipeline.records.subjects import kinds_told


def kinds_of_case(frame: Frame, chain: Chain) -> set[str]:
    """ "dua kasus terkait netralitas ASN": the kind of counted cases stands after their number, that of persons in its noun."""
    if chain.kinds or not chain.first.papers or chain.count is None:
        return chain.kinds
    return set(kinds_told(frame, *stretch_of(frame, chain)))


def is_of_kind(frame: Frame, chain: Chain, kinds: Sequence[str]) -> bool:
    """Whether the case is one of these kinds; counted cases only where it is of no other ("22 kasus ASN dan kades")."""
    if chain.kinds:
        return bool(chain.kinds & set(kinds))
    told = kinds_of_case(frame, chain)
    return bool(told) and told <= set(kinds)


def with_those_beside(frame: Frame, chain: Chain, recent: Sequence[Chain]) -> list[Chain]:
    """ "Enam camat dan satu lurah dilaporkan. Kasus ini sudah diteruskan": all whom one sentence named and left at one stage.

    Items of a list by place have the stage of their whole; what follows is told of the whole.
    """
    if not chain.seen or chain.first.part or chain.seen[-1] != chain.sentence:
        return [chain]
    beside = [c for c in recent if c.sentence == chain.sentence and c.seen and c.seen[-1] == chain.sentence]
    starts = sorted(c.first.start for c in beside)
    contrast = load_phrases("claims")["contrast"].last(frame.text, starts[0], chain.first.start)
    if contrast is not None:
        beside = [c for c in beside if c.first.start > contrast.start()]
    if not chain.done and any(c.places for c in beside):
        wholes = [c for c in recent if c.done and c not in beside and chain.sentence in c.seen and c.kinds == chain.kinds]
        if len(beside) >= _LEAST_ITEMS and wholes and contrast is None:
            return wholes[:1]
    stage = _stage(chain)
    if any(c.first.part for c in beside) or any(_stage(c) != stage for c in beside):
        return [chain]
    return beside


_LEAST_ITEMS = 3
"""So many places of one sentence are a list."""


def all_told(frame: Frame, claim: Claim, recent: Sequence[Chain]) -> list[Chain]:
    """ "9 kasus kades, serta 4 kasus ASN. Seluruh pelanggaran tersebut ditangani": the numbers of the sentences right before.

    None where one of these cases has ended, as then not all of them are meant. Items of a list by place have the stage of their whole; a
    number of an earlier election stands beside one of this.
    """
    accused = claim.accused
    assert accused is not None
    near: list[Chain] = []
    at = claim.sentence.index - 1
    while here := [c for c in recent if c.count is not None and c.sentence.index == at]:
        near += here
        at -= 1
    if any(_stage(c) == "dismissed" for c in near):
        return []
    past = {c.first.start: year_of_past(frame, c.sentence, c.first.start) for c in near}
    now = {c.first.unit for c in near if past[c.first.start] is None}
    near = [c for c in near if not (c.places and not c.done) and not (past[c.first.start] and c.first.unit in now)]
    if accused.kinds:
        return [c for c in near if is_of_kind(frame, c, accused.kinds)]
    return [c for c in near if c.first.papers] or near  # "seluruh laporan itu": those counted in reports, where any are


def _stage(chain: Chain) -> str | None:
    final = outcome(chain.done)
    return None if final is None else final.stage
