"""Whether what is sent, handed on or received is a case: no copy, no party's ticket, no pledge, no paper of office life."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records.acts.parties import Party, addressee_before, handed_to, parties_in, speaker_party
from pipeline.records.acts.stages import Act, find_acts, has_agent, segment
from pipeline.records.acts.subjects import kind_of_unit, kinds_told
from pipeline.records.participants.participant import Accused
from pipeline.records.participants.pronouns import object_of
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.clauses import clause_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases

_SENT = frozenset({"arrive", "complain", "hand_over", "forward", "await", "receive", "take_over"})
"""Acts that tell where papers go."""


def is_of_office_paper(text: str, act: Act, sentence: Span) -> bool:
    """ "SK mutasi lima camat lain | menunggu tanda tangan bupati": papers of transfers and pensions are no case, if none is named."""
    if act.name not in _SENT:
        return False
    words = load_phrases("claims")
    if words["office_paper"].last(text, clause_before(text, sentence.start, act.start), act.start) is None:
        return False
    around = ((sentence.start, act.start), (act.end, sentence.end))
    return not any(words[group].found(text, *span) for group in ("of_case", "partisan") for span in around)


def is_of_own_request(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Kadis X mengajukan pengunduran diri. | Suratnya diteruskan BKPSDM ke BKN": what somebody asked for is no case."""
    words, before, text = load_phrases("claims"), frame.before(sentence), frame.text
    if words["request_object"].opens(text, act.end, sentence.end) or right_before(
        text, sentence.start, act.start, "claims", "request_object"
    ):
        return True  # "BKPSDM meneruskan | surat pengunduran dirinya"
    clause = clause_before(text, sentence.start, act.start)
    asked = [*([before.bounds] if before is not None else []), (sentence.start, clause)]
    if not any(words["own_request"].found(text, *span) for span in asked):
        return False
    if any(party.party == "supervisor" for party in parties_in(frame, *sentence.bounds)):
        return False
    return words["request_paper"].pattern.fullmatch(text[frame.opening(clause, act.start) : act.start].strip()) is not None


def is_of_a_case(frame: Frame, act: Act, sentence: Span, accused: Sequence[Accused]) -> bool:
    """Whether what is handed on is a case: no copy, no party's ticket, no pledge or other paper, and to an office where one is needed."""
    text, words = frame.text, load_phrases("claims")
    first, last = segment(text, act, sentence)
    copy = load_phrases("grammar")["copy"].last(text, first, act.start)
    if copy is not None and _PASSIVE.match(text, act.start) and len(text[copy.end() : act.start].split()) <= _TO_COPY:
        return False  # "Tembusan surat itu disampaikan kepada KASN": who gets a copy has not been handed the case
    official = any(p.party in ("supervisor", "commission") for p in parties_in(frame, first, last))
    if words["ticket"].found(text, act.start, last) and not official:
        return False  # a party's ticket for a candidate
    # "ketika pakta diteken, 14 camat telah diteruskan": a word before the persons is not what was handed on
    named = max([a.end for a in accused if (a.count is not None or a.pronoun) and a.form != "aside" and a.end <= act.start], default=first)
    why = load_phrases("assertion")["cause"].first(text, act.end, last)  # "ke KASN karena menghadiri deklarasi": no pledge is sent
    after = min(last, act.end + 25, why.start() if why is not None else last)
    if words["no_case"].found(text, max(first, named, act.start - 30), after):
        return False
    if act.needs == "addressee":
        target = handed_to(frame, act, first, last) or addressee_before(frame, act, sentence)
        if load_phrases("claims")["but_rather"].pattern.match(text, first) and words["not_by_way"].found(text, sentence.start, first):
            first = sentence.start  # "laporannya tidak lewat Bawaslu, | melainkan dikirim ke KASN": of the one subject
        return (
            target is not None
            and not _is_of_report_after(frame, act, target, sentence)
            and target.party != "citizens"
            and (
                words["case_papers"].found(text, first, last)
                or _of_persons(frame, first, act, last)
                or _after_examining(frame, act, sentence)
                or object_of(text, [act]) is not None
                or (
                    target.party != "supervisor"
                    and (_is_ours_to_send(frame, act, sentence, first) or _is_of_those_told(frame, act, sentence))
                )
                or any(first <= a.start < last and a.form != "aside" for a in accused)
            )
        )
    return True


