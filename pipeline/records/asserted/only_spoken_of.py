"""Penalties that are only spoken of: demanded, whose right they are, how it goes, or a warning to all beforehand."""

from __future__ import annotations

import re

from pipeline.records.acts.stages import Act, find_acts
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.clauses import clause_after, contrast_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

PENALTIES = frozenset({"punish", "impose", "sentence", "reprimand", "reprove", "prosecute", "convict"})
"""Acts that laws and threats name as well."""
DEMANDED = 14
"""Words after a demand that it still governs."""


def warns_all(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "terus memberi peringatan kepada ASN agar netral", "kades diperingatkan supaya tidak memihak": urged beforehand, nobody reprimanded.

    A kind of reprimand ("peringatan tertulis"), a number of persons and what they are not to do again tell of a case.
    """
    words, text = load_phrases("assertion"), frame.text
    following = text[act.end : sentence.end].lstrip()
    if text[act.start : act.end].split()[-1].lower() == "peringatan" and words["warned_of"].pattern.match(following) is not None:
        return True
    told = text[act.start : sentence.end].partition(" ")[2].lstrip()
    if act.name not in ("reprimand", "reprove") or words["warned_to"].pattern.match(told) is None:
        return False
    if words["kind_of_reprimand"].found(text, act.start, act.end) or words["done_again"].found(text, act.end, sentence.end):
        return False
    known = any(count.get("exact") for count in frame.within(*sentence.bounds, "count"))
    return not known and not words["these_persons"].found(text, *sentence.bounds)


def is_about_competence(text: str, act: Act, sentence: Span, clause_start: int) -> bool:
    """ "soal sanksi bukan kewenangan Bawaslu", "Menjatuhkan hukuman itu ranah bupati": who may punish, no end and no penalty.

    So too "Yang memberi sanksi bukan kami", where nobody is told of who got it.
    """
    words = load_phrases("assertion")
    if act.meaning.stage == "sanctioned":
        if words["whose_right"].opens(text, act.end, sentence.end):
            return True
        opening = text[clause_start : act.start].strip(' "“')
        return words["who_does"].pattern.fullmatch(opening) is not None and words["whose_doing"].opens(text, act.end, sentence.end)
    own = act.meaning.stage == "dismissed" and words["whose_right"].pattern.match(text, act.start, act.end) is not None
    return own and words["penalty"].found(text, clause_start, sentence.end)


def is_procedure(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "diserahkan ke BKN, selanjutnya bupati yang menjatuhkan sanksi", "dikenai sanksi sesuai aturan": how it goes, nothing done yet."""
    words, text = load_phrases("assertion"), frame.text
    if act.meaning.stage not in ("sanctioned", "forwarded") or frame.within(sentence.start, sentence.end, "date"):
        return False
    counted = bool(frame.within(sentence.start, sentence.end, "count"))
    if not counted and words["in_every_case"].pattern.match(text, frame.opening(*sentence.bounds), act.start) is not None:
        return True  # "Mekanismenya, Bawaslu mengkaji lalu merekomendasikan ke KASN"
    theirs = act.meaning.stage == "forwarded" and any(
        _is_theirs_to_do(text, other, sentence) and _ADDRESSED.search(text, act.end, other.start) is None
        for other in find_acts(frame, sentence)
        if other.start > act.end
    )
    if not counted and (theirs or _is_theirs_to_do(text, act, sentence)):
        return True  # "BKN memberi rekomendasi, bupati yang menjatuhkan hukuman"
    if act.meaning.stage == "forwarded":
        return False
    step = words["procedure"].last(text, sentence.start, act.start)
    opens = step is not None and not text[sentence.start : step.start()].strip('"“ ')
    if step is not None and not (opens and counted):
        return True
    return not counted and words["by_rule"].found(text, act.end, clause_after(text, act.end, sentence.end))


def _is_theirs_to_do(text: str, act: Act, sentence: Span) -> bool:
    """ "KASN memberi rekomendasi, bupati yang | menjatuhkan hukuman": who does so in every case; "hukuman itu" was imposed."""
    if (
        act.meaning.stage != "sanctioned"
        or not act.meaning.active
        or not right_before(text, sentence.start, act.start, "assertion", "theirs_to_do")
    ):
        return False
    return not load_phrases("accused")["pointer"].found(text, act.end, min(sentence.end, act.end + _TO_POINTER))


_ADDRESSED = Shape(r"\b{grammar.receiver}\b", re.IGNORECASE)
_TO_POINTER = 20
"""Characters after "yang menjatuhkan hukuman" in which "itu" may say that it was done."""


def is_demanded(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "menuntut Bawaslu memproses lima kades dan mencopot camat": a demand governs all that follows in its part of the sentence."""
    words, text = load_phrases("assertion"), frame.text
    floor = contrast_before(text, sentence.start, act.start)
    demand = words["demand"].last(text, floor, act.start)
    if demand is None and act.name in PENALTIES and not right_before(text, sentence.start, act.start, "grammar", "relative"):
        demand = words["asked_for"].last(text, floor, act.start)
        if demand is not None and ("," in text[demand.end() : act.start] or words["when"].found(text, demand.end(), act.start)):
            return False  # "tak ingin kasus 2020 terulang, ketika empat wali nagari divonis"
    if demand is None or len(text[demand.end() : act.start].split()) > DEMANDED:
        return False
    if act.meaning.stage == "examined" and not act.meaning.active and words["when"].ends_before(text, demand.end(), act.start):
        return False  # "mengaku menjalankan perintah ketika | ditanyai Panwaslu"
    return not any(other.start <= demand.start() < other.end for other in find_acts(frame, sentence))
