"""A store on a disk that is full or read-only: one sentence, nothing half-written, and it goes on when there is room."""

from __future__ import annotations

from pathlib import Path

import pytest

from ikrar.datafolder import open_data_folder
from ikrar.errors import DataFolderError, StoreError
from ikrar.settings import Settings
from ikrar.store import open_store
from tests.servers.disk import remount, small_disk
from tests.store.samples import put, violation

pytestmark = pytest.mark.mount


def test_a_full_disk_leaves_whole_revisions_and_the_rest_follows_later(settings: Settings, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "1m") as disk:
        with open_store(settings, open_data_folder(disk / "data", kind="practice")) as store:
            written = 0
            with pytest.raises(StoreError, match="disk is full"):
                for number in range(200):
                    put(store, violation(), number=number, text="Bawaslu menerima dua laporan. " * 400)
                    written += 1
            assert 0 < written < 200
            assert len(list(store.at().articles())) == len(store.at().records()) == written
        remount(disk, "size=16m")
        with open_store(settings, open_data_folder(disk / "data")) as store:
            for number in range(written + 3):
                put(store, violation(), number=number, text="Bawaslu menerima dua laporan. " * 400)
            assert store.revision() == written + 3 == len(store.at().records())


def test_a_read_only_disk_is_one_sentence(settings: Settings, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "4m") as disk:
        with open_store(settings, open_data_folder(disk / "data", kind="practice")) as store:
            put(store, violation())
        remount(disk, "ro")
        with pytest.raises(StoreError, match="cannot be written"), open_store(settings, open_data_folder(disk / "data")) as store:
            put(store, violation(), number=2)
        with pytest.raises(DataFolderError, match="cannot be used"):
            open_data_folder(disk / "other", kind="practice")
