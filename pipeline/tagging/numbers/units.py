"""The unit of each number: who attends is a participant, and a number without a noun takes the unit told before it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.tagging.numbers.attending import attends, join_participants
from pipeline.tagging.numbers.kinds import claims_by_kind, in_one_list, with_mixed
from pipeline.tagging.numbers.lists import ListsByPlace, unit_of_number_joined
from pipeline.tagging.numbers.read import PERSON_UNITS, CountReader, Reading
from pipeline.tagging.numbers.tallied import REACH_OF_PART, before_place, is_part_of_tally, near_place
from pipeline.tagging.numbers.told import (
    Counted,
    are_files_of_reports,
    last_persons_before,
    noun_after,
    noun_before,
    subject_of_amount,
    unit_asked_for,
    unit_of_bare_answer,
    unit_of_claims_before,
    unit_of_claims_topic,
    unit_of_parts,
    unit_of_sentence_before,
    unit_of_sort,
    unit_of_topic,
    unit_of_total,
    unit_together,
)
from pipeline.tagging.numbers.words import Unit
from pipeline.words.shapes import Shape

_REACH_OF_ELLIPSIS = 1500
"""Characters back to the tally that a number without a noun belongs to: some three paragraphs."""
_SENTENCE = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“A-Z0-9])|\n+")
LocalOffice = Literal["lurah", "head_of_quarter"]
_LOCAL: Mapping[LocalOffice, tuple[Shape, Unit]] = {
    "lurah": (Shape(r"\b{counts.lurah}\b"), "village_head"),
    "head_of_quarter": (Shape(r"\b{counts.head_of_quarter}\b"), "village_official"),
}
"""Offices that are of the village in one province, and the unit that they have there (rulings 19 and 20)."""
_OUT_OF = Shape(
    r"\s+{counts.out_of}\s+(?:(?:{counts.sum}|{counts.about}|{counts.as_many}|{counts.whole})\s+)?(?:\d+|[a-z]+)\s+(?:{counts.person}\s+)?"
    r"(?=[A-Za-z])"
)
""""Dua dari tiga kades", "lima di antara 20 orang ASN"."""
_ONE_WHO_IS = Shape(r"\s+{counts.out_of}\s+(?!\d)[^.,;:“”\"]{2,110}?\s(?:ialah|adalah|yakni|yaitu|merupakan)\s", re.IGNORECASE)
""""Satu di antara guru yang dipanggil adalah Camat X": "salah satu", who is named (ruling 13)."""
_PART_OF = Shape(r"\s+dari\s+(?:(?:{counts.sum}|{counts.whole})\s+)?\Z")
""""16 PNS dari total 21 itu": both are of one kind."""
_REST = Shape(r"\s+(?:{counts.person}\s+)?{counts.rest}\b")
_OPENS = re.compile(r"[.!?][\"”’)]*\s+[\"“]?\Z")
_ACCUSED = Shape(r"\b{counts.defendant}\b")
_SERVANTS = Shape(r"\b{counts.any_servant}\b")
"""Persons of more than one kind under one word: "35 aparatur, 23 ASN dan 12 kades"."""
_TOLD = Shape(r"\s+(?:{counts.person}\s+)?{grammar.that}\b")
_THEY_ARE = Shape(r"[.!?][\"”]?\s+(?=[A-Z])(?:Ke\w+nya|{counts.they}|{counts.all_of_them})\s+(?:(?:{counts.is_a}|{counts.one_each})\s+)*")
""""Dua orang divonis. Keduanya kepala desa.\""""
_JUDGES = Shape(r"(?<!\w){counts.commission}(?!\w)", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:.!?\n\"“”]")
_AT_LARGE = Shape(r"(?<![\w-])(?=[a-z]|[A-Z]{3})(?:para\s+[\w/]+|{counts.at_large})\Z")
"""How servants at large are named, not the holder of one office."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What the unit of a number is decided by: its sentence, the counts before it, those of the title, where names of places end."""

    text: str
    sentence: tuple[int, int]
    before: Sequence[Counted]
    reader: CountReader
    title: str
    place_ends: Set[int]
    places: Mapping[int, int]
    headline: Sequence[Counted]
    lists: ListsByPlace


