"""Whether a case is being studied by whoever examines it, or by an employer who has got a paper about it (ruling 2)."""

from __future__ import annotations

import re

from pipeline.records.acts.parties import Party, is_receiver, parties_in
from pipeline.records.acts.stages import Act, find_acts
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases


def is_own_work(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Empat orang masih didalami KASN" where officials of KASN tell of its cases: it examines, nobody waits for it.

    So too "Nasib dua guru menggantung, Bawaslu belum selesai mengkaji": only the supervisor is named, and still examines.
    """
    inside = parties_in(frame, act.start, act.end)
    others = {party.party for party in parties_in(frame, *sentence.bounds)} - {"own_voice", "citizens"}
    if not inside and others == {"supervisor"}:
        return any(other.meaning.stage == "examined" for other in find_acts(frame, sentence))
    named = {party.institution for party in inside if party.party == "commission"}
    return any(mention.get("institution") in named for mention in frame.within(0, act.start, "official"))


def in_hand_of(frame: Frame, act: Act, sentence: Span) -> str | None:
    """ "tiga sudah dibalas KASN, dua | masih proses", "dua | masih dalam proses | di BKN": with whom that is, to whom they were sent."""
    if load_phrases("claims")["in_process"].pattern.match(frame.text, act.start) is None:
        return None
    behind = next(iter(parties_in(frame, act.end, sentence.end)), None)
    if behind is not None and _AT.fullmatch(frame.text, act.end, behind.start) is not None:
        return behind.institution if behind.party == "commission" else None
    before = [party for party in parties_in(frame, sentence.start, act.start) if party.party in _HAVE_IT]
    if not before or before[-1].party != "commission" or is_receiver(frame, before[-1]):
        return None
    answered = load_phrases("claims")["answered_by"].ends_before(frame.text, sentence.start, before[-1].start)
    return None if answered is None else before[-1].institution


_AT = re.compile(r"\s+(?:di|pada|oleh)\s+(?:pihak\s+|tangan\s+)?", re.IGNORECASE)
_HAVE_IT = frozenset({"commission", "supervisor", "employer", "police", "court"})


def sender_of_paper(frame: Frame, act: Act, doer: Party | None, first: int) -> str | None:
    """ "surat KASN soal dua lurah yang masih | dipelajari bupati": who sent the paper that the employer still studies."""
    if doer is not None and doer.party != "employer":
        return None
    paper = load_phrases("claims")["paper_studied"].last(frame.text, first, act.start)
    if paper is None or _OTHER_CLAUSE.search(frame.text, paper.end(), act.start):
        return None
    named = [party for party in parties_in(frame, *paper.span()) if party.party in ("commission", "supervisor")]
    return named[-1].institution if named else None


_OTHER_CLAUSE = re.compile(r"[,;:.“”\"]|(?<!\w)(?:sedangkan|sementara|namun|tetapi|tapi)(?!\w)")
