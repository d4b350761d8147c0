"""The total that is told after its list by place (ruling 15)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.records.acts.stages import is_further
from pipeline.records.cases.chain import Chain
from pipeline.records.reading.place import NATION
from pipeline.records.tallies.place_lists import EXHAUSTS
from pipeline.records.tallies.tally import Tally, added_up

_SENTENCES_TO_TOTAL = 2
_LEAST_PLACES = 2


def with_totals(tallies: Sequence[Tally], chains: Sequence[Chain]) -> list[Tally]:
    """Lists by place to which the total is told after them ("Kota Bima 3 kasus, … Total 104 kasus"), at the stage of that total."""
    listed = [tally for tally in tallies if tally.listed and tally.parent is None]
    placed = [tally.chain for tally in listed]
    whole = next((t for t in tallies if not t.inherits and _is_total(t, placed)), None) if placed else None
    if whole is not None:
        tallies = [replace(t, done=whole.done, parent=whole, kinds=t.kinds or whole.kinds) if t in listed else t for t in tallies]
    told = {id(tally.chain) for tally in tallies}
    left = [chain for chain in chains if chain.count is not None and chain.places and not chain.done and id(chain) not in told]
    found = [item for run in _runs(left) for item in _items(run, tallies)]
    return _with_stage_of_total(sorted([*tallies, *found], key=lambda tally: tally.chain.first.start) if found else tallies)


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
