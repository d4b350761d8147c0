"""Whether an act is denied: of it, of everybody, or of all of them at once ("belum semua")."""

from __future__ import annotations

from pipeline.records.acts.stages import Act, is_told_of_all, none_of_number
from pipeline.records.asserted.telling import Telling
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.clauses import contrast_before
from pipeline.records.reading.frame import Span
from pipeline.words.phrases import load_phrases


def is_denied(told: Telling) -> bool:
    """ "tidak diperiksa", "belum ada laporan yang diteruskan"."""
    denied = not _says_no(told.text, told.act) and (
        _negated(told.text, told.first, told.act.start) or _of_nobody(told.text, told.act, told.sentence)
    )
    if told.act.name in ("arrive", "hand_over") and load_phrases("assertion")["not_come"].found(told.text, told.act.start, told.act.end):
        return True  # "laporan keduanya belum masuk": no case there
    return denied and not is_told_of_all(told.text, told.sentence.start, told.act.start)


def is_denied_before(told: Telling) -> bool:
    """ "membantah bahwa …": a verb of denial somewhere before the act, in the same stretch between words of contrast."""
    words, text, start = load_phrases("assertion"), told.text, told.act.start
    denial = words["denial"].last(text, contrast_before(text, told.sentence.start, start), start)
    return denial is not None and words["no_negation"].first(text, max(told.sentence.start, denial.start() - 12), denial.end()) is None


def _of_nobody(text: str, act: Act, sentence: Span) -> bool:
    """ "Tidak seorang pun dari mereka pernah dijatuhi sanksi", "belum ada laporan yang diteruskan"."""
    if any(none_of_number(text, sentence.start, act.start, group) for group in ("none_of_number", "none_yet_of_number")):
        return True
    return any(right_before(text, sentence.start, act.start, "claims", group) for group in ("none_is", "none_yet"))


def _says_no(text: str, act: Act) -> bool:
    """Whether the words of the act hold their own negation ("tidak terbukti", "belum dijawab"), or can bear one before them."""
    if act.name in ("check", "await"):
        return True
    return act.name in ("drop", "close", "acquit") and load_phrases("assertion")["own_negation"].found(text, act.start, act.end)


def _negated(text: str, floor: int, start: int) -> bool:
    words = load_phrases("assertion")
    last = words["negation"].last(text, floor, start)
    if last is None or len(text[last.end() : start].split()) > 2 or "," in text[last.end() : start]:
        return False
    if words["real"].found(text, last.end(), start):
        return False  # "yang tidak netral telah dilimpahkan"
    if words["neutral_word"].found(text, last.end(), start):
        return False  # "yang tidak menjaga netralitas diperiksa"
    return words["no_negation"].first(text, last.start(), start) is None
