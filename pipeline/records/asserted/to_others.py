"""Acts that are done to others than servants of a case here: witnesses, those in charge, those of a place that nobody could find."""

from __future__ import annotations

import re

from pipeline.records.acts.stages import Act
from pipeline.records.acts.subjects import kinds_in, kinds_told
from pipeline.records.asserted.telling import Telling
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.clauses import clause_after
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape


def is_called_to_talk(told: Telling) -> bool:
    """ "dipanggil | untuk pembinaan": called together, to be taught or to confer."""
    if told.act.meaning.stage != "examined":
        return False
    if _are_urged_at_once(told):
        return True
    talk = load_phrases("assertion")["called_to_talk"].first(told.text, told.act.end, told.last)
    if talk is not None and load_phrases("stage_dates")["caught"].found(told.text, told.act.end, talk.start()):
        return False  # "memanggil tiga kades yang | diduga hadir di kampanye | untuk memastikan kenetralan mereka"
    return talk is not None or _are_taught_next(told.frame, told.act, told.sentence)


def _are_urged_at_once(told: Telling) -> bool:
    """ "Bupati mengundang 40 camat | dan menegaskan mereka tidak boleh memihak": called together, unless a case is named before."""
    text, sentence, act = told.text, told.sentence, told.act
    urges = load_phrases("assertion")["then_urges"].first(text, act.end, sentence.end)
    if urges is None or not load_phrases("assertion")["calls"].pattern.match(text, act.start):
        return False
    claims = load_phrases("claims")
    return not any(claims[group].found(text, sentence.start, urges.start()) for group in ("of_case", "partisan", "suspicion", "suspected"))


def is_done_to_others(told: Telling) -> bool:
    """Whether those to whom it is done are no servants of a case: witnesses, those in charge, whoever reported ("melapor balik")."""
    words, text, act, following = load_phrases("assertion"), told.text, told.act, told.following
    if act.meaning.stage == "examined":
        heard = any(words[group].pattern.match(following) for group in ("as_witness", "other_summons"))
        heard = heard and words["looks_into"].pattern.match(text, act.start) is None  # "meneliti rekaman untuk memastikan identitas …"
        if (heard and not _hears_in_case(text, act, told.sentence)) or _asks_supervisor(text, act, following):
            return True
        if _was_heard_only(told) or _was_heard_before_them(told):
            return True
        if right_before(text, told.sentence.start, act.start, "assertion", "witness_head"):
            return True
    if act.name in ("complain", "denounce", "hand_over", "forward") and words["to_organisers_court"].pattern.match(following):
        return True  # "Bawaslu dilaporkan seorang camat ke DKPP", "kode etik penyelenggara kami rekomendasikan ke DKPP"
    if act.name in ("reprove", "impose", "reprimand", "punish") and words["reproves_others"].pattern.match(text, act.start):
        return True  # "BKN menegur wali kota karena tak menghukum tujuh ASN"
    done_to = act.meaning.active and act.name != "receive"  # "menerima laporan | warga": who made it
    other = words["other_object"].pattern.match(following) if done_to else None
    if other is not None and words["servant_behind"].found(text, act.end, told.sentence.end):
        return False  # "melacak pemilik akun yang diduga dikelola oleh | seorang pegawai"
    return bool(words["done_back"].pattern.match(following) or other)


def _was_heard_only(told: Telling) -> bool:
    """ "Kepala BKPSDM dimintai keterangan tentang seorang guru. | Kepala badan itu tidak berstatus terlapor"."""
    following = told.frame.after(told.sentence)
    if following is None or not told.frame.in_one_paragraph(told.sentence.start, following.start):
        return False
    return load_phrases("assertion")["heard_only"].pattern.match(told.text, told.frame.opening(*following.bounds)) is not None


def _was_heard_before_them(told: Telling) -> bool:
    """ "Sebelum lurah itu, Bawaslu sudah | meminta keterangan enam ketua RT": who is heard before the one whose case it is."""
    words, text, act, sentence = load_phrases("assertion"), told.text, told.act, told.sentence
    if not words["hears"].pattern.match(text, act.start):
        return False
    first = words["before_them"].pattern.match(text, told.frame.opening(*sentence.bounds), sentence.end)
    if first is None or first.end() > act.start:
        return False
    told_of = told.frame.numbers(first.start(), first.end())
    return not told_of and bool(kinds_told(told.frame, first.start(), first.end()))


def _are_taught_next(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Bawaslu mengundang 27 camat. | Mereka diingatkan soal sanksi": called together, unless their case is named beside it."""
    following = frame.after(sentence)
    if following is None or load_phrases("assertion")["taught_next"].pattern.match(frame.text, frame.opening(*following.bounds)) is None:
        return False
    claims = load_phrases("claims")
    return not any(claims[group].found(frame.text, *sentence.bounds) for group in ("of_case", "partisan", "suspicion", "suspected"))


def _asks_supervisor(text: str, act: Act, following: str) -> bool:
    """ "Mereka meminta penjelasan Bawaslu": who asks the supervisor examines nobody."""
    asks = text[act.start : act.end].casefold().startswith(("meminta", "minta"))
    asks = asks and not load_phrases("assertion")["asks_for_time"].found(text, act.start, act.end)
    return asks and load_phrases("assertion")["asked_supervisor"].pattern.match(following) is not None


def _hears_in_case(text: str, act: Act, sentence: Span) -> bool:
    """ "memeriksa 15 warga sebagai saksi dalam perkara | seorang lurah": the witnesses are no servants, and it is told whose case it is."""
    heard = load_phrases("assertion")["witness_in"].pattern.match(text[act.end : sentence.end].lstrip()) if act.meaning.active else None
    return heard is not None and not kinds_in(heard.group(), 0, len(heard.group()))


def is_elsewhere(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Di kabupaten tetangga seorang camat dipecat": nobody is told of whom a reader could find, and it is not of this place."""
    words, end = load_phrases("assertion")["elsewhere"], clause_after(frame.text, act.end, sentence.end)
    relative = right_before(frame.text, sentence.start, act.start, "grammar", "relative")
    if relative and (there := words.first(frame.text, act.end, end)) is not None and not frame.within(act.end, end, "region"):
        return len(frame.text[act.end : there.start()].split()) <= 1  # "seorang camat yang diproses Bawaslu | di kota lain"
    told = words.last(frame.text, sentence.start, act.start)
    if told is None or frame.within(told.end(), end, "region"):
        return False  # "Di daerah lain, Bawaslu memeriksa | dua camat di Kabupaten Wajo"
    # "Di Purworejo, kabupaten tetangga, …": which one is told
    named = frame.within(max(sentence.start, told.start() - _TO_NEIGHBOUR), told.end(), "region")
    return not any(m.get("code") and _APPOSED.match(frame.text, m["end"]) for m in named)


_TO_NEIGHBOUR = 40
"""Characters before "kabupaten tetangga" in which that regency is named."""
_APPOSED = Shape(r"\s*,\s*(?:sebuah\s+)?(?:{before_names.region}|{before_names.area})\s", re.IGNORECASE)
