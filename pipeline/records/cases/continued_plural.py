"""Which cases are told on by a word for all of them: "mereka", "semuanya", "seluruh kades itu" (ruling 14)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records.acts.subjects import kinds_told
from pipeline.records.cases.chain import Chain
from pipeline.records.cases.continued_silently import whole_broken_down
from pipeline.records.cases.list_ended import whole_of_list
from pipeline.records.cases.named_together import all_told, listed_before, listed_here, only_here, split_just_now
from pipeline.records.cases.told_again import REACH_OF_POINTER, home_of_all
from pipeline.records.claims.claims import Claim
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases


def of_them_all(frame: Frame, claim: Claim, recent: Sequence[Chain]) -> list[Chain]:
    """ "mereka": all that were last named together; "semuanya": the total, not the places that it was broken down to."""
    accused = claim.accused
    assert accused is not None
    if _means_others(frame, claim.sentence, accused.start):
        return []
    near = [chain for chain in recent if chain.age(claim) <= REACH_OF_POINTER]
    words = frame.text[accused.start : accused.end]
    named = load_phrases("accused")["all_named"].pattern.fullmatch(words) is not None
    if named or load_phrases("accused")["total_pronoun"].pattern.fullmatch(words):
        if there := _all_of_place(frame, claim, recent):
            return there
        if (whole := whole_of_list(frame, claim, recent, said=True)) is not None:
            return [whole]
        if listed := listed_here(recent, claim) or only_here(frame, recent, claim) or listed_before(recent, claim):
            return listed
        if named and (told := all_told(frame, claim, recent)):
            return told
        if split := split_just_now(recent, claim):
            return split
        wholes = [c for c in recent if not c.single and (not c.places or c.done) and c.age(claim) <= 2 * REACH_OF_POINTER]
        wholes = [c for c in wholes if c.done or not c.first.part] or wholes
        wholes = _broken_down_here(recent, wholes) or wholes
        if not wholes:
            return _told_without_number(claim, recent)
        # "lima ASN beserta satu kades. | Semuanya | diteruskan": the one named with them too
        together = [*wholes, *(c for c in recent if c.single and c.count is not None and not (c.places and not c.done))]
        return [other for other in together if other.group == wholes[0].group and other.sentence == wholes[0].sentence]
    said = load_phrases("accused")["together"].opens(frame.text, accused.end, claim.sentence.end)  # "mereka | semua"
    if (whole := whole_of_list(frame, claim, recent, said=said)) is not None:
        return [whole]
    if (whole := whole_broken_down(recent)) is not None and not named and not recent[0].first.elliptic:
        return [whole]  # "Kelima ASN itu seorang camat, dua lurah dan dua guru. | Mereka | dilaporkan": the five
    if (listed := _listed_here_before(recent, claim)) and not named:
        return listed
    for chain in near:
        together = [other for other in near if other.group == chain.group]
        if not chain.single or len(together) > 1:
            return together
    return _told_without_number(claim, recent)


def _told_without_number(claim: Claim, recent: Sequence[Chain]) -> list[Chain]:
    """ "Dugaan kepala sekolah di Agam membiayai kampanye diusut. | Para kepala sekolah itu | dipanggil": how many they are nobody says."""
    kinds = set(claim.accused.kinds) if claim.accused is not None else set()
    only = len(recent) == 1 and recent[0].first.form == "topic" and recent[0].count is None and recent[0].first.one
    return list(recent) if only and claim.done and (not kinds or kinds & recent[0].kinds) else []


def _means_others(frame: Frame, sentence: Span, at: int) -> bool:
    """ "Bawaslu juga menangani 12 kasus politik uang, | semuanya | dihentikan": all of another sort, which its own sentence names."""
    if not load_phrases("subjects")["other_breach"].found(frame.text, sentence.start, at):
        return False
    return not (load_phrases("claims")["neutrality"].found(frame.text, sentence.start, at) or kinds_told(frame, sentence.start, at))


def _broken_down_here(recent: Sequence[Chain], wholes: Sequence[Chain]) -> list[Chain]:
    """ "Dari lima perbekel, tiga tidak terbukti, satu diteruskan, satu dikaji. … | Para perbekel itu | dilaporkan warga": the five."""
    if not wholes or not wholes[0].first.part:
        return []
    here = [c for c in recent if c.sentence == wholes[0].sentence and c.count is not None]
    return [c for c in wholes if c in here and not c.first.part] if len(here) > _WITH_PARTS else []


_WITH_PARTS = 2
"""More numbers in one sentence are a number and its parts."""


def _all_of_place(frame: Frame, claim: Claim, recent: Sequence[Chain]) -> list[Chain]:
    """ "Yang di Buleleng seluruhnya dihentikan": all that a list by place has of the place named before the word for all."""
    accused = claim.accused
    assert accused is not None
    named = [m["code"] for m in frame.within(claim.sentence.start, accused.start, "region") if m.get("code")]
    if not named or named[-1] == home_of_all(frame) or any(claim.sentence in c.seen for c in recent):
        return []
    found = [c for c in recent if c.places == (named[-1],) and c.count is not None]
    return [chain for chain in found if chain.sentence == found[0].sentence]


def _listed_here_before(recent: Sequence[Chain], claim: Claim) -> list[Chain]:
    """ "Ada sebelas ASN Pemkab Buol dan enam ASN Pemkab Poso. | Mereka | disanksi": those whom one sentence named."""
    here = [c for c in recent if claim.sentence.index - c.sentence.index == 1 and c.count is not None and not c.first.papers]
    return here if len(here) > 1 and all(not (c.first.part or c.done) and c.seen[-1] == c.sentence for c in here) else []
