"""What a number without a noun counts, by what was asked, by the head of its sentence, or by the numbers just before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.tagging.numbers.read import PERSON_UNITS, CountReader, Reading
from pipeline.tagging.numbers.words import Unit
from pipeline.words.shapes import Shape

_THAT_MANY = Shape(r"[.!?][\"”]?\s+(?=[A-Z]){counts.that_many}\s+(?:(?:{counts.sum}|{counts.how_many})\s+)?")
""""Delapan puluh. Itulah jumlah ASN ..."."""
_REACH_OF_SUBJECT = 160
"""Characters before a number that ends its clause in which its noun is looked for."""
_COLON = re.compile(r"\s*:\s*\Z")
_CLAIMS = frozenset({"report", "case"})
_QUESTION = re.compile(r"[^.!?\n]*\?[\"”'’)\s]*\Z")
_ANSWER = Shape(r"[\s\"“]*(?:{counts.answer}[,.!]\s+)?[^.!?\n]*\Z")
_BEFORE_NUMBER = Shape(r"[\s,:]*(?:(?:{counts.pointing}|{counts.amount}|{counts.auxiliary})\s+){0,3}\Z")
_REACH = 220
"""Characters back to a question, or to the numbers that "ketiganya" puts together."""
_AT_MOST = 4
"""So many numbers are put together at most."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A count with its unit decided. `told_before`: the unit is that of an earlier count."""

    reading: Reading
    unit: Unit
    told_before: bool
    reason: str


def noun_after(text: str, reading: Reading, reader: CountReader) -> Unit | None:
    """ "52 berstatus PNS, 19 lainnya PPPK", "satu lagi anggota Polri"."""
    said = reader.words.is_a.match(text, reading.number_end)
    said = said or _THAT_MANY.match(text, reading.number_end)
    noun = reader.unit_of_phrase(text, said.end()) if said is not None else None
    if said is None or noun is None:
        return None
    others = noun[0] == "other" and _OTHERS.match(said.group()) and any(reader.persons_between(text, said.end(), noun[1]))
    return noun[0] if noun[0] in PERSON_UNITS or others else None


_OTHERS = Shape(r"\s*,?\s*{counts.rest}(?!\w)")
""" "satu | lagi | anggota Polri": another one than those told before, so he may be of any kind."""


def noun_before(text: str, reading: Reading, reader: CountReader) -> Unit | None:
    """ "Laporan yang masuk ada tujuh.", "Temuan kami tiga", "guru satu,": the noun stands before, the number ends its clause."""
    if _CLAUSE_ENDS.match(text, reading.number_end) is None:
        return None
    begin = max(0, reading.start - _REACH_OF_SUBJECT)
    near = text[begin : reading.start]
    colon = _COLON.search(near)
    clause = begin + max((found.end() for found in _CLAUSE.finditer(near[: colon.start()] if colon else near)), default=0)
    nouns = list(reader.nouns_between(text, clause, reading.start))
    if not nouns:
        return None
    if colon is not None:
        return unit_of_line(text, clause, begin + colon.start(), reader)
    # "Laporan soal kades yang masuk ada tujuh": of a claim and whom it is about, the claim is counted
    unit, end = nouns[0][0] if nouns[0][0] in ("report", "case") else nouns[-1][0], nouns[-1][1]
    between = text[end : reading.start].lower().split()
    if any(word in reader.words.functions - {"yang", "dan", "ke"} for word in between):
        return None  # "Laporan yang masuk ke Bawaslu ada enam"
    if between and between[-1] in reader.words.amounts:
        return unit
    counted = unit != "case" or _AMOUNT_OF.match(text, clause) is not None  # "kasus 12" may be its number in a file
    return unit if len(between) <= 2 and all(word in reader.words.pointing for word in between) and counted else None


def unit_of_sort(text: str, reading: Reading, before: Sequence[Counted]) -> Unit | None:
    """ "35 pelanggaran: politik uang enam, | netralitas ASN 11": so many of the claims told before are of that sort, and no servants."""
    if _CLAUSE_ENDS.match(text, reading.number_end) is None and _JOINS.match(text, reading.number_end) is None:
        return None
    if _SORT.search(text, max(0, reading.start - _REACH_OF_SUBJECT), reading.start) is None:
        return None
    claims = [c for c in before if c.unit in _CLAIMS and reading.start - c.reading.end <= _REACH_OF_SORTS and not c.told_before]
    return claims[-1].unit if claims and claims[-1].reading.least > reading.least else None


