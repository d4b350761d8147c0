"""What each sentence asserts about whom: acts of a case linked to the participants of the sentence.

`owners` says which participants an act is told of; an act that names nobody is about a sentence before. What an act means, and from
whom to whom the case went by it, is told by who did it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.records.acts.branches import from_branch_below, stage_with_supervisor, stays_with_supervisor
from pipeline.records.acts.findings import is_finding_of_authority, is_looked_into_by_citizens, speaks_for_no_office
from pipeline.records.acts.handover import (
    REPORTED_ON,
    hand_over,
    is_before_ethics_board,
    said_by_supervisor,
    sent_by_supervisor,
    sent_to_employer,
)
from pipeline.records.acts.named_penalty import who_only_named_it
from pipeline.records.acts.parties import Party, is_receiver, parties_in, who_acts
from pipeline.records.acts.reprimands import who_reproves
from pipeline.records.acts.stages import Act, find_acts, has_agent, segment
from pipeline.records.acts.studied import in_hand_of, is_own_work, sender_of_paper
from pipeline.records.acts.subjects import kinds_told
from pipeline.records.acts.tracks import is_of_crime, leaves_neutrality_open, other_track_goes_on
from pipeline.records.asserted.assertion import is_asserted, why_not_asserted
from pipeline.records.asserted.in_letter import sent_by_letter
from pipeline.records.claims.bare_tally import bare_tally
from pipeline.records.claims.meant import means_it, why_not_meant
from pipeline.records.claims.reported_on import follows_study, reports_before, titled_receiver
from pipeline.records.participants.accused import find_accused
from pipeline.records.participants.apposed import without_members
from pipeline.records.participants.below_regency import without_parts_below
from pipeline.records.participants.grouped import grouped
from pipeline.records.participants.not_theirs import is_of_another
from pipeline.records.participants.one_case import is_of_one_case, says_nothing
from pipeline.records.participants.other_breaches import is_in_other_clause
from pipeline.records.participants.other_matters import sentences_of_other_matters
from pipeline.records.participants.owners import acts_of_groups
from pipeline.records.participants.participant import Accused
from pipeline.records.participants.pronouns import (
    acts_itself,
    counts_them_later,
    is_what_they_are,
    named_by_act,
    object_of,
    passes_on_itself,
    points_at_number,
)
from pipeline.records.participants.topics import with_topics
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.reading.kept import kept
from pipeline.tagging.extensions import explain, explain_refusal
from pipeline.words.phrases import load_phrases


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
    before_all: bool = False
    """Its sentence goes back to what came before ("Sebelumnya, keduanya diperiksa")."""
    instead: bool = False
    """Told as put in the place of what was taken back ("menggantinya dengan teguran"), or as holding all the same ("tetap dihukum")."""
    only_word: bool = False
    """A reprimand told as all that followed, and by nobody ("sehingga hanya diberi teguran")."""


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
    aside = sentences_of_other_matters(frame)
    for sentence in frame.sentences:
        if sentence.index in aside:
            explain_refusal(frame.doc, sentence.start, sentence.end, "claim", "of another matter")
        else:
            yield from _claims_of(frame, sentence)


def _claims_of(frame: Frame, sentence: Span) -> Iterator[Claim]:
    accused, acts = _accused_and_acts(frame, sentence)
    if not accused and not acts:
        return
    groups = grouped(frame.text, accused, acts)
    taken, orphans = acts_of_groups(frame.text, acts, groups, sentence)
    letter = sent_by_letter(frame, sentence)
    for index, group in enumerate(groups):
        if not taken[index] and (told := bare_tally(frame, group[0], accused, sentence)) and is_asserted(frame, told, sentence):
            taken[index] = [told]
        done = tuple(_done(frame, taken[index], sentence))
        if letter is not None and {step.stage for step in done} <= {"alleged"} and (done or (letter.received and group[0].kinds)):
            done += tuple(_done(frame, [letter.act], letter.told))
        own = _own_addressees(frame, group, sentence)
        for at, participant in enumerate(group):
            if participant.form != "aside":
                yield Claim(participant, _sent_to(done, own[at], participant), sentence, index)
    orphans = [act for act in _told_by_verb(frame.text, orphans, sentence) if not is_of_another(frame.text, act, sentence)]
    orphans = [act for act in orphans if not passes_on_itself(frame.text, act, accused)]
    if orphans:
        yield Claim(object_of(frame.text, orphans), tuple(_done(frame, orphans, sentence)), sentence)


def _own_addressees(frame: Frame, group: Sequence[Accused], sentence: Span) -> list[str | None]:
    """ "meneruskan dua guru ke BKN dan seorang honorer ke Dinas Kesehatan": one verb, and each of them is sent to another office."""
    if len(group) == 1:
        return [None]
    ends = [*(following.start for following in group[1:]), sentence.end]
    found = [[p for p in parties_in(frame, one.end, end) if is_receiver(frame, p)] for one, end in zip(group, ends, strict=True)]
    named = [receivers[0].institution if receivers else None for receivers in found]
    return named if len(set(named)) > 1 and None not in named else [None] * len(group)


def _sent_to(done: tuple[Done, ...], receiver: str | None, participant: Accused) -> tuple[Done, ...]:
    """The acts with this office as the one to which a verb before the participant hands the case."""
    if receiver is None:
        return done
    return tuple(
        replace(step, receiver=receiver)
        if step.stage == "forwarded" and step.receiver and (step.act.end <= participant.start or step.act.elliptic)
        else step
        for step in done
    )


def _accused_and_acts(frame: Frame, sentence: Span) -> tuple[list[Accused], list[Act]]:
    """Who is told of in the sentence, and the acts that it asserts; neither what a word for nothing holds ("tidak ada aduan")."""
    accused = with_topics(frame.text, without_parts_below(frame, find_accused(frame, sentence)))
    nothing = says_nothing(frame, sentence)
    if nothing and (load_phrases("nothing")["no_nothing"].found(nothing.group()) or is_of_one_case(frame, sentence, nothing)):
        nothing = None
    if nothing:  # "tidak menerima satu aduan pun tentang ASN"
        accused = [one for one in accused if not (one.one and nothing.start() < one.start)]
    acts = []
    for act in find_acts(frame, sentence):
        told = act.meaning.stage or act.name
        if nothing and act.start < nothing.end() and nothing.start() < act.end:
            explain_refusal(frame.doc, act.start, act.end, told, "said to be nothing")
        elif reason := why_not_meant(frame, act, sentence, accused):
            explain(frame.doc, act.start, act.end, f"{told} not meant", reason)
        elif reason := why_not_asserted(frame, act, sentence):
            explain_refusal(frame.doc, act.start, act.end, told, reason)
        elif is_in_other_clause(frame, act, sentence):
            explain_refusal(frame.doc, act.start, act.end, told, "of other breaches")
        else:
            acts.append(act)
    accused = [
        one for one in accused if not (one.pronoun and (acts_itself(frame.text, one, acts, accused) or named_by_act(one, accused, acts)))
    ]
    accused = [one for one in accused if not (one.pronoun and points_at_number(frame.text, one, accused))]
    accused = [one for one in accused if not is_what_they_are(frame.text, one, accused)]
    accused = [one for one in accused if not counts_them_later(frame.text, one, accused)]
    return without_members(frame, accused, acts, sentence), acts


def _told_by_verb(text: str, acts: Sequence[Act], sentence: Span) -> list[Act]:
    """The acts that a verb tells; of "kami proses dan rekomendasikan" both, though neither is a passive."""
    words = load_phrases("claims")
    both: set[Act] = set()
    for first, second in pairwise(acts):
        between = text[first.end : second.start].strip()
        if words["agent"].opens(text, first.start, first.end) and words["and_also"].pattern.fullmatch(between):
            both |= {first, second}
    return [act for act in acts if act in both or _is_verbal(text, act, sentence)]


def _is_verbal(text: str, act: Act, sentence: Span) -> bool:
    """A sentence that names nobody tells on only by a verb: "sudah kami teruskan", "dihentikan", not by a noun ("rekomendasi")."""
    verbs = load_phrases("claims")["verb_form"]
    if act.meaning.stage == "dismissed" or act.name == "receive" or has_agent(text, act, sentence) or verbs.pattern.match(text, act.start):
        return True
    if act.name in ("arrive", "sentence") and verbs.found(text, act.start, act.end):
        return True  # "Laporan dilayangkan pemuda kepada Bawaslu", "Hakim PN Kendal menjatuhkan vonis dua bulan"
    if act.meaning.stage == "sanctioned" and load_phrases("claims")["said_penalty"].found(text, act.start, act.end):
        return True
    if load_phrases("assertion")["real"].found(text, act.start, act.end) or verbs_after(text, act, sentence):
        return True
    return load_phrases("assertion")["real"].found(text, max(sentence.start, act.start - 25), act.start)


def verbs_after(text: str, act: Act, sentence: Span) -> bool:
    """ "Pemeriksaan berlangsung dua jam", "Eksekusi hukumannya dilakukan Rabu": the noun of an act that took place."""
    return load_phrases("claims")["took_place"].found(text, act.start, sentence.end)


def part_around(frame: Frame, offset: int, sentence: Span) -> tuple[int, int]:
    """The part of the sentence that holds `offset`, between words of contrast."""
    return segment(frame.text, Act("record", offset, offset + 1), sentence)


def acts_of_question(frame: Frame, sentence: Span) -> Iterator[Done]:
    """What a question takes for done: "Berapa yang sudah dihukum?"."""
    acts = [act for act in find_acts(frame, sentence) if act.name != "exist" and means_it(frame, act, sentence, ())]
    yield from _done(frame, acts, sentence)


@kept
def acts_told(frame: Frame, sentence: Span, end: int) -> tuple[Done, ...]:
    """What the sentence asserts up to `end`, of whomever: the stage of a list that follows it."""
    acts = [act for act in find_acts(frame, sentence) if act.end <= end and means_it(frame, act, sentence, ())]
    arrived = [act for act in acts if act.name == "arrive" and load_phrases("claims")["report_noun"].pattern.match(frame.text, act.start)]
    verbs = [act for act in acts if (act in arrived or _is_verbal(frame.text, act, sentence)) and is_asserted(frame, act, sentence)]
    return tuple(_done(frame, verbs, sentence))


def _done(frame: Frame, acts: Sequence[Act], sentence: Span) -> Iterator[Done]:
    for act in acts:
        doer = who_acts(frame, act, sentence) or who_reproves(frame, act, sentence) or who_only_named_it(frame, act, sentence)
        stage = act.stage_by(None if doer is None else doer.party)
        if stage is None or (stage == "proven" and not is_finding_of_authority(frame, act, sentence)):
            continue
        if stage == "examined" and is_looked_into_by_citizens(frame, act, doer, sentence):
            continue
        clause = segment(frame.text, act, sentence)
        stage, giver, receiver = _how_far(frame, act, stage, doer, sentence, clause)
        criminal = act.meaning.criminal or (stage == "dismissed" and is_of_crime(frame.text, act, sentence))
        criminal = criminal or (act.name == "examine" and receiver == "polri")
        if stage == "dismissed" and ((criminal and other_track_goes_on(frame, act, sentence)) or leaves_neutrality_open(frame, sentence)):
            stage, giver, receiver = "examined", None, None  # ruling 5: what goes on has been looked into, whatever else is told of it
        yield Done(
            act,
            stage,
            sentence,
            clause,
            criminal,
            giver,
            receiver,
            unregistered=load_phrases("claims")["unregistered"].found(frame.text, act.start, act.end),
            doer=None if doer is None else doer.institution,
            earlier=right_before(frame.text, sentence.start, act.start, "claims", "earlier"),
            before_all=load_phrases("claims")["told_back"].opens(frame.text, frame.opening(*sentence.bounds), sentence.end),
            instead=right_before(frame.text, sentence.start, act.start, "claims", "instead"),
            only_word=stage == "sanctioned" and doer is None and _is_only_word(frame, act, sentence),
        )


def _is_only_word(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "sehingga hanya diberi teguran", "cukup mendapat peringatan"."""
    if load_phrases("claims")["own_apology"].pattern.fullmatch(frame.text, act.start, act.end):
        return True
    reprimand = load_phrases("claims")["reprimand_words"].found(frame.text, act.start, min(act.end + 15, sentence.end))
    return bool(reprimand) and right_before(frame.text, sentence.start, act.start, "claims", "only_that")


