"""`ikrar_ner`: the trained NER, run over relevant documents only, since it costs more than any rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc, Span
from spacy.util import load_config
from threadpoolctl import ThreadpoolController

from pipeline.tagging.extensions import is_rejected
from pipeline.tagging.ner.decoding import Decoder, Limits
from pipeline.tagging.ner.network import Features, Network, together

MODEL = Path(__file__).parent / "model"
LONGEST = 5_000
"""Tokens that are read as one text; a longer one goes in pieces, so that 2 MB need no gigabyte."""
AT_ONCE = 20_000
"""Tokens of several documents that are read at once: each different word of them is embedded once."""


class EntityTagger:
    """Sets `doc.ents` to the persons (PER), places (LOC) and organisations (ORG) of a document."""

    def __init__(self, nlp: Language) -> None:
        trained = load_config(MODEL / "config.cfg")["components"]["ner"]
        ner = cast(TrainablePipe, nlp.create_pipe(trained.pop("factory"), config=trained))
        ner.from_disk(MODEL / "ner", exclude=["vocab"])
        self._network = Network(ner.model.get_ref("tok2vec"))
        self._decoder = Decoder(ner)

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """The documents in their order, in batches."""
        waiting = iter(docs)
        while batch := list(islice(waiting, batch_size)):
            self._tag([doc for doc in batch if len(doc) and not is_rejected(doc)])
            yield from batch

    def _tag(self, docs: Sequence[Doc]) -> None:
        pieces = [(doc, first, min(first + LONGEST, len(doc))) for doc in docs for first in range(0, len(doc), LONGEST)]
        found: dict[Doc, list[Span]] = {doc: [] for doc in docs}
        with _matrix_libraries().limit(limits=1, user_api="blas"):  # threads mostly wait for one another on matrices as small as these
            for some in together(pieces, [end - first for _, first, end in pieces], AT_ONCE):
                for doc, start, end, label in self._entities(some):
                    found[doc].append(Span(doc, start, end, label=label))
        for doc, entities in found.items():
            doc.set_ents(entities)

    def _entities(self, pieces: Sequence[tuple[Doc, int, int]]) -> Iterator[tuple[Doc, int, int, str]]:
        columns = self._network.columns
        arrays = [doc.to_array([*columns, "IS_SPACE", "SENT_START"])[first:end] for doc, first, end in pieces]
        vectors = self._network.vectors([cast(Features, array[:, : len(columns)]) for array in arrays])
        of_token = [(doc, number) for doc, first, end in pieces for number in range(first, end)]
        for start, end, label in self._decoder.entities(vectors, _limits(arrays)):
            doc, first = of_token[start]
            yield doc, first, first + end - start, label


def _limits(arrays: Sequence[NDArray[Any]]) -> Limits:
    blank, sentence_start = np.concatenate(arrays)[:, -2:].T
    last = np.append(sentence_start[1:] == 1, True)
    last[np.cumsum([len(array) for array in arrays]) - 1] = True
    return Limits(blank=blank != 0, last=last)


@cache
def _matrix_libraries() -> ThreadpoolController:
    """Found once, since that takes a millisecond; at the first use, when numpy has loaded them."""
    return ThreadpoolController()


@Language.factory("ikrar_ner", assigns=["doc.ents"])
def create_entity_tagger(nlp: Language, name: str) -> EntityTagger:
    return EntityTagger(nlp)
