"""What is told of all after a number and its kinds: "29 orang, yakni 18 ASN dan 11 kades. Semuanya sudah diperiksa" (ruling 15)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.records.tallies.tally import Tally
from pipeline.records.tallies.wholes import with_wholes

_LEAST_PARTS = 2


def with_parts_of_all(tallies: Sequence[Tally]) -> list[Tally]:
    """The tallies, with what the next sentence says of all parts of a number said of the number too, of which they are parts.

    Only where the number itself has got no further than an allegation, and its parts stand right behind it and add up to it.
    """
    made, wholes = list(tallies), dict[int, int]()
    for at, whole in enumerate(tallies):
        parts = _parts_of(whole, tallies[at + 1 :])
        if parts and whole.final.stage == "alleged" and whole.parent is None:
            made[at] = replace(whole, done=(*whole.done, *parts[0].done))
            wholes.update({index: at for index, tally in enumerate(tallies) if any(tally is part for part in parts)})
    return with_wholes(made, wholes) if wholes else made


def _parts_of(whole: Tally, following: Sequence[Tally]) -> list[Tally]:
    """The numbers of the same sentence that add up to the whole and share an act of a later one; none where they do not."""
    size, parts, added = whole.chain.size, list[Tally](), 0
    for part in following:
        alike = part.chain.sentence == whole.chain.sentence and part.parent is None and not part.inherits and part.chain.size is not None
        if size is None or size[0] != size[1] or not alike or added >= size[0]:
            break
        parts.append(part)
        added += (part.chain.size or (0, 0))[0]
    together = len(parts) >= _LEAST_PARTS and size == (added, added) and len({part.final.act for part in parts}) == 1
    return parts if together and parts[0].final.sentence.index > whole.chain.sentence.index else []
