"""Reading dates out of a text: one pass of patterns, then each form resolved in the order of the text (rulings 40 to 42)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain, pairwise

from ikrar.elections import Election
from pipeline.tagging.days.arithmetic import election_of, latest_month, mend, month_before, nearest_year, safe_date, weekday_near
from pipeline.tagging.days.counted import resolve_counted, resolve_day_alone, resolve_offset, resolve_since
from pipeline.tagging.days.event import resolve_event
from pipeline.tagging.days.found import Basis, FoundDate, Piece
from pipeline.tagging.days.kind import with_kind
from pipeline.tagging.days.words import DateWords
from pipeline.tagging.numbers.numerals import value_of
from pipeline.words.shapes import Shape

_EVENT_REACH = 30
_THIS = re.compile(r"\sini(?!\w)")
_TO_NUMBER = Shape(r"[\s,(\-–.]{0,4}(?:{dates.day_alone}\.?\s)?")
"""Between a weekday and the number of its day."""
_CLOSED = re.compile(r"\s?\)")
_WEEK_TOLD = Shape(r"\s+(?:{dates.week_told}|ke-|{dates.nth})")
_VOTES_ON = Shape(
    r"(?<!\w)(?:{dates.voting}|{elections.psu})(?!\w)\)?(?:\s+(?:{dates.again}|\({elections.psu}\)))*(?:,|\s+{dates.takes_place})*\s*\Z"
)
"""A vote that ends right before its weekday: "pencoblosan pada Sabtu"."""
_MISFIT = 2000
"""Without a publication day only the weekday can tell the year: one in which it fits goes before any other."""
_NEXT_VOTE = 13
"""A bare weekday after "pencoblosan" means the voting day, if that lies at most so many days ahead."""
_MONTHS_BACK = 6
"""A month up to which something goes on lies not so far back."""
_SENTENCE_END = re.compile(r"[.!?;\n]")
_REACH = 45
"""Characters before a date in which a word says what it counts from."""


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
    told: list[tuple[int, date]] = []
    begun: list[tuple[int, date]] = []
    for index, piece in enumerate(pieces):
        if piece.kind == "event":
            after = next((other for other in pieces[index + 1 : index + 2] if other.kind in ("day", "weekday")), None)
            own = None if after is None else _resolve(after, text, words, elections, anchor, None)
            one = resolve_event(piece, text, words, told, own)
        else:
            since = _counted_until(piece, text, found) or _told_before(piece, text, words, told or begun)
            one = _resolve(piece, text, words, elections, anchor, since)
        if one is None:
            continue
        if piece.kind in ("offset", "counted") and (apposed := _apposed(piece, pieces[index + 1 : index + 2], text)) is not None:
            own = _resolve(apposed, text, words, elections, anchor, None)
            if own is not None and len(own.iso) == len(one.iso) == 10:
                one = replace(one, iso=own.iso, basis=own.basis, resolved=own.resolved, resolved_basis=own.resolved_basis)
        found.append(with_kind(one, text, words, elections, anchor))
        if len(one.iso) == 10 and found[-1].day in ("act", "letter"):
            begins = words.since.search(text, max(0, one.start - 12), one.start)  # counts only where no other day is told
            (begun if begins else told).append((one.start, date.fromisoformat(one.last or one.resolved or one.iso)))
    return found


def _apposed(piece: Piece, following: Sequence[Piece], text: str) -> Piece | None:
    """ "Sehari sesudahnya, | Kamis (10/4/2025)": the day itself, named right behind the words that count to it."""
    beside = next((other for other in following if other.kind == "day"), None)
    return beside if beside is not None and text[piece.end : beside.start] == ", " else None


def read_today(text: str, words: DateWords, elections: Sequence[Election]) -> FoundDate | None:
    """The day that a page without a time says it is: "Hari ini, Kamis (3/10/2024)", "Hari ini sudah memasuki hari ke-9 kampanye"."""
    pieces = sorted(_pieces(text, words, None), key=lambda piece: piece.start)
    for first, second in pairwise(pieces):
        between = text[first.end : second.start]
        today, other = (first, second) if first.kind == "offset" else (second, first)
        if today.kind != "offset" or words.offsets[re.sub(r"\s+", " ", today.found.group().lower())] != ("day", 0):
            continue
        if other.kind == "day" and not between.strip(" ,("):
            day = _resolve_day(other, text, words, elections, None)
            return day if day is not None and len(day.iso) == len("2024-10-03") else None
        counts = other.kind == "counted" and bool(other.found.group("nth") or other.found.group("h"))
        if counts and other is second and len(between) <= _REACH and not _SENTENCE_END.search(between):
            return resolve_counted(other, text, words, elections, None)
    return None


def _counted_until(piece: Piece, text: str, found: Sequence[FoundDate]) -> date | None:
    """ "hingga Ahad (27/10) ada dua laporan. Satu diregister | sehari kemudian": the as-of day told last in the paragraph."""
    last = found[-1] if found else None
    if last is None or last.day != "as_of" or len(last.iso) != len("2024-11-10") or "\n" in text[last.end : piece.start]:
        return None
    return date.fromisoformat(last.iso)


def _told_before(piece: Piece, text: str, words: DateWords, told: Sequence[tuple[int, date]]) -> date | None:
    """The day from which words count: that told last; "dua hari sebelumnya" in a new paragraph counts from that of the news."""
    if not told:
        return None
    new = text.rfind("\n", 0, piece.start) > told[-1][0]
    if new and words.counts_back.search(text, piece.start, piece.end):
        return max(day for _, day in told)
    return told[-1][1]


def _pieces(text: str, words: DateWords, dateline: tuple[int, int] | None) -> Iterator[Piece]:
    """Matches of all patterns, the more telling ones first where they overlap."""
    taken = bytearray(len(text))
    for piece in chain(
        _day_pieces(text, words, dateline), _month_pieces(text, words), _counted_pieces(text, words, taken), _years(text, words)
    ):
        if not any(taken[piece.start : piece.end]):
            taken[piece.start : piece.end] = b"\1" * (piece.end - piece.start)
            yield piece


def _day_pieces(text: str, words: DateWords, dateline: tuple[int, int] | None) -> Iterator[Piece]:
    """Days in figures with the weekdays beside them, then weekdays alone."""
    weekdays = [found for found in words.weekday.finditer(text) if not _is_week(found, text, words)]
    by_end = {}
    for weekday in weekdays:
        gap = _TO_NUMBER.match(text, weekday.end())
        by_end[gap.end() if gap else weekday.end()] = weekday
    for found in words.day.finditer(text):
        if not _is_day(found, text, words, dateline):
            continue
        before = by_end.get(found.start())
        start = before.start() if before else found.start()
        end = found.end()
        if "(" in text[start : found.start()] and (close := _CLOSED.match(text, end)):
            end = close.end()
        end = start + len(text[start:end].rstrip(" .,"))
        yield Piece(start, end, "day", found, before)
    for weekday in weekdays:
        if words.every.search(text, max(0, weekday.start() - _EVENT_REACH), weekday.start()) is None:
            yield Piece(*weekday.span(), "weekday", weekday)


def _month_pieces(text: str, words: DateWords) -> Iterator[Piece]:
    """Before "kemarin" and the like: "Februari kemarin" is a month."""
    for found in words.month_edge.finditer(text):
        yield Piece(*found.span(), "month_edge", found)
    for found in words.month.finditer(text):
        written_out = len(found.group("month")) > 3 or found.group("month") == "Mei"
        if written_out and not words.law.search(text, max(0, found.start() - 40), found.start()):
            yield Piece(*found.span(), "month", found)


def _counted_pieces(text: str, words: DateWords, taken: bytearray) -> Iterator[Piece]:
    """`taken`: the characters of the pieces so far."""
    for kind, pattern in (
        ("day_alone", words.day_alone),
        ("counted", words.counted),
        ("event", words.beside_event),
        ("offset", words.offset),
    ):
        for found in pattern.finditer(text):
            if kind == "offset" and found.group().lower() in words.directions:
                lead = text[max(0, found.start() - _EVENT_REACH) : found.start()]
                if words.event.search(lead) or taken[max(0, found.start() - 2)]:
                    continue  # "pileg kemarin" is the last one, not yesterday's; "Jumat (15/11) kemarin" is one day
            yield Piece(*found.span(), kind, found)  # type: ignore[arg-type]


def _years(text: str, words: DateWords) -> Iterator[Piece]:
    for found in words.year.finditer(text):
        lead = text[max(0, found.start() - 40) : found.start("y")]
        if not (words.law.search(lead) or words.term.search(lead)):
            yield Piece(*found.span("y"), "year", found)


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


def _is_week(found: re.Match[str], text: str, words: DateWords) -> bool:
    """ "Minggu tenang", "Minggu depan" at the start of a sentence: the week, not Sunday."""
    return found.group("weekday").lower() in words.week_names and _WEEK_TOLD.match(text, found.end()) is not None


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
    piece: Piece, text: str, words: DateWords, elections: Sequence[Election], anchor: date | None, told: date | None
) -> FoundDate | None:
    if piece.kind == "day":
        return _resolve_day(piece, text, words, elections, anchor)
    if piece.kind == "weekday":
        return _resolve_weekday(piece, text, words, elections, anchor)
    if piece.kind == "month":
        return _resolve_month(piece, text, words, anchor)
    if piece.kind == "month_edge":
        return _resolve_edge(piece, text, words, anchor)
    if piece.kind == "day_alone":
        return resolve_day_alone(piece, text, words, anchor)
    if piece.kind == "year":
        return FoundDate(piece.start, piece.end, piece.found.group("y"), "explicit")
    if piece.kind == "offset":
        return resolve_offset(piece, text, words, anchor, told)
    if piece.found.group("since") or piece.found.group("gap"):
        return resolve_since(piece, text, words, told)
    return resolve_counted(piece, text, words, elections, anchor)


@lru_cache(maxsize=2)
def _election_by_day(text: str, numbers: tuple[tuple[str, int], ...], elections: tuple[Election, ...]) -> Election | None:
    """The election whose voting day the text writes out ("Pencoblosan 9 Desember 2015"), for a page without a time (ruling 42).

    Kept, for each date of the text asks; `numbers` are the names of months.
    """
    for election in elections:
        if (voting := election.voting_day) is not None:
            months = "|".join(re.escape(name) for name, number in numbers if number == voting.month)
            if re.search(rf"(?<!\d){voting.day}\s+(?:{months})\s+{voting.year}(?!\d)", text, re.IGNORECASE):
                return election
    return None


def _resolve_day(piece: Piece, text: str, words: DateWords, elections: Sequence[Election], anchor: date | None) -> FoundDate | None:
    found, weekday = piece.found, None
    if piece.weekday is not None:
        told = piece.weekday.group("to") if not found.group("to") else None  # "Selasa dan Rabu (25/4)": the number is the last one's
        weekday = words.weekdays[(told or piece.weekday.group("weekday")).lower()]
    day, month, year = int(found.group("d")), _month_of(found, words), _year_of(found)
    basis: Basis = "explicit"
    if year is None:
        basis, year = "year_inferred", _year_told(found, text, words, elections, anchor, weekday)
    written = safe_date(year, month, day) if year is not None else None
    if written is None or year is None:
        return None
    last = safe_date(year, month, int(found.group("to"))) if found.group("to") else None
    has_been = last is not None and last > written and (anchor is None or last <= anchor)
    one = FoundDate(piece.start, piece.end, written.isoformat(), basis, last=last.isoformat() if last is not None and has_been else None)
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


def _year_told(
    found: re.Match[str], text: str, words: DateWords, elections: Sequence[Election], anchor: date | None, weekday: int | None
) -> int | None:
    """The year of a day that is written without one: that of the vote whose day it is, else the nearest; None without any anchor."""
    day, month = int(found.group("d")), _month_of(found, words)
    after = text[found.end() : found.end() + 12]
    future = any(use == "future" and after.strip().startswith(word) for word, use in words.directions.items())
    election = election_of(text, elections, anchor)
    if election is None and anchor is None:
        election = _election_by_day(text, tuple(words.months.items()), tuple(elections))
    voting = election.voting_day if election else None
    near = anchor or voting
    if near is None:
        return None
    if voting is not None and (voting.day, voting.month) == (day, month):
        return voting.year
    bracket, misfit = found.group("m") is not None, _MISFIT if anchor is None else 40
    return nearest_year(day, month, near, weekday=weekday, future=future, bracket=bracket, misfit=misfit)


def _resolve_weekday(piece: Piece, text: str, words: DateWords, elections: Sequence[Election], anchor: date | None) -> FoundDate | None:
    if anchor is None:
        return None
    weekday = words.weekdays[piece.found.group("weekday").lower()]
    if _VOTES_ON.search(text[max(0, piece.start - _REACH) : piece.start]):
        votes = [one.voting_day for one in elections if one.voting_day and 0 <= (one.voting_day - anchor).days <= _NEXT_VOTE]
        if voting := min((day for day in votes if day.isoweekday() == weekday), default=None):
            return FoundDate(piece.start, piece.end, voting.isoformat(), "relative", reason="the weekday of a vote to come")
    direction = words.directions.get(re.sub(r"\s+", " ", piece.found.group("direction") or ""))
    if piece.found.group("weeks"):
        weeks = value_of(piece.found.group("weeks")) or 0
        on = weekday_near(weekday, anchor - timedelta(weeks=weeks), "this_week")
        return FoundDate(piece.start, piece.end, on.isoformat(), "relative")
    if direction is None and _THIS.match(text, piece.end):
        direction = "this_week"  # "putusannya Jumat ini" on a Wednesday: the one to come
    day = weekday_near(weekday, anchor, direction)
    if (to := piece.found.group("to")) is None:
        return FoundDate(piece.start, piece.end, day.isoformat(), "relative")
    last = weekday_near(words.weekdays[to.lower()], anchor, direction)
    if last < day:
        day -= timedelta(weeks=1)  # told on a Monday, "Senin dan Selasa" are those of the week before
    return FoundDate(piece.start, piece.end, day.isoformat(), "relative", last=last.isoformat() if day < last <= anchor else None)


def _resolve_month(piece: Piece, text: str, words: DateWords, anchor: date | None) -> FoundDate | None:
    month = words.months[piece.found.group("month").lower()]
    year = piece.found.group("y")
    if year is not None:
        return FoundDate(piece.start, piece.end, f"{year}-{month:02}", "explicit")
    if anchor is None:
        return None
    future = words.directions.get(piece.found.group("direction") or "") in ("future", "next_week")
    latest = latest_month(month, anchor, future=False)
    if words.as_of.search(text, max(0, piece.start - 20), piece.start) and not piece.found.group("direction"):
        future = latest < month_before(anchor, _MONTHS_BACK)  # "sampai November" on a page of September: the one to come
    return FoundDate(piece.start, piece.end, latest_month(month, anchor, future=True) if future else latest, "relative")


def _resolve_edge(piece: Piece, text: str, words: DateWords, anchor: date | None) -> FoundDate | None:
    """ "Hari terakhir April", "hari pertama Oktober": a day of the month."""
    month = _resolve_month(piece, text, words, anchor)
    if month is None:
        return None
    first = date.fromisoformat(f"{month.iso}-01")
    last = safe_date(first.year + first.month // 12, first.month % 12 + 1, 1)
    edge = first if words.edges[piece.found.group("edge").lower()] > 0 or last is None else last - timedelta(days=1)
    return replace(month, iso=edge.isoformat())


def _dateline_day(
    pieces: Sequence[Piece], words: DateWords, text: str, elections: Sequence[Election], dateline: tuple[int, int] | None
) -> date | None:
    if dateline is None:
        return None
    for piece in pieces:
        if piece.kind == "day" and dateline[0] <= piece.start < dateline[1]:
            one = _resolve_day(piece, text, words, elections, None)
            return date.fromisoformat(one.iso) if one else None
    return None
