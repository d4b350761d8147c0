"""Acts that the participant before them does, tells of or gets, or that are said of others behind him: no step against him."""

from __future__ import annotations

import re

from pipeline.records.acts.stages import Act, segment
from pipeline.records.acts.subjects import KINDS, words_for_persons
from pipeline.records.participants.participant import Accused
from pipeline.records.reading.frame import Span
from pipeline.words.phrases import load_phrases


def acts_as_office(text: str, accused: Accused, act: Act) -> bool:
    """ "Camat X menegur calon bupati": the post right before an active verb is the one who acts."""
    if not act.meaning.active or accused.form != "office":
        return False
    if act.name == "denounce" and _DOES_AND.fullmatch(text, accused.end, act.start) is not None:
        return True  # "Kades X, Kabupaten Y, | mengembalikan amplop dan | melaporkannya"
    return _SUBJECT_OF.fullmatch(text, accused.end, act.start) is not None


_SUBJECT_OF = re.compile(
    r"(?:\s*(?:,\s*)?(?:[A-Z][\w'’-]*|yang|sudah|telah|sempat|pernah|pun|juga|langsung|tengah|sedang|saat|ini))*[\s,]*"
)


_DOES_AND = re.compile(
    r"(?:\s*,\s*(?:[A-Z][\w.'’-]*\s*){1,5})*,?\s+(?:(?:sudah|telah|langsung)\s+)?me\w{3,}(?:\s+[^\s,.;:“”\"]+){1,8}\s+(?:dan|serta|lalu|kemudian)\s+"
)
"""Between a post and the second of two things that its holder does."""


def is_of_others_between(text: str, accused: Accused, act: Act, sentence: Span) -> bool:
    """ "90 kades menyatakan mendukung langkah menindak | aparat yang memihak": what is said of a kind of servants is not said of them."""
    which = load_phrases("grammar")["relative"].ends_before(text, sentence.start, act.start) if act.name == "suspect" else None
    if which is None or accused.papers or accused.end > which.start():
        return False
    at = accused.end + len(text[accused.end : which.start()].rstrip())
    nouns = [
        noun
        for kind, noun in words_for_persons(text, accused.end, which.start())
        if noun.end() == at and (kind in KINDS or kind == "anybody")
    ]
    return bool(nouns) and _FIRST_VERB.search(text, accused.end, nouns[0].start()) is not None


_FIRST_VERB = re.compile(
    r"\s(?:me(?!rupakan|njabat|libatkan|nyangkut|liputi|nyeret|njadi|ncapai)|ber(?!asal|status|jumlah|profesi))\w{3,}\s"
)
"""What those do or say who stand before another kind of servants."""


def receives(text: str, accused: Accused, act: Act) -> bool:
    """ "Sekda X mengaku | menerima rekomendasi KASN": what an employer has received is no case of his own."""
    if accused.form != "topic" or accused.end > act.start or accused.count is not None:
        return False
    words, between = load_phrases("claims"), text[accused.end : act.start].strip(" ,\n")
    if words["receives"].pattern.match(text, act.start) is None:
        return False
    return not between or words["until_received"].pattern.fullmatch(between) is not None


def is_teller(text: str, accused: Accused, act: Act) -> bool:
    """ "Sekda | memastikan prosesnya tetap jalan": an officer without a number who tells of others."""
    told = accused.form == "topic" and accused.count is None and not accused.in_case and accused.end <= act.start
    rest = _NAMES.match(text, accused.end, act.start) if told else None
    return rest is not None and load_phrases("claims")["says_of_others"].opens(text, rest.end(), act.start)


_NAMES = re.compile(r"(?:[\s,]+[A-Z][\w.'’-]*)*,?")
""" "Kepala Dinas | Pendidikan, Ali, | mengatakan": the rest of a post, and who holds it."""


def is_of_another(text: str, act: Act, sentence: Span) -> bool:
    """ "laporan dua kades dihentikan, sedangkan calon wakil bupati dinyatakan terbukti": no servant is one of those before."""
    if act.meaning.active:
        return False
    first, _ = segment(text, act, sentence)
    stretch = text[act.start - len(text[first : act.start].lstrip("\"“‘' ")) : act.start].rstrip()
    groups = ("another_subject", "event_stopped") if act.name == "drop" else ("another_subject",)
    return any(load_phrases("subjects")[group].pattern.fullmatch(stretch) for group in groups)
