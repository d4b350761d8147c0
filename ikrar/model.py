"""The data model in the codebook's words. Imports nothing of ours.

Offsets are characters into the article's text; places are Kemendagri codes (`00` the nation, `33` a province,
`33.25` a regency or city); dates are ISO strings of the precision that is known (`2024-11-18`, `2024-11`, `2024`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Kind = Literal["statement", "violation"]
FORMS = ("declaration", "circular", "appeal", "outreach", "oversight")
STAGES = ("none", "alleged", "reported", "examined", "forwarded", "proven", "sanctioned", "dismissed")
OUTCOMES = ("none", "dismissed")
"""Stages that are listed beside violations and never counted among them (codebook)."""
SUBJECTS = (
    "civil_servant",
    "village_head",
    "village_official",
    "non_permanent_staff",
    "military_police",
    "official",
    "mixed",
)
AUDIENCES = (
    "civil_servant",
    "contract_civil_servant",
    "village_head",
    "village_official",
    "non_permanent_staff",
    "military_police",
    "public",
)
SCOPES = ("government", "unit", "association")
CONDUCTS = (
    "social_media",
    "campaign_attendance",
    "gesture_or_photo",
    "public_support",
    "mobilisation",
    "use_of_office",
    "party_or_candidacy",
    "other",
)
SANCTIONS = (
    "oral_reprimand",
    "written_reprimand",
    "apology",
    "delay_or_demotion",
    "removal",
    "fine",
    "prison",
    "other",
)
POSITIONS = (
    "governor",
    "vice_governor",
    "regent",
    "vice_regent",
    "mayor",
    "vice_mayor",
    "regional_secretary",
    "assistant",
    "agency_head",
    "district_head",
    "village_head",
    "ward_head",
    "bawaslu_chair",
    "bawaslu_member",
    "kpu_chair",
    "kpu_member",
    "kasn_official",
    "bkn_official",
    "inspector",
    "minister",
    "legislator",
    "candidate",
    "police",
    "military",
    "other",
)
STATUSES = (
    "definitive",
    "acting_appointed",
    "acting_temporary",
    "acting_duty",
    "acting_daily",
    "former",
)
INSTITUTIONS = (
    "bawaslu",
    "kpu",
    "kasn",
    "bkn",
    "gakkumdu",
    "inspektorat",
    "bkpsdm",
    "kemenpanrb",
    "kemendagri",
    "dkpp",
    "ombudsman",
    "polri",
    "tni",
    "pemda",
    "dprd",
    "korpri",
    "apdesi",
    "panwascam",
    "kejaksaan",
    "pengadilan",
    "pemdes",
    "other",
)
COUNT_UNITS = (
    "civil_servant",
    "contract_civil_servant",
    "village_head",
    "village_official",
    "non_permanent_staff",
    "report",
    "case",
    "participant",
    "region",
    "other",
)
DATE_BASES = ("explicit", "year_inferred", "relative", "published")
SOURCE_KINDS = ("press", "self_reported", "supervisor", "other")
MENTION_TYPES = ("official", "region", "institution", "count", "date")


def article_id(url: str) -> str:
    """Identifier of the article at a normalised URL: `a` and 16 hex digits."""
    return "a" + hashlib.sha256(url.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One page of one outlet, as extracted."""

    url: str
    canonical_url: str
    outlet: str
    title: str
    text: str
    published_at: str | None = None
    """ISO 8601 with offset, or null."""
    published_basis: str | None = None
    """Where the time was found: `json_ld`, `meta`, `feed`, `api`, `page`, `address`, or null."""
    author: str | None = None
    language: str | None = None
    dateline: str | None = None
    """Place and outlet before the first sentence, as printed (`KENDAL, Harian Contoh`). Not part of the text; it helps to place it."""

    @property
    def id(self) -> str:
        return article_id(self.canonical_url)

    @property
    def digest(self) -> str:
        """SHA-256 of what a reader would notice changing: title, text, publication time."""
        noticed = "\x1f".join((self.title, self.text, self.published_at or ""))
        return hashlib.sha256(noticed.encode()).hexdigest()

    def to_json(self, *, with_text: bool) -> dict[str, Any]:
        data = asdict(self)
        if not with_text:
            del data["text"]
        return data


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletFacts:
    """What the rest of the flow needs to know of an outlet; how it is crawled is the crawler's matter."""

    id: str
    name: str
    source_kind: str
    """One of SOURCE_KINDS."""
    timezone: str
    """IANA name; of times that the outlet prints without a zone."""
    verified: bool
    """A person has seen that its discovery works. Outlets that were never verified do not count as coverage."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of the article's text that proves a record."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Count:
    """A number of persons, reports or places; `max` is null when unbounded above."""

    min: int
    max: int | None
    exact: bool
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """Who led, signed or organised a statement; `name` is null where no person is named."""

    name: str | None = None
    position: str | None = None
    status: str | None = None
    institution: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One claim that an article makes, with the spans that prove it (codebook: statement, violation)."""

    kind: Kind
    region: str
    evidence: tuple[Evidence, ...]
    date: str | None = None
    date_basis: str | None = None
    # statement
    form: str | None = None
    issuer: Issuer | None = None
    scope: str | None = None
    reference: str | None = None
    audience: tuple[str, ...] = ()
    # violation
    stage: str | None = None
    count: Count | None = None
    from_institution: str | None = None
    to_institution: str | None = None
    subject: str | None = None
    conduct: tuple[str, ...] = ()
    sanction: str | None = None
    # both
    election: str | None = None
    confidence: float | None = None
    """Probability, 0 to 1, that the analysis read the claim rightly: form or stage, region, count (docs/quality.md)."""
    needs_review: bool = False

    def __post_init__(self) -> None:
        if self.kind == "statement" and self.form not in FORMS:
            raise ValueError(f"statement with form {self.form!r}")
        if self.kind == "violation" and self.stage not in STAGES:
            raise ValueError(f"violation with stage {self.stage!r}")
        if not self.evidence:
            raise ValueError("a record without evidence")

    def to_json(self) -> dict[str, Any]:
        """The codebook's fields of this kind of record."""
        data = asdict(self)
        foreign = _VIOLATION_FIELDS if self.kind == "statement" else _STATEMENT_FIELDS
        for name in foreign:
            del data[name]
        return {name: list(value) if isinstance(value, tuple) else value for name, value in data.items()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Record:
        """The inverse of `to_json`; unknown keys are refused by the constructor."""
        fields = dict(data)
        fields["evidence"] = tuple(Evidence(**span) for span in fields.get("evidence") or ())
        if fields.get("issuer") is not None:
            fields["issuer"] = Issuer(**fields["issuer"])
        if fields.get("count") is not None:
            fields["count"] = Count(**fields["count"])
        for name in ("audience", "conduct"):
            fields[name] = tuple(fields.get(name) or ())
        return cls(**fields)


_STATEMENT_FIELDS = ("form", "issuer", "scope", "reference", "audience")
_VIOLATION_FIELDS = ("stage", "count", "from_institution", "to_institution", "subject", "conduct", "sanction")


def record_key(article: str, record: Record) -> tuple[Any, ...]:
    """What a record's identity is made of: stable over offsets and better analysis (codebook, bookkeeping)."""
    count = record.count and (record.count.min, record.count.max, record.count.unit)
    return (article, record.kind, record.form or record.stage, record.region, record.subject, count)


def record_ids(article: str, records: Sequence[Record]) -> list[str]:
    """Identifiers of the records of one article, in their order; equal keys are told apart by an ordinal."""
    seen: dict[tuple[Any, ...], int] = {}
    ids = []
    for record in records:
        key = record_key(article, record)
        ordinal = seen[key] = seen.get(key, -1) + 1
        ids.append("r" + hashlib.sha256(repr((*key, ordinal)).encode()).hexdigest()[:16])
    return ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """What the analysis made of one article: the codebook's interchange, as types."""

    url: str
    relevant: bool
    relevance_score: float
    regions: tuple[str, ...] = ()
    mentions: tuple[Mapping[str, Any], ...] = ()
    records: tuple[Record, ...] = field(default=())

    def to_json(self) -> dict[str, Any]:
        return {
            "url": self.url,
            "relevant": self.relevant,
            "relevance_score": self.relevance_score,
            "regions": list(self.regions),
            "mentions": [dict(mention) for mention in self.mentions],
            "records": [record.to_json() for record in self.records],
        }
