"""Synthetic index documents of the size of real articles, for benchmarks only: words by Zipf's law, from a fixed seed."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import replace

from search.documents import IndexDocument
from tests.search.conformance.generated import SENTENCES, generate_documents

WORDS_IN_ARTICLE = 280
RARE_WORDS = 40_000
_SYLLABLES = [consonant + vowel for consonant in "bcdghjklmnprstwy" for vowel in "aeiou"]


def generate_corpus(number: int, seed: int = 11) -> Iterator[IndexDocument]:
    """`number` documents of about `WORDS_IN_ARTICLE` words; the records of one article share their text."""
    chance = random.Random(seed)
    rare = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(RARE_WORDS)]
    weights = list(itertools.accumulate(1 / rank for rank in range(1, RARE_WORDS + 1)))
    texts: dict[str, str] = {}
    for document in generate_documents(number, seed):
        if document.article_id not in texts:
            words = chance.choices(rare, cum_weights=weights, k=WORDS_IN_ARTICLE)
            for sentence in chance.sample(SENTENCES, k=4):
                words.insert(chance.randrange(len(words)), sentence)
            texts = {document.article_id: " ".join(words)}
        yield replace(document, text=texts[document.article_id])
