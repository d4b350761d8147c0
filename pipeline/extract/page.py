"""What extraction is given and what it says when a page holds no article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One archived page: the body after the transfer's own codings (gzip), still in the page's character encoding."""

    url: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    fetched_at: str | None = None
    """ISO 8601 with offset; a time of publication after it is wrong."""

    def header(self, name: str) -> str:
        """The header in either case; empty where it was not sent."""
        wanted = name.lower()
        return next((value for key, value in self.headers.items() if key.lower() == wanted), "")


@dataclass(frozen=True, slots=True)
class Rejected:
    """There is no article here. `reason` is one of REASONS."""

    reason: str

    @property
    def explanation(self) -> str:
        """One sentence for a person: what is wrong and what to do."""
        return REASONS[self.reason]


REASONS = {
    "empty": "the page is empty; fetch it again",
    "binary": "this is no text but a picture, an archive or another binary file",
    "not_html": "this is no HTML page",
    "cut_off": "the page ends in the middle of its text; fetch it again",
    "address": "the address is that of a list, a search, a feed or a file, not of an article",
    "listing": "this is a list of articles, not an article",
    "refuse": "this is a gambling or advertising page in the place of an article",
    "no_title": "no title was found; the page is no article, or of a shape that is not known yet",
    "no_text": "no body text was found; the page is no article, needs a browser, or is of a shape that is not known yet",
}
"""Why a page is no article, and what that means to a person."""
