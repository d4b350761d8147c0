"""One participant of a sentence to whom something is done, and how several are named together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.records.reading.frame import Mention
from pipeline.words.prefilter import WordPattern

Form = Literal["new", "back", "topic", "office", "aside"]
NUMBERS = ("dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
_ANY_NUMBER = "|".join(NUMBERS)
FEW = 40
"""More are all servants of an office or a place, of whom nothing is known."""
COLLECTIVE = WordPattern(
    rf"(?<!\w)(?:(?:ke)?(?P<both>{_ANY_NUMBER})-(?P=both)(?:nya)?|ke-?\s?(?P<word>{_ANY_NUMBER}|\d+)(?P<nya>nya)?)(?!\w)", re.IGNORECASE
)
"""Grammar, not vocabulary: "ke" + number + "nya", and the doubled number ("dua-duanya", "kedua-duanya")."""
PAPERS = frozenset({"report", "case"})
"""Units of counts that count no persons."""
WINDOW = 90
"""Characters around a phrase in which its grammar is decided."""


@dataclass(frozen=True, slots=True)
class Accused:
    """One participant of a sentence; `count` is the mention, None where no number is written."""

    form: Form
    start: int
    end: int
    count: Mention | None = None
    number: int | None = None
    """The number of a collective that is no count mention ("keduanya")."""
    kinds: tuple[str, ...] = ()
    papers: bool = False
    """A report, case or file, not persons."""
    part: bool = False
    """Said to be a part of a number told before ("di antaranya", "dua lagi")."""
    pronoun: bool = False
    plural: bool = False
    """Stands for several ("mereka", "semuanya", "keduanya")."""
    one: bool = False
    """One servant without a numeral ("oknum ASN", "kasus netralitas Camat X")."""
    in_case: bool = False
    """A breach is laid to that one right there, so that a later sentence may tell of the case without naming anybody."""
    vague: bool = False
    """Counted "orang" without a word that says what they are."""
    elliptic: bool = False
    """Counted "orang" whose kind was told before ("Empat orang masih didalami")."""
    there: tuple[str, ...] = ()
    """Named at the head of a clause by place alone ("Yang di Bone sudah diserahkan")."""
    rank: str = ""
    """Named by its ordinal ("Kasus pertama sudah diputus")."""

    @property
    def size(self) -> tuple[int, int | None] | None:
        """Least and greatest number (None: open above); None where no number is told."""
        if self.count is not None:
            return self.count["min"], self.count["max"]
        return None if self.number is None else (self.number, self.number)

    @property
    def unit(self) -> str | None:
        """The unit of the count mention ("civil_servant", "case", …); None where there is none."""
        return None if self.count is None else self.count["unit"]
