"""The practice store and its index, made once and copied for each test."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from ikrar.config import Config
from ikrar.datafolder import DataFolder, open_data_folder
from ikrar.settings import Settings
from search.index.opened import open_index
from search.index.update import update_index
from search.publication import open_gate
from tests.practice_store import build_practice_store


@pytest.fixture(scope="session")
def _indexed_once(config: Config, settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = open_data_folder(tmp_path_factory.mktemp("practice") / "data", kind="practice")
    with build_practice_store(settings, folder) as store, closing(open_index(settings, folder, config)) as index:
        update_index(store, open_gate(config, settings, folder), index)
    return folder.path


@pytest.fixture
def indexed(_indexed_once: Path, tmp_path: Path) -> DataFolder:
    """A data folder with the practice store and an index that is up to it."""
    shutil.copytree(_indexed_once, tmp_path / "data")
    return open_data_folder(tmp_path / "data")


@pytest.fixture
def unindexed(indexed: DataFolder) -> DataFolder:
    """A data folder with the practice store, of which nothing was indexed yet."""
    for file in indexed.path.glob("index.sqlite3*"):
        file.unlink()
    return indexed
