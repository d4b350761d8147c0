"""`ikrar outlets check`: are the outlets' files right, and what do they say?"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from crawlers.outlets import Outlet, choose_outlets, load_outlets
from ikrar.cli.options import DEFAULT_DATA, ConfigOption, JsonOption, UnusedDataOption, emit, open_settings, say

Ids = Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Only these outlets. Default: all of the configuration.")]
_COLUMNS = ("id", "kind", "family", "serves", "discovery", "verified", "home")


def register(app: typer.Typer) -> None:
    group = typer.Typer(help="The outlets of the configuration.", no_args_is_help=True)
    group.command()(check)
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
    say(f"{len(rows)} outlets are right as files; {verified} of them were seen to work on the live site")
    return 0


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
