"""Whether a phrase of the text says that something was done, or only planned, threatened, denied or demanded.

Words are in `config/vocabulary/modality.yml`. A cue counts where Indonesian lets it: most stand before what they
govern, a condition may stand in the sentence before (phrasing: threats run over two sentences).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases

Kind = Literal["done", "planned", "conditional", "negated", "denied", "demanded", "law"]

_WORDS_BEFORE = 6
"""A plan or a possibility governs a verb at most so many words away; further off it governs another one."""
_WORDS_BEFORE_NEGATION = 3
_VERB_FIRST = re.compile(r"\s*(?:(?:dan|serta|lalu|juga|agar|hingga)\s+)*me\w+", re.IGNORECASE)
_PASSIVE = re.compile(r"di\w", re.IGNORECASE)
_JOINED = re.compile(r"\b(?:dan|serta|lalu|kemudian)\s+$")


@dataclass(frozen=True, slots=True)
class Modality:
    """How a phrase is meant."""

    kind: Kind
    cue: tuple[int, int] | None = None
    """Where the word stands that decided, for explanations."""

    @property
    def happened(self) -> bool:
        """Whether it was done, or is being done."""
        return self.kind == "done"


def modality_of(frame: Frame, start: int, end: int) -> Modality:
    """How the phrase at [start, end) is meant; `done` when nothing says otherwise."""
    sentence = frame.sentence_at(start) or Span(start, end, 0)
    clause = frame.clause_at(start) or sentence
    return next((Modality(kind, cue) for kind, cue in _cues(frame, sentence, clause, start)), Modality("done"))


def _cues(frame: Frame, sentence: Span, clause: Span, start: int) -> Iterator[tuple[Kind, tuple[int, int]]]:
    """Decisive cues, the strongest first."""
    words, text = load_phrases("modality"), frame.text
    condition = words["condition"].first(text, sentence.start, sentence.end)
    possible = _before(frame, "possible", sentence.start, start, _WORDS_BEFORE)
    planned = _before(frame, "planned", sentence.start, start, _WORDS_BEFORE) or _planned_together(frame, sentence, start)
    if condition and (condition.start() < start or possible or planned):
        yield "conditional", condition.span()
    if (possible or planned) and (earlier := _condition_before(frame, sentence)):
        yield "conditional", earlier
    if threat := words["threat"].first(text, clause.start, start):
        yield "conditional", threat.span()
    if denial := words["denial"].first(text, sentence.start, start):
        yield "denied", denial.span()
    if negation := _before(frame, "negation", clause.start, start, _WORDS_BEFORE_NEGATION):
        yield "negated", negation
    if planned:
        yield "planned", planned
    if unfinished := words["unfinished"].first(text, start, clause.end):
        yield "planned", unfinished.span()
    if demand := _before(frame, "demand", sentence.start, start, _WORDS_BEFORE):
        yield "demanded", demand
    if demanded := _demanded_together(frame, sentence, start) or _demanded_of(frame, sentence, start):
        yield "demanded", demanded
    if possible:
        yield "conditional", possible
    if law := words["law"].first(text, clause.start, clause.end):
        yield "law", law.span()


def _planned_together(frame: Frame, sentence: Span, start: int) -> tuple[int, int] | None:
    """ "Ikrar akan dipimpin bupati dan diikuti 1.200 ASN": a plan governs the verb that "dan" joins to the planned one."""
    words, text = load_phrases("modality"), frame.text
    plan = words["planned"].last(text, sentence.start, start)
    if plan is None or _JOINED.search(text[plan.end() : start]) is None or words["already"].found(text, plan.end(), start):
        return None
    return None if re.search(r"[;.”“\"]", text[plan.end() : start]) else plan.span()


def _demanded_together(frame: Frame, sentence: Span, start: int) -> tuple[int, int] | None:
    """ "Mahasiswa menuntut bupati meneken pakta, menerbitkan edaran, dan membentuk tim": one demand governs the whole list (ruling 38)."""
    demand = load_phrases("modality")["demanded_list"].last(frame.text, sentence.start, start)
    if demand is None or re.search(r"[;.”“\"]", frame.text[demand.end() : start]):
        return None
    commas = re.finditer(",", frame.text[demand.end() : start])
    return demand.span() if all(_VERB_FIRST.match(frame.text, demand.end() + comma.end()) for comma in commas) else None


def _demanded_of(frame: Frame, sentence: Span, start: int) -> tuple[int, int] | None:
    """ "Mahasiswa mendesak Bupati Batang, Nama Satu, | mengeluarkan edaran": the name in apposition ends no demand."""
    text, demand = frame.text, load_phrases("modality")["demand"].last(frame.text, sentence.start, start)
    if demand is None or _PASSIVE.match(demand.group()):
        return None  # "Setelah didesak Ketua Bawaslu, Nama Satu, pemkab mengeluarkan edaran"
    asked = frame.within(demand.end(), start, "official")
    if not asked or len(text[demand.end() : asked[0]["start"]].split()) >= _WORDS_BEFORE_NEGATION:
        return None
    if not all(_JOINED.search(text[one["end"] : other["start"]]) for one, other in pairwise(asked)):
        return None
    between = (text[demand.end() : asked[0]["start"]], text[asked[-1]["end"] : start].removeprefix(","))
    if any(re.search(r"[;,”“\"]", part) for part in between) or len(between[1].split()) >= _WORDS_BEFORE_NEGATION:
        return None
    return demand.span()


def _condition_before(frame: Frame, sentence: Span) -> tuple[int, int] | None:
    if sentence.index == 0:
        return None
    before = frame.sentences[sentence.index - 1]
    if not frame.in_one_paragraph(before.start, sentence.start):
        return None
    condition = load_phrases("modality")["condition"].first(frame.text, before.start, before.end)
    return condition.span() if condition else None


def _before(frame: Frame, group: str, floor: int, start: int, distance: int) -> tuple[int, int] | None:
    """The nearest cue of `group` in [floor, start) with fewer than `distance` words and no full break between."""
    cue = load_phrases("modality")[group].last(frame.text, floor, start)
    if cue is None:
        return None
    between = frame.text[cue.end() : start]
    if len(between.split()) >= distance or re.search(r"[;”“\"]|,\s", between):
        return None
    return cue.span()
