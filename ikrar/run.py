"""From crawl to digest, once. Each step alone is a command; all of them together are this.

Killed at any moment, the next run ends in the same state: every step takes up what the last one left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import crawlers
from ikrar.archive import Archive
from ikrar.config import Config
from ikrar.counted import counted
from ikrar.datafolder import DataFolder
from ikrar.model import OutletFacts
from ikrar.settings import Settings
from ikrar.store import Store, open_store
from search.digest import Delivered, Digests
from search.index.opened import open_index
from search.index.update import IndexReport, update_index
from search.publication import open_gate

if TYPE_CHECKING:
    from pipeline.flow import ProcessReport

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What one run did at each step."""

    crawl: crawlers.CrawlReport
    process: ProcessReport
    index: IndexReport
    digests: tuple[Delivered, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "run_id": self.crawl.run_id,
            "outlets": [row.to_json() for row in self.crawl.outlets],
            "articles": dict(self.process.outcomes),
            "problems": self.process.problems,
            "index": self.index.to_json(),
            "digests": [digest.to_json() for digest in self.digests],
            "revision": self.process.revision,
        }


def outlet_facts(config: Config) -> dict[str, OutletFacts]:
    """What the flow needs to know of each configured outlet, by id."""
    return {
        outlet.id: OutletFacts(
            id=outlet.id,
            name=outlet.name,
            source_kind=outlet.source_kind,
            timezone=outlet.timezone,
            verified=outlet.verified is not None,
        )
        for outlet in crawlers.load_outlets(config)
    }


def open_digests(config: Config, settings: Settings, folder: DataFolder, store: Store) -> Digests:
    """The digests of a store, with what the configuration says of its outlets."""
    names = {outlet: known.name for outlet, known in outlet_facts(config).items()}
    return Digests(config, settings, folder, store, names, crawlers.articles_a_week(config))


def process_archive(config: Config, settings: Settings, folder: DataFolder, store: Store, say: Say) -> ProcessReport:
    """Bring the store up to the archive (see `pipeline.flow.process`)."""
    from pipeline.annotate import Annotator  # spaCy with it, for which a digest should not wait
    from pipeline.flow import process
    from pipeline.version import analysis_version

    with Archive.open(folder) as archive:
        return process(
            archive,
            store,
            partial(Annotator, config),
            outlet_facts(config),
            analysis_version=analysis_version(config),
            batch_size=settings.analysis.batch_size,
            progress=lambda step, done: say(f"{counted(done, 'article')} analysed"),
        )


def run_once(
    config: Config,
    settings: Settings,
    folder: DataFolder,
    *,
    outlets: Iterable[str] | None = None,
    digest: bool = True,
    crawled: Callable[[crawlers.OutletReport], None] | None = None,
    say: Say = lambda message: None,
) -> RunReport:
    """Crawl, process, index, and send the digests that are due.

    Args:
        outlets: ids; None for all of the configuration.
        crawled: told of each outlet as its crawl ends.
    """
    crawl = crawlers.crawl(config, settings, folder, outlets, progress=crawled)
    with open_store(settings, folder) as store:
        processed = process_archive(config, settings, folder, store, say)
        gate = open_gate(config, settings, folder)
        with closing(open_index(settings, folder, config)) as index:
            indexed = update_index(store, gate, index)
        delivered = open_digests(config, settings, folder, store).send_all() if digest else []
    return RunReport(crawl=crawl, process=processed, index=indexed, digests=tuple(delivered))
