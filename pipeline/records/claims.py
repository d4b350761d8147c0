"""What each sentence asserts about whom: acts of a case linked to the participants of the sentence.

An active act takes the participant that follows it, every other act the one before it; participants joined by "dan" share
their acts. An act without a participant in its part of the sentence is about the last one named, or about a sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.records.accused import find_accused
from pipeline.records.apposed import without_members
from pipeline.records.assertion import is_asserted
from pipeline.records.bare_tally import bare_tally
from pipeline.records.below_regency import without_parts_below
from pipeline.records.beside import right_before
from pipeline.records.findings import is_finding_of_authority, speaks_for_no_office
from pipeline.records.frame import Frame, Span
from pipeline.records.grouped import grouped
from pipeline.records.handover import (
    REPORTED_ON,
    hand_over,
    is_before_ethics_board,
    is_of_crime,
    is_own_work,
    other_track_goes_on,
    said_by_supervisor,
    sent_by_supervisor,
    sent_to_employer,
    stage_with_supervisor,
    stays_with_supervisor,
)
from pipeline.records.in_letter import sent_by_letter
from pipeline.records.meant import has_agent, means_it
from pipeline.records.number_after import headless, numbered, share_elliptic, share_with_persons, towards_persons
from pipeline.records.one_case import is_of_one_case, says_nothing
from pipeline.records.other_breaches import is_in_other_clause
from pipeline.records.participant import Accused
from pipeline.records.parties import who_acts
from pipeline.records.phrases import load_phrases
from pipeline.records.pronouns import acts_itself, named_by_act, object_of, passes_on_itself, points_at_number
from pipeline.records.stages import Act, find_acts, segment
from pipeline.records.subjects import kinds_told
from pipeline.records.topics import with_topics


@dataclass(frozen=True, slots=True)
class Done:
    """An asserted act: its stage, who did it, from whom to whom the case went by it."""

    act: Act
    stage: str
    sentence: Span
    clause: tuple[int, int]
    criminal: bool
    giver: str | None = None
    receiver: str | None = None
    unregistered: bool = False
    """Ended only by not being registered, or for want of form; tracing may go on (ruling 6)."""
    doer: str | None = None
    """Institution that did it, where the text names one."""
    earlier: bool = False
    """Told as having been before ("sempat dinonaktifkan", "sebelumnya divonis")."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One participant of one sentence with what the sentence asserts about it; `accused` is None where it names nobody."""

    accused: Accused | None
    done: tuple[Done, ...]
    sentence: Span
    group: int = 0
    """Participants of one sentence with the same group share their acts ("empat kades dan dua perangkat desa")."""


def find_claims(frame: Frame) -> Iterator[Claim]:
    """Claims in order of the text; participants without any act are there too, a later sentence may tell their stage."""
    for sentence in frame.sentences:
        yield from _claims_of(frame, sentence)


