"""Crossed tellings: words that point back, wishes and plans, endings without a subject, verdicts, rules that are nobody's case."""

from __future__ import annotations

import pytest

from tests.cases import Batches
from tests.records.composed.grids import GRIDS, crossings
from tests.records.composed.reading import misread


@pytest.mark.parametrize("name", GRIDS)
def test_each_crossing_gives_its_record(reports: Batches, name: str) -> None:
    wrong = misread(reports, crossings(name))
    assert not wrong, "\n\n".join(wrong)


@pytest.mark.parametrize("name", GRIDS)
def test_every_part_of_a_grid_is_read(name: str) -> None:
    told = "\n".join(telling.text for telling in crossings(name))
    grid = GRIDS[name]
    for opening in grid["opens"]:
        assert opening["text"] in told
    for sentence in grid["sentences"]:
        assert max(sentence.replace("{who}", "|").replace("{Who}", "|").split("|"), key=len) in told
