"""The time as archive and store write it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta


def utc_now() -> str:
    """UTC, ISO 8601, whole seconds, `+00:00`."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def moment_of(written: str) -> datetime:
    """An ISO 8601 time for comparing; one without zone counts as UTC, a day without clock time from its beginning."""
    parsed = datetime.fromisoformat(written)
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


_FIRST_YEAR = 1995
"""Of the first Indonesian news site."""
_LAST_YEAR = 2100


def is_stand_in(day: date) -> bool:
    """Whether a stamp stands for "no time": 0001, 1970 or 9999 is what a system writes where it has none."""
    return not _FIRST_YEAR <= day.year <= _LAST_YEAR


_CLOCKS_DIFFER = timedelta(days=1)
"""By so much an outlet's clock and zone may be off without being wrong."""


def is_ahead(published: str | None, archived: str | None) -> bool:
    """Whether a page says that it was published after we had archived it: its clock is wrong, or day and month are swapped."""
    if not published or not archived:
        return False
    return moment_of(published) - moment_of(archived) > _CLOCKS_DIFFER


def known_by(published: str | None, archived: str | None) -> str | None:
    """When it was out at the latest: as published, or, where that cannot be, when it was archived, in the zone of `published`."""
    if published is None or archived is None or not is_ahead(published, archived):
        return published
    return moment_of(archived).astimezone(datetime.fromisoformat(published).tzinfo or UTC).isoformat()
