"""Numbers of breaches that have nothing to do with the neutrality of servants: no claim of ours (ruling 16)."""

from __future__ import annotations

import re

from pipeline.records.frame import Frame, Mention, Span
from pipeline.records.phrases import load_phrases
from pipeline.records.stages import Act
from pipeline.records.subjects import kinds_in

_HAS_NUMBER = re.compile(
    r"\s*(?:(?:dengan|sebanyak|sejumlah|ada|terdapat|berjumlah|mencapai|jumlah|tercatat|sekitar)\s+|[:(]\s*){0,3}", re.IGNORECASE
)
"""Between the name of a breach and its number."""
_BEFORE = 3
"""Sentences before, in which it may be said that what follows is told of other breaches."""


def is_of_other_breaches(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """Whether a number of cases or reports counts other breaches: "di luar netralitas", of candidates, of campaign material."""
    words, text = load_phrases("subjects"), frame.text
    start, end = mention["start"], mention["end"]
    numbers = [m["start"] for m in frame.within(end, sentence.end, "count")]
    rest = text[end : min([sentence.end, *numbers])]
    if words["outside"].pattern.match(rest.lstrip()) or _all_are_of_others(frame, mention, sentence):
        return True
    if _is_named_before(frame, start, sentence):
        return True
    if _names_servants(frame, end, end + len(rest)):
        return False
    if words["other_breach"].pattern.match(rest.lstrip()):
        return True
    outside = words["outside"].last(text, sentence.start, start)
    if outside is not None:
        if load_phrases("accused")["pointer"].opens(text, outside.end(), start):
            return False  # "Selain kasus netralitas tersebut": beside that one, told on
        return not _names_servants(frame, outside.end(), start)
    return not _names_servants(frame, sentence.start, start) and _told_of_others(frame, sentence)


def _all_are_of_others(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """ "Ada tiga aduan, tetapi semuanya soal baliho": said of all of them, here or at the head of the next sentence."""
    text, words = frame.text, load_phrases("subjects")
    following = frame.after(sentence)
    for start, end in ((mention["end"], sentence.end), *((following.bounds,) if following is not None else ())):
        for told in words["all_of_them_are"].all(text, start, end):
            opens = start == mention["end"] or not text[start : told.start()].strip("\"“‘' ")
            numbers = frame.within(start, told.start(), "count")
            if opens and not numbers and words["other_breach"].opens(text, told.end(), end):
                return True
    return False


def _is_named_before(frame: Frame, start: int, sentence: Span) -> bool:
    """ "politik uang sebanyak | sembilan kasus, netralitas ASN lima kasus": the breach stands before its number."""
    words, text = load_phrases("subjects"), frame.text
    since = max([m["end"] for m in frame.within(*sentence.bounds, "count") if m["end"] <= start], default=sentence.start)
    kind = words["other_kind"].last(text, since, start)
    if kind is None or _names_servants(frame, kind.start(), start):
        return False
    if since > sentence.start and not text[since : kind.start()].strip():
        return False  # "satu kasus | pelanggaran administrasi dan satu kasus netralitas": of the number before it
    return _HAS_NUMBER.fullmatch(text, kind.end(), start) is not None


def _told_of_others(frame: Frame, sentence: Span) -> bool:
    """Whether the sentences before in the same paragraph set other breaches apart, and none since names servants again."""
    paragraph = frame.paragraph_at(sentence.start)
    for before in reversed([s for s in frame.sentences if 0 < sentence.index - s.index <= _BEFORE]):
        if not paragraph.holds(before.start):
            return False
        outside = load_phrases("subjects")["outside"].last(frame.text, before.start, before.end)
        if _names_servants(frame, before.start if outside is None else outside.end(), before.end):
            return False
        if outside is not None:
            return True
    return False


def is_in_other_clause(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Dua laporan netralitas diregister, yang perusakan baliho | diteruskan ke Polres": a clause that another breach opens."""
    opened = _CLAUSE.search(frame.text, sentence.start, act.start)
    if opened is None:
        return False
    other = load_phrases("subjects")["other_clause"].pattern.match(frame.text, opened.end(), act.start)
    return other is not None and not _names_servants(frame, opened.end(), act.start) and not frame.within(opened.end(), act.start, "count")


_CLAUSE = re.compile(r"[,;]\s+(?!.*[,;]\s)", re.DOTALL)
"""The last comma before an act."""


def _names_servants(frame: Frame, start: int, end: int) -> bool:
    return bool(kinds_in(frame.text, start, end)) or load_phrases("claims")["neutrality"].found(frame.text, start, end)
