"""The number of which a list by place has just ended: whom "mereka", "semuanya", "seluruh kasus itu" mean behind it (rulings 14, 15)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records.cases.chain import Chain
from pipeline.records.claims.claims import Claim
from pipeline.records.reading.frame import Frame, Span
from pipeline.tagging.linking import province_of

_SENTENCES_SINCE = 2
"""From the end of the list to the word for all of it: one sentence may tell of something else."""
_TO_WHOLE = 3
"""Sentences from the number to the first item of its list."""
_LEAST_PLACES = 2


def whole_of_list(frame: Frame, claim: Claim, recent: Sequence[Chain], *, said: bool) -> Chain | None:
    """ "59 ASN di NTT dilaporkan. Belu 28, Ngada 31. | Mereka | diperiksa", "Belu 28, Ngada 31, total 59 kasus. | Semuanya | diteruskan".

    Args:
        said: the words themselves mean all ("semuanya", "seluruh kasus itu"); "mereka" may be those of the last place alone.
    """
    at = claim.accused.start if claim.accused is not None else claim.sentence.start
    items = items_before(claim.sentence, at, recent)
    if len({place for item in items for place in item.places}) < _LEAST_PLACES or not (said or is_plain_list(frame, items)):
        return None
    added, unit = added_up(items), items[0].first.unit
    first, last = items[0], items[-1]
    wholes = [c for c in recent if c.size is not None and c.size[0] == c.size[1] and c.first.unit == unit and c not in items]
    before = [c for c in wholes if c.size and c.size[0] >= added and 0 <= first.sentence.index - c.sentence.index <= _TO_WHOLE]
    behind = [c for c in wholes if c.size == (added, added) and 0 <= c.sentence.index - last.sentence.index <= _SENTENCES_SINCE]
    return next(iter([*behind, *before]), None)


def is_total_of_list(chain: Chain, chains: Sequence[Chain]) -> bool:
    """ "Belu 20 laporan, Ngada 27. | Total keseluruhan 47 laporan": of what the list counts, and no more."""
    items = items_before(chain.sentence, chain.sentence.start, [c for c in chains if c is not chain])
    several = len({place for item in items for place in item.places}) >= _LEAST_PLACES
    return several and items[0].first.unit == chain.first.unit and chain.size == (added_up(items),) * 2


def province_of_list(frame: Frame, chain: Chain, chains: Sequence[Chain]) -> str | None:
    """ "Belu 13 pelanggaran, Ngada 11. Dari jumlah itu | 19 pelanggaran | diteruskan": the province in which all places of the list lie."""
    items = items_before(chain.sentence, chain.sentence.start, [c for c in chains if c is not chain])
    codes = {place for item in items for place in item.places}
    provinces = {province_of(code) for code in codes}
    if not items or not is_plain_list(frame, items) or frame.within(items[-1].sentence.end, chain.first.start, "region"):
        return None
    return provinces.pop() if len(codes) >= _LEAST_PLACES and len(provinces) == 1 and items[0].first.unit == chain.first.unit else None


def items_before(sentence: Span, at: int, chains: Sequence[Chain]) -> list[Chain]:
    """The numbers with a place of the list that ended right before `at` in a sentence, in order; none where another was told since."""
    counted = sorted((c for c in chains if c.count is not None and c.first.start < at), key=lambda c: c.first.start)
    placed = [c for c in counted if any("." in code for code in c.places) and not _goes_further(c)]
    if not placed or sentence.index - placed[-1].sentence.index > _SENTENCES_SINCE + 1:
        return []
    run = [placed[-1]]
    for chain in reversed(placed[:-1]):
        if run[0].sentence.index - chain.sentence.index > 1:
            break
        run.insert(0, chain)
    since = [c for c in counted if c.first.start > run[-1].first.start and c.size != (added_up(run),) * 2]
    return [] if since or any(c.first.unit != run[0].first.unit for c in run) else run


def added_up(items: Sequence[Chain]) -> int:
    """The sum of the numbers of a list; each place of "masing-masing" has its number."""
    return sum(item.size[0] * len(item.places) for item in items if item.size is not None)


def _goes_further(chain: Chain) -> bool:
    return any(done.stage not in ("alleged", "reported") for done in chain.done)


def is_plain_list(frame: Frame, items: Sequence[Chain]) -> bool:
    """Whether a list ends with a sentence of several places or of nothing behind its number, or stands line by line: no story."""
    ends_bare = not frame.text[items[-1].first.end : items[-1].sentence.end].strip(' .”"\n')
    last = [item.sentence for item in items[-_LEAST_PLACES:]]
    lines = [frame.paragraph_at(s.start) for s in last]
    in_lines = all(line.end - line.start <= _LINE for line in lines) and lines[0].index != lines[-1].index
    goes_on = last[-1].index - last[0].index <= 1 and frame.in_one_paragraph(last[0].start, last[-1].start)
    return (ends_bare and goes_on) or in_lines or len({s.index for s in last}) == 1


_LINE = 80
"""Characters of a line of a list at most."""
