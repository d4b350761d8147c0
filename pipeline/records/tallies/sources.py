"""Cases counted by where they came from, reports here and findings there: no records of their own (ruling 15)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records.cases.chain import Chain, stretch_of
from pipeline.records.reading.frame import Frame
from pipeline.words.phrases import load_phrases

_REPORTED, _FOUND = "reported_by", "found_by"
_NEAR = 2
"""Sentences between the number of all cases and those by their source."""


def parts_by_source(frame: Frame, chains: Sequence[Chain]) -> list[Chain]:
    """ "14 kasus: sembilan laporan masyarakat, lima temuan pengawas": the nine and the five, where they add up to a number told near them.

    Of a number that stands alone it is told only that it was reported or found, which is a stage.
    """
    parts: list[Chain] = []
    for chain in chains:
        if not _may_be_part(frame, chain, _REPORTED):
            continue
        beside = [c for c in chains if c.sentence == chain.sentence and c is not chain and _may_be_part(frame, c, _FOUND)]
        for other in beside:
            if any(_is_whole(whole, chain, other) for whole in chains):
                parts += [chain, other]
    return parts


def _may_be_part(frame: Frame, chain: Chain, source: str) -> bool:
    """Whether the number is one of cases of this source alone, of no place, and nothing further befell them."""
    start, (_, end) = chain.first.start, stretch_of(frame, chain)
    if chain.size is None or frame.within(start, end, "region") or any(done.stage not in ("alleged", "reported") for done in chain.done):
        return False
    told = [group for group in (_REPORTED, _FOUND) if load_phrases("sources")[group].found(frame.text, start, end)]
    return told == [source]


def _is_whole(whole: Chain, chain: Chain, other: Chain) -> bool:
    added = (chain.size or (0, 0))[0] + (other.size or (0, 0))[0]
    near = any(0 <= chain.sentence.index - sentence.index <= _NEAR for sentence in (whole.sentence, *whole.seen))
    return near and whole is not chain and whole is not other and whole.size == (added, added)