def _claims_of(frame: Frame, sentence: Span) -> Iterator[Claim]:
    accused = with_topics(frame.text, without_parts_below(frame, find_accused(frame, sentence)))
    nothing = says_nothing(frame, sentence)
    if nothing and (load_phrases("nothing")["no_nothing"].found(nothing.group()) or is_of_one_case(frame, sentence, nothing)):
        nothing = None
    if nothing:  # "tidak menerima satu aduan pun tentang ASN"
        accused = [one for one in accused if not (one.one and nothing.start() < one.start)]
    acts = [
        act
        for act in find_acts(frame, sentence)
        if not (nothing and act.start < nothing.end() and nothing.start() < act.end)
        and means_it(frame, act, sentence, accused)
        and is_asserted(frame, act, sentence)
        and not is_in_other_clause(frame, act, sentence)
    ]
    accused = [one for one in accused if not (one.pronoun and (acts_itself(frame.text, one, acts) or named_by_act(one, accused, acts)))]
    accused = [one for one in accused if not (one.pronoun and points_at_number(frame.text, one, accused))]
    accused = without_members(frame, accused, acts, sentence)
    groups = grouped(frame.text, accused, acts)
    taken: dict[int, list[Act]] = {index: [] for index in range(len(groups))}
    orphans: list[Act] = []
    for act in acts:
        index = _owner(frame.text, act, groups, sentence)
        if index is not None and _acts_as_office(frame.text, groups[index][-1], act):
            continue
        if index is not None and _receives(frame.text, groups[index][-1], act):
            index = None
        if index is None:
            orphans.append(act)
        elif groups[index][0].form != "aside":
            if act.name != "deed" or not groups[index][0].papers:  # what persons did is no step of the reports about them
                taken[index].append(act)
        elif (other := _case_of_witnesses(frame.text, act, groups, index)) is not None:
            taken[other].append(act)
        elif all(group[0].form == "aside" for group in groups) and _hears_witnesses(frame.text, act, groups[index][0]):
            orphans.append(act)
    for index, group in enumerate(groups):
        if group[0].unit == "report":  # "memuat angka 768 aduan": as many reports there are
            taken[index] = [
                replace(act, name="exist") if load_phrases("claims")["figure"].ends_before(frame.text, act.start, act.end) else act
                for act in taken[index]
            ]
    for index, group in enumerate(groups):
        if group[0].size not in (None, (1, 1)):  # "delapan kades itu, separuhnya diteruskan"
            taken[index] = [
                act for act in taken[index] if not right_before(frame.text, sentence.start, act.start, "claims", "some_of_them")
            ]
    _hand_over_the_guilty(frame.text, taken)
    share_with_persons(frame.text, groups, taken)
    share_elliptic(frame.text, groups, taken, sentence)
    letter = sent_by_letter(frame, sentence)
    for index, group in enumerate(groups):
        if not taken[index] and (told := bare_tally(frame, group[0], accused, sentence)) and is_asserted(frame, told, sentence):
            taken[index] = [told]
        done = tuple(_done(frame, taken[index], sentence))
        if letter is not None and {step.stage for step in done} <= {"alleged"} and (done or (letter.received and group[0].kinds)):
            done += tuple(_done(frame, [letter.act], letter.told))
        for participant in group:
            if participant.form != "aside":
                yield Claim(participant, done, sentence, index)
    orphans = [act for act in orphans if _is_verbal(frame.text, act, sentence) and not _is_of_another(frame, act, sentence)]
    orphans = [act for act in orphans if not passes_on_itself(frame.text, act, accused)]
    if orphans and (him := object_of(frame.text, orphans)) is not None:
        yield Claim(him, tuple(_done(frame, orphans, sentence)), sentence)
        return
    if orphans:
        yield Claim(None, tuple(_done(frame, orphans, sentence)), sentence)


def _hand_over_the_guilty(text: str, taken: dict[int, list[Act]]) -> None:
    """ "150 merupakan pelanggaran dan 41 bukan, dan kami merekomendasikan ke BKN": those that were found guilty, not the others."""
    for index, acts in taken.items():
        guilty = [before for before in range(index) if any(act.meaning.stage == "proven" for act in taken[before])]
        cleared = [act.end for act in acts if act.meaning.stage == "dismissed"]
        sent = [act for act in acts if act.name == "forward" and cleared and act.start >= cleared[0]]
        if not sent:
            continue
        innocent = any(
            load_phrases("claims")["no_breach"].found(text, act.start, act.end) for act in acts if act.meaning.stage == "dismissed"
        )
        if guilty or innocent:
            taken[index] = [act for act in acts if act not in sent]
        if guilty:
            taken[guilty[-1]].extend(sent)


def _case_of_witnesses(text: str, act: Act, groups: Sequence[Sequence[Accused]], index: int) -> int | None:
    """ "memeriksa delapan saksi dalam kasus seorang lurah": whose case the witnesses are heard in, if the sentence names one."""
    others = [i for i, group in enumerate(groups) if i > index and group[0].form in ("new", "back", "office")]
    if len(others) != 1 or act.meaning.stage != "examined":
        return None
    heard = load_phrases("claims")["heard_in"].found(text, groups[index][0].start, groups[others[0]][0].start)
    return others[0] if heard or groups[index][0].unit == "region" else None


def _hears_witnesses(text: str, act: Act, heard: Accused) -> bool:
    """ "Bawaslu pun meminta keterangan | tiga saksi": a step of the case told before, whose witnesses they are."""
    if act.meaning.stage != "examined":
        return False
    looked_on = load_phrases("not_accused")["onlooker_after"].opens(text, heard.end, len(text))
    return looked_on or load_phrases("stage_dates")["witness"].found(text, heard.start, heard.end)


def _is_verbal(text: str, act: Act, sentence: Span) -> bool:
    """A sentence that names nobody tells on only by a verb: "sudah kami teruskan", "dihentikan", not by a noun ("rekomendasi")."""
    verbs = load_phrases("claims")["verb_form"]
    if act.meaning.stage in ("dismissed",) or has_agent(text, act, sentence) or verbs.pattern.match(text, act.start):
        return True
    if act.meaning.stage == "sanctioned" and load_phrases("claims")["said_penalty"].found(text, act.start, act.end):
        return True
    if load_phrases("assertion")["real"].found(text, act.start, act.end) or verbs_after(text, act, sentence):
        return True
    return load_phrases("assertion")["real"].found(text, max(sentence.start, act.start - 25), act.start)


