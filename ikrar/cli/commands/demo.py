"""`ikrar demo`: the whole job on the practice newsroom, ending with a page to open."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ikrar.cli.options import ConfigOption, say


def register(app: typer.Typer) -> None:
    app.command("demo")(demo)


def demo(
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="End with serving the pages until Ctrl-C.")] = True,
    port: Annotated[int, typer.Option("--port", help="Port of the pages; a free one if it is taken.")] = 8600,
    data: Annotated[
        Path, typer.Option("--data", metavar="DIR", help="Practice data folder; an earlier demonstration there is replaced.")
    ] = Path("demo-data"),
    config_folder: ConfigOption = None,
) -> int:
    """Crawl the practice newsroom for two of its days, fill a fresh data folder, write a digest, serve the pages.

    Example: ikrar demo --no-serve
    """
    from ikrar.demo import run_demo

    return run_demo(data, config_folder, port=port if serve else None, say=say, show=typer.echo)