def _how_far(
    frame: Frame, act: Act, stage: str, doer: Party | None, sentence: Span, clause: tuple[int, int]
) -> tuple[str, str | None, str | None]:
    """The stage that the case has got to by an act, from whom and to whom it went: who did it, and to whom, decides what a verb means.

    Args:
        stage: what the verb alone means, done by that party.
    """
    first, last = clause
    by_police = doer is not None and doer.institution == "polri"
    by_citizens = doer is not None and doer.party == "citizens"
    giver, receiver = hand_over(frame, act, stage, doer, first, last)
    if stage == "examined" and doer is not None and by_police and act.name == "examine" and not _of_police(frame, sentence, doer):
        stage, receiver = "forwarded", "polri"  # ruling 4
    if stage == "examined" and act.name == "examine" and (sender := sender_of_paper(frame, act, doer, first)):
        stage, giver, receiver = "forwarded", sender, "pemda"  # ruling 2
    if stage == "examined" and act.name == "examine" and doer is None and (commission := in_hand_of(frame, act, sentence)):
        stage, giver, receiver = "forwarded", "bawaslu", commission
    if act.name in ("denounce", "complain") and stage == "forwarded" and _is_only_reported(frame, act, receiver, sentence):
        stage, giver = "reported", None
    if stage == "reported" and (commission := sent_by_supervisor(frame, act, doer, first, last)):
        stage, giver, receiver = "forwarded", "bawaslu", commission
    if stage == "reported" and (sent := sent_to_employer(frame, act, doer, last)):
        stage, (giver, receiver) = "forwarded", sent
    if stage == "forwarded" and act.meaning.criminal and is_before_ethics_board(frame, act, sentence):
        stage, giver, receiver = "examined", None, None
    if act.name == "await" and is_own_work(frame, act, sentence):
        stage, giver, receiver = "examined", None, None
    # "yang dilaporkan warga ke bupati": reported (ruling 7)
    if act.name == "complain" and stage == "reported" and not by_citizens:
        stage, giver, receiver = _reported_or_sent(frame, act, doer, sentence, giver, receiver)
    among_them = act.name == "take_over" and giver == "bawaslu" and doer is not None and doer.institution == giver
    passed_down = load_phrases("claims")["passed_down"].found(frame.text, act.start, act.end)
    if among_them and (passed_down or not parties_in(frame, act.start, act.end)):  # "menerima pelimpahan | dari Bawaslu Provinsi"
        stage, giver, receiver = "examined", None, None
    if stage == "forwarded" and act.name in ("hand_over", "forward") and stays_with_supervisor(frame, act, last):
        stage = stage_with_supervisor(frame, act, doer, first)
        reported = stage == "reported"
        giver, receiver = hand_over(frame, act, stage, doer, first, last) if reported else from_branch_below(frame, sentence)
    return stage, giver, receiver


