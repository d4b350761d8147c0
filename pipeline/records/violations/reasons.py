"""Why a violation record says what it says, for `annotate --explain`."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records.building import Reason, reason_of_day
from pipeline.records.claims.claims import Done
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.reading.moment import Moment
from pipeline.records.tallies.tally import Tally


def reasons_of_tally(frame: Frame, tally: Tally, final: Done, moment: Moment) -> Iterator[Reason]:
    """Its stage by the act, its persons by the words that count or name them, its place and day by the rule that found them."""
    first = tally.chain.first
    steps = len({done.act for done in tally.done})
    told = (final.act.name, f"by {final.doer}" if final.doer else "", f"the furthest of {steps} acts" if steps > 1 else "")
    yield Reason("stage", final.act.start, final.act.end, ", ".join(filter(None, told)))
    yield Reason("persons", first.start, first.end, ", ".join(_persons(frame, tally)))
    yield Reason("region", first.start, first.end, _place(tally))
    yield reason_of_day(moment, final.act.start, final.act.end)


def _persons(frame: Frame, tally: Tally) -> Iterator[str]:
    first = tally.chain.first
    yield "counted" if first.count is not None else "named by the post" if first.form == "office" else "without a number"
    if tally.parent is not None:
        whole = tally.parent.chain.first
        yield f'a part of "{frame.text[whole.start : whole.end]}"' + (", whose stage it has" if tally.inherits else "")
    elif tally.listed:
        yield "an item of a list, whose stage it has"
    if again := len(tally.chain.seen) - 1:
        yield f"told on in {again} more sentence{'s' if again > 1 else ''}"


def _place(tally: Tally) -> str:
    code, why = tally.chain.found_at
    if tally.regions == (code,):
        return why
    if tally.chain.places and set(tally.regions) <= set(tally.chain.places):
        return "a place beside the number"
    return "its whole's place" if tally.parent is not None and tally.regions == tally.parent.regions else "the numbers around it"


def reasons_of_nothing(sentence: Span, offset: int, moment: Moment) -> Iterator[Reason]:
    """Why an authority is taken to say that there is nothing."""
    yield Reason("stage", offset, sentence.end, "an authority says that there is nothing")
    yield reason_of_day(moment, offset, sentence.end)
