"""What a newsroom may write otherwise changes no record: articles of the gold in other words tell what they told before."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pipeline.annotate import Annotator
from tests.records.exchanges import (
    Article,
    Exchange,
    Exchanged,
    an_aside,
    numbers_in_words,
    other_persons,
    other_places,
    other_print,
    told_of,
)

GOLD = Path(__file__).parents[1] / "gold"
ARTICLES = 24
"""At most, for each kind of change; which ones, the kind decides."""
CHANGES: dict[str, tuple[Exchange, int, int]] = {
    "other places": (other_places, 12, 0),
    "other persons": (other_persons, ARTICLES, 1),
    "numbers in words": (numbers_in_words, ARTICLES, 1),
    "other print": (other_print, ARTICLES, 1),
    "an aside": (an_aside, ARTICLES, 4),
}
"""The change, how many articles it fits at least, and how many of these may come out otherwise: so many did when this was measured.

Who speaks and of whom may hang on the paragraph before, so that an aside does change a few.
"""


@pytest.fixture(scope="module")
def annotated(annotator: Annotator) -> list[tuple[Article, dict[str, Any]]]:
    """Articles that have records, with their annotation; without the outlet, which may help to place them."""
    lines = (line for name in ("building12", "building20") for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines())
    articles = [{**article, "url": "", "outlet": "koran"} for article in map(json.loads, lines) if article["gold"]["records"]]
    return [(each, found.to_json()) for each, found in zip(articles, annotator.annotate(articles), strict=True)]


@pytest.mark.parametrize("kind", CHANGES)
def test_records_stay_what_they_were(kind: str, annotator: Annotator, annotated: list[tuple[Article, dict[str, Any]]]) -> None:
    change, least, allowed = CHANGES[kind]
    chance = random.Random(kind)
    changed: list[tuple[dict[str, Any], Exchanged]] = []
    for article, found in chance.sample(annotated, len(annotated)):
        other = change(article, found, chance) if found["records"] and len(changed) < ARTICLES else None
        if other is not None:
            changed.append((found, other))
    assert len(changed) >= least
    others = annotator.annotate(other.article for _, other in changed)
    unlike = [why for (found, other), got in zip(changed, others, strict=True) if (why := _difference(found, other, got.to_json()))]
    print("\n\n".join(unlike))
    assert len(unlike) <= allowed, "\n\n".join(unlike)


def _difference(found: dict[str, Any], other: Exchanged, got: dict[str, Any]) -> str:
    """What is told of an article in other words beside, or instead of, what it told; "" where nothing is."""
    want = Counter(told_of(record, other.places, other.names) for record in found["records"])
    have = Counter(told_of(record) for record in got["records"])
    lines = [f"no longer {told}" for told in (want - have).elements()] + [f"now {told}" for told in (have - want).elements()]
    return "\n".join([f"{other.article.get('id')} {other.places or other.names}", *lines]) if lines else ""
