"""A configuration, a data folder and a way to crawl, for sites on loopback."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from crawlers import CrawlReport, OutletReport, crawl
from ikrar.archive import Archive, Attempt, Capture
from ikrar.config import Config
from ikrar.datafolder import DataFolder, open_data_folder
from ikrar.settings import Settings, load_settings


@dataclass(frozen=True, slots=True)
class Bench:
    """Outlets of one test, with the data folder that they are crawled into."""

    config: Config
    settings: Settings
    folder: DataFolder

    def crawl(self, *outlets: str) -> dict[str, OutletReport]:
        report: CrawlReport = crawl(self.config, self.settings, self.folder, outlets or None)
        return {row.outlet: row for row in report.outlets}

    def captures(self, outlet: str | None = None) -> list[Capture]:
        with Archive.open(self.folder) as archive:
            return [capture for capture in archive.captures() if outlet in (None, capture.outlet)]

    def attempts(self, outlet: str | None = None) -> list[Attempt]:
        with Archive.open(self.folder) as archive:
            return [attempt for attempt in archive.attempts() if outlet in (None, attempt.outlet)]

    def outcomes(self, outlet: str, kind: str = "article") -> dict[str, list[str]]:
        """Outcomes of all attempts by path, in their order."""
        found: dict[str, list[str]] = {}
        for attempt in self.attempts(outlet):
            if attempt.kind == kind:
                found.setdefault("/" + attempt.url.split("/", 3)[3], []).append(attempt.outcome)
        return found


def make_bench(folder: Path, outlets: Mapping[str, str], allowed: list[str], **crawl_settings: Any) -> Bench:
    """A bench of outlets (YAML text by id) whose `host:port` may be private."""
    files = folder / "config" / "outlets" / "practice"
    files.mkdir(parents=True)
    for identity, text in outlets.items():
        (files / f"{identity}.yml").write_text(text, encoding="utf-8")
    config = Config(folder / "config")
    values = {"delay_seconds": 0.0, "timeout_seconds": 5.0, "allowed_private": allowed, **crawl_settings}
    return Bench(config, load_settings(config, {"crawl": values}), open_data_folder(folder / "data", kind="practice"))


@pytest.fixture(scope="module")
def module_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("crawl")
