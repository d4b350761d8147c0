"""Whether the words of an act mean it here: no part of an office's name, and what they need stands beside them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records.acts.handover import clears, goes_to_place
from pipeline.records.acts.parties import Party, is_receiver, parties_in, speaker_party, who_acts
from pipeline.records.acts.stages import Act, has_agent
from pipeline.records.claims.sent_on import is_of_a_case, is_of_office_paper, is_of_own_request
from pipeline.records.participants.participant import Accused
from pipeline.records.participants.pronouns import object_of
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.tagging.numbers.numerals import UNITS
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape


def means_it(frame: Frame, act: Act, sentence: Span, accused: Sequence[Accused]) -> bool:
    """Whether the words mean the act here: no part of an office's name, and what they need stands beside them."""
    return why_not_meant(frame, act, sentence, accused) is None


def why_not_meant(frame: Frame, act: Act, sentence: Span, accused: Sequence[Accused]) -> str | None:
    """Why the words are not the act here, for `annotate --explain`; None if they are."""
    if _is_of_name(frame, act, sentence):
        return "part of a name"
    if _means_something_else(frame, act, sentence):
        return "means something else"
    if _orders_down(frame, act, sentence):
        return "an order to look into it"
    if is_of_office_paper(frame.text, act, sentence):
        return "papers of office life"
    if _is_their_own_doing(frame, act, accused):
        return "what the accused do themselves"
    if act.name == "record" and _is_noun_of_listed(frame.text, act, sentence, accused):
        return "the noun of what a number is made of"
    if not _has_what_it_needs(frame, act, sentence, accused):
        return f"without what it needs ({act.needs or 'a case'})"
    return None


def _is_noun_of_listed(text: str, act: Act, sentence: Span, accused: Sequence[Accused]) -> bool:
    """ "43 kasus terdiri dari 11 | temuan | dan 32 laporan": from where they came, not that they were found out."""
    counted = next((one for one in accused if one.count is not None and one.start < act.start and act.end <= one.end), None)
    return counted is not None and right_before(text, sentence.start, counted.start, "accused", "made_of")


