"""The time as archive and store write it."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> str:
    """UTC, ISO 8601, whole seconds, `+00:00`."""
    return datetime.now(UTC).isoformat(timespec="seconds")
