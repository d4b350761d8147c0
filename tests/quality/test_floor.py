"""The quality floor: figures of the gold sets must not sink below `floors.yml`."""

from __future__ import annotations

import pytest

from pipeline.annotate import Annotator
from pipeline.evaluate.measures import MEASURES
from tests.quality.floor import EXCERPTS, FLOORS, assert_not_sunk, gold_of


@pytest.mark.parametrize("name", [name for name in FLOORS if not name.startswith(EXCERPTS)])
def test_floor(annotator: Annotator, name: str) -> None:
    assert_not_sunk(annotator, name)


def test_floors_are_of_known_measures_and_sets() -> None:
    for name, floors in FLOORS.items():
        assert gold_of(name)
        assert set(floors) <= set(MEASURES)
