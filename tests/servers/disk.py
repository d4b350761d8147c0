"""A small real file system to fill up or make read-only, where the tests run as root."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(place: Path, size: str) -> Iterator[Path]:
    """Mount `size` (`1m`) of memory at `place`, made if need be; skips without the right to mount, fails then in CI."""
    place.mkdir(parents=True, exist_ok=True)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place], capture_output=True, text=True)
    if mounted.returncode != 0:
        message = f"mounting a small disk needs root: {mounted.stderr.strip()}"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


def remount(place: Path, options: str) -> None:
    """Change a mounted disk: `size=8m`, `ro`, `rw`."""
    subprocess.run(["mount", "-o", f"remount,{options}", place], check=True)
