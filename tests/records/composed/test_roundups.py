"""Composed round-ups, break-downs, and what is of other matters: each number and its parts, however they are laid out."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from tests.cases import Batches
from tests.records.composed.breakdowns import WAYS, compose_breakdown
from tests.records.composed.other_cases import PARTS as OTHER_CASES
from tests.records.composed.other_cases import compose_other_case
from tests.records.composed.other_subjects import PARTS as OTHERS
from tests.records.composed.other_subjects import compose_other_subject
from tests.records.composed.reading import misread
from tests.records.composed.roundups import LAYOUTS, compose_roundup
from tests.records.composed.violations import Telling

TELLINGS = 80
"""Of each; more seeds were looked at when these were written (docs/quality-rounds.md)."""
Composer = Callable[[Random], Telling]


@pytest.mark.parametrize("composer", [compose_roundup, compose_breakdown, compose_other_subject, compose_other_case])
def test_every_telling_gives_its_records(reports: Batches, composer: Composer) -> None:
    tellings = _composed(composer)
    wrong = misread(reports, tellings)
    assert not wrong, "\n\n".join(wrong)


def test_roundups_are_composed_in_many_ways() -> None:
    tellings = _composed(compose_roundup)
    assert len({telling.text for telling in tellings}) == TELLINGS
    assert {telling.shape["layout"] for telling in tellings} == set(LAYOUTS)
    assert {telling.shape["foot"] for telling in tellings} == {"nothing", "all", "some"}


def test_breakdowns_are_composed_in_many_ways() -> None:
    tellings = _composed(compose_breakdown)
    assert len({telling.text for telling in tellings}) == TELLINGS
    assert {telling.shape["way"] for telling in tellings} == set(WAYS)


def test_other_subjects_are_composed_in_many_ways() -> None:
    tellings = _composed(compose_other_subject)
    assert {telling.shape["subject"] for telling in tellings} == set(OTHERS["subjects"])
    assert {telling.shape["layout"] for telling in tellings} == set(LAYOUTS)
    assert any(not telling.expect for telling in tellings) and any(telling.expect for telling in tellings)


def test_other_cases_are_composed_in_many_ways() -> None:
    tellings = _composed(compose_other_case)
    assert {telling.shape["deed"] for telling in tellings} == set(OTHER_CASES["deeds"])
    assert {telling.shape["neutral"] for telling in tellings} == set(OTHER_CASES["neutral"])
    assert all(len({telling.shape[step] for telling in tellings if step in telling.shape}) > 1 for step in OTHER_CASES["steps"])


def _composed(composer: Composer) -> list[Telling]:
    return [composer(Random(seed)) for seed in range(1, TELLINGS + 1)]