def _is_of_another(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Sementara calon bupati yang hadir dinyatakan terbukti melanggar": whoever is no servant is not one of those told of before."""
    if act.meaning.active:
        return False
    first, _ = segment(frame.text, act, sentence)
    stretch = frame.text[frame.opening(first, act.start) : act.start].rstrip()
    return load_phrases("subjects")["another_subject"].pattern.fullmatch(stretch) is not None


def verbs_after(text: str, act: Act, sentence: Span) -> bool:
    """ "Pemeriksaan berlangsung dua jam", "Eksekusi hukumannya dilakukan Rabu": the noun of an act that took place."""
    return load_phrases("claims")["took_place"].found(text, act.start, sentence.end)


def _owner(text: str, act: Act, groups: Sequence[Sequence[Accused]], sentence: Span) -> int | None:
    """Index of the group that the act is about; None where the sentence does not name it."""
    first, last = segment(text, act, sentence)
    around = [i for i, group in enumerate(groups) if act.start <= group[0].start < act.end and group[0].form != "aside"]
    inside = [i for i, group in enumerate(groups) if first <= group[0].start < last]
    before = [i for i in inside if groups[i][0].start < act.start]
    after = [i for i in inside if groups[i][0].start >= act.end]
    if act.meaning.active:
        # "Ia memanggil": the pronoun before an active verb is the one who acts.
        towards = load_phrases("claims")["towards"]
        given = [i for i in after if groups[i][0].form != "aside" and towards.ends_before(text, act.end, groups[i][0].start)]
        # "menyurati 16 camat soal netralitas": those inside the words of the act who are accused of nothing
        within = [i for i, group in enumerate(groups) if act.start <= group[0].start < act.end]
        told_last = [i for i in before[-1:] if act.name == "take_over" or not groups[i][0].pronoun]
        if around and after and _done_by(text, groups[around[0]][0], groups[after[0]][0], act):
            around = after[:1]
        choice = around or given[:1] or within[:1] or after[:1] or told_last
    else:
        # "Tujuh ASN tersebar di tiga kecamatan dan sudah diklarifikasi": nothing is done to the number of places
        before = [i for i in before if groups[i][0].unit != "region"]
        before = [i for i in before if not _only_accompanies(text, groups[i][0], sentence)] or before
        # "dilaporkan karena memutasi 12 pejabat": those after the reason are not the ones to whom it was done.
        after = [i for i in after if not load_phrases("assertion")["cause"].found(text, act.end, groups[i][0].start)]
        choice = (
            around
            or headless(text, act, groups, before, after, sentence)
            or numbered(text, act, groups, before, after, first)
            or towards_persons(text, act, groups, before, after)
            or before[-1:]
            or after[:1]
        )
    if choice:  # "Gara-gara satu unggahan, bupati menjatuhi|nya hukuman": no thing is punished
        thing = groups[choice[0]][0].form == "aside" and act.name in ("impose", "reprove") and object_of(text, [act]) is not None
        return None if thing else choice[0]
    earlier = [i for i, group in enumerate(groups) if group[0].start < first and group[0].form != "aside"]
    return earlier[-1] if earlier else None


def _done_by(text: str, told: Accused, persons: Accused, act: Act) -> bool:
    """ "Pelanggaran itu dilakukan oleh | ASN 60 orang": the breaches are told of again, the persons are counted."""
    counted = told.form == "back" and told.papers and told.count is None and persons.count is not None and not persons.papers
    return counted and len(text[act.end : persons.start].split()) <= _BY_WORDS


_BY_WORDS = 3
"""Words between "dilakukan oleh" and a number, as in "oleh ASN sebanyak 60 orang"."""


def _only_accompanies(text: str, one: Accused, sentence: Span) -> bool:
    """ "Camat X yang dilaporkan bersama | seorang caleg akhirnya dinyatakan melanggar": the act is his beside whom others stand."""
    return one.form == "aside" and right_before(text, sentence.start, one.start, "accused", "beside_others")


def _acts_as_office(text: str, accused: Accused, act: Act) -> bool:
    """ "Camat X menegur calon bupati": the post right before an active verb is the one who acts."""
    return act.meaning.active and accused.form == "office" and _SUBJECT_OF.fullmatch(text, accused.end, act.start) is not None


_SUBJECT_OF = re.compile(r"(?:\s*,?\s*(?:[A-Z][\w'’-]*|yang|sudah|telah|sempat|pernah|pun|juga|langsung|tengah|sedang|saat|ini))*[\s,]*")


def _receives(text: str, accused: Accused, act: Act) -> bool:
    """ "Sekda X mengaku | menerima rekomendasi KASN": what an employer has received is no case of his own."""
    if accused.form != "topic" or accused.end > act.start or accused.count is not None:
        return False
    words, between = load_phrases("claims"), text[accused.end : act.start].strip(" ,\n")
    if words["receives"].pattern.match(text, act.start) is None:
        return False
    return not between or words["until_received"].pattern.fullmatch(between) is not None


def part_around(frame: Frame, offset: int, sentence: Span) -> tuple[int, int]:
    """The part of the sentence that holds `offset`, between words of contrast."""
    return segment(frame.text, Act("record", offset, offset + 1), sentence)


def acts_of_question(frame: Frame, sentence: Span) -> Iterator[Done]:
    """What a question takes for done: "Berapa yang sudah dihukum?"."""
    acts = [act for act in find_acts(frame, sentence) if act.name != "exist" and means_it(frame, act, sentence, ())]
    yield from _done(frame, acts, sentence)


def acts_told(frame: Frame, sentence: Span, end: int) -> list[Done]:
    """What the sentence asserts up to `end`, of whomever: the stage of a list that follows it."""
    acts = [act for act in find_acts(frame, sentence) if act.end <= end and means_it(frame, act, sentence, ())]
    arrived = [act for act in acts if act.name == "arrive" and load_phrases("claims")["report_noun"].pattern.match(frame.text, act.start)]
    verbs = [act for act in acts if (act in arrived or _is_verbal(frame.text, act, sentence)) and is_asserted(frame, act, sentence)]
    return list(_done(frame, verbs, sentence))


def _done(frame: Frame, acts: Sequence[Act], sentence: Span) -> Iterator[Done]:
    for act in acts:
        doer = who_acts(frame, act, sentence)
        stage = act.stage_by(None if doer is None else doer.party)
        if stage is None or (stage == "proven" and not is_finding_of_authority(frame, act, sentence)):
            continue
        first, last = segment(frame.text, act, sentence)
        giver, receiver = hand_over(frame, act, stage, doer, first, last)
        if (
            stage == "examined"
            and doer is not None
            and doer.institution == "polri"
            and act.name == "examine"
            and not _of_police(frame, sentence)
        ):
            stage, receiver = "forwarded", "polri"  # ruling 4
        there = load_phrases("claims")["to_supervisor"].opens(frame.text, act.end, sentence.end)
        lost = receiver is None and load_phrases("claims")["reported_there"].found(frame.title)  # "dilaporkan (ke) Bawaslu"
        if (
            act.name in ("denounce", "complain")
            and stage == "forwarded"
            and (receiver == "bawaslu" or there or lost or speaks_for_no_office(frame, act, sentence))
        ):
            stage, giver = "reported", None
        if stage == "reported" and (commission := sent_by_supervisor(frame, act, doer, first, last)):
            stage, giver, receiver = "forwarded", "bawaslu", commission
        if stage == "reported" and (sent := sent_to_employer(frame, act, doer, last)):
            stage, (giver, receiver) = "forwarded", sent
        if stage == "forwarded" and act.meaning.criminal and is_before_ethics_board(frame, act, sentence):
            stage, giver, receiver = "examined", None, None
        if act.name == "await" and is_own_work(frame, act):
            stage, giver, receiver = "examined", None, None
        by_citizens = doer is not None and doer.party == "citizens"  # "yang dilaporkan warga ke bupati": reported (ruling 7)
        if (
            act.name == "complain"
            and stage == "reported"
            and receiver in REPORTED_ON
            and not by_citizens
            and said_by_supervisor(frame, act)
        ):
            stage, giver = "forwarded", "bawaslu"
        if stage == "forwarded" and act.name in ("hand_over", "forward") and stays_with_supervisor(frame, act, last):
            stage, giver, receiver = stage_with_supervisor(frame, act), None, None
        criminal = act.meaning.criminal or (stage == "dismissed" and is_of_crime(frame.text, act, sentence))
        if stage == "dismissed" and criminal and other_track_goes_on(frame, act, sentence):
            continue  # ruling 5
        yield Done(
            act,
            stage,
            sentence,
            (first, last),
            criminal,
            giver,
            receiver,
            load_phrases("claims")["unregistered"].found(frame.text, act.start, act.end),
            None if doer is None else doer.institution,
            right_before(frame.text, sentence.start, act.start, "claims", "earlier"),
        )


def _of_police(frame: Frame, sentence: Span) -> bool:
    """Whether policemen or soldiers may be the accused: their own command examines them."""
    kinds = kinds_told(frame, sentence.start, sentence.end)
    return "military_police" in kinds or not kinds
