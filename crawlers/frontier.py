"""The frontier: every article address that was ever found, and whether it is to be asked for. A table, so that a killed crawl goes on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from crawlers.discovery.walk import Pass
from crawlers.families import Rung
from ikrar.archive.tables import frontier, hosts, listings
from ikrar.clock import moment_of, utc_now

MAX_TRIES = 5
"""Crawls in a row that got no answer for an address; then it is no longer asked for until its list says that it changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An address to be asked for."""

    url: str
    article_url: str
    page: int
    why: str
    """`new`, `changed`, `vanished` (from a list that should show it) or `next_page`."""
    signal: str
    published_at: str | None
    title: str | None


def known_signals(connection: sa.Connection, outlet: str) -> dict[str, str]:
    """Signal by address of all articles that stood in a complete pass and were not found missing since."""
    rows = connection.execute(sa.select(frontier.c.url, frontier.c.signal).where(frontier.c.outlet == outlet, frontier.c.listed))
    return {row.url: row.signal for row in rows}


def last_complete_pass(connection: sa.Connection, outlet: str) -> tuple[str, str] | None:
    """Method and address of the list that last worked for this outlet."""
    query = sa.select(listings.c.method, listings.c.address).where(listings.c.outlet == outlet, listings.c.complete)
    row = connection.execute(query.order_by(listings.c.id.desc()).limit(1)).one_or_none()
    return (row.method, row.address) if row is not None else None


def was_cut_short(connection: sa.Connection, outlet: str, rung: Rung) -> bool:
    """Whether this list was never read as deep as its `max_pages` now allows: then it is read past what is known."""
    query = sa.select(listings.c.pages, listings.c.reason).where(
        listings.c.outlet == outlet, listings.c.method == rung.method, listings.c.address == rung.address, listings.c.complete
    )
    deepest = connection.execute(query.order_by(listings.c.pages.desc(), listings.c.id.desc()).limit(1)).one_or_none()
    return deepest is not None and deepest.reason == "page_limit" and deepest.pages < rung.max_pages


def record_pass(connection: sa.Connection, outlet: str, found: Pass) -> int:
    """Bring the frontier to what a pass found: new and changed articles wait, and those that a complete pass misses are asked for once.

    Gives the number of articles that were not known before.
    """
    rows = {row.url: row for row in connection.execute(sa.select(frontier).where(frontier.c.outlet == outlet, frontier.c.page == 1))}
    top = max((row.sequence for row in rows.values()), default=0)
    new = [entry for entry in found.entries.values() if entry.url not in rows]
    for number, entry in enumerate(reversed(new), start=1):
        connection.execute(
            sa.insert(frontier).values(
                outlet=outlet,
                url=entry.url,
                article_url=entry.url,
                page=1,
                state="waiting",
                why="new",
                found_at=utc_now(),
                tries=0,
                signal=entry.signal,
                listed=found.complete,
                sequence=top + number,
                published_at=entry.published_at,
                title=entry.title,
            )
        )
    for entry in [*found.entries.values(), *found.changed.values()]:
        row = rows.get(entry.url)
        if row is None:
            continue
        values = {"signal": entry.signal, "published_at": entry.published_at or row.published_at, "title": entry.title or row.title}
        if found.complete and entry.url in found.entries:
            values["listed"] = True
        if row.state != "waiting" and (
            row.fetched_signal != entry.signal or (row.state == "gone" and entry.url in found.entries and not row.listed)
        ):
            values |= {"state": "waiting", "why": "changed", "tries": 0}
        connection.execute(sa.update(frontier).where(_is(outlet, entry.url)).values(values))
    if found.complete:
        for url in _vanished(found, rows):
            values = {"listed": False}
            if rows[url].state == "kept":
                values |= {"state": "waiting", "why": "vanished", "tries": 0}
            connection.execute(sa.update(frontier).where(_is(outlet, url)).values(values))
    return len(new)


def waiting(connection: sa.Connection, outlet: str, limit: int) -> list[Waiting]:
    """What to ask for next: begun articles first, then those that may be gone or changed, then the newest."""
    order = sa.case((frontier.c.page > 1, 0), (frontier.c.why == "vanished", 1), (frontier.c.why == "changed", 2), else_=3)
    query = (
        sa.select(
            frontier.c.url,
            frontier.c.article_url,
            frontier.c.page,
            frontier.c.why,
            frontier.c.signal,
            frontier.c.published_at,
            frontier.c.title,
        )
        .where(frontier.c.outlet == outlet, frontier.c.state == "waiting")
        .order_by(order, frontier.c.published_at.desc(), frontier.c.sequence.desc())
        .limit(limit)
    )
    return [Waiting(**row) for row in connection.execute(query).mappings()]


def settle(connection: sa.Connection, outlet: str, asked: Waiting, state: str) -> None:
    """The address was answered: `kept`, `gone` or `refused`."""
    values = {"state": state, "tries": 0, "fetched_signal": asked.signal}
    connection.execute(sa.update(frontier).where(_is(outlet, asked.url)).values(values))


def settle_twin(connection: sa.Connection, outlet: str, url: str) -> None:
    """The article at `url` was just kept under another address that redirects to it: it need not be asked for as well."""
    waits = sa.and_(_is(outlet, url), frontier.c.state == "waiting")
    connection.execute(sa.update(frontier).where(waits).values(state="kept", tries=0, fetched_signal=frontier.c.signal))


def no_answer(connection: sa.Connection, outlet: str, asked: Waiting) -> None:
    """The address gave no answer: it waits for the next crawl, but not for ever."""
    tries = sa.select(frontier.c.tries).where(_is(outlet, asked.url)).scalar_subquery() + 1
    connection.execute(sa.update(frontier).where(_is(outlet, asked.url)).values(tries=tries))
    too_often = sa.and_(_is(outlet, asked.url), frontier.c.tries >= MAX_TRIES)
    connection.execute(sa.update(frontier).where(too_often).values(state="failed", fetched_signal=asked.signal))


def add_page(connection: sa.Connection, outlet: str, article: Waiting, url: str, page: int) -> None:
    """A further page of an article that was just kept is to be asked for, also if an older one of this number was."""
    row = {
        "article_url": article.article_url,
        "page": page,
        "state": "waiting",
        "why": "next_page",
        "found_at": utc_now(),
        "tries": 0,
        "signal": article.signal,
        "listed": False,
        "sequence": 0,
        "published_at": article.published_at,
        "title": article.title,
    }
    if connection.execute(sa.update(frontier).where(_is(outlet, url)).values(row)).rowcount == 0:
        connection.execute(sa.insert(frontier).values(outlet=outlet, url=url, **row))


def not_before(connection: sa.Connection, host: str) -> str | None:
    """The time before which the host wants no request (UTC, ISO 8601), if it lies ahead."""
    said: str | None = connection.execute(sa.select(hosts.c.not_before).where(hosts.c.host == host)).scalar_one_or_none()
    return said if said is not None and said > utc_now() else None


def set_not_before(connection: sa.Connection, host: str, moment: str) -> None:
    """Remember what `Retry-After` asked for."""
    if connection.execute(sa.update(hosts).where(hosts.c.host == host).values(not_before=moment)).rowcount == 0:
        connection.execute(sa.insert(hosts).values(host=host, not_before=moment))


def _is(outlet: str, url: str) -> sa.ColumnElement[bool]:
    return sa.and_(frontier.c.outlet == outlet, frontier.c.url == url)


def _vanished(found: Pass, rows: Mapping[str, sa.Row[tuple[object, ...]]]) -> Iterable[str]:
    """Articles that stood in an earlier complete pass and that this one should have shown but does not."""
    listed = [row for url, row in rows.items() if row.listed and url not in found.entries]
    if found.reached_end:
        return [row.url for row in listed]
    if not found.rung.newest_first:
        return []
    # An article may have moved off the end of the list; only one that is newer than the last entry shown is missing from its midst.
    oldest = found.oldest_published
    shown = [rows[url].sequence for url in found.entries if url in rows and rows[url].listed]
    floor = shown[-1] if shown else None
    return [
        row.url
        for row in listed
        if (oldest and row.published_at and moment_of(row.published_at) > moment_of(oldest))
        or (not (oldest and row.published_at) and floor is not None and row.sequence > floor)
    ]
