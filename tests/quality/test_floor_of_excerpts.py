"""The quality floor of the excerpts; a file of its own, so that it runs beside that of the articles."""

from __future__ import annotations

import pytest

from pipeline.annotate import Annotator
from tests.quality.floor import EXCERPTS, FLOORS, assert_not_sunk


@pytest.mark.parametrize("name", [name for name in FLOORS if name.startswith(EXCERPTS)])
def test_floor(annotator: Annotator, name: str) -> None:
    assert_not_sunk(annotator, name)
