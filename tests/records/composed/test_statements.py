"""Composed articles, each of which must yield exactly the statements that its parts tell."""

from __future__ import annotations

from random import Random

import pytest

from pipeline.annotate import Annotator, make_doc, to_annotation
from pipeline.relevance import Judgement
from tests.records.composed.speakers import PARTS, compose_page
from tests.records.composed.statements import PUBLISHED, WAYS, Expected, Telling, compose

SEED = 11
EACH_WAY = 3
FEW_UNSEEN = 4
PAGES = 160
"""Of several speakers; more seeds were looked at when these were written."""


def wrong(annotator: Annotator, tellings: list[Telling]) -> list[str]:
    """What is missing, told too much, or of another day or issuer, with the telling."""
    docs = []
    for telling in tellings:
        article = {
            "url": "",
            "outlet": "koran",
            "title": telling.title,
            "published_at": f"{PUBLISHED}T20:00:00+07:00",
            "text": telling.text,
        }
        docs.append(make_doc(annotator.nlp, article))
        docs[-1]._.relevance = Judgement(relevant=True, score=1.0, why={}).to_json()
    told = []
    for telling, doc in zip(tellings, annotator.nlp.pipe(docs), strict=True):
        records = [record for record in to_annotation(doc).to_json()["records"] if record["kind"] == "statement"]
        got = [(record["form"], record["region"], record["date"], (record["issuer"] or {}).get("name")) for record in records]
        if why := _unlike(telling.expect, got):
            told.append(f"{telling.way} {dict(telling.parts)}: {telling.text}\n    {'; '.join(why)}")
    return told


def _unlike(expect: tuple[Expected, ...], got: list[Expected]) -> list[str]:
    left, why = list(got), []
    for form, region, day, issuer in expect:
        same = [each for each in left if each[:2] == (form, region)]
        same.sort(key=lambda each: (issuer not in ("*", each[3]), day not in ("*", each[2])))
        if not same:
            why.append(f"missing {form} {region}")
            continue
        left.remove(same[0])
        if day not in ("*", same[0][2]):
            why.append(f"{form} {region} on {same[0][2]}, not {day}")
        if issuer not in ("*", same[0][3]):
            why.append(f"{form} {region} by {same[0][3]}, not {issuer}")
    return why + [f"too much: {each}" for each in left]


@pytest.mark.parametrize("half", [0, 1])
def test_each_page_of_several_speakers_is_read_exactly(annotator: Annotator, half: int) -> None:
    pages = [compose_page(Random(seed)) for seed in range(1, PAGES + 1)]
    assert len({page.way for page in pages}) >= len(PARTS["leads"]) - FEW_UNSEEN
    unlike = wrong(annotator, pages[half::2])
    assert not unlike, "\n".join(unlike)


@pytest.mark.parametrize("half", [0, 1])
def test_each_telling_is_read_exactly(annotator: Annotator, half: int) -> None:
    tellings = list(compose(SEED, EACH_WAY * len(WAYS)))[half::2]
    unlike = wrong(annotator, tellings)
    assert not unlike, "\n".join(unlike)
