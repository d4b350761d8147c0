"""The vague number of the lead that the article tells exactly later on: one claim, not two (codebook, Counts)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records.acts.stages import is_as_far
from pipeline.records.acts.subjects import kind_of_unit
from pipeline.records.cases.told_again import VAGUE
from pipeline.records.claims.outcome import ON_THE_WAY
from pipeline.records.reading.frame import Frame
from pipeline.records.tallies.tally import Tally
from pipeline.words.phrases import load_phrases

_LEAD = 1
"""Index of the last sentence in which a vague number may be only the opening of the article."""


def is_told_exactly(frame: Frame, tally: Tally, tallies: Sequence[Tally]) -> bool:
    """ "Sejumlah ASN Gowa diteruskan ke KASN. … Di antaranya ada enam camat, kata Bawaslu": the exact number is the record.

    The vague one stays where it got further than any exact number of that place, or no exact one fits it.
    """
    first, size = tally.chain.first, tally.chain.size
    if size is None or size not in VAGUE or first.part or tally.inherits:
        return False
    if first.papers and first.form == "back":
        # "Tiga lurah dilaporkan ke KASN. … Sejumlah perkara itu tidak kami sampaikan ke wali kota": those of whom it tells already
        told = [t for t in tallies if t is not tally and t.regions == tally.regions and t.past == tally.past]
        return any(is_as_far(t.final.stage, tally.final.stage) for t in told)
    if tally.chain.sentence.index > _LEAD:
        return False
    later = [t for t in tallies if t.chain.first.start > first.start and t.regions == tally.regions and t.past == tally.past]
    later = [t for t in later if not _is_beside(frame, t)]
    exact = [t for t in later if _fits(t.chain.size, size) and _of_one_kind(t, tally)]
    ended = ("dismissed", *ON_THE_WAY)  # "Puluhan kades dilaporkan. Ada 39 kades. Mereka tidak terbukti"
    return any(is_as_far(t.final.stage, tally.final.stage) or (t.final.stage == "dismissed" and tally.final.stage in ended) for t in exact)


def _is_beside(frame: Frame, tally: Tally) -> bool:
    """ "Pihaknya juga memanggil | tiga guru": others than those told of before."""
    sentence = tally.chain.sentence
    return load_phrases("claims")["besides"].found(frame.text, sentence.start, tally.chain.first.start)


def _fits(exact: tuple[int, int | None] | None, vague: tuple[int, int | None]) -> bool:
    return exact is not None and exact[0] == exact[1] and exact[0] >= vague[0] and (vague[1] is None or exact[0] <= vague[1])


def _of_one_kind(exact: Tally, vague: Tally) -> bool:
    """Alike in kind: "12 orang PNS" are only a part of "belasan PNS dan tenaga honorer"."""
    kind = kind_of_unit(exact.chain.first.unit)
    kinds = {kind} if kind else set(exact.kinds)
    return not kinds or not vague.kinds or set(vague.kinds) <= kinds
