"""Whether people spoke to the press on the day of what a sentence tells: at an oath, a meeting; not when a case went its way."""

from __future__ import annotations

from pipeline.records.acts.stages import find_acts, is_further
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.words.phrases import load_phrases

_STEPS = ("forwarded", "examined", "sanctioned")
_LEAD = 2
"""Paragraphs that tell the news; what stands in them may get its day from a sentence behind."""


def is_occasion(frame: Frame, day: Mention, told: Span, sentence: Span) -> bool:
    """Whether what `told` tells of, on `day`, was an occasion for the saying in `sentence`.

    A step in a case ("Bawaslu memanggil dua kades, Rabu (23/9)") is none: whoever tells of other cases was asked some time later.
    Without a day of publication the day of the step is better than none.
    """
    if told.index > sentence.index and _is_how_it_began(frame, told, sentence):
        return False
    words, here = load_phrases("stage_dates"), frame.paragraph_at(sentence.start).index
    if frame.published is None or frame.paragraph_at(told.start).index == here:
        return True
    if right_before(frame.text, told.start, day["start"], "stage_dates", "letter_signed"):
        return False  # "Instruksi yang diteken Senin (19/2)"
    if told.index > sentence.index and words["also"].found(frame.text, told.start, day["start"]):
        return False  # "Bawaslu juga menertibkan alat peraga, Selasa"
    if told.index > sentence.index:
        return here - frame.paragraph_at(frame.sentences[0].start).index < _LEAD
    clause = frame.clause_at(day["start"]) or told
    step = any(clause.holds(act.start) and act.meaning.stage != "alleged" for act in find_acts(frame, told))
    meeting = clause if step else told  # "Dari rapat itu terungkap, Jumat kemarin perkaranya dihentikan": another day than the meeting's
    if words["occasion"].found(frame.text, meeting.start, meeting.end) or words["after_the_step"].found(frame.text):
        return True
    if right_before(frame.text, told.start, day["start"], "stage_dates", "by_now") or load_phrases("speech")["saying"].found(
        frame.text, day["end"], told.end
    ):
        return True
    if any(words[f"noun_of_{stage}"].found(frame.text, clause.start, day["start"]) for stage in _STEPS):
        return False  # "Pelimpahan dilakukan pekan lalu, Kamis"
    return all(act.meaning.stage == "alleged" for act in find_acts(frame, told))


def _is_how_it_began(frame: Frame, told: Span, sentence: Span) -> bool:
    """ "Berkasnya kami serahkan ke polisi. … Sebelumnya warga melaporkan kades itu, Rabu": how the case came in, told later."""
    began = {act.meaning.stage for act in find_acts(frame, told)} - {"alleged"}
    return began == {"reported"} and any(is_further(act.meaning.stage, "reported") for act in find_acts(frame, sentence))
