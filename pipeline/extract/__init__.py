"""Extraction: archived pages in, one article out, or the reason why there is none."""

from pipeline.extract.article import PARAGRAPH_BREAK, extract_article
from pipeline.extract.page import REASONS, Page, Rejected

__all__ = ["PARAGRAPH_BREAK", "REASONS", "Page", "Rejected", "extract_article"]
