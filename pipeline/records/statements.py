"""Statements: public acts that commit or tell public servants to be neutral (codebook, record: statement)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline.records.appeals import Appeal, find_appeals
from pipeline.records.audience import audience_of, scope_of
from pipeline.records.building import RecordDict, issuer_of, statement
from pipeline.records.deeds import find_deeds
from pipeline.records.frame import Frame, read_frame
from pipeline.records.moment import UNDATED, Moment, date_of_claim, own_date, published_date
from pipeline.records.occasions import Occasion, find_occasions
from pipeline.records.phrases import load_phrases
from pipeline.records.place import code_of, home_region

_REFERENCE = re.compile(r"\b(?:nomor|no\.?)\s*:?\s*((?=[^\s,;]*\d)[A-Z0-9][\w./-]*(?:\s*/\s*[\w.-]+)*)", re.IGNORECASE)
_LEAD_PARAGRAPHS = 2


def find_statements(doc: Doc) -> list[RecordDict]:
    """The statement records of a document that all taggers have seen."""
    frame = read_frame(doc)
    occasions = [occasion for occasion in _own_occasions(find_occasions(frame, list(find_deeds(frame)))) if _region(frame, occasion)]
    records = [_occasion_record(frame, occasion) for occasion in occasions]
    records += [_appeal_record(frame, appeal) for appeal in find_appeals(frame) if not _is_part(frame, appeal, occasions)]
    return [record for record in records if record["region"]]


def _own_occasions(occasions: Sequence[Occasion]) -> list[Occasion]:
    """Without the outreach around a declaration by the same institution (ruling 31)."""
    declared = [occasion for occasion in occasions if occasion.form == "declaration"]
    return [
        occasion
        for occasion in occasions
        if occasion.form != "outreach" or not any(_same_body(occasion, other) and _one_day(occasion, other) for other in declared)
    ]


def _occasion_record(frame: Frame, occasion: Occasion) -> RecordDict:
    spans = [(sentence.start, sentence.end) for sentence in occasion.sentences]
    holder = occasion.holder
    official = holder.official if holder else None
    institution = occasion.institution
    return statement(
        frame,
        form=occasion.form,
        region=_region(frame, occasion) or "",
        moment=_occasion_moment(frame, occasion),
        spans=spans,
        issuer=issuer_of(official, institution),
        scope=scope_of(official, institution),
        reference=_reference(frame, spans) if occasion.form == "circular" else None,
        audience=audience_of(frame, spans),
        confidence=_confidence(official is not None, bool(occasion.dates), occasion.region is not None),
    )


def _appeal_record(frame: Frame, appeal: Appeal) -> RecordDict:
    first = appeal.spans[0]
    official = appeal.official
    return statement(
        frame,
        form="appeal",
        region=_appeal_region(frame, appeal) or "",
        moment=date_of_claim(frame, *first, official),
        spans=appeal.spans,
        issuer=issuer_of(official, appeal.body),
        scope=scope_of(None, appeal.body) if appeal.body in ("polri", "tni", "apdesi", "korpri") else "government",
        audience=audience_of(frame, appeal.spans),
        confidence=_confidence(official is not None and bool(official.get("name")), appeal.verbal, True),
    )


def _region(frame: Frame, occasion: Occasion) -> str | None:
    return occasion.region or home_region(frame)


def _appeal_region(frame: Frame, appeal: Appeal) -> str | None:
    """The region that the issuer serves (rulings 26, 27), else the article's."""
    if appeal.official is not None and appeal.official.get("region"):
        return str(appeal.official["region"])
    if appeal.institution is not None and (code := code_of(appeal.institution)):
        return code
    return home_region(frame)


def _occasion_moment(frame: Frame, occasion: Occasion) -> Moment:
    """The deed's own date; else publication if the deed is the news, else none (ruling 39)."""
    for deed in occasion.deeds:
        if moment := own_date(frame, deed.start, deed.end):
            return moment
    if occasion.dates:
        return Moment(occasion.dates[0]["iso"], occasion.dates[0]["basis"])
    return published_date(frame) if _is_news(frame, occasion) else UNDATED


def _is_news(frame: Frame, occasion: Occasion) -> bool:
    """Whether the deed stands in the lead and is not told as something earlier."""
    first = occasion.deeds[0]
    if frame.paragraph_at(first.start).index - _first_paragraph(frame) >= _LEAD_PARAGRAPHS:
        return False
    return not load_phrases("forms")["background"].found(frame.text, first.sentence.start, first.end)


def _first_paragraph(frame: Frame) -> int:
    return frame.paragraph_at(frame.sentences[0].start).index if frame.sentences else 0


def _is_part(frame: Frame, appeal: Appeal, occasions: Sequence[Occasion]) -> bool:
    """Speeches of the same institution on the same occasion are part of it (codebook)."""
    region = _appeal_region(frame, appeal)
    for occasion in occasions:
        if occasion.institution != appeal.body or _region(frame, occasion) != region:
            continue
        if _in_lead(frame, occasion):
            return True
        day, said = _occasion_moment(frame, occasion), date_of_claim(frame, *appeal.spans[0], appeal.official)
        if day.iso is not None and day.iso == said.iso:
            return True
    return False


def _in_lead(frame: Frame, occasion: Occasion) -> bool:
    return frame.paragraph_at(occasion.deeds[0].start).index - _first_paragraph(frame) < _LEAD_PARAGRAPHS


def _same_body(first: Occasion, second: Occasion) -> bool:
    return first.institution is None or second.institution is None or first.institution == second.institution


def _one_day(first: Occasion, second: Occasion) -> bool:
    days, others = {date["resolved"] for date in first.dates}, {date["resolved"] for date in second.dates}
    return not days or not others or not days.isdisjoint(others)


def _reference(frame: Frame, spans: Sequence[tuple[int, int]]) -> str | None:
    for start, end in spans:
        if match := _REFERENCE.search(frame.text, start, end):
            return match.group(1).rstrip(".")
    return None


def _confidence(named: bool, dated: bool, placed: bool) -> float:
    """Strength of the evidence: a named issuer, a date of its own, a place in the deed's own sentence."""
    return round(0.55 + 0.15 * named + 0.15 * dated + 0.1 * placed, 2)
