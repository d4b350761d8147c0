"""Options that every command takes, and what they open."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from ikrar.config import Config
from ikrar.datafolder import DataFolder, open_data_folder
from ikrar.errors import DataFolderError
from ikrar.settings import Settings, load_settings

DataOption = Annotated[Path, typer.Option("--data", envvar="IKRAR_DATA", metavar="DIR", help="Data folder.", show_default=True)]
UnusedDataOption = Annotated[
    Path, typer.Option("--data", envvar="IKRAR_DATA", metavar="DIR", help="Taken by every command; this one needs no data folder.")
]
ConfigOption = Annotated[
    Path | None,
    typer.Option("--config", envvar="IKRAR_CONFIG", metavar="DIR", help="Your configuration; what it leaves out is the shipped one's."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line on standard output.")]
StrictOption = Annotated[bool, typer.Option("--strict", help="Outlets that refuse or fail make the exit status 1.")]

DEFAULT_DATA = Path("data")


def open_settings(config_folder: Path | None, **overrides: dict[str, Any]) -> tuple[Config, Settings]:
    """The configuration and its settings; `overrides` are sections with the values that a command's options change."""
    config = Config(config_folder)
    return config, load_settings(config, overrides)


def open_folder(path: Path, kind: Literal["practice", "real"] | None = None) -> DataFolder:
    """The data folder of a command that fills it; made where there is none."""
    return open_data_folder(path, kind=kind)


def open_filled_folder(path: Path) -> DataFolder:
    """The data folder of a command that reads what is there: a wrong path is an error, not an empty answer.

    Raises:
        DataFolderError: nothing was ever put there.
    """
    if not (path / "folder.json").exists():
        raise DataFolderError(
            f"there is no data of Ikrar in {path}; give --data the right folder, or fill it with `ikrar run --data {path}`"
        )
    return open_data_folder(path)


def emit(value: dict[str, Any]) -> None:
    """One JSON object as a line on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def say(message: str) -> None:
    """A message for the person at the terminal; standard output is kept for results."""
    print(message, file=sys.stderr)
