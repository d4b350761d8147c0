"""Numbers of accused whom another body tells of, apart from those told before: no parts of them."""

from __future__ import annotations

import re

from pipeline.records.cases.chain import Chain
from pipeline.records.reading.frame import Frame
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape


def is_accused_anew(frame: Frame, chain: Chain) -> bool:
    """ "… kelima ASN itu. [paragraph] Di sisi lain, Sekda menyebut | empat guru yang diduga tidak netral | diperiksa": others."""
    if chain.places:
        return False
    opens = load_phrases("claims")["from_another_side"].pattern.match(frame.text, frame.opening(*chain.sentence.bounds), chain.first.start)
    apart = opens is not None or load_phrases("stage_dates")["asked_apart"].found(frame.text, chain.first.end, chain.sentence.end)
    return apart and _ACCUSED.match(frame.text, chain.first.end, chain.sentence.end) is not None


_ACCUSED = Shape(r"\s+yang\s+(?:diduga\s+|disebut\s+|dituding\s+)?(?:melakukan\s+)?{claims.breach}", re.IGNORECASE)
