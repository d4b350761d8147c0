"""Counted persons who are only addressed, gathered or employed: "mengingatkan 322 keuchik", "memiliki 40 ASN"."""

from __future__ import annotations

import re

from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_WINDOW = 90
"""Characters before a number in which it is said that these persons are addressed."""
_WORDS_TO_ADDRESSED = 6


def is_only_addressed(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """Whether the words before a number say that these persons are spoken to, gathered or employed, and accused of nothing."""
    words, text = load_phrases("accused"), frame.text
    start, end, unit = mention["start"], mention["end"], mention["unit"]
    before = text[max(sentence.start, start - _WINDOW) : start]
    if words["told_to"].ends_before(before, 0, len(before)):
        return True  # "…, kata Wali Kota Batu kepada | 200 lurah"
    if words["fate_of"].ends_before(before, 0, len(before)):
        return False  # "mengingatkan bawahannya pada nasib | tiga camat yang dicopot"
    addressed = words["addressed"].last(before)
    if addressed is not None:
        if words["of_case"].opens(text, end, sentence.end) or words["papers_aim"].ends_before(before, 0, len(before)):
            return False
        if _ranks(frame, start - len(before) + addressed.end(), start, sentence):
            return False
        if _place_involves(frame, start - len(before) + addressed.start(), sentence):
            return False
        if addressed.group().lower() == "jumlahnya":
            return False  # "Pada Pilkada 2018 jumlahnya hanya 12 kasus"
        if _SAYS_THAT.match(before, addressed.end()):
            return False
        if unit in ("case", "report") and load_phrases("claims")["that_many"].ends_before(before, 0, len(before)):
            return False  # "Yang melibatkan perangkat desa sebanyak enam kasus"
        listed, between = unit in ("case", "report"), before[addressed.end() :]
        if load_phrases("assertion")["cause"].found(between):
            return False  # "mengumpulkan camat setelah | satu camat disanksi"
        if len(between.split()) <= _WORDS_TO_ADDRESSED and not re.search(r"[;.,]|\bdan\b" if listed else r"[;.]|\bdan\b", between):
            return True
    if words["circular"].found(text, sentence.start, start) and right_before(text, sentence.start, start, "grammar", "addressee"):
        return True
    # "meneruskannya kepada sepuluh penghulu": who gets a paper is not the one whose case it is
    start = start + to.end() if (to := _TO_NUMBER.match(text[start:end])) else start
    summoned = words["summoned"].opens(text, end, sentence.end)  # "menyurati dua lurah untuk hadir klarifikasi"
    if summoned or words["handed_penalty"].found(text, sentence.start, start):
        return False
    if right_before(text, sentence.start, start, "accused", "handed_to") or _ends_list_of_addressees(text, start, mention["end"], sentence):
        return True
    # "bersurat kepada 20 camat dan 196 kades"
    joined = [m for m in frame.within(sentence.start, mention["start"], "count") if m["end"] <= mention["start"]][-1:]
    together = joined and load_phrases("grammar")["joiner"].pattern.fullmatch(text[joined[0]["end"] : mention["start"]].strip())
    return bool(together) and right_before(text, sentence.start, joined[0]["start"], "accused", "handed_to")


def _ends_list_of_addressees(text: str, start: int, end: int, sentence: Span) -> bool:
    """ "Edaran ditujukan kepada semua kepala OPD, delapan camat dan | 61 wali nagari"."""
    addressed = load_phrases("accused")["written_for"].last(text, sentence.start, start)
    between = "" if addressed is None else text[addressed.end() : start]
    listed = addressed is not None and len(between.split()) <= _WORDS_OF_LIST and _LIST_GOES_ON.search(between) is not None
    return listed and _LIST_ENDS.match(text, end, sentence.end) is not None


_WORDS_OF_LIST = 16
_LIST_GOES_ON = Shape(r"^[^.;:]*(?:,|\s){accused.last_joined}\s+$")
_LIST_ENDS = re.compile(r"(?:\s+\S+){0,4}?\s*[.,;]")


_SAYS_THAT = re.compile(r"(?:,|\s+bahwa)(?!\w)")
""" "mengingatkan, | tahun lalu seorang lurah dicopot": what is told, nobody is addressed."""
_TO_NUMBER = re.compile(r"ke\s+(?=\d)", re.IGNORECASE)
""" "diteruskan | ke 196 kades", read as one with its number."""


def _place_involves(frame: Frame, verb: int, sentence: Span) -> bool:
    """ "Kaimana, kata dia, | melibatkan | dua ASN": the cases of a place that opens the sentence, no gathering."""
    if not load_phrases("whose")["involves"].opens(frame.text, verb, sentence.end):
        return False
    place = next(iter(frame.within(sentence.start, verb, "region")), None)
    opening = frame.opening(*sentence.bounds, skipped='"“ ')
    return place is not None and bool(
        _OPENS.fullmatch(frame.text, opening, place["start"]) and _ASIDE.fullmatch(frame.text, place["end"], verb)
    )


_OPENS = Shape(r"(?:{whose.leads_to_place}\s+){0,2}(?:{before_names.region}\s+)?", re.IGNORECASE)
_ASIDE = Shape(r"\s*(?:,\s*{whose.aside_says}\s+[^,.;:]{2,30},)?\s*", re.IGNORECASE)
"""Between the place and its verb."""


def _ranks(frame: Frame, since: int, start: int, sentence: Span) -> bool:
    """ "terbanyak di Jawa Timur 96 aduan, diikuti Banten 71 aduan": the next place of a list by place, no gathering."""
    places = frame.within(since, start, "region")
    numbers = frame.numbers(sentence.start, since)
    return bool(places and numbers) and _TO_RANKED.fullmatch(frame.text, since, places[0]["start"]) is not None


_TO_RANKED = Shape(r"\s+(?:oleh\s+)?(?:(?:di|dari)\s+)?(?:{before_names.region}\s+)?")
"""Between "diikuti" and the place that comes next in a list."""
