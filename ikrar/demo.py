"""The demonstration: two days of the practice newsroom through the whole flow."""

from __future__ import annotations

import json
import shutil
import socket
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from crawlers.outlets import articles_a_week
from ikrar.config import Config
from ikrar.counted import counted
from ikrar.datafolder import DataFolder, open_data_folder
from ikrar.errors import DataFolderError
from ikrar.model import FORMS, STAGES
from ikrar.run import RunReport, run_once
from ikrar.settings import load_settings
from ikrar.store import open_store
from newsroom.configuration import write_configuration
from newsroom.server import Newsroom
from newsroom.site import LAST_DAY
from search.labels import Labels

Say = Callable[[str], None]


def run_demo(path: Path, own: Path | None, *, port: int | None, say: Say, show: Say) -> int:
    """Run it into a fresh folder at `path`.

    Args:
        own: the user's configuration; the newsroom's outlets and settings go over it.
        port: of the pages; None to stop before serving.
        say: takes progress; show: takes results.

    Returns:
        Exit status: 1 where an article could not be analysed.
    """
    folder = _fresh_folder(path)
    with tempfile.TemporaryDirectory(prefix="ikrar-demo-") as scratch, Newsroom() as newsroom:
        if own is not None:
            shutil.copytree(
                Config(own).folder or own, scratch, dirs_exist_ok=True, ignore=shutil.ignore_patterns("outlets", "settings.toml")
            )
        config = Config(write_configuration(newsroom, Path(scratch)))
        address = {"port": _free_port(port)} if port is not None else {}
        settings = load_settings(config, {"web": address})
        problems = 0
        for day in range(1, LAST_DAY + 1):
            newsroom.set_day(day)
            say(f"day {day} of the practice newsroom: crawling {len(newsroom.outlets)} outlets …")
            report = run_once(
                config, settings, folder, crawled=lambda row: say(f"  {row.outlet}: {row.kept} archived {row.cause}".rstrip()), say=say
            )
            problems += len(report.process.problems)
            _show_day(day, report, show)
        with open_store(settings, folder) as store:
            view = store.at()
            articles = list(view.articles())
            show(f"articles: {len(articles)}, {sum(article.relevant for article in articles)} of them about neutrality")
            _show_records(Counter(stored.record.form or stored.record.stage or "" for stored in view.records()), Labels(config), show)
        show(f"data folder: {folder.path}")
        if port is not None:
            from search.web.serve import serve_pages

            serve_pages(config, settings, folder, articles_a_week(config), say=show)
    return 1 if problems else 0


def _fresh_folder(path: Path) -> DataFolder:
    """An empty practice folder; an earlier demonstration is removed, anything else is left alone."""
    if path.exists() and any(path.iterdir()):
        mark = path / "folder.json"
        if not mark.exists() or json.loads(mark.read_text(encoding="utf-8")).get("kind") != "practice":
            raise DataFolderError(f"{path} holds something that is no practice data; give --data another folder")
        shutil.rmtree(path)
    return open_data_folder(path, kind="practice")


def _free_port(wanted: int) -> int:
    """`wanted` if nobody listens there, else a free one."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError:
            probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _show_day(day: int, report: RunReport, show: Say) -> None:
    crawl = report.crawl
    gone = sum(row.gone for row in crawl.outlets)
    show(f"day {day}: {counted(crawl.kept, 'article')} archived" + (f", {gone} gone" if gone else ""))
    for row in crawl.refused:
        show(f"  {row.outlet}: tried, no answer ({row.cause})")
    for digest in report.digests:
        show(f"  digest: {digest.subject}")
        show(f"          {digest.files[0]}")


def _show_records(found: Counter[str], labels: Labels, show: Say) -> None:
    show(f"records: {found.total()}")
    for field, values in (("form", FORMS), ("stage", STAGES)):
        for value in values:
            show(f"  {labels.label(field, value):32} {found[value]:4}")
