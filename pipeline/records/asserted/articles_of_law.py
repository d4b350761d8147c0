"""Whether an article of law beside an act is the one that somebody broke, or only threatens (rulings 1 and 4)."""

from __future__ import annotations

import re

from pipeline.records.acts.stages import Act
from pipeline.records.acts.subjects import kinds_told
from pipeline.records.participants.posts import posts_in
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape


def broke_an_article(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Mereka terbukti melanggar Pasal 29", "dua kades divonis berdasarkan Pasal 188": the article that somebody told broke, no threat."""
    if act.name not in _FINDINGS:
        return False
    words, text, floor = load_phrases("assertion"), frame.text, sentence.start
    told = frame.within(floor, sentence.end if act.meaning.active else act.start, "count")
    if not (told or load_phrases("accused")["pronoun"].found(text, floor, act.start) or _is_one_told_of(frame, act, sentence)):
        return False
    so = _SO.search(text, act.end, sentence.end)  # "terbukti melanggar pasal 29, | jadi sanksinya dari bupati"
    threats = list(words["threat"].all(text, floor, so.start() if so is not None else sentence.end))
    if not all(match.group().lower().startswith("pasal") for match in threats):
        return False
    if act.name == "convict":
        return all(match.start() >= act.end for match in threats)
    return all(act.start <= match.start() < act.end or right_before(text, floor, match.start(), "assertion", "breaks") for match in threats)


def _is_one_told_of(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "menyatakan oknum kades tersebut terbukti", "Camat Patean terbukti": one who was told of, not whoever breaks the article."""
    text, floor = frame.text, sentence.start
    pointing = load_phrases("accused")["pointer"].all(text, floor, act.end)
    if any(
        kinds_told(frame, max(floor, word.start() - _NOUN), word.start()) and "," not in text[word.end() : act.end] for word in pointing
    ):
        return True
    posts = [post for post in posts_in(frame, sentence) if post.end <= act.start]
    return bool(posts) and _STRAIGHT.fullmatch(text, posts[-1].end, act.start) is not None


_SO = Shape(r",\s+{assertion.so_then}(?!\w)", re.IGNORECASE)
_NOUN = 16
"""Characters before "tersebut" in which it is said who: "oknum kepala desa tersebut"."""
_STRAIGHT = re.compile(r"(?:\s+(?!yang\b)\w+){0,3}\s+")
"""Between a post and what was found of it."""
_FINDINGS = frozenset({"convict", "prosecute", "indict", "sentence", "punish", "impose"})
"""Acts after which an article of law is the one that was broken."""
