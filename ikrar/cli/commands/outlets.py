"""`ikrar outlets check`: are the outlets' files right, and what do they say? `ikrar outlets silent`: which give nothing any more?"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from crawlers.outlets import Outlet, articles_a_week, choose_outlets, load_outlets
from ikrar.cli.options import (
    DEFAULT_DATA,
    ConfigOption,
    DataOption,
    JsonOption,
    UnusedDataOption,
    emit,
    open_filled_folder,
    open_settings,
    say,
)
from ikrar.counted import counted

Ids = Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Only these outlets. Default: all of the configuration.")]
_COLUMNS = ("id", "kind", "family", "serves", "discovery", "verified", "home")


def register(app: typer.Typer) -> None:
    group = typer.Typer(help="The outlets of the configuration.", no_args_is_help=True)
    group.command()(check)
    group.command()(silent)
    app.add_typer(group, name="outlets")


def check(ids: Ids = None, as_json: JsonOption = False, data: UnusedDataOption = DEFAULT_DATA, config_folder: ConfigOption = None) -> int:
    """Check every outlet's file and print what it says; nothing is asked of the sites.

    Example: ikrar outlets check
    """
    config, _ = open_settings(config_folder)
    rows = [_row(outlet) for outlet in choose_outlets(load_outlets(config), ids or None)]
    if as_json:
        for row in rows:
            emit(row)
        return 0
    widths = {name: max([len(name), *(len(_shown(row[name])) for row in rows)]) for name in _COLUMNS}
    for row in [dict(zip(_COLUMNS, _COLUMNS, strict=True)), *rows]:
        typer.echo("  ".join(_shown(row[name]).ljust(widths[name]) for name in _COLUMNS).rstrip())
    verified = sum(row["verified"] is not None for row in rows)
    say(f"{counted(len(rows), 'outlet is', 'outlets are')} right as files; {verified} of them seen to work on the live site")
    return 0


def silent(
    as_json: JsonOption = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit status 1 where an outlet is silent, for an alarm.")] = False,
    data: DataOption = DEFAULT_DATA,
    config_folder: ConfigOption = None,
) -> int:
    """Name the outlets that gave nothing for many times their usual interval ([coverage] silence_intervals, silence_days, silence_most).

    A zero from a silent outlet tells nothing: its site may have changed, moved or refuse us.

    Example: ikrar outlets silent --strict
    """
    from ikrar.store import open_store
    from search.coverage import read_coverage
    from search.silence import find_silent

    config, settings = open_settings(config_folder)
    with open_store(settings, open_filled_folder(data)) as store:
        found = find_silent(read_coverage(store.at(), articles_a_week(config), settings.coverage), settings.coverage)
    for silence in found:
        if as_json:
            emit(silence.to_json())
            continue
        since = f"nothing since {silence.last}" if silence.last else "nothing ever"
        why = f"; {', '.join(silence.reasons)}" if silence.reasons else ""
        usual = "" if silence.usual is None else f"usual is an article every {silence.usual:.1f} days; "
        typer.echo(
            f"{silence.outlet}: {since}, {counted(silence.days, 'day')} up to {silence.until}; {usual}"
            f"{silence.read} of these days read completely{why}"
        )
    say(counted(len(found), "outlet is silent", "outlets are silent"))
    return 1 if strict and found else 0


def _row(outlet: Outlet) -> dict[str, Any]:
    return {
        "id": outlet.id,
        "name": outlet.name,
        "kind": outlet.kind,
        "source_kind": outlet.source_kind,
        "family": outlet.family,
        "serves": list(outlet.serves),
        "discovery": [rung.method for rung in outlet.discovery],
        "verified": outlet.verified.isoformat() if outlet.verified else None,
        "home": outlet.home,
        "file": str(outlet.file),
    }


def _shown(value: object) -> str:
    if isinstance(value, list):
        return " ".join(dict.fromkeys(str(part) for part in value))
    return "never" if value is None else str(value)
