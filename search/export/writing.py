"""Writing an export: all of it or nothing, under its final name."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, Any

from ikrar.errors import UsageError
from search.export.columns import cell

FORMATS = ("jsonl", "csv")


def write_rows(rows: Iterable[dict[str, Any]], columns: tuple[str, ...], form: str, *, out: Path | None, stdout: IO[str]) -> int:
    """Write the rows to the file `out`, or to `stdout`; returns how many.

    A CSV file begins with a byte order mark, without which common spreadsheets garble UTF-8; standard output never does, since other
    programs read it. Lines of CSV end in CR LF (RFC 4180).

    Raises:
        UsageError: the file cannot be written. What stood there before still does.
    """
    lines = _csv_lines(rows, columns) if form == "csv" else (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if out is None:
        return _pour(lines, stdout.write) - (form == "csv")
    unfinished = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        with unfinished.open("w", encoding="utf-8-sig" if form == "csv" else "utf-8", newline="") as file:
            written = _pour(lines, file.write)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(out)
    except OSError as error:
        raise UsageError(f"the export cannot be written to {out}: {error.strerror or error}; give --out a place that can be") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return written - (form == "csv")


def _pour(lines: Iterable[str], write: Callable[[str], object]) -> int:
    count = 0
    for line in lines:
        write(line)
        count += 1
    return count


def _csv_lines(rows: Iterable[dict[str, Any]], columns: tuple[str, ...]) -> Iterable[str]:
    yield _csv_line(columns)
    for row in rows:
        yield _csv_line([cell(row, column) for column in columns])


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
