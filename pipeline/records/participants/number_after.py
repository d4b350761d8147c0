"""Numbers that stand after the passive or the noun that is said of them, or share the act of the number before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records.acts.stages import Act
from pipeline.records.participants.participant import Accused
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Span
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape


def towards_persons(text: str, act: Act, groups: Sequence[Sequence[Accused]], before: Sequence[int], after: Sequence[int]) -> list[int]:
    """ "Dari sembilan kades itu, penerusan sudah dilakukan untuk empat orang": persons of a noun may stand after "untuk"."""
    if not after or (before and groups[before[-1]][0].form != "back"):
        return []
    person, towards = groups[after[0]][0], load_phrases("claims")["towards"]
    near = "," not in text[act.end : person.start] and len(text[act.end : person.start].split()) <= _TO_PERSONS
    counted = person.form == "new" and person.count is not None
    return [after[0]] if near and counted and towards.ends_before(text, act.end, person.start) else []


_TO_PERSONS = 8
"""Words between a noun and "untuk empat orang"."""


def headless(
    text: str, act: Act, groups: Sequence[Sequence[Accused]], before: Sequence[int], after: Sequence[int], sentence: Span
) -> list[int]:
    """ "Dari 507 orang, yang terbukti melanggar ada 319 orang": a clause with "yang" and no noun is about the number that it leads to."""
    if behind := _behind_whole(text, act, groups, after, sentence):
        return behind
    if not before or not after or groups[after[0]][0].count is None:
        return []
    since, person, words = groups[before[-1]][-1].end, groups[after[0]][0], load_phrases("claims")
    headed = _WHO.search(text, since, act.start) or _is_out_of(text, groups[before[-1]][0], since, act, sentence)
    told = words["that_many"].ends_before(text, act.end, person.start) or _leads_to(text, act, person, sentence)
    return [after[0]] if headed and told and not _BREAK.search(text, act.end, person.start) else []


def _leads_to(text: str, act: Act, person: Accused, sentence: Span) -> bool:
    """ "20 laporan masuk, yang terbukti lalu diberi rekomendasi | 18 ASN |, dua masih diproses": the number ends the clause of its verbs.

    Not "camat itu, yang dilaporkan karena mengerahkan 18 ASN": the object of what he did.
    """
    if act.meaning.stage in (None, "alleged") or person.part or person.size == (1, 1):
        return False
    return bool(_TO_NUMBER.fullmatch(text, act.end, person.start)) and bool(_ENDS_CLAUSE.match(text, person.end, sentence.end))


_TO_NUMBER = Shape(r"(?:\s+(?!(?:{claims.of_something_else})\b|me\w{4,}|ber\w{4,})[^\s,.;:]+){0,7}\s+", re.IGNORECASE)
"""From a verb to the number that ends its clause."""
_ENDS_CLAUSE = Shape(r"(?:\s+orang)?(?:\s*[,.;”\"]|\s+(?:{claims.next_clause})\s|\s*\Z)", re.IGNORECASE)


def _is_out_of(text: str, whole: Accused, since: int, act: Act, sentence: Span) -> bool:
    """ "Dari 31 perkara itu | yang sudah direkomendasikan | ada 9": no comma parts the number that a sentence goes through."""
    if whole.count is None or not right_before(text, sentence.start, whole.start, "accused", "going_through"):
        return False
    return _WHO_OF_THOSE.fullmatch(text, since, act.start) is not None


def _behind_whole(text: str, act: Act, groups: Sequence[Sequence[Accused]], after: Sequence[int], sentence: Span) -> list[int]:
    """ "Yang diregister | dari 31 laporan itu | baru 12": the number of which the act is told stands behind its whole."""
    if len(after) < _WHOLE_AND_PART:
        return []
    whole, part = groups[after[0]][-1], groups[after[1]][0]
    head = re.split(r"[,;:]\s", text[sentence.start : act.start])[-1].strip(' "“')
    if whole.count is None or part.count is None or load_phrases("claims")["list_head"].pattern.fullmatch(head) is None:
        return []
    of_whole = load_phrases("accused")["going_through"].pattern.fullmatch(text[act.end : whole.start].strip())
    counted = load_phrases("claims")["that_many"].ends_before(text, whole.end, part.start)
    near = counted is not None and _OF_THOSE.fullmatch(text, whole.end, counted.start())
    return [after[1]] if of_whole and near else []


_WHOLE_AND_PART = 2
_OF_THOSE = Shape(r"(?:\s+{counts.pointing})?\s+")
_WHO_OF_THOSE = Shape(r"(?:\s+{counts.pointing})?\s+yang(?:\s+[^\s,;:.]+){0,3}\s+", re.IGNORECASE)
_WHO = re.compile(r"[,;:(“\"]\s*(?:sementara\s+|sedangkan\s+|adapun\s+)?yang\s+[^,;:.]*$", re.IGNORECASE)
_BREAK = re.compile(r"[,;.]")


def counts_its_head(text: str, act: Act, person: Accused) -> bool:
    """ "Kades yang dilaporkan karena tidak netral | mencapai | 23 orang": the number behind the reason is of those at the head.

    Not "ASN yang dilaporkan karena memutasi 12 pejabat": a number with a noun of its own is of others.
    """
    if person.count is None or _ALONE.fullmatch(text, person.start, person.end) is None:
        return False
    that_many = load_phrases("claims")["amounts_to"].ends_before(text, act.end, person.start)
    return that_many is not None and _WHICH.search(text, max(act.start - _BACK_TO_WHICH, 0), act.start) is not None


_ALONE = Shape(r".*(?:\d|\s(?:orang|nama|oknum|{claims.case_noun}))", re.IGNORECASE | re.DOTALL)
""" "23 orang", "dua belas laporan", "23": no noun that says who they are."""
_WHICH = re.compile(r"(?<!\w)yang\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)
_BACK_TO_WHICH = 30
"""Characters back to the "yang" of a clause."""


def numbered(
    text: str, act: Act, groups: Sequence[Sequence[Accused]], before: Sequence[int], after: Sequence[int], first: int
) -> list[int]:
    """ "yang diteruskan tujuh ASN, yang dikaji empat": the number that follows the words at the head of their part of a list.

    So too where the list has no word but the verbs: "Total pelanggaran 64, dihentikan 9, rekomendasi ke KASN sebanyak 55".
    """
    if not after or groups[after[0]][0].form != "new" or groups[after[0]][0].count is None:
        return []
    *earlier, head = _ITEM.split(text[first : act.start])
    if earlier and not head.strip():
        head = f"{earlier[-1]} dan"  # "yang terbukti dan | direkomendasikan | 18 ASN"
    words, number = load_phrases("claims"), groups[after[0]][0]
    bare = bool(before) and act.meaning.stage != "alleged" and _JOINED.fullmatch(text, groups[before[-1]][-1].end, act.start) is not None
    at_once = bool(before) and not text[groups[before[-1]][-1].end : act.start].strip()  # "17 orang diteruskan ke KASN 14 orang"
    handed = (bare or at_once) and act.meaning.stage == "forwarded" and _TO_WHOM.match(text, act.end, number.start) is not None
    bare = bare or handed
    if bare and (not (number.papers or handed) or "," in text[act.end : number.start] or _OWN_VERB.match(text, number.end)):
        return []
    fits = (bare or words["list_head"].pattern.fullmatch(head.strip())) and words["list_tail"].pattern.fullmatch(
        text[act.end : number.start].strip()
    )
    return [after[0]] if fits else []


_ITEM = re.compile(r"[,;:]\s(?:(?:dan|serta)\s)?|\s(?:dan|serta)\s(?=(?:yang|masih|sedang|sudah|telah)\s|\Z)")
""" "yang dihentikan 16 laporan serta | yang dinyatakan terbukti 17 laporan": the items of a list by stage."""
_JOINED = re.compile(
    r"(?:\s+[^\s,;.:“”\"]+){0,6}?\s*(?:[,;:]|(?:[,;]\s*)?(?:dan|serta|lalu|kemudian|sedangkan|sementara))\s+", re.IGNORECASE
)
_TO_WHOM = re.compile(r"\s+(?:ke|kepada)\s", re.IGNORECASE)
_OWN_VERB = Shape(
    r"\s+(?:yang\s+)?(?:(?:sudah|telah|masih|sedang|lainnya|lagi|sisanya|tidak|tak|belum)\s+)*"
    r"(?:di\w{4,}|ter\w{4,}|{claims.stands})",
    re.IGNORECASE,
)


def share_elliptic(text: str, groups: Sequence[Sequence[Accused]], taken: dict[int, list[Act]], sentence: Span) -> None:
    """ "22 laporan diteruskan ke BKN, tujuh laporan ke bupati": a number with an addressee alone has the act of the number before it."""
    for index in range(1, len(groups)):
        person = groups[index][-1]
        if not taken[index] and person.form == groups[index - 1][-1].form == "topic":
            taken[index] = _sent_elsewhere(text, person, taken[index - 1], sentence)
        if taken[index] or person.form != "new" or person.count is None:
            continue
        if (cleared := _NOT_SO.match(text, person.end, sentence.end)) and any(act.name == "convict" for act in taken[index - 1]):
            taken[index] = [Act("drop", cleared.start("no"), cleared.end("no"))]
            continue
        if groups[index - 1][-1].papers and _BY_KIND.fullmatch(text, groups[index - 1][-1].end, person.start):
            taken[index] = [act for act in taken[index - 1] if act.meaning.stage == "reported"]
            continue
        if person.papers and _INTO.fullmatch(text, max([groups[index - 1][-1].end, *(act.end for act in taken[index - 1])]), person.start):
            taken[index] = [act for act in taken[index - 1] if act.meaning.stage == "examined"]
            continue
        if (
            person.papers
            and groups[index - 1][-1].papers
            and _FROM.match(text, person.end)
            and _FROM.match(text, groups[index - 1][-1].end)
        ):
            taken[index] = [act for act in taken[index - 1] if act.end <= groups[index - 1][-1].end]
            continue
        taken[index] = _sent_elsewhere(text, person, taken[index - 1], sentence)


def _sent_elsewhere(text: str, person: Accused, before: Sequence[Act], sentence: Span) -> list[Act]:
    """ "Yang ASN diteruskan ke BKN, sedangkan kades | ke | bupati": the act of those told of before, with an addressee of its own."""
    towards = _ADDRESSEE.match(text, person.end, sentence.end)
    if towards is None or not any(act.name in ("hand_over", "forward") for act in before):
        return []
    return [Act("hand_over", towards.start("to"), towards.end("to"), "inside", elliptic=True)]


_BY_KIND = Shape(
    r"\s*(?:,\s*)?(?:(?:dan|serta|sedangkan|sementara|lalu)\s+)?(?:yang\s+)?(?:{grammar.about}|terhadap|untuk)"
    r"(?:\s+[^\s,.;:]+){1,4}\s*",
    re.IGNORECASE,
)
""" "laporan soal perangkat desa sudah enam | , dan soal kadesnya | empat"."""
_INTO = re.compile(r"\s*(?:kami\s+|kita\s+)?(?:menjadi|jadi|ke\s*dalam|dalam)\s+", re.IGNORECASE)
""" "14 kades diregistrasi | menjadi | tiga perkara": the cases have got as far as the persons."""
_FROM = Shape(r"\s+(?:lainnya\s+|lagi\s+)?(?:{claims.came}\s+)?dari\s", re.IGNORECASE)
""" "249 laporan berasal dari Bawaslu dan 168 | dari masyarakat"."""
_NOT_SO = re.compile(r"(?:\s+(?:orang|lainnya|lain|lagi|sisanya))*\s+(?P<no>tidak|tak)(?=\s*[,.;)”\"]|\s*\Z)", re.IGNORECASE)
""" "empat dinyatakan melanggar, dua lainnya tidak"."""
_ADDRESSEE = re.compile(r"(?:\s+\w+){0,1}\s+(?P<to>ke|kepada)(?=\s)", re.IGNORECASE)


def share_besides(text: str, groups: Sequence[Sequence[Accused]], taken: dict[int, list[Act]], sentence: Span) -> None:
    """ "Selain tiga ASN di Bone, | Bawaslu juga memeriksa dua ASN di Wajo": the same was done to those of whom the sentence tells first."""
    if len(groups) < _LEAST or taken[0] or groups[0][0].count is None or groups[1][0].form == "aside":
        return
    if load_phrases("accused")["besides_those"].pattern.fullmatch(text[sentence.start : groups[0][0].start].strip('"“ ')) is None:
        return
    if _OF_PLACE.match(text, groups[0][-1].end) is None:
        return  # "Selain tiga ASN | pelapor, Bawaslu juga memeriksa dua lurah"
    also = [act for act in taken[1] if act.meaning.active and groups[0][-1].end <= act.start and act.end <= groups[1][0].start]
    taken[0] = [act for act in also if right_before(text, sentence.start, act.start, "accused", "also")]


_OF_PLACE = Shape(
    r"\s*,|\s+(?:(?:itu|tersebut|tadi)(?!\w)|(?:{before_names.at}\s+)?(?:{before_names.regency}\s+)?(?-i:[A-Z]))", re.IGNORECASE
)
"""Right behind those who are told of first: a comma, "itu", or where they serve."""
_LEAST = 2
"""Those told of first, and those of whom the act is told."""


def share_with_persons(text: str, groups: Sequence[Sequence[Accused]], taken: dict[int, list[Act]]) -> None:
    """ "meregister delapan laporan dengan 15 terlapor ASN": persons have the stage of the reports about them, reports theirs."""
    about = load_phrases("claims")["about"]
    for i in range(1, len(groups)):
        papers, persons = groups[i - 1][-1], groups[i][0]
        if not papers.papers or persons.papers or persons.count is None or not {papers.form, persons.form} <= {"new", "back"}:
            continue
        between = text[papers.end : persons.start]
        if len(between) > _ABOUT_AT_MOST or not about.found(between):
            continue
        if papers.form == persons.form == "new" and taken[i - 1] and all(act.name in ("complain", "arrive", "suspect") for act in taken[i]):
            taken[i] = [*taken[i - 1], *taken[i]]
        elif papers.count is not None and not re.match(r"\s+yang\s", text[persons.end :]):
            # "delapan laporan yang melibatkan 12 ASN sudah diteruskan": the head of the phrase is the reports
            taken[i - 1] = [*taken[i - 1], *(act for act in taken[i] if act.start >= persons.end and not act.meaning.active)]


_ABOUT_AT_MOST = 60
"""Characters between reports and the persons that they are about."""
