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
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return next(([chain] for chain in recent if chain.single and any(whole.search(frame.say(seen)) for seen in chain.seen)), [])
