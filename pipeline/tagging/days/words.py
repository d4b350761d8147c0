"""The words of dates (config/vocabulary/dates.yml) and the patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from ikrar.config import Config
from pipeline.words.by_use import UsedEntry, WordsByUse
from pipeline.words.prefilter import WordPattern

Use = Literal[
    "weekday", "month", "part", "day", "week", "week_edge", "month_from", "year_from", "anaphor", "anaphor_week",
    "past", "just_past", "future", "last_week", "this_week", "next_week", "voting", "campaign", "year_of_event", "year_word",
    "before_told", "after_told", "gap", "before_event", "after_event", "event_noun", "met", "limit", "law", "statute", "made", "term",
    "letter", "as_of", "day_alone", "month_edge", "about", "since",
    "day_span", "week_span", "month_span", "year_span", "to", "nth", "week_told", "before_vote", "again", "takes_place", "half",
    "part_of_month", "in_office", "every", "local_vote", "general_vote", "general_election",
]  # fmt: skip

DAY, WEEK, MONTH = 1, 7, 30
"""Days of a span of time, as `value` says them."""


class DateEntry(UsedEntry):
    """One entry of dates.yml. `iso`: what the example gives on a page of 16 October 2024; `value`: day, month, offset, days of a span."""

    use: Use
    iso: str | None
    value: int = 0


_SPANS: tuple[Use, ...] = ("day_span", "week_span", "month_span", "year_span")
_DIRECTIONS: tuple[Use, ...] = ("past", "just_past", "future", "last_week", "this_week", "next_week")


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
    day: WordPattern
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
    counted: WordPattern
    """"tiga bulan lalu", "H-15", "hari ke-9 kampanye", "dua hari sebelum pencoblosan": groups named there."""
    beside_event: WordPattern
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
    every: re.Pattern[str]
    """A word right before a weekday that comes again and again ("tiap Jumat"), no date."""
    law: re.Pattern[str]
    """A law or file number that ends right before a year or a date."""
    statute: re.Pattern[str]
    """A law or joint decree whose own date follows ("SKB tanggal")."""
    term: re.Pattern[str]
    in_office: re.Pattern[str]
    """Before the day on which somebody's office began or was prolonged."""
    event: re.Pattern[str]
    """An election that ends right before "kemarin"."""
    voting: re.Pattern[str]
    campaign: re.Pattern[str]
    letter: re.Pattern[str]
    as_of: re.Pattern[str]


def load_date_entries(config: Config) -> tuple[DateEntry, ...]:
    """The entries of `dates.yml`, in order."""
    return WordsByUse(config, "dates", DateEntry).entries


_OFFSETS: tuple[Use, ...] = ("day", "week", "week_edge", "month_from", "year_from", "anaphor", "anaphor_week")
_PARTS = {
    "number": r"(?:\d{1,2}|{~numeral})",
    "named_month": (r"(?P<month>{~month_name})(?!\w)\.?(?:\s+(?P<y>(?:19|20)\d\d)(?!\d))?(?:\s+(?P<direction>{~direction})(?!\w))?"),
    "any_span": "{~day_span+week_span+month_span}",
}
_DAY = r"""(?<![\w/.,])(?<![A-Z]-)(?P<d>\d{1,2})(?:\s?(?:[-–]|s/d|{~to}|dan|/(?=\d{1,2}\s+\D))\s?(?P<to>\d{1,2}))?
    (?: \s?[/]{1,2}\s?(?P<m>\d{1,2})(?:\s?[/.-]\s?(?P<y>\d{4}|\d{2}))?(?![/\d])
    | [-.](?P<m2>\d{1,2})[-.](?P<y2>\d{4})(?!\d|,\d)
    | \s?-?(?P<month>(?i:{~month_name}))\b\.?,?(?:\s?-?(?P<y3>(?:19|20)\d\d)(?!\d))? )"""
_COUNTED = r"""(?<!\w)(?: (?P<ago>(?i:{number}))\s+(?P<unit>{any_span}|{~year_span})\s+{~past}
    | (?P<before>{number}|se)\s?(?P<unit2>{any_span})\s+{~before_vote}\s+(?:{~voting})
    | (?P<since>(?i:{number}|se))\s?(?P<unit3>{any_span})\s+(?P<side>{~before_told+after_told})
    | (?i:{~gap})\s+(?P<gap>{number}|se)\s?(?P<unit4>{any_span})(?:\s+(?:{~after_told}))?
    | H\s?(?P<sign>[-–+])\s?(?P<h>\d{1,3})
    | {~day_span}\s+ke[-\s]?(?P<nth>\d{1,2}|{number})\s+{~campaign} )(?!\w)"""
