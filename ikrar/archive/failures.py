"""The one seam where failures of disk and database become sentences."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError, OperationalError

from ikrar.errors import ArchiveError, DataFolderError

_CANNOT_WRITE = {errno.EROFS, errno.EACCES, errno.EPERM}
_FULL = {errno.ENOSPC, errno.EDQUOT}


@contextmanager
def naming_failures(folder: Path) -> Iterator[None]:
    """Translate errors of the operating system and of SQLite that mean something to the person who runs Ikrar."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise _full(folder) from error
        if error.errno in _CANNOT_WRITE:
            raise _read_only(folder) from error
        raise ArchiveError(f"the archive in {folder} cannot be used: {error}") from error
    except OperationalError as error:
        said = str(error.orig)
        if "full" in said:
            raise _full(folder) from error
        if "readonly" in said or "unable to open" in said or "disk I/O" in said:
            raise _read_only(folder) from error
        if "locked" in said:
            raise ArchiveError(f"{folder}/crawl.sqlite3 is locked by another program; end it and run the same command again") from error
        raise ArchiveError(f"{folder}/crawl.sqlite3: {said}") from error
    except DatabaseError as error:
        raise ArchiveError(f"{folder}/crawl.sqlite3 is damaged ({error.orig}); restore it from a backup") from error


def _full(folder: Path) -> DataFolderError:
    return DataFolderError(
        f"the disk of the data folder {folder} is full; what was finished is kept. Make room and run the same command again"
    )


def _read_only(folder: Path) -> DataFolderError:
    return DataFolderError(f"the data folder {folder} cannot be written; give --data a folder that can")
