"""The newsroom's log: every request as a row, for tests of a crawler's manners."""

from __future__ import annotations

import threading
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRow:
    """One request as it arrived, and how it was answered."""

    monotonic: float
    """Seconds of `time.monotonic()` at arrival; differences between rows are true intervals."""
    time: float
    """Seconds since the epoch at arrival."""
    outlet: str
    method: str
    path: str
    """Path with query, as sent."""
    status: int
    user_agent: str | None
    if_none_match: str | None
    if_modified_since: str | None


class RequestLog:
    """Rows in the order of arrival; safe to read while the servers run."""

    def __init__(self) -> None:
        self._rows: list[RequestRow] = []
        self._lock = threading.Lock()

    def add(self, row: RequestRow) -> None:
        with self._lock:
            self._rows.append(row)

    def rows(self, outlet: str | None = None) -> list[RequestRow]:
        """A copy of the rows, by arrival; of one outlet, or of all."""
        with self._lock:
            found = [row for row in self._rows if outlet in (None, row.outlet)]
        return sorted(found, key=lambda row: row.monotonic)

    def clear(self) -> None:
        with self._lock:
            self._rows.clear()
