"""Which archived pages make up one state of an article.

A state begins with a capture of the article's first page. Its further pages are those that the site showed after that: the latest
capture of each that was fetched, or confirmed by a 304, before the first page changed again. A page that the site no longer has
is not seen again, and so drops out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ikrar.archive import Archive, Capture
from ikrar.model import article_id


@dataclass(frozen=True, slots=True)
class PageSet:
    """One state of an article: the captures of its pages in order."""

    article_url: str
    outlet: str
    pages: tuple[Capture, ...]

    @property
    def last_capture(self) -> int:
        return max(page.id for page in self.pages)


def page_sets(archive: Archive, article_url: str) -> list[PageSet]:
    """All states of one article, oldest first."""
    captures = {capture.id: capture for capture in archive.captures(article_url=article_url)}
    sightings = [attempt for attempt in archive.attempts(article_url=article_url) if attempt.capture_id in captures]
    states: list[dict[int, Capture]] = []
    for sighting in sightings:
        assert sighting.capture_id is not None
        capture = captures[sighting.capture_id]
        if capture.page == 1 and not (states and states[-1].get(1) == capture):
            states.append({1: capture})
        elif capture.page > 1 and states:
            states[-1][capture.page] = capture
    return [PageSet(article_url, state[1].outlet, tuple(state[number] for number in sorted(state))) for state in states]


def pending_page_sets(archive: Archive, seen: set[int], newest_seen: dict[str, int]) -> Iterator[PageSet]:
    """States with a capture that is not in `seen`, in the order of their first capture.

    Args:
        seen: captures that this version of the analysis has processed.
        newest_seen: article identifier -> newest capture of it that any version has processed. Older states are left alone: what the
            site showed before is history, and analysing it again must not make it the present.
    """
    waiting: dict[str, None] = {}
    for capture in archive.captures():
        if capture.id not in seen and capture.article_url is not None:
            waiting[capture.article_url] = None
    for article_url in waiting:
        for state in page_sets(archive, article_url):
            if any(page.id not in seen for page in state.pages) and state.last_capture >= newest_seen.get(article_id(article_url), 0):
                yield state
