"""Numbers of breaches that have nothing to do with the neutrality of servants: no claim of ours (ruling 16)."""

from __future__ import annotations

import re

from pipeline.records.acts.stages import Act
from pipeline.records.acts.subjects import kinds_in
from pipeline.records.participants.pointed_at import points_back
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.kept import kept, kept_of
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_BEFORE = 3
"""Sentences before, in which it may be said that what follows is told of other breaches."""
_TO_KIND = 2
"""Words between a number of breaches and what kind they are ("enam pelanggaran | terkait | administrasi")."""


@kept_of
def is_of_other_breaches(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """Whether a number of cases or reports counts other breaches: "di luar netralitas", of candidates, of campaign material."""
    told = _says_of_which(frame, mention, sentence)
    if told is not None:
        return told
    if _is_told_of_before(frame, mention, sentence):
        return True
    if _names_servants(frame, sentence.start, mention["start"]):
        return False
    return _told_of_others(frame, sentence) or _goes_through_others(frame, mention, sentence)


def _goes_through_others(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """ "Berikutnya pidana 56 kasus, administrasi 48, petahana yang memutasi pejabat | 3 kasus": a list by sort that names no servants."""
    papers = [m for m in frame.within(*sentence.bounds, "count") if m["unit"] in ("case", "report")]
    listed = len(papers) >= _LEAST_LISTED and papers[0]["start"] < mention["start"]
    if not listed or _names_servants(frame, *sentence.bounds) or load_phrases("claims")["neutrality"].found(frame.text, *sentence.bounds):
        return False
    return any(_says_of_which(frame, m, sentence) is True for m in papers if m["start"] < mention["start"])


_LEAST_LISTED = 2


@kept_of
def _says_of_which(frame: Frame, mention: Mention, sentence: Span) -> bool | None:
    """Whether its own sentence, or the head of the next one, says that a number is of other breaches; None where it says nothing.

    What the sentences before say is asked of each of them alone, never of those before them in turn: that would take three times as
    long with each sentence of a paragraph.
    """
    words, text = load_phrases("subjects"), frame.text
    start, end = mention["start"], mention["end"]
    numbers = [m["start"] for m in frame.within(end, sentence.end, "count")]
    ceiling = min([sentence.end, *numbers])
    if is_headed_by_neutrality(frame, start, end, sentence):
        return False
    if words["outside"].opens(text, end, ceiling) or _all_are_of_others(frame, mention, sentence):
        return True
    if _is_named_before(frame, start, sentence):
        return True
    if _names_servants(frame, end, ceiling):
        return _is_told_of_before(frame, mention, sentence)
    if _is_kind_of_others(frame, end, ceiling) or _is_share_of_others(frame, mention, sentence):
        return True
    outside = words["outside"].last(text, sentence.start, start)
    if outside is not None and not _is_counted(frame, outside.start()):
        if load_phrases("accused")["pointer"].opens(text, outside.end(), start):
            return False  # "Selain kasus netralitas tersebut": beside that one, told on
        return not _names_servants(frame, outside.end(), start)
    return None


def is_headed_by_neutrality(frame: Frame, start: int, end: int, sentence: Span) -> bool:
    """ "pidana dua kasus, | netralitas ASN 11 | kasus dan politik uang 18": the sort stands before its number, in a list by sort."""
    if not load_phrases("claims")["neutrality"].found(frame.text, sentence.start, start):
        return False  # most numbers: known at once, where the shape below would be tried from every item on
    numbers = frame.numbers(*sentence.bounds)
    floor = max([m["end"] for m in numbers if m["end"] <= start], default=sentence.start)
    opening = max([mark.end() for mark in _ITEM.finditer(frame.text, floor, start)], default=floor)
    headed = _OF_NEUTRALITY.fullmatch(frame.text, opening, start) is not None and _ENDS_ITEM.match(frame.text, end) is not None
    return headed and (len(numbers) > 1 or load_phrases("subjects")["other_breach"].found(frame.text, *sentence.bounds))


_ITEM = Shape(r"[,;:]\s|(?<!\w){counts.joint}\s", re.IGNORECASE)
_OF_NEUTRALITY = Shape(
    r"(?:\s*[^\s,;:.]+(?:\s+[^\s,;:.]+){0,4}?)??\s*(?:{claims.alleged}\s+)?(?:{nothing.any_breach}\s+)?{claims.neutrality}(?:\s+[^\s,;:.()]+){0,4}?"
    r"\s*\(?(?:\s*(?:{counts.number_next}|{counts.amount}))?\s*",
    re.IGNORECASE,
)
_ENDS_ITEM = re.compile(r"\s*(?:\)|[,;.]|(?:dan|serta|lalu|sedangkan|sementara)\s|\Z)", re.IGNORECASE)
"""Grammar, not vocabulary."""


def is_of_applicants(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """ "Bawaslu meneliti 120 berkas pelamar pengawas TPS. … | 30 berkas | gugur": papers of those who apply for something."""
    words, text = load_phrases("subjects"), frame.text
    if not words["bare_file"].found(mention["text"]) or _names_servants(frame, mention["start"], sentence.end):
        return False
    before = [s for s in frame.sentences if 0 < sentence.index - s.index <= _BEFORE]
    return any(words["application"].found(text, s.start, min(s.end, mention["end"])) for s in (*before, sentence))


def _is_kind_of_others(frame: Frame, start: int, end: int) -> bool:
    """ "enam pelanggaran yang dilakukan | para calon", "terkait | alat peraga": what or whose the breaches before `start` are."""
    words = load_phrases("subjects")
    kinds = (words[group].first(frame.text, start, end) for group in ("other_breach", "by_others"))
    return any(kind is not None and len(frame.text[start : kind.start()].split()) <= _TO_KIND for kind in kinds)


def _is_share_of_others(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """ "59 peristiwa bagi-bagi uang, | delapan temuan dan 51 laporan": how the number of other breaches before it came in."""
    before = [m for m in frame.within(sentence.start, mention["start"], "count") if m["unit"] in ("case", "report")][-_SHARES:]
    other = load_phrases("subjects")["other_breach"]
    return any(
        whole["min"] > mention["min"]
        and other.found(frame.text, whole["end"], mention["start"])
        and not _names_servants(frame, whole["end"], mention["end"])
        for whole in before
    )


_SHARES = 2
"""How many ways there are for a breach to come to light: found and reported."""


def _all_are_of_others(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """ "Ada tiga aduan, tetapi semuanya soal baliho": said of all of them, here or at the head of the next sentence."""
    text, words = frame.text, load_phrases("subjects")
    for start, end in ((mention["end"], sentence.end), *_told_of_all(frame, mention, sentence)):
        for told in words["all_of_them_are"].all(text, start, end):
            again = [m for m in frame.within(start, told.start(), "count") if _is_same_number(m, mention)]
            opens = start == mention["end"] or bool(again) or not text[start : told.start()].strip("\"“‘' ")
            numbers = [m for m in frame.within(start, told.start(), "count") if m not in again]
            if opens and not numbers and _is_kind_of_others(frame, told.end(), end):
                return True
    return False


def _told_of_all(frame: Frame, mention: Mention, sentence: Span) -> list[tuple[int, int]]:
    """The next sentence, and the one behind it if the next only says how they came in: "Empat masuk sebelum kampanye, dua sesudahnya"."""
    following = frame.after(sentence)
    if following is None:
        return []
    parts = frame.numbers(*following.bounds)
    behind = frame.after(following) if len(parts) > 1 and sum(m["min"] for m in parts) == mention["min"] else None
    return [s.bounds for s in (following, behind) if s is not None]


def _is_same_number(count: Mention, other: Mention) -> bool:
    return (count["min"], count["max"], count["unit"]) == (other["min"], other["max"], other["unit"])


def _is_told_of_before(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """ "Ada tiga laporan, kasusnya sama, yaitu perusakan baliho. | Ketiga laporan itu tidak diregister": the number told of just before."""
    if not points_back(frame.text, mention["start"], mention["end"], sentence):
        return False
    for before in reversed([s for s in frame.sentences if 0 < sentence.index - s.index <= _BEFORE]):
        for count in frame.within(*before.bounds, "count"):
            if _is_same_number(count, mention) and not points_back(frame.text, count["start"], count["end"], before):
                return _says_of_which(frame, count, before) is True
    return False


def _is_named_before(frame: Frame, start: int, sentence: Span) -> bool:
    """ "politik uang sebanyak | sembilan kasus, netralitas ASN lima kasus": the breach stands before its number."""
    words, text = load_phrases("subjects"), frame.text
    since = max([m["end"] for m in frame.within(*sentence.bounds, "count") if m["end"] <= start], default=sentence.start)
    kind = words["other_breach"].last(text, since, start)
    if kind is None or _names_servants(frame, kind.start(), start):
        return False
    if since > sentence.start and _NAMED_AS.fullmatch(text, since, kind.start()):
        return False  # "satu kasus | pelanggaran administrasi dan satu kasus netralitas": of the number before it
    places = frame.within(kind.end(), start, "region")
    if places and _IN_PLACE.fullmatch(text, kind.end(), places[0]["start"]) and not _LETTER.search(text, places[0]["end"], start):
        return True
    between = re.sub(r"[,:(\s]+", " ", text[kind.end() : start]).strip()
    return not between or words["up_to_its_number"].pattern.fullmatch(between) is not None


_IN_PLACE = re.compile(r"(?:\s+[^\s,;.:()]+){0,4}:?\s+", re.IGNORECASE)
""" "perusakan baliho | tersebar di | Gowa empat kasus": from the breach to the first place of its list."""
_LETTER = re.compile(r"\w")
_NAMED_AS = Shape(r"\s*(?:(?:{claims.case_noun}|{claims.alleged}|{nothing.any_breach}|{grammar.about}|berupa)\s*)*", re.IGNORECASE)
""" "satu | kasus pelanggaran | administrasi", "12 | soal | politik uang": between a number and the breach that it counts."""


@kept
def _told_of_others(frame: Frame, sentence: Span) -> bool:
    """Whether the sentences before in the same paragraph set other breaches apart, and none since names servants again."""
    paragraph = frame.paragraph_at(sentence.start)
    for before in reversed([s for s in frame.sentences if 0 < sentence.index - s.index <= _BEFORE]):
        if not paragraph.holds(before.start):
            return False
        apart = _set_apart(frame, before)
        if _names_servants(frame, before.start if apart is None else apart, before.end):
            return False
        if apart is not None:
            return True
    return False


def _set_apart(frame: Frame, sentence: Span) -> int | None:
    """Where the last words end that tell other breaches apart: "di luar netralitas", or a number of another kind."""
    outside = load_phrases("subjects")["outside"].last(frame.text, *sentence.bounds)
    outside = None if outside is not None and _is_counted(frame, outside.start()) else outside
    papers = [m for m in frame.within(*sentence.bounds, "count") if m["unit"] in ("case", "report")]
    number = papers[-1]["end"] if papers and _says_of_which(frame, papers[-1], sentence) else None
    return max((end for end in (outside.end() if outside else None, number) if end is not None), default=None)


def points_at_others(frame: Frame, sentence: Span) -> bool:
    """ "Di luar itu ada 120 pelanggaran alat peraga. | Temuan itu hampir semuanya selesai": what is pointed at is of other breaches."""
    return not _names_servants(frame, *sentence.bounds) and _told_of_others(frame, sentence)


def _is_counted(frame: Frame, offset: int) -> bool:
    """ "Dua | perkara lainnya dihentikan": others of those counted, no other matter."""
    return any(m["start"] < offset < m["end"] for m in frame.within(max(0, offset - _NUMBER), offset, "count"))


_NUMBER = 40


def is_in_other_clause(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Dua laporan netralitas diregister, yang perusakan baliho | diteruskan ke Polres": a clause that another breach opens."""
    if _has_other_object(frame, act, sentence):
        return True
    opened, opening = _CLAUSE.search(frame.text, sentence.start, act.start), frame.opening(*sentence.bounds)
    return any(_tells_of_others(frame, start, act) for start in (opening, *([opened.end()] if opened is not None else ())))


def _tells_of_others(frame: Frame, start: int, act: Act) -> bool:
    """ "Untuk dugaan politik uang, …", "yang perusakan baliho …": what begins here tells of another breach up to the act."""
    words = load_phrases("subjects")
    about = words["clause_about"].pattern.match(frame.text, start, act.start)
    if about is None or not words["other_breach"].opens(frame.text, about.end(), act.start):
        return False
    # "Kasus perusakan baliho, dua orang | ditetapkan tersangka": persons without a kind are those of that breach
    counted = any(not words["anybody"].found(m["text"]) for m in frame.within(start, act.start, "count"))
    return not _names_servants(frame, start, act.start) and not counted


def _has_other_object(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "menghentikan laporan soal | perusakan baliho dan memanggil dua lurah", "tidak menemukan bukti adanya | politik uang".

    Where the case itself is of that breach, the sentences before name it beside the servants.
    """
    words, text = load_phrases("subjects"), frame.text
    if not (act.meaning.active or words["proof"].found(text, act.start, act.end)):
        return False
    other = words["other_breach"].first(text, act.start, sentence.end)
    if other is None or len(text[act.end : other.start()].split()) > _TO_OBJECT or _MARK.search(text, act.end, other.start()):
        return False
    punishes = load_phrases("assertion")["penalty"].found(text, act.start, other.start())
    if punishes or load_phrases("claims")["criminal"].found(other.group()):
        return False  # "melayangkan rekomendasi sanksi | administratif", "melimpahkan perkara | pidana pemilihan yang menjeratnya"
    if _names_servants(frame, act.start, _end_of_object(frame, other.end(), sentence)) or frame.within(act.start, other.start(), "count"):
        return False  # "memproses kasus | bagi-bagi uang | yang melibatkan tiga kades"
    before = [s for s in frame.sentences if 0 < sentence.index - s.index <= _BEFORE]
    return not any(words["other_breach"].found(text, *s.bounds) for s in before) and not words["other_breach"].found(
        text, sentence.start, act.start
    )


def _end_of_object(frame: Frame, end: int, sentence: Span) -> int:
    """Up to the next mark or joiner it is told by whom a breach was."""
    mark = _MARK.search(frame.text, end, sentence.end)
    joined = load_phrases("grammar")["joiner"].first(frame.text, end, sentence.end)
    return min([m.start() for m in (mark, joined) if m is not None], default=sentence.end)


_TO_OBJECT = 4
"""Words between what was done and the breach that it was done about."""
_MARK = re.compile(r"[,;:.“”\"]")


_CLAUSE = re.compile(r"[,;]\s+(?!.*[,;]\s)", re.DOTALL)
"""The last comma before an act."""


def _names_servants(frame: Frame, start: int, end: int) -> bool:
    return bool(kinds_in(frame.text, start, end)) or load_phrases("claims")["neutrality"].found(frame.text, start, end)
