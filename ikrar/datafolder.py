"""The data folder: where everything that Ikrar keeps lies, and whether it is practice or real."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ikrar.errors import DataFolderError

LAYOUT = 1


@dataclass(frozen=True, slots=True)
class DataFolder:
    """An opened data folder. Practice data (from the newsroom) and real data never share one."""

    path: Path
    kind: Literal["practice", "real"]

    @property
    def archive(self) -> Path:
        return self.path / "archive"

    @property
    def crawl_database(self) -> Path:
        return self.path / "crawl.sqlite3"

    @property
    def store_database(self) -> Path:
        return self.path / "store.sqlite3"

    @property
    def index_database(self) -> Path:
        return self.path / "index.sqlite3"

    @property
    def digests(self) -> Path:
        return self.path / "digests"

    @property
    def practice(self) -> bool:
        return self.kind == "practice"


def open_data_folder(path: Path, *, kind: Literal["practice", "real"] | None = None) -> DataFolder:
    """Open the folder, making it where it does not exist.

    Args:
        kind: what the caller is about to put in; None takes whatever the folder is (`real` for a new one).

    Raises:
        DataFolderError: another kind, another layout, read-only, full, or a folder that holds something else.
    """
    mark = path / "folder.json"
    try:
        path.mkdir(parents=True, exist_ok=True)
        if not mark.exists():
            strangers = [entry.name for entry in path.iterdir() if not entry.name.startswith(".")]
            if strangers:
                raise DataFolderError(
                    f"{path} is not a data folder of Ikrar (it holds {sorted(strangers)[0]}); give --data an empty folder"
                )
            written = path / f".folder.json.{os.getpid()}"
            written.write_text(json.dumps({"kind": kind or "real", "layout": LAYOUT}) + "\n", encoding="utf-8")
            written.replace(mark)
        found = json.loads(mark.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise DataFolderError(f"{mark} is damaged; restore it from a backup, it says whether the data is practice or real") from error
    except OSError as error:
        raise DataFolderError(
            f"the data folder {path} cannot be used: {error.strerror or error}; give --data a folder that can be written"
        ) from error
    if found.get("layout") != LAYOUT:
        raise DataFolderError(f"{path} has layout {found.get('layout')}, this version of Ikrar writes {LAYOUT}")
    if kind is not None and found["kind"] != kind:
        raise DataFolderError(f"{path} holds {found['kind']} data and cannot take {kind} data; give --data another folder")
    return DataFolder(path, found["kind"])
