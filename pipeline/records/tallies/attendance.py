"""Numbers that only say who of those summoned came, or when (ruling 15)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records.cases.chain import stretch_of
from pipeline.records.reading.frame import Frame
from pipeline.records.tallies.tally import Tally, is_just_after
from pipeline.words.phrases import load_phrases


def is_attendance(frame: Frame, tally: Tally, before: Sequence[Tally]) -> bool:
    """ "Bawaslu memanggil enam kades. Lima hadir, seorang mangkir": those who came and who did not; all have been summoned."""
    first = tally.chain.first
    if tally.chain.places or tally.final.stage != "examined" or not (first.part or first.elliptic or tally.inherits):
        return False
    wholes = [tally.parent, *(other for other in reversed(before) if is_just_after(tally, other))]
    summoned = [t for t in wholes if t is not None and t.regions == tally.regions and _was_summoned(t)]
    if not summoned:
        return False
    came = load_phrases("claims")["came"]
    return came.opens(frame.text, first.end, stretch_of(frame, tally.chain)[1])


def _was_summoned(tally: Tally) -> bool:
    return tally.final.stage != "dismissed" and any(done.stage in ("examined", "alleged") for done in tally.done)
