"""`ikrar index`: bring the search index up to the store."""

from __future__ import annotations

from contextlib import closing
from typing import Annotated

import typer

from ikrar.cli.options import DEFAULT_DATA, ConfigOption, DataOption, JsonOption, emit, open_filled_folder, open_settings, say
from ikrar.counted import counted


def register(app: typer.Typer) -> None:
    app.command()(index)


def index(
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Make it anew from the store; the old one serves until then.")] = False,
    as_json: JsonOption = False,
    data: DataOption = DEFAULT_DATA,
    config: ConfigOption = None,
) -> None:
    """Bring the search index up to the store; twice changes nothing.

    Example: ikrar index --rebuild
    """
    from ikrar.store import open_store
    from search.index.opened import open_index
    from search.index.update import update_index
    from search.publication import open_gate

    configuration, settings = open_settings(config)
    folder = open_filled_folder(data)
    with open_store(settings, folder) as store, closing(open_index(settings, folder, configuration)) as opened:
        report = update_index(store, open_gate(configuration, settings, folder), opened, rebuild=rebuild)
    if as_json:
        emit(report.to_json())
        return
    how = "rebuilt" if report.rebuilt else "up to date"
    say(f"index {how} at revision {report.revision}: {counted(report.put, 'document')} put, {report.deleted} removed")
