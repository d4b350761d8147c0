"""The trained network as plain products of matrices: what spaCy's layers compute, without what only training needs.

The weights are those of the model as spaCy trained and saved it, the layers those of its `config.cfg` (`MultiHashEmbed`,
`MaxoutWindowEncoder`); a test holds the entities against spaCy's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray
from thinc.api import Model, NumpyOps

Floats = NDArray[np.float32]
Features = NDArray[np.uint64]
"""A row for each token, with a number for each of `Network.columns`."""

Thing = TypeVar("Thing")

_AT_ONCE = 2_000
"""Rows that go through the layers at once: so many stay in the processor's cache."""
_TINY = np.float32(1e-8)


@dataclass(frozen=True)
class _Maxout:
    """The greatest of some affine pieces in each place, brought to one scale."""

    weights: Floats
    """Input width by (pieces · output width)."""
    bias: Floats
    pieces: int
    scale: Floats
    shift: Floats

    def __call__(self, rows: Floats) -> Floats:
        pieces: Floats = rows @ self.weights
        pieces += self.bias
        width = len(self.scale)
        best: Floats = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
        for piece in range(2, self.pieces):
            np.maximum(best, pieces[:, piece * width : (piece + 1) * width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best)[:, None]
        spread /= np.float32(width)
        spread += _TINY
        best /= np.sqrt(spread, out=spread)
        best *= self.scale
        best += self.shift
        return best


class Network:
    """From the features of words to a vector for each token, which knows the tokens around it."""

    def __init__(self, tok2vec: Model[Any, Any]) -> None:
        embed, encode = (tok2vec.layers[0].get_ref(name) for name in ("embed", "encode"))
        self.columns: list[str] = list(embed.layers[0].attrs["columns"])
        self._tables = [(weights_of(table, "E"), table.attrs["seed"]) for table in _named(embed, "hashembed")]
        (self._mixed,) = _maxouts(embed)
        self._windows = list(_maxouts(encode))
        self._narrow, self._narrow_bias = _affine(tok2vec.layers[-1])
        self._hash = NumpyOps().hash

    def vectors(self, sequences: Sequence[Features]) -> Floats:
        """A row for each token of the sequences, one after the other; no token knows those of another sequence."""
        features = np.concatenate(sequences)
        # What the embedding makes of a word is the same wherever it stands.
        different, alike = _different(features)
        words = np.concatenate([self._embedded(different[at : at + _AT_ONCE]) for at in range(0, len(different), _AT_ONCE)])
        lengths = [len(sequence) for sequence in sequences]
        parts = np.split(alike, np.cumsum(lengths)[:-1])
        encoded = [self._encoded(words, some) for some in together(parts, lengths, _AT_ONCE)]
        return np.concatenate(encoded) @ self._narrow + self._narrow_bias

    def _embedded(self, features: Features) -> Floats:
        columns = []
        for column, (table, seed) in enumerate(self._tables):
            keys = self._hash(np.ascontiguousarray(features[:, column]), seed) % len(table)
            vectors = table[keys[:, 0]]
            for key in range(1, keys.shape[1]):
                vectors += table[keys[:, key]]
            columns.append(vectors)
        return self._mixed(np.concatenate(columns, axis=1))

    def _encoded(self, words: Floats, sequences: Sequence[NDArray[np.intp]]) -> Floats:
        """The words of some sequences as each layer sees them with their neighbours; as many empty rows as there are layers lie between."""
        apart = len(self._windows)
        length = sum(len(sequence) + apart for sequence in sequences) + apart
        rows = np.zeros((length, words.shape[1]), dtype=np.float32)
        kept = np.zeros(length, dtype=bool)
        at = apart
        for sequence in sequences:
            rows[at : at + len(sequence)] = words[sequence]
            kept[at : at + len(sequence)] = True
            at += len(sequence) + apart
        around = np.zeros((length, 3, words.shape[1]), dtype=np.float32)
        for layer in self._windows:
            around[1:, 0] = rows[:-1]
            around[:, 1] = rows
            around[:-1, 2] = rows[1:]
            rows += layer(around.reshape(length, -1))
        return rows[kept]


def _different(features: Features) -> tuple[Features, NDArray[np.intp]]:
    """The rows that differ, and for each row which of them it is."""
    as_bytes = np.ascontiguousarray(features).view(np.dtype((np.void, features.dtype.itemsize * features.shape[1]))).ravel()
    _, first, alike = np.unique(as_bytes, return_index=True, return_inverse=True)
    return features[first], alike


def together(things: Sequence[Thing], lengths: Sequence[int], most: int) -> Iterator[list[Thing]]:
    """The things in their order, in groups of `most` tokens at most, but for a thing that is longer by itself."""
    group: list[Thing] = []
    tokens = 0
    for thing, length in zip(things, lengths, strict=True):
        if group and tokens + length > most:
            yield group
            group, tokens = [], 0
        group.append(thing)
        tokens += length
    if group:
        yield group


def weights_of(layer: Model[Any, Any], name: str) -> Floats:
    """One array of a layer's weights."""
    return cast(Floats, layer.get_param(name))


def _named(model: Model[Any, Any], name: str) -> Iterator[Model[Any, Any]]:
    return (layer for layer in model.walk() if layer.name == name)


def _maxouts(model: Model[Any, Any]) -> Iterator[_Maxout]:
    for maxout, norm in zip(_named(model, "maxout"), _named(model, "layernorm"), strict=True):
        weights, bias = weights_of(maxout, "W"), weights_of(maxout, "b")  # by output, piece, input
        yield _Maxout(
            weights=np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1)),
            bias=np.ascontiguousarray(bias.T.reshape(-1)),
            pieces=weights.shape[1],
            scale=weights_of(norm, "G"),
            shift=weights_of(norm, "b"),
        )


def _affine(linear: Model[Any, Any]) -> tuple[Floats, Floats]:
    return np.ascontiguousarray(weights_of(linear, "W").T), weights_of(linear, "b")
