"""Whether a case is being studied by whoever examines it, or by an employer who has got a paper about it (ruling 2)."""

from __future__ import annotations

import re

from pipeline.records.acts.parties import Party, parties_in
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
