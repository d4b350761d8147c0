"""`ikrar process`: from the archive to the store."""

from __future__ import annotations

import typer

from ikrar.cli.options import DEFAULT_DATA, ConfigOption, DataOption, JsonOption, emit, open_filled_folder, open_settings, say
from ikrar.counted import counted


def register(app: typer.Typer) -> None:
    app.command("process")(process)


def process(as_json: JsonOption = False, data: DataOption = DEFAULT_DATA, config_folder: ConfigOption = None) -> int:
    """Extract, tag and record what the archive holds and the store has not seen; twice changes nothing.

    Example: ikrar process --data data
    """
    from ikrar.run import process_archive
    from ikrar.store import open_store

    config, settings = open_settings(config_folder)
    folder = open_filled_folder(data)
    with open_store(settings, folder) as store:
        report = process_archive(config, settings, folder, store, say)
    if as_json:
        emit({"revision": report.revision, "articles": dict(report.outcomes), "problems": report.problems})
    for problem in report.problems:
        say(problem)
    say(
        f"store at revision {report.revision}: {counted(report.outcomes['kept'], 'article')} kept, "
        + counted(report.outcomes["rejected"], "page was no article", "pages were no article")
    )
    return 1 if report.problems else 0
