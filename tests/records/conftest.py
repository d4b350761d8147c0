"""One pipeline for all record tests, and a short way to annotate an invented article."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from pipeline.annotate import Annotator, make_doc, to_annotation
from pipeline.relevance import Judgement
from pipeline.tagging.language import build_language


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    return Annotator()


@pytest.fixture(scope="session")
def taggers() -> Language:
    """The taggers alone: the cases are shorter than an article whose relevance could be judged."""
    language = build_language()
    for name in ("ikrar_relevance", "ikrar_records"):
        language.remove_pipe(name)
    return language


@pytest.fixture(scope="session")
def statements_of(annotator: Annotator) -> Callable[..., list[dict[str, Any]]]:
    """Statement records of an article; published on Wednesday 6 November 2024 unless said otherwise.

    The articles are taken as relevant unless `judged`: a few invented sentences carry less weight than a whole article, and relevance has
    tests of its own.
    """

    def annotate(
        text: str,
        *,
        title: str = "ASN Diminta Netral di Pilkada",
        published: str | None = "2024-11-06T10:00:00+07:00",
        judged: bool = False,
    ) -> list[dict[str, Any]]:
        article = {"url": "https://koran.example/a", "outlet": "koran", "title": title, "published_at": published, "text": text}
        doc = make_doc(annotator.nlp, article)
        if not judged:
            doc._.relevance = Judgement(relevant=True, score=1.0, why={}).to_json()
        (doc,) = annotator.nlp.pipe([doc])
        return [record for record in to_annotation(doc).to_json()["records"] if record["kind"] == "statement"]

    return annotate
