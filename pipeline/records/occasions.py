"""Deeds that belong to one occasion become one statement (codebook: one record for each form, region, issuer, date)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.records.deeds import Deed
from pipeline.records.frame import Frame, Mention, Span
from pipeline.records.moment import act_dates
from pipeline.records.phrases import load_phrases
from pipeline.records.place import code_of, home_region, nearest_code
from pipeline.records.roles import Holder, best_holder

_CARRIED_SENTENCES = 2
"""So many sentences after a deed may go on about it ("Pembacaan dipimpin …")."""


@dataclass
class Occasion:
    """One deed of one form with all sentences that tell of it."""

    form: str
    deeds: list[Deed]
    carried: list[Span] = field(default_factory=list)
    region: str | None = None
    dates: list[Mention] = field(default_factory=list)
    holder: Holder | None = None

    @property
    def sentences(self) -> list[Span]:
        return sorted({*(deed.sentence for deed in self.deeds), *self.carried}, key=lambda span: span.start)

    @property
    def institution(self) -> str | None:
        if self.holder is None:
            return None
        if self.holder.official is not None:
            return self.holder.official.get("institution")
        return self.holder.institution.get("id") if self.holder.institution else None


def find_occasions(frame: Frame, deeds: Sequence[Deed]) -> list[Occasion]:
    """The occasions of an article, in the order of the text."""
    occasions: list[Occasion] = []
    for deed in deeds:
        new = _read(frame, Occasion(deed.form, [deed], _carried(frame, deed, deeds)))
        same = next((old for old in reversed(occasions) if _is_same(frame, old, new)), None)
        if same is None:
            occasions.append(new)
            continue
        same.deeds.append(deed)
        same.carried += new.carried
        _read(frame, same)
    return occasions


def _read(frame: Frame, occasion: Occasion) -> Occasion:
    """Fill in place, dates and issuer from the occasion's sentences."""
    occasion.holder = best_holder(frame, occasion.form, occasion.sentences)
    occasion.dates = [date for sentence in occasion.sentences for date in act_dates(frame, sentence.start, sentence.end)]
    occasion.region = _region(frame, occasion)
    return occasion


def _region(frame: Frame, occasion: Occasion) -> str | None:
    """The government that is bound: a place named in the deed's own sentence, else the issuer's, else the article's."""
    for deed in occasion.deeds:
        code = nearest_code(frame, deed.sentence.start, deed.sentence.end, deed.start, deed.end)
        if code is not None:
            return code
    holder = occasion.holder
    if holder is not None:
        official = holder.official
        code = (official or {}).get("region") or (code_of(holder.institution) if holder.institution else None)
        if code:
            return str(code)
    return None


def _carried(frame: Frame, deed: Deed, deeds: Sequence[Deed]) -> list[Span]:
    """Sentences right after the deed that go on about it; the next deed of another form ends them."""
    goes_on = load_phrases("forms")["carried_on"]
    found: list[Span] = []
    others = {other.sentence.index for other in deeds if other.form != deed.form}
    for index in range(deed.sentence.index + 1, deed.sentence.index + 1 + _CARRIED_SENTENCES):
        if index >= len(frame.sentences) or index in others:
            break
        sentence = frame.sentences[index]
        if not goes_on.found(frame.text, sentence.start, sentence.end):
            break
        found.append(sentence)
    return found


def _is_same(frame: Frame, old: Occasion, new: Occasion) -> bool:
    """Whether a later deed is the same occasion told again."""
    if old.form != new.form:
        return False
    if old.region and new.region and old.region != new.region:
        return False
    if old.region is None and new.region and new.region != home_region(frame):
        return False
    if old.dates and new.dates and {date["resolved"] for date in old.dates}.isdisjoint(date["resolved"] for date in new.dates):
        return False
    if old.institution and new.institution and old.institution != new.institution:
        return not _is_another(frame, new)
    return not (_is_another(frame, new) and old.form == "circular" and _office(old) != _office(new))


def _is_another(frame: Frame, occasion: Occasion) -> bool:
    another = load_phrases("forms")["another"]
    return any(another.found(frame.text, deed.sentence.start, deed.start) for deed in occasion.deeds)


def _office(occasion: Occasion) -> tuple[object, ...]:
    official = (occasion.holder.official if occasion.holder else None) or {}
    return (official.get("name"), official.get("position"), official.get("status"))
