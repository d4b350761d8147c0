"""The four states, from every kind of record and every amount of coverage."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from ikrar.elections import Election
from ikrar.model import FORMS, SCOPES, STAGES, Evidence, Record
from ikrar.settings import CoverageSettings
from ikrar.store import CoverageDay
from search.coverage import OutletDays, outlet_days
from search.tracker import RegionStatus, State, track

VOTE = date(2024, 11, 27)
ELECTION = Election(
    id="pilkada-2024", name="Pilkada 2024", kind="pilkada", voting_day=VOTE, campaign_start=None, campaign_end=None, designation_day=None
)
NUMBERS = CoverageSettings(
    min_articles_placed=3, min_outlets=2, min_days=14, window_days=180, silence_intervals=10, silence_days=7, silence_most=60
)
EVIDENCE = (Evidence(0, 4, "teks"),)
FULL = Record(
    kind="statement",
    form="declaration",
    region="33.24",
    scope="government",
    audience=("civil_servant", "village_head"),
    date="2024-09-20",
    date_basis="explicit",
    election="pilkada-2024",
    evidence=EVIDENCE,
)
PLACED = {("satu", "33.24"): 3, ("dua", "33.24"): 3}


def searched(
    outlet: str, days: int, *, last: date = VOTE, complete: bool = True, verified: bool = True, pages: int = 3
) -> list[CoverageDay]:
    return [
        CoverageDay(
            outlet=outlet, day=(last - timedelta(days=number)).isoformat(), complete=complete, pages=pages, reason="", verified=verified
        )
        for number in range(days)
    ]


ENOUGH = [*searched("satu", 14), *searched("dua", 14)]


def status(*records: Record, coverage: list[CoverageDay] | None = None, placed: dict[tuple[str, str], int] | None = None) -> RegionStatus:
    numbered = {f"r{number:016x}": record for number, record in enumerate(records)}
    (found,) = track(["33.24"], ELECTION, numbered, known(coverage or []), PLACED if placed is None else placed, NUMBERS)
    return found


def known(coverage: list[CoverageDay], a_week: dict[str, float | None] | None = None) -> dict[str, OutletDays]:
    return outlet_days(coverage, {(day.outlet, day.day): day.pages for day in coverage if day.pages}, a_week or {}, NUMBERS)


@pytest.mark.parametrize(
    ("form", "scope", "audience", "day", "election"),
    product(FORMS, (*SCOPES, None), (("civil_servant",), ("village_head",), ()), ("2024-09", None), ("pilkada-2024", "pemilu-2024", None)),
)
def test_only_a_dated_declaration_of_the_government_with_its_civil_servants_declares(
    form: str, scope: str | None, audience: tuple[str, ...], day: str | None, election: str | None
) -> None:
    record = replace(FULL, form=form, scope=scope, audience=audience, date=day, election=election)
    found = status(record, coverage=ENOUGH)
    whole = (form, scope, audience, day) == ("declaration", "government", ("civil_servant",), "2024-09")
    if election != "pilkada-2024":
        assert found.state is State.NONE_FOUND
        assert not (found.declarations or found.acts or found.parts)
    elif whole:
        assert (found.state, found.declared_on) == (State.DECLARED, "2024-09")
        assert not found.parts
    else:
        assert found.state is State.OTHER_ACTS
        assert found.declared_on is None
        assert [part.audience for part in found.parts] == ([audience] if form == "declaration" else [])


@pytest.mark.parametrize("stage", STAGES)
def test_a_claim_declares_nothing_and_outcomes_stand_apart(stage: str) -> None:
    claim = Record(kind="violation", stage=stage, region="33.24", election="pilkada-2024", subject="mixed", evidence=EVIDENCE)
    found = status(claim)
    assert found.state is State.NOT_COVERED
    assert [row.act for row in found.claims] == ([] if stage in ("none", "dismissed") else [stage])
    assert [row.act for row in found.outcomes] == ([stage] if stage in ("none", "dismissed") else [])


def test_equal_claims_are_listed_and_never_added() -> None:
    claim = Record(kind="violation", stage="reported", region="33.24", election="pilkada-2024", subject="mixed", evidence=EVIDENCE)
    assert len(status(claim, claim).claims) == 2


def test_the_earliest_declaration_counts_and_the_others_are_kept() -> None:
    found = status(FULL, replace(FULL, date="2024-09-02"), replace(FULL, form="appeal"))
    assert found.declared_on == "2024-09-02"
    assert [row.date for row in found.declarations] == ["2024-09-02", "2024-09-20"]
    assert [row.act for row in found.acts] == ["appeal"]


def test_another_regions_declaration_is_not_this_ones() -> None:
    assert status(replace(FULL, region="33"), coverage=ENOUGH).state is State.NONE_FOUND
    assert status(replace(FULL, region="33.25"), coverage=ENOUGH).state is State.NONE_FOUND


@pytest.mark.parametrize(
    ("coverage", "placed", "state"),
    [
        (ENOUGH, PLACED, State.NONE_FOUND),
        ([], PLACED, State.NOT_COVERED),
        (searched("satu", 180), PLACED, State.NOT_COVERED),
        ([*searched("satu", 14), *searched("dua", 13)], PLACED, State.NOT_COVERED),
        ([*searched("satu", 14), *searched("dua", 14, complete=False)], PLACED, State.NOT_COVERED),
        ([*searched("satu", 14), *searched("dua", 14, verified=False)], PLACED, State.NOT_COVERED),
        (ENOUGH, {("satu", "33.24"): 3, ("dua", "33.24"): 2}, State.NOT_COVERED),
        (ENOUGH, {("satu", "33.24"): 9, ("dua", "33"): 9}, State.NOT_COVERED),
        ([*searched("satu", 14), *searched("dua", 14, last=VOTE + timedelta(days=14))], PLACED, State.NOT_COVERED),
        ([*searched("satu", 14), *searched("dua", 14, last=VOTE - timedelta(days=167))], PLACED, State.NONE_FOUND),
        ([*searched("satu", 14), *searched("dua", 14, last=VOTE - timedelta(days=168))], PLACED, State.NOT_COVERED),
        (ENOUGH * 2, PLACED, State.NONE_FOUND),
        ([*searched("satu", 14), *searched("dua", 7) * 2], PLACED, State.NOT_COVERED),
    ],
)
def test_searched_in_vain_needs_outlets_days_and_articles(
    coverage: list[CoverageDay], placed: dict[tuple[str, str], int], state: State
) -> None:
    assert status(coverage=coverage, placed=placed).state is state


def test_coverage_is_told_with_outlets_and_days() -> None:
    found = status(coverage=[*searched("satu", 20), *searched("dua", 14), *searched("tiga", 1)], placed=PLACED | {("tiga", "33.24"): 5})
    assert (found.searched.outlets, found.searched.days, found.searched.outlets_known) == (("dua", "satu"), 20, 3)


def test_without_a_voting_day_nothing_is_called_searched() -> None:
    undated = replace(ELECTION, voting_day=None)
    (found,) = track(["33.24"], undated, {}, known(ENOUGH), PLACED, NUMBERS)
    assert found.state is State.NOT_COVERED


def test_regions_keep_their_order_and_each_has_a_state() -> None:
    found = track(["33.25", "33.24", "11.01"], ELECTION, {"r1": FULL}, {}, {}, NUMBERS)
    assert [(row.code, row.state) for row in found] == [
        ("33.25", State.NOT_COVERED),
        ("33.24", State.DECLARED),
        ("11.01", State.NOT_COVERED),
    ]


def before(days: int) -> date:
    return VOTE - timedelta(days=days)


def quiet(outlet: str, days: int, *, last: date = VOTE) -> list[CoverageDay]:
    """Lists that were read and held nothing."""
    return searched(outlet, days, last=last, pages=0)


@pytest.mark.parametrize(
    ("second", "state"),
    [
        (quiet("dua", 180), State.NOT_COVERED),  # never gave anything
        ([*searched("dua", 60, last=before(200)), *quiet("dua", 180)], State.NOT_COVERED),  # fell silent before
        ([*searched("dua", 20, last=before(160)), *quiet("dua", 160)], State.NONE_FOUND),  # fell silent in the window
        ([*searched("dua", 10, last=before(160)), *quiet("dua", 160)], State.NOT_COVERED),  # ... after too few days
        ([*searched("dua", 5), *quiet("dua", 8, last=before(5)), *searched("dua", 5, last=before(13))], State.NOT_COVERED),
        ([*searched("dua", 5), *quiet("dua", 7, last=before(5)), *searched("dua", 5, last=before(12))], State.NONE_FOUND),
    ],
)
def test_silent_days_are_no_searched_days(second: list[CoverageDay], state: State) -> None:
    coverage = [*searched("satu", 30), *second]
    found = status(coverage=coverage)
    assert found.state is state
    assert found.searched.silent == (("dua",) if state is State.NOT_COVERED else ())
    assert status(FULL, coverage=coverage).state is State.DECLARED  # what an outlet did say counts


def test_an_outlet_that_writes_seldom_is_not_silent_but_one_that_wrote_nothing_in_the_window_tells_nothing() -> None:
    monthly = [
        day
        for number in range(0, 600, 30)
        for day in (*searched("dua", 1, last=before(number)), *quiet("dua", 29, last=before(number + 1)))
    ]
    assert status(coverage=[*searched("satu", 30), *monthly]).state is State.NONE_FOUND
    earlier = [day for day in monthly if day.day < "2024-05-01" or not day.pages]
    assert status(coverage=[*searched("satu", 30), *earlier]).state is State.NOT_COVERED


def test_days_that_were_not_read_make_no_silence_and_the_expected_number_goes_before() -> None:
    apart = [*searched("dua", 5), *quiet("dua", 6, last=before(90)), *searched("dua", 5, last=before(96))]
    assert not known(apart)["dua"].silent
    assert len(known(apart)["dua"].covered) == 16
    longer = [*searched("dua", 40), *quiet("dua", 20, last=before(40))]
    assert len(known(longer)["dua"].silent) == 20
    assert not known(longer, {"dua": 3.0})["dua"].silent  # one in 2⅓ days: 23 days are no silence
