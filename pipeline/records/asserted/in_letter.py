"""Servants who are listed in a letter of which the sentence before tells: "Bawaslu menyurati BKN. Isinya nama empat pegawai …",
"BKPSDM menerima surat BKN. Dalam surat itu ada lima nama ASN"."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records.acts.parties import handed_to, who_acts
from pipeline.records.acts.stages import Act, find_acts
from pipeline.records.asserted.assertion import is_asserted
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases

_DECIDES = frozenset({"commission", "employer", "police", "court"})


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter about a case: the hand-over by it, where that is told, and whether it is told from the side of whoever received it."""

    act: Act
    told: Span
    received: bool


def sent_by_letter(frame: Frame, sentence: Span) -> Letter | None:
    """The hand-over of the sentence before, where this one opens with what that letter holds; None where no letter was sent.

    Only a letter of a supervisor to one who decides hands a case on.
    """
    words = load_phrases("grammar")
    opening = frame.text[sentence.start : sentence.end].lstrip('"“ ')
    before = frame.before(sentence)
    if before is None or words["letter_holds"].pattern.match(opening) is None:
        return None
    written = words["writes_to"].last(frame.text, before.start, before.end)
    if written is None:
        return _received(frame, before)
    act = Act("forward", written.start(), written.end(), "inside")
    doer, target = who_acts(frame, act, before), handed_to(frame, act, before.start, before.end)
    if doer is None or doer.party not in ("supervisor", "commission") or target is None or target.party not in _DECIDES:
        return None
    return Letter(act, before, False) if is_asserted(frame, act, before) else None


def _received(frame: Frame, before: Span) -> Letter | None:
    """The letter of a commission that came to an employer, of a case that the sentence itself names nobody of."""
    if frame.numbers(*before.bounds):
        return None
    for act in find_acts(frame, before):
        told = load_phrases("grammar")["letter_received"].found(frame.text, max(before.start, act.start - _TO_VERB), act.end)
        if act.meaning.stage == "forwarded" and told and is_asserted(frame, act, before):
            return Letter(act, before, True)
    return None


_TO_VERB = 25
"""Characters before the words of a hand-over in which "menerima" may stand."""
