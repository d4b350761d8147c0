"""The hard cases of regional news: whole articles, from relevance to records."""

from __future__ import annotations

from typing import Any

import pytest

from ikrar.model import Annotation
from pipeline.annotate import Annotator
from tests.records.reports import cases_of, told

CASES = cases_of("hard_cases.yml")


def annotated(annotator: Annotator, case: dict[str, Any]) -> Annotation:
    published = f"{case.get('published', '2024-11-05')}T10:00:00+07:00"
    article = {"url": "https://koran.example/a", "outlet": "koran", "title": case["title"], "published_at": published, "text": case["text"]}
    (annotation,) = annotator.annotate([article])
    return annotation


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_hard_case(annotator: Annotator, case: dict[str, Any]) -> None:
    if "not_yet" in case:
        pytest.xfail(case["not_yet"])
    annotation = annotated(annotator, case)
    assert annotation.relevant is case["relevant"]
    records = [record.to_json() for record in annotation.records]
    assert sorted(map(told, records)) == sorted(case.get("records", []))
    dates = {told(record): record["date"] for record in records}
    for claim, date in case.get("dates", {}).items():
        assert dates[claim] == str(date)
    if "regions" in case:
        assert list(annotation.regions) == case["regions"]
