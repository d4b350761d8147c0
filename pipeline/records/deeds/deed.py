"""One sentence that says that something of a form of a statement was done."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records.reading.frame import Span


@dataclass(frozen=True, slots=True)
class Deed:
    """One sentence that says that something of a form was done; `start` and `end` enclose noun and verb."""

    form: str
    start: int
    end: int
    sentence: Span
    verb: str
    goes_on: bool = False
    """Goes on about an act that was told before: a ceremony without its pledge, a letter that is handed round."""
    basis: bool = False
    """A letter on which another act of the sentence rests; who acts there did not write it."""
    scene: bool = False
    """A meeting that is only the scene of what somebody says there; whoever speaks need not have held it."""
