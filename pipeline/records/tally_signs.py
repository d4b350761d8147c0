"""How surely a number's stage is told: signs from the way its acts and its persons were put together (`confidence`)."""

from __future__ import annotations

import math
from collections.abc import Sequence

from pipeline.records.building import Signs
from pipeline.records.claims import Claim, Done
from pipeline.records.stages import is_further
from pipeline.records.tally import Tally


def signs_of_tally(tally: Tally, final: Done, tallies: Sequence[Tally], claims: Sequence[Claim]) -> Signs:
    """The signs of the record that `final` makes of `tally`, among all numbers and acts that the article tells of."""
    first = tally.chain.first
    further = [done for claim in claims for done in claim.done if is_further(done.stage, final.stage)]
    left_over = [done for done in further if not any(done in other.done for other in tallies)]
    distance = max(final.act.start - first.end, first.start - final.act.end, 0)
    return {
        **signs_of_nothing(),
        "says there is nothing": 0.0,
        "acts": math.log1p(len(tally.done)),
        "acts of its stage": math.log1p(sum(done.stage == final.stage for done in tally.done)),
        "from number to act": math.log1p(distance),
        "number and act in one sentence": float(final.sentence == tally.chain.sentence),
        "sentences about it": math.log1p(len(tally.chain.seen)),
        "doer named": float(final.doer is not None),
        "stage of its whole": float(tally.inherits),
        "part of a number": float(tally.parent is not None or first.part),
        "has parts": float(any(other.parent is tally for other in tallies)),
        "persons of no kind": float(first.vague),
        "reports": float(first.papers),
        "pointed back at": float(first.form == "back"),
        "further acts": math.log1p(len(further)),
        "further acts of no case": math.log1p(len(left_over)),
        "acts of nobody": math.log1p(sum(len(claim.done) for claim in claims if claim.accused is None)),
    }


def signs_of_nothing() -> Signs:
    """The same signs where an authority says that there is nothing."""
    return dict.fromkeys(_OF_A_NUMBER, 0.0) | {"says there is nothing": 1.0}


_OF_A_NUMBER = (
    "acts",
    "acts of its stage",
    "from number to act",
    "number and act in one sentence",
    "sentences about it",
    "doer named",
    "stage of its whole",
    "part of a number",
    "has parts",
    "persons of no kind",
    "reports",
    "pointed back at",
    "further acts",
    "further acts of no case",
    "acts of nobody",
)
