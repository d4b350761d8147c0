"""Statements: public acts that commit or tell public servants to be neutral (codebook, record: statement)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from pipeline.records.actors import same_person
from pipeline.records.appeals import Appeal, audience_region, find_appeals
from pipeline.records.audience import audience_of, scope_of
from pipeline.records.building import RecordDict, issuer_of, statement
from pipeline.records.deeds import Deed, find_deeds
from pipeline.records.frame import Frame, Mention, Span
from pipeline.records.interviews import interview_of
from pipeline.records.moment import UNDATED, Moment, act_dates, is_recent, moment_of, own_date, published_date
from pipeline.records.occasions import Occasion, find_occasions, join
from pipeline.records.phrases import load_phrases
from pipeline.records.place import NATION, code_of, home_region, region_of_official
from pipeline.records.said_on import as_spoken, said_on
from pipeline.records.stages import find_acts
from pipeline.tagging.linking import is_national

_REFERENCE = re.compile(r"\b(?:ber)?(?:nomor|no\.?)\s*:?\s*((?=[^\s,;]*\d)[A-Z0-9][\w./-]*(?:\s*/\s*[\w.-]+)*)", re.IGNORECASE)
_LEAD_PARAGRAPHS = 2


def find_statements(frame: Frame) -> list[RecordDict]:
    """The statement records of an article that all taggers have seen."""
    deeds = list(find_deeds(frame))
    occasions = _own_occasions(frame, find_occasions(frame, deeds))
    appeals = find_appeals(frame, _told_of_letters(frame, deeds))
    occasions = [occasion for occasion in occasions if _is_told_enough(frame, occasion)]
    records = [_occasion_record(frame, occasion, moment) for occasion in occasions for moment in _moments(frame, occasion)]
    records += [_appeal_record(frame, appeal, occasions) for appeal in appeals if not _is_part(frame, appeal, occasions)]
    return [record for record in records if record["region"]]


def _told_of_letters(frame: Frame, deeds: Sequence[Deed]) -> set[int]:
    """Sentences that tell of a circular, and what its author quotes of it in the same breath: what they urge is its content."""
    told = {deed.sentence.index for deed in deeds if deed.form == "circular"}
    for index in tuple(told):
        quote = frame.quote_at(frame.sentences[index].end - 1)
        following = frame.sentences[index + 1 : index + 2]
        if quote is not None and following and quote.start <= following[0].start < quote.end:
            told.add(index + 1)
    return told


def _own_occasions(frame: Frame, occasions: Sequence[Occasion]) -> list[Occasion]:
    """The outreach around a declaration by the same institution, or told in one breath with it, is part of it (ruling 31)."""
    kept = list(occasions)
    for outreach in [occasion for occasion in occasions if occasion.form == "outreach"]:
        around = next((other for other in kept if other.form == "declaration" and _belongs(frame, outreach, other)), None)
        if around is not None:
            kept.remove(outreach)
            leader = outreach.holder
            join(frame, around, outreach)
            if leader is not None and leader.official is not None and (around.holder is None or around.holder.official is None):
                around.holder = leader
    return kept


def _belongs(frame: Frame, outreach: Occasion, declaration: Occasion) -> bool:
    shared = {deed.sentence for deed in outreach.deeds} & {deed.sentence for deed in declaration.deeds}
    if any(load_phrases("forms")["combined"].found(frame.text, sentence.start, sentence.end) for sentence in shared):
        return True
    elsewhere = bool(declaration.region and outreach.region) and declaration.region != outreach.region
    return _same_body(declaration, outreach) and _one_day(declaration, outreach) and not (elsewhere and declaration.institution is None)


def _is_told_enough(frame: Frame, occasion: Occasion) -> bool:
    """An act in passing is a record only if the text says who, when or where: "mereka yang sudah berikrar" alone says nothing.

    A national act in a regency's story is its legal basis (ruling 34).
    """
    if _region(frame, occasion) == NATION and not is_national(frame.doc, [NATION]):
        return False
    return bool(occasion.holder or occasion.days or occasion.region) or _in_lead(frame, occasion)


def _moments(frame: Frame, occasion: Occasion) -> list[Moment]:
    """The occasion's day; each of the days of letters that are told in one breath ("edaran pada 19 September dan 21 Oktober")."""
    deed = occasion.deeds[0]
    days = [date for date in occasion.dates if occasion.form == "circular" and deed.start <= date["start"] < deed.sentence.end]
    joined = load_phrases("forms")["joins_days"]
    for first, second in itertools.pairwise(days):
        if joined.pattern.fullmatch(frame.text[first["end"] : second["start"]].strip()):
            return [moment_of(first), moment_of(second)]
    return [_occasion_moment(frame, occasion)]


