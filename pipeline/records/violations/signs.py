"""How surely a number's stage is told: signs from the way its acts and its persons were put together (`confidence`)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records.acts.stages import is_further
from pipeline.records.building import Signs
from pipeline.records.claims.claims import Claim, Done
from pipeline.records.tallies.tally import Tally


@dataclass(frozen=True, slots=True)
class Told:
    """What the whole article tells: read once, asked for each of its numbers."""

    acts: tuple[Done, ...]
    of_no_case: frozenset[Done]
    of_nobody: int
    """Acts of sentences that name nobody."""
    wholes: frozenset[int]
    """`id` of each tally that has parts."""


def told_in(claims: Sequence[Claim], tallies: Sequence[Tally]) -> Told:
    """The acts of all claims, and which of them no number took."""
    acts = tuple(done for claim in claims for done in claim.done)
    taken = {done for tally in tallies for done in tally.done}
    return Told(
        acts,
        frozenset(acts) - taken,
        sum(len(claim.done) for claim in claims if claim.accused is None),
        frozenset(id(tally.parent) for tally in tallies if tally.parent is not None),
    )


def signs_of_tally(tally: Tally, final: Done, told: Told) -> Signs:
    """The signs of the record that `final` makes of `tally`, among all that the article tells."""
    first = tally.chain.first
    further = [done for done in told.acts if is_further(done.stage, final.stage)]
    distance = max(final.act.start - first.end, first.start - final.act.end, 0)
    return {
        "says there is nothing": 0.0,
        "acts": math.log1p(len(tally.done)),
        "acts of its stage": math.log1p(sum(done.stage == final.stage for done in tally.done)),
        "from number to act": math.log1p(distance),
        "number and act in one sentence": float(final.sentence == tally.chain.sentence),
        "sentences about it": math.log1p(len(tally.chain.seen)),
        "doer named": float(final.doer is not None),
        "stage of its whole": float(tally.inherits),
        "part of a number": float(tally.parent is not None or first.part),
        "has parts": float(id(tally) in told.wholes),
        "persons of no kind": float(first.vague),
        "reports": float(first.papers),
        "pointed back at": float(first.form == "back"),
        "further acts": math.log1p(len(further)),
        "further acts of no case": math.log1p(sum(done in told.of_no_case for done in further)),
        "acts of nobody": math.log1p(told.of_nobody),
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
