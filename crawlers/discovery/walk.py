"""Walk one list of an outlet from its newest entry to where everything is known, and say what days that covers."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from crawlers.discovery import METHODS, Answer, Entry, UnreadableListing
from crawlers.families import Rung
from crawlers.outlets import Outlet
from ikrar.clock import moment_of


@dataclass(frozen=True, slots=True)
class Refusal:
    """A discovery address that gave no page; `outcome` as in `ikrar.archive.OUTCOMES`, or `unreadable`."""

    outcome: str
    status: int | None = None


Ask = Callable[[str, int], Awaitable[Answer | Refusal]]
"""Fetch an address as page number n of a list, with the outlet's manners."""


@dataclass(slots=True)
class Pass:
    """What one walk found. `entries` are in the order of the list, newest first where the list has an order."""

    rung: Rung
    entries: dict[str, Entry] = field(default_factory=dict)
    changed: dict[str, Entry] = field(default_factory=dict)
    """Entries that only the list of changes named; they say nothing about days."""
    pages: int = 0
    complete: bool = False
    reached_end: bool = False
    """The list was read to its oldest entry."""
    reason: str = ""
    last_page: tuple[Entry, ...] = ()

    @property
    def oldest_published(self) -> str | None:
        """Publication of the oldest entry up to which nothing is missing."""
        dated = [entry.published_at for entry in self.last_page if entry.published_at]
        if not dated:
            return None
        # In an ordered list the last entry is the oldest; an older one above it is pinned and proves nothing about the days between.
        return dated[-1] if self.rung.newest_first and self.rung.method != "sitemap" else min(dated, key=moment_of)

    @property
    def newest_published(self) -> str | None:
        dated = [entry.published_at for entry in self.entries.values() if entry.published_at]
        return max(dated, key=moment_of, default=None)


async def walk(outlet: Outlet, rung: Rung, ask: Ask, known: Mapping[str, str], *, again: bool) -> Pass:
    """Read the list that `rung` names.

    Args:
        known: signal of each article that stood in an earlier complete pass; a page of nothing else ends the walk.
        again: an earlier pass was complete, so `known` reaches without gap to where that one began.
    """
    method = METHODS[rung.method]
    found = Pass(rung)
    main, *others = method.start(outlet, rung, again=again)
    await _walk_main(outlet, rung, ask, known if again else {}, main, found)
    if found.complete:
        for address in others:
            await _walk_changes(outlet, rung, ask, known, address, found)
    return found


async def _walk_main(outlet: Outlet, rung: Rung, ask: Ask, known: Mapping[str, str], start: str, found: Pass) -> None:
    method = METHODS[rung.method]
    waiting, asked = deque([start]), {start}
    while waiting:
        if found.pages >= rung.max_pages:
            found.complete, found.reason = True, "page_limit"
            return
        answer = await ask(waiting.popleft(), found.pages)
        if isinstance(answer, Refusal):
            # A list that is asked for a page past its last says "not found" (or 400); an answer in between is a gap.
            past_end = found.pages > 0 and answer.status in (400, 404, 410) and rung.method != "sitemap"
            found.complete, found.reached_end = past_end, past_end
            found.reason = "end" if past_end else answer.outcome
            return
        try:
            page = method.read(outlet, rung, answer)
        except UnreadableListing as error:
            found.reason = f"unreadable: {error}"
            return
        found.pages += 1
        fresh = [entry for entry in page.entries if entry.url not in found.entries]
        found.entries.update((entry.url, entry) for entry in fresh)
        if page.entries:
            found.last_page = page.entries
        waiting.extend(address for address in page.following if not (address in asked or asked.add(address)))  # type: ignore[func-returns-value]
        if page.ends:
            found.complete, found.reached_end, found.reason = True, True, "end"
            return
        if page.entries and all(known.get(entry.url) == entry.signal for entry in page.entries):
            found.complete, found.reason = True, "caught_up"
            return
        if page.entries and not fresh:
            # Some lists repeat their last page for ever; what lies behind it is unknown.
            found.complete, found.reason = True, "repeats"
            return
    # A list without further pages: a feed or a news sitemap shows its newest few, a plain sitemap all that it has.
    found.complete, found.reached_end = True, rung.method == "sitemap" and found.oldest_published is None
    found.reason = "end"


async def _walk_changes(outlet: Outlet, rung: Rung, ask: Ask, known: Mapping[str, str], start: str, found: Pass) -> None:
    """Read the list of changes until a page holds none; its failure breaks nothing, it only finds less."""
    waiting, number = [start], 0
    while waiting and number < rung.max_pages:
        answer = await ask(waiting.pop(), number)
        if isinstance(answer, Refusal):
            return
        try:
            page = METHODS[rung.method].read(outlet, rung, answer)
        except UnreadableListing:
            return
        number += 1
        news = [entry for entry in page.entries if known.get(entry.url) not in (None, entry.signal)]
        found.changed.update((entry.url, entry) for entry in news if entry.url not in found.entries)
        if not news:
            return
        waiting.extend(page.following)
