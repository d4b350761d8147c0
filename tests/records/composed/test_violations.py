"""Composed tellings of violations: each must give the records that its parts mean, whatever place, number, voice and scene meet in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ikrar.config import Config
from pipeline.records.building import without_doubles
from pipeline.records.reading.frame import read_frame
from pipeline.records.violations.violations import find_violations
from pipeline.words.phrases import words_of
from tests.cases import AT_ONCE, Batches
from tests.records.composed.scenes import SCENES, Telling, compose
from tests.records.reports import report, told

SEED, TELLINGS = 11, 220
"""Thirty of each scene."""


def test_every_composed_telling_gives_its_records(reports: Batches) -> None:
    tellings = compose(SEED, TELLINGS)
    wrong = [
        f"{telling.shape}\n{telling.text}\nmeant {telling.expect}\ngot   {found}"
        for telling, found in zip(tellings, _records_of(reports, tellings), strict=True)
        if found != telling.expect
    ]
    assert not wrong, "\n\n".join(wrong)


def test_each_scene_is_composed_in_many_ways() -> None:
    composed = compose(SEED, TELLINGS)
    assert len({telling.text for telling in composed}) == TELLINGS
    assert Counter(telling.shape["scene"] for telling in composed) == dict.fromkeys(SCENES, TELLINGS // len(SCENES))


def _records_of(reports: Batches, tellings: list[Telling]) -> Iterator[list[str]]:
    articles = [report({"title": telling.title, "text": telling.text}) for telling in tellings]
    for number, article in enumerate(articles):
        doc = reports.doc(article, articles[number + 1 : number + AT_ONCE])
        with words_of(Config()):
            yield sorted(map(told, without_doubles(find_violations(read_frame(doc)))))
