"""What a number without a noun counts, by what was asked, by the head of its sentence, or by the numbers just before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.tagging.counts_read import PERSON_UNITS, CountReader, Reading
from pipeline.tagging.counts_words import Unit

_CLAIMS = frozenset({"report", "case"})
_QUESTION = re.compile(r"[^.!?\n]*\?[\"”'’)\s]*\Z")
_ANSWER = re.compile(r"[\s\"“]*(?:(?:ada|ya|betul|benar|oh|begini|kalau itu|itu|sudah)[,.!]\s+)?[^.!?\n]*\Z", re.IGNORECASE)
_BEFORE_NUMBER = re.compile(
    r"[\s,:]*(?:(?:itu|sendiri|ada|baru|sudah|masih|hanya|cuma|sebanyak|tercatat|jumlahnya|kini|sementara|yang)\s+){0,3}\Z", re.IGNORECASE
)
_REACH = 220
"""Characters back to a question, or to the numbers that "ketiganya" puts together."""
_AT_MOST = 4
"""So many numbers are put together at most."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A count with its unit decided. `told_before`: the unit is that of an earlier count."""

    reading: Reading
    unit: Unit
    told_before: bool
    reason: str


def unit_asked_for(text: str, reading: Reading, before: Sequence[Counted], reader: CountReader) -> Unit | None:
    """ "Berapa kades yang dipanggil? Sampai hari ini delapan.", "Bagaimana dengan guru? Dua sudah disanksi.": the question names them.

    Only in the first sentence of the answer, and not where that sentence has counted something else already.
    """
    floor = max(0, reading.start - _REACH)
    mark = text.rfind("?", floor, reading.start)
    if mark < 0 or _ANSWER.match(text[mark + 1 : reading.start].lstrip('"”’) \n')) is None:
        return None
    question = _QUESTION.search(text, floor, mark + 1)
    if question is None or any(counted.reading.start > question.start() for counted in before):
        return None
    asked = reader.words.asked.search(text, question.start(), mark)
    if asked is not None:
        nouns = [unit for unit, _ in reader.nouns_between(text, asked.end(), mark)]
        nouns = nouns or [unit for unit, _ in reader.nouns_between(text, question.start(), asked.start())]
        if nouns[:1] == ["case"] and reader.words.reported.search(text, mark, reading.start):
            return "report"  # "Berapa perkara yang masuk? Yang dilaporkan warga ada sepuluh."
        return nouns[0] if nouns else None
    persons = {unit for unit, _ in reader.persons_between(text, question.start(), mark)} & PERSON_UNITS
    if len(persons) != 1 or not before or before[-1].unit in _CLAIMS:
        return None
    return persons.pop()


def unit_of_topic(text: str, reading: Reading, sentence: tuple[int, int], before: Sequence[Counted], reader: CountReader) -> Unit | None:
    """ "Untuk kepala desa, sembilan direkomendasikan": the persons that head the sentence, in a tally of persons."""
    opening = reader.words.topic.match(text, sentence[0] + _blanks(text, sentence[0]))
    if opening is None or not before or before[-1].unit in _CLAIMS or any(c.reading.start > sentence[0] for c in before):
        return None
    noun = reader.unit_of_phrase(text, opening.end() + _blanks(text, opening.end()))
    if noun is None or noun[0] not in PERSON_UNITS or _BEFORE_NUMBER.match(text[noun[1] : reading.start]) is None:
        return None
    return noun[0]


def unit_together(text: str, reading: Reading, before: Sequence[Counted]) -> Unit | None:
    """ "Dua guru dan seorang lurah dipanggil. Ketiganya …": persons told just before in one sentence, who are so many together."""
    total = 0
    units: set[Unit] = set()
    for number, counted in enumerate(reversed(before)):
        told = counted.reading
        apart = reading.start - told.end > _REACH or number >= _AT_MOST
        if apart or counted.unit not in PERSON_UNITS or told.most != told.least:
            return None
        if number and re.search(r"[.!?]\s", text[told.end : before[-number].reading.start]):
            return None
        total += told.least
        units.add(counted.unit)
        if total == reading.least and number:
            return units.pop() if len(units) == 1 else "other"
        if total > reading.least:
            return None
    return None


def _blanks(text: str, start: int) -> int:
    following = text[start : start + 4]
    return len(following) - len(following.lstrip(" \t\n\"“‘'"))
