"""Records must not hang on how an outlet sets its pages: the same article in other words or paragraphs has the same records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest

from ikrar.model import Annotation
from pipeline.annotate import Annotator
from pipeline.evaluate.gold import Article
from tests.quality.changes import CHANGES
from tests.quality.floor import gold_of

SETS = ("building10", "building14")
_LEAST = 0.98
"""Share of the records that must be found again."""
_LESS = {"a paragraph for each sentence": 0.92}
"""A paragraph of its own may begin another matter: what is told on without being named again is lost in some."""
_COMPARED = ("kind", "stage", "form", "region", "count", "subject", "date", "from_institution", "to_institution")


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return [article for name in SETS for article in gold_of(name)]


@pytest.fixture(scope="module")
def as_written(annotator: Annotator, articles: list[Article]) -> Counter[str]:
    return _records(annotator.annotate(articles))


@pytest.mark.parametrize("name", CHANGES)
def test_records_stay(annotator: Annotator, articles: list[Article], as_written: Counter[str], name: str) -> None:
    changed: list[Article] = [{**article, "text": CHANGES[name](article["text"])} for article in articles]
    assert sum(one["text"] != other["text"] for one, other in zip(articles, changed, strict=True)) >= len(articles) // 4
    found = _records(annotator.annotate(changed))
    same = (found & as_written).total() / max(found.total(), as_written.total())
    lost, new = as_written - found, found - as_written
    assert same >= _LESS.get(name, _LEAST), f"{name}: {same:.3f}\nlost: {sorted(lost)}\nnew: {sorted(new)}"


def _records(annotations: Iterable[Annotation]) -> Counter[str]:
    """What each record says, with its article."""
    said: Counter[str] = Counter()
    for annotation in annotations:
        for record in annotation.to_json()["records"]:
            said[f"{annotation.url} {[record.get(field) for field in _COMPARED]}"] += 1
    return said
