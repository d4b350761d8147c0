"""What is read does not hang on where a page breaks its lines: gold sets with each sentence made a paragraph of its own."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from pipeline.annotate import Annotator
from pipeline.evaluate.measures import score_article, total

GOLD = Path(__file__).parents[1] / "gold"
SETS = ("building10", "building19")
MOST_LOST = {"statements": 0.03, "statement_date": 0.05, "no_false_statement": 0.0, "violations": 0.05, "no_false_violation": 0.0}
"""What each measure may lose at most; each set has some page whose paragraphs told what its sentences do not."""
_SENTENCE_END = re.compile(r'(?<=[a-z\d)%]{2}[.!?]) (?=[A-Z“"])|(?<=[.!?,][”"]) (?=[A-Z“"])')


def broken(text: str) -> str:
    """The text with a line for each sentence, none broken inside a quotation; no offset moves."""
    return _SENTENCE_END.sub(lambda found: "\n" if text.count('"', 0, found.start()) % 2 == 0 else " ", text)


@pytest.mark.long
def test_a_line_for_each_sentence_loses_little(annotator: Annotator) -> None:
    articles = [json.loads(line) for name in SETS for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    whole = _measured(annotator, articles)
    apart = _measured(annotator, [{**article, "text": broken(article["text"])} for article in articles])
    lost = {name: round(whole[name] - apart[name], 3) for name in MOST_LOST}
    assert all(lost[name] <= most for name, most in MOST_LOST.items()), lost


def _measured(annotator: Annotator, articles: list[dict[str, Any]]) -> dict[str, float]:
    found = annotator.annotate(
        [{key: article.get(key) for key in ("url", "outlet", "title", "published_at", "text")} for article in articles]
    )
    scored = total([score_article(article, one.to_json()) for article, one in zip(articles, found, strict=True)])
    return {name: scored[name].value or 0.0 for name in MOST_LOST}
