"""An authority's number of breaches without a verb of a stage: "ada 204 kasus netralitas ASN", says Bawaslu (ruling 8)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records.acts.parties import parties_in, speaker_party
from pipeline.records.acts.stages import Act
from pipeline.records.acts.subjects import kinds_in
from pipeline.records.participants.participant import Accused
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases

_AUTHORITIES = frozenset({"supervisor", "commission"})
_NEXT_WORD = 12
"""Characters after a number of cases in which the kind of servant stands: "enam kasus | ASN"."""
_AROUND = 90
"""Characters around a number in which it is said that it counts breaches of neutrality."""


def bare_tally(frame: Frame, accused: Accused, others: Sequence[Accused], sentence: Span) -> Act | None:
    """The number itself as an act that records it, where an authority gives it as one of breaches of neutrality; else None.

    `others` are the participants of the sentence; what stands beyond the next number is of that one.
    """
    if accused.count is None or accused.unit != "case" or accused.form != "new" or accused.part or accused.elliptic:
        return None
    handled = _is_handled(frame, accused, sentence)
    if not ((handled or _is_of_neutrality(frame, accused, others, sentence)) and _is_told_by_authority(frame, accused, sentence)):
        return None
    return Act("examine" if handled else "record", accused.start, accused.end)


def _is_handled(frame: Frame, accused: Accused, sentence: Span) -> bool:
    """ "Kami sudah melakukan penanganan pelanggaran ASN. Di mana ada enam kasus ASN": so many cases are handled (ruling 8)."""
    text = frame.text
    before = frame.sentences[sentence.index - 1] if sentence.index else None
    if before is None or load_phrases("claims")["goes_on_counting"].pattern.match(text, frame.opening(*sentence.bounds)) is None:
        return False
    kinds = kinds_in(text, accused.end, min(sentence.end, accused.end + _NEXT_WORD))
    return bool(kinds) and load_phrases("claims")["handling"].found(text, *before.bounds) and not frame.apart(before.start, sentence.start)


def _is_of_neutrality(frame: Frame, accused: Accused, others: Sequence[Accused], sentence: Span) -> bool:
    text, neutral = frame.text, load_phrases("claims")["neutrality"]
    ceiling = min([sentence.end, accused.end + _AROUND, *(o.start for o in others if o.start >= accused.end)])
    floor = max([sentence.start, accused.start - _AROUND, *(o.end for o in others if o.end <= accused.start)])
    breach = load_phrases("claims")["breach_counted"]
    if neutral.found(text, accused.start, ceiling) or (
        breach.found(text, accused.start, accused.end) and kinds_in(text, accused.end, ceiling)
    ):
        return True
    return neutral.found(text, floor, accused.start) or _is_counted_on(frame, accused, ceiling, floor, sentence)


def _is_counted_on(frame: Frame, accused: Accused, ceiling: int, floor: int, sentence: Span) -> bool:
    """ "Lima kasus netralitas ASN sudah diteruskan. Kemudian enam kasus yang melibatkan perangkat desa": told on of servants of a kind."""
    text, accuses = frame.text, load_phrases("claims")["accuses"]
    after = accuses.first(text, accused.end, min(ceiling, accused.end + _TO_ACCUSES))
    before = accuses.last(text, floor, accused.start)
    of_kind = after is not None and kinds_in(text, after.end(), min(ceiling, after.end() + _TO_KIND))
    of_kind = of_kind or (
        before is not None and len(text[before.end() : accused.start]) <= _KIND_AND_AMOUNT and kinds_in(text, before.end(), accused.start)
    )
    near = [s for s in frame.sentences if 0 < sentence.index - s.index <= _TOLD_BEFORE]
    return bool(of_kind) and any(load_phrases("claims")["neutrality"].found(text, *s.bounds) for s in near)


_TO_ACCUSES = 20
_TO_KIND = 25
_KIND_AND_AMOUNT = 50
"""Characters from "melibatkan" to the number, with the kind of servant and "sebanyak"."""
_TOLD_BEFORE = 3


def _is_told_by_authority(frame: Frame, accused: Accused, sentence: Span) -> bool:
    speaker = speaker_party(frame, accused.start, accused.end)
    if speaker is not None:
        return speaker.party in _AUTHORITIES
    return any(party.party in _AUTHORITIES for party in parties_in(frame, sentence.start, sentence.end))


def is_bare(frame: Frame, act: Act) -> bool:
    """Whether the act is no word, but a number that `bare_tally` took for one."""
    return any((m["start"], m["end"]) == (act.start, act.end) for m in frame.within(act.start, act.end, "count"))
