"""Reading dates out of a text: one pass of patterns, then each form resolved in the order of the text (rulings 40 to 42)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from ikrar.elections import Election
from pipeline.tagging.dates_words import DateWords
from pipeline.tagging.days import election_of, latest_month, mend, month_before, nearest_year, safe_date, weekday_near
from pipeline.tagging.numerals import value_of_words

Basis = Literal["explicit", "year_inferred", "relative"]
Day = Literal["act", "voting_day", "campaign", "future", "letter", "as_of"]
_EVENT_REACH = 20
_MISFIT = 2000
"""Without a publication day only the weekday can tell the year: one in which it fits goes before any other."""
_NEXT_VOTE = 13
"""A bare weekday after "pencoblosan" means the voting day, if that lies at most so many days ahead."""
_REACH = 45
"""Characters before a date in which a word says what day it is."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date of the text. `resolved`: the day that ruling 41 reads instead, if it does; `day`: what kind of day it is."""

    start: int
    end: int
    iso: str
    basis: Basis
    day: Day = "act"
    resolved: str | None = None
    resolved_basis: Basis | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A match of one of the patterns, to be resolved."""

    start: int
    end: int
    kind: Literal["day", "weekday", "month", "month_edge", "day_alone", "year", "offset", "counted"]
    found: re.Match[str]
    weekday: re.Match[str] | None = None


def read_dates(
    text: str,
    words: DateWords,
    elections: Sequence[Election],
    *,
    published: date | None,
    dateline: tuple[int, int] | None = None,
) -> list[FoundDate]:
    """All dates of a text, by start, none overlapping.

    Args:
        published: day of publication in the page's zone; without it weekdays and "kemarin" stay unread and years come from the
            election that the text names (ruling 42).
        dateline: its characters; a date in it is the anchor where there is no publication day.
    """
    pieces = sorted(_pieces(text, words, dateline), key=lambda piece: piece.start)
    anchor = published or _dateline_day(pieces, words, text, elections, dateline)
    found: list[FoundDate] = []
    told: date | None = None
    for piece in pieces:
        one = _resolve(piece, text, words, elections, anchor, told)
        if one is None:
            continue
        found.append(_with_day(one, text, words, elections, anchor))
        if len(one.iso) == 10 and found[-1].day in ("act", "letter"):
            told = date.fromisoformat(one.resolved or one.iso)
    return found


def _pieces(text: str, words: DateWords, dateline: tuple[int, int] | None) -> Iterator[_Piece]:
    """Matches of all patterns, the more telling ones first where they overlap."""
    taken = bytearray(len(text))

    def free(start: int, end: int) -> bool:
        if any(taken[start:end]):
            return False
        taken[start:end] = b"\1" * (end - start)
        return True

    days = [found for found in words.day.finditer(text) if _is_day(found, text, words, dateline)]
    weekdays = [found for found in words.weekday.finditer(text) if not _is_week(found, text)]
    by_end = {}
    for weekday in weekdays:
        gap = re.compile(r"[\s,(\-–.]{0,4}(?:tanggal\s|tgl\.?\s)?").match(text, weekday.end())
        by_end[gap.end() if gap else weekday.end()] = weekday
    for found in days:
        before = by_end.get(found.start())
        start = before.start() if before else found.start()
        end = found.end()
        if "(" in text[start : found.start()] and (close := re.compile(r"\s?\)").match(text, end)):
            end = close.end()
        end = start + len(text[start:end].rstrip(" .,"))
        if free(start, end):
            yield _Piece(start, end, "day", found, before)
    for weekday in weekdays:
        if free(*weekday.span()):
            yield _Piece(*weekday.span(), "weekday", weekday)
    for found in words.month_edge.finditer(text):
        if free(*found.span()):
            yield _Piece(*found.span(), "month_edge", found)
    for found in words.month.finditer(text):  # before "kemarin" and the like: "Februari kemarin" is a month
        if (
            (len(found.group("month")) > 3 or found.group("month") == "Mei")
            and not words.law.search(text, max(0, found.start() - 40), found.start())
            and free(*found.span())
        ):
            yield _Piece(*found.span(), "month", found)
    for kind, pattern in (("day_alone", words.day_alone), ("counted", words.counted), ("offset", words.offset)):
        for found in pattern.finditer(text):
            lead = text[max(0, found.start() - _EVENT_REACH) : found.start()]
            if kind == "offset" and found.group().lower() in words.directions and words.event.search(lead):
                continue  # "pileg kemarin" is the last one, not yesterday's
            if kind == "offset" and found.group().lower() in words.directions and taken[max(0, found.start() - 2)]:
                continue  # "Jumat (15/11) kemarin" is one day
            if free(*found.span()):
                yield _Piece(*found.span(), kind, found)  # type: ignore[arg-type]
    for found in words.year.finditer(text):
        lead = text[max(0, found.start() - 40) : found.start("y")]
        if words.law.search(lead) or words.term.search(lead):
            continue
        if free(*found.span("y")):
            yield _Piece(*found.span("y"), "year", found)


def _is_day(found: re.Match[str], text: str, words: DateWords, dateline: tuple[int, int] | None) -> bool:
    """Whether figures are a day: in brackets, after a weekday, or with a month's name or a year of four digits."""
    day, month = int(found.group("d")), _month_of(found, words)
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return False
    if words.law.search(text[max(0, found.start() - 40) : found.start()]) and not found.group("month"):
        return False
    if found.group("month") or found.group("m2") or len(found.group("y") or "") == 4:
        return True
    before = text[max(0, found.start() - 14) : found.start()].rstrip(" ")
    in_dateline = dateline is not None and dateline[0] <= found.start() < dateline[1]
    return before.endswith("(") or in_dateline or bool(words.weekday.search(before))


