"""From articles to annotations: the codebook's interchange, through the one spaCy pipeline."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from spacy.tokens import Doc

from ikrar.config import Config
from ikrar.model import Annotation, Record
from ikrar.settings import load_settings
from pipeline.relevance import Judgement, Screen
from pipeline.tagging.language import build_language, make_doc, with_plain_blanks


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
        batches = map(_readable, articles)
        while batch := list(islice(batches, self._batch_size)):
            with _collecting_nothing():
                annotations = self._annotations(batch)
            yield from annotations

    def _annotations(self, batch: Sequence[Mapping[str, Any]]) -> list[Annotation]:
        judged = [(article, self._screen.judge(article)) for article in batch]
        docs = self._piped(self._judged_doc(*pair) for pair in judged if pair[1].relevant)
        return [to_annotation(next(docs)) if judgement.relevant else _rejected(article, judgement) for article, judgement in judged]

    def _judged_doc(self, article: Mapping[str, Any], judgement: Judgement) -> Doc:
        doc = self._doc(article)
        doc._.relevance = judgement.to_json()
        return doc

    def _doc(self, article: Mapping[str, Any]) -> Doc:
        doc = make_doc(self.nlp, article)
        if "printed" in article:
            doc._.article["printed"] = article["printed"]
        return doc

    def _piped(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        for doc in self.nlp.pipe(docs, batch_size=self._batch_size):
            yield _as_printed(doc)

    def docs(self, articles: Iterable[Mapping[str, Any]]) -> Iterator[Doc]:
        """The analysed documents themselves, with reasons, noise and quotes, for pages that explain; those that are not relevant too."""
        return self._piped(map(self._doc, map(_readable, articles)))


@contextmanager
def _kept_for_good() -> Iterator[None]:
    """What is built inside stays as long as the process.

    The garbage collector does not run meanwhile, and never walks through these objects again: it would spend up to a tenth of the
    time of an analysis on them.
    """
    with _collecting_nothing():
        yield
        gc.freeze()


@contextmanager
def _collecting_nothing() -> Iterator[None]:
    """The garbage collector does not run inside.

    The analysis makes many objects and no cycles of them: each goes when its article is done, and the collector, which would walk
    through the words and mentions of a batch again and again, finds nothing.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _readable(article: Mapping[str, Any]) -> Mapping[str, Any]:
    """The article with ordinary blanks, and its text as `printed` where that has others: the rules know words by the blanks between."""
    text = with_plain_blanks(article["text"])
    title = with_plain_blanks(article.get("title") or "") or article.get("title")
    if text == article["text"]:
        return article if title == article.get("title") else {**article, "title": title}
    return {**article, "title": title, "text": text, "printed": article["text"]}


def _as_printed(doc: Doc) -> Doc:
    """The document with every span in the very characters of the article."""
    printed = (doc._.article or {}).get("printed")
    if printed is not None:
        for span in (*doc._.mentions, *(span for record in doc._.records for span in record["evidence"])):
            span["text"] = printed[span["start"] : span["end"]]
    return doc


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
