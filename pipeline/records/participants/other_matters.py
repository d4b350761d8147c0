"""Sentences that tell of numbers of another matter, on a page that also speaks of neutrality (ruling 16).

"Dinas Kesehatan mencatat 44 kasus demam berdarah. Belu 20, Ngada 24. Semuanya sudah ditangani": how a number lies over places, its total
and what became of it are told as those of breaches are, with the same words; only the sentence that opens says what is counted.
"""

from __future__ import annotations

import re

from pipeline.records.acts.parties import parties_in
from pipeline.records.acts.stages import find_acts
from pipeline.records.acts.subjects import kind_of_unit, kinds_told
from pipeline.records.participants.participant import PAPERS
from pipeline.records.participants.pointed_at import points_back
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.words.phrases import Phrases, load_phrases
from pipeline.words.shapes import Shape

_GROUPS = (("subjects", "other_breach"), ("subjects", "another_matter"), ("misdeeds", "misdeed"))
_AUTHORITIES = frozenset({"supervisor", "commission"})
_ITEMS = 2
"""Numbers with their places that make a sentence a list."""


def sentences_of_other_matters(frame: Frame) -> frozenset[int]:
    """The indexes of the sentences that tell of numbers of another matter, and of nothing else."""
    found = set[int]()
    for sentence in frame.sentences:
        if sentence.index in found or (whole := _opens_other_matter(frame, sentence)) is None:
            continue
        if not load_phrases("misdeeds")["misdeed"].found(frame.text, *sentence.bounds):
            found.add(sentence.index)  # what is done for a misdeed is refused by itself, and says so (asserted.misdeeds)
        going_on = frame.after(sentence)
        while going_on is not None and _goes_on(frame, going_on, sentence, whole):
            found.add(going_on.index)
            going_on = frame.after(going_on)
    return frozenset(found)


def _opens_other_matter(frame: Frame, sentence: Span) -> Mention | None:
    """The number of "BKD mencatat | 72 ASN | yang akan pensiun": the only one of its sentence, which says what it counts, and no breach."""
    numbers = frame.within(*sentence.bounds, "count") or _bare_number(frame, sentence)
    if len(numbers) != 1 or points_back(frame.text, numbers[0]["start"], numbers[0]["end"], sentence):
        return None
    text = frame.text
    if load_phrases("claims")["neutrality"].found(text, *sentence.bounds):
        return None
    if _lies_over_places(frame, sentence, numbers[0]) and _has_nothing_of_ours(frame, numbers[0], sentence):
        return numbers[0]
    group = next((name for file, name in _GROUPS if _counts(frame, numbers[0], load_phrases(file)[name], sentence)), None)
    if group == "misdeed" and load_phrases("misdeeds")["supervisor"].found(text, *sentence.bounds):
        return None  # "Puluhan kades digerebek Bawaslu di hotel": whoever it handles is accused of nothing else
    if group is None or _names_servants_beside(frame, numbers[0], sentence):
        return None  # "memproses 12 kasus politik uang yang melibatkan kades"
    if not _counts_servants(frame, numbers[0]):
        return numbers[0]
    ours = group == "other_breach" or _is_of_election(text, sentence) or _are_accused(frame, sentence)
    return None if ours else numbers[0]


def _counts_servants(frame: Frame, number: Mention) -> bool:
    return kind_of_unit(number.get("unit")) is not None or bool(kinds_told(frame, number["start"], number["end"]))


def _are_accused(frame: Frame, sentence: Span) -> bool:
    """ "Bawaslu memeriksa dua lurah | soal bantuan banjir", "Inspektorat memeriksa 12 ASN yang akan pensiun. Mereka ikut kampanye".

    A step is taken by the supervisor, or what is told next of them is that they took sides.
    """
    if all(act.name in _NOTED for act in find_acts(frame, sentence)):
        return False
    following = frame.after(sentence)
    sides = following is not None and load_phrases("claims")["partisan"].found(frame.text, *following.bounds)
    return sides or any(party.party == "supervisor" for party in parties_in(frame, *sentence.bounds))


