"""Dates that are counted: from publication ("dua hari lalu"), from a day told before ("keesokan harinya"), from a vote ("H-15")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from ikrar.elections import Election
from pipeline.tagging.days.arithmetic import election_of, month_before, nearest_year, of_a_revote, safe_date
from pipeline.tagging.days.found import FoundDate, Piece
from pipeline.tagging.days.words import DAY, MONTH, WEEK, DateWords
from pipeline.tagging.numbers.numerals import value_of
from pipeline.words.shapes import Shape

_EVENT_REACH = 20
_SOME = Shape(r"\b(?:{counts.vague}|{dates.day_span}-)\s*\Z")
""" "Beberapa hari sebelumnya": nobody says how many."""
_NUMBERED = Shape(r"\s+(?:ke-?\w+|{dates.nth})(?!\w)", re.IGNORECASE)
""" "Awal pekan | kedua November": a week of a month, not this one."""
_TO_THE_VOTE = 60
"""Characters behind "sebelum pemungutan suara" in which its day, or "ulang (PSU)", may stand."""


def resolve_day_alone(piece: Piece, text: str, words: DateWords, anchor: date | None) -> FoundDate | None:
    """ "Tanggal 17 kemarin", "tanggal 3 bulan lalu": the latest such day not after publication, or of the month that is told.

    "Paling lambat tanggal 5 setiap bulan" is a deadline, and no day.
    """
    day, direction = int(piece.found.group("d")), re.sub(r"\s+", " ", piece.found.group("direction") or "").lower()
    if anchor is None or words.directions.get(direction) in ("future", "next_week"):
        return None
    use, months = words.offsets.get(direction, ("past", 0))
    if not direction and day > anchor.day:
        return None  # may be a day to come
    if not direction and words.limit.search(text, max(0, piece.start - _EVENT_REACH), piece.start):
        return None
    back = -months if use == "month_from" else int(day > anchor.day)
    year, month = map(int, month_before(anchor, back).split("-"))
    on = safe_date(year, month, day)
    return FoundDate(piece.start, piece.end, on.isoformat(), "relative") if on is not None else None


def resolve_offset(piece: Piece, text: str, words: DateWords, anchor: date | None, told: date | None) -> FoundDate | None:
    """The day of a word such as "kemarin" or "pekan lalu", from publication or the day told before; None where that is not known."""
    use, value = words.offsets[re.sub(r"\s+", " ", piece.found.group().lower())]
    base = told if use.startswith("anaphor") else anchor
    if use == "week_edge" and _NUMBERED.match(text, piece.end):
        return None
    if base is None or (use.startswith("anaphor") and _SOME.search(text, max(0, piece.start - _EVENT_REACH), piece.start)):
        return None
    if use == "anaphor_week":
        iso = (base + timedelta(weeks=value)).isoformat()[:7]
    elif use in ("day", "anaphor"):
        iso = (base + timedelta(days=value)).isoformat()
    elif use == "week":
        iso = (base + timedelta(weeks=value)).isoformat()[:7]
    elif use == "week_edge":
        iso = (base + timedelta(days=1 - base.isoweekday(), weeks=value)).isoformat()
    elif use == "month_from":
        iso = month_before(base, -value)
    else:
        iso = str(base.year + value)
    return FoundDate(piece.start, piece.end, iso, "relative")


def resolve_since(piece: Piece, text: str, words: DateWords, told: date | None) -> FoundDate | None:
    """ "Tiga hari kemudian", "selang dua hari": counted from the day told before, months and rough weeks as months."""
    found = piece.found
    if found.group("gap"):
        counted, unit, back = found.group("gap"), found.group("unit4"), False
    else:
        counted, unit = found.group("since"), found.group("unit3")
        back = re.sub(r"\s+", " ", found.group("side")) in words.before_told
    if told is None or words.limit.search(text, max(0, piece.start - 25), piece.start):
        return None
    number = 1 if counted.lower() == "se" else value_of(counted) or 0
    span = words.spans[unit]
    if span == MONTH:
        return FoundDate(piece.start, piece.end, month_before(told, number if back else -number), "relative")
    day = told + timedelta(days=(-1 if back else 1) * number * span)
    rough = span != DAY and words.about.search(text, max(0, piece.start - _EVENT_REACH), piece.start)
    return FoundDate(piece.start, piece.end, day.isoformat()[: 7 if rough else 10], "relative")


def resolve_counted(piece: Piece, text: str, words: DateWords, elections: Sequence[Election], anchor: date | None) -> FoundDate | None:
    """The day of "tiga hari lalu" or "H-3"; None where it cannot be counted from any day."""
    found = piece.found
    if found.group("ago"):
        if anchor is None:
            return None
        number, span = value_of(found.group("ago")) or 0, words.spans[found.group("unit")]
        if span == DAY:
            iso = (anchor - timedelta(days=number)).isoformat()
        elif span == WEEK:
            about = words.about.search(text[max(0, piece.start - _EVENT_REACH) : piece.start])
            iso = (anchor - timedelta(weeks=number)).isoformat()[: 7 if about else 10]
        else:
            iso = month_before(anchor, number) if span == MONTH else str(anchor.year - number)
        return FoundDate(piece.start, piece.end, iso, "relative")
    if found.group("before") and (vote := _vote_told(piece, text, words, anchor)) is not None:
        day = vote - timedelta(days=_days_before(found, words))
        return FoundDate(piece.start, piece.end, day.isoformat(), "relative", reason=f"counted from the vote of {vote}")
    election = election_of(text, elections, anchor)
    if election is None or election.voting_day is None:
        return None
    if found.group("nth"):
        if election.campaign_start is None:
            return None
        day = election.campaign_start + timedelta(days=(value_of(found.group("nth")) or 0) - 1)
    elif found.group("h"):
        shift = timedelta(days=int(found.group("h")))
        day = election.voting_day + (shift if found.group("sign") == "+" else -shift)
    else:
        if of_a_revote(text[piece.end : piece.end + _TO_THE_VOTE]):
            return None  # each regency has its own: better no day than that of another
        day = election.voting_day - timedelta(days=_days_before(found, words))
        if words.spans[found.group("unit2")] == MONTH:
            return FoundDate(piece.start, piece.end, day.isoformat()[:7], "relative", reason=f"counted from {election.id}")
    return FoundDate(piece.start, piece.end, day.isoformat(), "relative", reason=f"counted from {election.id}")


def _days_before(found: re.Match[str], words: DateWords) -> int:
    number = 1 if found.group("before") == "se" else value_of(found.group("before")) or 0
    return number * words.spans[found.group("unit2")]


def _vote_told(piece: Piece, text: str, words: DateWords, anchor: date | None) -> date | None:
    """ "sembilan hari sebelum pemungutan suara ulang (PSU) Pilkada Pasaman, 19 April": the day of the vote that stands right behind."""
    behind = text[piece.end : piece.end + _TO_THE_VOTE]
    behind = behind[: min(at for at in (behind.find(". "), behind.find("\n"), len(behind)) if at >= 0)]
    day = words.day.search(behind)
    if day is None or anchor is None or not day.group("month"):
        return None
    month = words.months[day.group("month").lower()]
    year = (
        int(day.group("y3"))
        if day.group("y3")
        else nearest_year(int(day.group("d")), month, anchor, weekday=None, future=True, bracket=False)
    )
    return safe_date(year, month, int(day.group("d")))