def _is_week(found: re.Match[str], text: str) -> bool:
    """ "Minggu tenang", "Minggu depan" at the start of a sentence: the week, not Sunday."""
    return found.group("weekday").lower() == "minggu" and bool(
        re.compile(r"\s+(?:tenang|ini|ke-|pertama|kedua|terakhir)").match(text, found.end())
    )


def _month_of(found: re.Match[str], words: DateWords) -> int:
    if found.group("month"):
        return words.months[found.group("month").lower()]
    return int(found.group("m") or found.group("m2"))


def _year_of(found: re.Match[str]) -> int | None:
    year = found.group("y") or found.group("y2") or found.group("y3")
    if year is None:
        return None
    return int(year) if len(year) == 4 else 2000 + int(year)


def _resolve(
    piece: _Piece, text: str, words: DateWords, elections: Sequence[Election], anchor: date | None, told: date | None
) -> FoundDate | None:
    if piece.kind == "day":
        return _resolve_day(piece, text, words, elections, anchor)
    if piece.kind == "weekday":
        return _resolve_weekday(piece, text, words, elections, anchor)
    if piece.kind == "month":
        return _resolve_month(piece, words, anchor)
    if piece.kind == "month_edge":
        return _resolve_edge(piece, words, anchor)
    if piece.kind == "day_alone":
        return _resolve_day_alone(piece, words, anchor)
    if piece.kind == "year":
        return FoundDate(piece.start, piece.end, piece.found.group("y"), "explicit")
    if piece.kind == "offset":
        return _resolve_offset(piece, text, words, anchor, told)
    if piece.found.group("since"):
        return _resolve_since(piece, text, words, told)
    return _resolve_counted(piece, text, words, elections, anchor)


def _resolve_day(piece: _Piece, text: str, words: DateWords, elections: Sequence[Election], anchor: date | None) -> FoundDate | None:
    found, weekday = piece.found, None
    if piece.weekday is not None:
        weekday = words.weekdays[piece.weekday.group("weekday").lower()]
    day, month, year = int(found.group("d")), _month_of(found, words), _year_of(found)
    basis: Basis = "explicit"
    if year is None:
        basis = "year_inferred"
        after = text[found.end() : found.end() + 12]
        future = any(use == "future" and after.strip().startswith(word) for word, use in words.directions.items())
        election = election_of(text, elections, anchor)
        near = anchor or (election.voting_day if election else None)
        if near is None:
            return None
        voting = election.voting_day if election else None
        if voting is not None and (voting.day, voting.month) == (day, month):
            year = voting.year
        else:
            year = nearest_year(
                day,
                month,
                near,
                weekday=weekday,
                future=future,
                bracket=found.group("m") is not None,
                misfit=_MISFIT if anchor is None else 40,
            )
    written = safe_date(year, month, day)
    if written is None:
        return None
    one = FoundDate(piece.start, piece.end, written.isoformat(), basis)
    if weekday is None or anchor is None or (written.isoweekday() == weekday and written <= anchor):
        return one
    if written.isoweekday() == weekday and written > anchor and (written - anchor).days < 300:
        return one  # a day to come that fits its weekday
    mended = mend(written, weekday, anchor)
    if mended is None:
        return replace(one, reason="weekday and number disagree, and no single change mends them")
    return replace(
        one,
        resolved=mended.isoformat(),
        resolved_basis="year_inferred",
        reason=f"weekday and number disagree: read as {mended} (ruling 41)",
    )


