"""The tracker of a store: reads a view once, remembers it for its revision."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Mapping
from threading import Lock

from ikrar.elections import Election
from ikrar.errors import UsageError
from ikrar.model import Record
from ikrar.regions import Regions
from ikrar.settings import Settings
from ikrar.store import View
from search.coverage import OutletDays, read_coverage
from search.tracker.states import RegionStatus, track

_KEPT = 8


class TrackerReader:
    """Safe to use by several threads."""

    def __init__(self, regions: Regions, elections: dict[str, Election], settings: Settings, a_week: Mapping[str, float | None]) -> None:
        """
        Args:
            a_week: articles that an outlet is expected to publish in a week, where its file says so.
        """
        self.regions, self.elections, self.rules, self._a_week = regions, elections, settings.coverage, a_week
        self._kept: OrderedDict[tuple[int, str], list[RegionStatus]] = OrderedDict()
        self._coverage: tuple[int, dict[str, OutletDays]] = (-1, {})
        self._lock = Lock()

    def election(self, identifier: str) -> Election:
        """
        Raises:
            UsageError: no such election; names those that there are.
        """
        if identifier not in self.elections:
            raise UsageError(f"there is no election {identifier!r}; choose one of {', '.join(self.elections)}")
        return self.elections[identifier]

    def statuses(self, view: View, election: Election) -> list[RegionStatus]:
        """All 514 regencies and cities, by code."""
        key = (view.revision, election.id)
        with self._lock:
            if key in self._kept:
                return self._kept[key]
        codes = [region.code for region in self.regions.local]
        found = track(codes, election, self._records(view, election), self.coverage(view), view.articles_placed(), self.rules)
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return found

    def province(self, view: View, election: Election, code: str) -> RegionStatus:
        """The same for a province or the nation as such; its own acts, not its regencies'."""
        records = self._records(view, election)
        return track([code], election, records, self.coverage(view), view.articles_placed(), self.rules)[0]

    def covered_within(self, view: View, election: Election, province: str) -> list[bool]:
        """Of each regency and city of a province whether it is covered well enough."""
        within = (status for status in self.statuses(view, election) if status.code.startswith(f"{province}."))
        return [len(status.searched.outlets) >= self.rules.min_outlets for status in within]

    def coverage(self, view: View) -> dict[str, OutletDays]:
        """From `read_coverage`, once for each revision."""
        known = self._coverage
        if known[0] != view.revision:
            self._coverage = known = (view.revision, read_coverage(view, self._a_week, self.rules))
        return known[1]

    def default(self, view: View) -> Election:
        return default_election(self.elections, view.records_of_elections())

    @staticmethod
    def _records(view: View, election: Election) -> dict[str, Record]:
        return {stored.id: stored.record for stored in view.records(election=election.id)}


def default_election(elections: dict[str, Election], records: Counter[str]) -> Election:
    """The general or local election with most records; the newest where there are none. Re-votes are chosen by hand."""
    regular = [found for found in elections.values() if found.kind in ("pilkada", "pemilu") and found.voting_day]
    return max(regular, key=lambda found: (records[found.id], found.kind == "pilkada", str(found.voting_day)))
