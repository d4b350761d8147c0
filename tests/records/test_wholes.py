"""Numbers that get another number for their whole, when their own parts have been told already."""

from __future__ import annotations

from typing import cast

from pipeline.records.cases.chain import Chain
from pipeline.records.tallies.tally import Tally
from pipeline.records.tallies.wholes import with_wholes


def _tally(parent: Tally | None, *kinds: str) -> Tally:
    return Tally(cast(Chain, object()), (), ("35.21",), kinds, parent)


def test_the_parts_of_a_new_part_stay_its_parts() -> None:
    whole = _tally(None, "civil_servant")
    part = _tally(None)
    part_of_part = _tally(part, "teacher")
    made = with_wholes([whole, part, part_of_part], {1: 0})
    assert made[0] is whole
    assert made[1].parent is whole
    assert made[1].kinds == ("civil_servant",)
    assert made[2].parent is made[1]
    assert made[2].kinds == ("teacher",)


def test_without_new_wholes_nothing_is_made_anew() -> None:
    whole = _tally(None)
    part = _tally(whole)
    assert all(a is b for a, b in zip(with_wholes([whole, part], {}), [whole, part], strict=True))
