"""Sealed sets: gold that may be measured and not looked at, so that it stays a fair judge.

A file `checking.sealed` beside `checking.jsonl` seals it. Its one line `log: PATH` (relative to itself) names the log to which every
run is appended: date, version, figures.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ikrar.errors import InputError, UsageError


def seal_of(gold: Path) -> Path | None:
    """The file that seals this set, or None."""
    seal = gold.with_suffix(".sealed")
    return seal if seal.is_file() else None


def refuse_errors(gold: Path) -> None:
    """Raises UsageError if the set is sealed: its errors are not for the eyes of those who write rules."""
    if seal_of(gold) is not None:
        raise UsageError(f"{gold} is sealed: its figures may be seen, its errors may not; leave out --errors, or look at the building set")


def log_run(gold: Path, day: date, version: str, figures: str) -> Path | None:
    """Append one line to the log of a sealed set; returns the log, or None when the set is open."""
    seal = seal_of(gold)
    if seal is None:
        return None
    key, _, name = seal.read_text(encoding="utf-8").strip().partition(":")
    if key != "log" or not name.strip():
        raise InputError("must hold one line `log: PATH`", file=seal, line=1)
    log = (seal.parent / name.strip()).resolve()
    with log.open("a", encoding="utf-8") as lines:
        lines.write(f"{day.isoformat()}\t{version}\t{gold.name}\t{figures}\n")
    return log
