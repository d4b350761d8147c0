"""The day up to which a number was counted: "per 22 November", "Rekap itu ditutup Selasa" (ruling 43)."""

from __future__ import annotations

from pipeline.records.claim_dates import is_of_release, is_today
from pipeline.records.frame import Frame, Span
from pipeline.records.moment import Moment, moment_of
from pipeline.records.phrases import load_phrases
from pipeline.records.tallies import Tally

_TO_DATE = 12
"""Characters between "ditutup" and its day."""


def as_of(frame: Frame, sentences: list[Span]) -> Moment | None:
    """ "per 22 November", "hingga 30 November": the day up to which was counted, in the claim or before it in the paragraph."""
    paragraph = frame.paragraph_at(sentences[0].start)
    before = [s for s in reversed(frame.sentences) if paragraph.start <= s.start < sentences[0].start]
    for sentence in (*sentences, *before):
        for mention in frame.within(sentence.start, sentence.end, "date"):
            closed = mention["day"] == "as_of" or (sentence in sentences and is_of_release(frame, mention, sentence))
            if closed and len(mention["iso"]) > len("2024") and not is_today(mention):
                return moment_of(mention)
    return None


def as_of_all(frame: Frame) -> Moment | None:
    """The as-of day of all numbers, where the text says "semua data" or closes them."""
    words = load_phrases("stage_dates")
    for sentence in frame.sentences:
        if words["all_data"].found(frame.text, sentence.start, sentence.end):
            days = [m for m in frame.within(sentence.start, sentence.end, "date") if m["day"] == "as_of" and not is_today(m)]
            if days:
                return moment_of(days[0])
        if closed_on := _closed_on(frame, sentence):
            return closed_on
    return None


def as_of_whole(frame: Frame, tally: Tally) -> Moment | None:
    """The as-of day of the number of which the claim is a part."""
    whole = tally.parent
    if whole is None:
        return None
    return as_of(frame, [whole.chain.sentence, whole.final.sentence]) or as_of_whole(frame, whole)


def _closed_on(frame: Frame, sentence: Span) -> Moment | None:
    """ "Rekapitulasi itu ditutup Selasa (1/12)"."""
    closed = load_phrases("stage_dates")["data_closed"].first(frame.text, sentence.start, sentence.end)
    if closed is None:
        return None
    days = [m for m in frame.within(closed.start(), sentence.end, "date") if m["start"] - closed.end() <= _TO_DATE and not is_today(m)]
    return moment_of(days[0]) if days else None
