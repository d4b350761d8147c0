"""What is told of a whole list right behind it: "Bone enam, Wajo empat. Itulah jumlah ASN yang sudah disanksi" (ruling 15)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records.cases.chain import Chain
from pipeline.records.claims.claims import Done, acts_told
from pipeline.records.claims.outcome import outcome
from pipeline.records.reading.frame import Frame, Span
from pipeline.tagging.numbers.lists import words_that_point_back


@dataclass(frozen=True, slots=True)
class Foot:
    """The words that point back at a list: from `start` on in their sentence."""

    sentence: Span
    start: int

    @property
    def bounds(self) -> tuple[int, int]:
        """Start and end of the words."""
        return self.start, self.sentence.end


def foot_of_list(frame: Frame, items: Sequence[Chain]) -> Foot | None:
    """The words behind the last number of a list that point back at all of it: in its own sentence or at the head of the next."""
    last = items[-1]
    following = frame.after(last.sentence)
    if following is not None and not frame.in_one_paragraph(last.sentence.start, following.start):
        following = None
    start = words_that_point_back(frame.text, last.first.end, last.sentence.end if following is None else following.start)
    if start is None or (following is None and start >= last.sentence.end):
        return None
    return Foot(following if following is not None and start == following.start else last.sentence, start)


def told_of_list(frame: Frame, foot: Foot, size: int) -> tuple[Done, ...]:
    """What the foot of a list says of all of it; what stands behind another number than their sum is of that one."""
    others = [m["start"] for m in frame.numbers(*foot.bounds) if m["min"] != size]
    ceiling = min(others, default=foot.sentence.end)
    told = tuple(done for done in acts_told(frame, foot.sentence, ceiling) if done.act.start >= foot.start)
    return told if outcome(told) is not None else ()
