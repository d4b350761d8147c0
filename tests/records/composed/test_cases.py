"""Composed pages of one case: the furthest stage, however it is told and wherever it stands among what changes nothing."""

from __future__ import annotations

from random import Random

from tests.cases import Batches
from tests.records.composed.cases import compose_case
from tests.records.composed.reading import misread
from tests.records.composed.violations import ORDER, Telling

SEEDS = range(1, 81)
"""More seeds were looked at when these were written (docs/quality-rounds.md)."""


def test_every_page_gives_its_records(reports: Batches) -> None:
    pages = _composed()
    wrong = misread(reports, pages)
    assert not wrong, "\n\n".join(wrong)


def test_pages_are_composed_in_many_ways() -> None:
    pages = _composed()
    assert len({page.text for page in pages}) == len(SEEDS)
    assert {page.shape["way"] for page in pages} == {"case", "late", "outside", "general"}
    assert {page.shape["stage"] for page in pages} >= {*ORDER, "dismissed"}


def _composed() -> list[Telling]:
    return [compose_case(Random(seed)) for seed in SEEDS]
