"""Interviews in questions and answers: who answers is named once, before the first question, and no answer stands in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.records.reading.actors import fullest
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.kept import kept
from pipeline.records.reading.moment import Moment, act_dates, moment_of
from pipeline.records.speakers.urging import is_on_topic, names_servants
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_FEWEST_QUESTIONS = 3
_LONGEST_QUESTION = 160
"""A paragraph that ends in a question mark and is longer tells a story."""


_MARKED = Shape(r"{appeals.question_mark}\s*:")
"""A question marked as one ("T: Ada pesan?"), whatever its last sign."""


@dataclass(frozen=True, slots=True)
class Interview:
    """One official's answers from the first question on, and the day that the introduction gives."""

    official: Mention
    start: int
    day: Moment | None


@kept
def interview_of(frame: Frame) -> Interview | None:
    """The interview that the article is, if it is one with an official."""
    questions = [paragraph for paragraph in frame.paragraphs if _asks(frame, paragraph)]
    if len(questions) < _FEWEST_QUESTIONS:
        return None
    start = questions[0].start
    named = [official for official in frame.officials if official["start"] < start and official.get("name")]
    if not named:
        return None
    days = act_dates(frame, named[0]["start"], start)
    return Interview(fullest(frame, named[0]), start, moment_of(days[-1]) if days else None)


def urged_in(frame: Frame, interview: Interview) -> Iterator[Span]:
    """Sentences of answers that urge servants: "Saya minta ASN …", or whatever answers "Pesan Anda?" and names them.

    The question may name them: "Pesan untuk ASN?"
    """
    words, asked, asked_of = load_phrases("appeals"), False, False
    for paragraph in (paragraph for paragraph in frame.paragraphs if paragraph.start >= interview.start):
        if _asks(frame, paragraph):
            asked = words["asks_message"].found(frame.text, paragraph.start, paragraph.end)
            asked_of = asked and names_servants(frame, paragraph.start, paragraph.end)
        for sentence in (s for s in frame.sentences if paragraph.holds(s.start) and not frame.say(s).endswith("?")):
            urges = words["i_urge"].found(frame.text, sentence.start, sentence.end) or (
                asked and words["appeal_quoted"].found(frame.text, sentence.start, sentence.end)
            )
            to_servants = asked_of or names_servants(frame, paragraph.start if asked else sentence.start, sentence.end)
            on_topic = is_on_topic(frame, sentence.start, sentence.end)
            if urges and to_servants and on_topic and frame.quote_at(sentence.start) is None:
                yield sentence


def _asks(frame: Frame, paragraph: Span) -> bool:
    said = frame.say(paragraph).strip(" \n*_")
    if _MARKED.match(said):
        return True
    return said.endswith("?") and len(said) <= _LONGEST_QUESTION and frame.quote_at(paragraph.start) is None
