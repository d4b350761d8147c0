"""The default engine: SQLite's FTS5 in one file of the data folder. Needs no server.

Readers see the last committed state (write-ahead log), also while a rebuild is being written: a rebuild is one transaction.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ikrar.errors import IndexUnavailable
from search.analysis.analyser import Analyser
from search.analysis.clauses import Clause
from search.documents import IndexDocument
from search.index.base import Hit, Hits, IndexWriter, SearchIndex, order_counts
from search.index.cursors import read_cursor, read_offset, sort_key, write_cursor
from search.index.embedded_sql import LAYOUT, SCHEMA, TABLES, Selection, order_column, select_documents, select_matches
from search.index.embedded_writer import EmbeddedWriter
from search.index.matching import analyse_document, find_highlights
from search.query import Query

BUSY_SECONDS = 60.0
"""How long a writer waits for another one; a rebuild holds the file that long."""
JOURNAL_BYTES = 16_000_000
"""What the write-ahead log shrinks to after a large change."""


class EmbeddedIndex(SearchIndex):
    """`index.sqlite3`. Several processes may read it; writers wait for each other."""

    def __init__(self, path: Path, analyser: Analyser, made_by: str = "") -> None:
        self._path, self._analyser = path, analyser
        self._made_by = f"{analyser.fingerprint} {made_by}"
        self._idle: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        with self._explained(), self._connection() as connection:
            if connection.execute("PRAGMA user_version").fetchone()[0] != LAYOUT:
                with _transaction(connection):
                    if connection.execute("PRAGMA user_version").fetchone()[0] != LAYOUT:
                        self._make_tables(connection)

    @property
    def revision(self) -> int:
        with self._explained(), self._connection() as connection:
            return _revision(connection)

    @property
    def outdated(self) -> bool:
        with self._explained(), self._connection() as connection:
            return bool(_meta(connection, "made_by") != self._made_by)

    def put(self, documents: Iterable[IndexDocument]) -> None:
        with self._writer() as writer:
            writer.put(documents)

    def delete(self, ids: Iterable[str], *, revision: int) -> None:
        with self._writer() as writer:
            writer.delete(ids, revision=revision)

    def advance(self, revision: int) -> None:
        with self._writer() as writer:
            writer.advance(revision)

    @contextmanager
    def rebuild(self) -> Iterator[IndexWriter]:
        with self._explained(), self._connection() as connection:
            with _transaction(connection):
                self._make_tables(connection)
                yield EmbeddedWriter(connection, self._analyser)
            # Gives the disk its room back, unless somebody is reading: then a later checkpoint does, and nobody waits.
            connection.execute("PRAGMA busy_timeout = 0")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")

    def search(self, query: Query) -> Hits:
        offset, after = (read_offset(query), None) if query.collapse else (0, read_cursor(query))
        clause = self._clause(query)
        with self._explained(), self._connection() as connection, _snapshot(connection):
            hit = _collect(connection, query, clause)
            total = connection.execute(_TOTAL.format(hit=hit.statement), hit.values).fetchone()[0]
            column = order_column(query)
            articles = wordings = None
            if query.collapse:
                articles, wordings = connection.execute(_ARTICLES.format(hit=hit.statement), hit.values).fetchone()
                rows = connection.execute(
                    _COLLAPSED.format(hit=hit.statement, column=column), (*hit.values, query.size + 1, offset)
                ).fetchall()
            elif after is None:
                rows = connection.execute(_page(hit, column), (*hit.values, query.size + 1)).fetchall()
            else:
                beyond = f"({column} < ? OR ({column} = ? AND document.id > ?))"
                bound = (*hit.values, after[0], after[0], after[1], query.size + 1)
                rows = connection.execute(_page(hit, column, beyond), bound).fetchall()
            facets = {
                name: order_counts(dict(connection.execute(_FACET.format(hit=hit.statement), (*hit.values, name)))) for name in query.facets
            }
            revision = _revision(connection)
        more = len(rows) > query.size > 0
        hits = tuple(self._hit(clause, *row) for row in rows[: query.size])
        following = None
        if more:
            last = hits[-1]
            following = write_cursor(query, offset + len(hits) if query.collapse else sort_key(query, last.document, last.score))
        return Hits(total=total, articles=articles, wordings=wordings, hits=hits, next=following, facets=facets, revision=revision)

    def scan(self, query: Query) -> Iterator[Hit]:
        clause = self._clause(query)
        with self._explained(), self._connection() as connection, _snapshot(connection):
            hit = _collect(connection, query, clause)
            for row in connection.execute(_page(hit, order_column(query)), (*hit.values, -1)):
                yield self._hit(clause, *row)

    def close(self) -> None:
        with self._lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _clause(self, query: Query) -> Clause | None:
        return self._analyser.understand(query.text) if query.text is not None else None

    def _hit(self, clause: Clause | None, body: str, score: float) -> Hit:
        document = IndexDocument.from_json(json.loads(body))
        highlights = find_highlights(clause, analyse_document(document, self._analyser)) if clause else ()
        return Hit(document=document, highlights=highlights, score=score)

    def _make_tables(self, connection: sqlite3.Connection) -> None:
        for table in TABLES:
            connection.execute(f"DROP TABLE IF EXISTS {table}")
        for statement in SCHEMA:
            connection.execute(statement)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", [("revision", "0"), ("made_by", self._made_by)])
        connection.execute(f"PRAGMA user_version = {LAYOUT}")

    @contextmanager
    def _writer(self) -> Iterator[EmbeddedWriter]:
        with self._explained(), self._connection() as connection, _transaction(connection):
            if _meta(connection, "made_by") != self._made_by:
                raise IndexUnavailable(f"the search index {self._path} was made by another version of Ikrar; run `ikrar index --rebuild`")
            yield EmbeddedWriter(connection, self._analyser)

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """One that no other thread uses meanwhile; kept for the next caller."""
        with self._lock:
            connection = self._idle.pop() if self._idle else None
        if connection is None:
            connection = sqlite3.connect(self._path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
            connection.execute("PRAGMA journal_mode = WAL")
            # The index can be rebuilt, so a power cut may cost its last commit, never its soundness.
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute(f"PRAGMA journal_size_limit = {JOURNAL_BYTES}")
            connection.execute("CREATE TEMP TABLE found (doc INTEGER PRIMARY KEY, score REAL NOT NULL)")
        try:
            yield connection
        except BaseException:
            connection.close()
            raise
        with self._lock:
            self._idle.append(connection)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            raise IndexUnavailable(
                f"the search index {self._path} cannot be used: {error}; the store is untouched. "
                "See that the folder can be written and the disk has room, then run `ikrar index`"
            ) from error
        except sqlite3.DatabaseError as error:
            raise IndexUnavailable(
                f"the search index {self._path} is damaged: {error}; the store is untouched. Delete the file and run `ikrar index`"
            ) from error


_COLLAPSED = """SELECT body.json, score FROM (
        SELECT hit.doc, hit.score, document.id, {column} AS place,
            row_number() OVER (PARTITION BY wording ORDER BY {column} DESC, document.id) AS nth
        FROM {hit} AS hit JOIN document USING (doc))
    JOIN body USING (doc) WHERE nth = 1 ORDER BY place DESC, id LIMIT ? OFFSET ?"""

_TOTAL = "SELECT count(*) FROM {hit} AS hit"

_ARTICLES = "SELECT count(DISTINCT article_id), count(DISTINCT wording) FROM {hit} AS hit JOIN document USING (doc)"

_FACET = "SELECT value, count(*) FROM {hit} AS hit JOIN value USING (doc) WHERE field = ? GROUP BY value"


def _page(hit: Selection, column: str, beyond: str = "1") -> str:
    return (
        f"SELECT body.json, hit.score FROM {hit.statement} AS hit JOIN document USING (doc) JOIN body USING (doc) "  # noqa: S608  # values are bound
        f"WHERE {beyond} ORDER BY {column} DESC, document.id LIMIT ?"
    )


def _collect(connection: sqlite3.Connection, query: Query, clause: Clause | None) -> Selection:
    """What the statements of one answer select from. Matches of words are found once and kept in the temporary table `found`."""
    if clause is None:
        selection = select_documents(query.filters)
        return Selection(f"({selection.statement})", selection.values)
    selection = select_matches(query, clause)
    connection.execute("DELETE FROM found")
    connection.execute(f"INSERT INTO found {selection.statement}", selection.values)
    return Selection("found", ())


def _meta(connection: sqlite3.Connection, name: str) -> str:
    return str(connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()[0])


def _revision(connection: sqlite3.Connection) -> int:
    return int(_meta(connection, "revision"))


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def _snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is read inside is of one moment."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
