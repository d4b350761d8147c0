"""The words of counts (config/vocabulary/counts.yml): nouns by unit, and the words around numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from ikrar.config import Config
from pipeline.tagging.misspelling import slips_of, vowel_slips_of
from pipeline.tagging.places.gazetteer import split_words
from pipeline.words.by_use import UsedEntry, WordsByUse

Unit = Literal[
    "civil_servant", "contract_civil_servant", "village_head", "village_official", "non_permanent_staff",
    "report", "case", "participant", "region", "other",
]  # fmt: skip
Use = Literal[
    "unit", "other_person", "person", "filler", "strangers", "contract", "temporary", "elliptic", "result", "function",
    "measure", "own_paper", "topic", "asked", "reported", "number_before", "negation", "vague", "amount", "read_by", "team",
    "more_than", "at_least", "almost", "about", "at_most", "compared",
    "attended", "sure_attended", "present", "came", "here", "made_of", "is_a", "attends", "receiver", "breach", "addressed", "occasion",
    "accused", "joint", "beside", "auxiliary", "reason", "done", "each", "as_many", "in_detail", "that_many", "sum", "how_many",
    "pointing", "answer",
    "aside", "alleged", "neutrality", "case_noun", "report_noun", "file", "lurah", "head_of_quarter", "out_of", "whole", "rest",
    "defendant",
    "any_servant", "they", "sent", "by", "commission",
    "all_of_them", "one_each", "next", "at_large", "counts_among", "category", "ranked", "of_them", "so_far", "there_are", "one_thing",
    "one_person", "up_to", "more", "with_status", "comes_next", "number_next", "lies_in", "opens_item", "together",
]  # fmt: skip
QUALIFIERS: tuple[Use, ...] = ("more_than", "at_least", "almost", "about", "at_most")


class CountEntry(UsedEntry):
    """One entry of counts.yml. `count`: [min, max, unit] of the example's first count; `least`, `most`: of a vague word."""

    use: Use
    unit: Unit | None = None
    least: int | None = None
    most: int | None = None
    count: tuple[int, int | None, Unit] | None


@dataclass(frozen=True, slots=True)
class CountWords:
    """Phrases are tuples of lower-case words."""

    nouns: dict[str, Any]
    """Trie of words; the unit stands under the key ""."""
    other_persons: frozenset[str]
    fillers: frozenset[str]
    persons: frozenset[str]
    elliptic: frozenset[str]
    results: frozenset[str]
    functions: frozenset[str]
    measures: frozenset[str]
    before: frozenset[str]
    own_papers: frozenset[str]
    pointing: frozenset[str]
    topic: re.Pattern[str]
    asked: re.Pattern[str]
    reported: re.Pattern[str]
    vague: dict[str, tuple[int, int | None]]
    qualifiers: dict[str, Use]
    strangers: re.Pattern[str]
    contract: re.Pattern[str]
    temporary: re.Pattern[str]
    amounts: frozenset[str]
    read_by: re.Pattern[str]
    reads: re.Pattern[str]
    team: re.Pattern[str]
    negation: re.Pattern[str]
    attended: re.Pattern[str]
    sure_attended: re.Pattern[str]
    present: re.Pattern[str]
    came: re.Pattern[str]
    here: re.Pattern[str]
    made_of: re.Pattern[str]
    is_a: re.Pattern[str]
    attends: re.Pattern[str]
    receiver: re.Pattern[str]
    breach: re.Pattern[str]
    addressed: re.Pattern[str]
    occasion: re.Pattern[str]
    accused: re.Pattern[str]
    or_more: re.Pattern[str]
    """"lebih" behind a number, unless the word after it is compared: "lima kades lebih dahulu"."""


def load_count_entries(config: Config) -> tuple[CountEntry, ...]:
    """The entries of `counts.yml`, in order."""
    return WordsByUse(config, "counts", CountEntry).entries


_PHRASES = {
    "other_persons": "other_person", "fillers": "filler", "persons": "person", "elliptic": "elliptic", "results": "result",
    "functions": "function", "measures": "measure", "before": "number_before", "own_papers": "own_paper", "pointing": "pointing",
    "amounts": "amount",
}  # fmt: skip
"""Uses of which a phrase is asked whole."""
_PATTERNS = {
    "topic": "{topic}",
    "asked": "{asked}",
    "reported": "{reported}",
    "strangers": r"{strangers}(?:\s+\w+){0,2}\s*\Z",
    "contract": "{contract}",
    "temporary": "{temporary}",
    "read_by": r"{read_by}(?:\s+(?:langsung|oleh))*\s*\Z",
    "reads": "{read_by}",
    "team": r"{team}(?:\s+\w+)?\s*\Z",
    "negation": r"{negation}(?:\s+\w+){0,2}\s*\Z",
    "attended": r"{attended}(?:\s+\w+){0,3}\s*\Z",
    "sure_attended": r"{sure_attended}(?:[\s,]+[\w/]+){0,6}[\s,]*\Z",
    "present": "{present}",
    "came": r"[\"“\s]*{came}\s*\Z",
    "here": r"\s+{here}",
    "made_of": r"[\s,]*(?:yang\s+)?{made_of}\s*\Z",
    "is_a": r"(?:\s*(?:,\s*)?{is_a}){1,2}(?:\s*,)?\s+",
    "attends": "{attends}",
    "receiver": r"{receiver}(?:\s+\w+){0,2}\s*\Z",
    "breach": "{breach}",
    "addressed": r"{addressed}(?:\s+\w+){0,2}\s*\Z",
    "occasion": "{occasion}",
    "accused": "{accused}",
}


def load_count_words(config: Config) -> CountWords:
    """What the reader of counts knows, from `counts.yml`."""
    used = WordsByUse(config, "counts", CountEntry)
    phrases: dict[str, Any] = {name: frozenset(map(_folded, used.words(use))) for name, use in _PHRASES.items()}
    patterns: dict[str, Any] = {name: used.pattern(source) for name, source in _PATTERNS.items()}
    return CountWords(
        nouns=_trie(used.entries),
        vague={word: (entry.least or 0, entry.most) for entry in used.entries if entry.use == "vague" for word in entry.words},
        qualifiers={word: use for use in QUALIFIERS for word in used.words(use)},
        or_more=used.pattern(r"\s+{more}(?!\s+(?:dari|{compared}|\w+\s+dari)|\w)", 0),
        **phrases,
        **patterns,
    )


def _folded(phrase: str) -> str:
    return " ".join(word.lower for word in split_words(phrase))


def _trie(entries: tuple[CountEntry, ...]) -> dict[str, Any]:
    trie: dict[str, Any] = {}
    for entry in entries:
        if entry.use != "unit":
            continue
        for phrase in entry.words:
            words = [word.lower for word in split_words(phrase)]
            for spelling in (words, *_misspelt(words)):
                node = trie
                for word in spelling:
                    node = node.setdefault(word, {})
                node.setdefault("", entry.unit)
    return trie


def _misspelt(words: list[str]) -> Iterator[list[str]]:
    """ "Aparatur Sipil | Negera": nouns of several words with a slip in one of them; the others say what is meant."""
    if len(words) < _SURE_OF_NOUN:
        return
    for at, word in enumerate(words):
        for slip in (*slips_of(word), *vowel_slips_of(word)):
            yield [*words[:at], slip, *words[at + 1 :]]


_SURE_OF_NOUN = 3
"""Words of a noun from which on one of them may be misspelt."""
