"""The places and elections that everything else refers to."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from ikrar.config import Config
from ikrar.elections import load_elections
from ikrar.regions import NATION, load_regions


def test_38_provinces_and_514_regencies_and_cities(config: Config) -> None:
    regions = load_regions(config)
    assert (len(regions), len(regions.provinces), len(regions.local)) == (552, 38, 514)
    assert {region.level for region in regions.local} == {"regency", "city"}
    for code, region in regions.items():
        assert region.province_code == code[:2] and region.province_code in regions
        assert ZoneInfo(region.timezone)
    assert regions[NATION].level == "nation" and NATION not in list(regions)


def test_elections_are_dated_where_that_is_certain(config: Config) -> None:
    elections = load_elections(config)
    assert elections["pilkada-2024"].voting_day == date(2024, 11, 27)
    assert elections["pemilu-2024"].voting_day == date(2024, 2, 14)
    assert all(election.id == identifier for identifier, election in elections.items())
