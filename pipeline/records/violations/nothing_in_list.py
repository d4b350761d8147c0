"""The next line of a list by place or by kind, which says that there is nothing."""

from __future__ import annotations

import re

from pipeline.records.acts.subjects import is_word_for_persons
from pipeline.records.participants.one_case import says_nothing
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.place import is_in_office
from pipeline.records.violations.nothing_there import nothing_behind_place
from pipeline.words.phrases import load_phrases


def nothing_in_list(frame: Frame, sentence: Span) -> re.Match[str] | None:
    """ "Bantul tiga, Sleman lima. Kota Yogya belum ada.": the place that heads a sentence after counted ones."""
    if kind := _kind_without(frame, sentence):
        return kind
    if not goes_on_with_list(frame, sentence):
        return nothing_behind_place(frame, sentence)
    return load_phrases("nothing")["none_there"].first(frame.text, sentence.start, sentence.end)


def _kind_without(frame: Frame, sentence: Span) -> re.Match[str] | None:
    """ "Bawaslu menangani 11 kasus ASN. "Kalau kepala desa | belum ada"": a kind of servants that heads a sentence after counted cases."""
    words, before = load_phrases("nothing"), frame.before(sentence)
    opening = frame.opening(*sentence.bounds)
    led = words["as_for"].pattern.match(frame.text, opening, sentence.end)
    if before is None or led is None or not frame.numbers(*before.bounds):
        return None
    none = words["none_there"].first(frame.text, led.end(), sentence.end)
    return none if none is not None and is_word_for_persons(frame.text, led.end(), none.start()) else None


def goes_on_with_list(frame: Frame, sentence: Span) -> bool:
    """Whether the sentence begins with a place, after one that tells the number of another, or that there is none."""
    before = frame.before(sentence)
    if before is None or not heading_place(frame, sentence) or not frame.within(before.start, before.end, "region"):
        return False
    return bool(frame.within(before.start, before.end, "count")) or says_nothing(frame, before) is not None


def heading_place(frame: Frame, sentence: Span) -> list[Mention]:
    """The place with which the sentence begins, bare or after "di": "Payakumbuh malah belum ada laporan"."""
    head = [m for m in frame.within(sentence.start, min(sentence.end, sentence.start + _HEAD), "region") if m.get("code")][:1]
    if not head or is_in_office(frame, head[0]):
        return []
    opening = frame.text[sentence.start : head[0]["start"]].strip(' "“”‘').casefold()
    opens = [load_phrases("whose")["heading"], load_phrases("nothing")["only_there"]]
    return head if not opening or any(words.pattern.fullmatch(opening) for words in opens) else []


_HEAD = 40