_REACH_OF_SORTS = 600
"""Characters back to the number that is broken down by sort of breach."""
_JOINS = Shape(r"\s+{counts.joint}\s")
_SORT = Shape(
    r"(?:[,;:.(]|(?<!\w){counts.joint}\s|{counts.opens_item}\s)\s*(?:[^\s,;:.()]+\s+){0,3}?{counts.neutrality}(?:\s+[^\s,;:.()\d]+){0,4}\s*\(?\Z",
    re.IGNORECASE,
)
_CLAUSE_ENDS = Shape(r"(?:\s+(?:{counts.pointing}|{counts.aside}))?\s*(?:[.,;)]|\n|\Z)")
_AMOUNT_OF = Shape(r"[\s\"“]*(?:{counts.sum}(?:nya)?\s+){1,2}(?:(?:{counts.alleged}|{counts.case_noun})\s+)?\w+\s")
""" "Total pelanggaran | 131, dihentikan 20"."""


def unit_asked_for(text: str, reading: Reading, before: Sequence[Counted], reader: CountReader) -> Unit | None:
    """ "Berapa kades yang dipanggil? Sampai hari ini delapan.", "Bagaimana dengan guru? Dua sudah disanksi.": the question names them.

    Only in the first sentence of the answer, and not where that sentence has counted something else already.
    """
    floor = max(0, reading.start - _REACH)
    mark = text.rfind("?", floor, reading.start)
    if mark < 0 or _ANSWER.match(text[mark + 1 : reading.start].lstrip('"”’) \n')) is None:
        return None
    question = _QUESTION.search(text, floor, mark + 1)
    if question is None or any(counted.reading.start > question.start() for counted in before):
        return None
    asked = reader.words.asked.search(text, question.start(), mark)
    if asked is not None:
        nouns = [unit for unit, _ in reader.nouns_between(text, asked.end(), mark)]
        nouns = nouns or [unit for unit, _ in reader.nouns_between(text, question.start(), asked.start())]
        if nouns[:1] == ["case"] and reader.words.reported.search(text, mark, reading.start):
            return "report"  # "Berapa perkara yang masuk? Yang dilaporkan warga ada sepuluh."
        return nouns[0] if nouns else None
    persons = {unit for unit, _ in reader.persons_between(text, question.start(), mark)} & PERSON_UNITS
    if len(persons) != 1 or not before or before[-1].unit in _CLAIMS:
        return None
    return persons.pop()


def unit_of_topic(text: str, reading: Reading, sentence: tuple[int, int], before: Sequence[Counted], reader: CountReader) -> Unit | None:
    """ "Untuk kepala desa, sembilan direkomendasikan": the persons that head the sentence, in a tally of persons."""
    opening = reader.words.topic.match(text, sentence[0] + _blanks(text, sentence[0]))
    if opening is None or any(c.reading.start > sentence[0] for c in before):
        return None
    noun = reader.unit_of_phrase(text, opening.end() + _blanks(text, opening.end()))
    if noun is None or noun[0] not in PERSON_UNITS or _BEFORE_NUMBER.match(text[noun[1] : reading.start]) is None:
        return None
    if not before or before[-1].unit in _CLAIMS:
        # "Untuk kepala desa ada tujuh | yang kami periksa": of which no other number was told
        return noun[0] if _THOSE_OF_THEM.match(text, reading.number_end) and text[noun[1] : reading.start].strip() else None
    return noun[0]


_THOSE_OF_THEM = Shape(r"\s+(?:{counts.person}\s+)?yang\s")


def unit_of_claims_topic(
    text: str, reading: Reading, sentence: tuple[int, int], before: Sequence[Counted], reader: CountReader
) -> Unit | None:
    """ "Perkara kepala desa, tiga direkomendasikan, satu naik ke penyidikan": claims that head the sentence, and whom they are about."""
    opening = _CLAIMS_TOPIC.match(text, sentence[0], reading.start)
    if opening is None or any(c.reading.start > sentence[0] and not c.told_before for c in before):
        return None
    noun = reader.unit_of_phrase(text, opening.end())
    if noun is None or noun[0] not in PERSON_UNITS or _COMMA.match(text, noun[1]) is None:
        return None
    return "report" if opening.group("report") else "case"


_CLAIMS_TOPIC = Shape(
    r"[\s\"“]*(?:{counts.topic}\s+)?(?:(?P<report>{counts.report_noun})|{counts.case_noun})\s+(?:{counts.alleged}\s+)?(?:{counts.neutrality}\s+)?"
)
_COMMA = Shape(r"(?:\s+(?:{counts.pointing}|{counts.aside}))?\s*,")


