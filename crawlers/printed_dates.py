"""Times as lists print them: ISO stamps, `Jumat, 24 Juli 2026 12:40 WIB`, `24/07/2026`, and days in addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field

from ikrar.clock import is_stand_in
from ikrar.config import Config, load_yaml

_ISO = re.compile(r"\b(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?")
_CLOCK = r"(?:\D{1,12}?(\d{1,2})[:.](\d{2})(?::\d{2})?)?"
_WORDS = re.compile(r"\b(\d{1,2})\s+([^\W\d_]{3,12})\.?,?\s+(\d{4})" + _CLOCK)
_NUMBERS = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})" + _CLOCK)
_PATH = re.compile(r"/(20\d{2})/(\d{2})/(\d{2})(?:/|$)")


class PrintedDates(BaseModel):
    """`config/printed_dates.yml`."""

    model_config = ConfigDict(extra="forbid")
    months: list[list[str]] = Field(min_length=12, max_length=12)


def load_months(config: Config) -> dict[str, int]:
    """Number of the month by each of its spellings, case folded."""
    dates = load_yaml(config.path("printed_dates.yml"), PrintedDates)
    return {spelling.casefold(): number for number, spellings in enumerate(dates.months, start=1) for spelling in spellings}


def read_printed_date(text: str, months: Mapping[str, int], timezone: str) -> str | None:
    """The first time that the text prints, ISO 8601: with offset where a clock time stands there, else the day; None where there is none.

    `months` as `load_months` gives them; numbers are read day first, as Indonesians write them.
    """
    if found := _ISO.search(text):
        day, clock, offset = found.groups()
        try:
            said: date = datetime.fromisoformat(f"{day}T{clock}{offset or ''}") if clock else date.fromisoformat(day)
        except ValueError:
            return None
        return None if is_stand_in(said) else _written(said, timezone)
    for found in _WORDS.finditer(text):
        month = months.get(found[2].casefold())
        if month and (value := _value(int(found[3]), month, int(found[1]), found[4], found[5], timezone)):
            return value
    if found := _NUMBERS.search(text):
        return _value(int(found[3]), int(found[2]), int(found[1]), found[4], found[5], timezone)
    return None


def day_in_path(path: str) -> str | None:
    """The day of an address such as `/2024/10/30/slug`."""
    found = _PATH.search(path)
    return _value(int(found[1]), int(found[2]), int(found[3]), None, None, "UTC") if found else None


def _value(year: int, month: int, day: int, hour: str | None, minute: str | None, timezone: str) -> str | None:
    try:
        said: date = date(year, month, day) if hour is None or minute is None else datetime(year, month, day, int(hour), int(minute))
    except ValueError:
        return None
    return None if is_stand_in(said) else _written(said, timezone)


def _written(said: date, timezone: str) -> str:
    if isinstance(said, datetime) and said.tzinfo is None:
        return said.replace(tzinfo=ZoneInfo(timezone)).isoformat()
    return said.isoformat()
