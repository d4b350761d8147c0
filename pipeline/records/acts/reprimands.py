"""By whom a reprimand is given, where no agent stands right beside it (ruling 3)."""

from __future__ import annotations

import re

from pipeline.records.acts.parties import Party, parties_in, who_acts
from pipeline.records.acts.stages import Act, find_acts, segment
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases


def who_reproves(frame: Frame, act: Act, sentence: Span) -> Party | None:
    """Whose letter it is, or who reproved them in the sentence before; None for other acts, and where the agent stands beside it."""
    if act.name not in ("reprimand", "punish"):
        return None
    issuer = _who_issued(frame, act, sentence) or _who_was_there(frame, act, sentence)
    return issuer or (_reproved_before(frame, act, sentence) if act.name == "reprimand" else None)


def _who_was_there(frame: Frame, act: Act, sentence: Span) -> Party | None:
    """ "Dari enam kades yang diproses Bawaslu, empat diberi peringatan | di tempat": that of the supervisor who is named."""
    if not load_phrases("stage_dates")["right_there"].opens(frame.text, act.end, sentence.end):
        return None
    named = parties_in(frame, *sentence.bounds)
    if any(party.party == "employer" and party.start >= act.start for party in named):
        return None
    return next((party for party in named if party.party == "supervisor"), None)


def _who_issued(frame: Frame, act: Act, sentence: Span) -> Party | None:
    """ "Teguran tertulis diterima seorang guru, | dikeluarkan Bawaslu X": the paper's own verb says from whom it is."""
    if _LETTER.match(frame.text, act.start) is None:
        return None  # "lima kades ditegur bupati, sedang berkas seorang guru dikirim Bawaslu"
    issued = load_phrases("grammar")["issued_by"].first(frame.text, act.end, segment(frame.text, act, sentence)[1])
    if issued is None:
        return None
    named = parties_in(frame, issued.end(), min(sentence.end, issued.end() + _TO_ISSUER))
    return next((party for party in named if not frame.text[issued.end() : party.start].strip()), None)


_LETTER = re.compile(r"surat|teguran|peringatan|sanksi|hukuman|sp\W?\d", re.IGNORECASE)
_TO_ISSUER = 45
"""Characters behind "dikeluarkan oleh" in which the name of the office ends."""


def _reproved_before(frame: Frame, act: Act, sentence: Span) -> Party | None:
    """ "Panwascam menegur pegawai di lokasi kampanye. | Ada 13 pegawai yang ditegur": by whom, the sentence before says."""
    before = frame.before(sentence)
    if before is None or not frame.in_one_paragraph(before.start, sentence.start) or parties_in(frame, *sentence.bounds):
        return None
    told = [who_acts(frame, other, before) for other in find_acts(frame, before) if other.name in ("reprove", "reprimand")]
    return next((party for party in told if party is not None and party.party == "supervisor"), None)
