"""Record dicts of the codebook: evidence, one record for each claim, a fixed order."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ikrar.model import FORMS, STAGES, Record
from pipeline.records.reading.frame import Frame, Mention
from pipeline.records.reading.moment import Moment
from pipeline.tagging.extensions import text_of

Signs = dict[str, float]
"""What tells sure records from others, by name."""

RecordDict = dict[str, Any]
"""A record of the codebook; under `signs` what its maker knows of how surely the text tells it (`confidence`), under `reasons` why it
says what it says."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a slot of a record has its value: the characters that it rests on, and the rule in a few words."""

    slot: str
    start: int
    end: int
    why: str


def reason_of_day(moment: Moment, start: int, end: int) -> Reason:
    """Why a record has its day: the date in the text, else what happened on that day at [start, end)."""
    at = moment.at or (start, end)
    return Reason("date", *at, ": ".join(filter(None, (moment.iso or "no day is told", moment.why or moment.basis))))


def evidence(frame: Frame, *spans: tuple[int, int]) -> list[dict[str, Any]]:
    """Evidence spans without blanks at their ends, in the order of the text, none inside another."""
    printed = text_of(frame.doc)
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        text = printed[start:end]
        start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
        if start < end and not any(a <= start and end <= b for a, b in kept):
            kept.append((start, end))
    return [{"start": start, "end": end, "text": printed[start:end]} for start, end in kept]


def issuer_of(official: Mention | None, institution: str | None = None) -> dict[str, Any] | None:
    """The issuer of a statement: a person with office, an office, or an institution alone."""
    if official is None:
        return None if institution is None else {"name": None, "position": None, "status": None, "institution": institution}
    return {
        "name": official.get("name"),
        "position": official.get("position"),
        "status": official.get("status"),
        "institution": official.get("institution") or institution,
    }


def statement(
    frame: Frame,
    *,
    form: str,
    region: str,
    moment: Moment,
    spans: Iterable[tuple[int, int]],
    issuer: Mapping[str, Any] | None = None,
    scope: str = "government",
    reference: str | None = None,
    audience: Iterable[str] = (),
    signs: Signs,
    reasons: Sequence[Reason],
) -> RecordDict:
    """A statement record."""
    return _checked(
        signs,
        reasons,
        kind="statement",
        form=form,
        region=region,
        date=moment.iso,
        date_basis=moment.basis,
        issuer=dict(issuer) if issuer else None,
        scope=scope,
        reference=reference,
        audience=list(audience),
        evidence=evidence(frame, *spans),
        election=None,
    )


def violation(
    frame: Frame,
    *,
    stage: str,
    region: str,
    moment: Moment,
    spans: Iterable[tuple[int, int]],
    count: Mapping[str, Any] | None = None,
    subject: str | None = None,
    from_institution: str | None = None,
    to_institution: str | None = None,
    conduct: Iterable[str] = (),
    sanction: str | None = None,
    signs: Signs,
    reasons: Sequence[Reason],
) -> RecordDict:
    """A violation record; never give it the name of an accused person."""
    return _checked(
        signs,
        reasons,
        kind="violation",
        stage=stage,
        region=region,
        date=moment.iso,
        date_basis=moment.basis,
        count=None if count is None else {key: count[key] for key in ("min", "max", "exact", "unit")},
        subject=subject,
        from_institution=from_institution,
        to_institution=to_institution,
        conduct=list(conduct),
        sanction=sanction,
        evidence=evidence(frame, *spans),
        election=None,
    )


def without_doubles(records: Iterable[RecordDict]) -> list[RecordDict]:
    """One record for each different claim (codebook); a double's evidence joins that of the first, the surer date stays."""
    kept: dict[Hashable, RecordDict] = {}
    for record in records:
        key = _claim_key(record)
        if key in kept:
            first = kept[key]
            known = {(span["start"], span["end"]) for span in first["evidence"]}
            first["evidence"] += [span for span in record["evidence"] if (span["start"], span["end"]) not in known]
            first["evidence"].sort(key=lambda span: span["start"])
        else:
            kept[key] = record
    return list(kept.values())


def in_order(records: Iterable[RecordDict]) -> list[RecordDict]:
    """Statements before violations, then by form or stage, then by place in the text."""
    ranks = {name: rank for rank, name in enumerate((*FORMS, *STAGES))}
    return sorted(records, key=lambda r: (r["kind"], ranks[r.get("form") or r["stage"]], r["evidence"][0]["start"], r["region"]))


def _claim_key(record: RecordDict) -> Hashable:
    if record["kind"] == "statement":
        issuer = record["issuer"] or {}
        return ("statement", record["form"], record["region"], issuer.get("name"), issuer.get("institution"), record["date"])
    count = record["count"] or {}
    return (
        "violation",
        record["stage"],
        record["region"],
        count.get("min"),
        count.get("max"),
        count.get("unit"),
        record["subject"],
        # Posts without a number are records of their own (ruling 17).
        id(record) if record["subject"] == "official" and not count else None,
        record["date"][:4] if record["date"] else None,
    )


def _checked(signs: Signs, reasons: Sequence[Reason], **fields: Any) -> RecordDict:
    """The record as a plain dict, refused at once when the codebook does not know a value."""
    Record.from_json(fields)
    return {**fields, "signs": signs, "reasons": tuple(reasons)}
