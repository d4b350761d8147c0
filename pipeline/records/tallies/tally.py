"""One number of a tally with its places, what was done, and the number that it is a part of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pipeline.records.cases.chain import Chain
from pipeline.records.claims.claims import Done
from pipeline.records.claims.outcome import outcome


@dataclass(frozen=True)
class Tally:
    """One number with its places, its acts (own or inherited) and its parent; what a record is made of."""

    chain: Chain
    done: tuple[Done, ...]
    regions: tuple[str, ...]
    kinds: tuple[str, ...]
    parent: Tally | None = None
    inherits: bool = False
    """The stage is the parent's."""
    past: str | None = None
    """Year of an earlier election that the text puts it into."""
    listed: bool = False
    """An item of a list by place that has no total; its stage is that of its list."""

    @cached_property
    def final(self) -> Done:
        """The act that gives the stage; rules compare each tally's with those of all others, hence kept."""
        final = outcome(self.done)
        assert final is not None, "a tally is made of chains that assert something"
        return final


def added_up(tallies: Iterable[Tally]) -> int:
    """What numbers make together, each counted once for every place that it is told of ("masing-masing lima")."""
    return sum((tally.chain.size or (0, 0))[0] * len(tally.regions) for tally in tallies)


def is_just_after(tally: Tally, other: Tally) -> bool:
    """Whether the other is a larger number of the same unit, told at most two sentences before."""
    size, total = tally.chain.size, other.chain.size
    told = (other.chain.sentence, *other.chain.seen)
    near = any(0 <= tally.chain.sentence.index - sentence.index <= 2 for sentence in told)
    same = tally.chain.first.unit == other.chain.first.unit and other is not tally
    return near and same and size is not None and total is not None and total[0] > size[0]
