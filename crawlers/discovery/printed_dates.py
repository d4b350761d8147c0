"""Times as lists print them: ISO stamps, `Jumat, 24 Juli 2026 12:40 WIB`, `24/07/2026`, and days in addresses."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from crawlers.families import Dates

_ISO = re.compile(r"\b(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?")
_CLOCK = r"(?:\D{1,12}?(\d{1,2})[:.](\d{2})(?::\d{2})?)?"
_WORDS = re.compile(r"\b(\d{1,2})\s+([^\W\d_]{3,12})\.?,?\s+(\d{4})" + _CLOCK)
_NUMBERS = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})" + _CLOCK)
_PATH = re.compile(r"/(20\d{2})/(\d{2})/(\d{2})(?:/|$)")


def read_printed_date(text: str, dates: Dates | None, timezone: str) -> str | None:
    """The first time that the text prints, ISO 8601: with offset where a clock time stands there, else the day; None where there is none.

    Months in words need `dates`; numbers are read day first, as Indonesians write them.
    """
    if found := _ISO.search(text):
        day, clock, offset = found.groups()
        try:
            moment = datetime.fromisoformat(f"{day}T{clock}{offset or ''}") if clock else None
            return _local(moment, timezone) if moment else date.fromisoformat(day).isoformat()
        except ValueError:
            return None
    if dates is not None:
        for found in _WORDS.finditer(text):
            month = _month(found[2], dates)
            if month and (value := _value(int(found[3]), month, int(found[1]), found[4], found[5], timezone)):
                return value
    if found := _NUMBERS.search(text):
        return _value(int(found[3]), int(found[2]), int(found[1]), found[4], found[5], timezone)
    return None


def day_in_path(path: str) -> str | None:
    """The day of an address such as `/2024/10/30/slug`."""
    found = _PATH.search(path)
    return _value(int(found[1]), int(found[2]), int(found[3]), None, None, "UTC") if found else None


def _month(word: str, dates: Dates) -> int | None:
    folded = word.casefold()
    return next((number for number, name in enumerate(dates.months, 1) if name.casefold().startswith(folded)), None)


def _value(year: int, month: int, day: int, hour: str | None, minute: str | None, timezone: str) -> str | None:
    try:
        if hour is None or minute is None:
            return date(year, month, day).isoformat()
        return _local(datetime(year, month, day, int(hour), int(minute)), timezone)
    except ValueError:
        return None


def _local(moment: datetime, timezone: str) -> str:
    return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(timezone))).isoformat()
