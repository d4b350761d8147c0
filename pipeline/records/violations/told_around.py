"""What the sentences around a claim tell of who has its case: who got the report, to whom papers go, who acts, what a penalty follows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from pipeline.records.acts.handover import before_next_number
from pipeline.records.acts.parties import addressee_in, is_receiver, parties_in
from pipeline.records.claims.claims import acts_told
from pipeline.records.reading.actors import namings
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.tallies.tally import Tally
from pipeline.words.phrases import load_phrases

_AROUND = 3
"""Sentences before and after a punishment in which the recommendation that it carries out may be told."""
_PAPERS_AFTER = 3
"""Sentences after the claim in which its papers may be told of."""
NEVER_BEFORE_KASN = frozenset({"village_head", "village_official", "non_permanent_staff"})


def reported_around(frame: Frame, tally: Tally, tallies: Sequence[Tally]) -> str | None:
    """ "Lurah itu diperiksa Senin. Laporan diterima Bawaslu dari warga": who got the report, told beside the claim without the accused."""
    others = {s.index for other in tallies if other is not tally for s in (other.chain.sentence, *other.chain.seen)}
    seen = {sentence.index for sentence in tally.chain.seen}
    near = [s for s in frame.sentences if any(abs(s.index - index) <= 1 for index in seen)]
    for sentence in (s for s in near if s.index in seen or s.index not in others):
        beside = frame.within(*sentence.bounds, "count") or frame.apart(sentence.start, tally.chain.sentence.start)
        if sentence.index not in seen and beside:
            continue
        for done in acts_told(frame, sentence, sentence.end):
            if done.stage == "reported" and done.receiver:
                return done.receiver
    return None


def addressee_around(frame: Frame, tally: Tally) -> str | None:
    """To whom the papers of the case are addressed, in the claim's sentences or the two beside them that tell of no other number."""
    seen = {sentence.index for sentence in tally.chain.seen}
    own = [sentence for sentence in frame.sentences if sentence.index in seen]
    beside = [
        sentence
        for sentence in frame.sentences
        if sentence.index not in seen
        and any(-1 <= sentence.index - index <= _PAPERS_AFTER for index in seen)
        and not frame.within(sentence.start, sentence.end, "count")
    ]
    for sentence in (*own, *beside):
        if (party := addressee_in(frame, sentence)) is not None:
            return party.institution
    return None


def official_around(frame: Frame, tally: Tally, receiver: str | None) -> str | None:
    """Who is told to act in the text before: Bawaslu, or KASN and BKN for what reaches an employer of civil servants."""
    commissions = receiver not in ("kasn", "bkn", "kemendagri", "polri") and not set(tally.kinds) & NEVER_BEFORE_KASN
    for party in reversed([p for p in parties_in(frame, 0, tally.final.act.start) if not is_receiver(frame, p)]):
        if party.party == "commission" and commissions:
            return party.institution
        if party.institution == "bawaslu":
            return "bawaslu"
    # "diserahkan kepada bupati. Demikian disampaikan Bawaslu X": who tells of it afterwards
    last = max((seen.index for seen in tally.chain.seen), default=tally.chain.sentence.index)
    after = [s for s in frame.sentences if tally.chain.sentence.index <= s.index <= last + _TOLD_BY]
    told = (p for s in after for p in parties_in(frame, s.start, s.end) if not is_receiver(frame, p))
    return next(("bawaslu" for party in told if party.institution == "bawaslu"), None)


_TOLD_BY = 2
"""Sentences after a hand-over in which the one who tells of it may be named."""


def supervisor_around(frame: Frame, tally: Tally) -> str | None:
    """A report whose receiver is not named was made to Bawaslu where Bawaslu or one of its officials tells of it."""
    sentence, end = tally.chain.sentence, before_next_number(frame, tally.final.act.end, tally.final.clause[1])
    following = frame.after(sentence)  # "Seorang lurah diadukan warga. "Sudah kami terima," kata Ketua Bawaslu"
    last = following.end if following is not None and frame.in_one_paragraph(sentence.start, following.start) else sentence.end
    told = {naming.official.get("institution") for naming in namings(frame, 0, last) if frame.sentence_at(naming.start)}
    told |= {party.institution for party in parties_in(frame, 0, last) if frame.sentence_at(party.start)}  # not in a caption
    others = {party.party for party in parties_in(frame, sentence.start, min(end, sentence.end))} & {"commission", "police", "court"}
    return "bawaslu" if told & {"bawaslu", "panwascam"} and not others else None


def employer_before(frame: Frame, tally: Tally) -> bool:
    """ "Surat BKN tiba di kantor bupati. Surat itu menyatakan …": where the letter has arrived."""
    before = [s for s in frame.sentences if s.index == tally.chain.sentence.index - 1]
    return any(party.party == "employer" for s in before for party in parties_in(frame, s.start, s.end))


def told_of_others(tally: Tally, tallies: Sequence[Tally]) -> set[int]:
    """Indices of sentences only of servants of another kind: "Bawaslu meneruskan seorang guru ke BKN" says nothing of kades."""
    of_others: set[int] = set()
    of_alike: set[int] = set()
    for other in tallies:
        alike = not (other.kinds and tally.kinds) or set(other.kinds) & set(tally.kinds)
        (of_alike if alike else of_others).update(sentence.index for sentence in (other.chain.sentence, *other.chain.seen))
    return of_others - of_alike


def told_around(frame: Frame, tally: Tally, group: str, others: Collection[int] = ()) -> bool:
    """ "Sanksi itu menindaklanjuti surat Bawaslu", "Berkasnya diserahkan Bawaslu": what says so outright may stand further off."""
    told = load_phrases("stage_dates")[group]
    return any(told.found(frame.text, *sentence.bounds) for sentence in sentences_around(frame, tally, others))


def sentences_around(frame: Frame, tally: Tally, others: Collection[int] = ()) -> Iterator[Span]:
    """The sentences of a claim and those near them, but for those of others."""
    seen = {sentence.index for sentence in tally.chain.seen}
    return (s for s in frame.sentences if s.index not in others and any(abs(s.index - index) <= _AROUND for index in seen))


def told_next(frame: Frame, tally: Tally, group: str) -> bool:
    """ "BKN menyatakan mereka bersalah. Bupati diminta menghukum mereka": in the claim's sentences or the one after."""
    seen = {sentence.index for sentence in (*tally.chain.seen, tally.chain.sentence)}
    words = load_phrases("grammar")[group]
    return any(words.found(frame.text, s.start, s.end) for s in frame.sentences if s.index in seen or s.index - 1 in seen)
