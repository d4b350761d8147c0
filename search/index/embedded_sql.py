"""The embedded index as SQLite sees it: tables, and our clauses and filters in its language."""

from __future__ import annotations

from dataclasses import dataclass

from search.analysis.clauses import AllOf, AnyOf, Clause, Words
from search.documents import TEXT_FIELDS
from search.index.matching import FIELD_WEIGHTS
from search.query import Filters, Query

LAYOUT = 3
"""Kept as SQLite's `user_version`; an index of another layout is emptied when it is opened."""

WORD_COLUMNS = tuple(f"{field}_{layer}" for field in TEXT_FIELDS for layer in ("exact", "stem"))

# The words come cut and folded, so FTS5 only has to split at blanks: its `ascii` tokenizer takes all characters beyond ASCII for letters.
# The column `anything` holds the same word for every document, for queries that say only what must not be there.
SCHEMA = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE document (
        doc INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, article_id TEXT NOT NULL, wording TEXT NOT NULL,
        sort_date TEXT NOT NULL, sort_published INTEGER NOT NULL,
        first_day TEXT, last_day TEXT, published_day TEXT, count_min INTEGER, count_max INTEGER, confidence REAL)""",
    "CREATE INDEX document_by_date ON document (sort_date DESC, id)",
    "CREATE INDEX document_by_publication ON document (sort_published DESC, id)",
    "CREATE TABLE body (doc INTEGER PRIMARY KEY, json TEXT NOT NULL)",
    "CREATE TABLE value (field TEXT, value TEXT, doc INTEGER, PRIMARY KEY (field, value, doc)) WITHOUT ROWID",
    "CREATE INDEX value_of_document ON value (doc, field, value)",
    "CREATE TABLE deleted (id TEXT PRIMARY KEY, revision INTEGER NOT NULL) WITHOUT ROWID",
    f"CREATE VIRTUAL TABLE words USING fts5({', '.join(WORD_COLUMNS)}, anything, tokenize = 'ascii', content = '')",
)
TABLES = ("words", "deleted", "value", "body", "document", "meta")
_VALUES = ", ".join("?" * len(WORD_COLUMNS))
INSERT_WORDS = f"INSERT INTO words (rowid, {', '.join(WORD_COLUMNS)}, anything) VALUES (?, {_VALUES}, '1')"  # noqa: S608  # our own names
# The table keeps no copy of the words (half of the file), so they must be given once more when they are to be forgotten.
FORGET_WORDS = f"INSERT INTO words (words, rowid, {', '.join(WORD_COLUMNS)}, anything) VALUES ('delete', ?, {_VALUES}, '1')"  # noqa: S608

_WEIGHTS = ", ".join(str(FIELD_WEIGHTS[column.rsplit("_", 1)[0]]) for column in WORD_COLUMNS)


@dataclass(frozen=True, slots=True)
class Selection:
    """A SELECT of (doc, score) of every document that answers the query, and its values."""

    statement: str
    values: tuple[str | int | float, ...]


def select_documents(filters: Filters) -> Selection:
    """Of a query without words."""
    conditions, values = _conditions(filters)
    where = " AND ".join(conditions) or "1"
    return Selection(f"SELECT document.doc, 0.0 AS score FROM document WHERE {where}", tuple(values))  # noqa: S608  # values are bound


def select_matches(query: Query, clause: Clause) -> Selection:
    """Of a query with words."""
    conditions, values = _conditions(query.filters)
    score = f"-bm25(words, {_WEIGHTS}, 0.0)" if query.order == "relevance" else "0.0"
    joined = "words JOIN document ON document.doc = words.rowid" if conditions else "words"
    where = " AND ".join(("words MATCH ?", *conditions))
    return Selection(f"SELECT words.rowid, {score} FROM {joined} WHERE {where}", (match(clause), *values))  # noqa: S608


def order_column(query: Query) -> str:
    return {"relevance": "hit.score", "date": "document.sort_date", "published": "document.sort_published"}[query.order]


def match(clause: Clause) -> str:
    """The clause as an FTS5 expression. Words hold letters and digits only, so quoting them is enough."""
    if isinstance(clause, AllOf):
        all_parts = " AND ".join(map(match, clause.parts)) or 'anything : "1"'
        return f"(({all_parts}) NOT ({' OR '.join(map(match, clause.without))}))" if clause.without else f"({all_parts})"
    if isinstance(clause, AnyOf):
        return f"({' OR '.join(map(match, clause.parts))})"
    if isinstance(clause, Words):
        return f'({_columns(clause.layer)} : "{" ".join(clause.words)}")'
    return f'({_columns("exact")} : "{clause.letters}" *)'


def _columns(layer: str) -> str:
    return "{" + " ".join(f"{field}_{layer}" for field in TEXT_FIELDS) + "}"


def _conditions(filters: Filters) -> tuple[list[str], list[str | int | float]]:
    conditions: list[str] = []
    values: list[str | int | float] = []

    def require(condition: str, *bound: str | int | float) -> None:
        conditions.append(condition)
        values.extend(bound)

    for name, accepted in filters.keywords():
        marks = ", ".join("?" * len(accepted))
        require(f"document.doc IN (SELECT doc FROM value WHERE field = ? AND value IN ({marks}))", name, *accepted)  # noqa: S608
    if filters.min_confidence is not None:
        require("document.confidence >= ?", filters.min_confidence)
    if filters.count_from is not None:
        require("document.count_min IS NOT NULL AND (document.count_max IS NULL OR document.count_max >= ?)", filters.count_from)
    if filters.count_to is not None:
        require("document.count_min <= ?", filters.count_to)
    for name, first_column, last_column in (("date", "first_day", "last_day"), ("published", "published_day", "published_day")):
        low, high = filters.days(name)
        if low is not None:
            require(f"document.{last_column} >= ?", low)
        if high is not None:
            require(f"document.{first_column} <= ?", high)
    return conditions, values
