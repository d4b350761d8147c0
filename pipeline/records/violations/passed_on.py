"""From and to of a record: the latest hand-over that the text names, also in the story around the claim (rulings 2, 18b, 23)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records.acts.handover import COMMISSIONS, EMPLOYERS, letter_of
from pipeline.records.acts.parties import is_receiver, named_speaker, parties_in
from pipeline.records.cases.place_groups import is_among
from pipeline.records.claims.claims import acts_told
from pipeline.records.claims.outcome import hand_over_of
from pipeline.records.participants.some_of import are_others
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame
from pipeline.records.tallies.tally import Tally
from pipeline.records.tallies.wholes import lies_inside
from pipeline.records.violations.told_around import (
    NEVER_BEFORE_KASN,
    addressee_around,
    employer_before,
    official_around,
    reported_around,
    sentences_around,
    supervisor_around,
    told_around,
    told_next,
    told_of_others,
)
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_CRIMINAL = frozenset({"polri", "kejaksaan", "pengadilan"})
_BY_POLICE = frozenset({"prosecute", "indict"})
"""Acts of investigators and prosecutors: who gave them the case is told elsewhere."""
_OF_VILLAGE = frozenset({"village_head", "village_official"})

HandOver = tuple[str | None, str | None]


def passed_on(frame: Frame, tally: Tally, tallies: Sequence[Tally]) -> HandOver:
    """Institutions that gave and received the case; each None where the text does not say."""
    if tally.inherits and tally.parent is not None:
        return passed_on(frame, tally.parent, tallies)
    handed = _after_commission(frame, tally, _handed(frame, tally, tallies))
    if any(handed) or tally.final.stage == "alleged":
        return handed
    if any(done.giver == "panwascam" for done in tally.done):
        return "panwascam", "bawaslu"
    return None, _was_reported_to(tally) or reported_around(frame, tally, tallies) or _decided_on(frame, tally)


def _was_reported_to(tally: Tally) -> str | None:
    """ "Empat kades dilaporkan ke Bawaslu. Keempatnya mulai diperiksa": who got the report stays on the record of what came of it."""
    received = (done.receiver for done in tally.done if done.stage == "reported" and done.receiver)
    return next(received, None) or (_was_reported_to(tally.parent) if tally.parent is not None else None)


def _decided_on(frame: Frame, tally: Tally) -> str | None:
    """ "Aduan warga soal seorang lurah ditolak Bawaslu": whoever decides on a report has got it."""
    told = [*tally.chain.seen, tally.chain.sentence]
    report = any(load_phrases("claims")["report_noun"].found(frame.text, *sentence.bounds) for sentence in told)
    named = {party.institution for sentence in told for party in parties_in(frame, *sentence.bounds)}
    return "bawaslu" if report and "bawaslu" in named and not named & {*COMMISSIONS, *EMPLOYERS} else None


def _handed(frame: Frame, tally: Tally, tallies: Sequence[Tally]) -> HandOver:
    """From whom to whom the case went by what is told of it and of the number that it is a part of."""
    stage = tally.final.stage
    own = hand_over_of(tally.done, stage)
    if stage == "forwarded":
        return _forwarded(frame, tally, tallies, own)
    if stage == "reported":
        return None, own[1] or supervisor_around(frame, tally)
    if stage == "proven" and (not all(own) or tally.final.doer in COMMISSIONS) and (told := _proven_and_sent(frame, tally)):
        return told
    if tally.final.doer == "pengadilan" or own[1] in _CRIMINAL:
        if own[0]:
            return own
        # a sentence says who judged, not how the case came there
        by_court = stage in ("proven", "sanctioned", "dismissed") and own[1] == "pengadilan"
        return _handed_to_court(frame, tally, tallies) or ((None, None) if by_court else own)
    if stage == "sanctioned" and own[0] not in COMMISSIONS and (commission := _recommended_by(frame, tally, tallies)):
        return commission, "pemda"
    by_employer = own[0] in (None, "bawaslu") and own[1] in (None, *EMPLOYERS) and not tally.final.criminal
    if stage == "sanctioned" and by_employer and (follows := _from_supervisor(frame, tally, tallies)) is not None:
        return follows[0], own[1] or follows[1]
    if all(own) or stage not in ("proven", "sanctioned", "dismissed"):
        return own
    if handed := _of_whole(frame, tally, tallies):
        return handed
    if stage == "dismissed" and _was_dropped(frame, tally):
        return own
    judged = _commission_of(frame, tally)
    return ("bawaslu", judged) if judged and _was_sent_to(tallies, judged) else own


def _of_whole(frame: Frame, tally: Tally, tallies: Sequence[Tally]) -> HandOver | None:
    """The hand-over of the number that the claim is a part of, or of a larger one told before; the one that got further of these."""
    found: list[HandOver] = []
    for whole in (tally.parent, _whole_handed_on(frame, tally, tallies)):
        if whole is None or not _ended_at_receiver(frame, tally, whole):
            continue
        told = hand_over_of(whole.done, tally.final.stage)
        decided_elsewhere = bool(tally.kinds) and set(tally.kinds) <= NEVER_BEFORE_KASN and told[1] in COMMISSIONS
        if any(told) and not decided_elsewhere:
            found.append(_after_commission(frame, whole, told))
    return next((handed for handed in found if handed[0] in COMMISSIONS), found[0] if found else None)


def _ended_at_receiver(frame: Frame, tally: Tally, whole: Tally) -> bool:
    """ "Enam diteruskan ke KASN, dua dihentikan": what the supervisor dropped was never handed on; what KASN found to be nothing was."""
    if tally.final.stage != "dismissed":
        return True
    act, receivers = tally.final.act, (*COMMISSIONS, *EMPLOYERS)
    if _was_dropped(frame, tally):
        return False
    spared = load_phrases("claims")["spared"].found(frame.text, act.start, act.end)
    if spared or tally.final.doer in receivers or _commission_of(frame, tally):
        return True
    if whole is not tally.parent:
        speaker = named_speaker(frame, act.start)
        return speaker is not None and speaker.get("institution") in receivers
    among = is_among(frame, tally.chain.first.start, tally.chain.first.end, tally.chain.sentence.end)
    return whole.chain.sentence != tally.chain.sentence or among


def _was_dropped(frame: Frame, tally: Tally) -> bool:
    """ "dihentikan", "gugur", "tidak diregister": words of a supervisor that itself went no further."""
    return load_phrases("claims")["dropped"].found(frame.text, tally.final.act.start, tally.final.act.end)


def _after_commission(frame: Frame, tally: Tally, handed: HandOver) -> HandOver:
    """ "KASN menerima 12 nama. Tujuh di antaranya direkomendasikan kepada bupati": what is recommended of those is its own doing.

    Village heads and their staff are no servants of whom KASN or BKN decides.
    """
    giver, receiver = handed
    if set(tally.kinds) and set(tally.kinds) <= _OF_VILLAGE:
        if receiver in COMMISSIONS and tally.final.stage in ("sanctioned", "dismissed"):
            return None, None  # "lima kades ditegur bupati, sedang berkas seorang guru dikirim ke KASN": told of another
        return ("bawaslu", receiver) if giver in COMMISSIONS and receiver in EMPLOYERS else handed
    whole = tally.parent
    if whole is None or giver not in ("bawaslu", None) or receiver not in (None, *EMPLOYERS):
        return handed
    commission = hand_over_of(whole.done, "forwarded")[1] or whole.final.receiver
    told = [done for done in tally.done if done.stage == "forwarded"]
    if commission not in COMMISSIONS or not told or any(done.doer == "bawaslu" for done in told):
        return handed
    recommended = load_phrases("stage_dates")["recommended_now"]
    if not any(recommended.found(frame.text, done.act.start, done.act.end) for done in told):
        return handed
    employer = any(party.party == "employer" for party in parties_in(frame, *tally.final.sentence.bounds))
    return commission, receiver or ("pemda" if employer else None)


def _handed_to_court(frame: Frame, tally: Tally, tallies: Sequence[Tally]) -> HandOver | None:
    """ "Perkara itu dilimpahkan Gakkumdu kepada Kejaksaan akhir Oktober": how the only case that came to court got there."""
    if any(other is not tally and (other.final.doer == "pengadilan" or other.final.criminal) for other in tallies):
        return None
    others = {s.index for other in tallies if other is not tally for s in (other.chain.sentence, *other.chain.seen)}
    told = [
        done
        for sentence in frame.sentences
        if sentence.index not in others and not frame.within(*sentence.bounds, "count")
        for done in acts_told(frame, sentence, sentence.end)
        if done.receiver in _CRIMINAL and done.giver
    ]
    found = hand_over_of(told, "forwarded")
    return found if any(found) else None


def _forwarded(frame: Frame, tally: Tally, tallies: Sequence[Tally], own: HandOver) -> HandOver:
    """The hand-over of the claim, filled up from the number that it is a part of, from its papers, from who is told to act around it."""
    giver, receiver = own
    if tally.final.act.name == "await" and tally.parent is not None and receiver in EMPLOYERS:
        # "KASN merekomendasikan lima ASN kepada bupati. Dua lagi masih ditelaah BKPSDM": what is studied is what the whole got
        sent = hand_over_of(tally.parent.done, "forwarded")
        return sent if sent[0] in COMMISSIONS and sent[1] in EMPLOYERS else own
    if not any(own):
        whole = tally.parent or _whole_handed_on(frame, tally, tallies)
        giver, receiver = hand_over_of(whole.done, "forwarded") if whole is not None else own
    if receiver is None:
        receiver = _receiver_told_after(tally, tallies, giver)
        parts = [other for other in tallies if other.parent is tally]
        receiver = receiver or next((found for part in (tally, *parts) if (found := addressee_around(frame, part))), None)
        receiver = receiver or _taken_up_by(tally, giver) or _same_addressee(frame, tally, tallies, giver)
    if giver is None and (receiver not in _CRIMINAL or (receiver == "polri" and tally.final.act.name not in _BY_POLICE)):
        giver = official_around(frame, tally, receiver)
    elif giver is None and told_around(frame, tally, "handed_by_supervisor"):
        giver = "bawaslu"
    return giver, None if receiver == giver else receiver


def _same_addressee(frame: Frame, tally: Tally, tallies: Sequence[Tally], giver: str | None) -> str | None:
    """ "Empat ASN kami teruskan ke BKN. Selama kampanye, sembilan ASN kami teruskan | lagi": to whom the others just told of went."""
    at = tallies.index(tally)
    act = tally.final.act
    again = load_phrases("claims")["once_more"]
    before = right_before(frame.text, tally.final.clause[0], act.start, "claims", "once_more")
    if not at or not (before or again.opens(frame.text, act.end, tally.final.clause[1])):
        return None
    others = tallies[at - 1]
    near = 0 <= tally.chain.sentence.index - others.chain.sentence.index <= 1
    alike = others.chain.first.unit == tally.chain.first.unit and others.final.stage == "forwarded" and others.final.giver == giver
    return others.final.receiver if near and alike else None


def _taken_up_by(tally: Tally, giver: str | None) -> str | None:
    """ "Inspektorat menindaklanjuti rekomendasi Bawaslu": who works on what was handed on has received it."""
    handed = {done.sentence for done in tally.done if done.stage == "forwarded" and done.giver == giver}
    at_work = [done.doer for done in tally.done if done.stage == "examined" and done.sentence in handed]
    return next((doer for doer in at_work if doer != giver and doer in (*EMPLOYERS, *COMMISSIONS)), None) if giver is not None else None


def _proven_and_sent(frame: Frame, tally: Tally) -> HandOver | None:
    """ "dinyatakan melanggar oleh BKN. Suratnya menunggu tindakan bupati": who judged, and to whom the judgement is addressed."""
    receiver = addressee_around(frame, tally) or ("pemda" if told_next(frame, tally, "asked_to_act") else None)
    letter = letter_of(frame, tally.chain.sentence)
    if letter is not None and tally.final.doer in (None, letter) and (receiver or employer_before(frame, tally)):
        return letter, receiver or "pemda"
    doer = tally.final.doer
    if doer is None or (doer == "pemda" and tally.chain.first.form == "office"):  # "BKN menyatakan Camat X terbukti": the accused himself
        doer = official_around(frame, tally, receiver) if receiver is not None else None
    if doer not in ("bawaslu", "kasn", "bkn"):
        return None
    return (doer, receiver) if receiver not in (None, doer) else None


def _receiver_told_after(tally: Tally, tallies: Sequence[Tally], giver: str | None) -> str | None:
    """ "direkomendasikan Bawaslu … Surat rekomendasi dilayangkan kepada bupati": told of a part, true of the whole."""
    for other in tallies:
        if other is tally or other.parent is not tally:
            continue
        for done in other.chain.done:
            if done.stage == "forwarded" and done.giver == giver and done.receiver:
                return done.receiver
    return None


def _whole_handed_on(frame: Frame, tally: Tally, tallies: Sequence[Tally]) -> Tally | None:
    """A larger number of the same unit, told before and handed on, of which the claim tells the end for some."""
    size = tally.chain.size
    for other in reversed(tallies[: tallies.index(tally)]):
        total = other.chain.size
        larger = size is not None and total is not None and total[0] > size[0]
        if tally.final.stage == "dismissed" and _stands_beside(frame, other, tally):
            continue
        alike = other.chain.first.unit == tally.chain.first.unit and other.past == tally.past
        handed = any(hand_over_of(other.done, "forwarded"))
        # what was dropped in one regency is no part of what another handed on
        there = tally.final.stage != "dismissed" or all(code in other.regions or lies_inside(code, other.regions) for code in tally.regions)
        if larger and alike and handed and there:
            return other
    return None


def _stands_beside(frame: Frame, other: Tally, tally: Tally) -> bool:
    """ "16 kades direkomendasikan, lima kades tidak terbukti", "Seorang guru yang dilaporkan warga tidak terbukti": none of those."""
    first = tally.chain.first
    if other.chain.sentence == tally.chain.sentence:
        return tally.parent is not other
    if first.part or first.elliptic or first.papers or are_others(frame, first, tally.chain.sentence):
        return False
    return _REPORTED.match(frame.text, first.end, tally.chain.sentence.end) is not None


_REPORTED = Shape(r"\s+(?:\w+\s+){0,4}yang\s+(?:\w+\s+)?{claims.told_on}(?!\w)", re.IGNORECASE)
""" "Seorang guru | yang dilaporkan": told of as one who is reported by himself."""


def _recommended_by(frame: Frame, tally: Tally, tallies: Sequence[Tally]) -> str | None:
    """KASN or BKN, where the text around the punishment says that it follows their recommendation."""
    if not {"civil_servant"} & set(tally.kinds):
        return None
    others = told_of_others(tally, tallies)
    told = load_phrases("stage_dates")["recommended"]
    if (titled := told.first(frame.title)) is not None and (found := COMMISSIONS.intersection(titled.group().casefold().split())):
        return min(found)
    for sentence in sentences_around(frame, tally, others):
        for match in told.all(frame.text, sentence.start, sentence.end):
            named = [party for party in parties_in(frame, match.start(), match.end()) if party.party == "commission"]
            if named and not load_phrases("stage_dates")["awaited"].found(frame.text, max(0, match.start() - 25), match.start()):
                return named[0].institution
    return None


def _from_supervisor(frame: Frame, tally: Tally, tallies: Sequence[Tally]) -> HandOver | None:
    """ "Keputusan itu menjawab surat Bawaslu": to whom Bawaslu sent what the punishment follows, as the text around it tells."""
    told, seen = load_phrases("stage_dates")["recommended_by_supervisor"], {sentence.index for sentence in tally.chain.seen}
    others = told_of_others(tally, tallies)
    near = [s for s in frame.sentences if s.index not in others and any(abs(s.index - index) <= 1 for index in seen)]
    if not any(told.found(frame.text, sentence.start, sentence.end) for sentence in near):
        return ("bawaslu", "pemda") if told_around(frame, tally, "follows_supervisor", others) else None
    named = [party for s in near for party in parties_in(frame, s.start, s.end)]
    commissions = [party for party in named if party.party == "commission"]
    employer = "pemda" if any(party.party == "employer" for party in named) else None
    before_kasn = commissions and not set(tally.kinds) & NEVER_BEFORE_KASN
    return "bawaslu", commissions[0].institution if before_kasn else employer


def _commission_of(frame: Frame, tally: Tally) -> str | None:
    """KASN or BKN, where it is the one that judges in the claim's own part of the sentence."""
    first, last = tally.final.clause
    named = [party for party in parties_in(frame, first, last) if party.party == "commission"]
    if tally.final.stage == "dismissed":  # "Enam direkomendasikan ke KASN, dua dinyatakan tidak melanggar": by whom is not told
        named = [party for party in named if not is_receiver(frame, party)]
    return named[0].institution if named else None


def _was_sent_to(tallies: Sequence[Tally], commission: str) -> bool:
    """Whether the article tells of a hand-over by Bawaslu to that commission."""
    return any(done.giver == "bawaslu" and done.receiver == commission for tally in tallies for done in tally.done)