def decide_units(
    text: str,
    readings: Sequence[Reading],
    reader: CountReader,
    *,
    title: str = "",
    places: Sequence[tuple[int, int]] = (),
    local: LocalOffice | None = None,
) -> list[Counted]:
    """Counts in the order of the text; numbers that turn out to count nothing are left out.

    Args:
        reader: the one that gave the readings; it knows the nouns.
        places: characters of names of regions: "Kampar enam, Bengkalis empat" is a tally.
        local: an office that is one of the village where the article plays.
    """
    decided: list[Counted] = []
    headline = _of_title(title, reader)
    sentences = split_sentences(text)
    of_places = dict(places)
    place_ends = set(of_places.values())
    lists = ListsByPlace(text, of_places, reader)
    for reading in readings:
        sentence = next((span for span in sentences if span[0] <= reading.start < span[1]), (0, len(text)))
        around = _Around(text, sentence, decided, reader, title, place_ends, of_places, headline, lists)
        counted = _decide(reading, around)
        if counted is None:
            continue
        if reading.unit is None and counted.unit in ("report", "case") and (persons := _counted_in_title(reading, around)) is not None:
            counted = Counted(reading, persons, True, "the persons whom the title counts (ruling 14)")
        if local is not None and counted.unit in PERSON_UNITS and _LOCAL[local][0].search(text, reading.number_end, reading.end):
            counted = replace(counted, unit=_LOCAL[local][1])
        decided.append(counted)
    return join_participants(text, with_mixed(text, decided), reader.words)


def _decide(reading: Reading, around: _Around) -> Counted | None:
    text, sentence, before, reader = around.text, around.sentence, around.before, around.reader
    if before_place(text, reading, around.places) and (told := _antecedent(reading, before, text=text, whole=True)) is not None:
        bare = replace(reading, end=reading.number_end, unit=None)
        return Counted(bare, told.unit, True, "a number before its place, of the tally before it")
    if reading.unit is not None:
        persons = reading.unit in PERSON_UNITS or reading.unit == "other"
        if persons and attends(text, reading, sentence, reader.words, around.title):
            return Counted(reading, "participant", False, "they attend, read or sign (ruling 18b)")
        files = reading.unit == "case" and are_files_of_reports(text, reading, before)
        return Counted(reading, "report" if files else reading.unit, files, "the files of the reports told before it" if files else "")
    if reading.form == "collective":
        told = _same_number(reading, before)
        together = unit_together(text, reading, before)
        if together is not None and told is not before[-1]:
            return Counted(reading, together, True, "numbers told just before, together")
        return Counted(reading, told.unit, True, "the same number told before") if told is not None else None
    if (out_of := _OUT_OF.match(text, reading.number_end)) and (noun := reader.unit_of_phrase(text, out_of.end())):
        if reading.most == 1:
            return None  # "satu dari tiga laporan" is "salah satu" (ruling 13)
        return Counted(replace(reading, end=noun[1]), noun[0], False, "part of a number that has a noun")
    if reading.most == 1 and _ONE_WHO_IS.match(text, reading.number_end):
        return None
    if (total := unit_of_total(text, reading, before)) is not None:
        return Counted(reading, total, True, "numbers told just before, together")
    if reading.person:
        return _decide_persons(reading, around)
    if (unit := noun_after(text, reading, reader)) is not None:
        return Counted(reading, unit, False, "the noun after it says which persons")
    if (unit := unit_of_number_joined(text, reading, sentence, around.place_ends, reader)) is not None:
        return Counted(reading, unit, False, "the noun of the number that it is joined to")
    if (unit := claims_by_kind(text, reading, before, reader)) is not None:
        return Counted(reading, unit, True, "what its list by kind of servant counts")
    if (unit := unit_of_sort(text, reading, before)) is not None:
        return Counted(reading, unit, True, "claims of that sort, of those told before")
    if (unit := noun_before(text, reading, reader)) is not None:
        return Counted(reading, unit, False, "the noun before it in its clause")
    if (unit := unit_asked_for(text, reading, before, reader) or unit_of_topic(text, reading, sentence, before, reader)) is not None:
        return Counted(reading, unit, True, "what the question or the head of the sentence names")
    if (unit := unit_of_claims_topic(text, reading, sentence, before, reader)) is not None:
        return Counted(reading, unit, True, "the claims that head the sentence")
    if (unit := unit_of_claims_before(text, reading, sentence, before)) is not None:
        return Counted(reading, unit, True, "the claims of the sentence before, which it does not count")
    if (unit := unit_of_parts(text, reading, reader) or unit_of_sentence_before(text, reading, sentence, reader)) is not None:
        return Counted(reading, unit, False, "its parts in the next sentence, or who the sentence before is about")
    told = _antecedent(reading, before, text=text, whole=reading.each or near_place(text, reading, around.place_ends))
    told = told or _antecedent(reading, around.headline)
    if told is None and (unit := around.lists.unit_of(reading, sentence)) is not None:
        return Counted(reading, unit, True, "what the words before or behind a list by place name")
    if told is None or not is_part_of_tally(text, reading, reader.words, around.place_ends, before):
        return None
    return Counted(reading, told.unit, True, "a number without a noun, of the tally before it")


