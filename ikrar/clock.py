"""The time as archive and store write it."""

from __future__ import annotations

from datetime import UTC, date, datetime


def utc_now() -> str:
    """UTC, ISO 8601, whole seconds, `+00:00`."""
    return datetime.now(UTC).isoformat(timespec="seconds")


_FIRST_YEAR = 1995
"""Of the first Indonesian news site."""
_LAST_YEAR = 2100


def is_stand_in(day: date) -> bool:
    """Whether a stamp stands for "no time": 0001, 1970 or 9999 is what a system writes where it has none."""
    return not _FIRST_YEAR <= day.year <= _LAST_YEAR
