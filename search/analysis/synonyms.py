"""Groups of words that mean the same (config/vocabulary/synonyms.yml), looked up while a query is read."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from ikrar.config import Config, load_yaml


class SynonymTable(BaseModel):
    model_config = ConfigDict(extra="forbid")

    groups: list[list[str]]


class Synonyms:
    """Finds the longest known expression at the beginning of a run of words."""

    def __init__(self, groups: Sequence[Sequence[tuple[str, ...]]]) -> None:
        """`groups` holds expressions as tuples of stems."""
        self._group_of: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
        for group in groups:
            for expression in group:
                known = self._group_of.get(expression, ())
                self._group_of[expression] = tuple(dict.fromkeys((*known, *group)))
        self._longest = max((len(expression) for expression in self._group_of), default=0)

    def longest(self, stems: Sequence[str]) -> tuple[int, tuple[tuple[str, ...], ...]]:
        """How many of the words form a known expression, and all expressions that mean the same; (0, ()) where none does."""
        for length in range(min(self._longest, len(stems)), 0, -1):
            group = self._group_of.get(tuple(stems[:length]))
            if group:
                return length, group
        return 0, ()


def load_synonym_table(config: Config) -> SynonymTable:
    return load_yaml(config.path("vocabulary/synonyms.yml"), SynonymTable)