def _is_of_name(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Satuan Tugas Penindakan", "yang akrab disapa …"."""
    text, words = frame.text, load_phrases("claims")
    named = (m for m in frame.within(sentence.start, sentence.end) if m["type"] in ("official", "institution"))
    if any(m["start"] <= act.start and act.end <= m["end"] for m in named):
        return True
    if text[act.start].casefold() == "p" and right_before(text, sentence.start, act.start, "claims", "unit_of"):
        return True  # "diterima bagian | penanganan pelanggaran"
    if text[act.start].isupper() and words["unit_name"].found(text, max(sentence.start, act.start - _UNIT), act.start):
        return True
    return right_before(text, sentence.start, act.start, "claims", "nickname")


def _means_something_else(frame: Frame, act: Act, sentence: Span) -> bool:
    """Words that have another sense beside others: "melaporkan bahwa", "cara memeriksa", "SD SP1", "mengeluhkan nasib"."""
    words, text = load_phrases("claims"), frame.text
    if act.name == "denounce":
        return words["told_that"].opens(text, act.end, sentence.end)
    if act.name in ("examine", "investigate"):
        return right_before(text, sentence.start, act.start, "claims", "how_it_goes")
    if act.name == "punish":
        return _is_settlement(text, act, sentence)
    if act.name == "await" and words["has_answered"].found(text, act.start, act.end):
        return words["only_asked"].found(text, *sentence.bounds)
    if act.name in ("forward", "hand_over"):
        return goes_to_place(frame, act) or _is_left_to_them(text, act, sentence)
    return act.name == "complain" and words["misfortune"].opens(text, act.end, sentence.end)


def _orders_down(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Sudah kami | perintahkan Bawaslu X memeriksanya," says the Bawaslu above it: what citizens report, it only orders."""
    if act.name not in ("complain", "forward", "hand_over", "denounce"):
        return False
    order = load_phrases("claims")["orders_down"].first(frame.text, act.start, sentence.end)
    if order is None or order.start() >= act.end:
        return False
    doer = speaker_party(frame, act.start, act.end)
    return doer is not None and doer.party == "supervisor"


def _is_left_to_them(text: str, act: Act, sentence: Span) -> bool:
    """ "Sekda menyerahkan | persoalan itu kepada Bawaslu", "sepenuhnya diserahkan": whoever does not wish to say more hands on nothing."""
    words = load_phrases("claims")
    if not words["leaves"].pattern.match(text, act.start) or not words["to_supervisor"].found(text, act.end, sentence.end):
        return False
    wholly = right_before(text, sentence.start, act.start, "claims", "wholly")
    return wholly or words["left_to_them"].opens(text, act.end, sentence.end)


def _has_what_it_needs(frame: Frame, act: Act, sentence: Span, accused: Sequence[Accused]) -> bool:
    """Whether what the words of an act need beside them stands there; what is handed on must be a case."""
    text = frame.text
    if act.needs == "report":
        return _has_reports(text, act, accused) or _is_of_report_before(frame, act, sentence)
    if act.needs == "papers":  # "dua perkara ditutup", but not "rapat itu ditutup"
        return any(one.papers and one.form != "aside" and one.end <= act.start for one in accused)
    if text[act.start : act.end].casefold().startswith("diperingat"):
        return any(one.form != "aside" and not one.pronoun and one.end <= act.start for one in accused)
    if act.name == "hand_over" and clears(frame, act, sentence):
        return False
    if act.needs == "inside" and text[act.start].isdigit() | text[act.start : act.end].casefold().startswith(_NUMERALS):
        return any(act.start <= one.start < act.end for one in accused)  # "Dua ke Inspektorat untuk rapat": nobody in a case
    if act.needs == "agent":
        return has_agent(frame.text, act, sentence)
    if act.needs == "official":
        return _is_done_by_office(frame, act, sentence, accused)
    if act.needs == "supervisor":
        return _is_told_of_supervisor(frame, act, sentence)
    if act.needs == "cause":
        return _is_for_taking_sides(frame, act, sentence)
    if act.needs == "count":
        return any(a.count is not None and 0 <= a.start - act.end <= 2 for a in accused)
    if act.name in ("hand_over", "forward", "examine") and is_of_own_request(frame, act, sentence):
        return False
    if act.name not in ("hand_over", "forward"):
        return True
    if load_phrases("claims")["other_request"].opens(text, act.end, sentence.end):
        return False
    return is_of_a_case(frame, act, sentence, accused)


_UNIT = 70
"""Characters before an act in which the name of a unit may begin."""


def _has_reports(text: str, act: Act, accused: Sequence[Accused]) -> bool:
    """ "menerima | empat laporan", "ada tiga laporan"; what the office found itself has not been reported."""
    exists = act.name == "exist"
    reach = 2 if exists else _REPORT_AT_MOST
    units = ("report",) if exists else ("report", "case")
    papers = [one for one in accused if one.papers and one.unit in units and 0 <= one.start - act.end < reach]
    return any(not (exists and _is_own_finding(text, one)) for one in papers)


def _is_of_report_before(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Laporan itu menyoal Kabag Umum X. Panwaslu menerima|nya Sabtu": at the head of the sentence before stands what was received."""
    before = frame.before(sentence)
    if before is None or object_of(frame.text, [act]) is None:
        return False
    return load_phrases("claims")["report_noun"].pattern.match(frame.text, frame.opening(*before.bounds)) is not None


def _is_for_taking_sides(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "dimutasi karena mendukung calon": what is done to servants for many reasons was done for the sake of neutrality."""
    text, words = frame.text, load_phrases("claims")
    if right_before(text, sentence.start, act.start, "assertion", "cause"):
        return False  # "Bupati dilaporkan karena | memutasi 20 pejabat": that he moved them is what he is accused of
    why = load_phrases("assertion")["cause"].first(text, sentence.start, sentence.end)
    urged = load_phrases("misdeeds")["urges"].first(text, act.end, sentence.end)  # "memutasi 43 pejabat, Bawaslu | meminta ASN netral"
    if why is not None and _is_of_sides(text, why.end(), sentence.end if urged is None else max(why.end(), urged.start())):
        return True
    if words["demoted"].found(text, act.start, act.end) and _is_for_their_deed(frame, act, sentence):
        return True
    if words["neutrality"].found(text, sentence.start if why is not None else act.end, sentence.end if urged is None else urged.start()):
        return True
    return _is_explained_next(frame, sentence)


def _is_of_sides(text: str, start: int, end: int) -> bool:
    """Whether a reason is of an election, or of what is done in one; "karena jabatan kosong | menjelang pilkada" tells only when."""
    times = [match.span() for match in load_phrases("misdeeds")["election_time"].all(text, start, end)]
    named = load_phrases("claims")["election"].all(text, start, end)
    if any(not any(first <= match.start() < last for first, last in times) for match in named):
        return True
    return bool(times) and any(phrases.found(text, start, times[0][0]) for phrases in load_phrases("conduct").values())


def _is_for_their_deed(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Guru yang rapat bersama paslon | dikembalikan menjadi staf", "… sebagaimana diminta KASN": nobody is put down for nothing."""
    which = load_phrases("grammar")["relative"].last(frame.text, sentence.start, act.start)
    if which is not None and load_phrases("claims")["partisan"].found(frame.text, which.end(), act.start):
        return True
    if any(party.party == "commission" for party in parties_in(frame, act.end, sentence.end)):
        return True
    following = frame.after(sentence)
    if following is None or not frame.in_one_paragraph(sentence.start, following.start):
        return False
    told = load_phrases("grammar")["he"].opens(frame.text, frame.opening(*following.bounds), following.end)
    return told and load_phrases("claims")["partisan"].found(frame.text, *following.bounds)


def _is_explained_next(frame: Frame, sentence: Span) -> bool:
    """ "Sekcam itu dipindahkan ke perbatasan. | Mutasi itu terkait dukungannya kepada calon": why, told in the sentence after."""
    following = frame.after(sentence)
    if following is None or frame.paragraph_at(following.start).index > frame.paragraph_at(sentence.start).index + 1:
        return False
    words = load_phrases("claims")
    opening = words["explains"].pattern.match(frame.text[following.start : following.end].lstrip('"“ '))
    return opening is not None and words["partisan"].found(frame.text, following.start, following.end)


def _is_settlement(text: str, act: Act, sentence: Span) -> bool:
    """ "Kampung SP 1", "SD SP1 Rana": a settlement of that number, no warning letter; nor is the order to stop an investigation."""
    if load_phrases("claims")["numbered_letter"].pattern.fullmatch(text, act.start, act.end) is None:
        return False
    if load_phrases("claims")["stop_order"].found(text, max(sentence.start, act.start - _ORDER), act.start):
        return True  # "surat perintah penghentian penyidikan (SP3)"
    return _NAME_AFTER.match(text, act.end) is not None or right_before(text, sentence.start, act.start, "claims", "settlement")


def _is_their_own_doing(frame: Frame, act: Act, accused: Sequence[Accused]) -> bool:
    """ "dua lurah yang ikut mengantar calon ke bupati", "tiga kades yang melapor": the accused do it, nothing is done to them by it."""
    if not act.meaning.active or act.meaning.stage == "alleged":
        return False
    own, text = load_phrases("claims")["they_who"].pattern, frame.text
    if load_phrases("claims")["comes_to_report"].pattern.fullmatch(text, act.start, act.end):  # "seorang dokter …, lalu | melapor ke BKN"
        persons = [one for one in accused if not one.papers and (one.form != "aside" or not text[one.end : act.start].strip())]
        before = bool(persons) and all(one.end <= act.start for one in persons)
        return before and not parties_in(frame, persons[-1].end, act.start)
    return any(
        not one.papers and one.form != "aside" and one.end < act.start and own.fullmatch(text[one.end : act.start].strip()) is not None
        for one in accused
    )


def _is_done_by_office(frame: Frame, act: Act, sentence: Span, accused: Sequence[Accused]) -> bool:
    """ "Bawaslu mendatangi empat kades", but not "empat kades mendatangi deklarasi": no participant between the office and its verb."""
    doer = who_acts(frame, act, sentence) if act.meaning.active else _finder(frame, act, sentence)
    if doer is None or doer.party == "citizens" or doer.institution == "pemdes":
        return False
    return not any(doer.end <= one.start < act.start for one in accused if not one.papers or one.count is not None)


def _is_told_of_supervisor(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Menurut Bawaslu, camat itu sudah dua kali | diundang": it stands in the sentence, or tells it; others invite for other things."""
    if any(party.party in _EXAMINERS or party.institution == "inspektorat" for party in parties_in(frame, *sentence.bounds)):
        return True
    speaker = speaker_party(frame, act.start, act.end)
    return speaker is not None and speaker.party in _EXAMINERS


_EXAMINERS = frozenset({"supervisor", "commission"})


def _finder(frame: Frame, act: Act, sentence: Span) -> Party | None:
    """ "Bawaslu menyatakan tiga PNS tidak netral": whoever stands before words that hold the accused between them."""
    before = [party for party in parties_in(frame, sentence.start, act.start) if not is_receiver(frame, party)]
    if not before or before[-1].party == "own_voice":
        return speaker_party(frame, act.start, act.end)
    return before[-1]


_NUMERALS = tuple(UNITS)
_ORDER = 45
"""Characters before "SP3" in which it is said what it orders."""
_NAME_AFTER = Shape(r"\s+(?!{accused.behind_letter}\b)[A-Z][a-z]")


def _is_own_finding(text: str, papers: Accused) -> bool:
    """ "Tercatat 803 temuan": what supervisors found themselves nobody reported (ruling 8)."""
    return load_phrases("claims")["own_finding"].pattern.match(text, papers.start) is not None


_REPORT_AT_MOST = 60
"""Characters between "menerima" and the number of reports."""
