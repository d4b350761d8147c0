"""The configuration folder with which Ikrar crawls the practice newsroom: its outlets and a few settings."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

from newsroom.server import Newsroom

CONTACT = "newsroom@ikrar.example"
"""Stands in the User-Agent of a practice crawl."""


def write_configuration(newsroom: Newsroom, folder: Path) -> Path:
    """Write `settings.toml` and `outlets/practice/*.yml` for a started newsroom into `folder` (made if need be); gives `folder`.

    Addresses and the hosts that may be private are those of the running newsroom: `ikrar crawl --config FOLDER` finds it.
    """
    source = resources.files("newsroom") / "config"
    outlets = folder / "outlets" / "practice"
    outlets.mkdir(parents=True, exist_ok=True)
    for outlet in newsroom.outlets:
        text = (source / "outlets" / f"{outlet.id}.yml").read_text(encoding="utf-8")
        (outlets / f"{outlet.id}.yml").write_text(text.replace("{home}", outlet.base_url + "/"), encoding="utf-8")
    allowed = json.dumps([outlet.host_port for outlet in newsroom.outlets])
    settings = (source / "settings.toml").read_text(encoding="utf-8")
    (folder / "settings.toml").write_text(settings.replace("{contact}", CONTACT).replace("{allowed_private}", allowed), encoding="utf-8")
    return folder