def _counted_in_title(reading: Reading, around: _Around) -> Unit | None:
    """ "5 ASN Tak Netral": of 23 breaches, | lima | di antaranya diperbuat oknum ASN."""
    end = min(around.sentence[1], reading.end + _TO_DOERS)
    for told in around.headline:
        alike = told.unit in PERSON_UNITS and (told.reading.least, told.reading.most) == (reading.least, reading.most)
        if alike and any(unit == told.unit for unit, _ in around.reader.persons_between(around.text, reading.end, end)):
            return told.unit
    return None


_TO_DOERS = 70
"""Characters after a number of breaches in which it is said who did them."""


def _of_title(title: str, reader: CountReader) -> list[Counted]:
    """What the title counts, as told before the text: a body may go on with "angkanya menjadi 71"."""
    return [
        Counted(replace(reading, start=reading.start - len(title) - 1, end=reading.end - len(title) - 1), reading.unit, False, "")
        for reading in reader.read(title)
        if reading.unit is not None
    ]


def _decide_persons(reading: Reading, around: _Around) -> Counted | None:
    """ "Orang", "nama", "seorang": which persons."""
    text, sentence, before, reader = around.text, around.sentence, around.before, around.reader
    if not near_place(text, reading, around.place_ends) and attends(text, reading, sentence, reader.words, around.title):
        return Counted(reading, "participant", False, "they attend, read or sign (ruling 18b)")
    said = reader.words.is_a.match(text, reading.end)
    if said is not None and (noun := reader.unit_of_phrase(text, said.end())) and noun[0] in PERSON_UNITS | {"other"}:
        return Counted(reading, noun[0], False, "the noun after it says which persons")
    if reader.words.team.search(text[max(sentence[0], reading.start - 60) : reading.start]):
        return Counted(reading, "other", False, "the members of a team")
    if (unit := reader.person_right_before(text, sentence[0], reading.start)) is not None:
        return Counted(reading, unit, False, "the noun right before it")
    they = _THEY_ARE.match(text, sentence[1] - 1)
    if reading.form != "one" and they is not None and (noun := reader.unit_of_phrase(text, they.end())) and noun[0] in PERSON_UNITS:
        return Counted(reading, noun[0], False, "the next sentence says which persons")
    if reading.form != "one" and (unit := unit_of_parts(text, reading, reader)) is not None:
        return Counted(reading, unit, False, "its parts in the next sentence")
    if (unit := unit_asked_for(text, reading, before, reader)) is not None and unit in PERSON_UNITS:
        return Counted(reading, unit, True, "the persons that the question names")
    if (unit := unit_of_bare_answer(text, reading, sentence, reader)) is not None:
        return Counted(reading, unit, True, "the persons of the sentence before, whom it only counts")
    told = _antecedent(reading, before, text=text, whole=reading.each or near_place(text, reading, around.place_ends))
    in_sentence = told is not None and told.reading.start >= sentence[0]
    if not in_sentence and (unit := subject_of_amount(text, reading, sentence[0], reader)) is not None:
        return Counted(reading, unit, False, "the noun at the head of its clause")
    if not in_sentence and (unit := last_persons_before(text, sentence[0], reading.start, reader)) is not None:
        return Counted(reading, unit, True, "the persons that its sentence names")
    if not in_sentence and _SENT_TO_COMMISSION.search(text, sentence[0], reading.start):
        return Counted(reading, "civil_servant", False, "whom one sends to KASN or BKN")
    strange = reader.words.strangers.search(text[max(sentence[0], reading.start - 60) : reading.start]) is not None
    if not in_sentence and not strange and (unit := _topic(text, reading, sentence, told, reader)) is not None:
        return Counted(reading, unit, True, "the persons that its paragraph is about")
    if told is None and (unit := unit_of_sentence_before(text, reading, sentence, reader)) is not None:
        return Counted(reading, unit, True, "who the sentence before is about")
    if told is None and not strange:
        told = _antecedent(reading, around.headline)
    if told is None and not strange:
        # more than any told: of the kind that most were told of
        persons = [counted for counted in before if counted.unit in PERSON_UNITS]
        told = max(persons, key=lambda counted: counted.reading.least, default=None)
    if told is not None:
        return Counted(reading, told.unit, True, "persons told before")
    if (unit := around.lists.unit_of(reading, sentence)) in PERSON_UNITS:
        return Counted(reading, unit, True, "whom the words before or behind a list by place name")
    return _of_no_kind_told(text, reading, sentence)


