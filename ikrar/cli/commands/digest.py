"""`ikrar digest`: what is new, corrected or withdrawn since the last one sent."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ikrar.cli.options import DEFAULT_DATA, ConfigOption, DataOption, JsonOption, emit, open_filled_folder, open_settings, say
from ikrar.errors import UsageError


def register(app: typer.Typer) -> None:
    app.command("digest")(digest)


def digest(
    out: Annotated[Path | None, typer.Option("--out", metavar="FOLDER", help="Write it there as .eml, .html and .txt.")] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="ADDRESS", help="Mail it to this address alone.")] = None,
    as_json: JsonOption = False,
    data: DataOption = DEFAULT_DATA,
    config_folder: ConfigOption = None,
) -> None:
    """Send the digest that is due: to the settings' recipients, or to the folder digests/ where no mail server is set.

    Example: ikrar digest --out surat
    """
    from ikrar.run import open_digests
    from ikrar.store import open_store

    if out is not None and to is not None:
        raise UsageError("--out and --to are two ways; give one")
    config, settings = open_settings(config_folder)
    folder = open_filled_folder(data)
    with open_store(settings, folder) as store:
        digests = open_digests(config, settings, folder, store)
        if out is not None:
            sent = [digests.to_folder(out)]
        elif to is not None:
            sent = [digests.to_address(to)]
        else:
            sent = digests.send_all()
    for delivered in sent:
        if as_json:
            emit(delivered.to_json())
        else:
            say(f"{delivered.subject} -> {', '.join(map(str, delivered.files)) or delivered.subscriber}")
    if not sent:
        say("nobody is to get a digest: [digest] recipients is empty")