def unit_together(text: str, reading: Reading, before: Sequence[Counted]) -> Unit | None:
    """ "Dua guru dan seorang lurah dipanggil. Ketiganya …": persons told just before in one sentence, who are so many together."""
    total = 0
    units: set[Unit] = set()
    for number, counted in enumerate(reversed(before)):
        told = counted.reading
        apart = reading.start - told.end > _REACH or number >= _AT_MOST
        if apart or counted.unit not in PERSON_UNITS or told.most != told.least:
            return None
        if number and re.search(r"[.!?]\s", text[told.end : before[-number].reading.start]):
            return None
        total += told.least
        units.add(counted.unit)
        if total == reading.least and number:
            return units.pop() if len(units) == 1 else "other"
        if total > reading.least:
            return None
    return None


def unit_of_total(text: str, reading: Reading, before: Sequence[Counted]) -> Unit | None:
    """ "Dua guru dan tiga kades diproses. Jadi totalnya | lima orang": persons of several kinds, told just before, as one number."""
    if reading.most != reading.least or _TOGETHER.search(text, max(reading.start - _TO_TOTAL, 0), reading.start) is None:
        return None
    unit = unit_together(text, reading, before)
    return unit if unit == "other" else None


_TOGETHER = Shape(r"(?<!\w){counts.together}\s*(?:,\s*)?(?:(?:{counts.amount}|{counts.there_are})\s+)*\Z", re.IGNORECASE)
_TO_TOTAL = 40
"""Characters before a number in which a word says that it is a total."""


def unit_of_line(text: str, start: int, end: int, reader: CountReader) -> Unit | None:
    """ "Total laporan yang masuk: 23", "ASN diperiksa: 12": the noun at the head of a line that ends in a colon and its number."""
    head = _HEAD_OF_LINE.match(text, start, end)
    noun = reader.unit_of_phrase(text, head.end()) if head is not None else None
    return noun[0] if noun is not None and noun[0] in PERSON_UNITS | {"report", "case"} else None


def subject_of_amount(text: str, reading: Reading, start: int, reader: CountReader) -> Unit | None:
    """ "ASN yang berurusan dengan pengawas bertambah menjadi sepuluh orang": the head of the clause, not who is named last in it."""
    words = text[start : reading.start].lower().split()
    if not words or words[-1] not in reader.words.amounts:
        return None
    clause = start + max((found.end() for found in _CLAUSE.finditer(text[start : reading.start])), default=0)
    head = _HEAD_OF_LINE.match(text, clause)
    noun = _with_joined(text, reader.unit_of_phrase(text, head.end()), reader) if head is not None else None
    return (
        noun[0]
        if noun is not None and noun[0] in PERSON_UNITS | {"other"} and re.match(r"(?:\s+[\w()]+){0,3}\s+yang\s", text[noun[1] :])
        else None
    )


def last_persons_before(text: str, start: int, end: int, reader: CountReader) -> Unit | None:
    """Whom the words before a number name last: "mengungkap kepala desa dan perangkat desa yang memihak ada | 19 orang" (`other`)."""
    persons = list(reader.persons_between(text, start, end))[-2:]
    if not persons:
        return None
    together = _with_joined(text, persons[0], reader)
    return together[0] if together is not None and together[1] == persons[-1][1] else persons[-1][0]


def _with_joined(text: str, noun: tuple[Unit, int] | None, reader: CountReader) -> tuple[Unit, int] | None:
    """ "Kades | dan perangkat desa | yang diproses ada dua orang": persons of several kinds (`other`) where another noun is joined."""
    joined = _JOINS.match(text, noun[1]) if noun is not None and noun[0] in PERSON_UNITS | {"other"} else None
    other = reader.unit_of_phrase(text, joined.end()) if joined is not None else None
    if noun is None or other is None or other[0] not in PERSON_UNITS:
        return noun
    return (noun[0] if other[0] == noun[0] else "other"), other[1]


def unit_of_parts(text: str, reading: Reading, reader: CountReader) -> Unit | None:
    """ "Kami temukan sembilan. Tujuh guru, dua staf kecamatan.": numbers of one kind right after it that add up to it."""
    in_detail = _DETAILS_FOLLOW.match(text, reading.number_end)
    if reading.most != reading.least or (_PARTS_FOLLOW.match(text, reading.number_end) is None and in_detail is None):
        return None
    following = text[reading.number_end : reading.number_end + _REACH]
    parts = reader.read(following)[:_AT_MOST]
    kinds = PERSON_UNITS | _CLAIMS if in_detail is not None else PERSON_UNITS
    total = 0
    units: set[Unit] = set()
    for part in parts:
        if part.unit is None or part.unit not in kinds or part.most != part.least:
            return None
        total += part.least
        units.add(part.unit)
        if total >= reading.least:
            break
    if total != reading.least or len(parts) < 2:
        return None
    return units.pop() if len(units) == 1 else "other"


