"""A newer analysis of the same archive: what is kept under its identifier, corrected, withdrawn, and what readers are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import crawlers
from ikrar.archive import Archive
from ikrar.config import Config
from ikrar.datafolder import open_data_folder
from ikrar.model import Annotation, Record
from ikrar.run import outlet_facts
from ikrar.settings import load_settings
from ikrar.store import Store, open_store
from pipeline.annotate import Annotator
from pipeline.flow import process
from tests.flow.conftest import Desk


class OlderAnnotator(Annotator):
    """As today's, but worse in three ways: it misses one record, puts one at a lower stage, and finds one that is not there."""

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self.missed: Record | None = None
        self.lower: Record | None = None
        self.invented: Record | None = None

    def annotate(self, articles: Iterable[Mapping[str, Any]]) -> Iterator[Annotation]:
        return (replace(annotation, records=self._worse(annotation.records)) for annotation in super().annotate(articles))

    def _worse(self, records: tuple[Record, ...]) -> tuple[Record, ...]:
        if self.missed is None and len(records) > 2:
            self.missed = records[0]
            return records[1:]
        at = next((number for number, record in enumerate(records) if record.stage == "forwarded"), None)
        if self.lower is None and at is not None and len(records) == 1 + at:
            self.lower = records[at]
            return (*records[:at], replace(records[at], stage="examined"))
        if self.invented is None and records and all(record.kind == "statement" for record in records):
            self.invented = Record(kind="violation", stage="proven", region="11.01", subject="official", evidence=records[0].evidence)
            return (*records, self.invented)
        return records


def _process(store: Store, archive: Archive, annotator: Callable[[], Annotator], config: Config, version: str) -> None:
    report = process(archive, store, annotator, outlet_facts(config), analysis_version=version, batch_size=16)
    assert not report.problems


def test_a_newer_analysis_keeps_what_stands_and_tells_what_does_not(desk: Desk, tmp_path: Path) -> None:
    config = Config(desk.config)
    settings = load_settings(config)
    folder = open_data_folder(tmp_path / "data", kind="practice")
    crawlers.crawl(config, settings, folder)
    older = OlderAnnotator(config)
    with open_store(settings, folder) as store, Archive.open(folder) as archive:
        _process(store, archive, lambda: older, config, "older")
        assert older.missed and older.lower and older.invented
        before, then = store.revision(), {record.id: record for record in store.at().records()}
        _process(store, archive, lambda: Annotator(config), config, "newer")
        now = {record.id: record for record in store.at().records()}

        told = {change.after.id: change for change in store.changes(before) if change.after.material}
        assert sorted(change.after.change for change in told.values()) == ["new", "reanalysis", "withdrawn"]
        (found,) = [change.after for change in told.values() if change.after.change == "new"]
        assert found.record == older.missed
        (corrected,) = [change for change in told.values() if change.after.change == "reanalysis"]
        assert corrected.after.record == older.lower
        assert corrected.before is not None and corrected.before.record.stage == "examined"
        assert corrected.after.supersedes == corrected.before.id
        (gone,) = [change.after for change in told.values() if change.after.change == "withdrawn"]
        assert gone.record == older.invented
        assert store.at().record(gone.id) is not None, "a citation of it still resolves"

        kept = then.keys() & now.keys()
        assert kept == then.keys() - {corrected.before.id, gone.id} and len(kept) > 80
        assert {now[identifier].analysis_version for identifier in kept} <= {"older", "newer"}

        settled = store.revision()
        _process(store, archive, lambda: pytest.fail("a pipeline is loaded for nothing"), config, "newer")
        assert store.revision() == settled
        assert {article.version for article in store.at().articles()} == {1}
