"""From articles to annotations: the codebook's interchange, through the one spaCy pipeline."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import Any

from spacy.tokens import Doc

from ikrar.config import Config
from ikrar.model import Annotation, Record
from ikrar.settings import load_settings
from pipeline.relevance import Judgement, Screen
from pipeline.tagging.language import build_language, make_doc


class Annotator:
    """Annotates articles in batches; building one loads the pipeline, so keep it.

    An input is a mapping with `text` and as far as known `url`, `outlet`, `title`, `published_at`.
    """

    def __init__(self, config: Config | None = None) -> None:
        config = config or Config()
        with _kept_for_good():
            self.nlp = build_language(config)
            self._screen = Screen(config)
        self._batch_size = load_settings(config).analysis.batch_size

    def annotate(self, articles: Iterable[Mapping[str, Any]]) -> Iterator[Annotation]:
        """One annotation for each article, in their order.

        Articles that are not relevant are turned away by their bare text; the pipeline, which would judge alike, never sees them.
        """
        batches = iter(articles)
        while batch := list(islice(batches, self._batch_size)):
            judged = [self._screen.judge(article) for article in batch]
            docs = self._analyse((article, judgement) for article, judgement in zip(batch, judged, strict=True) if judgement.relevant)
            for article, judgement in zip(batch, judged, strict=True):
                yield to_annotation(next(docs)) if judgement.relevant else _rejected(article, judgement)

    def _analyse(self, judged: Iterable[tuple[Mapping[str, Any], Judgement]]) -> Iterator[Doc]:
        return self.nlp.pipe((self._judged_doc(*pair) for pair in judged), batch_size=self._batch_size)

    def _judged_doc(self, article: Mapping[str, Any], judgement: Judgement) -> Doc:
        doc = make_doc(self.nlp, article)
        doc._.relevance = judgement.to_json()
        return doc

    def docs(self, articles: Iterable[Mapping[str, Any]]) -> Iterator[Doc]:
        """The analysed documents themselves, with reasons, noise and quotes, for pages that explain; those that are not relevant too."""
        return self.nlp.pipe((make_doc(self.nlp, article) for article in articles), batch_size=self._batch_size)


@contextmanager
def _kept_for_good() -> Iterator[None]:
    """What is built inside stays as long as the process.

    The garbage collector does not run meanwhile, and never walks through these objects again: it would spend up to a tenth of the
    time of an analysis on them.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if collecting:
            gc.enable()


def _rejected(article: Mapping[str, Any], judgement: Judgement) -> Annotation:
    return Annotation(
        url=article.get("url") or "",
        relevant=False,
        relevance_score=judgement.score,
        regions=(),
        mentions=(),
        records=(),
    )


def to_annotation(doc: Doc) -> Annotation:
    """What the codebook hands on of an analysed document. Without a judgement of relevance nothing is relevant."""
    judged = doc._.relevance or {"relevant": False, "score": 0.0}
    return Annotation(
        url=(doc._.article or {}).get("url") or "",
        relevant=judged["relevant"],
        relevance_score=judged["score"],
        regions=tuple(doc._.regions),
        mentions=tuple(doc._.mentions),
        records=tuple(Record.from_json(record) for record in doc._.records),
    )