_DETAILS_FOLLOW = Shape(r"(?:\s+{counts.person})?\s*,?\s+{counts.in_detail}(?!\w)")
""" "Yang ditangani enam, | rinciannya dua kasus camat, empat kasus kades": of what its parts are."""
_PARTS_FOLLOW = Shape(r"(?:\s+{counts.person})?(?:\s+[a-z]\w*(?:\s+[A-Z]\w+)?)?\s*[.:]\s")
""" "Empat orang | sejak Februari. Tiga kades, satu sekdes"."""


def unit_of_bare_answer(text: str, reading: Reading, sentence: tuple[int, int], reader: CountReader) -> Unit | None:
    """ "Pegawai kontrak yang memasang baliho juga ditindak. | Dua orang.": a sentence of nothing but the number counts those before it."""
    if reading.form == "one" or text[sentence[0] : sentence[1]].strip(' ."“”’)\n') != text[reading.start : reading.end].strip():
        return None
    floor = max(text.rfind("\n", 0, sentence[0]) + 1, sentence[0] - _REACH)
    last = max((found.end() for found in FULL_STOP.finditer(text[floor : sentence[0] - 2])), default=0)
    persons = {unit for unit, _ in reader.persons_between(text, floor + last, sentence[0])} & PERSON_UNITS
    return persons.pop() if len(persons) == 1 else None


def unit_of_claims_before(text: str, reading: Reading, sentence: tuple[int, int], before: Sequence[Counted]) -> Unit | None:
    """ "Bawaslu kebanjiran laporan. Sebelas di antaranya menyangkut kades": of claims that the sentence before names and does not count."""
    if text[sentence[0] : reading.start].strip(' "“‘') or _AMONG_CLAIMS.match(text, reading.number_end) is None:
        return None
    floor = max(text.rfind("\n", 0, sentence[0]) + 1, sentence[0] - _REACH)
    floor += max((found.end() for found in FULL_STOP.finditer(text[floor : max(floor, sentence[0] - 2)])), default=0)
    if any(counted.reading.start >= floor for counted in before):
        return None
    claims = list(_CLAIMS_NAMED.finditer(text, floor, sentence[0]))
    return None if not claims else "report" if claims[-1].group("report") else "case"


_AMONG_CLAIMS = Shape(r"\s+{claims.among}\s+(?:yang\s+)?{claims.about}(?!\w)", re.IGNORECASE)
_CLAIMS_NAMED = Shape(r"(?<!\w)(?:(?P<report>{claims.report_noun})|{counts.case_noun})(?!\w)", re.IGNORECASE)
FULL_STOP = re.compile(r"[.!?][\"”’)]*\s")
"""Where a sentence ends, roughly: also behind an abbreviation."""


def unit_of_sentence_before(text: str, reading: Reading, sentence: tuple[int, int], reader: CountReader) -> Unit | None:
    """ "… adanya pegawai negeri yang terpantau. Ia menyebut jumlahnya enam.": how many they are of whom the sentence before tells."""
    if (
        not reading.exact
        or _HOW_MANY.search(text[sentence[0] : reading.start]) is None
        or not (reading.person or re.match(r"\s*[.,;\n\"”]", text[reading.number_end :]))
    ):
        return None
    floor = max(0, sentence[0] - _REACH)
    persons = {unit for unit, _ in reader.persons_between(text, floor, sentence[0])} & PERSON_UNITS
    return persons.pop() if len(persons) == 1 else None


def are_files_of_reports(text: str, reading: Reading, before: Sequence[Counted]) -> bool:
    """ "Ada 23 laporan. … Isi | 14 berkas itu": of the claims told last that are as many, or more, reports are meant."""
    if _FILES.search(text, reading.number_end, reading.end) is None:
        return False
    claims = [c for c in before if c.unit in _CLAIMS and reading.start - c.reading.end <= _REACH_OF_FILES]
    claims = [c for c in claims if c.reading.most is None or c.reading.most >= reading.least]
    return bool(claims) and claims[-1].unit == "report"


_FILES = Shape(r"(?<!\w){counts.file}(?!\w)", re.IGNORECASE)
_REACH_OF_FILES = 1500
"""Characters back to the reports whose files are counted: some three paragraphs."""

_HOW_MANY = Shape(r"\b(?:{counts.sum}nya|{counts.how_many})(?:\s+(?:{counts.amount}|{counts.about}))?\s+\Z")


_HEAD_OF_LINE = Shape(r"[\s\"“•*-]*(?:(?:{counts.sum}|{counts.how_many})\s+)?")
_CLAUSE = re.compile(r"[,;:.!?\n\"“”]|\s[–—-]\s")


def _blanks(text: str, start: int) -> int:
    following = text[start : start + 4]
    return len(following) - len(following.lstrip(" \t\n\"“‘'"))
