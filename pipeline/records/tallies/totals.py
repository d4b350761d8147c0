"""The total that is told after its list by place, or after the numbers that it puts together (ruling 15)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.records.acts.stages import is_further
from pipeline.records.acts.subjects import kind_of_unit
from pipeline.records.cases.chain import Chain
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame
from pipeline.records.reading.place import NATION
from pipeline.records.tallies.place_lists import EXHAUSTS
from pipeline.records.tallies.tally import Tally, added_up

_SENTENCES_TO_TOTAL = 2
_LEAST_PLACES = 2


def with_totals(frame: Frame, tallies: Sequence[Tally], chains: Sequence[Chain]) -> Sequence[Tally]:
    """Lists by place to which the total is told after them ("Kota Bima 3 kasus, … Total 104 kasus"), at the stage of that total."""
    listed = [tally for tally in tallies if tally.listed and tally.parent is None]
    placed = [tally.chain for tally in listed]
    whole = next((t for t in tallies if not t.inherits and _is_total(t, placed)), None) if placed else None
    if whole is not None:
        tallies = [replace(t, done=whole.done, parent=whole, kinds=t.kinds or whole.kinds) if t in listed else t for t in tallies]
    told = {id(tally.chain) for tally in tallies}
    left = [chain for chain in chains if chain.count is not None and chain.places and not chain.done and id(chain) not in told]
    found = [item for run in _runs(left) for item in _items(run, tallies)]
    found += [total for chain in chains if id(chain) not in told and (total := _put_together(frame, chain, tallies)) is not None]
    if found:
        tallies = sorted([*tallies, *found], key=lambda tally: tally.chain.first.start)
    return _with_stage_of_kinds(frame, _with_stage_of_total(tallies))


def _put_together(frame: Frame, chain: Chain, tallies: Sequence[Tally]) -> Tally | None:
    """ "Empat ASN kami teruskan. Selama kampanye, sembilan ASN kami teruskan lagi. Jadi totalnya | 13": as far as all of them have got."""
    if chain.count is None or chain.done or chain.places or not _is_said_to_be_total(frame, chain):
        return None
    run = _just_before(chain, [t for t in tallies if t.chain.first.unit == chain.first.unit])
    if len(run) < _LEAST_PLACES or len({(t.final.stage, t.regions) for t in run}) > 1:
        return None
    return Tally(chain, tuple(done for part in run for done in part.done), run[-1].regions, run[-1].kinds, past=run[-1].past)


def _with_stage_of_kinds(frame: Frame, tallies: Sequence[Tally]) -> Sequence[Tally]:
    """ "Empat camat dan lima kades diproses. Totalnya | sembilan orang, semuanya diteruskan": numbers of several kinds are parts."""
    made = list(tallies)
    for whole in tallies:
        if whole.chain.first.unit != "other" or not _is_said_to_be_total(frame, whole.chain):
            continue
        run = [t for t in _just_before(whole.chain, made) if kind_of_unit(t.chain.first.unit) and t.regions == whole.regions]
        if len(run) < _LEAST_PLACES or any(not is_further(whole.final.stage, t.final.stage) for t in run):
            continue
        parts = {id(t): replace(t, done=(*t.done, *whole.done), parent=whole, inherits=True) for t in run}
        made = [parts.get(id(t), t) for t in made]
    return made


def _just_before(chain: Chain, tallies: Sequence[Tally]) -> list[Tally]:
    """The numbers right before it that are as many together; none where they are not."""
    size, run = chain.size, list[Tally]()
    for tally in reversed([t for t in tallies if t.chain.first.start < chain.first.start]):
        of_number = tally.parent is None and not tally.inherits and tally.chain.size is not None
        if size is None or not of_number or chain.sentence.index - tally.chain.sentence.index > _SENTENCES_TO_SUM:
            break
        run.insert(0, tally)
        if sum((t.chain.size or (0, 0))[0] for t in run) >= size[0]:
            break
    added = sum((t.chain.size or (0, 0))[0] for t in run)
    return run if size == (added, added) else []


def _is_said_to_be_total(frame: Frame, chain: Chain) -> bool:
    return right_before(frame.text, chain.sentence.start, chain.first.start, "claims", "totals")


_SENTENCES_TO_SUM = 3
"""Sentences from numbers to what they are together."""


def _with_stage_of_total(tallies: Sequence[Tally]) -> list[Tally]:
    """ "Bone tercatat 11 kasus, Gowa 7 kasus. Total 18 kasus, semuanya sudah diteruskan": allegations that add up to it are its parts."""
    made = list(tallies)
    for at, whole in enumerate(tallies):
        run = _run_before(made, at)
        added = added_up(run)
        if len(run) < _LEAST_PLACES or whole.chain.size != (added, added) or not _is_total(whole, [t.chain for t in run]):
            continue
        of_whole = [replace(t, done=whole.done, parent=whole, kinds=t.kinds or whole.kinds, inherits=True) for t in run]
        made[at - len(run) : at] = of_whole
    return made


def _run_before(tallies: Sequence[Tally], at: int) -> list[Tally]:
    """The numbers of places right before a number that has got further than they, each alike and near the next."""
    whole, run = tallies[at], list[Tally]()
    for tally in reversed(tallies[:at]):
        alike = tally.chain.first.unit == whole.chain.first.unit and tally.past == whole.past and bool(tally.chain.places)
        with_it = tally.parent is whole
        less = tally.parent is None and tally.final.stage in ("alleged", "reported") and is_further(whole.final.stage, tally.final.stage)
        near = (run[0] if run else whole).chain.sentence.index - tally.chain.sentence.index <= _SENTENCES_TO_TOTAL
        if not (alike and (with_it or less) and near):
            break
        run.insert(0, tally)
    return run


def _runs(chains: Sequence[Chain]) -> Iterator[list[Chain]]:
    """Items that stand line by line or sentence by sentence; a line between them may hold a place that has none."""
    if not chains:
        return
    run = [chains[0]]
    for before, chain in pairwise(chains):
        if chain.sentence.index - before.sentence.index > _SENTENCES_TO_TOTAL:
            yield run
            run = []
        run.append(chain)
    yield run


def _items(run: Sequence[Chain], tallies: Sequence[Tally]) -> Iterator[Tally]:
    """Items of a list of which nothing but places was told, at the stage of the total that follows; each kind has its own total."""
    if len({place for chain in run for place in chain.places}) < _LEAST_PLACES:
        return
    by_unit = {chain.first.unit: [other for other in run if other.first.unit == chain.first.unit] for chain in run}
    wholes = {unit: next((t for t in tallies if _is_total(t, alike)), None) for unit, alike in by_unit.items()}
    other = next((whole for whole in wholes.values() if whole is not None), None)
    for chain in run:
        whole = wholes[chain.first.unit] or other
        if whole is not None:
            kinds = tuple(sorted(chain.kinds)) or whole.kinds
            yield Tally(chain, whole.done, chain.places, kinds, whole, True, whole.past)


def _is_total(tally: Tally, listed: Sequence[Chain]) -> bool:
    size, last = tally.chain.size, listed[-1].sentence.index
    near = 0 <= tally.chain.sentence.index - last <= _SENTENCES_TO_TOTAL
    if size is None or size[0] != size[1] or not near or tally.chain.first.part or any("." in code for code in tally.chain.places):
        return False
    added = sum((chain.size or (0, 0))[0] * len(chain.places) for chain in listed)
    alike = all(chain.first.unit == tally.chain.first.unit for chain in listed)
    holds = all(code.startswith(f"{region}.") or region == NATION for chain in listed for code in chain.places for region in tally.regions)
    return alike and holds and EXHAUSTS * size[0] <= added <= size[0]
