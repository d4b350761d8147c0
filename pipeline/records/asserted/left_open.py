"""Questions that are asked, or left open ("apakah … atau tidak")."""

from __future__ import annotations

import re

from pipeline.records.acts.stages import Act
from pipeline.records.asserted.telling import Telling
from pipeline.records.reading.frame import Span
from pipeline.words.phrases import load_phrases


def is_asked(text: str, act: Act, sentence: Span) -> bool:
    """ "Benarkah dua camat | dicopot karena mendukung calon?" tanya wartawan: a question that its sentence is or holds."""
    return text[: sentence.end].rstrip("\"”' ").endswith("?") or _ASKED.match(text, act.end, sentence.end) is not None


_ASKED = re.compile(r"[^.!?;“”\"]*\?")


def is_left_open(told: Telling) -> bool:
    """ "apakah mereka | disanksi", or words of a penalty that say that none was imposed."""
    if _is_open(told.text, told.act, told.sentence) and not told.known:
        return True
    return told.act.meaning.stage == "sanctioned" and load_phrases("assertion")["not_done"].found(told.text, told.act.start, told.act.end)


def after_topic(text: str, sentence: Span) -> int:
    """ "Untuk lima kades direkomendasikan ...": the word that opens a sentence says of whom it is, not what for."""
    opening = sentence.end - len(text[sentence.start : sentence.end].lstrip("\"“' "))
    topic = load_phrases("assertion")["as_for"].pattern.match(text, opening, sentence.end)
    return topic.end() if topic else sentence.start


def _is_open(text: str, act: Act, sentence: Span) -> bool:
    """ "menentukan apakah mereka disanksi atau dinyatakan bersih", "melanggar atau tidaknya": open, unless an answer is told after it."""
    words = load_phrases("assertion")
    if words["or_not"].opens(text, act.end, sentence.end):
        return True
    asked = words["asks"].last(text, sentence.start, act.end)
    if asked is None or _ANSWER.search(text, asked.end(), act.start):
        return False
    comma = text.find(",", asked.end(), act.start)
    if comma > 0 and sentence.start < after_topic(text, sentence) <= asked.start():
        return False  # "Untuk memastikan apakah tiga ASN melanggar, | Bawaslu memanggil mereka"
    return comma < 0 or not load_phrases("speech")["saying"].found(text, comma, act.start)


_ANSWER = re.compile(r"[;:.?“”\"]")
"""Marks at which an open question ends."""
