"""Reads composed tellings, and says which of them were not read as they are meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ikrar.config import Config
from pipeline.records.building import RecordDict, without_doubles
from pipeline.records.reading.frame import read_frame
from pipeline.records.violations.violations import find_violations
from pipeline.words.phrases import words_of
from tests.cases import AT_ONCE, Batches
from tests.records.composed.violations import Telling
from tests.records.reports import report, told


def misread(reports: Batches, tellings: Sequence[Telling], tell: Callable[[RecordDict], str] = told) -> list[str]:
    """What was meant and what was found, of each telling where the two differ; `tell` puts a record in words."""
    return [
        f"{telling.shape}\n{telling.text}\nmeant {telling.expect}\ngot   {found}"
        for telling, found in zip(tellings, _read(reports, tellings, tell), strict=True)
        if found != telling.expect
    ]


def _read(reports: Batches, tellings: Sequence[Telling], tell: Callable[[RecordDict], str]) -> Iterator[list[str]]:
    articles = [report({"title": telling.title, "text": telling.text}) for telling in tellings]
    for number, article in enumerate(articles):
        doc = reports.doc(article, articles[number + 1 : number + AT_ONCE])
        with words_of(Config()):
            yield sorted(map(tell, without_doubles(find_violations(read_frame(doc)))))
