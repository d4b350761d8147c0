"""What the words before a name say: type words, offices, streets, and how names follow each other in a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.tagging.numbers.numerals import UNITS
from pipeline.tagging.places.gazetteer import Match, Word
from pipeline.tagging.places.words import Cue, PlaceWords
from pipeline.words.shapes import Shape

_LINKS = frozenset({"dan", "serta", "maupun", "atau"})
_UNIT_NUMBER = re.compile(r"\d{3,4}")
_AS_EXAMPLE = Shape(r",?\s+{whose.as_example}(?!\w)", re.IGNORECASE)
""" "Batang, misalnya": names that are also words are no examples."""
_TO_FIGURE = 2
"""Small words between a place of a tally and its number at most: "Agam hanya ada dua"."""
LONGEST_CUE = 4
_FAR = 4
"""Words before a name in which "Hotel", "Jalan" still reach it, if all between are capitalised."""


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of one name."""

    cue: Cue | None
    cue_text: str
    cue_start: int
    """Character where the cue begins (the name's own start without one)."""
    both_levels: bool
    """"Kabupaten dan Kota X", "Bupati/Wali Kota X"."""
    listed: bool
    """Follows another name of a place in a list, or a figure follows it."""
    after_name: bool
    """Follows another name with only a blank between: "Bogor Bima"."""
    capital_before: bool
    """A capitalised word that is no cue stands right before, in the same sentence."""
    acronym_before: bool
    """That word is an acronym (BKPP, PGRI): an institution of the place."""
    capital_after: bool
    """A capitalised word follows with only a blank between."""


def read_context(text: str, words: Sequence[Word], match: Match, previous: Match | None, vocabulary: PlaceWords) -> Context:
    """What stands around a name that may be a place: type words, prepositions, capitals, lists."""
    cue, cue_text, cue_first = _read_cue(text, words, match, vocabulary)
    if cue is None and (level := _level_behind(text, words, match, vocabulary)) is not None:
        cue, cue_text = level
    capital_before = acronym = False
    if cue is None and match.first > 0:
        before = words[match.first - 1]
        gap = text[before.end : match.start]
        if gap.strip() in ("", ")") and "\n" not in gap and len(gap) <= 2:
            shown = text[before.start : before.end]
            acronym = len(shown) > 1 and shown.isupper()
            capital_before = shown[0].isupper() and not acronym and not _opens_sentence(text, before)
            if not capital_before and not acronym:
                capital_before = False
    if cue != "person" and _far_elsewhere(text, words, match, vocabulary):
        cue, cue_text = "elsewhere", "far"
    return Context(
        cue=cue,
        cue_text=cue_text,
        cue_start=words[cue_first].start if cue_first < match.first else match.start,
        both_levels=_both_levels(text, words, cue_first, cue_text, vocabulary),
        listed=_listed(text, words, match, previous, vocabulary)
        or _figure_follows(text, words, match, vocabulary)
        or _figure_leads(text, words, match, vocabulary)
        or _AS_EXAMPLE.match(text, match.end) is not None,
        after_name=previous is not None and previous.after == match.first and text[previous.end : match.start] == " ",
        capital_before=capital_before,
        acronym_before=acronym,
        capital_after=_capital_after(text, words, match),
    )


def _read_cue(text: str, words: Sequence[Word], match: Match, vocabulary: PlaceWords) -> tuple[Cue | None, str, int]:
    """The longest phrase of cues that ends right before the name, and the index of its first word."""
    phrase: list[str] = []
    best: tuple[Cue | None, str, int] = (None, "", match.first)
    at, following = match.first - 1, match.start
    if at > 0 and _UNIT_NUMBER.fullmatch(words[at].lower) and _touches(text[words[at].end : following], words[at], vocabulary):
        at, following = at - 1, words[at].start  # "Dandim 0601 Kota Lama"
    while at >= 0 and len(phrase) < LONGEST_CUE:
        word = words[at]
        if not _touches(text[word.end : following], word, vocabulary):
            break
        phrase.insert(0, word.lower)
        found = vocabulary.cues.get(" ".join(phrase))
        if found is not None and not (found == "elsewhere" and text[word.start].islower() and word.lower in vocabulary.small_no_cue):
            best = (found, " ".join(phrase), at)
        at, following = at - 1, word.start
    if best[0] == "person" and text[words[best[2]].start].islower() and len(best[1]) < 4:
        return None, "", match.first
    return best


def _level_behind(text: str, words: Sequence[Word], match: Match, vocabulary: PlaceWords) -> tuple[Cue, str] | None:
    """ "Kediri | (kota)": which of two namesakes is meant."""
    after = words[match.after] if match.after < len(words) else None
    if after is None or text[match.end : after.start].strip() != "(" or text[after.end : after.end + 1] not in (")", "."):
        return None
    cue = vocabulary.cues.get(after.lower)
    return (cue, after.lower) if cue in ("regency", "city") else None


