"""Persons' names in running text: where one begins, where it ends, and what of it is title or degree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ikrar.config import Config
from pipeline.words.entries import Entry, load_entries, words_pattern
from pipeline.words.shapes import Shape


class TitleEntry(Entry):
    """`before`, `rank`, `branch`: dropped in front; `after`: degrees; `kept`: small parts of names; `never`: capitals that are no name.

    `agency`: words of agencies that together are no name, though each may be ("Perlindungan Anak").
    """

    use: Literal["before", "rank", "branch", "after", "kept", "never", "agency", "time", "retired", "muhammad"]


class NameEntry(Entry):
    """Parts of names; `group` is the part of the country where they are usual."""

    group: str


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name: `start` to `end` is the name alone, `first` to `last` with titles and degrees around it."""

    start: int
    end: int
    first: int
    last: int
    text: str
    """Without titles and degrees, blanks made single."""
    titled: bool
    """A title before it or a degree after it says that it is a person."""


_MOST_WORDS = 7
_CAPITALS = re.compile(r"(?=[A-Z]*[AEIOU])[A-Z]{3,}(?![\w/-])")
_BLANK = r"[ \t\xa0\u200b-\u200d\u2060\ufeff]"


class NameReader:
    """Reads a name that begins at a known place, with the words of `config/vocabulary/titles.yml`."""

    def __init__(self, config: Config) -> None:
        entries = load_entries(config, "titles", TitleEntry)
        before = _words(entries, "before")
        kept = _words(entries, "kept")
        self._time = frozenset(_words(entries, "time"))
        agency = _words(entries, "agency")
        self._agency_words = frozenset(word.casefold() for word in agency if " " not in word)
        self._never = frozenset(word for word in (*_words(entries, "never"), *agency) if " " not in word) | self._time
        self._given = frozenset(word for entry in load_entries(config, "given_names", NameEntry) for word in entry.words)
        self._agency = re.compile(words_pattern(word for word in agency if " " in word))
        before = [*before, *(word.upper() for word in before if len(word) > 1 and word[1:].islower())]
        titles = "|".join(_dotted(word) for word in sorted(before, key=len, reverse=True))
        retired = rf"(?:\s*\((?:{'|'.join(_words(entries, 'retired'))})\.?\))?"
        ranks, branches = (_cased(_words(entries, use)) for use in ("rank", "branch"))
        branch = rf"(?:\s*(?:\(\s?(?:{branches})\.?\s?\)|(?<=[\s.])(?!(?:[A-Z]|AL)\b)(?:{branches})(?:\.|(?=[\s(/]))))"
        self._before = re.compile(
            rf"(?:(?:(?:{ranks})(?:\.|(?=[\s(])){branch}{{0,3}}|(?:{titles})(?:\.|(?=[\s(])){retired})[ \t\xa0\n]*)+(?=[A-Z“\"])"
        )
        degrees = "|".join(_degree(word) for word in sorted(_words(entries, "after"), key=len, reverse=True))
        self._after = re.compile(rf"(?:\s*[,.]?\s*(?:{degrees})\.?(?![\w]))+")
        particles = "|".join(kept)
        self._word = re.compile(
            rf"(?:(?:{particles})\b\.?(?={_BLANK}+[A-Z])"
            r"|[A-Z][a-zà-ÿ]+(?:['’`´-][A-Za-z]?[a-zà-ÿ]+)*(?:[A-Z][a-z]+)?|[A-Z]['’`´][A-Za-z]?[a-z]+"
            rf"|(?!RI\b)[A-Z]{{2}}(?=\s*[,.(]|\s+[a-z]|$)|[A-Z]{{1,2}}\.(?={_BLANK}*[A-Z])|[A-Z]{{1,2}}(?={_BLANK}+[A-Z][a-z])|[A-Z]\.?(?=[\s,)]|$))"
        )
        self._gap = re.compile(rf"{_BLANK}+|{_BLANK}*\n(?=[A-Z][a-z])|(?<=\.)(?=[A-Z])")

    def skip_titles(self, text: str, at: int, limit: int) -> int:
        """The character after titles and ranks that stand at `at`; `at` itself where none stands there."""
        match = self._before.match(text, at, limit)
        return match.end() if match else at

    def skip_agency_words(self, text: str, at: int, limit: int) -> int:
        """The character after a fixed phrase of agencies' names that stands at `at`; `at` itself where none stands there."""
        match = self._agency.match(text, at, limit)
        return match.end() if match else at

    def read(self, text: str, at: int, limit: int, *, stops: Iterable[tuple[int, int]] = ()) -> Name | None:
        """The name that begins at `at`, titles before it allowed, none of it inside one of the `stops`."""
        start = self.skip_titles(text, at, limit)
        end, here, words = start, start, 0
        blocked = tuple(stops)
        while words < _MOST_WORDS:
            if words and self._after.match(text, end, limit) and _bounded(self._after.match(text, end, limit), text):
                break
            match = self._word.match(text, here, limit)
            if match is None or self.is_never_name(match.group()) or any(a <= match.start() < b for a, b in blocked):
                break
            end = match.end()
            words += 1
            gap = self._gap.match(text, end, limit)
            if gap is None:
                break
            here = gap.end()
            if self._before.match(text, here, limit) and words and not self._word.match(text, here, limit):
                break
        name = re.sub(r"\s+", " ", text[start:end]).strip(" .,")
        if not words or len(name) < 3 or re.fullmatch(r"(?:[A-Z]\.?\s?)+", name):
            return None  # initials are no name (ruling 24)
        degree = self._after.match(text, end, limit)
        last = degree.end() if degree is not None and _bounded(degree, text) else end
        return Name(start, end, at, last, name, titled=start > at or last > end)

    def read_capitals(self, text: str, at: int, limit: int) -> Name | None:
        """The name at `at` where it is printed in capitals: two words at least, or one with title or degree, none an everyday word."""
        start = self.skip_titles(text, at, limit)
        end, here, words = start, start, 0
        while words < _MOST_WORDS:
            match = _CAPITALS.match(text, here, limit)
            if match is None or self.is_plain_word(match.group().capitalize()):
                break
            if self._after.match(text, here, limit) is not None and _bounded(self._after.match(text, here, limit), text):
                break
            end, words, here = match.end(), words + 1, match.end() + 1
        degree = self._after.match(text, end, limit)
        last = degree.end() if degree is not None and _bounded(degree, text) else end
        titled = start > at or last > end
        if not words or (words < 2 and not titled):
            return None
        return Name(start, end, at, last, " ".join(word.capitalize() for word in text[start:end].split()), titled=titled)

    def is_time_word(self, word: str) -> bool:
        """Weekdays, months, time zones."""
        return word in self._time

    def is_given(self, word: str) -> bool:
        """Whether it is a common part of persons' names."""
        return word in self._given

    def is_plain_word(self, word: str) -> bool:
        """Whether a capitalised word is more likely a word of an agency or a sentence than a part of a name."""
        return self.is_never_name(word) or (len(word) > 3 and word not in self._given and is_common_word(word))

    def is_agency_word(self, word: str) -> bool:
        """Whether it stands in names of agencies and divisions, however it is written."""
        return word.casefold() in self._agency_words

    def is_never_name(self, word: str) -> bool:
        """Whether a capitalised word stands in no person's name: days, nouns of places, words of agencies."""
        return word.strip(".") in self._never or word.capitalize() in self._never