_BESIDE_EVENT = (
    r"(?<!\w)(?P<n>(?i:{number}|se))\s?(?P<unit>{~day_span}|{~week_span})\s+(?P<side>{~before_event+after_event})"
    r"(?=\s+(?!(?:{~day_span}\s+)?(?:{~voting}|{~campaign}|itu|ini)(?!\w))\w)"
)
_CASED_WORDS = {
    "weekday": (
        r"(?<![\w-])(?P<weekday>{~weekday_name})(?!\w)(?:\s?(?:[-–/]|dan|{~to})\s?(?P<to>{~weekday_name})(?!\w))?"
        r"(?:\s+(?P<part>{~part})(?!\w))?(?:[\s,(]{1,2}(?:(?P<weeks>{number})\s+{~week_span}\s+{~past}|(?P<direction>{~direction}))(?!\w))?"
    ),
    "month": r"(?<![\w/-]){named_month}",
    "month_edge": r"(?<!\w)(?P<edge>(?i:{~month_edge}))\s+(?:(?:di\s+)?{~month_span}\s+)?{named_month}",
    "day_alone": (
        r"(?<!\w)(?i:{~day_alone})\s+(?P<d>[12]?\d|3[01])(?![\w/]|[.,-]\d|\s?(?:[-–/.,&]|s/d|{~to}|dan)\s?\d)"
        r"(?!\s?-?{~month_name})(?:\s+(?P<direction>{~direction+month_from})(?!\w))?"
    ),
}
_WORDS = {
    "year": (r"(?<!\w){>dating}(?P<word>{~dating})\s+(?:{~year_span}\s+)?(?P<y>(?:19|20)\d\d)(?![\d/.-]\d|\d|\s?[-–/]\s?(?:19|20)\d\d)"),
    "offset": "{>offset}{offset}",
}
"""Looked for through whole texts at the beginnings of words; the names of weekdays and months in their own case ("Minggu", "minggu")."""
_AROUND = {
    "event_noun": "{event_noun}",
    "met": "{met}",
    "about": r"{about}\s*\Z",
    "since": r"{since}\s*\Z",
    "counts_back": "{counts_back}",
    "limit": r"{limit}\s*\Z",
    "every": r"{every}\s+(?:{~day_span}\s+)?\Z",
    "law": r"{law}[\s.:]*(?:[\w./-]*\d[\w./-]*)?(?:\s+{~year_span})?\s*\Z",
    "statute": r"{statute}[^,.;:]{0,30}?\s(?:{~day_alone+letter}|{~made}(?:\s+[^\s,.;:]+){0,4}?)\s*(?:\w+,?\s*)?\Z",
    "term": r"{term}\s*\Z",
    "in_office": r"{in_office}(?:\s+[\w.()]+){0,8}\s*\Z",
    "event": r"{vote}(?:\s+(?:{~year_span}\s+)?(?:19|20)\d\d)?\s*\Z",
    "voting": "{voting}",
    "campaign": "{campaign}",
    "letter": r"{letter}\s*(?:\w+\s*(?:,\s*)?\(?)?\Z",
    "as_of": (
        r"{as_of}\s*(?:(?:{~day_span}\s+)?{~voting},\s*|{~week_span+half}\s+\w+\s+|{~part_of_month}\s+{~month_span}\s+)?"
        r"(?:\w+\s*(?:,\s*)?\(?)?\Z"
    ),
}
"""Asked about the text right before a date, or about a piece of it."""


def load_date_words(config: Config, numbers: Iterable[str]) -> DateWords:
    """`numbers`: small numbers as words, for "dua hari lalu"."""
    used = WordsByUse(config, "dates", DateEntry)
    used.add(_lists(used, numbers), _PARTS)
    values: dict[Use, dict[str, int]] = {}
    for entry in used.entries:
        values.setdefault(entry.use, {}).update((word.lower(), entry.value) for word in entry.words)
    patterns: dict[str, Any] = {
        **{name: WordPattern(used.source(source)) for name, source in _CASED_WORDS.items()},
        **{name: WordPattern(used.source(source), re.IGNORECASE) for name, source in _WORDS.items()},
        **{name: used.pattern(source) for name, source in _AROUND.items()},
    }
    return DateWords(
        weekdays=values["weekday"],
        months=values["month"],
        week_names=frozenset(values["weekday"]) & frozenset(values["week_span"]),
        spans={word: days for use in _SPANS for word, days in values[use].items()},
        offsets={word: (entry.use, entry.value) for entry in used.entries if entry.use in _OFFSETS for word in entry.words},
        directions={word: use for use in _DIRECTIONS for word in used.words(use)},
        edges=values["month_edge"],
        day=WordPattern(used.source(_DAY), re.VERBOSE),
        counted=WordPattern(used.source(_COUNTED), re.VERBOSE),
        beside_event=WordPattern(used.source(_BESIDE_EVENT)),
        before_event=frozenset(used.words("before_event")),
        before_told=frozenset(used.words("before_told")),
        **patterns,
    )


def _lists(used: WordsByUse[DateEntry], numbers: Iterable[str]) -> dict[str, Iterable[str]]:
    """The lists that several uses make together, and the numerals."""
    months, weekdays = used.words("month"), used.words("weekday")
    votes = used.words("local_vote", "general_vote", "year_of_event")
    return {
        "month_name": [*months, *(name.upper() for name in months)],
        "weekday_name": [*weekdays, *(name.upper() for name in weekdays)],
        "numeral": numbers,
        "direction": used.words(*_DIRECTIONS),
        "offset": used.words(*_OFFSETS),
        "vote": votes,
        "dating": [*votes, *used.words("year_word")],
        "counts_back": [
            *used.words("before_told"),
            *(word for entry in used.entries if entry.use == "anaphor" and entry.value < 0 for word in entry.words),
        ],
    }
