"""Text as names are looked for in it: invisible characters gone, words with the offsets they have in the original."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NOT_AS_IT_IS = re.compile(r"(?<=[^\W\d_])-[ \t]*\r?\n[ \t]*(?=[^\W\d_])|(?P<character>[^ -~\n])")
"""A broken word, which is joined, or a character that may be another in plain text; most of a text is neither."""
_WORD = re.compile(r"[^\W\d_]+(?:['’`´][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"(?:[.!?…]+[\"”'’)\]]*\s+(?=[\"“'‘(\[]*[A-Z0-9])|\n\s*\n)")
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a `FoldedText`; `start` and `end` count in its `plain`."""

    text: str
    start: int
    end: int
    fold: str
    """Lower case, without accents and apostrophes."""

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def all_capitals(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()


_FEWEST_WORDS = 4
"""A shorter piece may have or lack capitals by chance."""
_TITLE_CASE = 0.8
"""Share of longer words with a capital from which capitals tell nothing; running text stays below one half."""


class FoldedText:
    """`plain` is the text without invisible characters and broken words, every kind of blank an ordinary one (line ends stay).

    `at[i]` is the original offset of `plain[i]`; `at[len(plain)]` is the original's length.
    """

    def __init__(self, text: str) -> None:
        plain: list[str] = []
        at: list[int] = []
        done = 0
        for found in _NOT_AS_IT_IS.finditer(text):
            plain.append(text[done : found.start()])
            at.extend(range(done, found.start()))
            done = found.end()
            if found["character"] and found["character"] not in _INVISIBLE:
                for part in unicodedata.normalize("NFKC", found["character"]):
                    plain.append("\n" if part in "\r\n\u2028\u2029\u0085" else " " if part.isspace() else part)
                    at.append(found.start())
        plain.append(text[done:])
        at.extend(range(done, len(text) + 1))
        self.original = text
        self.plain = "".join(plain)
        self.at = at

    @cached_property
    def words(self) -> list[Word]:
        return [Word(found.group(), found.start(), found.end(), fold(found.group())) for found in _WORD.finditer(self.plain)]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Spans in `plain`. An abbreviation (a word of up to three letters before the full stop) ends none amid a paragraph."""
        spans, start = [], 0
        for found in _SENTENCE_END.finditer(self.plain):
            before = re.search(r"(\w+)\.$", self.plain[start : found.start() + 1])
            if before is not None and before.group(1)[0].isupper() and len(before.group(1)) <= 3 and not _PARAGRAPH.search(found.group()):
                continue
            spans.append((start, found.end()))
            start = found.end()
        spans.append((start, len(self.plain)))
        return spans

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of `plain[start:end]`, invisible characters inside included."""
        return self.at[start], (self.at[end - 1] + 1 if end > start else self.at[start])

    @cached_property
    def capitals_tell_nothing(self) -> bool:
        """A headline in title case, a text in capitals, or one without any."""
        words = [word for word in self.words if len(word.text) > 3]
        return self.without_capitals or (bool(words) and sum(word.capital for word in words) > _TITLE_CASE * len(words))

    def in_headline(self, start: int) -> bool:
        """Whether the word at `start` stands in a line in title case ("BACA JUGA: …") amid a text that has none."""
        return self.plain.rfind("\n", 0, start) + 1 in self._headlines

    @cached_property
    def _headlines(self) -> frozenset[int]:
        """Where lines in title case begin."""
        of_line: dict[int, list[Word]] = {}
        line = 0
        for word in self.words:
            line = max(line, self.plain.rfind("\n", line, word.start) + 1)
            if len(word.text) > 3:
                of_line.setdefault(line, []).append(word)
        return frozenset(
            line
            for line, words in of_line.items()
            if len(words) >= _FEWEST_WORDS and sum(word.capital for word in words) > _TITLE_CASE * len(words)
        )

    @cached_property
    def without_capitals(self) -> bool:
        """Written in lower case throughout, as some pages and many addresses are."""
        return len(self.words) >= _FEWEST_WORDS and not any(word.capital for word in self.words)


def fold(word: str) -> str:
    """A word without case, accents and apostrophes."""
    if word.isascii() and word.isalpha():
        return word.lower()  # most words, at a tenth of the time
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(character for character in decomposed if character.isalpha() and not unicodedata.combining(character))


_DRIFT = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("ch", "c"), ("sy", "s"), ("sh", "s"), ("th", "t"), ("dh", "d"), ("kh", "h"))
_LETTERS = str.maketrans({"y": "i", "q": "k", "v": "p", "f": "p", "z": "s", "x": "s"})


def sound(folded: str) -> str:
    """A name as it sounds: the spellings that drift inside one article (oe/u, ch/c, f/p, doubled letters) fall together."""
    for written, heard in _DRIFT:
        folded = folded.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", folded.translate(_LETTERS))


def one_edit_apart(first: str, second: str) -> bool:
    """At most one letter is added, dropped, changed, or two neighbours swapped."""
    if abs(len(first) - len(second)) > 1:
        return False
    shared = 0
    while shared < min(len(first), len(second)) and first[shared] == second[shared]:
        shared += 1
    a, b = first[shared:], second[shared:]
    return a[1:] == b[1:] or a == b[1:] or a[1:] == b or (a[:2] == b[1::-1] and a[2:] == b[2:])
