"""Short invented reports from the YAML files beside, their records, and a record in a few words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.cases import Case, read_yaml

Violations = Callable[..., list[dict[str, Any]]]
"""What the fixture `violations_of` gives."""


def cases_of(file: str) -> list[Case]:
    cases: list[Case] = read_yaml(Path(__file__).with_name(file))["cases"]
    return cases


def report(case: Case, at: str = "08:00") -> dict[str, Any]:
    """The article of a case, published on 20 November 2024 unless it says otherwise (null: the page has no time)."""
    return {
        "url": "http://kabar.example/1",
        "outlet": "kabar",
        "title": case.get("title", ""),
        "published_at": None if case.get("published", "") is None else f"{case.get('published', '2024-11-20')}T{at}:00+07:00",
        "text": case["text"],
    }


def assert_quoted(text: str, record: dict[str, Any]) -> None:
    """The evidence of a record is what the text says."""
    assert record["evidence"]
    for span in record["evidence"]:
        assert text[span["start"] : span["end"]] == span["text"] and span["text"].strip()


def told(record: dict[str, Any]) -> str:
    """ "appeal 33.27", "examined 33.14 3-3 civil_servant", "none 33.24 -"."""
    if record["kind"] == "statement":
        return f"{record['form']} {record['region']}"
    count = record["count"]
    return f"{record['stage']} {record['region']} " + (f"{count['min']}-{count['max']} {count['unit']}" if count else "-")
