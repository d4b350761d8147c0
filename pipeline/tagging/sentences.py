"""`ikrar_sentences`: where sentences begin. Abbreviations, initials, degrees and hard line breaks end none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy
from spacy.language import Language
from spacy.tokens import Doc

from ikrar.config import Config
from pipeline.tagging.extensions import text_of
from pipeline.tagging.lines import split_lines
from pipeline.tagging.tagger import Tagger
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_END = re.compile(
    r"(?P<marks>[.!?…]+)(?P<closing>[\"”’»)\]]*)(?P<blank>[ \t\xa0\u200b]+|(?=[A-Z][a-z]))(?=(?P<next>[\"“‘'(\[«]*[^\s\"“‘'(\[«]+))"
)
_LETTER_NUMBER = re.compile(r"\d/[A-Z]{1,4}\Z|/[A-Z]{2,4}\Z")
"""Ends of parts of a letter's number: "107/K. LA-14/PM. 00.02"; the next part holds figures too."""
_BEFORE_DOT = re.compile(r"[\w./&]+\Z")

_DEGREE = Shape(r"{sentences.degree}")
_INITIALLED = Shape(r"{offices.initials}\s+\Z")
""" "kepada ASN berinisial | MH. Kepada MH …": initials of a person, no degree."""
_A_WORD = re.compile(r"(?=[^aeiou]*[aeiou][^aeiou]*[aeiou])(?-i:[A-Z][a-z]{3,})\Z", re.IGNORECASE)
"""With two vowels: a place rather than a degree ("di Alor. Jumlahnya 9", "ke Agam. Tiga kades", not "Mkes." or "Skom.")."""


def sentence_starts(text: str, noise: Iterable[tuple[int, int]] = ()) -> list[int]:
    """Characters at which a sentence begins, ascending, the first being 0.

    A line begins a sentence unless the text is broken hard inside its sentences; noise (`start`, `end`) always stands apart.
    """
    starts = {0}
    wrapped = _is_hard_wrapped(text)
    last_open = False
    for line in split_lines(text):
        if not (last_open and _goes_on(line.text, wrapped=wrapped)):
            starts.add(line.start)
        last_open = not line.ends_sentence
    for match in _END.finditer(text):
        if _ends_sentence(text, match):
            starts.add(match.end())
    for start, end in noise:
        starts.add(start)
        following = re.compile(r"\s*").match(text, end)
        if following is not None and following.end() < len(text):
            starts.add(following.end())
    return sorted(starts)


def _is_hard_wrapped(text: str) -> bool:
    """Whether most lines stop in mid-sentence at about the same width, as mails and some government sites do."""
    lines = [line for line in split_lines(text) if len(line.text) > 40]
    broken = [line for line in lines if not line.ends_sentence]
    return len(lines) >= 6 and len(broken) >= 0.5 * len(lines) and max(len(line.text) for line in lines) <= 110


def _goes_on(line: str, *, wrapped: bool) -> bool:
    return line[0].islower() or (wrapped and (line[0].isalnum() or line[0] in '("“'))


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    words = load_phrases("sentences")
    following = match.group("next")
    first = following.lstrip("\"“‘'([«")[:1]
    marks, closing = match.group("marks"), match.group("closing")
    if not first or first.islower() or not (first.isalnum() or first in "-–"):
        return False
    if marks != ".":
        return True
    word = _BEFORE_DOT.search(text, max(0, match.start() - 20), match.start())
    before = word.group() if word else ""
    if not match.group("blank"):
        # A lost blank: "hadir.Ia" is an end, "Kab.Lamongan" and "radarkita.Com" are none.
        return (
            before.islower()
            and len(before) > 2
            and before not in words["never_last"].words
            and not re.match(r"(?:com|co|id|net)\b", following, re.IGNORECASE)
        )
    if closing:
        return True
    folded = before.casefold()
    if (folded in words["never_last"].words and before not in words["body"].words) or (
        _LETTER_NUMBER.search(before) and any(letter.isdigit() for letter in following)
    ):
        return False
    if len(before) == 1 and before.isupper():
        return following.casefold().strip(",.") in words["opener"].words
    if before.isdigit() and len(before) <= 2 and _is_list_number(text, match.start() - len(before)):
        return False
    if before.isupper() and _INITIALLED.search(text, max(0, match.start() - 25), match.start() - len(before)):
        return True
    degree = folded not in words["no_degree"].words and not _A_WORD.match(before) and _DEGREE.fullmatch(before)
    if degree and (before[:1].isupper() or folded in words["and_so_on"].words):
        return following.casefold().strip("\"“‘'([«,.") in words["opener"].words
    return True


def _is_list_number(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] == "\n"


def set_sentences(doc: Doc, starts: Sequence[int]) -> None:
    """Mark the tokens at these characters, or the first after them, as beginnings of sentences and all others as none."""
    if not len(doc):
        return
    offsets = doc.to_array(["IDX"]).astype("int64")
    marks = numpy.full(len(doc), -1, dtype="int64")
    at = numpy.searchsorted(offsets, numpy.asarray(starts))
    marks[at[at < len(doc)]] = 1
    marks[0] = 1
    doc.from_array(["SENT_START"], marks.astype("uint64"))  # type: ignore[arg-type]  # one attribute, one column


class SentenceComponent(Tagger):
    """The spaCy component: sets where sentences begin."""

    def _tag(self, doc: Doc) -> None:
        set_sentences(doc, sentence_starts(text_of(doc), [(span["start"], span["end"]) for span in doc._.noise]))


@Language.factory("ikrar_sentences", default_config={"config_folder": None}, assigns=["token.is_sent_start", "doc.sents"])
def create_sentences(nlp: Language, name: str, config_folder: str | None) -> SentenceComponent:
    return SentenceComponent(Config(Path(config_folder) if config_folder else None))
