"""Only one crawl writes into a data folder. The lock is the operating system's, so a killed crawl leaves none behind."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path
from typing import Self

from ikrar.errors import DataFolderError

PATIENCE_SECONDS = 10.0
"""A crawl that was killed together with its parent needs a moment to die."""


class WriterLock:
    """An exclusive lock on a file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def acquire(self) -> Self:
        """Take the lock.

        Raises:
            DataFolderError: another process holds it and does not let go.
        """
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        patience = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > patience:
                    os.close(handle)
                    raise DataFolderError(f"another crawl is writing into {self._path.parent}; wait until it has ended") from None
                time.sleep(0.1)
            else:
                self._handle = handle
                return self

    def release(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
