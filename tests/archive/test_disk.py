"""A full and a read-only disk, on small real mounts: a sentence, and nothing lost."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ikrar.archive import Archive
from ikrar.datafolder import DataFolder, open_data_folder
from ikrar.errors import DataFolderError
from tests.servers.disk import remount, small_disk

pytestmark = pytest.mark.mount


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", "1m") as path:
        yield path


def keep(archive: Archive, number: int) -> int:
    capture = archive.keep(
        outlet="kabar",
        kind="article",
        url=f"https://kabar.test/{number}",
        request=b"GET / HTTP/1.1\r\n\r\n",
        status=200,
        headers=[("Content-Type", "text/html")],
        body=os.urandom(20_000),
    )
    return capture.id


def fill(folder: DataFolder) -> list[int]:
    kept: list[int] = []
    with Archive.open(folder, writing=True, run_id="first") as archive, pytest.raises(DataFolderError, match="full"):
        for number in range(200):
            kept.append(keep(archive, number))
    return kept


def test_a_full_disk_loses_nothing_that_was_kept(disk: Path) -> None:
    folder = open_data_folder(disk / "data", kind="practice")
    kept = fill(folder)
    assert kept
    remount(disk, "size=8m")
    with Archive.open(folder, writing=True, run_id="second") as archive:
        captures = list(archive.captures())
        assert [capture.id for capture in captures] == kept
        assert all(len(archive.read(capture).body) == 20_000 for capture in captures)
        following = keep(archive, 999)
        assert [capture.id for capture in archive.captures()] == [*kept, following]


def test_a_read_only_disk_is_a_sentence(disk: Path) -> None:
    folder = open_data_folder(disk / "data", kind="practice")
    with Archive.open(folder, writing=True) as archive:
        keep(archive, 1)
    remount(disk, "ro")
    with pytest.raises(DataFolderError, match="cannot be written"):
        Archive.open(folder, writing=True)
    remount(disk, "rw")
