"""The date of a claim: its stage's own, else the as-of day or the day of speaking, else publication (ruling 43)."""

from __future__ import annotations

from pipeline.records.claims import Done
from pipeline.records.frame import Frame
from pipeline.records.moment import Moment, date_of_claim
from pipeline.records.tallies import Tally


def stage_date(frame: Frame, tally: Tally, final: Done) -> Moment:
    return date_of_claim(frame, final.act.start, final.act.end)
