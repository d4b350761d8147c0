"""No text stops the analysis: articles of the gold, damaged as extraction, typists and systems damage them, are analysed to the end."""

from __future__ import annotations

import json
import random
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.annotate import Annotator

GOLD = Path(__file__).parents[1] / "gold"
ARTICLES = 12
"""For each kind of damage; which ones, the kind decides."""

Damage = Callable[[str, random.Random], str]

DAMAGES: dict[str, Damage] = {
    "words lost": lambda text, chance: "".join(word for word in re.split(r"(\s+)", text) if chance.random() > 0.1),
    "endings apart": lambda text, chance: re.sub(r"(nya|lah|kah|pun)\b", r" \1", text),
    "capitals": lambda text, chance: text.upper(),
    "no punctuation": lambda text, chance: re.sub(r"[^\w\s]", "", text),
    "letters lost": lambda text, chance: "".join(letter for letter in text if chance.random() > 0.02),
    "shuffled": lambda text, chance: " ".join(chance.sample(words := text.split(), len(words))),
    "no paragraphs": lambda text, chance: text.replace("\n", " ").replace(". ", "."),
    "strange blanks": lambda text, chance: text.replace(" ", "\u00a0", 20).replace("an ", "an\u200b ").replace('"', "“"),
}


def _articles() -> list[dict[str, Any]]:
    return [json.loads(line) for name in ("building", "building2") for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("kind", DAMAGES)
def test_damaged_articles_are_analysed(annotator: Annotator, kind: str) -> None:
    chance = random.Random(kind)
    damaged = [{**article, "text": DAMAGES[kind](article["text"], chance)} for article in chance.sample(_articles(), ARTICLES)]
    for article, doc in zip(damaged, annotator.docs(damaged), strict=True):
        for span in [span for record in doc._.records for span in record["evidence"]] + doc._.mentions:
            assert article["text"][span["start"] : span["end"]] == span["text"]


def test_a_long_paragraph_of_numbers_takes_no_longer_by_each_sentence(annotator: Annotator) -> None:
    """Each sentence asks those before it what they count: asked in turn, twenty of them took ten seconds and thirty an hour."""
    sentences = " ".join(f"Ada {number} laporan yang masuk pekan itu." for number in range(3, 23))
    text = f"Bawaslu Kabupaten Batang menangani dugaan pelanggaran netralitas ASN.\n\n{sentences}"
    started = time.process_time()
    (annotation,) = annotator.annotate([{"text": text, "title": "Netralitas ASN", "url": "", "outlet": "kabar", "published_at": None}])
    assert annotation.relevant
    assert time.process_time() - started < 4.0