_SENT_TO_COMMISSION = Shape(
    r"\b{counts.sent}(?:\s+\w+){0,2}\s+{grammar.receiver}\s+{counts.commission}(?!\w)[^.;:\n]{0,25}\Z", re.IGNORECASE
)
""" "Yang kita teruskan ke BKN ada | lima orang": of civil servants, whoever was told of before."""


def _of_no_kind_told(text: str, reading: Reading, sentence: tuple[int, int]) -> Counted | None:
    """Persons whose kind nothing before tells: civil servants where KASN or BKN judges them; "seorang" alone counts nobody."""
    if reading.form == "one":
        return None
    if _JUDGED_BY_COMMISSION.search(text, reading.end, sentence[1]):
        return Counted(reading, "civil_servant", False, "whom KASN or BKN judges")
    if _are_judged(text, reading, sentence):
        return Counted(reading, "civil_servant", True, "persons of whom KASN or BKN decides")
    return Counted(reading, "other", False, "persons of no kind told")


_JUDGED_BY_COMMISSION = Shape(
    r"\b(?:{counts.by}\s+{counts.commission}\s+(?:\w+\s+)?di\w{4,}|di\w{4,}\s+(?:{counts.by}\s+)?{counts.commission})(?!\w)", re.IGNORECASE
)
""" "Sebelas orang mengaku dan oleh BKN dinyatakan bersalah", after cases alone."""


def _are_judged(text: str, reading: Reading, sentence: tuple[int, int]) -> bool:
    """ "Sebelas orang oleh BKN dinyatakan bersalah": KASN or BKN in the clause of the number, or in the question before it."""
    first = max([sentence[0], *(mark.end() for mark in _CLAUSE.finditer(text, sentence[0], reading.start))])
    mark = _CLAUSE.search(text, reading.end, sentence[1])
    asked = text[: sentence[0]].rstrip().rsplit("\n", 1)[-1] if text[: sentence[0]].rstrip().endswith("?") else ""
    return bool(_JUDGES.search(text, first, mark.start() if mark else sentence[1]) or _JUDGES.search(asked))


def _topic(text: str, reading: Reading, sentence: tuple[int, int], told: Counted | None, reader: CountReader) -> Unit | None:
    """ "Nasib para ASN lain lagi. Lima nama ...": servants at large that the paragraph has named since the last count."""
    paragraph = text.rfind("\n", 0, reading.start) + 1
    if _OUT_OF_THAT.match(text, paragraph, reading.start):  # "35 laporan netralitas ASN.\n\nDari jumlah itu, | 11 orang"
        paragraph = text.rfind("\n", 0, len(text[:paragraph].rstrip())) + 1
    begin = max(paragraph, told.reading.end if told is not None else 0)
    if begin >= sentence[0]:
        return None
    found = None
    for unit, end in reader.persons_between(text, begin, sentence[0]):
        if _AT_LARGE.search(text, begin, end) and (told is None or unit != told.unit):
            found = unit
    return found


_OUT_OF_THAT = Shape(r"[\"“]?{counts.out_of}\s+(?:[\w-]+\s+){1,3}{counts.pointing}(?!\w)[^.!?\n]*\Z", re.IGNORECASE)
""" "Dari laporan itu, …", at the head of a paragraph: of what the paragraph before tells."""


