"""The tables of `crawl.sqlite3` (the crawl's own state; the store has its own file) and how that file is opened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Boolean, Column, Index, Integer, MetaData, Table, Text

from ikrar.errors import ArchiveError

LAYOUT = 1
"""Kept in the file as `user_version`; a file of another layout is refused, never guessed at."""

metadata = MetaData()

captures = Table(
    "captures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("outlet", Text, nullable=False),
    Column("run_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("article_url", Text),
    Column("page", Integer, nullable=False),
    Column("fetched_at", Text, nullable=False),
    Column("status", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("content_type", Text, nullable=False),
    Column("warc_file", Text, nullable=False),
    Column("warc_offset", Integer, nullable=False),
    Column("warc_length", Integer, nullable=False),
    Column("listed_published_at", Text),
    Column("listed_title", Text),
    Index("captures_of_article", "article_url", "page"),
    Index("captures_of_outlet", "outlet", "kind"),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("outlet", Text, nullable=False),
    Column("run_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("article_url", Text),
    Column("at", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("status", Integer),
    Column("detail", Text, nullable=False),
    Column("capture_id", Integer),
    Index("attempts_of_run", "run_id", "outlet"),
    Index("attempts_of_article", "article_url"),
)

listings = Table(
    "listings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("outlet", Text, nullable=False),
    Column("run_id", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("started_at", Text, nullable=False),
    Column("finished_at", Text, nullable=False),
    Column("complete", Boolean, nullable=False),
    Column("reached_end", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("addresses_found", Integer, nullable=False),
    Column("oldest_published", Text),
    Column("newest_published", Text),
    Index("listings_of_outlet", "outlet"),
)

http_state = Table(
    "http_state",
    metadata,
    Column("url", Text, primary_key=True),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("capture_id", Integer, nullable=False),
)

frontier = Table(
    "frontier",
    metadata,
    Column("outlet", Text, primary_key=True),
    Column("url", Text, primary_key=True),
    Column("article_url", Text, nullable=False),
    Column("page", Integer, nullable=False),
    Column("state", Text, nullable=False),  # waiting, kept, gone, refused (by the site or robots.txt), failed (too often no answer)
    Column("why", Text, nullable=False),  # why it waits or was asked last: new, changed, vanished, next_page
    Column("found_at", Text, nullable=False),
    Column("tries", Integer, nullable=False),  # in a row without an answer
    Column("signal", Text, nullable=False),  # what the listing last said of its state (time of change, or title)
    Column("fetched_signal", Text),  # the same when it was last fetched; null before
    Column("listed", Boolean, nullable=False),  # stood in the last complete listing that could show it
    Column("sequence", Integer, nullable=False),  # grows from older to newer articles of an outlet, as its lists order them
    Column("published_at", Text),
    Column("title", Text),
    Index("frontier_of_state", "outlet", "state"),
)

hosts = Table(
    "hosts",
    metadata,
    Column("host", Text, primary_key=True),
    Column("not_before", Text, nullable=False),  # from Retry-After: no request to this host earlier
)

warc_files = Table(
    "warc_files",
    metadata,
    Column("path", Text, primary_key=True),  # below the data folder
    Column("run_id", Text, nullable=False),
    Column("length", Integer, nullable=False),  # bytes known to be whole; what lies after it is a torn tail
)


def open_database(path: Path) -> sa.Engine:
    """The engine of `crawl.sqlite3`: write-ahead log, waits up to 30 s for another writer, durable commits."""
    engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": 30})

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")

    with engine.connect() as connection:
        found = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if found == 0:
            # Another process may open the same new folder at this moment: the second waits here and finds the work done.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            found = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            if found == 0:
                metadata.create_all(connection)
                connection.exec_driver_sql(f"PRAGMA user_version = {LAYOUT}")
                found = LAYOUT
            connection.commit()
    if found != LAYOUT:
        engine.dispose()
        raise ArchiveError(f"{path} has layout {found}, this version of Ikrar reads {LAYOUT}; use the version that wrote it")
    return engine
