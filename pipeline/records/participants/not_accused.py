"""Persons beside a servant or a number who are accused of nothing as servants: kin, former servants, organisers' staff, witnesses."""

from __future__ import annotations

import re

from pipeline.records.acts.parties import parties_in
from pipeline.records.acts.stages import find_acts
from pipeline.records.acts.subjects import kinds_told
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.words.phrases import load_phrases

_FEW = 5
"""More are all who hold such an office ("90 kepala desa yang mengepalai desa di X"); "dua ASN yang menjabat camat" are those told of."""


def is_counted_aside(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """Whether those who are counted are no servants accused of a breach, by the words before, inside and after their number."""
    words, text = load_phrases("not_accused"), frame.text
    start, end = mention["start"], mention["end"]
    if _is_who_reports(frame, start, sentence) or (
        mention["text"].casefold().startswith("seorang") and brought_report(frame, start, sentence)
    ):
        return True
    if is_of_kin(text, sentence.start, start) or right_before(text, sentence.start, start, "not_accused", "on_average"):
        return True
    if (
        _is_rest_of_list(frame, mention, sentence)
        or _goes_with_handlers(frame, start, sentence)
        or _is_of_witnesses(frame, start, sentence)
    ):
        return True
    own = mention["unit"] in ("report", "case") and load_phrases("misdeeds")["supervisor"].opens(text, end, sentence.end)
    if mention["min"] > _FEW and holds_office(text, end, sentence.end):
        return True
    if words["once_servant"].found(text, start, end) or (not own and is_no_servant(text, end, sentence.end)):
        return True
    if _may_be_anybody(frame, mention, sentence) or _are_heard_on_another(frame, mention, sentence):
        return True
    after, guards = frame.opening(end, sentence.end), right_before(text, sentence.start, start, "not_accused", "guarded_by")
    if guards or words["on_duty_after"].pattern.match(text, after, sentence.end):
        return True
    if _are_mixed_with_others(frame, mention, sentence):
        return True
    return _has_other_misdeed(frame, end, sentence) or _is_heard_as_witness(frame, end, sentence) or _leaves(frame, end, sentence)


def _may_be_anybody(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """ "seorang ASN | yang hadir di kampanye perlu mendengarkan visi": nobody in particular, and what all have to mind."""
    alone = mention["min"] == mention["max"] == 1 and mention["text"].casefold().startswith("seorang")
    return alone and load_phrases("not_accused")["anybody_who"].opens(frame.text, mention["end"], sentence.end)


def _are_heard_on_another(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """ "Beberapa orang | ikut diklarifikasi dan mengaku melihat …": people without an office, beside whoever is accused."""
    people = mention["max"] is None and mention["text"].casefold().endswith("orang")
    return people and load_phrases("not_accused")["heard_on_another"].opens(frame.text, mention["end"], sentence.end)


def is_elected(frame: Frame, end: int, sentence: Span) -> bool:
    """ "Salah satu pejabat yang ikut kampanye | adalah Bupati X": an elected head may campaign, and is no servant."""
    holds = load_phrases("accused")["holds"].first(frame.text, end, sentence.end)
    if holds is None:
        return False
    named = next(iter(frame.within(holds.end(), min(sentence.end, holds.end() + _TO_HEAD), "official")), None)
    return named is not None and named.get("position") in _ELECTED and named.get("status") == "definitive"


_ELECTED = frozenset({"governor", "vice_governor", "regent", "vice_regent", "mayor", "vice_mayor", "legislator"})
_TO_HEAD = 4
"""Characters between "adalah" and the elected head."""


def _are_mixed_with_others(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """ "memanggil 14 orang, termasuk | pengelola situ": persons counted together with who is no servant (ruling 17)."""
    text, end = frame.text, mention["end"]
    if not load_phrases("not_accused")["bare_persons"].found(text, mention["start"], end):
        return False
    among = load_phrases("not_accused")["among_them"].opens(text, end, sentence.end)
    others = load_phrases("not_accused")["others_among"].first(text, end, min(sentence.end, end + _TO_OTHERS_AMONG)) if among else None
    return others is not None and not kinds_told(frame, end, others.end())


_TO_OTHERS_AMONG = 40
"""Characters after a number of persons in which it is said who is among them."""


def _is_who_reports(frame: Frame, start: int, sentence: Span) -> bool:
    """ "Seorang kepala desa di X dilaporkan | seorang guru": who is named right behind the verb of another is the one who does it."""
    text = frame.text
    act = next((a for a in find_acts(frame, sentence) if a.end <= start and not text[a.end : start].strip()), None)
    if act is None or act.name not in ("complain", "denounce") or act.meaning.active:
        return False
    told = [*frame.numbers(sentence.start, act.start), *frame.within(sentence.start, act.start, "official")]
    subjects = [m for m in told if not load_phrases("grammar")["receiver"].ends_before(text, sentence.start, m["start"])]
    return any(_VERB.search(text, m["end"], act.start) is None for m in subjects)


def brought_report(frame: Frame, start: int, sentence: Span) -> bool:
    """ "Bawaslu menerima aduan soal netralitas camat dari | seorang guru": who came with the report, and not whom it is about."""
    if not _FROM.search(frame.text, sentence.start, start):
        return False
    received = [act for act in find_acts(frame, sentence) if act.end <= start]
    return bool(received) and received[-1].name == "receive" and _VERB.search(frame.text, received[-1].end, start) is None


_FROM = re.compile(r"(?<!\w)dari\s+$", re.IGNORECASE)
_VERB = re.compile(r"(?<!\w)(?:me|ber|di|ter)\w{4,}|[:;“\"]", re.IGNORECASE)
"""What stands between a servant and what is done to another."""


def _leaves(frame: Frame, end: int, sentence: Span) -> bool:
    """ "tiga ASN | mengajukan pensiun dini untuk menjadi caleg": as the law wants it, where nothing is done to them, nor suspected."""
    if not load_phrases("not_accused")["leaves_after"].opens(frame.text, end, sentence.end):
        return False
    paper = load_phrases("claims")["request_paper"]
    return all(
        act.name in _OF_LEAVE or act.end <= end or (act.name == "examine" and paper.found(frame.text, end, act.start))
        for act in find_acts(frame, sentence)
    )


_OF_LEAVE = frozenset({"record", "forward", "hand_over", "deed", "receive"})
"""Acts that are told also of whoever leaves: what he leaves for, and where his request is."""


def _is_rest_of_list(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """ "Mereka adalah Kabid X, Yance, dan pengawas SMP | serta lima ASN lainnya": those who are not named of a number told before."""
    if not load_phrases("claims")["others"].opens(frame.text, mention["end"], sentence.end) or frame.numbers(
        sentence.start, mention["start"]
    ):
        return False
    listed = load_phrases("accused")["they_are"].last(frame.text, sentence.start, mention["start"])
    last = load_phrases("grammar")["joiner"].ends_before(frame.text, sentence.start, mention["start"])
    told = sentence.index and frame.numbers(*frame.sentences[sentence.index - 1].bounds)
    return bool(told) and listed is not None and last is not None and bool(frame.within(listed.end(), last.start(), "official"))


def _goes_with_handlers(frame: Frame, start: int, sentence: Span) -> bool:
    """ "Ketua Bawaslu X bersama | seorang staf menyerahkan berkas": who stands beside the supervisor before anything is done to anybody."""
    along = load_phrases("not_accused")["along_with"].ends_before(frame.text, sentence.start, start)
    if along is None or any(act.start < start for act in find_acts(frame, sentence)):
        return False
    before = parties_in(frame, sentence.start, along.start())
    return bool(before) and before[-1].party in _HANDLERS


_HANDLERS = frozenset({"supervisor", "commission", "police"})


def _is_of_witnesses(frame: Frame, start: int, sentence: Span) -> bool:
    """ "sedikitnya delapan saksi dimintai keterangan, termasuk | dua bidan": who is listed among the witnesses, no verb in between."""
    words = load_phrases("not_accused")
    heard = words["witnesses"].last(frame.text, sentence.start, start)
    listed = words["listed_among"].last(frame.text, heard.end(), start) if heard is not None else None
    if heard is None or listed is None or _VERB.search(frame.text, listed.end(), start):
        return False
    parties = words["accused_there"].found(frame.text, heard.end(), start)
    return not parties and not kinds_told(frame, heard.end(), listed.start())


def holds_office(text: str, end: int, ceiling: int) -> bool:
    """ "ASN | yang bertugas di Kabupaten X.": all who hold such an office there."""
    return load_phrases("not_accused")["all_in_office"].opens(text, end, ceiling)


def is_no_servant(text: str, end: int, ceiling: int) -> bool:
    """ "kepala SMA | swasta", "staf | sekretariat KPU": servants by their noun alone."""
    words = load_phrases("not_accused")
    if words["no_servant_after"].opens(text, end, ceiling) or words["onlooker_after"].opens(text, end, ceiling):
        return True
    return words["known_by"].opens(text, end, ceiling) and not _took_sides(text, end, ceiling)


def _took_sides(text: str, start: int, end: int) -> bool:
    """ "tiga ASN yang istrinya maju sebagai calon | karena ikut berkampanye": for what they are told of stands behind a reason."""
    reasons = (load_phrases("assertion")["cause"], load_phrases("grammar")["about"])
    told = [why.end() for group in reasons if (why := group.first(text, start, end)) is not None]
    return any(load_phrases("claims")["partisan"].found(text, why, end) for why in told)


def is_of_kin(text: str, floor: int, start: int) -> bool:
    """ "istri seorang | camat", "kuasa hukum | Camat X": whoever stands beside the servant."""
    return right_before(text, floor, start, "not_accused", "kin_of")


def _has_other_misdeed(frame: Frame, end: int, sentence: Span) -> bool:
    """ "20 honorer | fiktif", "satu kades lain, | yang terjerat korupsi, sudah divonis": told of for what is no breach of neutrality."""
    told = load_phrases("not_accused")["known_for"].pattern.match(frame.text, frame.opening(end, sentence.end, " ,"), sentence.end)
    if told is None:
        return False
    misdeed = load_phrases("misdeeds")["misdeed"].found(frame.text, told.start(), told.end())
    return misdeed and not load_phrases("claims")["election"].found(frame.text, told.start(), told.end())


def _is_heard_as_witness(frame: Frame, end: int, sentence: Span) -> bool:
    """ "Delapan ASN yang dimutasi dimintai keterangan | sebagai saksi": the step nearest to "sebagai saksi" is theirs, and no other is."""
    counted = [m["start"] for m in frame.numbers(end, sentence.end)]
    acts = [act for act in find_acts(frame, sentence) if end <= act.start < min([sentence.end, *counted])]
    heard = load_phrases("assertion")["as_witness"].pattern
    return any(act.meaning.stage == "examined" and heard.match(frame.text[act.end : sentence.end].lstrip()) for act in acts)