def _occasion_record(frame: Frame, occasion: Occasion, moment: Moment) -> RecordDict:
    spans = [(sentence.start, sentence.end) for sentence in occasion.sentences]
    holder = occasion.holder
    official = holder.official if holder else None
    institution = occasion.institution
    return statement(
        frame,
        form=occasion.form,
        region=_region(frame, occasion) or "",
        moment=moment,
        spans=spans,
        issuer=issuer_of(official, institution),
        scope=scope_of(official, institution),
        reference=_reference(frame, spans) if occasion.form == "circular" else None,
        audience=audience_of(frame, spans),
        confidence=_confidence(official is not None, bool(occasion.dates), occasion.region is not None),
    )


def _appeal_record(frame: Frame, appeal: Appeal, occasions: Sequence[Occasion]) -> RecordDict:
    official = appeal.official
    return statement(
        frame,
        form="appeal",
        region=_appeal_region(frame, appeal) or "",
        moment=_appeal_moment(frame, appeal, occasions),
        spans=appeal.spans,
        issuer=issuer_of(official, appeal.body),
        scope=scope_of(None, appeal.body) if appeal.body in ("polri", "tni", "apdesi", "korpri") else "government",
        audience=audience_of(frame, appeal.spans, appeal.body),
        confidence=_confidence(official is not None and bool(official.get("name")), appeal.verbal, True),
    )


def _region(frame: Frame, occasion: Occasion) -> str | None:
    return occasion.region or home_region(frame)


def _appeal_region(frame: Frame, appeal: Appeal) -> str | None:
    """The region that the issuer serves (rulings 26, 27), or the part of it whose servants are addressed; else the article's."""
    own = _own_region(frame, appeal)
    return audience_region(frame, appeal, own) if own else None


def _own_region(frame: Frame, appeal: Appeal) -> str | None:
    if appeal.official is not None and (own := region_of_official(frame, appeal.official)):
        return own
    return (code_of(appeal.institution) if appeal.institution is not None else None) or home_region(frame)


def _appeal_moment(frame: Frame, appeal: Appeal, occasions: Sequence[Occasion]) -> Moment:
    """The appeal's own day; that of the occasion at which it was made; the speaker's day; else publication (ruling 43)."""
    for span in appeal.spans:
        if own := own_date(frame, *span):
            return own
    words, (start, end) = load_phrases("forms"), appeal.spans[0]
    if told := _told_date(frame, end):
        return told
    if scene := _scene_of_quote(frame, start):
        return scene
    interview = interview_of(frame)
    if interview is not None and interview.day is not None and start >= interview.start:
        return interview.day
    occasion_day = _day_of_news(frame, occasions)
    last = frame.sentence_at(end - 1)
    if words["same_occasion"].found(frame.text, start, last.end if last is not None else end):
        floor = frame.paragraph_at(start).start
        if same := _date_told_before(frame, start, floor) or occasion_day or _date_told_before(frame, start):
            return same
    if appeal.earlier:
        return UNDATED
    apart = words["apart"].found(frame.text, frame.paragraph_at(start).start, end)
    said = said_on(frame, start) or (None if apart else occasion_day or _day_of_event(frame))
    if said is None and frame.published is None:
        return _date_told_before(frame, start) or UNDATED
    return said or published_date(frame)


def _scene_of_quote(frame: Frame, start: int) -> Moment | None:
    """The day in the sentence right before a quote ("Wali kota mengumpulkan lurah, Rabu (23/7). "Jangan …".").

    Alike before "meminta mereka".
    """
    quote, sentence = frame.quote_at(start), frame.sentence_at(start)
    if sentence is None or sentence.index == 0:
        return None
    if quote is None and not load_phrases("appeals")["urges_them"].found(frame.text, sentence.start, sentence.end):
        return None
    if quote is not None and quote.start < sentence.start - 1:
        return None
    before = _sentence_before(frame, sentence)
    dates = act_dates(frame, before.start, before.end) if frame.quote_at(before.end - 1) is None else []
    return moment_of(dates[-1]) if dates else None


def _told_date(frame: Frame, end: int) -> Moment | None:
    """The day in the sentence after an appeal that goes on about it ("Hal itu disampaikannya saat apel, Senin (4/11)")."""
    following = next((sentence for sentence in frame.sentences if sentence.start >= end), None)
    if following is None or not load_phrases("appeals")["appeal_told"].found(frame.text, following.start, following.end):
        return None
    dates = act_dates(frame, following.start, following.end)
    return moment_of(dates[0]) if dates else None


