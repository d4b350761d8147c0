"""Numbers that only say how those who were punished, or are to be, were punished (ruling 15)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.records.acts.handover import COMMISSIONS
from pipeline.records.cases.chain import stretch_of
from pipeline.records.reading.frame import Frame
from pipeline.records.tallies.tally import Tally, added_up, is_just_after
from pipeline.words.phrases import load_phrases


def with_penalties_of_all(frame: Frame, tallies: Sequence[Tally]) -> list[Tally]:
    """ "Rinciannya 18 kades dan 6 ASN. … 16 kades disanksi teguran lisan dan dua teguran tertulis": the 18 were punished (ruling 15)."""
    made = list(tallies)
    for at, whole in enumerate(tallies):
        parts = _kinds_of_penalty(frame, whole, tallies[at + 1 :])
        if parts:
            made = [replace(t, done=(*t.done, *parts[0].done)) if t is whole else t for t in made if all(t is not part for part in parts)]
    return made


def _kinds_of_penalty(frame: Frame, whole: Tally, following: Sequence[Tally]) -> list[Tally]:
    """The numbers of one later sentence that were punished in different ways, and add up to one that has got no further yet."""
    size = whole.chain.size
    if size is None or size[0] != size[1] or whole.final.stage in ("sanctioned", "dismissed") or whole.chain.places[1:]:
        return []
    first = next((t for t in following if t.final.stage == "sanctioned" and t.chain.sentence != whole.chain.sentence), None)
    if first is None or not _counts_alike(whole, first):
        return []
    run = [t for t in following if t.chain.sentence == first.chain.sentence and t.final.stage == "sanctioned"]
    ways = {_way(frame, t) for t in run}
    together = len(run) > 1 and size == (added_up(run),) * 2 and len(ways) == len(run) and None not in ways
    return run if together and all(t.regions == whole.regions and (t.parent is None or t.parent in (whole, *run)) for t in run) else []


def _counts_alike(whole: Tally, part: Tally) -> bool:
    return whole.chain.first.unit == part.chain.first.unit and not part.inherits


def _way(frame: Frame, tally: Tally) -> str | None:
    """Which penalty the words right behind a number name."""
    start, end = stretch_of(frame, tally.chain)
    return next((name for name, words in load_phrases("sanctions").items() if words.found(frame.text, start, end)), None)


def is_kind_of_penalty(frame: Frame, tally: Tally, before: Sequence[Tally]) -> bool:
    """A breakdown by kind of penalty, after the number of all of them: no record of its own."""
    if tally.inherits or tally.chain.places:
        return False
    just_told = [t for t in reversed(before) if is_just_after(tally, t)]
    wholes = [tally.parent, *just_told] if tally.chain.first.elliptic else [tally.parent or next(iter(just_told), None)]
    if tally.final.stage == "forwarded" and tally.final.act.meaning.stage == "sanctioned":
        # "KASN memberi rekomendasi sanksi bagi lima ASN. … empat ASN lainnya | mendapat sanksi moral"
        return any(_is_recommended_for(t) and t.regions == tally.regions and _is_fewer(tally, t) for t in before)
    if tally.final.stage == "forwarded" and (tally.chain.first.part or tally.chain.first.elliptic):
        sent = any(done.stage == "forwarded" for whole in wholes if whole is not None for done in whole.done)
        return sent and tally.final.giver is None and _is_penalty_proposed(frame, tally)
    # "18 ASN disanksi. … Dari 11 ASN di Ketapang baru dua disanksi": those of another place are told by themselves
    alike = [whole for whole in wholes if whole is not None and whole.regions == tally.regions and not _is_fewer(whole, tally)]
    return tally.final.stage == "sanctioned" and any(whole.final.stage == "sanctioned" for whole in alike)


def _is_recommended_for(tally: Tally) -> bool:
    """Whether KASN or BKN has sent its paper about all of them; what it decides on some of those sent to it is a step of its own."""
    return tally.final.stage == "forwarded" and any(done.stage == "forwarded" and done.giver in COMMISSIONS for done in tally.done)


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
