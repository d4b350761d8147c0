"""Whether an act is still to come: by its own time, a plan, or the verb that it is joined to."""

from __future__ import annotations

import re

from pipeline.records.acts.stages import Act, find_acts
from pipeline.records.asserted.left_open import after_topic
from pipeline.records.asserted.only_spoken_of import DEMANDED
from pipeline.records.asserted.telling import Telling
from pipeline.records.asserted.wanted import is_wanted_of_office
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.clauses import FAR, NEAR, PUNCTUATION, stands_near
from pipeline.records.reading.frame import Span
from pipeline.words.phrases import load_phrases

HANDED = frozenset({"forward", "hand_over"})
_DECIDED = HANDED | {"close", "drop"}
"""What a plenary decides on is done by its decision: the case is handed on, or ends."""

_AHEAD = frozenset({"examined", "forwarded", "sanctioned"})
"""Stages that are still ahead where a case has only that left ("namanya ada, tinggal kami | dalami")."""


def is_wanted(told: Telling) -> bool:
    """ "akan | diperiksa", "meminta BKN | menghukum": wanted, planned, possible; what a plenary decides on is done by its decision."""
    frame, act, sentence = told.frame, told.act, told.sentence
    if act.name == "check" or told.known:
        return False
    if act.name in _DECIDED and right_before(told.text, sentence.start, act.start, "assertion", "decided"):
        return False
    if act.meaning.stage in _AHEAD and right_before(told.text, sentence.start, act.start, "assertion", "only_left"):
        return not load_phrases("assertion")["waits"].pattern.match(told.text, act.start)  # "tinggal | menunggu rapat pleno"
    open_until = max(told.first, after_topic(told.text, sentence))
    unreal = load_phrases("assertion")["unreal"]
    wanted = stands_near(told.text, unreal, open_until, act.start, FAR) and not _is_for_a_side(told, open_until)
    if wanted and not (_has_come_for_it(told) or _was_only_then(told)):
        return True
    return _is_so_that(told) or is_wanted_of_office(frame, act, sentence)


def _is_so_that(told: Telling) -> bool:
    """ "mendorong agar kasus kedua camat itu | diproses Bawaslu", "menunggu kedua camat itu | dijatuhi sanksi": wanted for somebody."""
    if told.act.meaning.active or told.real:
        return False
    cue = load_phrases("assertion")["so_that"].last(told.text, told.first, told.act.start)
    return cue is not None and _SUBJECT.fullmatch(told.text, cue.end(), told.act.start) is not None


_SUBJECT = re.compile(r"(?:\s+(?!yang\s)[^\s,.;:“”\"]+){1,9}\s+", re.IGNORECASE)
"""Between "agar" and a passive: to whom it is to be done."""


def _is_for_a_side(told: Telling, floor: int) -> bool:
    """ "Seorang kadis yang mengumpulkan dana untuk paslon | dipanggil": for whose sake he did it, which governs no act of others."""
    words = load_phrases("assertion")
    if told.act.meaning.active:
        return False  # "rekomendasi untuk bupati | menghukum dua camat"
    cue = words["unreal"].last(told.text, floor, told.act.start)
    if cue is None:
        return False
    between = told.text[cue.end() : told.act.start].strip()
    if words["for_a_side"].pattern.fullmatch(between) is not None:
        return True
    # "laporan untuk | Kades X terus | diperiksa": whose report it is
    return right_before(told.text, told.sentence.start, cue.start(), "assertion", "paper_for") and between[:1].isupper()


def _has_come_for_it(told: Telling) -> bool:
    """ "Lurah itu tiba di kantor Bawaslu untuk | dimintai keterangan": whoever has come for it, or gone there to trace it, is at it.

    So too citizens who have come there to hand in what they have ("mendatangi Bawaslu, Senin, untuk | menyerahkan laporan"), and a
    supervisor who has set out with the files ("bertolak ke Jakarta guna | menyerahkan berkas dua ASN kepada KASN").
    """
    words, text, act = load_phrases("assertion"), told.text, told.act
    reports = act.name in ("bring", "denounce")
    if act.meaning.stage != "examined" and not reports and act.name not in HANDED:
        return False
    purpose = words["in_order_to"].ends_before(text, told.sentence.start, act.start)
    coming = words["gone_there" if act.meaning.active else "has_come"]
    coming = load_phrases("claims")["come_to_supervisor"] if reports else words["set_out"] if act.name in HANDED else coming
    came = None if purpose is None else coming.last(text, max(told.sentence.start, purpose.start() - _TO_PURPOSE), purpose.start())
    if came is None or purpose is None or _STOPS.search(text, came.end(), purpose.start()):
        return False
    planned = stands_near(text, words["unreal"], told.sentence.start, came.start(), FAR)
    return not planned and not stands_near(text, words["negation"], told.sentence.start, came.start(), NEAR)


def _was_only_then(told: Telling) -> bool:
    """ "laporannya baru bisa | diregister hari ini": with a day behind it, it was done, though no sooner."""
    only = right_before(told.text, told.sentence.start, told.act.start, "assertion", "only_now")
    return only and bool(told.frame.within(told.act.end, told.last, "date"))


_TO_PURPOSE = 90
"""Characters between the coming and what it is for: an office, a day."""
_STOPS = re.compile(r"[;:“”\"!?]|\.\s+[A-Z]")


def is_later(told: Telling) -> bool:
    """ "dikirim pekan depan", "akan diproses di Gakkumdu dan | direkomendasikan"."""
    if _is_later(told.text, told.act, told.first, _end_of_own(told), told.real):
        return True
    return not told.real and (_planned_before(told.text, told.act, told.sentence) or _opens_with_later(told))


