"""The four states, as pure functions of records and coverage. Nothing is guessed: what was not searched is not covered.

Nor is what an outlet did not tell while it was silent (`search.coverage`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from ikrar.elections import Election
from ikrar.model import OUTCOMES, Count, Record
from ikrar.settings import CoverageSettings
from search.coverage import OutletDays

_BINDS = "civil_servant"
"""A declaration of a government is one of its civil servants at large (codebook, scope and audience)."""


class State(StrEnum):
    DECLARED = "declared"
    OTHER_ACTS = "other_acts"
    NONE_FOUND = "none_found"
    NOT_COVERED = "not_covered"


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One record as the tracker lists it: no names, no sums."""

    id: str
    act: str
    """Form of a statement, stage of a claim."""
    date: str | None
    subject: str | None
    count: Count | None
    needs_review: bool


@dataclass(frozen=True, slots=True)
class DeclaredPart:
    """A declaration that does not bind the government's civil servants at large, or whose day is unknown: who declared, and when."""

    id: str
    date: str | None
    scope: str | None
    audience: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """How far a region was searched in the months before the vote."""

    outlets: tuple[str, ...] = ()
    """Verified outlets that cover the region and were searched on enough days."""
    days: int = 0
    """Days on which at least one of them was searched."""
    outlets_known: int = 0
    """Verified outlets that place articles there at all, searched enough or not."""
    silent: tuple[str, ...] = ()
    """Of these the ones whose lists were read on enough days but gave us nothing on too many of them to tell of an absence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowDays:
    """An outlet's days in the window before a vote."""

    read: int
    """Read completely, silent or not."""
    covered: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionStatus:
    """Where one region stands in one election."""

    code: str
    election: str
    state: State
    declarations: tuple[ClaimRow, ...] = ()
    """Those that make it declared, earliest first."""
    parts: tuple[DeclaredPart, ...] = ()
    acts: tuple[ClaimRow, ...] = ()
    """All other statements, earliest first; undated ones last."""
    claims: tuple[ClaimRow, ...] = ()
    """Claims of breaches, each with its stage; never added up."""
    outcomes: tuple[ClaimRow, ...] = ()
    """`none` and `dismissed`, apart from claims and as visible."""
    searched: Searched = Searched()

    @property
    def declared_on(self) -> str | None:
        return self.declarations[0].date if self.declarations else None


def track(
    codes: Iterable[str],
    election: Election,
    records: Mapping[str, Record],
    coverage: Mapping[str, OutletDays],
    placed: Mapping[tuple[str, str], int],
    settings: CoverageSettings,
) -> list[RegionStatus]:
    """The status of each region of `codes`, in their order.

    Args:
        records: standing records by id; those of other elections and regions are left out.
        coverage: from `search.coverage`.
        placed: articles that an outlet has placed in a region, (outlet, code) -> number.
    """
    by_region: dict[str, list[tuple[str, Record]]] = defaultdict(list)
    for identifier, record in records.items():
        if record.election == election.id:
            by_region[record.region].append((identifier, record))
    window = in_window(coverage, election, settings)
    return [_status(code, election, by_region.get(code, []), searched_in(code, window, placed, settings), settings) for code in codes]


def is_declaration_of_government(record: Record) -> bool:
    """Ikrar, declaration or pact by which a government's civil servants at large are bound on a known day."""
    return record.form == "declaration" and record.scope == "government" and _BINDS in record.audience and record.date is not None


def window_of(election: Election, settings: CoverageSettings) -> tuple[str, str] | None:
    """First and last day (ISO) of the months before the vote; null where its day is not certain."""
    if election.voting_day is None:
        return None
    return (election.voting_day - timedelta(days=settings.window_days)).isoformat(), election.voting_day.isoformat()


def in_window(coverage: Mapping[str, OutletDays], election: Election, settings: CoverageSettings) -> dict[str, WindowDays]:
    """Verified outlets -> their days in the window before the vote. One of which we hold no article of that time covers none of it."""
    window = window_of(election, settings)
    if window is None:
        return {}
    first, last = window
    found = {}
    for outlet, known in coverage.items():
        read = {day.day for day in known.days if day.complete and day.verified and first <= day.day <= last}
        heard = any(first <= day <= last for day in known.published)
        if read:
            found[outlet] = WindowDays(read=len(read), covered=frozenset(read & known.covered) if heard else frozenset())
    return found


def searched_in(code: str, window: Mapping[str, WindowDays], placed: Mapping[tuple[str, str], int], settings: CoverageSettings) -> Searched:
    """Which outlets cover the region and were searched long enough."""
    covering = sorted(outlet for outlet in window if placed.get((outlet, code), 0) >= settings.min_articles_placed)
    enough = tuple(outlet for outlet in covering if len(window[outlet].covered) >= settings.min_days)
    return Searched(
        outlets=enough,
        days=len(set().union(*(window[outlet].covered for outlet in enough))),
        outlets_known=len(covering),
        silent=tuple(outlet for outlet in covering if outlet not in enough and window[outlet].read >= settings.min_days),
    )


def _status(code: str, election: Election, held: list[tuple[str, Record]], searched: Searched, settings: CoverageSettings) -> RegionStatus:
    statements = [(identifier, record) for identifier, record in held if record.kind == "statement"]
    full = [(identifier, record) for identifier, record in statements if is_declaration_of_government(record)]
    others = [pair for pair in statements if pair not in full]
    parts = [(identifier, record) for identifier, record in others if record.form == "declaration"]
    claims = [(identifier, record) for identifier, record in held if record.kind == "violation"]
    if full:
        state = State.DECLARED
    elif statements:
        state = State.OTHER_ACTS
    elif len(searched.outlets) >= settings.min_outlets:
        state = State.NONE_FOUND
    else:
        state = State.NOT_COVERED
    return RegionStatus(
        code=code,
        election=election.id,
        state=state,
        declarations=_rows(full),
        parts=tuple(DeclaredPart(identifier, record.date, record.scope, record.audience) for identifier, record in _in_order(parts)),
        acts=_rows(others),
        claims=_rows(pair for pair in claims if pair[1].stage not in OUTCOMES),
        outcomes=_rows(pair for pair in claims if pair[1].stage in OUTCOMES),
        searched=searched,
    )


def _in_order(pairs: Iterable[tuple[str, Record]]) -> list[tuple[str, Record]]:
    return sorted(pairs, key=lambda pair: (pair[1].date is None, pair[1].date or "", pair[0]))


def _rows(pairs: Iterable[tuple[str, Record]]) -> tuple[ClaimRow, ...]:
    return tuple(
        ClaimRow(identifier, record.form or record.stage or "", record.date, record.subject, record.count, record.needs_review)
        for identifier, record in _in_order(pairs)
    )