def _reported_or_sent(
    frame: Frame, act: Act, doer: Party | None, sentence: Span, giver: str | None, receiver: str | None
) -> tuple[str, str | None, str | None]:
    """ "dilaporkan ke KASN": handed on where the supervisor says so, has looked into it, or is known to have reported them."""
    if receiver in REPORTED_ON and (said_by_supervisor(frame, act) or follows_study(frame, act, sentence)):
        return "forwarded", "bawaslu", receiver
    if doer is None and (by_office := _reported_by_office(frame, act, sentence)) is not None:
        return "forwarded", *by_office
    return "reported", giver, receiver


def _reported_by_office(frame: Frame, act: Act, sentence: Span) -> tuple[str | None, str | None] | None:
    """ "Bawaslu melaporkan sejumlah ASN ke KASN. Di antara yang | dilaporkan itu enam camat": from and to, told before or in the title."""
    before = frame.before(sentence)
    told = list(_done(frame, reports_before(frame, act, sentence), before)) if before is not None else []
    if told:
        by_office = all(step.stage == "forwarded" for step in told) and told[-1].giver == "bawaslu"
        return (told[-1].giver, told[-1].receiver) if by_office else None
    receiver = titled_receiver(frame, act, sentence)
    return None if receiver is None else ("bawaslu", receiver)


