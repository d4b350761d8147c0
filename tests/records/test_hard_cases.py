"""The hard cases of regional news: whole articles, from relevance to records."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from ikrar.model import Annotation
from pipeline.annotate import Annotator

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("hard_cases.yml").read_text(encoding="utf-8"))["cases"]


def annotated(annotator: Annotator, case: dict[str, Any]) -> Annotation:
    published = f"{case.get('published', '2024-11-05')}T10:00:00+07:00"
    article = {"url": "https://koran.example/a", "outlet": "koran", "title": case["title"], "published_at": published, "text": case["text"]}
    (annotation,) = annotator.annotate([article])
    return annotation


def told(record: dict[str, Any]) -> str:
    if record["kind"] == "statement":
        return f"{record['form']} {record['region']}"
    count = record["count"]
    return f"{record['stage']} {record['region']} " + (f"{count['min']}-{count['max']} {count['unit']}" if count else "-")


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