def _resolve_weekday(piece: _Piece, text: str, words: DateWords, elections: Sequence[Election], anchor: date | None) -> FoundDate | None:
    if anchor is None:
        return None
    weekday = words.weekdays[piece.found.group("weekday").lower()]
    if words.votes_on.search(text[max(0, piece.start - _REACH) : piece.start]):
        votes = [one.voting_day for one in elections if one.voting_day and 0 <= (one.voting_day - anchor).days <= _NEXT_VOTE]
        if voting := min((day for day in votes if day.isoweekday() == weekday), default=None):
            return FoundDate(piece.start, piece.end, voting.isoformat(), "relative", reason="the weekday of a vote to come")
    direction = words.directions.get(re.sub(r"\s+", " ", piece.found.group("direction") or ""))
    word = piece.found.group("direction")
    day = weekday_near(weekday, anchor, direction if word not in ("kemarin", "tadi") else None)
    return FoundDate(piece.start, piece.end, day.isoformat(), "relative")


def _resolve_month(piece: _Piece, words: DateWords, anchor: date | None) -> FoundDate | None:
    month = words.months[piece.found.group("month").lower()]
    year = piece.found.group("y")
    if year is not None:
        return FoundDate(piece.start, piece.end, f"{year}-{month:02}", "explicit")
    if anchor is None:
        return None
    future = words.directions.get(piece.found.group("direction") or "") in ("future", "next_week")
    return FoundDate(piece.start, piece.end, latest_month(month, anchor, future=future), "relative")


