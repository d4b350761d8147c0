"""Composed pages that tell on about a number: all of them, parts, plans; also who handed them on, and to whom."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.cases import Batches
from tests.records.composed.counted import WAYS, compose_counted
from tests.records.composed.reading import misread
from tests.records.composed.violations import Telling
from tests.records.reports import told

TELLINGS = 80
"""More seeds were looked at when these were written."""


def test_every_page_gives_its_records(reports: Batches) -> None:
    tellings = _composed()
    wrong = misread(reports, tellings, _told_with_bodies)
    assert not wrong, "\n\n".join(wrong)


def test_pages_are_composed_in_many_ways() -> None:
    tellings = _composed()
    assert len({telling.text for telling in tellings}) == TELLINGS
    assert {telling.shape["way"] for telling in tellings} == set(WAYS)


def _told_with_bodies(record: dict[str, Any]) -> str:
    """ "forwarded 73.08 3-3 civil_servant bawaslu>bkn": of a hand-over also who gave and received."""
    if record["stage"] != "forwarded":
        return told(record)
    return f"{told(record)} {record['from_institution'] or '-'}>{record['to_institution'] or '-'}"


def _composed() -> list[Telling]:
    return [compose_counted(Random(seed)) for seed in range(1, TELLINGS + 1)]
