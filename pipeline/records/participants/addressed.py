"""Counted persons who are only addressed, gathered or employed: "mengingatkan 322 keuchik", "memiliki 40 ASN"."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.records.acts.stages import find_acts
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_WINDOW = 90
"""Characters before a number in which it is said that these persons are addressed."""
_WORDS_TO_ADDRESSED = 6


def is_only_addressed(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """Whether the words before a number say that these persons are spoken to, gathered or employed, and accused of nothing."""
    return next((said for rule in _RULES if (said := rule(frame, mention, sentence)) is not None), False)


def _is_spoken_to(frame: Frame, mention: Mention, sentence: Span) -> bool | None:
    """ "…, kata Wali Kota Batu kepada | 200 lurah"; but "mengingatkan bawahannya pada nasib | tiga camat yang dicopot"."""
    words, before = load_phrases("accused"), _before(frame, mention, sentence)
    if words["told_to"].ends_before(before, 0, len(before)):
        return True
    return False if words["fate_of"].ends_before(before, 0, len(before)) else None


def _is_addressed(frame: Frame, mention: Mention, sentence: Span) -> bool | None:
    """ "mengingatkan | 322 keuchik", "memiliki | 40 ASN": right behind such a verb, and no number of cases."""
    before = _before(frame, mention, sentence)
    addressed = load_phrases("accused")["addressed"].last(before)
    if addressed is None:
        return None
    if _is_of_cases(frame, mention, sentence, addressed):
        return False
    between = before[addressed.end() :]
    if load_phrases("assertion")["cause"].found(between):
        return False  # "mengumpulkan camat setelah | satu camat disanksi"
    verb_end = mention["start"] - len(between)
    if any(act.meaning.active and verb_end < act.start < mention["start"] for act in find_acts(frame, sentence)):
        return None  # "surat yang dialamatkan kepadanya, bupati | mencopot | seorang kabid"
    parted = (_MARK_OR_AND if _in_papers(mention) else _STOP_OR_AND).search(between)
    return True if len(between.split()) <= _WORDS_TO_ADDRESSED and not parted else None


def _is_of_cases(frame: Frame, mention: Mention, sentence: Span, addressed: re.Match[str]) -> bool:
    """ "Pada Pilkada 2018 | jumlahnya | hanya 12 kasus", "mengingatkan, | tahun lalu seorang lurah dicopot": the verb tells of cases."""
    words, text, start, before = load_phrases("accused"), frame.text, mention["start"], _before(frame, mention, sentence)
    floor = start - len(before)
    return bool(
        words["of_case"].opens(text, mention["end"], sentence.end)
        or words["papers_aim"].ends_before(before, 0, len(before))
        or _ranks(frame, floor + addressed.end(), start, sentence)
        or _place_involves(frame, floor + addressed.start(), sentence)
        or addressed.group().lower() == "jumlahnya"
        or _SAYS_THAT.match(before, addressed.end())
        # "Yang melibatkan perangkat desa sebanyak | enam kasus"
        or (_in_papers(mention) and load_phrases("claims")["that_many"].ends_before(before, 0, len(before)))
    )


def _is_in_circular(frame: Frame, mention: Mention, sentence: Span) -> bool | None:
    """ "Surat edaran itu ditujukan kepada | 19 camat": to whom a circular goes."""
    circular = load_phrases("accused")["circular"].found(frame.text, sentence.start, mention["start"])
    return True if circular and right_before(frame.text, sentence.start, mention["start"], "grammar", "addressee") else None


def _is_summoned(frame: Frame, mention: Mention, sentence: Span) -> bool | None:
    """ "menyurati dua lurah untuk hadir klarifikasi", "menyerahkan sanksi kepada | tiga kades": whose case it is."""
    words, text = load_phrases("accused"), frame.text
    summoned = words["summoned"].opens(text, mention["end"], sentence.end)
    return False if summoned or words["handed_penalty"].found(text, sentence.start, _behind_to(frame, mention)) else None


def _gets_a_paper(frame: Frame, mention: Mention, sentence: Span) -> bool | None:
    """ "meneruskannya kepada | sepuluh penghulu": who gets a paper is not the one whose case it is."""
    start = _behind_to(frame, mention)
    handed = right_before(frame.text, sentence.start, start, "accused", "handed_to")
    return True if handed or _ends_list_of_addressees(frame.text, start, mention["end"], sentence) else None


def _is_joined_to_addressees(frame: Frame, mention: Mention, sentence: Span) -> bool | None:
    """ "bersurat kepada 20 camat dan | 196 kades": the second of two numbers that get a paper."""
    joined = [m for m in frame.within(sentence.start, mention["start"], "count") if m["end"] <= mention["start"]][-1:]
    between = frame.text[joined[0]["end"] : mention["start"]].strip() if joined else ""
    if not joined or load_phrases("grammar")["joiner"].pattern.fullmatch(between) is None:
        return None
    return True if right_before(frame.text, sentence.start, joined[0]["start"], "accused", "handed_to") else None


def _is_sent_off(frame: Frame, mention: Mention, sentence: Span) -> bool | None:
    """ "Panwascam mengingatkan di tempat | dua guru": told on the spot to stop it (ruling 3)."""
    words = (act for act in find_acts(frame, sentence) if act.name == "send_off")
    return False if any(act.start < mention["start"] <= act.end + 1 for act in words) else None


_RULES: tuple[Callable[[Frame, Mention, Span], bool | None], ...] = (
    _is_sent_off,
    _is_spoken_to,
    _is_addressed,
    _is_in_circular,
    _is_summoned,
    _gets_a_paper,
    _is_joined_to_addressees,
)
"""What says whether a number is only addressed, in the order in which it is asked; None where it says nothing."""


def _before(frame: Frame, mention: Mention, sentence: Span) -> str:
    """The words before a number in which it is said that these persons are addressed."""
    return frame.text[max(sentence.start, mention["start"] - _WINDOW) : mention["start"]]


def _in_papers(mention: Mention) -> bool:
    return mention["unit"] in ("case", "report")


def _behind_to(frame: Frame, mention: Mention) -> int:
    """Where the number begins behind its "ke": "diteruskan | ke 196 kades" is read as one with it."""
    to = _TO_NUMBER.match(frame.text[mention["start"] : mention["end"]])
    return int(mention["start"]) + (to.end() if to else 0)


def _ends_list_of_addressees(text: str, start: int, end: int, sentence: Span) -> bool:
    """ "Edaran ditujukan kepada semua kepala OPD, delapan camat dan | 61 wali nagari"."""
    addressed = load_phrases("accused")["written_for"].last(text, sentence.start, start)
    between = "" if addressed is None else text[addressed.end() : start]
    listed = addressed is not None and len(between.split()) <= _WORDS_OF_LIST and _LIST_GOES_ON.search(between) is not None
    return listed and _LIST_ENDS.match(text, end, sentence.end) is not None


_WORDS_OF_LIST = 16
_LIST_GOES_ON = Shape(r"^[^.;:]*(?:,|\s){accused.last_joined}\s+$")
_LIST_ENDS = re.compile(r"(?:\s+\S+){0,4}?\s*[.,;]")

_MARK_OR_AND = re.compile(r"[;.,]|\bdan\b")
_STOP_OR_AND = re.compile(r"[;.]|\bdan\b")
_SAYS_THAT = re.compile(r"(?:,|\s+bahwa)(?!\w)")
""" "mengingatkan, | tahun lalu seorang lurah dicopot": what is told, nobody is addressed."""
_TO_NUMBER = re.compile(r"ke\s+(?=\d)", re.IGNORECASE)


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
