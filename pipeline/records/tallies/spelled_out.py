"""Lists by place that spell out what another paragraph told only vaguely (ruling 15)."""

from __future__ import annotations

import re

from pipeline.records.cases.chain import Chain
from pipeline.records.reading.frame import Frame
from pipeline.records.tallies.tally import Tally
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_LEAST_PLACES = 2
_SENTENCES_SINCE = 2
"""From the vague number to its list: one sentence may tell of something else ("Kerja sama dengan BKN berjalan baik")."""


def is_spelled_out(frame: Frame, chain: Chain, tally: Tally) -> bool:
    """ "Sejumlah pelanggaran ASN, seluruhnya diteruskan. [paragraph] Pelanggaran itu terjadi di Gowa empat kasus, di Bone lima".

    The list points back at those told, or it follows at once and what was done was done to all of them.
    """
    sentence, since = chain.sentence, chain.sentence.index - tally.chain.seen[-1].index
    numbers = frame.numbers(*sentence.bounds)
    if numbers and _is_of_paragraph_before(frame, chain, tally) and _POINTS_BACK.search(frame.text, sentence.start, chain.first.start):
        return True
    if not 1 <= since <= _SENTENCES_SINCE or len(numbers) < _LEAST_PLACES or len(frame.within(*sentence.bounds, "region")) < _LEAST_PLACES:
        return False
    head = frame.opening(*sentence.bounds), numbers[0]["start"]
    between = frame.text[tally.chain.seen[-1].end : sentence.start]
    if load_phrases("claims")["besides"].found(frame.text, *head) or re.search(r"\d", between):
        return False
    begins = load_phrases("whose")["list_begins"].opens(frame.text, *head) or load_phrases("whose")["told_in_detail"].found(
        frame.text, *head
    )
    if begins or _POINTS_BACK.search(frame.text, *head):
        return True
    return since == 1 and _OF_ALL.search(frame.text, tally.chain.first.end, tally.chain.seen[-1].end) is not None


def _is_of_paragraph_before(frame: Frame, chain: Chain, tally: Tally) -> bool:
    return frame.paragraph_at(chain.first.start).index - frame.paragraph_at(tally.chain.seen[-1].start).index == 1


_POINTS_BACK = Shape(
    r"(?<!\w)(?:{claims.alleged}\s+)?(?:{claims.case_noun}|{nothing.any_breach})(?:nya(?!\w)|(?:\s+[^\s,;.]+){0,4}\s+{counts.pointing}(?!\w))",
    re.IGNORECASE,
)
_OF_ALL = Shape(r"(?<!\w){accused.total_pronoun}", re.IGNORECASE)
