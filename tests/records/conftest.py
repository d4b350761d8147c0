"""One pipeline for all record tests, and a short way to annotate an invented article."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from ikrar.config import Config
from pipeline.annotate import Annotator, make_doc, to_annotation
from pipeline.records.building import without_doubles
from pipeline.records.reading.frame import read_frame
from pipeline.records.violations.violations import find_violations
from pipeline.relevance import Judgement
from pipeline.tagging.language import build_language
from pipeline.words.phrases import words_of
from tests.cases import Article, Batches, Case, cases_to_come
from tests.records.reports import Violations, report


@pytest.fixture(scope="session")
def reports() -> Batches:
    """Seen by the taggers alone: the cases are shorter than an article whose relevance could be judged."""
    language = build_language()
    for name in ("ikrar_relevance", "ikrar_records"):
        language.remove_pipe(name)
    return Batches(language)


@pytest.fixture
def violations_of(reports: Batches, request: pytest.FixtureRequest) -> Violations:
    """The violation records of a case; `at` is the hour at which it was published."""

    def annotate(case: Case, at: str = "08:00") -> list[dict[str, Any]]:
        doc = reports.doc(report(case, at), (report(each, at) for each in cases_to_come(request)))
        with words_of(Config()):
            return without_doubles(find_violations(read_frame(doc)))

    return annotate


@pytest.fixture(scope="session")
def statement_articles(annotator: Annotator) -> Batches:
    def make(nlp: Language, article: Article) -> Doc:
        doc = make_doc(nlp, article)
        if not article["judged"]:
            doc._.relevance = Judgement(relevant=True, score=1.0, why={}).to_json()
        return doc

    return Batches(annotator.nlp, make)


@pytest.fixture
def statements_of(statement_articles: Batches, request: pytest.FixtureRequest) -> Callable[..., list[dict[str, Any]]]:
    """Statement records of a case; published on Wednesday 6 November 2024 unless said otherwise.

    The articles are taken as relevant unless `judged`: a few invented sentences carry less weight than a whole article, and relevance has
    tests of its own.
    """

    def article(case: Case, title: str) -> Article:
        return {
            "url": "https://koran.example/a",
            "outlet": "koran",
            "title": case.get("title", title),
            "published_at": case.get("published", "2024-11-06T10:00:00+07:00"),
            "text": case["text"],
            "judged": case.get("judged", False),
        }

    def annotate(case: Case, title: str = "ASN Diminta Netral di Pilkada") -> list[dict[str, Any]]:
        doc = statement_articles.doc(article(case, title), (article(each, title) for each in cases_to_come(request)))
        return [record for record in to_annotation(doc).to_json()["records"] if record["kind"] == "statement"]

    return annotate
