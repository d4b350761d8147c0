"""Plain tellings, crossed (`grids.yml`): every opening with every word for those it tells of, and every sentence that goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.cases import read_yaml
from tests.records.composed.violations import Telling

GRIDS: dict[str, Any] = read_yaml(Path(__file__).with_name("grids.yml"))["grids"]
_REGION = "33.24"
"""All of it happens in Kendal."""


def crossings(name: str) -> list[Telling]:
    """Every so many (`step`) of the crossings of a grid, always the same ones."""
    return list(_all(name))[:: GRIDS[name]["step"]]


def _all(name: str) -> Iterator[Telling]:
    grid = GRIDS[name]
    for opening in grid["opens"]:
        for who in grid["words"][opening["of"]]:
            for sentence, stage in grid["sentences"].items():
                goes_on = sentence.format(who=who, Who=who[:1].upper() + who[1:])
                joint = "" if goes_on[:1].isspace() else " "
                expect = [] if stage == "-" else [f"{stage} {_REGION} {opening['told']}"]
                yield Telling("Netralitas ASN di Kendal", f"{opening['text']}{joint}{goes_on}", expect, {"grid": name, "who": who})
