"""Composed pages of one case: the furthest stage, however it is told and wherever it stands among what changes nothing."""

from __future__ import annotations

from random import Random

from ikrar.config import Config
from pipeline.records.building import without_doubles
from pipeline.records.reading.frame import read_frame
from pipeline.records.violations.violations import find_violations
from pipeline.words.phrases import words_of
from tests.cases import AT_ONCE, Batches
from tests.records.composed.cases import compose_case
from tests.records.composed.violations import ORDER, Telling
from tests.records.reports import report, told

SEEDS = range(1, 81)
"""More seeds were looked at when these were written (docs/quality-rounds.md)."""


def test_every_page_gives_its_records(reports: Batches) -> None:
    pages = _composed()
    articles = [report({"title": page.title, "text": page.text}) for page in pages]
    wrong = []
    for number, (page, article) in enumerate(zip(pages, articles, strict=True)):
        doc = reports.doc(article, articles[number + 1 : number + AT_ONCE])
        with words_of(Config()):
            found = sorted(map(told, without_doubles(find_violations(read_frame(doc)))))
        if found != page.expect:
            wrong.append(f"{page.shape}\n{page.text}\nmeant {page.expect}\ngot   {found}")
    assert not wrong, "\n\n".join(wrong)


def test_pages_are_composed_in_many_ways() -> None:
    pages = _composed()
    assert len({page.text for page in pages}) == len(SEEDS)
    assert {page.shape["way"] for page in pages} == {"case", "late", "outside", "general"}
    assert {page.shape["stage"] for page in pages} >= {*ORDER, "dismissed"}


def _composed() -> list[Telling]:
    return [compose_case(Random(seed)) for seed in SEEDS]
