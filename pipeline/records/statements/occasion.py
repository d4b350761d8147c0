"""One act of one form with all that tells of it: a statement before it is a record."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.records.deeds.deed import Deed
from pipeline.records.reading.frame import Mention, Span
from pipeline.records.reading.moment import moment_of
from pipeline.records.speakers.holder import Holder

_OWN_OFFICES = frozenset({"bkpsdm", "inspektorat"})


@dataclass
class Occasion:
    """One act of one form with all sentences that tell of it."""

    form: str
    deeds: list[Deed]
    carried: list[Span] = field(default_factory=list)
    region: str | None = None
    dates: list[Mention] = field(default_factory=list)
    holder: Holder | None = None

    @property
    def sentences(self) -> list[Span]:
        """The sentences that tell it or were carried to it, in order."""
        return sorted({*(deed.sentence for deed in self.deeds), *self.carried}, key=lambda span: span.start)

    @property
    def institution(self) -> str | None:
        """The id of the institution whose occasion it is, or None."""
        if self.holder is None:
            return None
        if self.holder.official is not None:
            return self.holder.official.get("institution")
        return self.holder.institution.get("id") if self.holder.institution else None

    @property
    def government(self) -> str | None:
        """That institution as `government_of` counts it: two of one government are no two occasions."""
        return government_of(self.institution)

    @property
    def days(self) -> set[str | None]:
        """The days of the dates told beside it, as ISO dates."""
        return {moment_of(date).iso for date in self.dates}


def government_of(institution: str | None) -> str | None:
    """The institution, a government's own offices counting as the government, a district's supervisor as Bawaslu (ruling 22)."""
    if institution in _OWN_OFFICES:
        return "pemda"
    return "bawaslu" if institution == "panwascam" else institution
