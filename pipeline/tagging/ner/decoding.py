"""From a vector for each token to entities, as spaCy's transition-based NER reads them, for many texts at once.

spaCy goes through a text token by token: each begins (B), continues (I) or ends (L) an entity, is one alone (U) or is outside (O), and
what it becomes depends on the token itself and, inside an entity, on that entity's first token and the token before. So what a
token becomes outside of entities is known for all tokens at once, and only inside of entities is one step taken after the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.pipeline import TrainablePipe
from thinc.api import Model

from pipeline.tagging.ner.network import Floats, weights_of

Entity = tuple[int, int, str]
"""First token, the token after the last, label."""
_Places = NDArray[np.intp]


@dataclass(frozen=True)
class Limits:
    """Where an entity may not begin or go on; a value for each token."""

    blank: NDArray[np.bool_]
    """White space: no entity begins there."""
    last: NDArray[np.bool_]
    """The last token of a sentence or a text: no entity goes on behind it."""


class Decoder:
    """Reads entities off the vectors that `Network` makes."""

    def __init__(self, ner: TrainablePipe) -> None:
        self._moves = [ner.moves.get_class_name(number) for number in range(ner.moves.n_moves)]
        self._of_token, self._of_first, self._of_before, self._hidden_bias, self._nothing = _features(ner.model.get_ref("lower"))
        upper = ner.model.get_ref("upper")
        self._scores = weights_of(upper, "W")
        self._scores_bias = weights_of(upper, "b")
        self._outside = self._moves.index("O")
        self._begins, self._alone = self._numbers("B-"), self._numbers("U-")
        self._inside, self._last = self._after_begin("I-"), self._after_begin("L-")

    def _numbers(self, kind: str) -> list[int]:
        return [number for number, move in enumerate(self._moves) if move.startswith(kind) and move != kind]

    def _after_begin(self, kind: str) -> _Places:
        """The number of the move of this kind with the label of each move that begins an entity; -1 for other moves."""
        return np.array([self._moves.index(kind + move[2:]) if move.startswith("B-") else -1 for move in self._moves])

    def entities(self, vectors: Floats, limits: Limits) -> Iterator[Entity]:
        """The entities in order; the texts lie one after the other."""
        of_token = vectors @ self._of_token
        moves = self._moves_outside(of_token, limits)
        begins = np.flatnonzero(np.isin(moves, self._begins))
        ends = dict(zip(begins.tolist(), self._ends(begins, moves[begins], vectors, of_token, limits).tolist(), strict=True))
        free = 0
        for start in np.flatnonzero(moves != self._outside).tolist():
            if start >= free:
                free = ends.get(start, start + 1)
                yield start, free, self._moves[moves[start]][2:]

    def _moves_outside(self, of_token: Floats, limits: Limits) -> NDArray[np.intp]:
        """What each token becomes where no entity is open."""
        scores = _greater_half(of_token + (self._nothing + self._hidden_bias)) @ self._scores.T + self._scores_bias
        valid = np.zeros_like(scores, dtype=bool)
        valid[:, self._outside] = True
        valid[:, self._alone] = ~limits.blank[:, None]
        valid[:, self._begins] = ~(limits.blank | limits.last)[:, None]
        best: NDArray[np.intp] = np.where(valid, scores, -np.inf).argmax(axis=1)
        return best

    def _ends(self, begins: _Places, moves: NDArray[np.intp], vectors: Floats, of_token: Floats, limits: Limits) -> _Places:
        """Behind which token each of the entities ends that begin there."""
        ends = begins + 2
        goes_on, stops = self._inside[moves], self._last[moves]
        lead, bias = self._scores[goes_on] - self._scores[stops], self._scores_bias[goes_on] - self._scores_bias[stops]
        of_first = vectors[begins] @ self._of_first + self._hidden_bias
        open_ones = np.flatnonzero(~limits.last[begins + 1])
        while len(open_ones):
            here = ends[open_ones] - 1
            hidden = _greater_half(of_token[here] + of_first[open_ones] + vectors[here - 1] @ self._of_before)
            on = np.einsum("ij,ij->i", hidden, lead[open_ones]) + bias[open_ones] >= 0
            open_ones = open_ones[on]
            ends[open_ones] += 1
            open_ones = open_ones[~limits.last[ends[open_ones] - 1]]
        return ends


def _features(lower: Model[Any, Any]) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Weights of a token's own vector, of its entity's first and of the one before; bias; what stands for these two if missing."""
    weights = weights_of(lower, "W").transpose(0, 3, 2, 1)  # by feature, input, piece, output
    own, first, before = (np.ascontiguousarray(feature.reshape(len(feature), -1)) for feature in weights)
    missing = weights_of(lower, "pad")[0].transpose(0, 2, 1).reshape(3, -1)
    return own, first, before, weights_of(lower, "b").T.reshape(-1), missing[1] + missing[2]


def _greater_half(hidden: Floats) -> Floats:
    half = hidden.shape[1] // 2
    return np.maximum(hidden[:, :half], hidden[:, half:])
