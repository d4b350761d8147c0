"""Every error that Ikrar raises on purpose, as one tree.

    IkrarError                    exit status 1: our own work failed
    ├── UsageError                exit status 2: the caller can mend it
    │   ├── ConfigError           a file of config/ (file, line, field named)
    │   ├── DataFolderError       the data folder cannot be used
    │   └── InputError            an input file or line cannot be read
    ├── ArchiveError              the archive is damaged or cannot be written
    ├── StoreError                the store is damaged, locked or cannot be written
    ├── IndexUnavailable          the search engine does not answer; the store is untouched
    │   ├── IndexEmpty            nothing was ever indexed, though the store holds something
    │   └── IndexOutdated         another release, analysis or gate made the index
    ├── QueryError                a search query that cannot be understood
    ├── AnalysisError             one article could not be analysed
    └── DeliveryError             a digest could not be handed to the mail server

A message says what failed, for which outlet, file or address, and what to do next. Facts are attributes.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class IkrarError(Exception):
    """Base of all errors that are reported as a message, not as a traceback."""

    exit_status = 1


class UsageError(IkrarError):
    """The caller gave something that cannot work; nothing was changed."""

    exit_status = 2


class ConfigError(UsageError):
    """A configuration value is wrong. `file`, `line` (1-based or None) and `field` say where."""

    def __init__(self, message: str, *, file: Path, line: int | None = None, field: str | None = None) -> None:
        self.file, self.line, self.field = file, line, field
        place = f"{file}:{line}" if line else str(file)
        super().__init__(f"{place}: {field}: {message}" if field else f"{place}: {message}")


class DataFolderError(UsageError):
    """The data folder is of the wrong kind, read-only, or not a data folder."""


class InputError(UsageError):
    """An input file, or one line of it (`line`, 1-based), cannot be read."""

    def __init__(self, message: str, *, file: Path | None = None, line: int | None = None) -> None:
        self.file, self.line = file, line
        place = ":".join(str(part) for part in (file, line) if part is not None)
        super().__init__(f"{place}: {message}" if place else message)


class ArchiveError(IkrarError):
    """The archive is damaged or cannot be written."""


class StoreError(IkrarError):
    """The store is damaged, locked or cannot be written."""


class IndexUnavailable(IkrarError):
    """The search engine does not answer. The store is untouched."""


class IndexEmpty(IndexUnavailable):
    """Nothing was ever indexed, though the store holds something: no answer would be a false zero."""


class IndexOutdated(IndexUnavailable):
    """Other stems, fields or masks made the index than those in use: its answers would miss things, or show what is masked by now."""


class QueryError(UsageError):
    """A question that cannot be understood.

    `position` is the character where reading stopped; `reason` (a text of config/labels/texts.yml) and `facts` are for faces that say
    it in another language, `near` what may have been meant.
    """

    def __init__(
        self, message: str, *, reason: str, position: int | None = None, near: Sequence[str] = (), **facts: str | Sequence[str]
    ) -> None:
        self.reason, self.position, self.near, self.facts = reason, position, tuple(near), facts
        super().__init__(message)


class AnalysisError(IkrarError):
    """One article could not be analysed; `url` names it."""

    def __init__(self, message: str, *, url: str) -> None:
        self.url = url
        super().__init__(f"{url}: {message}")


class DeliveryError(IkrarError):
    """A digest could not be handed to the mail server."""
