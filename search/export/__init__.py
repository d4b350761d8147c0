"""Exports of articles and records through the publication gate, as JSON Lines or CSV."""

from search.export.columns import ARTICLE_COLUMNS, RECORD_COLUMNS
from search.export.rows import article_rows, record_rows
from search.export.writing import FORMATS, write_rows

__all__ = ["ARTICLE_COLUMNS", "FORMATS", "RECORD_COLUMNS", "article_rows", "record_rows", "write_rows"]
