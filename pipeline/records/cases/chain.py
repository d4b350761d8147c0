"""One case or one tally, and all that the article says about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.records.acts.subjects import kinds_told
from pipeline.records.claims.claims import Claim, Done
from pipeline.records.participants.participant import Accused
from pipeline.records.reading.frame import Frame, Mention, Span


@dataclass(slots=True)
class Chain:
    """Everything that the article says about one case or one tally, in order."""

    first: Accused
    sentence: Span
    group: tuple[int, int]
    """Chains of one group were named together."""
    places: tuple[str, ...] = ()
    """Places beside the number, where it stands in a tally by place."""
    kinds: set[str] = field(default_factory=set)
    done: list[Done] = field(default_factory=list)
    seen: list[Span] = field(default_factory=list)
    """Sentences that speak of it."""
    last: int = 0
    """Offset at which it was last named."""
    reports: Mention | None = None
    """The same case counted in reports (ruling 14)."""
    found_at: tuple[str | None, str] = (None, "")
    """The place of the breaches by what is told of this case alone, and by which rule (`whose`)."""

    @property
    def count(self) -> Mention | None:
        """The count mention that counts it, or None."""
        return self.first.count

    @property
    def size(self) -> tuple[int, int | None] | None:
        """Least and greatest number (None: open above); None where no number is told."""
        return self.first.size

    @property
    def single(self) -> bool:
        """Whether it is one person or case: counted as one, or not counted."""
        return self.size in (None, (1, 1))

    def add(self, claim: Claim, *, names: bool) -> None:
        """Take over what a claim says of it; with `names` also the kinds of servants that the claim names."""
        self.done.extend(claim.done)
        if not self.seen or self.seen[-1] != claim.sentence:
            self.seen.append(claim.sentence)
        if claim.accused is not None:
            if names:
                self.kinds.update(claim.accused.kinds)
            self.last = claim.accused.start
            self.group = (claim.sentence.index, claim.group)

    def age(self, claim: Claim) -> int:
        """Sentences since the chain was last spoken of."""
        return claim.sentence.index - (self.seen[-1].index if self.seen else self.sentence.index)


@dataclass(frozen=True, slots=True)
class Again:
    """A chain that a claim tells on, and what it stands for from then on, where the claim tells that better than what came before."""

    chain: Chain
    first: Accused | None = None
    """The words that count it now; None where they stay."""
    sentence: Span | None = None
    """The sentence of those words; None where it stays."""
    reports: Mention | None = None

    def taken(self) -> Chain:
        """The chain, which stands for that from now on."""
        if self.first is not None:
            self.chain.first = self.first
        if self.sentence is not None:
            self.chain.sentence = self.sentence
        if self.reports is not None:
            self.chain.reports = self.reports
        return self.chain


def stretch_of(frame: Frame, chain: Chain) -> tuple[int, int]:
    """From the number to the next number or the end of its sentence."""
    counts = [m["start"] for m in frame.within(chain.first.end, chain.sentence.end, "count")]
    return chain.first.start, min(counts, default=chain.sentence.end)


def kinds_beside(frame: Frame, chain: Chain) -> list[str]:
    """The kinds of servants that the words beside a number name: behind it, or before one that ends its clause ("kades | 9 kasus, lalu …").

    What stands behind the next number, or before the one before, is of that one.
    """
    start, end = stretch_of(frame, chain)
    if chain.first.papers and _CLAUSE_ENDS.match(frame.text, chain.first.end, chain.sentence.end):
        floor = max([m["end"] for m in frame.numbers(chain.sentence.start, start) if m["end"] <= start], default=chain.sentence.start)
        if before := kinds_told(frame, floor, start):
            return before
    return kinds_told(frame, start, end)


_CLAUSE_ENDS = re.compile(r"\s*(?:[),;.]|(?:dan|serta|lalu|kemudian|sedangkan|sementara|adapun)\s)", re.IGNORECASE)
"""Grammar, not vocabulary."""
