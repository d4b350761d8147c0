"""Days and months from which on something goes on: the step of one case, or only the start of a count (ruling 43)."""

from __future__ import annotations

from pipeline.records.claims.claims import Done
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention
from pipeline.records.reading.moment import Moment, moment_of
from pipeline.records.tallies.tally import Tally
from pipeline.words.phrases import load_phrases

_LASTS = frozenset({"forwarded", "proven", "sanctioned"})
"""Stages that are reached by one step and stand from then on."""
_FEW = 20
"""More are counted over a time."""


def since_then(frame: Frame, tally: Tally, final: Done) -> Moment | None:
    """ "Sembilan kades direkomendasikan ke bupati sejak Oktober": one case's step was taken in the month from which on it stands so.

    Before the act, but for a relative clause, the month heads the time of a tally ("Sejak Januari Bawaslu meneruskan 27 ASN").
    """
    count = tally.chain.count
    if final.stage not in _LASTS or (count is not None and count["min"] > _FEW):
        return None
    text, (first, last) = frame.text, final.clause
    relative = load_phrases("stage_dates")["relative_since"].pattern
    months = [
        m
        for m in frame.within(first, last, "date")
        if len(m["iso"]) == len("2024-11") and m["day"] == "act" and right_before(text, first, m["start"], "stage_dates", "since_then")
        if m["start"] > final.act.end or relative.search(text, first, m["start"])
    ]
    return moment_of(months[0]) if months else None


def starts_count(frame: Frame, done: Done, mention: Mention, count: Mention | None) -> bool:
    """ "14 laporan diterima sejak 25 September": from that day on they came in, one after the other; it is no day of theirs.

    Few persons on whom a step has begun are another thing ("dua kadus dimintai keterangan sejak Sabtu").
    """
    if count is None or count["min"] == count["max"] == 1:
        return False
    over_time = count["unit"] in ("report", "case") or count["min"] > _FEW or done.stage == "reported"
    return over_time and right_before(frame.text, done.sentence.start, mention["start"], "stage_dates", "from_then_on")
