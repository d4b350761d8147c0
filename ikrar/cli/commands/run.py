"""`ikrar run`: crawl, process, index and digest, once."""

from __future__ import annotations

import typer

from ikrar.cli.commands.crawl import OutletOption, outlet_line
from ikrar.cli.options import DEFAULT_DATA, ConfigOption, DataOption, JsonOption, StrictOption, emit, open_folder, open_settings, say
from ikrar.counted import counted


def register(app: typer.Typer) -> None:
    app.command("run")(run)


def run(
    outlet: OutletOption = None,
    as_json: JsonOption = False,
    strict: StrictOption = False,
    data: DataOption = DEFAULT_DATA,
    config_folder: ConfigOption = None,
) -> int:
    """Do the whole flow once. Killed at any moment, the next run ends in the same state.

    Example: ikrar run --data data
    """
    from ikrar.run import run_once

    config, settings = open_settings(config_folder)
    folder = open_folder(data)
    report = run_once(config, settings, folder, outlets=outlet or None, crawled=lambda row: say(outlet_line(row)), say=say)
    if as_json:
        emit(report.to_json())
    for problem in report.process.problems:
        say(problem)
    done = f"{counted(report.process.outcomes['kept'], 'article')} analysed, {counted(report.index.put, 'document')} indexed"
    say(f"revision {report.process.revision}: {done}")
    for digest in report.digests:
        say(f"{digest.subscriber}: {digest.subject}")
    return 1 if report.process.problems or (strict and report.crawl.refused) else 0
