"""The process that crawls: `python -m crawlers`, started by `crawlers.crawl` only.

One JSON object on standard input says what to crawl; that pipe stays open, and when it closes (the parent died) the crawl ends at once. On
standard output a JSON object a line: a report for each outlet, at last how it ended.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path
from typing import Any

from crawlers.engine import run_crawl
from crawlers.outlets import choose_outlets, load_outlets
from crawlers.report import OutletReport
from ikrar import __version__
from ikrar.archive import Archive
from ikrar.config import Config
from ikrar.datafolder import open_data_folder
from ikrar.errors import IkrarError
from ikrar.settings import CrawlSettings


def main() -> None:
    asked = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        ended = _crawl(asked)
    except IkrarError as error:
        ended = {"error": type(error).__name__, "message": str(error)}
    _tell(ended)
    # Requests that were given up may still hang in the downloader; everything that counts is on the disk.
    os._exit(0)


def _crawl(asked: dict[str, Any]) -> dict[str, Any]:
    config = Config(Path(asked["config"]) if asked["config"] else None)
    settings = CrawlSettings.model_validate(asked["settings"])
    outlets = choose_outlets(load_outlets(config), asked["outlets"])
    folder = open_data_folder(Path(asked["folder"]))
    with Archive.open(folder, writing=True, run_id=asked["run_id"], software=f"Ikrar/{__version__}") as archive:
        interrupted, failures = run_crawl(archive, outlets, settings, asked["user_agent"], _report)
    for failure in failures:
        raise failure
    return {"interrupted": interrupted}


def _report(row: OutletReport) -> None:
    _tell({"outlet": row.to_json()})


def _tell(message: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def _end_with_parent() -> None:
    # Not through sys.stdin: its lock would be held while the interpreter shuts down.
    while os.read(0, 4096):
        pass
    os._exit(1)


if __name__ == "__main__":
    main()
