"""One number of a tally with its places, what was done, and the number that it is a part of."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records.cases.chain import Chain
from pipeline.records.claims.claims import Done
from pipeline.records.claims.outcome import outcome


@dataclass(frozen=True, slots=True)
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

    @property
    def final(self) -> Done:
        """The act that gives the stage."""
        final = outcome(self.done)
        assert final is not None, "a tally is made of chains that assert something"
        return final
