"""The day of an act that is done at an occasion: its own, that of its scene or setting, else publication (rulings 39 to 43)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records.acts.stages import find_acts
from pipeline.records.days.said_on import as_spoken, said_on
from pipeline.records.deeds.deed import Deed
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.kept import kept
from pipeline.records.reading.moment import UNDATED, Moment, act_dates, is_recent, moment_of, own_date, published_date
from pipeline.records.statements.occasion import Occasion
from pipeline.words.phrases import load_phrases

_LEAD_PARAGRAPHS = 2


@kept
def day_of_event(frame: Frame) -> Moment | None:
    """ "Kegiatan ini digelar Senin, 4 Desember": the day that a later sentence gives to the event of which all tells."""
    words = load_phrases("forms")["event_held"]
    for sentence in frame.sentences:
        held = words.pattern.match(frame.text, sentence.start, sentence.end)
        days = act_dates(frame, held.end(), sentence.end) if held is not None else []
        if days and moment_of(days[0]).is_full:
            return moment_of(days[0])
    return None


_NOUNS = {"declaration": "pledge", "outreach": "meeting"}
"""By what noun an act is named where it is only the setting of what somebody says."""
_GOES_ON = 3
"""The sentence of a letter and so many next ones, less one, may quote on what day it was signed."""


def occasion_moment(frame: Frame, occasion: Occasion) -> Moment:
    """The deed's own date; else publication if the deed is the news, else none (ruling 39)."""
    if occasion.form == "circular":
        signed = [date for date in occasion.dates if date.get("day") == "letter"]
        if signed:
            return moment_of(signed[0])
    if occasion.dates and (scene := scene_of_deed(frame, occasion)):
        return scene
    for deed in () if looks_back(frame, occasion) else occasion.deeds:
        moment = own_date(frame, deed.start, deed.end)
        if moment is not None and (moment.iso in occasion.days or not _rests_on_another(frame, deed)):
            return to_the_day(frame, moment, deed.start, occasion.dates)
    first = occasion.deeds[0]
    if occasion.form == "circular" and not occasion.dates and (signed_on := _signed_as_spoken(frame, first.sentence)):
        return signed_on
    if occasion.dates:
        return moment_of(occasion.dates[0])
    if looks_back(frame, occasion):
        return UNDATED
    opens = first.sentence == frame.sentences[0]
    if not opens and load_phrases("forms")["same_occasion"].found(frame.text, first.sentence.start, first.sentence.end):
        told = date_told_before(frame, first.sentence.start)
        if told is not None or not in_lead(frame, occasion):
            return told or UNDATED
    if right_before(frame.text, first.sentence.start, first.start, "forms", "keeps_doing"):
        return UNDATED
    if beside := _told_just_before(frame, occasion) or (day_of_event(frame) if in_lead(frame, occasion) else None):
        return beside
    if day := _day_of_setting(frame, occasion):
        return day
    if not _is_news(frame, occasion) and not first.scene:
        return UNDATED
    said = said_on(frame, first.start) if _is_told_by_them(frame, occasion) else None
    if said is not None and any(moment_of(date) == said and _is_of_a_basis(frame, date) for date in act_dates(frame, 0, len(frame.text))):
        said = None
    if said is not None and said.at is not None and _is_of_another_act(frame, said.at[0]):
        said = None
    return said or _recent_date_near(frame, first.start) or published_date(frame)


def looks_back(frame: Frame, occasion: Occasion) -> bool:
    """ ""Sosialisasi netralitas sudah sering kami lakukan," kata ketua, Senin": in a quote on something else, of no day that is told."""
    if occasion.form not in ("outreach", "circular") or not occasion.deeds[0].sentence.index:
        return False  # what opens the article is its news
    quotes = [frame.quote_at(deed.start) for deed in occasion.deeds]
    words = load_phrases("forms")
    return all(
        quote is not None
        and words["background"].found(frame.text, quote.start, quote.end)
        and not words["just_now"].found(frame.text, quote.start, quote.end)
        for quote in quotes
    )


def _is_told_by_them(frame: Frame, occasion: Occasion) -> bool:
    """Whether a person did it, or says so; who only speaks next for the body whose letter it is does so on any day."""
    if occasion.holder is None or occasion.holder.official is None:
        return False
    return occasion.form != "circular" or any(span.holds(occasion.holder.span[0]) for span in occasion.sentences)


def _day_of_setting(frame: Frame, occasion: Occasion) -> Moment | None:
    """ "…," tegasnya di sela ikrar netralitas, Rabu (30/9): the day on which somebody spoke at the act, where no other is given."""
    if occasion.form not in _NOUNS:
        return None
    nouns = load_phrases("forms")[_NOUNS[occasion.form]]
    for sentence in frame.sentences:
        for act in nouns.all(frame.text, *sentence.bounds):
            if not right_before(frame.text, sentence.start, act.start(), "forms", "meeting_at"):
                continue
            days = [day for day in act_dates(frame, act.end(), sentence.end) if moment_of(day).is_full]
            if days and is_recent(frame, days[0]):
                return moment_of(days[0])
    return None


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


