"""The elections that acts and claims belong to (config/regions/elections.csv, region_elections_2024.csv)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date

from ikrar.config import Config


@dataclass(frozen=True, slots=True)
class Election:
    """One election. Days are None where the source is not certain (see the file's certainty columns)."""

    id: str
    name: str
    kind: str
    """`pilkada`, `pemilu` or another value of the table."""
    voting_day: date | None
    campaign_start: date | None
    campaign_end: date | None
    designation_day: date | None
    """Day on which the candidates were designated."""


def load_elections(config: Config) -> dict[str, Election]:
    """All elections by id, in the order of the file (oldest first)."""
    with config.path("regions/elections.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["election_id"]: Election(
                id=row["election_id"],
                name=row["name"],
                kind=row["kind"],
                voting_day=_day(row["voting_day"]),
                campaign_start=_day(row["campaign_start"]),
                campaign_end=_day(row["campaign_end"]),
                designation_day=_day(row["candidate_designation_day"]),
            )
            for row in csv.DictReader(lines)
        }


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
