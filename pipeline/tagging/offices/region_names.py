"""Names under which regions are known, for readers that must tell a place from a person or a dateline from a sentence."""

from __future__ import annotations

from ikrar.config import Config
from ikrar.regions import load_regions, read_columns

_SHORTEST_ALIAS = 4
"""Aliases of three letters ("OKI") are told by their capitals, not by this list."""


def load_region_names(config: Config) -> frozenset[str]:
    """Case-folded names, aliases and seats of all provinces, regencies and cities, "Kota" left off."""
    names: set[str] = set()
    for region in load_regions(config).values():
        names.update((region.short_name, region.capital or ""))
    for alias, kind in read_columns(config.path("regions/region_aliases.csv"), "alias", "kind"):
        if kind != "government" and len(alias) >= _SHORTEST_ALIAS:
            names.add(alias)
    return frozenset(name.removeprefix("Kota ").casefold() for name in names if name)
