"""Numbers of breaches of all sorts, of which neutrality is only a part (ruling 16): which they are, and which number is that part."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.records.acts.subjects import kinds_told
from pipeline.records.cases.chain import Chain, stretch_of
from pipeline.records.participants.other_breaches import is_headed_by_neutrality, is_of_other_breaches
from pipeline.records.participants.participant import PAPERS
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_PART = Shape(r"\s*(?:{claims.case_noun}\s+)?(?:di\s?antaranya\s+)?", re.IGNORECASE)
""" "27 | di antaranya | terkait netralitas": the part itself."""
_NARROWED = 40
"""Characters between "yang menyangkut netralitas" and the number of that part."""
_NARROWED_AFTER = 2
"""Sentences after a number in which "yang menyangkut netralitas" may narrow it."""
_SENTENCES_OF_SUBJECT = 8
"""Sentences before a number of reports in which neutrality or servants are named as what is spoken of."""
_NEXT_WORDS = 20
"""Characters after a number of cases in which "netralitas" is its own word."""


def is_whole_of_everything(frame: Frame, chain: Chain) -> bool:
    """A number of breaches of all sorts, of which neutrality is only a part (ruling 16)."""
    if not chain.first.papers:
        return False
    vaguely = chain.seen[0] if chain.seen else chain.sentence
    if vaguely.index < chain.sentence.index and load_phrases("claims")["neutrality"].found(frame.text, *vaguely.bounds):
        return False  # "puluhan temuan netralitas ASN. Totalnya | 57 temuan"
    outside = load_phrases("whose")["other_breaches"].found(frame.text, chain.sentence.start, chain.first.start)
    if outside and _NEUTRALITY_NEXT.match(frame.text, chain.first.end, chain.sentence.end):
        return False  # "Di luar netralitas ASN, dicatat pula | satu kasus | dugaan pelanggaran netralitas anggota Polri"
    return next((said for rule in _RULES if (said := rule(frame, chain)) is not None), True)


def _is_said_outright(frame: Frame, chain: Chain) -> bool | None:
    """Other breaches in its sentence; "dari total 20 laporan"; "14 laporan, di antaranya netralitas"."""
    words, sentence = load_phrases("claims"), chain.sentence
    if load_phrases("whose")["other_breaches"].found(frame.text, *sentence.bounds):
        return True
    if words["part_of_total"].found(frame.text, sentence.start, chain.first.start):
        return True
    if _is_broken_down(frame, chain) or _goes_through_sorts(frame, chain):
        return True
    if words["one_of_all"].found(frame.text, chain.first.end, stretch_of(frame, chain)[1]):
        return True
    if words["none_of_servants"].found(frame.text, chain.first.end, sentence.end) or _are_told_off_next(frame, chain):
        return True  # "14 laporan, kebanyakan soal baliho, | tidak satu pun menyangkut kepala desa"
    among = words["among_others"].found(frame.text, chain.first.end, stretch_of(frame, chain)[1])
    return True if among and not chain.first.part else None


def _is_broken_down(frame: Frame, chain: Chain) -> bool:
    """ "20 perkara: delapan pidana pemilu, lima netralitas ASN": behind its colon, or "yakni", a number of another sort."""
    counts = frame.within(chain.first.end, chain.sentence.end, "count")
    if not counts or not (_NAMELY.search(frame.text, chain.first.end, counts[0]["start"]) or _are_parts_at_once(frame, chain, counts)):
        return False
    edges = [*(m["start"] for m in counts[1:]), chain.sentence.end]
    other, names = load_phrases("subjects")["other_breach"], load_phrases("claims")["neutrality"]
    parts = [(m["start"], edge) for m, edge in zip(counts, edges, strict=True) if m["min"] < (chain.size or (0,))[0]]
    return any(other.found(frame.text, *part) and not names.found(frame.text, *part) for part in parts)


_NAMELY = Shape(r"(?::|(?<!\w){accused.they_are})\s*$", re.IGNORECASE)
"""Right before the first part of a number."""


def _are_parts_at_once(frame: Frame, chain: Chain, counts: Sequence[Mention]) -> bool:
    """ "lima laporan, | tiga politik uang dan dua netralitas kades": right behind its comma, numbers that add up to it."""
    added = sum(m["min"] for m in counts)
    return chain.size == (added, added) and len(counts) > 1 and frame.text[chain.first.end : counts[0]["start"]].strip() == ","


def _are_told_off_next(frame: Frame, chain: Chain) -> bool:
    """ "17 pelanggaran, sembilan di antaranya iklan kampanye. | Pelanggaran netralitas tidak ada": nor does its own name servants."""
    words, following = load_phrases("claims"), frame.after(chain.sentence)
    if following is None or words["neutrality"].found(frame.text, *chain.sentence.bounds) or kinds_told(frame, *chain.sentence.bounds):
        return False
    none = words["none_of_servants"].first(frame.text, *following.bounds)
    return none is not None and not frame.within(*following.bounds, "count")


def _is_of_most(frame: Frame, chain: Chain) -> bool | None:
    """What most of them are, or all."""
    if _are_mainly_of_neutrality(frame, chain):
        return False
    if _are_mainly_of_others(frame, chain):
        return True
    words, end = load_phrases("claims"), chain.first.end
    if words["neutrality"].found(frame.text, end, min(end + _NEXT_WORDS, chain.sentence.end)):
        return None  # "Secara keseluruhan Bawaslu mencatat 33 aduan | keberpihakan aparat"
    return True if words["all_breaches"].found(frame.text, _floor(frame, chain), stretch_of(frame, chain)[1]) else None


def _is_narrowed(frame: Frame, chain: Chain) -> bool | None:
    """ "Empat laporan menyangkut netralitas" is the part itself; "… Yang menyangkut netralitas empat kasus" makes it the whole."""
    if _NEUTRALITY_NEXT.match(frame.text, chain.first.end, chain.sentence.end):
        return None  # "sembilan kasus pelanggaran netralitas. … lima laporan soal netralitas": no number of all sorts
    words, total = load_phrases("claims"), chain.size[0] if chain.size else 0
    for span in (chain.sentence, *_following(frame, chain)):
        narrowed = words["neutrality_part"].first(frame.text, max(span.start, chain.first.end), span.end)
        if narrowed is None:
            continue
        if _PART.fullmatch(frame.text, chain.first.end, narrowed.start()):
            return False
        around = max(chain.first.end, span.start, narrowed.start() - _NARROWED), min(span.end, narrowed.end() + _NARROWED)
        if span is not chain.sentence and narrowed.start() == frame.opening(*span.bounds):
            around = narrowed.end(), span.end  # "Soal netralitas kades, | paling banyak di Garut dengan delapan kasus"
        if any(_counts_papers(m) and m["min"] < total for m in frame.within(*around, "count")):
            return True
    return None


def _is_of_servants(frame: Frame, chain: Chain) -> bool | None:
    """ "Empat laporan terhadap ASN", "20 pelanggaran, empat di antaranya dilakukan ASN": by the servants whom its sentence names."""
    words, sentence = load_phrases("claims"), chain.sentence
    if words["servants_part"].found(frame.text, sentence.start, chain.first.start):
        return False
    if (servants := words["servants_part"].first(frame.text, chain.first.end, sentence.end)) is not None:
        if chain.first.part and not frame.text[chain.first.end : servants.start()].strip():
            return False  # "Dari sembilan pelanggaran itu, empat | di antaranya dilakukan ASN": the part itself
        return not words["neutrality"].found(frame.text, sentence.start, stretch_of(frame, chain)[1])
    behind = stretch_of(frame, chain)[1]
    if words["in_general"].found(frame.text, chain.first.end, behind) and words["servants_share"].found(frame.text, behind, sentence.end):
        return not words["neutrality"].found(frame.text, sentence.start, behind)  # "enam laporan pelanggaran pilkada, tiga di antaranya …"
    of_neutrality = words["neutrality"].found(frame.text, *sentence.bounds) or kinds_told(frame, *sentence.bounds)
    return False if of_neutrality else None


def _has_other_parts(frame: Frame, chain: Chain) -> bool | None:
    """Parts of servants or of other sorts told behind it, or words that say that it is meant in general."""
    words, following = load_phrases("claims"), _following(frame, chain)
    if following and not chain.first.part and words["servants_part"].found(frame.text, *following[0].bounds):
        return True
    if words["in_general"].found(frame.text, max(_floor(frame, chain), chain.sentence.start), stretch_of(frame, chain)[1]):
        return True
    total = chain.size[0] if chain.size else 0
    spans = (chain.sentence, *following)
    others = (_is_part_of_other_sort(frame, m, span, total) for span in spans for m in frame.within(*span.bounds, "count"))
    return True if any(others) else None


def _goes_through_sorts(frame: Frame, chain: Chain) -> bool:
    """ "38 laporan pilkada. | Dari jumlah itu, administrasi tujuh, politik uang 19 dan netralitas ASN 12": of which it is only a part."""
    if chain.first.part or is_headed_by_neutrality(frame, chain.first.start, chain.first.end, chain.sentence):
        return False  # itself an item of such a list
    following = frame.after(chain.sentence)
    return any(_holds_sorts(frame, chain, sentence) for sentence in (chain.sentence, following) if sentence is not None)


def _holds_sorts(frame: Frame, chain: Chain, sentence: Span) -> bool:
    """Whether a sentence breaks the number down by sort, neutrality and others, behind it."""
    behind = max(sentence.start, chain.first.end), sentence.end
    numbers = [m for m in frame.numbers(*behind) if m["min"] < (chain.size or (0,))[0]]
    ours = any(is_headed_by_neutrality(frame, m["start"], m["end"], sentence) for m in numbers)
    return ours and load_phrases("subjects")["other_breach"].found(frame.text, *behind)


def _is_told_on_of_neutrality(frame: Frame, chain: Chain) -> bool | None:
    """It points back, is a part or an item of a list, or neutrality was spoken of before it."""
    if chain.first.form == "back" or chain.first.part:
        return False
    words = load_phrases("claims")["neutrality"]
    if any(words.found(frame.text, *s.bounds) for s in chain.seen[1:]):
        return False  # "menerima dua laporan dari KASN. Laporan tersebut terkait ketidaknetralan ASN"
    if _has_turned_to_others(frame, chain):
        return False if chain.places and _is_item_of_total(frame, chain) else None
    return False if chain.places or _about_neutrality_before(frame, chain) else None


_RULES: tuple[Callable[[Frame, Chain], bool | None], ...] = (
    _is_said_outright,
    _is_of_most,
    _is_narrowed,
    _is_of_servants,
    _has_other_parts,
    _is_told_on_of_neutrality,
)
"""What says whether a number is of all sorts, in the order in which it is asked; None where it says nothing."""


def _floor(frame: Frame, chain: Chain) -> int:
    """Where what is said of the number begins: behind the comma after another number of its sentence."""
    counts = frame.within(chain.sentence.start, chain.first.start, "count")
    return frame.text.rfind(",", 0, chain.first.start) if counts else chain.sentence.start


def _following(frame: Frame, chain: Chain) -> list[Span]:
    return [s for s in frame.sentences if 1 <= s.index - chain.sentence.index <= _NARROWED_AFTER]


def _are_mainly_of_neutrality(frame: Frame, chain: Chain) -> bool:
    """ "Laporan yang masuk sebagian besar terkait netralitas kepala desa": the whole counts (ruling 16)."""
    words = load_phrases("claims")
    near = [s for s in frame.sentences if abs(s.index - chain.sentence.index) <= _SENTENCES_OF_SUBJECT]
    turned = max((s.index for s in near if s.index < chain.sentence.index and _turns_to_others(frame, s)), default=-1)
    near = [s for s in near if s.index > turned]
    if any(words["mainly"].found(frame.text, s.start, s.end) for s in near):
        return True
    if _is_made_of_servants(frame, chain):
        return True
    # "tiga laporan pelanggaran pilkada. Ketiganya menyangkut netralitas kepala desa"
    all_of_them = load_phrases("accused")["all_of_them"].pattern
    told_on = [s for s in chain.seen[1:] if all_of_them.match(frame.text, frame.opening(*s.bounds), s.end)]
    return any(words["neutrality"].found(frame.text, s.start, s.end) for s in told_on)


def _are_mainly_of_others(frame: Frame, chain: Chain) -> bool:
    """ "56 laporan selama pilkada. Paling banyak soal politik uang": told at once of all, and neither sentence names neutrality."""
    words, following = load_phrases("claims"), frame.after(chain.sentence)
    near = [chain.sentence, *([following] if following is not None else [])]
    if words["neutrality"].found(frame.text, *chain.sentence.bounds) or kinds_told(frame, *chain.sentence.bounds):
        return False
    for sentence in near:
        others = words["mainly_of_others"].first(frame.text, max(sentence.start, chain.first.end), sentence.end)
        if others is not None:  # "terbanyak kode etik | dan netralitas ASN": what stands behind the others is only a part
            led = sentence.start, others.end()
            return not (words["neutrality"].found(frame.text, *led) or kinds_told(frame, *led))
    return False


def _is_made_of_servants(frame: Frame, chain: Chain) -> bool:
    """ "Kami tangani sembilan kasus. Tujuh kasus itu ASN, dua lagi perangkat nagari": parts by kind of servant that add up to it."""
    following = frame.after(chain.sentence)
    counts = frame.numbers(*following.bounds) if following is not None else []
    if following is None or len(counts) < 2 or chain.size != (total := sum(m["min"] for m in counts), total):
        return False
    edges = [*(m["start"] for m in counts[1:]), following.end]
    return all(kinds_told(frame, m["start"], edge) for m, edge in zip(counts, edges, strict=True))


def is_told_on_of_all(frame: Frame, chain: Chain, told: Span) -> bool:
    """ "Secara umum ada 60 pelanggaran. Ada pula 13 laporan, enam di antaranya memenuhi syarat": still all breaches together.

    Until a sentence speaks of neutrality or of servants again.
    """
    if not chain.first.papers or chain.kinds or not 0 <= chain.sentence.index - told.index <= _TOLD_ON:
        return False
    since = [s for s in frame.sentences if told.index < s.index <= chain.sentence.index]
    words = load_phrases("claims")["neutrality"]
    if any(m["min"] == (chain.size or (0,))[0] and _next_is_neutrality(frame, m) for m in frame.within(*told.bounds, "count")):
        return False  # "41 soal alat peraga, tiga soal netralitas. Ketiga laporan itu …"
    return not any(words.found(frame.text, s.start, s.end) or kinds_told(frame, s.start, s.end) for s in (*since, chain.sentence))


_TOLD_ON = 3
"""Sentences without a word about neutrality over which numbers of all breaches are told on."""


def _is_part_of_other_sort(frame: Frame, mention: Mention, sentence: Span, total: int) -> bool:
    """ "menangani 21 perkara. Rinciannya, tiga perkara pidana pemilihan, …": a number of it that counts other breaches."""
    return _counts_papers(mention) and mention["min"] < total and is_of_other_breaches(frame, mention, sentence)


def _next_is_neutrality(frame: Frame, mention: Mention) -> bool:
    following = frame.text[mention["end"] : mention["end"] + _NEXT_WORDS].lstrip()
    return load_phrases("claims")["neutrality"].pattern.match(following) is not None


def _counts_papers(mention: Mention) -> bool:
    """ "41 soal alat peraga, tiga soal netralitas": so many of the reports told before, by what they are about."""
    return mention["unit"] in PAPERS or (mention["unit"] == "other" and _ABOUT.search(mention["text"]) is not None)


_ABOUT = Shape(r"(?<!\w){grammar.about}$", re.IGNORECASE)


def is_neutrality_part(frame: Frame, chain: Chain, total: Chain) -> bool:
    """ "Yang menyangkut netralitas enam kasus", "tiga di antaranya menyangkut ASN": the part has the stage of the whole (ruling 16)."""
    near = 0 <= chain.sentence.index - total.sentence.index <= 2
    following = frame.text[chain.first.end : min(chain.sentence.end, chain.first.end + _NEXT_WORDS)]
    own = _NEUTRALITY_NEXT.match(following) is not None
    words, sentence = load_phrases("claims"), chain.sentence
    if not near:
        return False
    return (
        own
        or words["servants_share"].opens(frame.text, chain.first.end, sentence.end)
        or is_headed_by_neutrality(frame, chain.first.start, chain.first.end, sentence)
        or any(words[g].found(frame.text, *sentence.bounds) for g in ("neutrality_part", "servants_part"))
    )


_NEUTRALITY_NEXT = Shape(r"\s*(?:{claims.alleged}\s+)?(?:{nothing.any_breach}\s+)?{claims.neutrality}", re.IGNORECASE)


def is_part_in_persons(chain: Chain, total: Chain) -> bool:
    """ "menangani 15 perkara pelanggaran pemilu. ASN ada empat, kepala desa satu": the servants among them, at the stage of the whole."""
    if chain.first.papers or not chain.kinds or chain.size is None or total.size is None or total.first.part:
        return False
    return 0 <= chain.sentence.index - total.seen[-1].index <= 1 and chain.size[0] < total.size[0]


def _about_neutrality_before(frame: Frame, chain: Chain) -> bool:
    return any(_is_of_neutrality(frame, s) for s in _lately(frame, chain))


def _is_of_neutrality(frame: Frame, sentence: Span) -> bool:
    names = load_phrases("claims")["neutrality"].found(frame.text, *sentence.bounds)
    return names or bool(kinds_told(frame, *sentence.bounds))


def _lately(frame: Frame, chain: Chain) -> list[Span]:
    return [s for s in frame.sentences if chain.sentence.index - _SENTENCES_OF_SUBJECT <= s.index < chain.sentence.index]


def _has_turned_to_others(frame: Frame, chain: Chain) -> bool:
    """ "Dugaan politik uang umumnya kurang syarat. Yang diregister | 63 kasus": other breaches were spoken of last."""
    for sentence in reversed(_lately(frame, chain)):
        if _turns_to_others(frame, sentence):
            return True
        if _is_of_neutrality(frame, sentence):
            return False
    return False


def _is_item_of_total(frame: Frame, chain: Chain) -> bool:
    """ "60 kasus netralitas. Baliho masih marak. Rinciannya Gowa | empat kasus |, …": a greater number of neutrality stands before it."""
    ours = [s for s in _lately(frame, chain) if _is_of_neutrality(frame, s)]
    return any(m["unit"] in PAPERS and m["min"] > (chain.size or (0,))[0] for s in ours for m in frame.within(*s.bounds, "count"))


def _turns_to_others(frame: Frame, sentence: Span) -> bool:
    """Whether a sentence speaks of other breaches; not where servants are told to have done it ("Lurah memasang baliho")."""
    text, subjects = frame.text, load_phrases("subjects")
    if not subjects["other_breach"].found(text, *sentence.bounds) or frame.within(*sentence.bounds, "count"):
        return False  # "Selain netralitas, Bawaslu menangani empat kasus politik uang": an aside with a number of its own
    if subjects["outside"].found(text, *sentence.bounds):
        return True
    if _is_of_neutrality(frame, sentence):
        return False
    return load_phrases("whose")["breach"].found(text, *sentence.bounds) or subjects["breach_told"].found(text, *sentence.bounds)