def _opens_with_later(told: Telling) -> bool:
    """ "Nanti kami hadirkan pelapor, lalu dua kades itu kami | mintai keterangan", "Besok, dua camat | dipanggil": all of it is to come."""
    if told.act.meaning.stage not in _AHEAD or told.known:
        return False
    text, end = told.text, told.act.start
    later = load_phrases("assertion")["later_on"].pattern.match(text, told.frame.opening(*told.sentence.bounds), end)
    return later is not None and not load_phrases("assertion")["real"].found(text, later.end(), told.act.end)


def _end_of_own(told: Telling) -> int:
    """ "dua kades yang | diduga memihak akan diperiksa pekan depan": no plan for what they are suspected of."""
    if told.act.meaning.stage != "alleged":
        return told.last
    steps = [act.start for act in find_acts(told.frame, told.sentence) if act.start >= told.act.end and act.meaning.stage != "alleged"]
    return min([*steps, told.last])


def comes_only_then(told: Telling) -> bool:
    """ "Akan kami kaji, baru kemudian | diteruskan"; "Kita tindak lanjuti lewat klarifikasi, setelah itu kita | rekomendasikan"."""
    words, sentence, act = load_phrases("assertion"), told.sentence, told.act
    first = words["only_then"].ends_before(told.text, sentence.start, act.start)
    if first is not None:
        return words["planned"].found(told.text, sentence.start, act.start)
    after_it = words["after_it_we"].ends_before(told.text, sentence.start, act.start)
    return after_it is not None and _is_our_course(told, after_it.start())


def _is_our_course(told: Telling, until: int) -> bool:
    """Whether a supervisor's own words tell an examination as the first step of what they do, and nothing as done."""
    quote = told.frame.quote_at(told.act.start)
    if quote is None or load_phrases("assertion")["real"].found(told.text, max(quote.start, told.sentence.start), told.act.end):
        return False
    if any(date["day"] != "future" for date in told.frame.within(told.act.end, told.last, "date")):
        return False  # "… setelah itu kami teruskan Selasa kemarin"
    steps = [act for act in find_acts(told.frame, told.sentence) if quote.start <= act.start < until]
    return any(act.meaning.stage == "examined" for act in steps)


def is_promised(told: Telling) -> bool:
    """ "tiga kades itu kami panggil," janji anggota Bawaslu."""
    promise = None if told.real else load_phrases("assertion")["promises"].last(told.text, told.act.end, told.sentence.end)
    return promise is not None and told.text[: promise.start()].rstrip()[-1:] in ',"”'


def is_being_written(told: Telling) -> bool:
    """ "rekomendasi | masih disusun": nothing has been handed over."""
    return (
        told.act.name == "hand_over"
        and not told.real
        and load_phrases("assertion")["being_written"].pattern.match(told.following) is not None
    )


def _is_later(text: str, act: Act, first: int, last: int, real: bool) -> bool:
    """ "dikirim pekan depan"; the day of an election says nothing of the act ("melanggar pada Pilkada 2020 mendatang")."""
    words = load_phrases("assertion")
    if (
        act.meaning.stage == "examined"
        and not real
        and words["first_of_all"].opens(text, act.end, last)
        and (words["let_us"].ends_before(text, first, act.start) is not None or words["let_us"].opens(text, act.start, act.end))
    ):
        return True  # "Kita kaji dulu"
    if act.meaning.stage == "examined" and not real and words["studied_first"].opens(text, act.start, last):
        return True  # "Laporannya dibahas dulu"
    deadline = words["deadline"].last(text, max(0, first - _TO_DEADLINE), first)
    if deadline is not None and not real and words["later"].pattern.fullmatch(text[deadline.end() : first].strip(" ,")):
        return True  # "Sore ini atau paling lama besok, | kami kirim ke KASN"
    told = list(words["later"].all(text, first, last))
    elections = [match.span() for match in words["no_later"].all(text, first, last)] if told else []
    for match in told:
        after = match.start() >= act.end and not (real and _is_of_next_verb(text, act.end, match.start()))
        beside = after or (match.end() <= act.start and not real)
        if beside and not any(start <= match.start() < end for start, end in elections):
            return True
    return False


def _is_of_next_verb(text: str, start: int, end: int) -> bool:
    """ "baru saja diserahkan ke kami | dan besok | kami bahas", "sudah diperiksa, akan diteruskan besok": the plan of what comes next."""
    joined = load_phrases("grammar")["joiner"].ends_before(text, start, end) is not None
    return joined or load_phrases("assertion")["planned"].found(text, start, end)


_TO_DEADLINE = 40
"""Characters before a clause in which a deadline for what it tells may stand."""


def _planned_before(text: str, act: Act, sentence: Span) -> bool:
    """ "akan diproses di Gakkumdu dan direkomendasikan ke KASN": a plan governs the verb of the same voice that "dan" joins to its own."""
    joined = load_phrases("assertion")["and_does"].ends_before(text, sentence.start, act.start)
    voice = text[act.start : act.start + 2].lower()
    if joined is None or voice not in ("di", "me"):
        return False
    words = load_phrases("assertion")
    plan = words["planned"].last(text, sentence.start, joined.start())
    if plan is None or not text[plan.end() : joined.start()].lstrip().lower().startswith(voice):
        return False
    between = text[plan.end() : joined.start()]
    return not (PUNCTUATION.search(between) or words["real"].found(between) or len(between.split()) > DEMANDED)
