"""From crawl to digest, once. Each step alone is a command; all of them together are this.

Killed at any moment, the next run ends in the same state: every step takes up what the last one left.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import crawlers
from ikrar.archive import Archive
from ikrar.config import Config
from ikrar.datafolder import DataFolder
from ikrar.model import OutletFacts
from ikrar.settings import Settings
from ikrar.store import Store
from pipeline.annotate import Annotator
from pipeline.flow import ProcessReport, process
from pipeline.place import Placer
from pipeline.version import analysis_version

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What one run did at each step."""

    crawl: crawlers.CrawlReport
    process: ProcessReport


def outlet_facts(config: Config) -> dict[str, OutletFacts]:
    """What the flow needs to know of each configured outlet, by id."""
    return {
        outlet.id: OutletFacts(
            id=outlet.id,
            name=outlet.name,
            source_kind=outlet.source_kind,
            timezone=outlet.timezone,
            region=outlet.serves[0] if len(outlet.serves) == 1 else None,
            verified=outlet.verified is not None,
        )
        for outlet in crawlers.load_outlets(config)
    }


def process_archive(config: Config, settings: Settings, folder: DataFolder, store: Store, say: Say) -> ProcessReport:
    """Bring the store up to the archive (see `pipeline.flow.process`)."""
    annotator = Annotator(config)
    with Archive.open(folder) as archive:
        return process(
            archive,
            store,
            annotator,
            Placer(annotator.nlp),
            outlet_facts(config),
            analysis_version=analysis_version(config),
            batch_size=settings.analysis.batch_size,
            progress=lambda step, done: say(f"{done} articles analysed"),
        )
