"""Penalties that are only recommended or asked for: nothing has been imposed by it (ruling 2)."""

from __future__ import annotations

import re

from pipeline.records.acts.stages import Act
from pipeline.records.reading.frame import Span
from pipeline.tagging.numbers.numerals import WORDS_SOURCE
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_DEMANDED = 14
"""Words after a recommendation that it still governs."""


def is_recommended(text: str, act: Act, sentence: Span) -> bool:
    """ "merekomendasikan, untuk 16 kades diberi sanksi", "merekomendasikan bupati mencopot": the penalty is what was recommended."""
    if act.meaning.stage != "sanctioned":
        return False
    words = load_phrases("assertion")
    purpose = words["so_that"].last(text, sentence.start, act.start)
    if purpose is not None and _RECOMMENDED.pattern.fullmatch(_JOINED_PERSONS.pattern.sub(" ", text[purpose.end() : act.start])):
        return True  # "menyurati Pemkab Bone, supaya | ketujuh kades tersebut | ditegur", "agar PPK di instansinya menjatuhkan sanksi"
    if act.meaning.active:
        asked = words["recommends_to"].last(text, sentence.start, act.start)
        return asked is not None and _RECOMMENDED.fullmatch(text, asked.end(), act.start) is not None
    told = words["recommends"].last(text, sentence.start, act.start)
    if told is None:
        direct = words["recommends_persons"].last(text, sentence.start, act.start)
        return direct is not None and _RECOMMENDED.fullmatch(text, direct.end(), act.start) is not None
    between = text[told.end() : act.start]
    if _ONLY_SO_MANY.search(between):
        return False
    return len(between.split()) <= _DEMANDED and "," not in between and not words["real"].found(text, told.end(), act.end)


_ONLY_SO_MANY = re.compile(r"\s(?:dan|tetapi|tapi|namun)\s+(?:baru|hanya|cuma)\s+\w+\s", re.IGNORECASE)
""" "direkomendasikan untuk dijatuhi sanksi dan baru | 372 ASN yang ditindaklanjuti": a number of its own, of whom more is told."""
_JOINED_PERSONS = Shape(
    rf"\s*,?\s*(?:dan|serta|beserta|maupun|juga|termasuk|hingga)?(?:\s+juga)?\s+(?=(?:\d+|{WORDS_SOURCE}|se(?:orang|jumlah)|beberapa|para|oknum"
    r"|{accused.office})\b)",
    re.IGNORECASE,
)
""" "agar dua camat, tiga lurah | dan | lima kades dicopot": those who are named together are asked for together."""
_RECOMMENDED = Shape(
    r"(?:\s+(?!{assertion.no_more_recommended}\b)[^\s,.;:“”\"]+){0,14}\s+",
    re.IGNORECASE,
)
""" "KASN merekomendasikan 11 ASN Pemkab X | dijatuhi hukuman"."""