def _day_of_event(frame: Frame) -> Moment | None:
    """ "Kegiatan ini digelar Senin, 4 Desember": the day that a later sentence gives to the event of which all tells."""
    words = load_phrases("forms")["event_held"]
    for sentence in frame.sentences:
        held = words.pattern.match(frame.text, sentence.start, sentence.end)
        days = act_dates(frame, held.end(), sentence.end) if held is not None else []
        if days and moment_of(days[0]).is_full:
            return moment_of(days[0])
    return None


def _day_of_news(frame: Frame, occasions: Sequence[Occasion]) -> Moment | None:
    """The day of the occasion that the article is about."""
    for occasion in occasions:
        if occasion.dates and _in_lead(frame, occasion) and occasion.form != "circular":
            return _scene_of_deed(frame, occasion) or _to_the_day(frame, moment_of(occasion.dates[0]), occasion.deeds[0].start)
    return None


def _occasion_moment(frame: Frame, occasion: Occasion) -> Moment:
    """The deed's own date; else publication if the deed is the news, else none (ruling 39)."""
    if occasion.form == "circular":
        signed = [date for date in occasion.dates if date.get("day") == "letter"]
        if signed:
            return moment_of(signed[0])
    if occasion.dates and (scene := _scene_of_deed(frame, occasion)):
        return scene
    for deed in occasion.deeds:
        moment = own_date(frame, deed.start, deed.end)
        if moment is not None and (moment.iso in occasion.days or not _rests_on_another(frame, deed)):
            return _to_the_day(frame, moment, deed.start)
    first = occasion.deeds[0]
    if occasion.form == "circular" and not occasion.dates and (signed_on := _signed_as_spoken(frame, first.sentence)):
        return signed_on
    if occasion.dates:
        return moment_of(occasion.dates[0])
    if load_phrases("forms")["same_occasion"].found(frame.text, first.sentence.start, first.sentence.end):
        return _date_told_before(frame, first.sentence.start) or UNDATED
    if beside := _told_just_before(frame, occasion) or (_day_of_event(frame) if _in_lead(frame, occasion) else None):
        return beside
    if not _is_news(frame, occasion):
        return UNDATED
    official = occasion.holder.official if occasion.holder else None
    said = said_on(frame, first.start) if official else None
    return said or _recent_date_near(frame, first.start) or published_date(frame)


def _signed_as_spoken(frame: Frame, sentence: Span) -> Moment | None:
    """ ""Sudah saya teken kemarin," kata Heru, Rabu (2/10)": the day of a letter in words about it, counted from their saying."""
    for after in frame.sentences[sentence.index : sentence.index + _GOES_ON]:
        act = load_phrases("forms")["letter_act"].first(frame.text, *after.bounds)
        if act is None or frame.quote_at(act.start()) is None:
            continue
        for day in frame.within(act.end(), after.end, "date"):
            if frame.quote_at(day["start"]) is not None and day["basis"] == "relative" and (moment := as_spoken(frame, day)).is_full:
                return moment
    return None


_GOES_ON = 3
"""The sentence of a letter and so many next ones, less one, may quote on what day it was signed."""


def _to_the_day(frame: Frame, moment: Moment, offset: int) -> Moment:
    """ "Apel perdana bulan Oktober tersebut": the full day of that month which the sentences before in the paragraph give."""
    if len(moment.iso or "") != len("2024-11"):
        return moment
    before = act_dates(frame, frame.paragraph_at(offset).start, offset)
    full = [day for day in map(moment_of, before) if day.is_full and (day.iso or "").startswith(moment.iso or "-")]
    return full[-1] if full else moment


def _scene_of_deed(frame: Frame, occasion: Occasion) -> Moment | None:
    """The full day right before the deed in its paragraph, where its own sentence has none and all others are told farther away."""
    first = occasion.deeds[0]
    if occasion.form == "circular" or act_dates(frame, first.sentence.start, first.sentence.end):
        return None
    before = _sentence_before(frame, first.sentence)
    paragraph = frame.paragraph_at(first.start)
    if before.start < paragraph.start or before == first.sentence or any(paragraph.holds(date["start"]) for date in occasion.dates):
        return None
    days = [day for day in map(moment_of, act_dates(frame, before.start, before.end)) if day.is_full]
    background = load_phrases("forms")["background"].found(frame.text, first.sentence.start, first.end)
    return days[-1] if days and not background else None


def _rests_on_another(frame: Frame, deed: Deed) -> bool:
    return load_phrases("forms")["legal_basis"].found(frame.text, deed.sentence.start, deed.sentence.end)


