"""`ikrar_ner`: the trained NER, run over relevant documents only, since it costs more than all rules together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import cast

from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc, Span
from spacy.util import load_config
from thinc.api import use_ops
from threadpoolctl import ThreadpoolController

from pipeline.tagging.extensions import is_rejected
from pipeline.tagging.ner.embedding import embed_each_word_once

MODEL = Path(__file__).parent / "model"
AT_ONCE = 2_000
"""Tokens of several documents that are given to the model at once: so many stay in the processor's cache."""
LONGEST = 5_000
"""Tokens that are given to the model at once; a longer text goes in pieces, so that 2 MB need no gigabyte."""


class EntityTagger:
    """Sets `doc.ents` to the persons (PER), places (LOC) and organisations (ORG) of a document."""

    def __init__(self, nlp: Language) -> None:
        trained = load_config(MODEL / "config.cfg")["components"]["ner"]
        with use_ops("numpy", use_blis=False):  # numpy's own matrix product takes half the time of blis, with which thinc comes
            self._model = cast(TrainablePipe, nlp.create_pipe(trained.pop("factory"), config=trained))
        self._model.from_disk(MODEL / "ner", exclude=["vocab"])
        embed_each_word_once(self._model.model)

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """The documents in their order, in batches."""
        waiting = iter(docs)
        while batch := list(islice(waiting, batch_size)):
            self._tag([doc for doc in batch if len(doc) and not is_rejected(doc)])
            yield from batch

    def _tag(self, docs: list[Doc]) -> None:
        with _matrix_libraries().limit(limits=1, user_api="blas"):  # threads mostly wait for one another on matrices as small as these
            self._tag_all(docs)

    def _tag_all(self, docs: list[Doc]) -> None:
        for some in _groups(doc for doc in docs if len(doc) <= LONGEST):
            self._model.set_annotations(some, self._model.predict(some))
        for doc in docs:
            if len(doc) > LONGEST:
                doc.ents = tuple(self._in_pieces(doc))

    def _in_pieces(self, doc: Doc) -> Iterator[Span]:
        for first in range(0, len(doc), LONGEST):
            piece = doc[first : first + LONGEST].as_doc()
            self._model.set_annotations([piece], self._model.predict([piece]))
            for entity in piece.ents:
                yield Span(doc, first + entity.start, first + entity.end, label=entity.label)


@cache
def _matrix_libraries() -> ThreadpoolController:
    """Found once, since that takes a millisecond; at the first use, when numpy has loaded them."""
    return ThreadpoolController()


def _groups(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    """The documents in their order, together until they have `AT_ONCE` tokens."""
    group: list[Doc] = []
    tokens = 0
    for doc in docs:
        if group and tokens + len(doc) > AT_ONCE:
            yield group
            group, tokens = [], 0
        group.append(doc)
        tokens += len(doc)
    if group:
        yield group


@Language.factory("ikrar_ner", assigns=["doc.ents"])
def create_entity_tagger(nlp: Language, name: str) -> EntityTagger:
    return EntityTagger(nlp)
