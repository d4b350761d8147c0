"""The tracker: where each of the 514 regencies and cities stands in one election, from records and coverage alone."""

from search.tracker.read import TrackerReader, default_election
from search.tracker.states import ClaimRow, DeclaredPart, RegionStatus, State, track, window_of

__all__ = ["ClaimRow", "DeclaredPart", "RegionStatus", "State", "TrackerReader", "default_election", "track", "window_of"]