def _touches(gap: str, word: Word, vocabulary: PlaceWords) -> bool:
    """Whether the word before a gap can govern what follows it."""
    inner = gap.strip()
    if "\n" in gap and inner:
        return False
    if inner in ("", ")", "/", "(", "-"):
        return len(gap) <= 4
    return inner in (".", ",", ".,") and word.lower in vocabulary.abbreviated


def _both_levels(text: str, words: Sequence[Word], cue_first: int, cue_text: str, vocabulary: PlaceWords) -> bool:
    """Whether the other type word stands before, joined by "dan" or a stroke."""
    own = vocabulary.cues.get(cue_text)
    if own not in ("regency", "city") or cue_first == 0:
        return False
    at = cue_first - 1
    joined = "/" in text[words[at].end : words[cue_first].start]
    if words[at].lower in _LINKS:
        at, joined = at - 1, True
    if not joined or at < 0:
        return False
    for length in (1, 2):
        phrase = " ".join(word.lower for word in words[max(0, at - length + 1) : at + 1])
        if vocabulary.cues.get(phrase) in ("regency", "city") and vocabulary.cues.get(phrase) != own:
            return True
    return False


def _listed(text: str, words: Sequence[Word], match: Match, previous: Match | None, vocabulary: PlaceWords) -> bool:
    """Whether the name before and this one are items of one list: "A, B dan Kota C"."""
    if previous is None or match.first - previous.after > 4:
        return False
    gap = text[previous.end : match.start]
    if "\n" in gap or "." in gap.replace("Kab.", "").replace("Kep.", "") or len(gap) > 30:
        return False
    between = [word.lower for word in words[previous.after : match.first]]
    if not all(word in _LINKS or word in vocabulary.type_words or word in vocabulary.between_listed for word in between):
        return False
    return "," in gap or any(word in _LINKS for word in between)


def _figure_follows(text: str, words: Sequence[Word], match: Match, vocabulary: PlaceWords) -> bool:
    """A tally: "Kampar enam perkara", "Bengkalis 4", "Buton (3)", "Agam sebanyak lima orang"."""
    at = match.after
    while at < min(len(words), match.after + _TO_FIGURE) and words[at].lower in vocabulary.before_figure:
        at += 1
    if at >= len(words):
        return False
    between, gap = text[match.end : words[at].start], text[words[at - 1].end : words[at].start]
    numeral = words[at].lower.isdigit() or words[at].lower in UNITS or words[at].lower in vocabulary.tallied
    return numeral and len(gap) <= 3 and gap.strip() in ("", "(", ":", "=") and not any(mark in between for mark in ",.;)\n")


def _figure_leads(text: str, words: Sequence[Word], match: Match, vocabulary: PlaceWords) -> bool:
    """A tally whose numbers stand first: "5 kasus Agam, …"; the name ends its item."""
    if match.first < 2 or words[match.first - 1].lower not in vocabulary.counted:
        return False
    number, noun = words[match.first - 2], words[match.first - 1]
    near = text[number.end : noun.start] == " " == text[noun.end : match.start]
    ends = text[match.end : match.end + 1] in (",", ".", ";", "\n", "") or (match.after < len(words) and words[match.after].lower in _LINKS)
    return near and ends and (number.lower.isdigit() or number.lower in UNITS)


def _capital_after(text: str, words: Sequence[Word], match: Match) -> bool:
    if match.after >= len(words):
        return False
    after = words[match.after]
    return text[match.end : after.start] == " " and text[after.start].isupper() and not text[after.start : after.end].isupper()


def _opens_sentence(text: str, word: Word) -> bool:
    before = text[max(0, word.start - 3) : word.start].rstrip(" \t\"“”‘'(")
    return not before or before[-1] in ".!?:\n–—-"


def _far_elsewhere(text: str, words: Sequence[Word], match: Match, vocabulary: PlaceWords) -> bool:
    """ "Hotel Merpati Indah Jambi", "Jalan Raya Medan": only capitals between the venue's word and the name."""
    following = match.start
    for at in range(match.first - 1, max(-1, match.first - 1 - _FAR), -1):
        word = words[at]
        gap = text[word.end : following]
        if gap.strip() not in ("", ".") or "\n" in gap:
            return False
        if word.lower in vocabulary.far_elsewhere:
            return text[word.start].isupper() or word.lower in vocabulary.far_small
        if not text[word.start].isupper() or word.lower in vocabulary.cues:
            return False
        following = word.start
    return False
