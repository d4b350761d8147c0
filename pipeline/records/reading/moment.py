"""When a claim's act or stage took place, and on what the date rests (rulings 39 to 43)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention
from pipeline.tagging.dates import NOT_OF_AN_ACT
from pipeline.words.phrases import load_phrases


@dataclass(frozen=True, slots=True)
class Moment:
    """An ISO date of the precision that is known, and its basis; both None when nothing is known."""

    iso: str | None
    basis: str | None
    at: tuple[int, int] | None = field(default=None, compare=False)
    """The characters of the date in the text, where one date says it."""
    why: str = field(default="", compare=False)
    """By which rule it was found, for `annotate --explain`."""

    @property
    def is_full(self) -> bool:
        """Known to the day."""
        return len(self.iso or "") == len("2024-11-18")


UNDATED = Moment(None, None)


def latest(moments: Iterable[Moment]) -> Moment:
    """The latest of several days, of which the first is kept where they are equal."""
    return max(moments, key=lambda moment: moment.iso or "")


def own_date(frame: Frame, start: int, end: int) -> Moment | None:
    """The date that the clause or the sentence gives; voting days, campaign windows and titles of laws are not the act's."""
    clause, sentence = frame.clause_at(start), frame.sentence_at(start)
    for span in (span for span in (clause, sentence) if span is not None):
        dates = [date for date in act_dates(frame, min(span.start, start), max(span.end, end)) if not _is_content(frame, span.start, date)]
        dates = [date for date in dates if not _opens_next_clause(frame, end, date)]
        if dates:
            nearest = min(dates, key=lambda mention: max(mention["start"] - end, start - mention["end"], 0))
            if load_phrases("moments")["same_day"].pattern.fullmatch(nearest["text"]) and (said := _news_before(frame, nearest["start"])):
                return Moment(said.iso, "relative")
            return moment_of(nearest)
        if load_phrases("moments")["same_day"].found(frame.text, span.start, span.end) and (said := _news_before(frame, span.start)):
            return Moment(said.iso, "relative")
    return None


def _opens_next_clause(frame: Frame, end: int, date: Mention) -> bool:
    """ "Pada 4 November ia memimpin ikrar | dan tiga hari kemudian menerbitkan edaran": the day of what is told behind it."""
    sentence = frame.sentence_at(date["start"])
    if sentence is None or not right_before(frame.text, end, date["start"], "moments", "and_then_on"):
        return False
    if not act_dates(frame, sentence.start, end) and not act_dates(frame, end, date["start"]):
        return False  # the only day of the sentence
    return load_phrases("moments")["next_act"].opens(frame.text, date["end"], skipped=" ,)")


def _is_content(frame: Frame, start: int, date: Mention) -> bool:
    """ "mengingatkan ASN bahwa | tujuh hari menjelang pencoblosan | rawan": a day counted from the vote in what is said."""
    said = _THAT.search(frame.text, start, date["start"])
    return said is not None and date["basis"] == "relative" and load_phrases("moments")["to_the_vote"].found(date["text"])


_THAT = re.compile(r"(?<!\w)bahwa(?!\w)", re.IGNORECASE)


def act_dates(frame: Frame, start: int, end: int) -> list[Mention]:
    """Date mentions in [start, end) on which something may have been done: no voting day, campaign window or title of a law.

    "Tadi", "hari ini" inside a quote count from the day of speaking, which is not known here.
    """
    return [
        mention
        for mention in frame.within(start, end, "date")
        if mention.get("day") not in NOT_OF_AN_ACT
        and (len(mention["iso"]) > _YEAR or (mention["basis"] == "relative" and not _is_this_year(frame, mention)))
        and not (mention["basis"] == "relative" and len(mention["iso"]) > _MONTH and frame.quote_at(mention["start"]) is not None)
        and not _is_of_the_vote(frame, mention)
        and not _is_ahead(frame, mention)
        and not right_before(frame.text, max(start, mention["start"] - _VOTE_REACH), mention["start"], "moments", "meant_to_be")
    ]


def _is_this_year(frame: Frame, mention: Mention) -> bool:
    """ "Di awal tahun ini" says less than the day of saying."""
    return frame.published is not None and mention["iso"] == str(frame.published.year)


def _is_ahead(frame: Frame, mention: Mention) -> bool:
    """Nothing was done after the article was published."""
    iso = moment_of(mention).iso or ""
    if frame.published is None:
        return False
    today = frame.published.isoformat()
    if len(iso) == _MONTH and today.startswith(iso) and frame.published.day < _END_OF_MONTH:
        return load_phrases("moments")["end_of_month"].found(mention["text"]) or right_before(
            frame.text, max(0, mention["start"] - _VOTE_REACH), mention["start"], "moments", "end_of_month"
        )
    return iso[:_DAY] > today[: len(iso)]


def _is_of_the_vote(frame: Frame, mention: Mention) -> bool:
    """ "Pilkada yang digelar serentak pada November 2024": the month of the vote, not of the act."""
    if len(mention["iso"]) > _MONTH:
        return False
    before = max(0, mention["start"] - _VOTE_REACH)
    vote = load_phrases("forms")["vote"].last(frame.text, before, mention["start"])
    return vote is not None and vote.end() >= len(frame.text[: mention["start"]].rstrip())


_DAY = len("2024-08-17")
_MONTH = len("2024-08")
_VOTE_REACH = 70
_END_OF_MONTH = 25
"""From this day on something may have been done at the end of the month."""
_YEAR = len("2024")
"""A bare year names an election or a law more often than the time of an act."""
_RECENT_DAYS = 14
"""What a speaker is quoted for was said at most so many days before publication."""


def moment_of(mention: Mention) -> Moment:
    """The date that a mention means, mended where weekday and number contradict (ruling 41)."""
    iso, basis = mention.get("resolved") or mention["iso"], mention.get("resolved_basis") or mention["basis"]
    return Moment(iso, basis, (mention["start"], mention["end"]))


def is_recent(frame: Frame, mention: Mention) -> bool:
    """Whether somebody may have been interviewed on that day: a full date shortly before publication, where that is known."""
    iso = moment_of(mention).iso or ""
    if len(iso) < len("2024-11-18"):
        return False
    return frame.published is None or 0 <= (frame.published - date.fromisoformat(iso)).days <= _RECENT_DAYS


def published_date(frame: Frame) -> Moment:
    """The day of publication; where the page has none, the day that it prints or says it is, else the day that the dateline gives."""
    if (today := frame.doc._.today) is not None:
        return Moment(today["day"], today["basis"], (today["start"], today["end"]), why="the day that the page says it is")
    if frame.published:
        return Moment(frame.published.isoformat(), "published", why="publication")
    day = (frame.doc._.dateline or {}).get("day")
    return Moment(day, "explicit") if day else UNDATED


def _news_before(frame: Frame, offset: int) -> Moment | None:
    """The day that "pada hari yang sama" means: that told last in the paragraph; at the head of a new one the latest told so far."""
    floor = frame.paragraph_at(offset).start
    dates = [date for date in act_dates(frame, 0, offset) if date["start"] >= floor or date.get("day") != "letter"]
    here = [date for date in dates if date["start"] >= floor]
    if here or not dates:
        return moment_of(here[-1]) if here else None
    full = [date for date in dates if len(moment_of(date).iso or "") == _DAY and is_recent(frame, date)]
    return max((moment_of(date) for date in full), key=lambda moment: moment.iso or "") if full else moment_of(dates[-1])
