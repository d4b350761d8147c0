"""Writes documents into the tables of the embedded index, inside a transaction of the caller."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from search.analysis.analyser import Analyser
from search.documents import KEYWORD_FIELDS, TEXT_FIELDS, IndexDocument
from search.index.base import IndexWriter
from search.index.embedded_sql import FORGET_WORDS, INSERT_WORDS
from search.index.matching import analyse_document


class EmbeddedWriter(IndexWriter):
    """Holds the connection only; beginning and ending the transaction is the caller's.

    The index must have been made by the same analysis: words are forgotten by saying them again.
    """

    def __init__(self, connection: sqlite3.Connection, analyser: Analyser) -> None:
        self._connection, self._analyser = connection, analyser

    def put(self, documents: Iterable[IndexDocument]) -> None:
        for document in documents:
            held = self._connection.execute("SELECT doc, revision FROM document WHERE id = ?", (document.id,)).fetchone()
            deleted = self._connection.execute("SELECT revision FROM deleted WHERE id = ?", (document.id,)).fetchone()
            if document.revision < max(held[1] if held else 0, deleted[0] if deleted else 0):
                continue
            if held:
                self._remove(held[0])
            self._insert(document)

    def delete(self, ids: Iterable[str], *, revision: int) -> None:
        for id in ids:
            held = self._connection.execute("SELECT doc, revision FROM document WHERE id = ?", (id,)).fetchone()
            if held and held[1] > revision:
                continue
            if held:
                self._remove(held[0])
            self._connection.execute(
                "INSERT INTO deleted VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET revision = max(revision, excluded.revision)",
                (id, revision),
            )

    def advance(self, revision: int) -> None:
        self._connection.execute(
            "UPDATE meta SET value = ? WHERE name = 'revision' AND CAST(value AS INTEGER) < ?", (str(revision), revision)
        )

    def _remove(self, doc: int) -> None:
        (body,) = self._connection.execute("SELECT json FROM body WHERE doc = ?", (doc,)).fetchone()
        self._connection.execute(FORGET_WORDS, (doc, *self._words(IndexDocument.from_json(json.loads(body)))))
        for statement in (
            "DELETE FROM body WHERE doc = ?",
            "DELETE FROM value WHERE doc = ?",
            "DELETE FROM document WHERE doc = ?",
        ):
            self._connection.execute(statement, (doc,))

    def _insert(self, document: IndexDocument) -> None:
        doc = self._connection.execute(
            """INSERT INTO document (id, revision, article_id, wording, sort_date, sort_published, first_day, last_day, published_day,
                count_min, count_max, confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (
                document.id,
                document.revision,
                document.article_id,
                document.wording,
                document.sort_date,
                document.sort_published,
                document.first_day,
                document.last_day,
                document.published_day,
                document.count_min,
                document.count_max,
                document.confidence,
            ),
        ).lastrowid
        self._connection.execute("INSERT INTO body VALUES (?, ?)", (doc, json.dumps(document.to_json(), ensure_ascii=False)))
        self._connection.executemany(
            "INSERT OR IGNORE INTO value VALUES (?, ?, ?)",
            [(name, value, doc) for name in KEYWORD_FIELDS for value in document.values(name)],
        )
        self._connection.execute(INSERT_WORDS, (doc, *self._words(document)))

    def _words(self, document: IndexDocument) -> list[str]:
        """The values of `WORD_COLUMNS`."""
        texts = analyse_document(document, self._analyser)
        return [" ".join(words) for name in TEXT_FIELDS for words in (texts[name].exact, texts[name].stem)]
