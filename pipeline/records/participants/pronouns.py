"""Words that point back and yet name nobody of a case: the one who acts, a word of the act itself, an apposition."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records.acts.stages import Act
from pipeline.records.participants.participant import Accused
from pipeline.records.reading.beside import right_before
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape


def acts_itself(text: str, pronoun: Accused, acts: Sequence[Act], accused: Sequence[Accused]) -> bool:
    """ "sudah mereka mintai keterangan": the pronoun right before a bare verb is the one who acts.

    Right before a denial it is who was named before it in its sentence ("Camat X kembali bertugas, setelah ia | tidak terbukti").
    """
    if pronoun.papers:
        return False  # "laporannya tidak diregister"
    agent = load_phrases("claims")["agent"]
    bare = [act for act in acts if not act.meaning.active and _BARE.match(text, act.start)]
    bare = [act for act in bare if act.meaning.stage != "proven" or not agent.opens(text, act.start, act.end)]  # "semuanya | kami nyatakan"
    if not any(one.end <= pronoun.start and not one.pronoun for one in accused):
        bare = [act for act in bare if not _DENIED.match(text, act.start)]
    return any(not text[pronoun.end : act.start].strip() for act in bare if act.start >= pronoun.end)


_DENIED = re.compile(r"(?:tidak|tak|bukan)\s", re.IGNORECASE)
_BARE = Shape(r"(?!(?!{claims.no_prefix})(?:di|ter|ber)|mem|men|masih|sudah|telah)\w", re.IGNORECASE)
"""A verb without the prefix of a passive."""


def passes_on_itself(text: str, act: Act, accused: Sequence[Accused]) -> bool:
    """ "Camat X menerima laporan. Ia meneruskannya ke Bawaslu": whoever was told of passes a paper on, it is not passed on for that one."""
    if act.name not in ("forward", "denounce", "receive"):
        return False
    acting = (one for one in accused if one.pronoun and not one.papers and one.end <= act.start)
    between = (text[one.end : act.start].strip() for one in acting)
    return any(not words or load_phrases("claims")["then_does"].pattern.fullmatch(words) is not None for words in between)


def named_by_act(pronoun: Accused, accused: Sequence[Accused], acts: Sequence[Act]) -> bool:
    """ "dikeluarkan rekomendasinya 634 orang", "Kades X jadi tersangka": a word of the act itself names nobody beside others."""
    inside = any(act.start <= pronoun.start < act.end for act in acts)
    return inside and any(
        (other.count is not None and other.form in ("new", "back")) or (other.form in ("office", "topic") and other.start < pronoun.start)
        for other in accused
    )


def is_apposed(text: str, pronoun: Accused, accused: Sequence[Accused]) -> bool:
    """ "ketiga kadus tersebut, semuanya dari Karo, ditegur": beside a number the pronoun only says from where or what they are."""
    before = [one for one in accused if one.count is not None and one.form != "aside" and one.end <= pronoun.start]
    if not before or not _APPOSED.fullmatch(text, before[-1].end, pronoun.start):
        return False
    return load_phrases("claims")["origin"].opens(text, pronoun.end)


_APPOSED = re.compile(r"(?:\s+\w+){0,2}\s*[,(–—-]\s*")
"""Between a number and a pronoun that stands in apposition to it."""


def is_all_of(text: str, pronoun: Accused, accused: Sequence[Accused]) -> bool:
    """ "Ketujuh kepala desa tersebut semuanya ditegur": a word for all right behind a number is that number."""
    before = [one for one in accused if (one.count is not None or one.form == "topic") and one.form != "aside" and one.end <= pronoun.start]
    if not before or not pronoun.plural:
        return False
    between = text[before[-1].end : pronoun.start].strip()
    return not between or load_phrases("accused")["pointer"].pattern.fullmatch(between) is not None


def is_what_they_are(text: str, pronoun: Accused, accused: Sequence[Accused]) -> bool:
    """ "ke-34 ASN | terlapor itu | mulai dipanggil": right behind a number, the noun for those reported says what they are."""
    counted = (one for one in accused if one.count is not None and one.form != "aside" and not one.papers and one.end <= pronoun.start)
    beside = any(not text[one.end : pronoun.start].strip() for one in counted)
    return beside and _REPORTED.match(text, pronoun.start) is not None


_REPORTED = re.compile(r"(?:terlapor|teradu|terperiksa|tertuduh|tersangka|terdakwa)(?!\w)", re.IGNORECASE)


def is_in_clause(text: str, pronoun: Accused, accused: Sequence[Accused]) -> bool:
    """ "ASN yang berkasnya kami kirim ada 17 orang": the file of those whom the clause with "yang" tells of, beside a number of them."""
    headed = pronoun.papers and right_before(text, max(0, pronoun.start - _TO_CLAUSE), pronoun.start, "grammar", "relative")
    return headed and any(one.count is not None and one.form == "new" for one in accused)


_TO_CLAUSE = 10
"""Characters before a pronoun in which "yang" stands."""


def points_at_number(text: str, pronoun: Accused, accused: Sequence[Accused]) -> bool:
    """Whether the pronoun only says again whom a number of the same sentence counts."""
    apposed = pronoun.plural and is_apposed(text, pronoun, accused)
    return (
        apposed
        or is_paper_of(pronoun, accused)
        or is_paper_of_those(text, pronoun, accused)
        or is_all_of(text, pronoun, accused)
        or is_in_clause(text, pronoun, accused)
        or is_object_of(text, pronoun, accused)
        or is_head_again(text, pronoun, accused)
    )


def is_head_again(text: str, pronoun: Accused, accused: Sequence[Accused]) -> bool:
    """ "Camat X kembali bertugas setelah Bawaslu menyatakan | ia | tidak terbukti": the only servant of the sentence, told of before it."""
    others = [one for one in accused if not one.pronoun and one.form != "aside"]
    if pronoun.plural or pronoun.papers or len(others) != 1 or others[0].plural or others[0].form not in ("topic", "office"):
        return False
    return right_before(text, others[0].end, pronoun.start, "stage_dates", "states_verdict")


def is_paper_of(pronoun: Accused, accused: Sequence[Accused]) -> bool:
    """ "Kasus camat di Bandung Barat ini berbeda: unsurnya tidak terpenuhi": a paper of the one servant pointed at before it."""
    return pronoun.papers and any(
        one.form == "back" and one.kinds and not (one.pronoun or one.papers or one.plural) and one.size is None and one.end <= pronoun.start
        for one in accused
    )


def counts_them_later(text: str, one: Accused, accused: Sequence[Accused]) -> bool:
    """ "Keduanya | kami lepas," ujarnya ihwal dua kades": a number pointed at that is counted only behind it, by whom it was said."""
    if one.form != "back" or not one.plural or one.number is None:
        return False
    later = (other for other in accused if other.form == "new" and other.start >= one.end and other.size == (one.number, one.number))
    return any(right_before(text, one.end, other.start, "accused", "said_of") for other in later)


