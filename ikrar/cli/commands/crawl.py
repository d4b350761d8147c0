"""`ikrar crawl`: what is new at the outlets, into the archive."""

from __future__ import annotations

from typing import Annotated

import typer

from crawlers.crawl import crawl as run_crawl
from crawlers.report import OutletReport
from ikrar.cli.options import DEFAULT_DATA, ConfigOption, DataOption, JsonOption, StrictOption, emit, open_folder, open_settings, say
from ikrar.counted import counted

OutletOption = Annotated[
    list[str] | None,
    typer.Option("--outlet", metavar="ID", help="Only this outlet; can be given again. Default: all of the configuration."),
]


def register(app: typer.Typer) -> None:
    app.command()(crawl)


def crawl(
    outlet: OutletOption = None,
    as_json: JsonOption = False,
    strict: StrictOption = False,
    data: DataOption = DEFAULT_DATA,
    config_folder: ConfigOption = None,
) -> int:
    """Find and archive new articles; an outlet that refuses or fails is a result.

    Example: ikrar crawl --outlet kabarkendal --data data
    """
    config, settings = open_settings(config_folder)
    folder = open_folder(data)

    def tell(row: OutletReport) -> None:
        if as_json:
            emit(row.to_json())
        else:
            typer.echo(outlet_line(row))

    report = run_crawl(config, settings, folder, outlet or None, progress=tell)
    reached = f"{len(report.outlets) - len(report.refused)} of {len(report.outlets)}"
    say(f"archived {counted(report.kept, 'new or changed article')}; crawled {reached} outlets to the end (run {report.run_id})")
    return 1 if strict and report.refused else 0


def outlet_line(row: OutletReport) -> str:
    """What came of one outlet, as a line for the person at the terminal."""
    counts = [
        f"{row.discovered} new",
        f"{row.kept} archived",
        *([f"{row.not_modified} unchanged"] if row.not_modified else []),
        *([f"{row.gone} gone"] if row.gone else []),
        *(f"{number} {outcome}" for outcome, number in sorted(row.failed.items())),
        *([f"{row.waiting} waiting"] if row.waiting else []),
    ]
    method = f" by {row.method}" if row.method else ""
    return f"{row.outlet}: {', '.join(counts)}{method}" + (f" -- {row.cause}" if row.cause else "")
