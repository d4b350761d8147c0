"""`ikrar extract`: one article out of saved pages, without archive or store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from ikrar.cli.options import DEFAULT_DATA, ConfigOption, DataOption, JsonOption, emit
from ikrar.errors import InputError

Files = Annotated[
    list[Path], typer.Argument(metavar="FILE.html...", help="The page as it was sent; further pages of the same article after it.")
]
Url = Annotated[str, typer.Option("--url", help="Address from which the (first) page came.")]
Outlet = Annotated[str | None, typer.Option("--outlet", metavar="ID", help="Outlet; else the configured one with this address's host.")]


def register(app: typer.Typer) -> None:
    app.command()(extract)


def extract(
    files: Files,
    url: Url,
    outlet: Outlet = None,
    as_json: JsonOption = False,
    data: DataOption = DEFAULT_DATA,
    config: ConfigOption = None,
) -> None:
    """Take title, text and publication time out of a saved page.

    The data folder is not touched. Example: ikrar extract page.html --url https://example.com/2024/11/15/judul --json
    """
    from crawlers.outlets import choose_outlets, host_key, load_outlets
    from ikrar.config import Config
    from pipeline.extract import Page, Rejected, extract_article

    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        raise InputError(f"--url must be the page's whole address, such as https://example.com/judul; not {url!r}")
    outlets = load_outlets(Config(config))
    known = choose_outlets(outlets, [outlet]) if outlet else [found for found in outlets if host_key(url) in found.hosts]
    identity, timezone = (known[0].id, known[0].timezone) if known else (host_key(url), None)
    found = extract_article([Page(url=url, body=_read(file)) for file in files], outlet=identity, timezone=timezone)
    if isinstance(found, Rejected):
        raise InputError(found.explanation, file=files[0])
    if as_json:
        emit(found.to_json(with_text=True))
        return
    typer.echo(found.title)
    typer.echo(" · ".join(part for part in (found.published_at, found.published_basis, found.author, found.canonical_url) if part))
    typer.echo(f"\n{found.text}")


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=file) from error