def _told_just_before(frame: Frame, occasion: Occasion) -> Moment | None:
    """The day that the sentences before set the scene with: all of them in the lead, else the one right before in the paragraph."""
    first = occasion.deeds[0]
    paragraph = frame.paragraph_at(first.start)
    floor = frame.sentences[0].start if _in_lead(frame, occasion) else max(paragraph.start, _sentence_before(frame, first.sentence).start)
    if load_phrases("forms")["background"].found(frame.text, first.sentence.start, first.end):
        floor = max(floor, paragraph.start)
    dates = [date for date in act_dates(frame, floor, first.sentence.start) if moment_of(date).is_full]
    return moment_of(dates[-1]) if dates else None


def _sentence_before(frame: Frame, sentence: Span) -> Span:
    return frame.sentences[max(0, sentence.index - 1)]


def _recent_date_near(frame: Frame, offset: int) -> Moment | None:
    """A lead without a day is mostly of the day on which those present spoke: the nearest one shortly before publication."""
    dates = [date for date in act_dates(frame, 0, len(frame.text)) if is_recent(frame, date)]
    return moment_of(min(dates, key=lambda date: abs(date["start"] - offset))) if dates and frame.published else None


def _date_told_before(frame: Frame, offset: int, floor: int = 0) -> Moment | None:
    """The day of what was told last, for "di tempat yang sama"."""
    dates = [date for date in act_dates(frame, floor, offset) if moment_of(date).is_full]
    own = [date for date in dates if not _is_of_a_case(frame, date)] or dates  # "Jumat kemarin perkaranya dihentikan" was before it
    return moment_of(own[-1]) if own else None


def _is_of_a_case(frame: Frame, date: Mention) -> bool:
    """Whether a day stands in a clause that tells of a step in a case."""
    clause, sentence = frame.clause_at(date["start"]), frame.sentence_at(date["start"])
    steps = [act for act in find_acts(frame, sentence) if act.meaning.stage != "alleged"] if sentence is not None else []
    if clause is None or load_phrases("stage_dates")["occasion"].found(frame.text, *clause.bounds):
        return False
    return any(clause.holds(act.start) for act in steps)


def _is_news(frame: Frame, occasion: Occasion) -> bool:
    """Whether the deed stands in the lead and is not told as something earlier."""
    first = occasion.deeds[0]
    if frame.paragraph_at(first.start).index - _first_paragraph(frame) >= _LEAD_PARAGRAPHS:
        return False
    opens = first.sentence == frame.sentences[0] and not first.basis
    return opens or not load_phrases("forms")["background"].found(frame.text, first.sentence.start, first.end)


def _first_paragraph(frame: Frame) -> int:
    return frame.paragraph_at(frame.sentences[0].start).index if frame.sentences else 0


def _is_part(frame: Frame, appeal: Appeal, occasions: Sequence[Occasion]) -> bool:
    """Speeches of the same institution on the same occasion are part of it (codebook)."""
    region = _own_region(frame, appeal)
    for occasion in occasions:
        if occasion.institution != appeal.body or _region(frame, occasion) != region:
            continue
        day, said = _occasion_moment(frame, occasion), _appeal_moment(frame, appeal, occasions)
        if _in_lead(frame, occasion) and (day.iso is not None or said.iso is None):
            # what was done some time before is no occasion of today's words, nor is another's act on another day
            if _is_apart(frame, appeal, occasion, day):
                continue
            return True
        if day.iso is not None and day.iso == said.iso:
            return True
    return False


def _is_apart(frame: Frame, appeal: Appeal, occasion: Occasion, day: Moment) -> bool:
    """Whether another person spoke on another day that the text gives ("Dua hari sebelumnya, Wali Kota mengumpulkan lurah")."""
    leader = occasion.holder.official if occasion.holder else None
    if leader is None or appeal.official is None or same_person(leader, appeal.official) or not day.is_full:
        return False
    own = [moment for span in appeal.spans if (moment := own_date(frame, *span) or _scene_of_quote(frame, span[0]))]
    return bool(own) and own[0].is_full and own[0].iso != day.iso


def _in_lead(frame: Frame, occasion: Occasion) -> bool:
    return frame.paragraph_at(occasion.deeds[0].start).index - _first_paragraph(frame) < _LEAD_PARAGRAPHS


def _same_body(first: Occasion, second: Occasion) -> bool:
    return first.institution is None or second.institution is None or first.institution == second.institution


def _one_day(first: Occasion, second: Occasion) -> bool:
    return not first.days or not second.days or not first.days.isdisjoint(second.days)


def _reference(frame: Frame, spans: Sequence[tuple[int, int]]) -> str | None:
    for start, end in spans:
        if match := _REFERENCE.search(frame.text, start, end):
            return match.group(1).rstrip(".")
    return None


def _confidence(named: bool, dated: bool, placed: bool) -> float:
    """Strength of the evidence: a named issuer, a date of its own, a place in the deed's own sentence."""
    return round(0.55 + 0.15 * named + 0.15 * dated + 0.1 * placed, 2)
