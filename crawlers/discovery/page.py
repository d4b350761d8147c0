"""What a discovery method makes of one answer of the site. Methods are pure: bytes in, entries out; the walk asks and decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from crawlers.families import Rung
from crawlers.outlets import Outlet


class UnreadableListing(ValueError):
    """The answer is not what the method expects (a challenge page instead of JSON, HTML instead of a feed)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A 200 that the site gave to a discovery address."""

    url: str
    """The address asked for."""
    body: bytes
    """After content decoding."""
    headers: Mapping[str, str]
    """Names in lower case."""
    number: int
    """How many pages of this list were read before: 0 for the first."""

    @property
    def content_type(self) -> str:
        return self.headers.get("content-type", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article that a list names."""

    url: str
    """Normalised address."""
    published_at: str | None
    """ISO 8601: with offset, or a day only; None where the list does not say."""
    signal: str
    """Changes when the list says that the article changed (its time of change, else its title and times)."""
    title: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingPage:
    """One page of a list."""

    entries: tuple[Entry, ...]
    following: tuple[str, ...] = ()
    """Addresses to read next: the next page, or the children of a sitemap index."""
    ends: bool = False
    """The list itself says that nothing older follows."""


class Method(Protocol):
    """A way to find articles: a module with these two functions."""

    def start(self, outlet: Outlet, rung: Rung, *, again: bool) -> tuple[str, ...]:
        """First addresses; the first leads the list, a second (only `again`, after a complete pass) finds articles that changed."""

    def read(self, outlet: Outlet, rung: Rung, answer: Answer) -> ListingPage:
        """Entries of one answer.

        Raises:
            UnreadableListing: it is not such a list.
        """
