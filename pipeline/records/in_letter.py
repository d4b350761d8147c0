"""Servants who are listed in a letter of which the sentence before tells: "Bawaslu menyurati BKN. Isinya nama empat pegawai …"."""

from __future__ import annotations

from pipeline.records.assertion import is_asserted
from pipeline.records.frame import Frame, Span
from pipeline.records.parties import handed_to, who_acts
from pipeline.records.phrases import load_phrases
from pipeline.records.stages import Act

_DECIDES = frozenset({"commission", "employer", "police", "court"})


def sent_by_letter(frame: Frame, sentence: Span) -> tuple[Act, Span] | None:
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
        return None
    act = Act("forward", written.start(), written.end(), "inside")
    doer, target = who_acts(frame, act, before), handed_to(frame, act, before.start, before.end)
    if doer is None or doer.party not in ("supervisor", "commission") or target is None or target.party not in _DECIDES:
        return None
    return (act, before) if is_asserted(frame, act, before) else None
