"""When a claim's act or stage took place, and on what the date rests (rulings 39 to 43)."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records.actors import speaker_of, spoken_sentences
from pipeline.records.frame import Frame, Mention, Span
from pipeline.records.phrases import load_phrases


@dataclass(frozen=True, slots=True)
class Moment:
    """An ISO date of the precision that is known, and its basis; both None when nothing is known."""

    iso: str | None
    basis: str | None


UNDATED = Moment(None, None)


def date_of_claim(frame: Frame, start: int, end: int, speaker: Mention | None = None) -> Moment:
    """The claim's own date, else the day on which its speaker said it, else the day of publication (ruling 43)."""
    return (
        own_date(frame, start, end)
        or speech_date(frame, start, end, speaker if speaker is not None else speaker_of(frame, start, end))
        or published_date(frame)
    )


def own_date(frame: Frame, start: int, end: int) -> Moment | None:
    """The date that the clause or the sentence gives; voting days, campaign windows and titles of laws are not the act's."""
    clause, sentence = frame.clause_at(start), frame.sentence_at(start)
    for span in (span for span in (clause, sentence) if span is not None):
        dates = act_dates(frame, min(span.start, start), max(span.end, end))
        if dates:
            nearest = min(dates, key=lambda mention: max(mention["start"] - end, start - mention["end"], 0))
            return Moment(nearest["iso"], nearest["basis"])
        if load_phrases("moments")["same_day"].found(frame.text, span.start, span.end) and (said := _date_before(frame, span.start)):
            return Moment(said.iso, "relative")
    return None


def act_dates(frame: Frame, start: int, end: int) -> list[Mention]:
    """Date mentions in [start, end) on which something may have been done."""
    return [mention for mention in frame.within(start, end, "date") if mention.get("iso") and not _of_something_else(frame, mention)]


def speech_date(frame: Frame, start: int, end: int, speaker: Mention | None) -> Moment | None:
    """The day on which the speaker is said to have spoken: beside the claim, else wherever else the speaker is quoted."""
    sentence = frame.sentence_at(start)
    if sentence is None:
        return None
    paragraph = frame.paragraph_at(start)
    said = load_phrases("speech")["saying"]
    beside = [
        other
        for other in frame.sentences
        if abs(other.index - sentence.index) <= 1 and paragraph.holds(other.start) and said.found(frame.text, other.start, other.end)
    ]
    spoken = list(spoken_sentences(frame, speaker)) if speaker is not None else []
    for span in (*beside, *sorted(spoken, key=lambda other: abs(other.index - sentence.index))):
        dates = act_dates(frame, span.start, span.end)
        if dates:
            return Moment(dates[-1]["iso"], dates[-1]["basis"])
    return None


def published_date(frame: Frame) -> Moment:
    return Moment(frame.published.isoformat(), "published") if frame.published else UNDATED


def _date_before(frame: Frame, offset: int) -> Moment | None:
    dates = act_dates(frame, 0, offset)
    return Moment(dates[-1]["iso"], dates[-1]["basis"]) if dates else None


def _of_something_else(frame: Frame, mention: Mention) -> bool:
    """Voting days, campaign windows, titles of laws: the words stand right before the date or right after it."""
    words = load_phrases("moments")
    sentence = frame.sentence_at(mention["start"]) or Span(mention["start"], mention["end"], 0)
    before = max(sentence.start, mention["start"] - _REACH)
    after = min(sentence.end, mention["end"] + _REACH)
    return words["other_day_before"].last(frame.text, before, mention["start"]) is not None or (
        words["other_day_after"].first(frame.text, mention["end"], after) is not None
    )


_REACH = 40
"""Characters around a date in which a word says what day it is."""
