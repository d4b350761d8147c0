"""The columns of a CSV export, and how a value becomes a cell that a spreadsheet cannot take for a formula."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

ARTICLE_COLUMNS = (
    "id",
    "url",
    "canonical_url",
    "outlet",
    "outlet_name",
    "source_kind",
    "title",
    "published_at",
    "published_basis",
    "published_ahead",
    "author",
    "language",
    "archived_at",
    "archive_digests",
    "state",
    "state_since",
    "wording",
    "regions",
    "version",
    "names_masked",
    "text",
    "practice",
)
RECORD_COLUMNS = (
    "id",
    "kind",
    "form",
    "stage",
    "outcome",
    "region",
    "region_name",
    "election",
    "date",
    "date_basis",
    "issuer.name",
    "issuer.position",
    "issuer.status",
    "issuer.institution",
    "scope",
    "reference",
    "audience",
    "count.min",
    "count.max",
    "count.exact",
    "count.unit",
    "from_institution",
    "to_institution",
    "subject",
    "conduct",
    "sanction",
    "evidence",
    "confidence",
    "needs_review",
    "article_id",
    "article_url",
    "outlet",
    "outlet_name",
    "source_kind",
    "title",
    "published_at",
    "published_ahead",
    "archived_at",
    "archive_digests",
    "state",
    "state_since",
    "wording",
    "article_version",
    "analysis_version",
    "change",
    "supersedes",
    "revision",
    "export_revision",
    "names_masked",
    "noindex",
    "correction_contact",
    "practice",
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What spreadsheets read as the beginning of a formula (OWASP, CSV injection), in full width too."""


def cell(row: Mapping[str, Any], column: str) -> str:
    """One cell: lists joined by ` | `, true and false as words, null empty, a `'` before text that a spreadsheet might run."""
    value: Any = row
    for part in column.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        text = " | ".join(str(item.get("text", json.dumps(item))) if isinstance(item, Mapping) else str(item) for item in value)
    else:
        text = str(value)
    text = text.replace("\0", "")
    if not isinstance(value, int | float) and text.lstrip(" ").startswith(_FORMULA):
        return f"'{text}"
    return text
