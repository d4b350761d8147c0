"""The day of an appeal: its own, its quote's, that of the occasion at which it was made, the speaker's, else publication (ruling 43)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records.acts.stages import find_acts
from pipeline.records.appeals.appeals import Appeal
from pipeline.records.claims.outcome import SETTLED
from pipeline.records.days.said_on import said_on
from pipeline.records.reading.actors import namings, same_person
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.reading.moment import UNDATED, Moment, act_dates, moment_of, own_date, published_date
from pipeline.records.reading.place import NATION
from pipeline.records.speakers.interviews import interview_of
from pipeline.records.statements.appeal_region import own_region
from pipeline.records.statements.occasion import Occasion
from pipeline.records.statements.occasion_day import (
    date_told_before,
    day_of_event,
    in_lead,
    scene_of_deed,
    sentence_before,
    to_the_day,
    told_as_earlier,
)
from pipeline.words.phrases import load_phrases


def appeal_moment(frame: Frame, appeal: Appeal, occasions: Sequence[Occasion]) -> Moment:
    """The appeal's own day; that of the occasion at which it was made; the speaker's day; else publication (ruling 43)."""
    for span in appeal.spans:
        if own := own_date(frame, *span) or (None if appeal.earlier else _beside_quote(frame, span[0])):
            return own
    words, (start, end) = load_phrases("forms"), appeal.spans[0]
    if told := _told_date(frame, end):
        return told
    if appeal.earlier and words["apart"].found(frame.text, start, end):
        return UNDATED  # "Pada kesempatan sebelumnya, Kepala BKPSDM juga mengingatkan ASN"
    if scene := scene_of_quote(frame, start):
        return scene
    interview = interview_of(frame)
    if interview is not None and interview.day is not None and start >= interview.start:
        return interview.day
    occasion_day = _day_of_news(frame, appeal, occasions)
    last = frame.sentence_at(end - 1)
    if words["same_occasion"].found(frame.text, start, last.end if last is not None else end):
        floor = frame.paragraph_at(start).start
        if same := date_told_before(frame, start, floor) or occasion_day or date_told_before(frame, start):
            return same
    if appeal.earlier:
        return UNDATED
    apart = words["apart"].found(frame.text, frame.paragraph_at(start).start, end)
    said = said_on(frame, start)
    if said is not None and _is_of_a_case(frame, appeal, said):
        said = None
    said = said or (None if apart else occasion_day or day_of_event(frame))
    if said is None and frame.published is None:
        return date_told_before(frame, start) or UNDATED
    return said or published_date(frame)


def _is_of_a_case(frame: Frame, appeal: Appeal, said: Moment) -> bool:
    """Whether the day is that on which a case got somewhere, or up to which it is counted: nobody urged anything on it."""
    sentence = frame.sentence_at(said.at[0]) if said.at is not None else None
    if sentence is None or frame.published is None or any(frame.paragraph_at(sentence.start).holds(start) for start, _ in appeal.spans):
        return False
    told = frame.paragraph_at(sentence.start)
    speaks = appeal.official is not None and any(same_person(n.official, appeal.official) for n in namings(frame, *told.bounds))
    said_there = load_phrases("speech")["saying"].found(frame.text, *sentence.bounds)
    if speaks or said_there or load_phrases("appeals")["appeal_told"].found(frame.text, *sentence.bounds):
        return False
    as_of = any(date.get("day") == "as_of" for date in frame.within(*said.at, "date")) if said.at else False
    return as_of or any(act.meaning.stage in SETTLED for act in find_acts(frame, sentence))


def scene_of_quote(frame: Frame, start: int) -> Moment | None:
    """The day in the sentence right before a quote ("Wali kota mengumpulkan lurah, Rabu (23/7). "Jangan …".").

    Alike before "meminta mereka".
    """
    quote, sentence = frame.quote_at(start), frame.sentence_at(start)
    if sentence is None or sentence.index == 0:
        return None
    goes_on = load_phrases("appeals")["urges_them"].found(frame.text, *sentence.bounds) or _said_there(frame, sentence)
    if quote is None and not goes_on:
        return None
    if quote is not None and quote.start < sentence.start - 1:
        return None
    before = sentence_before(frame, sentence)
    dates = act_dates(frame, before.start, before.end) if frame.quote_at(before.end - 1) is None else []
    return moment_of(dates[-1]) if dates else None


def _said_there(frame: Frame, sentence: Span) -> bool:
    """ "Kajari menyambangi kantor wali kota, Selasa. Di hadapan para kepala OPD ia …": the scene goes on in the same paragraph."""
    opens = load_phrases("appeals")["in_that_scene"].pattern.match(frame.text, sentence.start, sentence.end)
    before = sentence_before(frame, sentence)
    same_paragraph = frame.paragraph_at(before.start) == frame.paragraph_at(sentence.start)
    if opens is None:
        return False
    if load_phrases("appeals")["those_present"].opens(frame.text, opens.end()):
        return True  # "83 CPNS menerima keputusan dari Pj Wali Kota, Rabu. | Kepada mereka, Lusapta …"
    return same_paragraph and load_phrases("appeals")["he_or_his"].found(frame.text, opens.end(), sentence.end)


def _beside_quote(frame: Frame, start: int) -> Moment | None:
    """The day that the attribution of a quote gives ("…," katanya di Palu, Sabtu (14/9)), whatever sentence of it urges."""
    quote = frame.quote_at(start)
    last = frame.sentence_at(quote.end) or frame.sentence_at(quote.end - 1) if quote is not None else None
    if quote is None or last is None or quote.end >= last.end:
        return None
    return own_date(frame, quote.end, last.end)


def _told_date(frame: Frame, end: int) -> Moment | None:
    """The day in the sentence after an appeal that goes on about it ("Hal itu disampaikannya saat apel, Senin (4/11)")."""
    following = next((sentence for sentence in frame.sentences if sentence.start >= end), None)
    told = (load_phrases("appeals")["appeal_told"], load_phrases("letters")["request_sent"])
    if following is None or not any(words.found(frame.text, following.start, following.end) for words in told):
        return None
    dates = act_dates(frame, following.start, following.end)
    return moment_of(dates[0]) if dates else None


def _day_of_news(frame: Frame, appeal: Appeal, occasions: Sequence[Occasion]) -> Moment | None:
    """The day of the occasion that the article is about, unless it was held in another region."""
    own = own_region(frame, appeal) or ""
    for occasion in occasions:
        there = occasion.region or own
        if not (there.startswith(own) or own.startswith(there) or NATION in (own, there)):
            continue
        if occasion.deeds[0].start > appeal.spans[0][0] and told_as_earlier(frame, occasion):
            continue
        if occasion.dates and in_lead(frame, occasion) and occasion.form != "circular":
            return scene_of_deed(frame, occasion) or to_the_day(frame, moment_of(occasion.dates[0]), occasion.deeds[0].start)
    return None
