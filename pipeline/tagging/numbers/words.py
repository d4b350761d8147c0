"""The words of counts (config/vocabulary/counts.yml): nouns by unit, and the words around numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from ikrar.config import Config
from pipeline.tagging.places.gazetteer import split_words
from pipeline.words.entries import Entry, load_entries, words_pattern

Unit = Literal[
    "civil_servant", "contract_civil_servant", "village_head", "village_official", "non_permanent_staff",
    "report", "case", "participant", "region", "other",
]  # fmt: skip
Use = Literal[
    "unit", "other_person", "person", "filler", "strangers", "contract", "temporary", "elliptic", "result", "function",
    "measure", "own_paper", "topic", "asked", "reported", "number_before", "negation", "vague", "amount", "read_by", "team",
    "more_than", "at_least", "almost", "about", "at_most", "compared",
    "attended", "sure_attended", "present", "here", "made_of", "is_a", "attends", "receiver", "breach", "addressed", "occasion", "accused",
    "joint", "beside", "auxiliary", "reason", "done", "each", "as_many", "in_detail", "that_many", "sum", "how_many", "pointing", "answer",
    "aside", "alleged", "neutrality", "case_noun", "report_noun", "lurah", "out_of", "whole", "rest", "defendant", "any_servant", "they",
    "all_of_them", "one_each", "next", "at_large", "counts_among", "category", "ranked", "of_them", "so_far", "there_are", "one_thing",
    "one_person", "up_to", "more", "with_status",
]  # fmt: skip
QUALIFIERS: tuple[Use, ...] = ("more_than", "at_least", "almost", "about", "at_most")


class CountEntry(Entry):
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
    return load_entries(config, "counts", CountEntry)


def load_count_words(config: Config) -> CountWords:
    """What the reader of counts knows, from `counts.yml`."""
    entries = load_count_entries(config)

    def words(use: Use) -> list[str]:
        return [word for entry in entries if entry.use == use for word in entry.words]

    def pattern(use: Use) -> re.Pattern[str]:
        return re.compile(words_pattern(words(use)), re.IGNORECASE)

    def folded(use: Use) -> frozenset[str]:
        return frozenset(" ".join(word.lower for word in split_words(phrase)) for phrase in words(use))

    return CountWords(
        nouns=_trie(entries),
        other_persons=folded("other_person"),
        fillers=folded("filler"),
        persons=folded("person"),
        elliptic=folded("elliptic"),
        results=folded("result"),
        functions=folded("function"),
        measures=folded("measure"),
        before=folded("number_before"),
        own_papers=folded("own_paper"),
        pointing=folded("pointing"),
        topic=pattern("topic"),
        asked=pattern("asked"),
        reported=pattern("reported"),
        vague={word: (entry.least or 0, entry.most) for entry in entries if entry.use == "vague" for word in entry.words},
        qualifiers={word: use for use in QUALIFIERS for word in words(use)},
        strangers=re.compile(words_pattern(words("strangers")) + r"(?:\s+\w+){0,2}\s*\Z", re.IGNORECASE),
        contract=pattern("contract"),
        temporary=pattern("temporary"),
        amounts=folded("amount"),
        read_by=re.compile(words_pattern(words("read_by")) + r"(?:\s+(?:langsung|oleh))*\s*\Z", re.IGNORECASE),
        reads=pattern("read_by"),
        team=re.compile(words_pattern(words("team")) + r"(?:\s+\w+)?\s*\Z", re.IGNORECASE),
        negation=re.compile(words_pattern(words("negation")) + r"(?:\s+\w+){0,2}\s*\Z", re.IGNORECASE),
        attended=re.compile(words_pattern(words("attended")) + r"(?:\s+\w+){0,3}\s*\Z", re.IGNORECASE),
        sure_attended=re.compile(words_pattern(words("sure_attended")) + r"(?:[\s,]+[\w/]+){0,6}[\s,]*\Z", re.IGNORECASE),
        present=pattern("present"),
        here=re.compile(r"\s+" + words_pattern(words("here")), re.IGNORECASE),
        made_of=re.compile(r"[\s,]*(?:yang\s+)?" + words_pattern(words("made_of")) + r"\s*\Z", re.IGNORECASE),
        is_a=re.compile(r"(?:\s*,?\s*" + words_pattern(words("is_a")) + r"){1,2}(?:\s*,)?\s+", re.IGNORECASE),
        attends=pattern("attends"),
        receiver=re.compile(words_pattern(words("receiver")) + r"(?:\s+\w+){0,2}\s*\Z", re.IGNORECASE),
        breach=pattern("breach"),
        addressed=re.compile(words_pattern(words("addressed")) + r"(?:\s+\w+){0,2}\s*\Z", re.IGNORECASE),
        occasion=pattern("occasion"),
        accused=pattern("accused"),
        or_more=re.compile(rf"\s+{words_pattern(words('more'))}(?!\s+(?:dari|{words_pattern(words('compared'))}|\w+\s+dari)|\w)"),
    )


def _trie(entries: tuple[CountEntry, ...]) -> dict[str, Any]:
    trie: dict[str, Any] = {}
    for entry in entries:
        if entry.use != "unit":
            continue
        for phrase in entry.words:
            node = trie
            for word in split_words(phrase):
                node = node.setdefault(word.lower, {})
            node[""] = entry.unit
    return trie
