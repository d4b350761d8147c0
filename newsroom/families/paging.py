"""Numbered pages of a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsroom.site import Story


@dataclass(frozen=True, slots=True)
class ListPage:
    """Page `number` (from 1) of `total`, with its stories."""

    number: int
    total: int
    stories: Sequence[Story]

    @property
    def following(self) -> int | None:
        return self.number + 1 if self.number < self.total else None


def cut(stories: Sequence[Story], size: int, number: int) -> ListPage | None:
    """The page, or None past the last one. An empty list has one empty page."""
    total = max(1, -(-len(stories) // size))
    if not 1 <= number <= total:
        return None
    return ListPage(number, total, stories[(number - 1) * size : number * size])


def asked_number(query: Mapping[str, str], name: str, default: int) -> int:
    """The number in a query; `default` where it is absent or no number, as most sites do."""
    value = query.get(name, "")
    return int(value) if value.isdecimal() else default
