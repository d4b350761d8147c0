"""Stretches of words that may be a person's name: what is left when offices, institutions, places and plain words are taken out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from search.publication.folding import FoldedText, Word
from search.publication.lexicon import Lexicon

_JOINT = re.compile(r"^(?:[ \t]*\n?[ \t]*|[ \t]?-[ \t]?|\.)$")
_OPENING = re.compile(r"[\"“‘'(\[]\s*$|[:;]\s*[\"“‘']?\s*$")
_INITIAL_JOINT = re.compile(r"^\.?[ \t]*\n?[ \t]*$")
_CONNECTORS = frozenset({"bin", "binti", "van", "al", "el"})
_LONGEST_ABBREVIATION = 5
_VILLAGE = frozenset({"desa", "kampung", "dusun", "lingkungan", "kelurahan", "pekon", "nagari", "kecamatan", "distrik"})


class Class(Enum):
    LOWER = auto()
    FIXED = auto()
    """An office, institution, place or plain word: never part of a name."""
    HONORIFIC = auto()
    INITIAL = auto()
    SOFT = auto()
    """A capital, but a word of the language."""
    NAME = auto()
    """A capital, and no word of the language."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words `first` to `last` (exclusive) of a folded text, without honorifics and degrees at the ends."""

    first: int
    last: int
    start: int
    end: int
    name: tuple[str, ...]
    """Folded words, initials left out."""
    sure: bool
    """Holds a word that no ordinary sentence would write so."""


def name_runs(text: FoldedText, lexicon: Lexicon, *, lower_words: frozenset[str]) -> list[Run]:
    """Every stretch that may be a name, in order. `lower_words`: folded words that the article also writes in lower case."""
    return runs_of(text, classify(text, lexicon, lower_words=lower_words))


def runs_of(text: FoldedText, classes: list[Class]) -> list[Run]:
    """The runs of a text whose words are classified."""
    return list(_runs(text, classes))


def classify(text: FoldedText, lexicon: Lexicon, *, lower_words: frozenset[str]) -> list[Class]:
    words = text.words
    starts = _sentence_starts(text)
    classes = [
        Class.FIXED if _abbreviation(text, index, lexicon) else _alone(word, text, lexicon, index in starts, lower_words)
        for index, word in enumerate(words)
    ]
    for index in range(len(words)):
        if classes[index] is not Class.LOWER:
            for place in _place_at(text, index, lexicon, classes):
                classes[place] = Class.FIXED
    if not text.capitals_tell_nothing:
        for index in range(1, len(words)):
            if _ends_a_name(text, index, classes, lexicon):
                classes[index] = Class.SOFT
    for index, word in enumerate(words[:-1]):
        if word.fold in lexicon.heads and (word.capital or text.without_capitals):
            _close_institution(text, index, classes, lexicon)
    return classes


def _alone(word: Word, text: FoldedText, lexicon: Lexicon, starts_sentence: bool, lower_words: frozenset[str]) -> Class:
    capitals_tell_nothing = text.capitals_tell_nothing
    if not (word.capital or text.without_capitals):
        return Class.LOWER
    if word.fold in lexicon.honorifics:
        return Class.HONORIFIC
    if len(word.fold) <= 1:
        return Class.INITIAL
    if word.fold in lexicon.given_names and not (starts_sentence and word.fold in lower_words):
        return Class.NAME
    if lexicon.never_a_name(word.fold):
        amid = word.fold in lexicon.function_words and not (starts_sentence or capitals_tell_nothing)
        return Class.SOFT if amid else Class.FIXED
    if capitals_tell_nothing:
        plain = lexicon.ordinary(word.fold) or word.fold in lower_words
        return Class.SOFT if plain else Class.NAME
    if word.fold in lower_words and starts_sentence:
        return Class.LOWER
    return Class.SOFT if word.fold in lower_words or lexicon.ordinary(word.fold) else Class.NAME


def _abbreviation(text: FoldedText, index: int, lexicon: Lexicon) -> bool:
    """A short word in capitals among others that are not; initials of persons are found by their own cues."""
    word = text.words[index]
    if not word.all_capitals or len(word.fold) > _LONGEST_ABBREVIATION or text.plain.isupper():
        return False
    after_office = index > 0 and text.words[index - 1].fold in lexicon.offices | lexicon.honorifics
    return not (after_office and len(word.fold) > 3 and re.search("[aeiou]", word.fold))


def _ends_a_name(text: FoldedText, index: int, classes: list[Class], lexicon: Lexicon) -> bool:
    """A capital right after a name in running text belongs to it (Faisal Hakim): offices stand before names, or after a comma."""
    word, before = text.words[index], text.words[index - 1]
    if classes[index] is not Class.FIXED or classes[index - 1] is not Class.NAME or word.fold in lexicon.heads or word.all_capitals:
        return False
    return text.plain[before.end : word.start] == " " and not _abbreviation(text, index, lexicon)


def _sentence_starts(text: FoldedText) -> set[int]:
    begins = [start for start, _ in text.sentences]  # in their order
    found = set()
    for index, word in enumerate(text.words):
        before = text.plain[max(0, word.start - 4) : word.start]
        previous_end = text.words[index - 1].end if index else 0
        if _OPENING.search(before) or bisect_left(begins, previous_end) < bisect_right(begins, word.start):
            found.add(index)
    return found | ({0} if text.words else set())