def _is_only_reported(frame: Frame, act: Act, receiver: str | None, sentence: Span) -> bool:
    """ "Kades itu kami laporkan ke Bawaslu": a report goes to the supervisor, or comes from somebody who speaks for no office."""
    if receiver == "bawaslu" or load_phrases("claims")["to_supervisor"].opens(frame.text, act.end, sentence.end):
        return True
    named = next((party for party in parties_in(frame, act.end, sentence.end) if is_receiver(frame, party)), None)
    if named is not None and named.institution == "bawaslu" and receiver is None:
        return True  # "Panwascam melaporkan dua kades ke Bawaslu"
    lost = receiver is None and load_phrases("claims")["reported_there"].found(frame.title)  # "dilaporkan (ke) Bawaslu"
    return lost or speaks_for_no_office(frame, act, sentence)


def _of_police(frame: Frame, sentence: Span, doer: Party) -> bool:
    """Whether policemen or soldiers may be the accused: their own command examines them; "ditangani | polisi" says only who acts."""
    kinds = {*kinds_told(frame, sentence.start, doer.start), *kinds_told(frame, doer.end, sentence.end)}
    if not kinds and (before := frame.before(sentence)) is not None:  # "… oleh seorang camat. Kasus itu ditangani polisi"
        kinds = set(kinds_told(frame, *before.bounds))
    return "military_police" in kinds or not kinds
