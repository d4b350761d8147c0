"""Whether "terbukti" is an authority's word (ruling 1), not that of those who report or of a prosecutor (ruling 4)."""

from __future__ import annotations

import re

from pipeline.records.acts.parties import Party, named_speaker, parties_in
from pipeline.records.acts.stages import Act, find_acts
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_CASE_OF_PROSECUTOR = 3
"""Sentences after a prosecutor's demand in which it is retold ("menurutnya"), unless a judge is named."""


def is_finding_of_authority(frame: Frame, act: Act, sentence: Span) -> bool:
    """False where citizens, those who report a case, or a prosecutor in court, call it proven."""
    if _concluded_by_no_office(frame, act, sentence) or _thought_by_citizens(frame, act, sentence):
        return False
    return not (_said_by_reporters(frame, act, sentence) or _said_by_prosecutor(frame, sentence))


def _thought_by_citizens(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Menurut warga, dua guru itu | memang melanggar", "LSM | menyimpulkan ada pelanggaran": no office named there finds it."""
    mark = _MARK.search(frame.text, act.end, sentence.end)
    end = sentence.end if mark is None else mark.start()
    named = parties_in(frame, sentence.start, end)
    if not named or any(party.party in _OFFICES for party in named) or _BY_OFFICE.match(frame.text, act.start):
        return False
    return any(
        _ACCORDING.search(frame.text, sentence.start, party.start)
        or (party.end <= act.start and _THINKS.match(frame.text, party.end, act.end))
        for party in named
        if party.party == "citizens"
    )


def _concluded_by_no_office(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Kesimpulan kami, kades itu melanggar," kata ketua tim hukum: those who speak for themselves, and no office is named there.

    Also "Kesimpulan tim hukum, kades itu melanggar".
    """
    speaker = named_speaker(frame, act.start)
    if act.name != "convict" or (speaker is not None and speaker.get("institution")):
        return False
    named = parties_in(frame, *sentence.bounds)
    own_words = any(party.party == "citizens" and act.start <= party.start < act.end for party in named)
    voice = own_words or any(party.party == "own_voice" and party.start < act.end for party in named)
    return voice and any(party.party == "citizens" for party in named) and not any(party.party in _OFFICES for party in named)


_MARK = re.compile(r"[,;:]")
_BY_OFFICE = re.compile(r"di(?:nyatakan|putus|vonis|tetapkan|simpulkan)", re.IGNORECASE)
_ACCORDING = re.compile(r"(?<!\w)menurut\s+(?:para\s+|seorang\s+|sejumlah\s+)?$", re.IGNORECASE)
_THINKS = Shape(r"(?:\s+[A-Z]\w+){0,3},?\s+{claims.thinks}(?!\w)")


def _said_by_reporters(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Kami melaporkan kades yang terbukti memihak", says somebody of no office: what the report alleges."""
    speaker = named_speaker(frame, act.start)
    if speaker is not None and speaker.get("institution"):
        return False
    reports = [other for other in find_acts(frame, sentence) if other.name == "denounce" and other.end <= act.start]
    if not reports:
        return False
    before = [party for party in parties_in(frame, sentence.start, reports[-1].start) if party.party in ("own_voice", "citizens")]
    officials = any(
        party.party in ("supervisor", "commission", "employer") for party in parties_in(frame, sentence.start, reports[-1].start)
    )
    return bool(before) and not officials


def speaks_for_no_office(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Saya melaporkan dia", says a citizen: nobody of an office speaks, and no addressee shows that a case is handed on (ruling 7)."""
    speaker = named_speaker(frame, act.start)
    if speaker is not None and speaker.get("institution"):
        return False
    named = parties_in(frame, sentence.start, sentence.end)
    if speaker is None and _is_spoken_on_by_office(frame, act, sentence):
        return False
    return not any(party.party in ("supervisor", "commission", "employer", "police", "court") for party in named) and any(
        party.party == "own_voice" and party.end <= act.start for party in named
    )


def _is_spoken_on_by_office(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Kordiv Bawaslu X menyatakan dua guru dikirim ke BKN. "Yang kita laporkan dua," katanya": he goes on in the same paragraph."""
    before = frame.before(sentence)
    if before is None or frame.quote_at(act.start) is None or not frame.in_one_paragraph(before.start, sentence.start):
        return False
    speaker = named_speaker(frame, before.end - 2) or named_speaker(frame, before.start)
    return speaker is not None and speaker.get("institution") == "bawaslu"


def is_looked_into_by_citizens(frame: Frame, act: Act, doer: Party | None, sentence: Span) -> bool:
    """ "LSM itu menelusuri dua kades", "Kami sedang menelusuri," kata seorang aktivis: where no office is named, nothing is examined."""
    named = parties_in(frame, *sentence.bounds)
    if doer is not None and doer.party == "citizens" and doer.start >= act.start:
        return True  # "Seorang camat dibidik | warga"
    if act.name not in ("examine", "investigate") or any(
        party.party in _OFFICES or (party.party == "employer" and party.end <= act.start) for party in named
    ):
        return False
    if doer is not None:
        return doer.party == "citizens"
    voice = any(party.party == "own_voice" and party.end <= act.start for party in named)
    speaker, before = named_speaker(frame, act.start), frame.before(sentence)
    if not voice or (speaker is not None and speaker.get("institution")):
        return False
    told = {party.party for party in (*named, *(parties_in(frame, *before.bounds) if before is not None else ()))}
    return "citizens" in told and not told & _OFFICES


_OFFICES = frozenset({"supervisor", "commission", "police", "court"})


def _said_by_prosecutor(frame: Frame, sentence: Span) -> bool:
    """ "Jaksa menuntut kades itu dua bulan. Menurutnya, kades itu terbukti bersalah": a demand changes nothing."""
    named = _institutions(frame, sentence)
    if named & {"pengadilan", "bawaslu", "kasn", "bkn"}:
        return False
    if "kejaksaan" in named:
        return True
    if not load_phrases("claims")["says_on"].found(frame.text, sentence.start, sentence.end):
        return False
    for before in reversed([s for s in frame.sentences if 0 < sentence.index - s.index <= _CASE_OF_PROSECUTOR]):
        if frame.apart(before.start, sentence.start) or "pengadilan" in (told := _institutions(frame, before)):
            return False
        if "kejaksaan" in told:
            return any(act.name == "indict" for act in find_acts(frame, before))
    return False


def _institutions(frame: Frame, sentence: Span) -> set[str | None]:
    return {party.institution for party in parties_in(frame, sentence.start, sentence.end)}
