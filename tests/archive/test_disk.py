"""A full and a read-only disk, on small real mounts: a sentence, and nothing lost."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from ikrar.archive import Archive
from ikrar.datafolder import DataFolder, open_data_folder
from ikrar.errors import DataFolderError

pytestmark = pytest.mark.mount


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "disk"
    path.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(path)], capture_output=True, check=False)
    if made.returncode != 0:
        pytest.skip("mounting needs root")
    yield path
    subprocess.run(["umount", str(path)], check=True)


def remount(path: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", str(path)], check=True)


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