def is_paper_of_those(text: str, pronoun: Accused, accused: Sequence[Accused]) -> bool:
    """ "Empat PNS lagi tidak seberuntung itu, | nama mereka | telah disetor ke KASN": of the several who are counted in the sentence."""
    if not pronoun.plural or not right_before(text, max(0, pronoun.start - _TO_PAPER), pronoun.start, "claims", "paper_of_them"):
        return False
    counted = [one for one in accused if one.count is not None and one.form != "aside" and not one.papers]
    return len(counted) == 1 and counted[0].end <= pronoun.start and counted[0].size not in (None, (1, 1))


_TO_PAPER = 12
"""Characters before "mereka" in which the word for their file stands."""


def is_object_of(text: str, pronoun: Accused, accused: Sequence[Accused]) -> bool:
    """ "Seorang ASN yang diduga membayar | mereka dilaporkan": others to whom a counted servant did something."""
    if pronoun.papers:
        return False
    before = [one for one in accused if one.count is not None and one.form == "new" and one.end <= pronoun.start]
    if right_before(text, max(0, pronoun.start - _TO_HEAD), pronoun.start, "claims", "head_does_to"):
        return True  # "Bupati Waropen yang memutasi | mereka dilaporkan"
    return bool(before) and right_before(text, before[-1].end, pronoun.start, "claims", "does_to")


_TO_HEAD = 90
"""Characters before a pronoun in which the head stands who did something to those it means."""


def object_of(text: str, acts: Sequence[Act]) -> Accused | None:
    """ "Panwascam sudah menegur|nya", "menjatuhi|nya teguran": the one to whom an active verb does something."""
    for act in acts:
        found = _OBJECT.match(text, act.start, act.end) if act.meaning.active else None
        if found is not None:
            return Accused("back", found.start("him"), found.end("him"), pronoun=True)
    return None


_OBJECT = re.compile(r"me\w+?(?P<him>nya)(?!\w)", re.IGNORECASE)
