"""Each different word of a batch goes through the model's first layers once: what they make of a word is the same wherever it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import numpy as np
from thinc.api import Model, Ragged, chain

_EMBEDDING = slice(2, 4)
"""Where the layers that work word by word stand in spaCy's MultiHashEmbed: after the features of the words, before the documents part."""


def embed_each_word_once(model: Model[Any, Any]) -> None:
    """Let a trained parser model embed the words that are alike together; for prediction only."""
    embed = model.get_ref("tok2vec").layers[0].get_ref("embed")
    embed.layers[_EMBEDDING] = [Model("each_word_once", _forward, layers=[chain(*embed.layers[_EMBEDDING])])]


def _forward(model: Model[Ragged, Ragged], words: Ragged, is_train: bool) -> tuple[Ragged, Callable[[Any], Any]]:
    features = np.ascontiguousarray(words.dataXd)
    as_bytes = features.view(np.dtype((np.void, features.dtype.itemsize * features.shape[1]))).ravel()  # rows are then compared whole
    _, first, alike = np.unique(as_bytes, return_index=True, return_inverse=True)
    different = Ragged(cast(Any, features[first]), model.ops.asarray1i([len(first)]))
    return Ragged(model.layers[0].predict(different).dataXd[alike], words.lengths), _no_training


def _no_training(_: Any) -> Any:
    raise NotImplementedError("the model is trained as spaCy builds it")
