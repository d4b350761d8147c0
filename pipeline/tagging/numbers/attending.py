"""Who attends, reads or signs: numbers of people at an occasion, who are participants (ruling 18b)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.tagging.numbers.read import PERSON_UNITS, Reading
from pipeline.tagging.numbers.told import Counted
from pipeline.tagging.numbers.words import CountWords
from pipeline.words.shapes import Shape

_REACH_OF_VERB = 90
"""Characters after a number in which its verb says that these people attend."""
_JOINT = Shape(r"\s*(?:,|(?:,\s*)?{counts.joint}|{counts.beside})\s*\Z")
_REACH_OF_PLEDGE = 300
"""Characters before a sentence in which the pledge is told that its one person reads."""
_REACH_OF_PREVIOUS = 200
"""Characters before a sentence in which the meeting is named that its people attend."""
_REACH_OF_ACCUSATION = 110
"""Characters before a number in which "diduga", "dilaporkan" accuse those who are counted."""
_REACH_OF_OCCASION = 70
"""Characters from "sosialisasi" to those for whom it is held."""
_AUXILIARY = Shape(r"\s*(?:{counts.auxiliary}\s+)*")
_CROWD = 40
"""So many, or about so many, named in the sentence of a pledge are those who stand there."""
_REACH_OF_OBJECT = 45
"""Characters after a verb in which its object stands: "membacakan permohonan maaf"."""
_REASON = Shape(r"(?<!\w){counts.reason}(?!\w)")
""" "mengajukan tiga nama ASN ke KASN karena menghadiri deklarasi": the attendance is the breach."""
_COMES_NEXT = Shape(
    r"(?:,\s+|\A[\"“\s]*)(?:lalu\s+|kemudian\s+)?{counts.comes_next}\s+(?:oleh\s+|di\s+)?(?:[A-Z][a-z][\w'’-]*\s+){1,4}(?:{counts.number_next}\s+)?"
    r"(?:[a-z\d]\w*\s+\w+,?\s+(?:dan\s+|serta\s+|lalu\s+)?(?:[A-Z][a-z][\w'’-]*\s+){1,4}(?:{counts.number_next}\s+)?)*\Z"
)
""" "Bima 18 ASN, diikuti Dompu 11 ASN dan Kota Bima | sembilan ASN": places of a list, of which each has its own number.

A number has no capital: names and numbers could else be parted in very many ways.
"""
_ANOTHER_MATTER = Shape(r"[;:]|\byang\s+{counts.done}\b")
"""Between those who are counted and a verb: it is of what they did before."""


def attends(text: str, reading: Reading, sentence: tuple[int, int], words: CountWords, title: str) -> bool:
    """Whether the people counted take part in the act that is reported, not in the breach."""
    before, after = text[sentence[0] : reading.start], text[reading.end : min(sentence[1], reading.end + _REACH_OF_VERB)]
    near = before[-_REACH_OF_ACCUSATION:]
    led = _AUXILIARY.match(after)
    at_once = words.accused.match(after, led.end() if led else 0)
    if (
        words.accused.search(near)
        or at_once is not None
        or any(bad.search(text, reading.number_end, reading.end) for bad in (words.accused, words.breach))
    ):
        return False
    if reading.form == "one":
        told_of_pledge = words.occasion.search(text, max(0, sentence[0] - _REACH_OF_PLEDGE), sentence[1]) or words.occasion.search(title)
        return told_of_pledge is not None and _is_read_by(before, words)
    came = words.came.match(before) is not None and not words.breach.search(after)
    if came or words.present.match(before.lstrip(' "“')) or (words.here.match(after) and not words.breach.search(after)):
        return True
    surely = words.sure_attended.search(before) is not None
    if _COMES_NEXT.search(before) or ((surely or words.attended.search(before)) and words.breach.search(near)):
        return False
    if surely:
        return True
    around = (text[max(0, sentence[0] - _REACH_OF_PREVIOUS) : sentence[1]], title, text[:400])
    if not any(words.occasion.search(part) for part in around):
        return False
    if words.attended.search(before):
        return True
    if words.receiver.search(before):
        return words.occasion.search(before[-_REACH_OF_OCCASION:]) is not None
    if words.addressed.search(before):
        return False
    told_of_pledge = words.occasion.search(text, *sentence) or words.occasion.search(title)
    if reading.least >= _CROWD and told_of_pledge and not words.accused.search(after):
        return True
    verb = words.attends.search(after)
    if verb is None or _REASON.search(after, 0, verb.start()):
        return False
    told = after[: verb.end() + _REACH_OF_OBJECT]
    return not (words.accused.search(told) or words.breach.search(told) or _ANOTHER_MATTER.search(after, 0, verb.start()))


def _is_read_by(before: str, words: CountWords) -> bool:
    """ "ikrar dibacakan oleh | seorang camat": whoever is named right behind leads the pledge."""
    return words.read_by.search(before) is not None or (before.endswith("oleh ") and words.reads.search(before) is not None)


def join_participants(text: str, counted: Sequence[Counted], words: CountWords) -> list[Counted]:
    """ "153 kepala desa dan 10 camat", "38 pegawai, terdiri dari 29 ASN": what is joined to participants are participants."""
    result = list(counted)
    for at in range(1, len(result)):
        first, second = result[at - 1], result[at]
        between = text[first.reading.end : second.reading.start]
        joint, parts = _JOINT.match(between), first.unit == "participant" and words.made_of.match(between)
        if not joint and not parts:
            continue
        kinds = PERSON_UNITS | {"participant", "other"}
        if first.unit in kinds and second.unit in kinds and "participant" in (first.unit, second.unit):
            result[at - 1] = replace(first, unit="participant")
            result[at] = replace(second, unit="participant")
    return result
