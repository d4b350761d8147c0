"""The tracker as JSON and as a table for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from ikrar.elections import Election
from ikrar.regions import Regions
from search.labels import Labels
from search.publication import PRACTICE_BANNER, practice_mark
from search.tracker.states import ClaimRow, RegionStatus, State


def status_json(status: RegionStatus, regions: Regions, *, practice: bool) -> dict[str, Any]:
    """One region, with the ids of all records that its state stands on."""
    region = regions[status.code]
    return {
        "code": status.code,
        "name": region.name,
        "province": regions[region.province_code].name,
        "election": status.election,
        "state": status.state.value,
        "declared_on": status.declared_on,
        "declarations": [_row(row) for row in status.declarations],
        "declared_parts": [asdict(part) | {"audience": list(part.audience)} for part in status.parts],
        "acts": [_row(row) for row in status.acts],
        "searched": {
            "outlets": list(status.searched.outlets),
            "days": status.searched.days,
            "outlets_known": status.searched.outlets_known,
            "silent": list(status.searched.silent),
        },
        "claims": [_row(row) for row in status.claims],
        "outcomes": [_row(row) for row in status.outcomes],
    } | practice_mark(practice)


def status_lines(
    statuses: Sequence[RegionStatus], election: Election, regions: Regions, labels: Labels, *, practice: bool
) -> Iterator[str]:
    """A heading with the number of regions in each state, then the regions that have anything to tell."""
    if practice:
        yield PRACTICE_BANNER
    yield labels.label("election", election.id)
    numbers = Counter(status.state for status in statuses)
    for state in State:
        yield f"  {numbers[state]:>3}  {labels.label('tracker', state.value)}"
    told = [status for status in statuses if status.state is not State.NOT_COVERED or status.claims or status.outcomes]
    if told:
        yield ""
    width = max((len(regions[status.code].name) for status in told), default=0)
    for status in told:
        what = [describe_state(status, labels), *describe_claims(status.claims, labels), *describe_claims(status.outcomes, labels)]
        yield f"{status.code}  {regions[status.code].name:<{width}}  {'; '.join(what)}"


def describe_state(status: RegionStatus, labels: Labels) -> str:
    """The state in words, with what it stands on: the day declared, the part that declared, or how far was searched."""
    state = labels.label("tracker", status.state.value)
    if status.state is State.DECLARED:
        return f"{state} ({labels.date(status.declared_on)})"
    if status.parts:
        audiences = dict.fromkeys(audience for part in status.parts for audience in part.audience)
        who = ", ".join(labels.label("audience", audience) for audience in audiences) or labels.text("tracker.part_unknown")
        return f"{state} ({labels.text('tracker.part', who=who)})"
    if status.state is State.NONE_FOUND:
        searched = labels.text("tracker.searched", outlets=len(status.searched.outlets), days=status.searched.days)
        return f"{state} ({searched})"
    return state


def describe_claims(rows: Sequence[ClaimRow], labels: Labels) -> list[str]:
    """Each claim with its stage and number as said; equal numbers of different claims are never added."""
    return [" ".join(part for part in (labels.label("stage", row.act), labels.count(row.count)) if part) for row in rows]


def _row(row: ClaimRow) -> dict[str, Any]:
    return asdict(row)
