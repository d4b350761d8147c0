"""The 38 provinces and 514 regencies and cities, by Kemendagri code (config/regions/regions.csv)."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ikrar.config import Config

NATION = "00"


@dataclass(frozen=True, slots=True)
class Region:
    """One province, regency or city. `code` is text: `33` a province, `33.25` a regency or city."""

    code: str
    name: str
    short_name: str
    level: Literal["nation", "province", "regency", "city"]
    province_code: str
    capital: str
    timezone: str
    """IANA name; WIB, WITA or WIT."""


class Regions(Mapping[str, Region]):
    """All regions by code, in the order of their codes; `00` is the nation and is not iterated over."""

    def __init__(self, regions: Mapping[str, Region]) -> None:
        self._regions = dict(regions)
        self.nation = Region(NATION, "Indonesia", "Nasional", "nation", NATION, "Jakarta", "Asia/Jakarta")

    def __getitem__(self, code: str) -> Region:
        return self.nation if code == NATION else self._regions[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._regions)

    def __len__(self) -> int:
        return len(self._regions)

    @property
    def provinces(self) -> list[Region]:
        return [region for region in self._regions.values() if region.level == "province"]

    @property
    def local(self) -> list[Region]:
        """The 514 regencies and cities."""
        return [region for region in self._regions.values() if region.level != "province"]


def read_columns(path: Path, *columns: str) -> Iterator[tuple[str, ...]]:
    """These columns of a CSV file, row by row; a table of thousands of rows is read at each start, and `DictReader` takes its time."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        names = next(rows)
        places = [names.index(column) for column in columns]
        yield from (tuple(row[place] for place in places) for row in rows if row)


def load_regions(config: Config) -> Regions:
    return Regions({region.code: region for region in _read(config.path("regions/regions.csv"))})


def _read(path: Path) -> Iterator[Region]:
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield Region(
                code=row["code"],
                name=row["name"],
                short_name=row["short_name"],
                level=row["level"],  # type: ignore[arg-type]  # checked by tests/test_regions.py
                province_code=row["province_code"],
                capital=row["capital"],
                timezone=row["timezone"],
            )
