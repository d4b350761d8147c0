"""Short invented reports from the YAML files beside, their records, and a record in a few words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from spacy.language import Language

from pipeline.records.building import without_doubles
from pipeline.records.frame import read_frame
from pipeline.records.violations import find_violations
from pipeline.tagging.language import make_doc

Case = dict[str, Any]


def cases_of(file: str) -> list[Case]:
    cases: list[Case] = yaml.safe_load(Path(__file__).with_name(file).read_text(encoding="utf-8"))["cases"]
    return cases


def violations_of(taggers: Language, case: Case, at: str = "08:00") -> list[dict[str, Any]]:
    """The violation records of a case, published on 20 November 2024 unless it says otherwise."""
    published = f"{case.get('published', '2024-11-20')}T{at}:00+07:00"
    article = {
        "url": "http://kabar.example/1",
        "outlet": "kabar",
        "title": case.get("title", ""),
        "published_at": published,
        "text": case["text"],
    }
    return without_doubles(find_violations(read_frame(taggers(make_doc(taggers, article)))))


def told(record: dict[str, Any]) -> str:
    """ "appeal 33.27", "examined 33.14 3-3 civil_servant", "none 33.24 -"."""
    if record["kind"] == "statement":
        return f"{record['form']} {record['region']}"
    count = record["count"]
    return f"{record['stage']} {record['region']} " + (f"{count['min']}-{count['max']} {count['unit']}" if count else "-")
