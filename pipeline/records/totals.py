"""The total that is told after its list by place (ruling 15)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.records.place import NATION
from pipeline.records.place_lists import EXHAUSTS
from pipeline.records.tallies import Tally

_SENTENCES_TO_TOTAL = 2


def with_totals(tallies: Sequence[Tally]) -> list[Tally]:
    """Lists by place to which the total is told after them ("Kota Bima 3 kasus, … Total 104 kasus"), at the stage of that total."""
    listed = [tally for tally in tallies if tally.listed and tally.parent is None]
    if not listed:
        return list(tallies)
    added = sum((tally.chain.size or (0, 0))[0] * len(tally.regions) for tally in listed)
    last = max(tally.chain.sentence.index for tally in listed)
    whole = next((t for t in tallies if not t.inherits and _is_total(t, listed, added, last)), None)
    if whole is None:
        return list(tallies)
    return [replace(t, done=whole.done, parent=whole, kinds=t.kinds or whole.kinds) if t in listed else t for t in tallies]


def _is_total(tally: Tally, listed: Sequence[Tally], added: int, last: int) -> bool:
    size = tally.chain.size
    near = 0 <= tally.chain.sentence.index - last <= _SENTENCES_TO_TOTAL
    if size is None or size[0] != size[1] or not near or tally.chain.first.part or tally.chain.places:
        return False
    alike = all(t.chain.first.unit == tally.chain.first.unit for t in listed)
    holds = all(code.startswith(f"{region}.") or region == NATION for t in listed for code in t.regions for region in tally.regions)
    return alike and holds and EXHAUSTS * size[0] <= added <= size[0]
