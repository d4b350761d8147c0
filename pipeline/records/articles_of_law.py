"""Whether an article of law beside an act is the one that somebody broke, or only threatens (rulings 1 and 4)."""

from __future__ import annotations

from pipeline.records.beside import right_before
from pipeline.records.frame import Frame, Span
from pipeline.records.phrases import load_phrases
from pipeline.records.stages import Act


def broke_an_article(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Mereka terbukti melanggar Pasal 29", "dua kades divonis berdasarkan Pasal 188": the article that somebody told broke, no threat."""
    if act.name not in _FINDINGS:
        return False
    words, text, floor = load_phrases("assertion"), frame.text, sentence.start
    told = frame.within(floor, sentence.end if act.meaning.active else act.start, "count")
    if not (told or load_phrases("accused")["pronoun"].found(text, floor, act.start)):
        return False
    threats = list(words["threat"].all(text, floor, sentence.end))
    if not all(match.group().lower().startswith("pasal") for match in threats):
        return False
    if act.name == "convict":
        return all(match.start() >= act.end for match in threats)
    return all(act.start <= match.start() < act.end or right_before(text, floor, match.start(), "assertion", "breaks") for match in threats)


_FINDINGS = frozenset({"convict", "prosecute", "indict", "sentence", "punish", "impose"})
"""Acts after which an article of law is the one that was broken."""
