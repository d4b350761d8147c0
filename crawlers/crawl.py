"""Crawl outlets into the archive of a data folder."""

from __future__ import annotations

import json
import secrets
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import IO, Any

import ikrar.errors
from crawlers.outlets import Outlet, choose_outlets, host_key, load_outlets
from crawlers.politeness.identity import user_agent
from crawlers.report import CrawlReport, OutletReport
from ikrar.config import Config
from ikrar.datafolder import DataFolder
from ikrar.errors import IkrarError, UsageError
from ikrar.settings import Settings

PATIENCE_SECONDS = 20.0
"""How long an interrupted crawl may take to put down what it has."""


def new_run_id() -> str:
    """An id for a crawl: UTC time, and four hex digits so that two of one second differ."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"


def crawl(
    config: Config,
    settings: Settings,
    folder: DataFolder,
    outlets: Iterable[str] | None = None,
    *,
    run_id: str | None = None,
    progress: Callable[[OutletReport], None] | None = None,
) -> CrawlReport:
    """Find and archive what is new at the outlets; go on where a killed crawl stopped.

    Scrapy runs in a process of its own, which ends with this one, however this one ends.

    Args:
        outlets: ids; None for all of the configuration.
        progress: called with the report of each outlet as it ends.

    Raises:
        UsageError: an unknown outlet, no contact, or a site that is not the newsroom's for a practice folder.
        DataFolderError, ArchiveError: the data folder cannot be written.
        KeyboardInterrupt: Ctrl-C; what was finished is kept.
    """
    chosen = choose_outlets(load_outlets(config), outlets)
    agent = user_agent(settings.crawl, folder)
    if folder.practice:
        _refuse_real_outlets(chosen, settings)
    run = run_id or new_run_id()
    asked = {
        "config": str(config.folder.resolve()) if config.folder is not None else None,
        "settings": settings.crawl.model_dump(mode="json"),
        "folder": str(folder.path.resolve()),
        "outlets": [outlet.id for outlet in chosen],
        "run_id": run,
        "user_agent": agent,
    }
    # -P: a folder of the user's that happens to be called `crawlers` must not be taken for ours.
    command = [sys.executable, "-P", "-m", "crawlers"]
    rows: list[OutletReport] = []
    # A session of its own: Ctrl-C reaches only this process, which then asks the other to end in order.
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        try:
            process.stdin.write(json.dumps(asked) + "\n")
            process.stdin.flush()
            ended = _listen(process.stdout, rows, progress)
        except BaseException:
            _end(process)
            raise
        process.stdin.close()
        process.wait()
    if ended is None:
        raise IkrarError(
            f"the crawl process ended unexpectedly (status {process.returncode}); what was finished is kept, run the same command again"
        )
    if "error" in ended:
        raise getattr(ikrar.errors, ended["error"], IkrarError)(ended["message"])
    if ended["interrupted"]:
        raise KeyboardInterrupt
    return CrawlReport(run_id=run, outlets=tuple(sorted(rows, key=lambda row: row.outlet)))


def _listen(lines: IO[str], rows: list[OutletReport], progress: Callable[[OutletReport], None] | None) -> dict[str, Any] | None:
    """Take in reports until the process says how it ended; None if it never does."""
    for line in lines:
        said = json.loads(line)
        if "outlet" not in said:
            return dict(said)
        fields = {name: value for name, value in said["outlet"].items() if name != "reached"}
        rows.append(OutletReport(**fields))
        if progress is not None:
            progress(rows[-1])
    return None


def _end(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGINT)
    try:
        process.wait(PATIENCE_SECONDS)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        process.kill()


def _refuse_real_outlets(outlets: Sequence[Outlet], settings: Settings) -> None:
    """Practice data comes from the practice newsroom alone."""
    for outlet in outlets:
        if host_key(outlet.home) not in settings.crawl.allowed_private:
            raise UsageError(f"{outlet.id} ({outlet.home}) is not the practice newsroom; crawl it into another data folder")
