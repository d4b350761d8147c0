"""The case of a servant who is named by initials."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records.cases.chain import Chain
from pipeline.records.participants.participant import Accused
from pipeline.records.reading.frame import Frame


def told_by_initials(frame: Frame, accused: Accused, recent: Sequence[Chain]) -> list[Chain] | None:
    """The case of one servant in which these initials have stood; None where the words are no initials."""
    words = frame.text[accused.start : accused.end]
    if not (accused.pronoun and words.isupper()):
        return None
    named = _named_together(frame.text, accused)
    if len(named) > 1:
        # "Dua ASN berinisial IM dan YS diteruskan. … | IM dan YS | telah melanggar": all of those who are counted
        of_all = (c for c in recent if c.size == (len(named), len(named)) and all(_names(frame, c, one) for one in named))
        return [chain] if (chain := next(of_all, None)) is not None else []
    return next(([chain] for chain in recent if chain.single and _names(frame, chain, words)), [])


def _names(frame: Frame, chain: Chain, initials: str) -> bool:
    """Whether the initials stand in a sentence that tells of the case."""
    whole = re.compile(rf"(?<!\w){re.escape(initials)}(?!\w)")
    return any(whole.search(frame.say(seen)) for seen in chain.seen)


def _named_together(text: str, accused: Accused) -> list[str]:
    """The initials that are joined at one place, those of the participant among them: "IM, YS dan AB"."""
    around = max(0, accused.start - _REACH), accused.end + _REACH
    listed = next((m for m in _LIST.finditer(text, *around) if m.start() <= accused.start < m.end()), None)
    return _INITIALS.findall(listed.group()) if listed is not None else []


_INITIALS = re.compile(r"(?<!\w)[A-Z]{2,4}(?!\w)")
_LIST = re.compile(rf"{_INITIALS.pattern}(?:(?:,\s+(?:dan\s+|serta\s+)?|\s+(?:dan|serta)\s+){_INITIALS.pattern})+")
_REACH = 40
"""Characters around initials in which those of others may be joined to them."""
