"""Composed tellings of violations: each must give the records that its parts mean, whatever place, number, voice and scene meet in it."""

from __future__ import annotations

from collections import Counter

from tests.cases import Batches
from tests.records.composed.reading import misread
from tests.records.composed.scenes import SCENES, compose

SEED, TELLINGS = 11, 220
"""Thirty of each scene."""


def test_every_composed_telling_gives_its_records(reports: Batches) -> None:
    tellings = compose(SEED, TELLINGS)
    wrong = misread(reports, tellings)
    assert not wrong, "\n\n".join(wrong)


def test_each_scene_is_composed_in_many_ways() -> None:
    composed = compose(SEED, TELLINGS)
    assert len({telling.text for telling in composed}) == TELLINGS
    assert Counter(telling.shape["scene"] for telling in composed) == dict.fromkeys(SCENES, TELLINGS // len(SCENES))