def _resolve_edge(piece: _Piece, words: DateWords, anchor: date | None) -> FoundDate | None:
    """ "Hari terakhir April", "hari pertama Oktober": a day of the month."""
    month = _resolve_month(piece, words, anchor)
    if month is None:
        return None
    first = date.fromisoformat(f"{month.iso}-01")
    last = safe_date(first.year + first.month // 12, first.month % 12 + 1, 1)
    edge = first if words.edges[piece.found.group("edge").lower()] > 0 or last is None else last - timedelta(days=1)
    return replace(month, iso=edge.isoformat())


def _resolve_day_alone(piece: _Piece, words: DateWords, anchor: date | None) -> FoundDate | None:
    """ "Tanggal 17 kemarin", "tanggal 3 bulan lalu": the latest such day not after publication, or of the month that is told."""
    day, direction = int(piece.found.group("d")), re.sub(r"\s+", " ", piece.found.group("direction") or "").lower()
    if anchor is None or words.directions.get(direction) in ("future", "next_week"):
        return None
    use, months = words.offsets.get(direction, ("past", 0))
    if not direction and day > anchor.day:
        return None  # may be a day to come
    back = -months if use == "month_from" else int(day > anchor.day)
    year, month = map(int, month_before(anchor, back).split("-"))
    on = safe_date(year, month, day)
    return FoundDate(piece.start, piece.end, on.isoformat(), "relative") if on is not None else None


def _resolve_offset(piece: _Piece, text: str, words: DateWords, anchor: date | None, told: date | None) -> FoundDate | None:
    use, value = words.offsets[re.sub(r"\s+", " ", piece.found.group().lower())]
    base = told if use.startswith("anaphor") else anchor
    if base is None:
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


def _resolve_since(piece: _Piece, text: str, words: DateWords, told: date | None) -> FoundDate | None:
    """ "Tiga hari kemudian", "sepekan sebelumnya": counted from the day told before; weeks and months as months."""
    found = piece.found
    if told is None or words.limit.search(text, max(0, piece.start - 25), piece.start):
        return None
    number = 1 if found.group("since").lower() == "se" else _number(found.group("since"))
    back = re.sub(r"\s+", " ", found.group("side")) in words.before_told
    unit = found.group("unit3")
    if unit == "bulan":
        return FoundDate(piece.start, piece.end, month_before(told, number if back else -number), "relative")
    day = told + timedelta(days=(-1 if back else 1) * number * (1 if unit == "hari" else 7))
    return FoundDate(piece.start, piece.end, day.isoformat()[: 10 if unit == "hari" else 7], "relative")


def _resolve_counted(piece: _Piece, text: str, words: DateWords, elections: Sequence[Election], anchor: date | None) -> FoundDate | None:
    found = piece.found
    if found.group("ago"):
        if anchor is None:
            return None
        number, unit = _number(found.group("ago")), found.group("unit")
        if unit == "hari":
            iso = (anchor - timedelta(days=number)).isoformat()
        elif unit in ("pekan", "minggu"):
            about = words.about.search(text[max(0, piece.start - _EVENT_REACH) : piece.start])
            iso = (anchor - timedelta(weeks=number)).isoformat()[: 7 if about else 10]
        else:
            iso = month_before(anchor, number) if unit == "bulan" else str(anchor.year - number)
        return FoundDate(piece.start, piece.end, iso, "relative")
    election = election_of(text, elections, anchor)
    if election is None or election.voting_day is None:
        return None
    if found.group("nth"):
        if election.campaign_start is None:
            return None
        day = election.campaign_start + timedelta(days=_number(found.group("nth")) - 1)
    elif found.group("h"):
        shift = timedelta(days=int(found.group("h")))
        day = election.voting_day + (shift if found.group("sign") == "+" else -shift)
    else:
        number = 1 if found.group("before") == "se" else _number(found.group("before"))
        unit = {"hari": 1, "pekan": 7, "minggu": 7, "bulan": 30}[found.group("unit2")]
        day = election.voting_day - timedelta(days=number * unit)
        if unit == 30:
            return FoundDate(piece.start, piece.end, day.isoformat()[:7], "relative", reason=f"counted from {election.id}")
    return FoundDate(piece.start, piece.end, day.isoformat(), "relative", reason=f"counted from {election.id}")


def _number(text: str) -> int:
    return int(text) if text.isdigit() else value_of_words(text) or 0


def _with_day(one: FoundDate, text: str, words: DateWords, elections: Sequence[Election], anchor: date | None) -> FoundDate:
    """What kind of day it is: voting days and campaign windows of the table first, then the words before it."""
    before = text[max(0, one.start - _REACH) : one.start]
    before = before[max(before.rfind(". "), before.rfind("\n")) + 1 :]
    iso = one.resolved or one.iso
    day: Day = "act"
    of_the_vote = words.voting.search(before) is not None
    counted = one.basis == "relative" and not of_the_vote and not one.reason
    over = anchor is not None and iso <= anchor.isoformat() and not of_the_vote
    if not (counted or over) and any(election.voting_day is not None and election.voting_day.isoformat() == iso for election in elections):
        day = "voting_day"
    elif (
        len(iso) == 10
        and any(iso in (str(election.campaign_start), str(election.campaign_end)) for election in elections)
        and words.campaign.search(before)
    ):
        day = "campaign"
    elif anchor is not None and iso > anchor.isoformat()[: len(iso)]:
        day = "future"
    elif words.letter.search(before):
        day = "letter"
    elif words.as_of.search(before):
        day = "as_of"
    return one if day == "act" else replace(one, day=day)


def _dateline_day(
    pieces: Sequence[_Piece], words: DateWords, text: str, elections: Sequence[Election], dateline: tuple[int, int] | None
) -> date | None:
    if dateline is None:
        return None
    for piece in pieces:
        if piece.kind == "day" and dateline[0] <= piece.start < dateline[1]:
            one = _resolve_day(piece, text, words, elections, None)
            return date.fromisoformat(one.iso) if one else None
    return None
