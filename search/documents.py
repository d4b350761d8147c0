"""What an index holds: one document for each record, and one for a relevant article that has no records.

The publication gate makes these documents; names of accused persons are masked before an index ever sees them.
A document carries its article's fields too, so that all filters of a query hit the same record.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from ikrar.clock import moment_of
from ikrar.model import Count
from ikrar.regions import NATION

DocumentKind = Literal["statement", "violation", "article"]
KINDS: tuple[DocumentKind, ...] = ("statement", "violation", "article")

TEXT_FIELDS = ("title", "evidence", "text")
"""Fields that words are searched in, and that highlights point into."""

KEYWORD_FIELDS = (
    "kind",
    "article_id",
    "wording",
    "form",
    "stage",
    "places",
    "regions",
    "provinces",
    "outlet",
    "source_kind",
    "date_basis",
    "count_unit",
    "subject",
    "from_institution",
    "to_institution",
    "issuer_position",
    "issuer_institution",
    "issuer_status",
    "audience",
    "scope",
    "conduct",
    "sanction",
    "election",
    "needs_review",
    "gone",
)
"""Fields (or properties) that are filtered and counted by their whole value; see `IndexDocument.values`."""

UNPUBLISHED = -(10**12)
"""Sorts behind every publication; seconds since 1970."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexDocument:
    """One record, or an article without records, as it may be shown."""

    id: str
    """The record's id; of an article without records, the article's."""
    revision: int
    """Store revision that made this state; an index never replaces a document by one of a lower revision."""
    article_id: str
    kind: DocumentKind
    url: str
    outlet: str
    source_kind: str
    """`press`, `self_reported`, `supervisor` or `other` (codebook)."""
    title: str
    text: str
    """The article's text, masked. For searching only: no face shows it whole."""
    regions: tuple[str, ...] = ()
    """The record's region; of an article without records, all of its regions."""
    evidence: str = ""
    """The record's evidence, masked; several spans are joined by newlines."""
    published_at: str | None = None
    """ISO 8601 with offset, or null; as the outlet says."""
    out_by: str | None = None
    """The same, but when it was archived where the outlet names a time after that: what the future says must not be first for ever."""
    date: str | None = None
    """ISO of the precision that is known: `2024-11-18`, `2024-11`, `2024`, or null."""
    date_basis: str | None = None
    form: str | None = None
    stage: str | None = None
    count_min: int | None = None
    """Null where the record has no count."""
    count_max: int | None = None
    """Null with `count_min` given: unbounded above."""
    count_unit: str | None = None
    count_exact: bool | None = None
    """False for "sekitar 90", "sedikitnya 40", "puluhan" (codebook); null where the record has no count."""
    subject: str | None = None
    from_institution: str | None = None
    to_institution: str | None = None
    issuer_position: str | None = None
    issuer_institution: str | None = None
    issuer_status: str | None = None
    audience: tuple[str, ...] = ()
    scope: str | None = None
    conduct: tuple[str, ...] = ()
    sanction: str | None = None
    election: str | None = None
    confidence: float | None = None
    needs_review: bool = False
    copied: str = ""
    """From `wording_of`: the same for word-for-word copies; empty where nobody compared."""
    gone: bool = False
    """The page no longer exists at its outlet; the record stays."""

    @property
    def region(self) -> str | None:
        """The one region of a record; null for an article of several."""
        return self.regions[0] if len(self.regions) == 1 else None

    @property
    def wording(self) -> str:
        """What a collapsed answer has one hit for: the article with its word-for-word copies."""
        return self.copied or self.article_id

    @property
    def count(self) -> Count | None:
        """The record's number as the codebook has it."""
        if self.count_min is None or self.count_unit is None or self.count_exact is None:
            return None
        return Count(self.count_min, self.count_max, self.count_exact, self.count_unit)

    @property
    def places(self) -> tuple[str, ...]:
        """Every code under which this is found: its regions, their provinces, the nation."""
        return tuple(dict.fromkeys(place for code in self.regions for place in (code, code[:2], NATION)))

    @property
    def provinces(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(code[:2] for code in self.regions))

    @property
    def first_day(self) -> str | None:
        """First day that `date` can mean, `YYYY-MM-DD`."""
        return days_of(self.date)[0] if self.date else None

    @property
    def last_day(self) -> str | None:
        """Last day that `date` can mean, `YYYY-MM-DD`."""
        return days_of(self.date)[1] if self.date else None

    @property
    def published_day(self) -> str | None:
        """The day of publication as the outlet printed it, in its own zone."""
        return self.published_at[:10] if self.published_at else None

    @property
    def ahead(self) -> bool:
        """The outlet names a time of publication that cannot be."""
        return self.out_by is not None and self.out_by != self.published_at

    @property
    def published_second(self) -> int | None:
        """Publication (`out_by`) as seconds since 1970, for sorting across zones; a time without zone counts as UTC."""
        known = self.out_by or self.published_at
        if known is None:
            return None
        return int(moment_of(known).timestamp())

    @property
    def sort_date(self) -> str:
        """The first day, or what stands behind every day where newest comes first."""
        return self.first_day or ""

    @property
    def sort_published(self) -> int:
        """The second of publication, or what stands behind every second where newest comes first."""
        second = self.published_second
        return UNPUBLISHED if second is None else second

    def values(self, field: str) -> tuple[str, ...]:
        """The values of one of `KEYWORD_FIELDS`; none where it is null. Booleans are `true` and `false`."""
        value = getattr(self, field)
        if value is None:
            return ()
        if isinstance(value, bool):
            return ("true" if value else "false",)
        return value if isinstance(value, tuple) else (str(value),)

    def to_json(self) -> dict[str, Any]:
        return {name: list(value) if isinstance(value := getattr(self, name), tuple) else value for name in _NAMES}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> IndexDocument:
        fields: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
        return cls(**fields)


_NAMES = tuple(field.name for field in dataclasses.fields(IndexDocument))


def days_of(iso: str) -> tuple[str, str]:
    """First and last day of a date of any precision, both `YYYY-MM-DD`.

    Raises:
        ValueError: not `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or a day that does not exist.
    """
    parts = iso.split("-")
    if [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]) or not all(part.isascii() and part.isdigit() for part in parts):
        raise ValueError(f"{iso!r} is no date of the form 2024, 2024-11 or 2024-11-18")
    first = date.fromisoformat(f"{iso}-01-01"[:10])
    if len(parts) == 3:
        last = first
    elif len(parts) == 2 and first.month < 12:
        last = first.replace(month=first.month + 1) - timedelta(days=1)
    else:
        last = first.replace(month=12, day=31)
    return first.isoformat(), last.isoformat()
