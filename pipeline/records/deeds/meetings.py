"""Meetings at which servants are taught: what they are about, who is called to them, what is said at them."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records.acts.stages import find_acts
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.speakers.urging import is_on_topic, names_servants
from pipeline.words.phrases import load_phrases

SUBJECT = 80
"""Characters after "saat sosialisasi" within which its subject must be named."""
_SUPERVISORS = frozenset({"bawaslu", "panwascam"})
_OPENING = 25
"""Characters of a sentence within which it says that it gives the agenda."""


def names_office(frame: Frame, sentence: Span) -> bool:
    """Whether an institution stands in the sentence or in the one before: it teaches, and servants do not only learn from a case."""
    before = frame.sentences[max(0, sentence.index - 1)]
    return bool(frame.within(before.start, sentence.end, "institution"))


def gives_subject(frame: Frame, start: int, end: int) -> bool:
    """ "Saat sosialisasi netralitas", "saat sosialisasi pilkada pada ASN"."""
    words = load_phrases("forms")
    return words["topic"].found(frame.text, start, end) or (
        words["wide_topic"].found(frame.text, start, end) and names_servants(frame, start, end)
    )


def meetings_at(frame: Frame, sentence: Span) -> Iterator[tuple[int, int, int, int]]:
    """ "Kata Sekda pada sosialisasi netralitas", "dalam rakor netralitas": the meeting at which something is said."""
    for meeting in load_phrases("forms")["meeting"].all(frame.text, *sentence.bounds):
        if right_before(frame.text, sentence.start, meeting.start(), "forms", "meeting_at"):
            yield (*meeting.span(), *meeting.span())


def only_urged_there(frame: Frame, sentence: Span, end: int) -> bool:
    """ "Menteri, dalam webinar, Selasa, | berpesan agar ASN tidak tergoda": what is said at a meeting is not yet what it is about."""
    urging = load_phrases("appeals")["appeal"].first(frame.text, end, sentence.end)
    if urging is None or "," not in frame.text[end : urging.start()] or frame.quote_at(urging.start()) is not None:
        return False
    return not gives_subject(frame, end, urging.start())


def is_about_next(frame: Frame, sentence: Span) -> bool:
    """Whether the next sentence gives the meeting's agenda, or says what servants must not do."""
    words = load_phrases("forms")
    for other in frame.sentences[sentence.index + 1 : sentence.index + 2]:
        if words["meeting_about"].found(frame.text, other.start, other.end):
            return True
        rule = load_phrases("appeals")["affirmed"].first(frame.text, other.start, other.end)
        if rule is not None and names_servants(frame, other.start, rule.start()):
            return True
    return False


def tells_agenda_next(frame: Frame, sentence: Span) -> bool:
    """ "… mengumpulkan lurah. Materinya sama: aturan main aparatur": the next sentence of the paragraph opens with what it was about."""
    for other in frame.sentences[sentence.index + 1 : sentence.index + 2]:
        same_paragraph = frame.paragraph_at(other.start) == frame.paragraph_at(sentence.start)
        opening = load_phrases("forms")["meeting_about"].first(frame.text, other.start, min(other.end, other.start + _OPENING))
        if same_paragraph and opening is not None and frame.quote_at(opening.start()) is None:
            return True
    return False


def meets_next(frame: Frame, sentence: Span) -> bool:
    """ "Panwaslu mengundang para lurah. Di pertemuan itu …": a supervisor's meeting, and what was said there of the election."""
    supervised = any(body.get("id") in _SUPERVISORS for body in frame.within(*sentence.bounds, "institution"))
    following = frame.after(sentence)
    if not supervised or following is None:
        return False
    opens = load_phrases("forms")["in_that_meeting"].pattern.match(frame.text, *following.bounds)
    if load_phrases("forms")["answers_there"].found(frame.text, *following.bounds):
        return False  # "Dalam pertemuan itu mereka mengaku hadir di kampanye"
    if any(act.meaning.stage == "examined" for act in find_acts(frame, following)):
        return False  # "Dalam kesempatan itu keduanya dimintai keterangan"
    return opens is not None and is_on_topic(frame, *following.bounds)


def called_together(frame: Frame, sentence: Span) -> Iterator[tuple[int, int, int, int]]:
    """An office that calls servants together, where the next sentence gives the agenda, or says what was said to them there."""
    if (
        (tells_agenda_next(frame, sentence) or meets_next(frame, sentence))
        and names_servants(frame, *sentence.bounds)
        and names_office(frame, sentence)
    ):
        for found in load_phrases("forms")["gathers"].all(frame.text, *sentence.bounds):
            yield (*found.span(), *found.span())
