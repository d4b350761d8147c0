"""What an engine is asked to find: words already folded or stemmed. Engines translate these clauses, nothing else.

The two layers of a text hold a word each at the same place: `exact` the folded word, `stem` its stem.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Layer = Literal["exact", "stem"]


@dataclass(frozen=True, slots=True)
class Words:
    """These words next to each other in one text field; one word mostly."""

    layer: Layer
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beginning:
    """A word of the exact layer that begins so, in any text field."""

    letters: str


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of `parts`, in whichever fields, and none of `without`. No parts: everything without."""

    parts: tuple[Clause, ...]
    without: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple[Clause, ...]


Clause = Words | Beginning | AllOf | AnyOf


def wanted(clause: Clause) -> Iterator[Words | Beginning]:
    """The leaves that a reader looks for, and so sees highlighted: those not below a `without`."""
    if isinstance(clause, Words | Beginning):
        yield clause
    else:
        for part in clause.parts:
            yield from wanted(part)