def _names_servants_beside(frame: Frame, number: Mention, sentence: Span) -> bool:
    """ "memeriksa | Lurah Balo | dan tiga anggota KPPS": a servant who is not of those counted."""
    return bool(kinds_told(frame, sentence.start, number["start"]) or kinds_told(frame, number["end"], sentence.end))


def _lies_over_places(frame: Frame, sentence: Span, whole: Mention) -> bool:
    """Whether the next sentence holds numbers of several regencies, none larger than the whole; the whole itself is of none."""
    if any("." in (m.get("code") or "") for m in frame.within(*sentence.bounds, "region")):
        return False  # "Bone paling banyak, 14 perkara. Menyusul Wajo 12, Maros 9": itself an item
    following = frame.sentences[sentence.index + 1 : sentence.index + 1 + _ITEMS]  # a list may stand in lines
    for end in range(1, len(following) + 1):
        span = following[0].start, following[end - 1].end
        numbers = frame.numbers(*span)
        places = {m["code"] for m in frame.within(*span, "region") if "." in (m.get("code") or "")}
        if len(places) >= _ITEMS <= len(numbers) and all(number["min"] <= whole["min"] for number in numbers):
            return True
    return False


def _has_nothing_of_ours(frame: Frame, number: Mention, sentence: Span) -> bool:
    """No breach, nobody who takes sides, no election, none who judges it, and no step of a case but that it is noted down."""
    words, text = load_phrases("claims"), frame.text
    if any(words[group].found(text, *sentence.bounds) for group in ("alleged", "accuses", "partisan", "election", "breach_counted")):
        return False
    if any(party.party in _AUTHORITIES for party in parties_in(frame, *sentence.bounds)):
        return False
    acts = {act.name for act in find_acts(frame, sentence)}
    if not acts:
        return "unit" in number and not number.get("told_before") and text[sentence.end - 1] != "?"
    behind = _OF_A_KIND if number.get("unit") in PAPERS else _DO_SOMETHING
    return acts <= _NOTED and behind.match(text, number["end"], sentence.end) is not None


_NOTED = frozenset({"record", "receive", "exist", "find", "arrive"})
_THERE = r"(?:\s+{before_names.at}(?:\s+[A-Z][\w'’-]*){1,4})?"
_KIND = r"\s+(?!{subjects.told_of_number})(?-i:[a-z])[a-z-]{3,}(?!\S)"
_OF_A_KIND = Shape(_KIND, re.IGNORECASE)
""" "menerima 53 laporan | gangguan listrik", not "53 laporan | selama kampanye": what they are cases of."""
_DO_SOMETHING = Shape(rf"{_THERE}(?:\s+(?:yang|sudah|telah|baru|resmi))*(?:{_KIND}|\s+(?:me|ber)[a-z]{{4,}})", re.IGNORECASE)
""" "113 orang | di NTT menerima pupuk", "57 PNS | di Bone pindah tugas", "72 orang | hilang"."""


def _bare_number(frame: Frame, sentence: Span) -> list[Mention]:
    """ "memetakan | 67 | TPS rawan": what is counted may be no persons and no cases."""
    found = list(_NUMERAL.finditer(frame.text, *sentence.bounds))
    return [{"start": m.start(), "end": m.end(), "min": int(m.group()), "max": int(m.group())} for m in found] if len(found) == 1 else []


_NUMERAL = re.compile(r"(?<![\w/.,])(?!(?:19|20)\d\d)\d{1,4}(?![\w/%]|[.,]\d)")


def _counts(frame: Frame, number: Mention, matter: Phrases, sentence: Span) -> bool:
    """Whether such words say what is counted: right behind the number, in its noun, or as what stands or heads the sentence before it."""
    text, start, end = frame.text, number["start"], number["end"]
    after = matter.first(text, start, sentence.end)
    if after is not None and (after.start() < end or _leads_on(frame, end, after.start(), sentence)):
        return True
    before = matter.last(text, sentence.start, start)
    if before is None:
        return False
    if _UP_TO_NUMBER.fullmatch(text, before.end(), start):
        return True
    about = load_phrases("subjects")["clause_about"].pattern.match(text, frame.opening(*sentence.bounds), start)
    return about is not None and not text[about.end() : before.start()].strip() and bool(_HEADED.match(text, before.end(), start))


