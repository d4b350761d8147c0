"""What subscribers have been sent. The watermark is a revision, never the clock; a retry carries the same message id."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Row, func, insert, select

from ikrar.clock import utc_now
from ikrar.store import tables
from ikrar.store.database import reading, writing
from ikrar.store.rows import SentDigest
from ikrar.store.store import Store


def prepare_digest(store: Store, subscriber: str, outlets: Callable[[str], Mapping[str, Any]] = lambda since: {}) -> SentDigest:
    """The digest that this subscriber is due: the undelivered one if there is, else a new one up to the newest revision.

    `outlets` is asked what is known of the outlets since the last digest was prepared (UTC, empty for the first), as plain JSON.
    The digest is committed before it is sent, so that a process killed after the mail server's acceptance sends the same message id,
    for the same revisions, again.
    """
    table = tables.digests
    newest = store.revision()
    with writing(store.engine) as connection:
        last = connection.execute(
            _with_delivery().where(table.c.subscriber == subscriber).order_by(table.c.id.desc()).limit(1)
        ).one_or_none()
        if last is not None and last.delivered_at is None:
            return _digest(last)
        after = last.upto_revision if last is not None else 0
        known = dict(outlets(last.prepared_at if last is not None else ""))
        # A digest of "nothing new" has the same span as the next one; the number of digests before it tells them apart.
        number = connection.scalar(select(func.count()).select_from(table).where(table.c.subscriber == subscriber))
        seed = f"{subscriber}\x1f{after}\x1f{newest}\x1f{number}"
        message_id = f"<ikrar-{after}-{newest}-{hashlib.sha256(seed.encode()).hexdigest()[:20]}@ikrar.invalid>"
        connection.execute(
            insert(table).values(
                subscriber=subscriber,
                message_id=message_id,
                after_revision=after,
                upto_revision=newest,
                prepared_at=utc_now(),
                outlets=known,
            )
        )
        return _digest(connection.execute(_with_delivery().where(table.c.message_id == message_id)).one())


def mark_delivered(store: Store, digest: SentDigest, *, via: str) -> None:
    """Say that the digest was handed over; the next one begins where it ended."""
    with writing(store.engine) as connection:
        connection.execute(insert(tables.deliveries).values(digest_id=digest.id, via=via, delivered_at=utc_now()))


def sent_digests(store: Store, subscriber: str) -> list[SentDigest]:
    """All digests of a subscriber, oldest first."""
    table = tables.digests
    with reading(store.engine) as connection:
        return [_digest(row) for row in connection.execute(_with_delivery().where(table.c.subscriber == subscriber).order_by(table.c.id))]


def _with_delivery() -> Any:
    return select(tables.digests, tables.deliveries.c.delivered_at).outerjoin(
        tables.deliveries, tables.deliveries.c.digest_id == tables.digests.c.id
    )


def _digest(row: Row[Any]) -> SentDigest:
    return SentDigest(
        id=row.id,
        subscriber=row.subscriber,
        message_id=row.message_id,
        after_revision=row.after_revision,
        upto_revision=row.upto_revision,
        prepared_at=row.prepared_at,
        outlets=row.outlets,
        delivered=row.delivered_at is not None,
    )
