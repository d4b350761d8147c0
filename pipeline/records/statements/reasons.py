"""Why a statement says what it says, for `annotate --explain`."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records.appeals.appeals import Appeal
from pipeline.records.building import Reason, reason_of_day
from pipeline.records.reading.moment import Moment
from pipeline.records.statements.occasion import Occasion


def reasons_of_occasion(occasion: Occasion, moment: Moment) -> Iterator[Reason]:
    """Its form by the words of the act, its issuer by the role he plays, its day."""
    deed, holder = occasion.deeds[0], occasion.holder
    told = len(occasion.sentences)
    what = "the letter that another act rests on" if deed.basis else "the act"
    yield Reason("form", deed.start, deed.end, what + (f", told in {told} sentences" if told > 1 else ""))
    if holder is not None and holder.span[0] < holder.span[1]:
        yield Reason("issuer", *holder.span, "these words say whose it is")
    elif holder is not None:
        yield Reason("issuer", deed.start, deed.end, "no words of a role; the one told of with it")
    yield reason_of_day(moment, deed.start, deed.end)


def reasons_of_appeal(appeal: Appeal, moment: Moment) -> Iterator[Reason]:
    """Its form by the words that urge, its issuer as who speaks, its day."""
    start, end = appeal.spans[0]
    yield Reason("form", start, end, "a verb or noun of urging" if appeal.verbal else "what a quote tells servants")
    issuer = appeal.official or appeal.institution
    if issuer is not None and "start" in issuer:
        yield Reason("issuer", issuer["start"], issuer["end"], "who says it")
    yield reason_of_day(moment, start, end)