def _leads_on(frame: Frame, start: int, end: int, sentence: Span) -> bool:
    """From a number to what it counts: few words beside a place, no mark, nothing done but for that ("disanksi karena | bolos")."""
    text = frame.text
    places = frame.within(start, end, "region")
    words = len(text[start:end].split()) - sum(len(m["text"].split()) for m in places)
    if words > _WORDS_TO_MATTER or _MARK.search(text, start, end):
        return False
    done = any(start <= act.start < end for act in find_acts(frame, sentence))
    return not done or load_phrases("assertion")["cause"].ends_before(text, start, end) is not None


_WORDS_TO_MATTER = 5
_MARK = re.compile(r"[,;:.“”\"]")
_UP_TO_NUMBER = Shape(rf"(?:\s+yang\s+\w+)?{_THERE}[\s,:(]+(?:{{subjects.up_to_its_number}}[\s,:(]+)?", re.IGNORECASE)
""" "demam berdarah | di NTT sudah mencapai | 44 kasus", "melantik | 75 pengawas"."""
_HEADED = re.compile(r"(?:\s+[^\s,;:.]+){0,2},\s")
""" "Untuk alat peraga | kampanye, | Bawaslu menemukan 52 kasus"."""


def _is_of_election(text: str, sentence: Span) -> bool:
    """ "30 ASN yang baru dilantik | ikut kampanye"."""
    words = load_phrases("claims")
    return words["partisan"].found(text, *sentence.bounds) or words["election"].found(text, *sentence.bounds)


def _goes_on(frame: Frame, sentence: Span, opening: Span, whole: Mention) -> bool:
    """Whether a sentence tells on of that number: where it lies, its total, a part of it, what became of all."""
    text, start = frame.text, frame.opening(*sentence.bounds)
    if load_phrases("claims")["neutrality"].found(text, *sentence.bounds):
        return False
    if not set(kinds_told(frame, *sentence.bounds)) <= set(kinds_told(frame, *opening.bounds)):
        return False
    if _counts_servants(frame, whole) and load_phrases("claims")["partisan"].found(text, *sentence.bounds):
        return False  # "Gubernur melantik 12 camat. Tiga di antaranya dilaporkan karena mendukung calon"
    numbers = frame.numbers(*sentence.bounds)
    if not numbers:
        told = load_phrases("accused")["plural_pronoun"].pattern.match(text, start, sentence.end)
        return told is not None or load_phrases("claims")["points_back"].opens(text, start, sentence.end)
    if any(_is_of(frame, number, sentence, whole) for number in numbers):
        return True
    places = frame.within(*sentence.bounds, "region")
    listed = len(numbers) >= _ITEMS or not any(party.party in _AUTHORITIES for party in parties_in(frame, *sentence.bounds))
    return listed and bool(places) and len(places) >= len(numbers)


def _is_of(frame: Frame, number: Mention, sentence: Span, whole: Mention) -> bool:
    """ "Totalnya 44 guru", "Dari jumlah itu, | 20 ASN", "| 50 laporan | di antaranya": the number itself, or a part of it."""
    if whole["min"] != 1 and (number["min"], number["max"]) == (whole["min"], whole["max"]):
        return True
    part = load_phrases("accused")["part"]
    told = part.pattern.match(frame.text, frame.opening(number["end"], sentence.end, " "), sentence.end)
    told = told or part.first(frame.text, sentence.start, number["start"])
    if told is not None:
        return _OTHERS.match(told.group()) is None  # "Sementara itu, tiga honorer lain direkomendasikan Bawaslu"
    return points_back(frame.text, number["start"], number["end"], sentence)


_OTHERS = re.compile(r"lain(?:nya)?|lagi", re.IGNORECASE)
