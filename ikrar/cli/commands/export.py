"""`ikrar export`: articles or records, through the publication gate."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ikrar.cli.options import DEFAULT_DATA, ConfigOption, DataOption, open_filled_folder, open_settings, say


class What(StrEnum):
    ARTICLES = "articles"
    RECORDS = "records"


class Format(StrEnum):
    JSONL = "jsonl"
    CSV = "csv"


def register(app: typer.Typer) -> None:
    app.command("export")(export)


def export(
    what: Annotated[What, typer.Argument(help="What to write.")],
    data: DataOption = DEFAULT_DATA,
    config_folder: ConfigOption = None,
    form: Annotated[Format, typer.Option("--format", help="JSON Lines, or CSV.")] = Format.JSONL,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="File to write; standard output without it.")] = None,
    with_text: Annotated[bool, typer.Option("--with-text", help="Articles with their text, names of accused persons masked.")] = False,
) -> None:
    """Write all articles about the subject, or all records, as they may be shown: names of accused persons are masked.

    A CSV file begins with a byte order mark so that spreadsheets read it as UTF-8; standard output does not.

    Example: ikrar export records --format csv --out records.csv
    """
    from ikrar.errors import UsageError
    from ikrar.regions import load_regions
    from ikrar.store import open_store
    from search.export import ARTICLE_COLUMNS, RECORD_COLUMNS, article_rows, record_rows, write_rows
    from search.publication import PRACTICE_BANNER, open_gate

    if with_text and what is What.RECORDS:
        raise UsageError("--with-text belongs to `export articles`; records carry their quotations and paragraphs already")
    config, settings = open_settings(config_folder)
    folder = open_filled_folder(data)
    gate = open_gate(config, settings, folder)
    with open_store(settings, folder) as store:
        view = store.at()
        if what is What.ARTICLES:
            articles = article_rows(view, gate, with_text=with_text)
            written = write_rows(articles, ARTICLE_COLUMNS, form.value, out=out, stdout=sys.stdout)
        else:
            records = record_rows(view, gate, load_regions(config))
            written = write_rows(records, RECORD_COLUMNS, form.value, out=out, stdout=sys.stdout)
    mark = f"{PRACTICE_BANNER}: " if folder.practice else ""
    say(f"{mark}{written} {what.value} as of revision {view.revision}{f' written to {out}' if out else ''}")
