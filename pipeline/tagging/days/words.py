"""The words of dates (config/vocabulary/dates.yml) and the patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ikrar.config import Config
from pipeline.words.entries import Entry, load_entries, words_pattern
from pipeline.words.prefilter import WordPattern

Use = Literal[
    "weekday", "month", "part", "day", "week", "week_edge", "month_from", "year_from", "anaphor", "anaphor_week",
    "past", "just_past", "future", "last_week", "this_week", "next_week", "voting", "campaign", "year_of_event", "year_word",
    "before_told", "after_told", "gap", "before_event", "after_event", "event_noun", "met", "limit", "law", "statute", "term",
    "letter", "as_of", "day_alone", "month_edge", "about", "since",
    "day_span", "week_span", "month_span", "year_span", "to", "nth", "week_told", "before_vote", "again", "takes_place", "half",
    "part_of_month", "local_vote", "general_vote", "general_election",
]  # fmt: skip

DAY, WEEK, MONTH = 1, 7, 30
"""Days of a span of time, as `value` says them."""


class DateEntry(Entry):
    """One entry of dates.yml. `iso`: what the example gives on a page of 16 October 2024; `value`: day, month, offset, days of a span."""

    use: Use
    iso: str | None
    value: int = 0


_SPANS: tuple[Use, ...] = ("day_span", "week_span", "month_span", "year_span")


@dataclass(frozen=True, slots=True)
class DateWords:
    """Values by lower-case word, and patterns."""

    weekdays: dict[str, int]
    months: dict[str, int]
    week_names: frozenset[str]
    """Weekdays that are a word for the week as well."""
    spans: dict[str, int]
    """"pekan" -> 7."""
    offsets: dict[str, tuple[Use, int]]
    """"kemarin" -> ("day", -1), "bulan lalu" -> ("month_from", -1)."""
    directions: dict[str, Use]
    """"lalu" -> "past", "pekan depan" -> "next_week"."""
    day: re.Pattern[str]
    """A day with its month, in figures or words: groups d, m or month, y, and to for the end of a range."""
    weekday: WordPattern
    """Groups weekday, to, part, direction, weeks ("Kamis dua pekan lalu")."""
    month: WordPattern
    """A month without a day: groups month, y, direction."""
    month_edge: WordPattern
    """The first or last day of a month: groups edge, month, y, direction."""
    edges: dict[str, int]
    """"hari pertama" -> 1, "hari terakhir" -> -1."""
    day_alone: WordPattern
    """A day of a month that is not named: groups d, direction."""
    year: WordPattern
    """A year after a word that dates: groups word, y."""
    offset: WordPattern
    counted: re.Pattern[str]
    """"tiga bulan lalu", "H-15", "hari ke-9 kampanye", "dua hari sebelum pencoblosan": groups named there."""
    beside_event: re.Pattern[str]
    """"Sehari setelah", "dua hari sebelum" and an event that is no vote: groups n, unit, side."""
    before_event: frozenset[str]
    event_noun: re.Pattern[str]
    """An event of which one need not have been told before."""
    met: re.Pattern[str]
    before_told: frozenset[str]
    """After "tiga hari": before the day told last; other such words, and "selang" before it, say after it."""
    about: re.Pattern[str]
    """A word right before a span of time that makes it a rough one."""
    since: re.Pattern[str]
    """A word right before a day that makes it the start of a time, from which nothing else is counted."""
    counts_back: re.Pattern[str]
    """Words that count back from a day told before."""
    limit: re.Pattern[str]
    """A word right before a span of time that makes it a deadline, no date."""
    law: re.Pattern[str]
    """A law or file number that ends right before a year or a date."""
    statute: re.Pattern[str]
    """A law or joint decree whose own date follows ("SKB tanggal")."""
    term: re.Pattern[str]
    event: re.Pattern[str]
    """An election that ends right before "kemarin"."""
    voting: re.Pattern[str]
    campaign: re.Pattern[str]
    letter: re.Pattern[str]
    as_of: re.Pattern[str]


def load_date_entries(config: Config) -> tuple[DateEntry, ...]:
    """The entries of `dates.yml`, in order."""
    return load_entries(config, "dates", DateEntry)


def load_date_words(config: Config, numbers: Iterable[str]) -> DateWords:
    """`numbers`: small numbers as words, for "dua hari lalu"."""
    entries = load_date_entries(config)

    def words(*uses: Use) -> list[str]:
        return [word for entry in entries if entry.use in uses for word in entry.words]

    def values(use: Use) -> dict[str, int]:
        return {word.lower(): entry.value for entry in entries if entry.use == use for word in entry.words}

    votes = words("local_vote", "general_vote", "year_of_event")
    dating = [*votes, *words("year_word")]
    months, weekdays = words("month"), words("weekday")
    month = _any([*months, *(name.upper() for name in months)])
    weekday = _any([*weekdays, *(name.upper() for name in weekdays)])
    directions = {word: use for use in ("past", "just_past", "future", "last_week", "this_week", "next_week") for word in words(use)}
    direction = _any(directions)
    part = _any(words("part"))
    named_month = rf"(?P<month>{month})(?!\w)\.?(?:\s+(?P<y>(?:19|20)\d\d)(?!\d))?(?:\s+(?P<direction>{direction})(?!\w))?"
    number = r"(?:\d{1,2}|" + "|".join(sorted(numbers, key=len, reverse=True)) + ")"
    since = words("before_told", "after_told")
    day, week, month_word, year_word = (_any(words(use)) for use in ("day_span", "week_span", "month_span", "year_span"))
    any_span, past, to = _any(words("day_span", "week_span", "month_span")), _any(words("past")), _any(words("to"))
    voting, campaign = _any(words("voting")), _any(words("campaign"))
    return DateWords(
        weekdays=values("weekday"),
        months=values("month"),
        week_names=frozenset(values("weekday")) & frozenset(values("week_span")),
        spans={word: days for use in _SPANS for word, days in values(use).items()},
        offsets={
            word: (entry.use, entry.value)
            for entry in entries
            if entry.use in ("day", "week", "week_edge", "month_from", "year_from", "anaphor", "anaphor_week")
            for word in entry.words
        },
        directions=directions,  # type: ignore[arg-type]
        day=re.compile(
            rf"""(?<![\w/.,])(?<![A-Z]-)(?P<d>\d{{1,2}})(?:\s?(?:[-–]|s/d|{to}|dan|/(?=\d{{1,2}}\s+\D))\s?(?P<to>\d{{1,2}}))?
            (?: \s?[/]{{1,2}}\s?(?P<m>\d{{1,2}})(?:\s?[/.-]\s?(?P<y>\d{{4}}|\d{{2}}))?(?![/\d])
            | [-.](?P<m2>\d{{1,2}})[-.](?P<y2>\d{{4}})(?!\d|,\d)
            | \s?-?(?P<month>{month})\b\.?,?(?:\s?-?(?P<y3>(?:19|20)\d\d)(?!\d))? )""",
            re.VERBOSE,
        ),
        weekday=WordPattern(
            rf"(?<![\w-])(?P<weekday>{weekday})(?!\w)(?:\s?(?:[-–/]|dan|{to})\s?(?P<to>{weekday})(?!\w))?"
            rf"(?:\s+(?P<part>{part})(?!\w))?(?:[\s,(]{{1,2}}(?:(?P<weeks>{number})\s+{week}\s+{past}|(?P<direction>{direction}))(?!\w))?"
        ),
        month=WordPattern(rf"(?<![\w/-]){named_month}"),
        month_edge=WordPattern(rf"(?<!\w)(?P<edge>(?i:{_any(words('month_edge'))}))\s+(?:(?:di\s+)?{month_word}\s+)?{named_month}"),
        edges=values("month_edge"),
        day_alone=WordPattern(
            rf"(?<!\w)(?i:{_any(words('day_alone'))})\s+(?P<d>[12]?\d|3[01])(?![\w/]|[.,-]\d|\s?(?:[-–/.,&]|s/d|{to}|dan)\s?\d)"
            rf"(?!\s?-?{month})(?:\s+(?P<direction>{_any([*directions, *words('month_from')])})(?!\w))?"
        ),
        year=WordPattern(
            rf"(?<!\w){_ahead(dating)}(?P<word>{_any(dating)})\s+(?:{year_word}\s+)?(?P<y>(?:19|20)\d\d)"
            r"(?![\d/.-]\d|\d|\s?[-–/]\s?(?:19|20)\d\d)",
            re.IGNORECASE,
        ),
        offset=WordPattern(
            _ahead(words("day", "week", "week_edge", "month_from", "year_from", "anaphor", "anaphor_week"))
            + words_pattern(words("day", "week", "week_edge", "month_from", "year_from", "anaphor", "anaphor_week")),
            re.IGNORECASE,
        ),
        counted=re.compile(
            rf"""(?<!\w)(?: (?P<ago>(?i:{number}))\s+(?P<unit>{any_span}|{year_word})\s+{past}
            | (?P<before>{number}|se)\s?(?P<unit2>{any_span})\s+{_any(words("before_vote"))}\s+(?:{voting})
            | (?P<since>(?i:{number}|se))\s?(?P<unit3>{any_span})\s+(?P<side>{_any(since)})
            | (?i:{_any(words("gap"))})\s+(?P<gap>{number}|se)\s?(?P<unit4>{any_span})(?:\s+(?:{_any(words("after_told"))}))?
            | H\s?(?P<sign>[-–+])\s?(?P<h>\d{{1,3}})
            | {day}\s+ke[-\s]?(?P<nth>\d{{1,2}}|{number})\s+{campaign} )(?!\w)""",
            re.VERBOSE,
        ),
        beside_event=re.compile(
            rf"(?<!\w)(?P<n>(?i:{number}|se))\s?(?P<unit>{day}|{week})\s+(?P<side>{_any(words('before_event', 'after_event'))})"
            rf"(?=\s+(?!(?:{day}\s+)?(?:{voting}|{campaign}|itu|ini)(?!\w))\w)"
        ),
        before_event=frozenset(words("before_event")),
        event_noun=re.compile(words_pattern(words("event_noun")), re.IGNORECASE),
        met=re.compile(words_pattern(words("met")), re.IGNORECASE),
        before_told=frozenset(words("before_told")),
        about=re.compile(words_pattern(words("about")) + r"\s*\Z", re.IGNORECASE),
        since=re.compile(words_pattern(words("since")) + r"\s*\Z", re.IGNORECASE),
        counts_back=re.compile(
            words_pattern([*words("before_told"), *(w for e in entries if e.use == "anaphor" and e.value < 0 for w in e.words)]),
            re.IGNORECASE,
        ),
        limit=re.compile(words_pattern(words("limit")) + r"\s*\Z", re.IGNORECASE),
        law=re.compile(words_pattern(words("law")) + rf"[\s.:]*(?:[\w./-]*\d[\w./-]*)?(?:\s+{year_word})?\s*\Z", re.IGNORECASE),
        statute=re.compile(
            words_pattern(words("statute")) + rf"[^,.;:]{{0,30}}?\s{_any(words('day_alone', 'letter'))}\s*(?:\w+,?\s*)?\Z", re.IGNORECASE
        ),
        term=re.compile(words_pattern(words("term")) + r"\s*\Z", re.IGNORECASE),
        event=re.compile(words_pattern(votes) + rf"(?:\s+(?:{year_word}\s+)?(?:19|20)\d\d)?\s*\Z", re.IGNORECASE),
        voting=re.compile(words_pattern(words("voting")), re.IGNORECASE),
        campaign=re.compile(words_pattern(words("campaign")), re.IGNORECASE),
        letter=re.compile(words_pattern(words("letter")) + r"\s*(?:\w+\s*,?\s*\(?)?\Z", re.IGNORECASE),
        as_of=re.compile(
            words_pattern(words("as_of"))
            + rf"\s*(?:{_any(words('week_span', 'half'))}\s+\w+\s+|{_any(words('part_of_month'))}\s+{month_word}\s+)?(?:\w+\s*,?\s*\(?)?\Z",
            re.IGNORECASE,
        ),
    )


def _any(words: Iterable[str]) -> str:
    """Alternatives, longest first, blanks matching any white space; no word boundary of their own."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in ordered) + ")"


def _ahead(words: Iterable[str]) -> str:
    """A look at the next letter: most places of a text are turned away by it, before any word is tried."""
    letters = {letter for word in words for letter in (word[0].lower(), word[0].upper())}
    return "(?=[" + "".join(sorted(re.escape(letter) for letter in letters)) + "])"
