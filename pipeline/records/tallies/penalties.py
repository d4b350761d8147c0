"""Numbers that only say how those who were punished, or are to be, were punished (ruling 15)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records.reading.frame import Frame
from pipeline.records.tallies.tally import Tally, is_just_after
from pipeline.words.phrases import load_phrases


def is_kind_of_penalty(frame: Frame, tally: Tally, before: Sequence[Tally]) -> bool:
    """A breakdown by kind of penalty, after the number of all of them: no record of its own."""
    if tally.inherits or tally.chain.places:
        return False
    just_told = [t for t in reversed(before) if is_just_after(tally, t)]
    wholes = [tally.parent, *just_told] if tally.chain.first.elliptic else [tally.parent or next(iter(just_told), None)]
    if tally.final.stage == "forwarded" and (tally.chain.first.part or tally.chain.first.elliptic):
        sent = any(done.stage == "forwarded" for whole in wholes if whole is not None for done in whole.done)
        return sent and tally.final.giver is None and _is_penalty_proposed(frame, tally)
    # "18 ASN disanksi. … Dari 11 ASN di Ketapang baru dua disanksi": those of another place are told by themselves
    alike = [whole for whole in wholes if whole is not None and whole.regions == tally.regions and not _is_fewer(whole, tally)]
    return tally.final.stage == "sanctioned" and any(whole.final.stage == "sanctioned" for whole in alike)


def _is_fewer(whole: Tally, tally: Tally) -> bool:
    """ "Dua camat diturunkan jabatannya. Tiga kepala sekolah ditunda kenaikan gajinya": no three are a part of two."""
    size, total = tally.chain.size, whole.chain.size
    return size is not None and total is not None and total[1] is not None and total[1] < size[0]


def _is_penalty_proposed(frame: Frame, tally: Tally) -> bool:
    """ "KASN merekomendasikan sanksi bagi lima ASN. Tiga direkomendasikan | sanksi moral, dua lainnya disiplin sedang"."""
    act = tally.final.act
    recommends = load_phrases("assertion")["recommends_persons"].found(frame.text, act.start, act.end)
    end = min(tally.final.sentence.end, act.end + _TO_PENALTY)
    return recommends and any(words.found(frame.text, act.end, end) for words in load_phrases("sanctions").values())


_TO_PENALTY = 50
"""Characters after "direkomendasikan" in which the kind of penalty is named."""