def _antecedent(reading: Reading, before: Sequence[Counted], *, text: str = "", whole: bool = False) -> Counted | None:
    """The count whose unit a number without a noun takes: not smaller than it, as a part is never more than its whole.

    `whole`: a part by place, which is a part of the largest number told, not of its last part.
    """
    if text and before and (beside := _told_beside(text, reading, before, whole=whole)) is not None:
        return beside
    fitting: list[Counted] = []
    for counted in reversed(before):
        if _is_far(reading, counted):
            break
        told = counted.reading
        if told.most is not None and told.most < reading.least:
            continue
        claims = not reading.person and counted.unit in ("report", "case")
        servants = whole and counted.unit == "other" and text and _SERVANTS.search(text, told.number_end, told.end)
        if claims or counted.unit in PERSON_UNITS or (counted.unit == "other" and told.mixed) or servants:
            fitting.append(counted)
        if fitting and not whole and reading.start - fitting[0].reading.end <= REACH_OF_PART:
            return fitting[0]
    # the first told of the largest, so that a part of it told again does not win
    return max(reversed(fitting), key=lambda counted: counted.reading.least, default=None)


def _told_beside(text: str, reading: Reading, before: Sequence[Counted], *, whole: bool) -> Counted | None:
    """The count that the words beside a number point at."""
    last = before[-1]
    counts = PERSON_UNITS | {"report", "case"}
    if _AMONG.match(text, reading.number_end) and _are_other_persons(text, last) and last.reading.least >= reading.least:
        return last  # "empat polisi diperiksa. Seorang di antaranya ditegur"
    if (
        whole
        and last.unit in PERSON_UNITS
        and last.reading.least >= reading.least
        and _DETAILS.search(text, last.reading.end, reading.start)
    ):
        return last  # "41 ASN. … 12 wali nagari. Rinciannya, Agam delapan orang"
    if _PART_OF.match(text[last.reading.end : reading.start]) and last.unit in counts:
        return last
    if _TOLD.match(text, reading.number_end):
        again = _same_number(reading, before)
        if again is not None and (again.unit in PERSON_UNITS or (not reading.person and again.unit in ("report", "case"))):
            return again
    listed = in_one_list(text, last, reading) or (
        _OPENS.search(text[max(0, reading.start - 6) : reading.start]) and not _is_far(reading, last)
    )
    if last.unit in PERSON_UNITS and _REST.match(text, reading.number_end) and listed:
        return last  # "dua ASN dihentikan, empat lainnya diteruskan", "… dihentikan. "Empat lagi diteruskan"
    if whole and in_one_list(text, last, reading) and (last.unit in counts or _ACCUSED.search(text, last.reading.start, last.reading.end)):
        return last  # the item before it in the same list
    return None


_AMONG = Shape(r"\s+(?:{counts.person}\s+)?{claims.among}(?!\w)", re.IGNORECASE)
_DETAILS = Shape(r"[.!?:;][\"”’)]*\s+{counts.in_detail}(?!\w)[^.!?\n]*\Z", re.IGNORECASE)


def _are_other_persons(text: str, counted: Counted) -> bool:
    """ "empat polisi": persons who are no servants of a government."""
    return counted.unit == "other" and _OTHER_PERSONS.search(text, counted.reading.number_end, counted.reading.end) is not None


_OTHER_PERSONS = Shape(r"(?<!\w){counts.other_person}(?!\w)", re.IGNORECASE)


def _same_number(reading: Reading, before: Sequence[Counted]) -> Counted | None:
    """The very same number told before ("keenamnya")."""
    for counted in reversed(before):
        if _is_far(reading, counted):
            return None
        if counted.reading.least == reading.least == counted.reading.most and counted.unit != "region":
            return counted
    return None


def _is_far(reading: Reading, counted: Counted) -> bool:
    return not reading.person and reading.start - counted.reading.end > _REACH_OF_ELLIPSIS


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Spans of sentences by their marks; good enough to ask what stands beside a number."""
    spans, start = [], 0
    for found in _SENTENCE.finditer(text):
        spans.append((start, found.start() + 1))
        start = found.end()
    spans.append((start, len(text)))
    return spans
