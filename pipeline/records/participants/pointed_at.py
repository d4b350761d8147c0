"""Persons who are pointed at: "keduanya", "11 kades itu", "yang bersangkutan"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records.acts.subjects import KINDS, kinds_in, words_for_persons
from pipeline.records.participants.initials import is_introduced_at, named_by_initials
from pipeline.records.participants.participant import COLLECTIVE, WINDOW, Accused
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_INITIALS = re.compile(r"[A-Z](?<![\w.(].)[A-Z](?=\s+(?:di|ter|sudah|telah|pun|juga))")
"""Initials of an accused as the subject of a passive ("RM dihukum"); or an abbreviation. `re` looks for the capital first."""
_ABBREVIATION = Shape(r"{accused.abbreviation}\b")
_NO_SERVANTS = frozenset(
    {"governor", "vice_governor", "regent", "vice_regent", "mayor", "vice_mayor", "legislator", "candidate", "minister"}
)
_AND = re.compile(r"(?<!\w)(?:dan|serta|tapi|tetapi|namun)\s+$", re.IGNORECASE)
_AS_MUCH = re.compile(r"(?<!\w)(?:tidak|tak)\s+se\w+\s+$", re.IGNORECASE)
""" "empat PNS lagi tidak seberuntung | itu": as what was told, nobody is pointed at."""
_TO_POINTER = Shape(r"(?:\s+{before_names.at}(?:\s+[A-Z][\w'’-]*){1,4}(?=\s))?(?P<near>(?:\s+[^\s,.;:\"“”]+){0,3})")
"""Between a noun and "itu": at most two words, or a place ("lurah di Kota Tegal itu")."""


_LETTER = re.compile(r"\w")


def points_back(text: str, start: int, end: int, sentence: Span) -> bool:
    """Whether a number is one that was told before: "ketiga kades", "11 kades itu", "dari 21 ASN", "yang 57 ASN"."""
    words = load_phrases("accused")
    if COLLECTIVE.match(text, start) or (words["pointer"].ends_before(text, start, end) and _LETTER.search(text, start, end)):
        return True
    if points_after(text, end, sentence.end):
        return True
    return words["told_before"].ends_before(text, sentence.start, start) is not None and not words["part"].opens(text, end)


def pointed_at(frame: Frame, sentence: Span) -> Iterator[Accused]:
    """ "kades itu", "laporan tersebut", "mereka", "berkasnya"."""
    words, text = load_phrases("accused"), frame.text
    nouns = [noun for group, noun in words_for_persons(text, sentence.start, sentence.end) if group in KINDS]
    # "Tiga laporan ASN tersebut", "34 ASN terlapor itu": the number is who is meant
    counts = frame.within(sentence.start, sentence.end, "count")
    papers = [m for m in counts if m["unit"] in ("case", "report")]
    for match in words["pronoun"].all(text, sentence.start, sentence.end):
        if words["no_pronoun"].last(text, max(sentence.start, match.start() - 20), match.end()) and not right_before(
            text, sentence.start, match.start(), "accused", "given_to"
        ):
            continue
        plural = words["plural_pronoun"].pattern.fullmatch(match.group()) is not None
        if words["before_number"].pattern.match(match.group()) and _number_follows(frame, match.end(), sentence):
            continue
        if any(noun.end() <= match.start() and not text[noun.end() : match.start()].strip() for noun in nouns):
            continue  # "kepala kampung yang bersangkutan"
        if COLLECTIVE.match(text, max(sentence.start, text.rfind(" ", sentence.start, match.start() - 1) + 1), match.start()):
            continue  # "kelima | terlapor": all five, whom the numeral points at
        if not plural and (who := _named_after(frame, match.end(), sentence)):
            yield from who
            continue
        named = words["all_named"].pattern.fullmatch(match.group()) is not None
        kinds = tuple(kinds_in(text, match.start(), match.end())) if named else ()
        yield Accused("back", match.start(), match.end(), kinds=kinds, pronoun=not named, plural=plural)
    for match in _INITIALS.finditer(text, sentence.start, sentence.end):
        if _ABBREVIATION.match(text, match.start()) or right_before(text, sentence.start, match.start(), "accused", "before_capitals"):
            continue
        if is_introduced_at(text, match.start()):
            continue
        yield Accused("back", match.start(), match.end(), pronoun=True)
    for start, end in named_by_initials(text, sentence):
        if not _INITIALS.match(text, start):
            yield Accused("back", start, end, pronoun=True)
    for match in words["own_paper"].all(text, sentence.start, sentence.end):
        yield Accused("back", match.start(), match.end(), papers=True, pronoun=True)
    for group, match in words_for_persons(text, sentence.start, sentence.end):
        end = points_after(text, match.end(), sentence.end)
        if end and right_before(text, sentence.start, match.start(), "claims", "number_of") and _number_follows(frame, end, sentence):
            continue  # "Jumlah guru yang dipanggil itu mencapai sembilan orang"
        counted = counts if group == "anybody" else papers
        if group in KINDS and _OF_PAPERS.search(text, sentence.start, match.start()) is not None:
            continue  # "Kasus netralitas | ASN tersebut": the case is pointed at, which is found by its own noun
        if end and not any(text[m["end"] : match.start()].isspace() for m in counted if m["end"] <= match.start()):
            kinds = (group,) if group in KINDS else tuple(kinds_in(text, match.start(), end))
            # "sebagian besar | ASN itu": some of those told of, how many is open
            some = right_before(text, sentence.start, match.start(), "claims", "some_of_them")
            yield Accused("aside" if some else "back", match.start(), end, kinds=kinds, papers=group == "papers")


_OF_PAPERS = Shape(
    r"(?<!\w)(?:{claims.case_noun}|{counts.report_noun}|{claims.alleged})(?:\s+(?:{claims.alleged}|{counts.alleged}|{counts.neutrality}|{nothing.any_breach}))+\s+\Z",
    re.IGNORECASE,
)
""" "Kasus dugaan pelanggaran netralitas | ASN tersebut": a case and what it is about."""


def _named_after(frame: Frame, start: int, sentence: Span) -> list[Accused]:
    """ "dengan terlapor Gubernur X": whoever stands right after the word is meant, and is no servant told of before.

    A post is found by its own words; an elected head, a candidate or a legislator is nobody who can be accused here.
    """
    head = frame.opening(start, sentence.end, " ,")
    if head == start:
        return []
    named = [m for m in frame.within(head, head + 1, "official") if m.get("name") or m.get("region")]
    if not named:
        return []
    elected = named[0].get("position") in _NO_SERVANTS and named[0].get("status") in ("definitive", "former")
    return [Accused("aside" if elected else "back", head if elected else start, named[0]["end"], pronoun=not elected)]


def _number_follows(frame: Frame, start: int, sentence: Span) -> bool:
    """ "terlapor dari kalangan PNS berjumlah delapan orang": the number is who is meant."""
    return any(m["unit"] != "region" for m in frame.within(start, min(sentence.end, start + WINDOW), "count"))


def points_after(text: str, start: int, ceiling: int) -> int:
    """End of "… itu" or "… tersebut" that follows within two words and without a comma; 0 where there is none."""
    window = _TO_POINTER.match(text, start, ceiling)
    if window is None:
        return 0
    found = load_phrases("accused")["pointer"].first(text, window.start("near"), window.end())
    if found is None or _AND.search(text, start, found.start()):
        return 0  # "lima pelanggaran netralitas ASN dan itu sudah diteruskan"
    there = load_phrases("whose")["there"].last(text, start, found.end())
    if there is not None and there.end() == found.end():
        return 0  # "sejumlah kasus kepala desa di provinsi ini"
    if load_phrases("accused")["then"].last(text, start, found.end()) is not None or _AS_MUCH.search(text, start, found.start()):
        return 0
    return found.end() if text[window.start("near") : found.start()].count(" ") <= 3 else 0
