"""Sentences that turn to another place than the one told of: their acts are no steps of the case told before (ruling 26)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records.cases.acting_region import acting_region
from pipeline.records.cases.chain import Chain
from pipeline.records.cases.place_groups import is_elsewhere
from pipeline.records.claims.claims import Claim
from pipeline.records.reading.actors import speaker_of
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.place import home_region, is_in_office
from pipeline.words.phrases import load_phrases


def of_same_place(frame: Frame, claim: Claim, chains: Sequence[Chain]) -> list[Chain]:
    """The chains that a claim may tell on: of the places that its sentence names first, where these are not the article's own."""
    turned = _turned_to(frame, claim)
    return [chain for chain in chains if _is_of_one(frame, chain, turned)] if turned else list(chains)


def _is_of_one(frame: Frame, chain: Chain, places: set[str]) -> bool:
    """Whether the case is of one of the places, or of no regency at all: "Bawaslu Sulsel meneruskan dua camat"."""
    own = _places_of(frame, chain)
    return bool(places & own) or not any("." in code for code in own)


def subject_place(frame: Frame, sentence: Span) -> str | None:
    """ "Sedangkan | Bone Bolango | masih tahap klarifikasi": the regency of which the sentence tells without a preposition."""
    opening, words = frame.opening(*sentence.bounds), load_phrases("whose")
    for place in frame.within(opening, min(sentence.end, opening + _REACH), "region"):
        if "." not in (place.get("code") or "") or is_in_office(frame, place):
            return None
        before = frame.text[opening : place["start"]].strip(" ,")
        turns = not before or words["turns"].pattern.fullmatch(before) is not None
        return str(place["code"]) if turns and words["place_does"].opens(frame.text, place["end"], sentence.end, skipped=" ,") else None
    return None


def last_with_place(frame: Frame, sentence: Span) -> Span:
    """The sentence before, or the one before that in the same paragraph where the one between counts nobody and names no place."""
    before = frame.sentences[sentence.index - 1]
    if before.index == 0 or frame.numbers(*before.bounds) or frame.within(*before.bounds, "region"):
        return before
    earlier = frame.sentences[before.index - 1]
    return earlier if frame.in_one_paragraph(earlier.start, sentence.start) else before


def _turned_to(frame: Frame, claim: Claim) -> set[str]:
    """Regencies of which a claim tells: its speaker's own, its subject, or those named before its own words.

    "mencontohkan kasus di Mojokerto, yang kadesnya divonis".
    """
    home, sentence = home_region(frame), claim.sentence
    if claim.accused is None and (served := _served_by_speaker(frame, claim)) is not None:
        return {served}
    if home is None or "." not in home:
        told = subject_place(frame, sentence) if claim.accused is None else None
        return {told} if told is not None else set()
    # "Kasus camat di Bandung Barat ini berbeda": the pointing words hold their own place
    ends = [claim.accused.end] if claim.accused is not None else [done.act.start for done in claim.done]
    named = [m for m in frame.within(sentence.start, min(ends, default=sentence.start), "region") if m["level"] != "province"]
    named = [m for m in named if not (is_elsewhere(frame, m, sentence) or _is_by_the_way(frame, m))]
    return {str(m.get("code")) for m in named}


def _served_by_speaker(frame: Frame, claim: Claim) -> str | None:
    """ ""Kita tunggu surat KASN," ujar Pj Wali Kota Jambi": whoever decides for a regency tells of its own servants."""
    if not claim.done:
        return None
    speaker = speaker_of(frame, claim.done[0].act.start, claim.done[0].act.end)
    region = (speaker or {}).get("region")
    decides = speaker is not None and speaker.get("institution") == "pemda"
    return str(region) if decides and region and "." in region else None


def _is_by_the_way(frame: Frame, place: Mention) -> bool:
    """ "ke Jakarta", "PN Makassar", "Ketua Bawaslu Kudus": an addressee, a court, the office of whoever speaks."""
    if is_in_office(frame, place):
        return True
    return right_before(frame.text, max(0, place["start"] - _REACH), place["start"], "whose", "by_the_way")


_REACH = 40


def _places_of(frame: Frame, chain: Chain) -> set[str]:
    """Those named where its case is told, else the article's own."""
    named = [m for s in (chain.sentence, *chain.seen) for m in frame.within(*s.bounds, "region") if m["level"] != "province"]
    own = {*chain.places, *(str(m.get("code")) for m in named)}
    if not own and chain.sentence.index and (told := subject_place(frame, last_with_place(frame, chain.sentence))) is not None:
        return {told}
    if not own and (acting := acting_region(frame, chain.sentence)) is not None and "." not in acting:
        return {acting}  # "MAKASSAR - Dua camat diteruskan Bawaslu Sulsel": where the article was written is not their place
    return own or {str(home_region(frame)), *frame.dateline_codes}
