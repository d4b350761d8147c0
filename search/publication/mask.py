"""Masking: every standing of an accused name in a text becomes the visible mask, and offsets move along."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from search.publication.accused import Accused, Name, as_name, letters, same_person
from search.publication.folding import FoldedText, Word, one_edit_apart, sound
from search.publication.lexicon import Lexicon
from search.publication.runs import Class, Run, classify, runs_of

MASK = "[nama disamarkan]"
_SHORTEST_DRIFT = 5
"""Shorter names differ by a letter from too many other words."""
_BETWEEN_MASKED = re.compile(r"^(?:[\s.\-,]{0,3}|\s(?:bin|binti)\s)$")
_CAPITAL_LETTERS = re.compile(r"(?<![^\W_])(?:(?:[A-Z]\.\s?){1,4}|[A-Z]{1,4}\.?)(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Masked:
    """A text as it may be shown. `cuts` are the spans of the original that were masked, in order, without overlap."""

    text: str
    cuts: tuple[tuple[int, int], ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `original[start:end]` stands in the masked text; a mask that it touches belongs to it whole."""
        return self._move(start, to_end=False), self._move(end, to_end=True)

    def _move(self, offset: int, *, to_end: bool) -> int:
        moved = offset
        for start, end in self.cuts:
            if end <= offset:
                moved += len(MASK) - (end - start)
            elif start < offset:
                return moved - (offset - start) + (len(MASK) if to_end else 0)
        return moved


class Masker:
    """Masks the accused of one article in whatever is said of them."""

    def __init__(self, accused: Accused, lexicon: Lexicon) -> None:
        self._accused, self._lexicon = accused, lexicon
        self._words = {word for name in accused.names for word in self._telling(name)}
        self._sounds = {sound(word) for word in self._words}
        self._kept = {word for name in accused.protected for word in name} - self._words

    def mask(self, text: str) -> Masked:
        if not self._accused or not text:
            return Masked(text)
        folded = FoldedText(text)
        spans = [folded.original_span(start, end) for start, end in self._spans(folded)]
        return _cut(text, _merged(text, spans))

    def names_in_address(self, url: str) -> bool:
        """Whether a reader of this address reads an accused person's name."""
        parts = urlsplit(url)
        words = [word for word in as_name(unquote(f"{parts.path} {parts.query} {parts.fragment}").replace("_", " ")) if word]
        if any(len(word) > 1 and word.upper() in self._accused.initials for word in words):
            return True
        return any(self._whole_name_at(words, index) for index in range(len(words))) or any(
            word in self._words and len(word) > 3 and not self._lexicon.ordinary(word) for word in words
        )

    def _telling(self, name: Name) -> Iterable[str]:
        """Words of a name that point at the person even when they stand alone."""
        long = [word for word in name if len(word) >= 3 and word not in self._lexicon.honorifics]
        return long or list(name)

    def _spans(self, folded: FoldedText) -> Iterable[tuple[int, int]]:
        words = folded.words
        classes = classify(folded, self._lexicon, lower_words=frozenset())
        runs = runs_of(folded, classes)
        run_of = {index: run for run in runs for index in range(run.first, run.last)}
        folds = [word.fold for word in words]
        for index, word in enumerate(words):
            length = self._whole_name_at(folds, index)
            if length:
                yield word.start, words[index + length - 1].end
            run = run_of.get(index)
            if run is not None and self._is_other_person(run):
                continue
            if run is None and classes[index] is Class.FIXED and self._is_place_or_office(folded, index):
                continue
            if self._tells(word, in_run=run is not None):
                yield word.start, word.end
                if run is not None and not folded.capitals_tell_nothing:
                    yield run.start, run.end
        if self._accused.initials:
            for found in _CAPITAL_LETTERS.finditer(folded.plain):
                if letters(found.group()) in self._accused.initials:
                    yield found.start(), found.start() + len(found.group().rstrip())

    def _is_place_or_office(self, folded: FoldedText, index: int) -> bool:
        """Not a name here: a place after `Kabupaten`, `Camat`, `di`, or an office. Amid a sentence an office has no capital."""
        word = folded.words[index]
        before = folded.words[index - 1] if index else None
        if before is not None and self._lexicon.leads_to_place(before.fold) and not folded.plain[before.end : word.start].strip():
            return True
        amid = not folded.capitals_tell_nothing and re.search(r"[a-z,] $", folded.plain[max(0, word.start - 2) : word.start]) is not None
        return self._lexicon.never_a_name(word.fold) and not amid

    def _whole_name_at(self, folds: list[str], index: int) -> int:
        """Words of the longest accused name that stands here whole, in any case; 0 where none does."""
        longest = 0
        for name in self._accused.names:
            alone_enough = len(name) > 1 or (len(name[0]) > 3 and not self._lexicon.ordinary(name[0]))
            if alone_enough and tuple(folds[index : index + len(name)]) == name:
                longest = max(longest, len(name))
        return longest

    def _is_other_person(self, run: Run) -> bool:
        """A run of several words that is a protected person's name and no accused one's."""
        if len(run.name) < 2 or any(same_person(run.name, name) for name in self._accused.names):
            return False
        return any(same_person(run.name, name) for name in self._accused.protected)

    def _tells(self, word: Word, *, in_run: bool) -> bool:
        if word.fold in self._words:
            return word.capital or (len(word.fold) > 3 and not self._lexicon.ordinary(word.fold))
        if not in_run or len(word.fold) < _SHORTEST_DRIFT or word.fold in self._kept:
            return False
        if self._lexicon.ordinary(word.fold) or (word.fold,) in self._lexicon.regions:
            return False
        if sound(word.fold) in self._sounds:
            return True
        return any(len(told) >= _SHORTEST_DRIFT and one_edit_apart(word.fold, told) for told in self._words)


def _merged(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order; neighbours with only a blank, a point or a hyphen between are one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        between = text[merged[-1][1] : start] if merged else ""
        if merged and (start <= merged[-1][1] or (_BETWEEN_MASKED.match(between) and "\n\n" not in between)):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _cut(text: str, spans: list[tuple[int, int]]) -> Masked:
    pieces, position = [], 0
    for start, end in spans:
        pieces += [text[position:start], MASK]
        position = end
    pieces.append(text[position:])
    return Masked("".join(pieces), tuple(spans))
