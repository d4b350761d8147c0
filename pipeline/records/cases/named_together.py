"""Cases that one sentence named together and that are told on together, and the kind of servants of counted cases (rulings 12, 14)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records.cases.chain import Chain, kinds_beside
from pipeline.records.claims.claims import Claim
from pipeline.records.claims.outcome import outcome
from pipeline.records.reading.frame import Frame
from pipeline.records.reading.past import year_of_past
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape


def kinds_of_case(frame: Frame, chain: Chain) -> set[str]:
    """ "dua kasus terkait netralitas ASN": the kind of counted cases stands after their number, that of persons in its noun."""
    if chain.kinds or not chain.first.papers or chain.count is None:
        return chain.kinds
    return set(kinds_beside(frame, chain))


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
    stages = {_stage(c) for c in beside} - {None}  # "Bone terima tiga laporan, Wajo | satu": the verb of the first is the next one's too
    if any(c.first.part for c in beside) or len(stages) > 1 or _stage(beside[-1] if beside else chain) not in (*stages, None):
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
    if accused.kinds and (of_kind := [c for c in near if c.kinds and is_of_kind(frame, c, accused.kinds)]):
        near = of_kind  # "11 kades dan enam ASN. Semua ASN tersebut"
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


def listed_here(recent: Sequence[Chain], claim: Claim) -> list[Chain]:
    """ "dua ASN di Malinau dan lima kades di Nunukan, | semuanya | diteruskan": those of several places named before it in its sentence."""
    start = claim.accused.start if claim.accused is not None else 0
    here = [c for c in recent if c.sentence == claim.sentence and c.count is not None and c.first.start < start]
    return here if len(here) > 1 and all(c.places and not c.done for c in here) else []


def only_here(frame: Frame, recent: Sequence[Chain], claim: Claim) -> list[Chain]:
    """ "Lahat ada lima ASN, tetapi | semuanya | masih dikaji": the only number of its sentence, right before it."""
    start = claim.accused.start if claim.accused is not None else 0
    here = [c for c in recent if c.sentence == claim.sentence and c.count is not None and c.first.start < start]
    if len(here) != 1 or here[0].single or here[0].done or (here[0].first.part and not here[0].places):
        return []
    return here if _RIGHT_BEHIND.fullmatch(frame.text, here[0].first.end, start) else []


_RIGHT_BEHIND = Shape(r"(?:\s+[\w-]+){0,3}\s*[,;]\s*(?:{accused.but_all}\s+)?")


def split_just_now(recent: Sequence[Chain], claim: Claim) -> list[Chain]:
    """ "Enam kasus kami temukan. Dua soal dukuh, empat soal BPD. | Semuanya | dilimpahkan": the number and what it was broken down to.

    So too by when or by whom they were reported ("Empat masuk sebelum kampanye, dua sesudahnya").
    """
    told = [c for c in recent if c.count is not None and c.size is not None and 0 < c.age(claim) <= _REACH_OF_SPLIT]
    parts = [c for c in told if told and c.sentence.index == max(other.sentence.index for other in told)]
    added = sum((c.size or (0, 0))[0] for c in parts)
    wholes = [c for c in told if c.size == (added, added) and c not in parts and parts[0].sentence.index - c.sentence.index <= 1]
    apart = any(done.stage not in ("alleged", "reported") for c in parts for done in c.done)
    return [*wholes[:1], *parts] if len(parts) > 1 and wholes and not apart else []


def listed_before(recent: Sequence[Chain], claim: Claim) -> list[Chain]:
    """ "Pinrang 28 kasus, Palopo 10 kasus. Semuanya sudah diteruskan": all items of a list by place that just ended and has no total."""
    counted = [c for c in recent if c.count is not None and c.sentence.index < claim.sentence.index]
    listed: list[Chain] = []
    at = claim.sentence.index - 1
    while here := [c for c in counted if c.sentence.index == at]:
        if not all(c.places for c in here):
            break
        listed, at = [*here, *listed], at - 1
    places = {place for c in listed for place in c.places}
    added = sum((c.size or (0, 0))[0] * len(c.places) for c in listed)
    wholes = [c for c in recent if c.count is not None and not c.single and c.sentence.index <= at]
    total = any((not c.places and c.sentence.index >= at - 1) or c.size == (added, added) for c in wholes)
    return listed if len(places) > 1 and not total else []


_REACH_OF_SPLIT = 3
"""Sentences between a breakdown and the word for all of it."""