_PASSIVE = re.compile(r"(?:di|ter)\w{3}", re.IGNORECASE)
_TO_COPY = 5
"""Words between "tembusan" and what was done with it."""


def _is_of_report_after(frame: Frame, act: Act, target: Party, sentence: Span) -> bool:
    """ "membawa rombongan ke posko, dan kini dilaporkan ke | Bawaslu": where the report went, and not what he took there."""
    return any(other.name in _REPORTING and act.end <= other.start < target.start for other in find_acts(frame, sentence))


_REPORTING = frozenset({"complain", "denounce"})


def _is_of_those_told(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Bawaslu memproses dua kades. | Itu sudah kami | sampaikan ke bupati": a bare "itu" after a number is their case."""
    opening = frame.text[frame.opening(*sentence.bounds) : act.start].strip()
    if load_phrases("claims")["bare_that"].pattern.fullmatch(opening) is None:
        return False
    before = [s for s in frame.sentences if 0 < sentence.index - s.index <= _TO_THOSE]
    if before and not frame.numbers(*before[-1].bounds) and not find_acts(frame, before[-1]):
        return False  # "… Pihaknya membuka posko aduan. Itu sudah kami | sampaikan ke bupati": what was told between
    if any(load_phrases("claims")["no_case"].found(frame.text, *s.bounds) for s in before):
        return False
    return any(kind_of_unit(m["unit"]) or m["unit"] in ("report", "case") for s in before for m in frame.numbers(*s.bounds))


_TO_THOSE = 2
"""Sentences back in which those are counted whom a bare "itu" means."""


def _after_examining(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Setelah kami kaji, kami serahkan ke Inspektorat": what was examined in the same breath is a case."""
    if not has_agent(frame.text, act, sentence):
        return False
    return any(other.meaning.stage == "examined" and other.end <= act.start for other in find_acts(frame, sentence))


def _is_ours_to_send(frame: Frame, act: Act, sentence: Span, first: int) -> bool:
    """ "Jadi | kita serahkan ke bupati": whoever speaks hands on what the sentence before tells of, nothing else being named."""
    agent = load_phrases("claims")["agent"].ends_before(frame.text, first, act.start)
    before = frame.before(sentence)
    if agent is None or act.meaning.active or before is None:
        return False
    speaker = speaker_party(frame, act.start, act.end)
    handed = handed_to(frame, act, first, sentence.end)
    if (speaker is not None and speaker.party == "citizens") or load_phrases("claims")["on_matter"].opens(
        frame.text, handed.end if handed is not None else act.end, sentence.end
    ):
        return False  # "Kami serahkan ke bupati | soal mutasi"
    said = frame.text[frame.opening(first, agent.start()) : agent.start()].strip(" ,")
    if said and load_phrases("claims")["hence"].pattern.fullmatch(said) is None:
        return False
    return bool(kinds_told(frame, *before.bounds)) and any(act.meaning.stage for act in find_acts(frame, before))


def _of_persons(frame: Frame, first: int, act: Act, last: int) -> bool:
    """ "Jumlah aparatur yang diserahkan Bawaslu kepada BKN": how many servants are handed over, the number follows."""
    head = load_phrases("claims")["number_of"].first(frame.text, first, act.start)
    return head is not None and bool(
        kinds_told(frame, head.end(), last) or load_phrases("subjects")["anybody"].found(frame.text, head.end(), act.start)
    )
