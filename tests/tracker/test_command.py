"""`ikrar tracker` on a practice store."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from typer.testing import CliRunner

from ikrar.cli.main import app
from ikrar.config import Config
from ikrar.datafolder import DataFolder
from ikrar.elections import load_elections
from ikrar.errors import UsageError
from ikrar.settings import Settings
from search.tracker import default_election
from tests.practice_store import build_practice_store


@pytest.fixture
def filled(settings: Settings, folder: DataFolder) -> DataFolder:
    build_practice_store(settings, folder).close()
    return folder


def test_every_regency_and_city_once_with_its_state(filled: DataFolder) -> None:
    result = CliRunner().invoke(app, ["tracker", "--data", str(filled.path), "--json", "--election", "pilkada-2024"])
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert len({row["code"] for row in rows}) == len(rows) == 514
    assert set(Counter(row["state"] for row in rows)) <= {"declared", "other_acts", "none_found", "not_covered"}
    assert all(row["practice"] == "DATA LATIHAN" for row in rows)
    declared = [row for row in rows if row["state"] == "declared"]
    assert declared and all(row["declared_on"] and row["declarations"] for row in declared)


def test_the_table_names_states_and_practice(filled: DataFolder) -> None:
    result = CliRunner().invoke(app, ["tracker", "--data", str(filled.path)])
    assert result.stdout.startswith("DATA LATIHAN\nPilkada serentak 2024\n")
    assert "Belum tercakup" in result.stdout


def test_an_unknown_election_is_wrong_use(filled: DataFolder) -> None:
    result = CliRunner().invoke(app, ["tracker", "--data", str(filled.path), "--election", "pilkada-1066"])
    assert isinstance(result.exception, UsageError)
    assert "pilkada-2024" in str(result.exception)


def test_the_default_is_the_regular_election_with_most_records(config: Config) -> None:
    elections = load_elections(config)
    assert default_election(elections, Counter()).id == "pilkada-2024"
    assert default_election(elections, Counter({"pemilu-2019": 3, "pilkada-2024": 2, "psu-2025-1": 9})).id == "pemilu-2019"