@lru_cache(maxsize=50_000)
def is_common_word(word: str) -> bool:
    """Whether the dictionary knows it; many names are words too, so this alone decides nothing."""
    import simplemma  # with its rules for all languages it takes a tenth of the start-up, and many articles never ask

    return simplemma.is_known(word.lower(), lang="id")


def fold_name(name: str) -> str:
    """Case, dots, apostrophes and doubled blanks away, for comparing."""
    return " ".join(name.casefold().translate(_MARKS).split())


_MARKS = str.maketrans(dict.fromkeys(".'’`´,-", " "))


def name_parts(name: str) -> list[str]:
    """The words of a name as `fold_name` leaves them."""
    return fold_name(name).split()


def same_person(one: str, other: str) -> bool:
    """Whether one name is made of words of the other, or both are spellings of one (d/t, f/p, oe/u, doubled letters)."""
    first, second = name_parts(one), name_parts(other)
    short, long = sorted((first, second), key=len)
    if not short:
        return False
    sounds = [_sound(part) for part in long]
    left = list(range(len(long)))
    for part in short:
        at = next((at for at in left if _alike(part, long[at], sounds[at])), None)
        if at is None:
            return False
        left.remove(at)
    return any(len(part) > 2 for part in short)


def _alike(part: str, other: str, other_sound: str) -> bool:
    if part == other:
        return True
    if len(part) == 1 or len(other) == 1:
        return part[0] == other[0]
    if _MUHAMMAD.fullmatch(part) and _MUHAMMAD.fullmatch(other):
        return True
    return len(part) > 3 and len(other) > 3 and _sound(part) == other_sound


_MUHAMMAD = Shape(r"{titles.muhammad}")
_DRIFTS = str.maketrans("dpvqyzeo", "tffkisiu")


@lru_cache(maxsize=5_000)
def _sound(part: str) -> str:
    """A spelling in which the usual drifts of Indonesian names fall together."""
    for old, new in (
        ("oe", "u"),
        ("dj", "j"),
        ("tj", "c"),
        ("sj", "sy"),
        ("ch", "h"),
        ("kh", "h"),
        ("sh", "s"),
        ("sy", "s"),
        ("ae", "ai"),
        ("ph", "f"),
    ):
        part = part.replace(old, new)
    part = part.translate(_DRIFTS)
    part = part.replace("ng", "n")
    return re.sub(r"(.)\1+", r"\1", part).removesuffix("h")


def _bounded(match: re.Match[str] | None, text: str) -> bool:
    """A degree ends at punctuation, a blank or the end, and is more than one letter of a name."""
    if match is None:
        return False
    return match.end() >= len(text) or not text[match.end()].isalnum()


def _words(entries: tuple[TitleEntry, ...], use: str) -> list[str]:
    return [word for entry in entries if entry.use == use for word in entry.words]


def _cased(words: list[str]) -> str:
    """Alternatives, the longest first, as written and in capitals."""
    both = {form for word in words for form in (word, word.upper())}
    return "|".join(_dotted(word) for word in sorted(both, key=lambda word: (-len(word), word)))


def _dotted(word: str) -> str:
    """A title of several words may have dots after each."""
    return r"\.?\s*".join(re.escape(part) for part in word.split())


def _degree(word: str) -> str:
    """Dots and blanks inside a degree come and go: "S.Sos", "SSos", "S. Sos", "S,Sos"."""
    parts = word.split(".")
    return r"[.,]?\s?".join(re.escape(part) for part in parts)