def _place_at(text: FoldedText, index: int, lexicon: Lexicon, classes: list[Class]) -> range:
    """The words of the longest place name that begins at `index`, or none."""
    words = text.words
    before = words[index - 1].fold if index else ""
    led = bool(before) and lexicon.leads_to_place(before)
    for length in range(min(lexicon.longest_place(words[index].fold), len(words) - index), 0, -1):
        name = tuple(word.fold for word in words[index : index + length])
        if name in lexicon.regions and (length > 1 or led or not _beside_name(text, index, length, classes)):
            return range(index, index + length)
        if name in lexicon.districts and led and not (name[0] in lexicon.given_names and before not in lexicon.heads):
            return range(index, index + length)
    return range(0)


def _beside_name(text: FoldedText, index: int, length: int, classes: list[Class]) -> bool:
    """Whether a word that is no word of the language stands right before or after, as in a person's name."""
    words, after = text.words, index + length
    if index and classes[index - 1] is Class.NAME and _JOINT.match(text.plain[words[index - 1].end : words[index].start]):
        return True
    return after < len(words) and classes[after] is Class.NAME and bool(_JOINT.match(text.plain[words[after - 1].end : words[after].start]))


def _close_institution(text: FoldedText, head: int, classes: list[Class], lexicon: Lexicon) -> None:
    """Mark the words that belong to the institution or place that begins with `head`.

    The word after it always does, except after "Kepala Desa", where a name may stand at once; ordinary words after that do too, but
    the last ordinary one before a name may be a given name (Dinas Pendidikan Budi Santoso).
    """
    words = text.words
    chain = []
    for index in range(head + 1, len(words)):
        if not _JOINT.match(text.plain[words[index - 1].end : words[index].start]) or classes[index] is Class.LOWER:
            break
        if classes[index] is Class.FIXED or classes[index] is Class.HONORIFIC:
            break
        chain.append(index)
    if not chain:
        return
    if words[head].fold in _VILLAGE and head and words[head - 1].fold in ("kepala", "kades", "penghulu", "kadus") and len(chain) <= 2:
        if len(chain) == 2:
            classes[chain[0]] = Class.FIXED
        return
    classes[chain[0]] = Class.FIXED
    names = [index for index in chain[1:] if not lexicon.ordinary(words[index].fold)]
    upto = names[0] - 1 if names else chain[-1] + 1
    for index in chain[1:]:
        if index < upto:
            classes[index] = Class.FIXED


def _runs(text: FoldedText, classes: list[Class]) -> Iterator[Run]:
    words, index = text.words, 0
    joinable = (Class.NAME, Class.SOFT, Class.HONORIFIC, Class.INITIAL)
    while index < len(words):
        if classes[index] not in joinable:
            index += 1
            continue
        last = index + 1
        while last < len(words) and _joined(text, classes, last):
            last += 1
        yield from _cores(text, classes, index, last)
        index = last


def _joined(text: FoldedText, classes: list[Class], index: int) -> bool:
    words = text.words
    gap = text.plain[words[index - 1].end : words[index].start]
    if classes[index - 1] in (Class.HONORIFIC, Class.INITIAL):
        joint = bool(_INITIAL_JOINT.match(gap)) or (gap == ", " and classes[index] is Class.HONORIFIC)
    else:
        joint = bool(_JOINT.match(gap)) and gap != "."
    if not joint:
        return False
    if classes[index] is Class.LOWER:
        return words[index].fold in _CONNECTORS and index + 1 < len(words) and classes[index + 1] in (Class.NAME, Class.SOFT)
    return classes[index] is not Class.FIXED


def _cores(text: FoldedText, classes: list[Class], first: int, last: int) -> Iterator[Run]:
    """The name inside a stretch. In a headline soft words stand between names, so only those beside a name belong to it."""
    words = text.words
    if text.capitals_tell_nothing:
        named = [index for index in range(first, last) if classes[index] is Class.NAME]
        for begin, end in _neighbours(named, gap=1):
            if begin > first and classes[begin - 1] is Class.SOFT and begin - 1 == first:
                begin -= 1
            after = end + 1
            if after == last - 1 and classes[after] is Class.SOFT:
                end = after
            yield _run(words, classes, begin, end + 1)
        if not named and any(classes[index] is Class.SOFT for index in range(first, last)):
            yield _run(words, classes, first, last)
        return
    while first < last and classes[first] is Class.HONORIFIC:
        first += 1
    while last > first and classes[last - 1] in (Class.HONORIFIC, Class.INITIAL):
        last -= 1
    if first < last:
        yield _run(words, classes, first, last)


def _neighbours(indexes: list[int], *, gap: int) -> Iterator[tuple[int, int]]:
    for position, index in enumerate(indexes):
        if position == 0 or index - indexes[position - 1] > gap + 1:
            begin = index
        if position + 1 == len(indexes) or indexes[position + 1] - index > gap + 1:
            yield begin, index


def _run(words: list[Word], classes: list[Class], first: int, last: int) -> Run:
    held = [index for index in range(first, last) if classes[index] in (Class.NAME, Class.SOFT)]
    return Run(
        first=first,
        last=last,
        start=words[first].start,
        end=words[last - 1].end,
        name=tuple(words[index].fold for index in held),
        sure=any(classes[index] is Class.NAME for index in range(first, last)),
    )
