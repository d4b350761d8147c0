"""Tellings composed of parts with a known meaning: days of acts in a sentence, over a course, in an article, among others; hand-overs.

Each composer is drawn from a fixed number of times with a fixed seed, and every telling must be read exactly.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from pipeline.annotate import Annotator, make_doc, to_annotation
from pipeline.relevance import Judgement
from tests.records.composed.articles import compose_article
from tests.records.composed.calendars import compose_calendar
from tests.records.composed.courses import compose_course
from tests.records.composed.days import compose
from tests.records.composed.parts import Telling
from tests.records.composed.roles import compose_roles
from tests.records.reports import told

SEED = 20
COMPOSERS = [
    (compose, 110, "date"),
    (compose_course, 110, "date"),
    (compose_article, 70, "date"),
    (compose_roles, 90, "roles"),
    (compose_calendar, 80, "dated"),
]


@pytest.mark.parametrize(("composer", "times", "asked"), COMPOSERS, ids=[composer.__name__ for composer, _, _ in COMPOSERS])
def test_composed(annotator: Annotator, composer: Callable[[random.Random], Telling], times: int, asked: str) -> None:
    rng = random.Random(SEED)
    tellings = [composer(rng) for _ in range(times)]
    docs = [make_doc(annotator.nlp, _article(telling)) for telling in tellings]
    for doc in docs:
        doc._.relevance = Judgement(relevant=True, score=1.0, why={}).to_json()
    wrong = []
    for telling, doc in zip(tellings, annotator.nlp.pipe(docs), strict=True):
        records = [record for record in to_annotation(doc).to_json()["records"] if record["kind"] == "violation"]
        found = {told(record): _asked(record, asked) for record in records}  # two of one kind and place are never composed
        if found != telling.expect or len(records) != len(found):
            wrong.append(f"{telling.text}\n  expected {telling.expect}\n  found    {found}")
    assert not wrong, "\n".join(wrong)


def _article(telling: Telling) -> dict[str, Any]:
    day = telling.made_of.get("published", "2024-11-20")
    article = {"url": "http://kabar.example/1", "outlet": "kabar", "title": "Netralitas ASN di Pilkada", "text": telling.text}
    return article | {"published_at": f"{day}T20:00:00+07:00"}


def _asked(record: dict[str, Any], asked: str) -> Any:
    if asked == "dated":
        return record["date"], record["date_basis"]
    return record["date"] if asked == "date" else (record["from_institution"], record["to_institution"])
