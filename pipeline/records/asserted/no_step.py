"""Words right beside an act that say that it is no step of a case, or one still to come ("draf | rekomendasi", "jadwal | pemeriksaan")."""

from __future__ import annotations

import re

from pipeline.records.acts.stages import Act
from pipeline.records.asserted.later import HANDED
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.clauses import clause_before
from pipeline.records.reading.frame import Span
from pipeline.words.phrases import load_phrases


def is_no_step(text: str, act: Act, sentence: Span) -> bool:
    """Whether the words right beside an act say that it is no step of a case, or one to come ("draf | rekomendasi")."""
    groups = {"compared", "reckoned_from", *_NO_STEP_AFTER.get(act.name, ())}
    if act.name in HANDED and text[act.start : act.start + 2].lower() == "pe":  # by its noun: "menunggu | pelimpahan"
        groups.add("awaited")
    if act.name == "examine" and _is_hearing(text, act):  # "Hari dan jamnya masih | menunggu rapat pleno"
        groups.add("event_waits")
    if act.meaning.stage == "examined":
        groups.add("comes_next")
    if any(right_before(text, sentence.start, act.start, "assertion", group) for group in groups):
        return True
    if load_phrases("assertion")["says_of_it"].pattern.match(text, act.start, sentence.end) is not None:
        return True  # "menyampaikan laporan itu masih dikaji"
    if act.meaning.stage == "examined" and _is_before_else(text, act, sentence):
        return True
    if act.name in ("deed", "suspect") and _is_work(text, act, sentence):
        return True
    order = load_phrases("assertion")["asks_for_order"]
    if act.name in HANDED and any(order.opens(text, at, sentence.end) for at in (act.start, act.end)):
        return True
    if act.name == "impose" and load_phrases("assertion")["taken_down"].opens(text, act.end, sentence.end):
        return True
    if act.name == "drop" and _is_refusal_of_else(text, act, sentence):
        return True
    if act.name == "punish" and load_phrases("assertion")["out_of_party"].opens(text, act.end, sentence.end):
        return True
    passive = text[act.start : act.start + 2].lower() == "di"
    return act.name == "punish" and passive and _is_done_to_thing(text, act, sentence)


_NO_STEP_AFTER = {
    "close": ("reproached",),
    "await": ("event_waits",),
    "convict": ("to_those_who",),
    "forward": ("drafted",),
    "deed": ("stays_away", "on_duty"),
    "suspect": ("stays_away",),
    "hand_over": ("drafted",),
}
"""Groups of words right before an act of that name."""


def _is_work(text: str, act: Act, sentence: Span) -> bool:
    """ "menghadiri rapat pengamanan kampanye", "mengangkut baliho caleg | ke gudang": what they do there is their work."""
    work = load_phrases("assertion")["of_work"]
    return work.found(text, act.start, act.end) or work.opens(text, act.end, sentence.end)


def _is_hearing(text: str, act: Act) -> bool:
    """ "pemeriksaan", "klarifikasi", "menunggu pleno": words of a hearing that say nothing of whether it has been."""
    return load_phrases("assertion")["hearing"].pattern.match(text, act.start) is not None


def _is_before_else(text: str, act: Act, sentence: Span) -> bool:
    """ "Sesudah | diperiksa, baru bisa diputuskan", "Selain | pemanggilan lurah itu, pelapor bakal dimintai keterangan": to come."""
    words = load_phrases("assertion")
    if words["and_only_then"].pattern.match(text[act.end : sentence.end].lstrip()) is not None:
        return right_before(text, sentence.start, act.start, "assertion", "once_it_is")
    besides = _is_hearing(text, act) and right_before(text, sentence.start, act.start, "assertion", "besides")
    return besides and words["planned"].found(text, act.end, sentence.end) and not words["real"].found(text, act.end, sentence.end)


def _is_refusal_of_else(text: str, act: Act, sentence: Span) -> bool:
    """ "Gugatan kades itu | ditolak", "Alasan camat itu | tidak diterima": refused is what the clause opens with, and no report."""
    words = load_phrases("assertion")
    if _REFUSED.match(text, act.start) is None:
        return False
    return words["refused_else"].pattern.match(text, clause_before(text, sentence.start, act.start), act.start) is not None


_REFUSED = re.compile(r"ditolak|(?:tidak|tak)\s+(?:(?:dapat|bisa|jadi)\s+)?diterima", re.IGNORECASE)


def _is_done_to_thing(text: str, act: Act, sentence: Span) -> bool:
    """ "Namun | aplikasi pengaduan KASN telah | dinonaktifkan": a thing at the head of the clause is put out of use, nobody is punished."""
    thing = load_phrases("assertion")["put_out_of_use"].ends_before(text, sentence.start, act.start)
    if thing is None:
        return False
    before = text[clause_before(text, sentence.start, thing.start()) : thing.start()].strip()
    return not before or load_phrases("assertion")["clause_head"].pattern.fullmatch(before) is not None


def is_not_settled(text: str, act: Act, sentence: Span, following: str) -> bool:
    """ "Kapan | pemeriksaan berlangsung masih dirembuk", "Klarifikasi dua lurah itu belum dijadwalkan": a hearing still to come."""
    words = load_phrases("assertion")
    if act.meaning.stage not in ("examined", "forwarded") or not _is_hearing(text, act):
        return False
    return words["not_settled"].pattern.match(following) is not None and not right_before(
        text, sentence.start, act.start, "assertion", "outcome_of"
    )