def to_the_day(frame: Frame, moment: Moment, offset: int, told: Sequence[Mention] = ()) -> Moment:
    """ "Apel perdana bulan Oktober tersebut": the full day of that month which the sentences before in the paragraph give.

    Args:
        told: dates of the same act; "Dua bulan lalu … Surat itu diteken tanggal 18 September" gives its day.
    """
    if len(moment.iso or "") != len("2024-11"):
        return moment
    before = [*told, *act_dates(frame, frame.paragraph_at(offset).start, offset)]
    full = [day for day in map(moment_of, before) if day.is_full and (day.iso or "").startswith(moment.iso or "-")]
    return full[-1] if full else moment


def scene_of_deed(frame: Frame, occasion: Occasion) -> Moment | None:
    """The full day right before the deed in its paragraph, where its own sentence has none and all others are told farther away."""
    first = occasion.deeds[0]
    if occasion.form == "circular" or act_dates(frame, first.sentence.start, first.sentence.end):
        return None
    before = sentence_before(frame, first.sentence)
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
    earlier = load_phrases("forms")["told_as_done"].found(frame.text, first.sentence.start, first.end)
    if occasion.form == "circular" and earlier and first.sentence.index:
        return None  # "Bawaslu, Kamis, memanggil kepala sekolah. Pemkab sebelumnya sudah menyebar edaran": of no day that is told
    paragraph = frame.paragraph_at(first.start)
    floor = frame.sentences[0].start if in_lead(frame, occasion) else max(paragraph.start, sentence_before(frame, first.sentence).start)
    if load_phrases("forms")["background"].found(frame.text, first.sentence.start, first.end):
        floor = max(floor, paragraph.start)
    dates = [date for date in act_dates(frame, floor, first.sentence.start) if moment_of(date).is_full]
    return moment_of(dates[-1]) if dates else None


def sentence_before(frame: Frame, sentence: Span) -> Span:
    """The sentence before it, or itself where it is the first."""
    return frame.sentences[max(0, sentence.index - 1)]


def _recent_date_near(frame: Frame, offset: int) -> Moment | None:
    """A lead without a day is mostly of the day on which those present spoke: the nearest one shortly before publication."""
    dates = [date for date in act_dates(frame, 0, len(frame.text)) if is_recent(frame, date) and not _is_of_a_basis(frame, date)]
    dates = [date for date in dates if not _is_of_another_act(frame, date["start"])]
    return moment_of(min(dates, key=lambda date: abs(date["start"] - offset))) if dates and frame.published else None


def _is_of_another(frame: Frame, date: Mention) -> bool:
    """The day of a letter, or of what was done before or apart: on it nobody spoke "di tempat yang sama"."""
    return date.get("day") == "letter" or _is_of_another_act(frame, date["start"])


def _is_of_another_act(frame: Frame, offset: int) -> bool:
    """ "… Selain itu, lewat rapat Rabu (20/11), ia mengultimatum ASN", "Terpisah, Sekda …, Rabu": of what is told beside or before."""
    sentence = frame.sentence_at(offset)
    if sentence is None:
        return False
    opening = frame.opening(*sentence.bounds)
    openers = (load_phrases("forms")["besides_that"], load_phrases("stage_dates")["asked_apart"], load_phrases("appeals")["told_before"])
    return any(words.pattern.match(frame.text, opening, sentence.end) is not None for words in openers)


def _is_of_a_basis(frame: Frame, date: Mention) -> bool:
    """ "Menindaklanjuti surat gubernur tanggal 21 Agustus": the day of the paper on which an act rests."""
    sentence = frame.sentence_at(date["start"])
    basis = load_phrases("forms")["legal_basis"].last(frame.text, sentence.start, date["start"]) if sentence is not None else None
    return basis is not None and load_phrases("letters")["paper"].found(frame.text, basis.end(), date["start"])


def date_told_before(frame: Frame, offset: int, floor: int = 0) -> Moment | None:
    """The day of what was told last, for "di tempat yang sama"."""
    dates = [date for date in act_dates(frame, floor, offset) if moment_of(date).is_full]
    here = frame.paragraph_at(offset)
    dates = [date for date in dates if here.holds(date["start"]) or not _is_of_another(frame, date)]
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
    for deed in occasion.deeds:  # a meeting that ended with a pledge opens the news of both
        if frame.paragraph_at(deed.start).index - _first_paragraph(frame) >= _LEAD_PARAGRAPHS:
            continue
        opens = deed.sentence == frame.sentences[0] and not deed.basis
        if opens or not load_phrases("forms")["background"].found(frame.text, deed.sentence.start, deed.end):
            return True
    return False


def _first_paragraph(frame: Frame) -> int:
    """Where the news begins: at its dateline, behind headline and captions that stand in the text; else at its first sentence."""
    dateline = frame.doc._.dateline
    if dateline is not None and dateline.get("end"):
        return frame.paragraph_at(dateline["end"]).index
    return frame.paragraph_at(frame.sentences[0].start).index if frame.sentences else 0


def told_as_earlier(frame: Frame, occasion: Occasion) -> bool:
    """ "Sebelumnya, pada 4 November, Bawaslu menggelar sosialisasi"."""
    opener, sentence = load_phrases("appeals")["told_before"].pattern, occasion.deeds[0].sentence
    return opener.match(frame.text, *sentence.bounds) is not None


def in_lead(frame: Frame, occasion: Occasion) -> bool:
    """Whether the first paragraphs of the article tell it."""
    start = min(deed.start for deed in occasion.deeds)  # of a pledge, the meeting that ended with it
    return frame.paragraph_at(start).index - _first_paragraph(frame) < _LEAD_PARAGRAPHS
