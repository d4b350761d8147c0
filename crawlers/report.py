"""What a crawl tells: a row for each outlet."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(slots=True, kw_only=True)
class OutletReport:
    """What came of one outlet in one crawl. Articles are counted once, whatever the number of their pages."""

    outlet: str
    method: str = ""
    """Discovery method that worked; empty where none did."""
    discovered: int = 0
    """Articles that were not known before."""
    kept: int = 0
    not_modified: int = 0
    gone: int = 0
    failed: dict[str, int] = field(default_factory=dict)
    """Addresses without success, by outcome of the attempt."""
    waiting: int = 0
    """Articles left for the next crawl."""
    cause: str = ""
    """Why the outlet was not crawled to its end; empty where it was."""

    @property
    def reached(self) -> bool:
        """Whether a list of the outlet could be read and nothing stopped the crawl."""
        return bool(self.method) and not self.cause

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "reached": self.reached}


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlReport:
    """What came of a crawl."""

    run_id: str
    outlets: tuple[OutletReport, ...]

    @property
    def kept(self) -> int:
        return sum(row.kept for row in self.outlets)

    @property
    def refused(self) -> tuple[OutletReport, ...]:
        """Outlets that refused or failed: a result, not a failure of ours."""
        return tuple(row for row in self.outlets if not row.reached)
