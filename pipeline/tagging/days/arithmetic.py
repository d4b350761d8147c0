"""Arithmetic of days for newspaper dates: the nearest year, the latest weekday, one change that mends (rulings 40 to 42)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from ikrar.elections import Election
from pipeline.words.phrases import load_phrases, words_folder
from pipeline.words.shapes import Shape, WordShape

NEAR_DAYS = 21
"""A done act is told within so many days; a mended date must lie this near to publication."""
_NAMED = WordShape(r"(?<!\w)(?:{dates.local_vote}|{dates.general_vote})\b[^.]{0,45}?\b(?P<year>20[12]\d)(?!\d)")
_KIND = Shape(r"(?<!\w)(?:(?P<general>{dates.general_election}|{dates.general_vote})|{dates.local_vote})\b")


def safe_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none (31 June)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest_year(day: int, month: int, anchor: date, *, weekday: int | None, future: bool, bracket: bool, misfit: float = 40) -> int:
    """The year that brings a day nearest to the anchor.

    Args:
        weekday: printed beside it (Monday is 1); a year in which it does not fit is farther away.
        future: the text says that the day is to come.
        misfit: so many days farther away.
        bracket: written as "(25/1)", as newspapers write days that have been; a day to come is then much farther away.
    """
    years = range(anchor.year - 1, anchor.year + 2)
    if future:
        return next((year for year in years if (on := safe_date(year, month, day)) and on >= anchor), anchor.year)

    def distance(year: int) -> float:
        on = safe_date(year, month, day) or date(year, month, 28)
        days = float((anchor - on).days)
        if days < 0:
            days *= -6.0 if bracket else -1.2
        return days + (misfit if weekday is not None and on.isoweekday() != weekday else 0)

    return min(years, key=distance)


def weekday_near(weekday: int, anchor: date, direction: str | None) -> date:
    """The latest such day not after the anchor (ruling 40); `past`: before it; `last_week`, `this_week`, `next_week`, `future`: as said."""
    monday = anchor - timedelta(days=anchor.isoweekday() - 1)
    if direction == "last_week":
        return monday + timedelta(days=weekday - 1 - 7)
    if direction == "this_week":
        return monday + timedelta(days=weekday - 1)
    if direction == "next_week":
        return monday + timedelta(days=weekday - 1 + 7)
    back = (anchor.isoweekday() - weekday) % 7
    if direction == "future":
        return anchor + timedelta(days=7 - back)
    if direction == "past" and back == 0:
        back = 7
    return anchor - timedelta(days=back)


def latest_month(month: int, anchor: date, *, future: bool) -> str:
    """ "Oktober lalu", "sejak September": the latest such month not after publication (ruling 40)."""
    if future:
        return f"{anchor.year if month >= anchor.month else anchor.year + 1}-{month:02}"
    return f"{anchor.year if month <= anchor.month else anchor.year - 1}-{month:02}"


def month_before(anchor: date, months: int) -> str:
    """The month so many months before the anchor's (negative: after)."""
    at = anchor.year * 12 + anchor.month - 1 - months
    return f"{at // 12}-{at % 12 + 1:02}"


def mend(written: date, weekday: int, anchor: date) -> date | None:
    """The day that one change of year, month or day makes of a wrong date: right weekday, not after publication, near to it (ruling 41)."""
    fitting = {
        on for on in _one_change(written, anchor) if on is not None and on.isoweekday() == weekday and 0 <= (anchor - on).days <= NEAR_DAYS
    }
    return max(fitting, default=None)


def _one_change(written: date, anchor: date) -> Iterator[date | None]:
    for year in {*range(written.year - 2, written.year + 3), anchor.year - 1, anchor.year}:
        yield safe_date(year, written.month, written.day)
    for month in range(1, 13):
        yield safe_date(written.year, month, written.day)
    for day in range(1, 32):
        yield safe_date(written.year, written.month, day)


def of_a_revote(text: str) -> bool:
    """Whether a text names a vote that is held again in one regency."""
    return load_phrases("elections")["psu"].found(text)


def election_of(text: str, elections: Sequence[Election], anchor: date | None) -> Election | None:
    """The election that a text is about: the one it names with its year, else the next voting day after publication."""
    return _election_of(text, tuple(elections), anchor, words_folder())


@lru_cache(maxsize=2)
def _election_of(text: str, elections: tuple[Election, ...], anchor: date | None, folder: str) -> Election | None:
    """Kept, for each date of the text asks; `folder`: of the words in use."""
    for found in _NAMED.finditer(text):
        kind, year = _kind_of(found.group()), int(found.group("year"))
        named = next((election for election in elections if election.kind == kind and _votes_in(election, year)), None)
        if named is not None and (anchor is None or _votes_after(named, anchor - timedelta(days=60))):
            return named
    if anchor is None:
        return None
    revote = of_a_revote(text)
    coming = [election for election in elections if _votes_after(election, anchor) and (revote or election.kind in ("pilkada", "pemilu"))]
    return min(coming, key=lambda election: election.voting_day or date.max, default=None)


def _kind_of(named: str) -> str:
    """ "Pemilihan Umum (Pemilu) 2019" is a pemilu, "pemilu pilkada 2024" a pilkada: the word nearest to the year tells."""
    *_, last = _KIND.finditer(named)
    return "pemilu" if last.group("general") else "pilkada"


def _votes_in(election: Election, year: int) -> bool:
    return election.voting_day is not None and election.voting_day.year == year


def _votes_after(election: Election, day: date) -> bool:
    return election.voting_day is not None and election.voting_day >= day
