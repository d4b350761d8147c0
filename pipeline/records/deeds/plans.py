"""Acts that are only planned, wanted of others, or still to come (ruling 38)."""

from __future__ import annotations

import re

from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases

_CLOSED = re.compile(r"[,.!?][”\"]|[”\"],")
_BREAK = re.compile(r"[;”“\"]")
_NEW_CLAUSE = re.compile(r"[;”“\"]|,\s+(?!serta\b|dan\b|maupun\b|juga\b)", re.IGNORECASE)


def is_planned(frame: Frame, sentence: Span, start: int) -> bool:
    """ "Bakal mengumpulkan ASN untuk mengucapkan ikrar": a plan governs what follows until something is said to be done."""
    words = load_phrases("modality")
    plans = [plan for plan in words["planned"].all(frame.text, sentence.start, start) if not _is_of_the_vote(frame, sentence, plan.start())]
    plan = plans[-1] if plans else None
    if plan is None or _CLOSED.search(frame.text, plan.end(), start):
        return False  # "… ingin aman," kata ketua pada sosialisasi netralitas: the plan ended with the quote
    return not words["already"].found(frame.text, plan.end(), start)


def _is_of_the_vote(frame: Frame, sentence: Span, offset: int) -> bool:
    """ "Menjelang pemilu yang akan digelar 2024, kementerian mengadakan webinar": what is to come is the vote."""
    return right_before(frame.text, sentence.start, offset, "deeds", "vote_that")


def is_wanted(frame: Frame, sentence: Span, start: int) -> bool:
    """ "Berharap agar pimpinan unit …, serta melaksanakan pembinaan": wanted of others, until the scene or another clause is told."""
    words, text = load_phrases("deeds"), frame.text
    purpose = words["purpose"].pattern.match(text, frame.opening(*sentence.bounds))
    told = right_before(text, sentence.start, start, "deeds", "purpose_told")
    if purpose is not None and "," not in text[purpose.end() : start] and not told:
        return purpose.end() <= start
    demand = words["urging"].last(text, sentence.start, start)
    if demand is not None and ":" in text[demand.end() : start]:
        return True  # "menuntut tiga hal: bupati menerbitkan edaran, inspektorat membentuk tim"
    wish = words["wish"].last(text, sentence.start, start)
    if wish is None or not words["urging"].found(text, sentence.start, wish.start()):
        return False
    between = text[wish.end() : start]
    return not (_NEW_CLAUSE.search(between) or words["wish_over"].found(between))


def was_planned(frame: Frame, sentence: Span) -> bool:
    """ "Bawaslu akan membentuk posko. Posko ini bertugas …": what it is for does not say that it was set up."""
    for before in reversed(frame.sentences[max(0, sentence.index - 2) : sentence.index]):
        if (post := load_phrases("forms")["watch"].first(frame.text, *before.bounds)) is not None:
            plan = load_phrases("deeds")["to_come"].found(frame.text, *before.bounds)
            return plan and not load_phrases("modality")["already"].found(frame.text, before.start, post.start())
    return False


def was_of_case(frame: Frame, sentence: Span) -> bool:
    """ "Bawaslu membentuk tim untuk mengusut foto itu. Tim itu beranggotakan tiga orang": goes on about the team of one case."""
    words = load_phrases("forms")
    for before in frame.sentences[max(0, sentence.index - 2) : sentence.index]:
        of_case = [found.span() for found in words["no_watch"].all(frame.text, *before.bounds)]
        if any(
            start < team.end() and team.start() < end for team in words["watch"].all(frame.text, *before.bounds) for start, end in of_case
        ):
            return True
    return False


def still_to_come(frame: Frame, sentence: Span, end: int) -> bool:
    """ "Ikrar netralitas digelar pekan depan": the day right after an act says that it is still to come, unless it is the election's."""
    later = load_phrases("deeds")["later"].pattern.match(frame.text, frame.opening(end, sentence.end), sentence.end)
    return later is not None and not load_phrases("forms")["vote"].found(frame.text, end, later.end())


def came_to_nothing(frame: Frame, sentence: Span, start: int, end: int) -> bool:
    """ "Ikrar yang sedianya digelar hari ini urung terlaksana", "kabar pembentukan satgas dibantah", "belum ada edaran yang diterima"."""
    text, words = frame.text, load_phrases("deeds")
    if any(right_before(text, sentence.start, start, "deeds", group) for group in ("there_is_none", "nobody_who")):
        return True
    after = words["came_to_nothing"].first(text, end, sentence.end)
    if after is None or frame.quote_at(after.start()) is not None or _BREAK.search(text, end, after.start()):
        return False
    return not words["other_clause"].found(text, end, after.start())
