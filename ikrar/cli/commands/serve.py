"""`ikrar serve`: the pages and the JSON API."""

from __future__ import annotations

from typing import Annotated

import typer

from ikrar.cli.options import DEFAULT_DATA, ConfigOption, DataOption, open_filled_folder, open_settings, say


def register(app: typer.Typer) -> None:
    app.command("serve")(serve)


def serve(
    data: DataOption = DEFAULT_DATA,
    config_folder: ConfigOption = None,
    host: Annotated[str | None, typer.Option("--host", help="Address to listen on; default: [web] host.")] = None,
    port: Annotated[int | None, typer.Option("--port", min=0, max=65535, help="Port; 0 takes a free one; default: [web] port.")] = None,
) -> None:
    """Serve the pages and the JSON API until Ctrl-C; the address is printed once it answers.

    Example: ikrar serve --port 8600
    """
    from crawlers.outlets import articles_a_week
    from search.web.serve import serve_pages

    asked = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    config, settings = open_settings(config_folder, web=asked)
    serve_pages(config, settings, open_filled_folder(data), articles_a_week(config), say=say)
