"""Of what kind the persons of a claim are (rulings 19 to 21)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame
from pipeline.records.reading.kept import kept
from pipeline.words.phrases import load_phrases, words_folder
from pipeline.words.prefilter import PatternSet
from pipeline.words.shapes import Shape

KINDS = ("non_permanent_staff", "village_official", "village_head", "military_police", "civil_servant")
"""In the order in which words are tried: "guru honorer" is no civil servant, "perangkat desa" no village head."""
GROUPS = (*KINDS, "anybody", "papers")
_UNIT_KINDS = {
    "civil_servant": "civil_servant",
    "contract_civil_servant": "civil_servant",
    "village_head": "village_head",
    "village_official": "village_official",
    "non_permanent_staff": "non_permanent_staff",
}
_HEADS = frozenset(
    {"governor", "vice_governor", "regent", "vice_regent", "mayor", "vice_mayor", "regional_secretary", "minister", "inspector"}
)
"""Those to whom cases are handed; named without a number they are not the accused."""
YOGYAKARTA = "34"
"""A lurah there is a village head (codebook, `position`)."""


def kind_of_unit(unit: str | None) -> str | None:
    """The kind of servant that a count's unit names; None for reports, cases and mixed persons."""
    return _UNIT_KINDS.get(unit or "")


def words_for_persons(text: str, start: int, end: int) -> Sequence[tuple[str, re.Match[str]]]:
    """Words for those who can be accused and for papers about them, each with its group: in the order of `GROUPS`, then by place."""
    return _words_for_persons(text, start, end, words_folder())


def is_word_for_persons(text: str, start: int, end: int) -> bool:
    """ "Kalau | pambakal, | ada tiga": one of these words is all that stands in [start, end)."""
    named = text[start:end].strip(" ,\n")
    return any(match.group() == named for _, match in words_for_persons(text, start, end))


@kept
def _words_for_persons(text: str, start: int, end: int, folder: str) -> tuple[tuple[str, re.Match[str]], ...]:
    """Several rules ask for those of each sentence, hence kept."""
    found = ((GROUPS[number], match) for number, match in _patterns(folder).find_all(text, start, end))
    return tuple((group, match) for group, match in found if group not in KINDS or not is_of_side(text, match.end()))


def is_of_side(text: str, end: int) -> bool:
    """ "Kepala Bidang | Hukum Tim Pemenangan": an office of a party or of a candidate, and none of servants."""
    return _OF_SIDE.match(text, end) is not None


_OF_SIDE = Shape(r"(?:\s+(?-i:[A-Z])\w+){0,3}\s+(?-i:(?=[A-Z])){accused.side_office}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=4)
def _patterns(folder: str) -> PatternSet:
    words = load_phrases("subjects")
    return PatternSet(words[group] for group in GROUPS)


def kinds_in(text: str, start: int, end: int, region: str | None = None, skip: Iterable[tuple[int, int]] = ()) -> list[str]:
    """Kinds of servants that the words in [start, end) name, each once, in order of the text.

    Args:
        region: where; a lurah in Yogyakarta is a village head.
        skip: stretches whose words do not count, as the offices of speakers.
    """
    skipped = tuple(skip)
    taken: list[tuple[int, int, str]] = []
    for kind, match in words_for_persons(text, start, end):
        if kind not in KINDS or any(first <= match.start() < last for first, last in skipped):
            continue
        if kind == "military_police" and right_before(text, start, match.start(), "grammar", "receiver"):
            continue  # "satu kita bawa ke polisi": to whom it is handed
        if right_before(text, start, match.start(), "subjects", "by_way_of"):
            continue  # "delapan perkara diteruskan ke bupati melalui | camat"
        if not any(match.start() < last and first < match.end() for first, last, _ in taken):
            taken.append((match.start(), match.end(), _local(kind, match.group(), region)))
    ordered: list[str] = []
    for _, _, kind in sorted(taken):
        if kind not in ordered:
            ordered.append(kind)
    return ordered


def kinds_told(frame: Frame, start: int, end: int, region: str | None = None) -> list[str]:
    """`kinds_in`, without the words in names of institutions and in offices of named persons, who are not those spoken of."""
    others = [
        m
        for m in frame.within(start, end)
        if m["type"] == "institution" or (m["type"] == "official" and (m.get("name") or m.get("position") in _HEADS))
    ]
    return kinds_in(frame.text, start, end, region, skip=[(m["start"], m["end"]) for m in others])


def without_denied(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of [start, end) but for kinds that somebody is said not to be: "Karena bukan | ASN | , kami teruskan ke bupati"."""
    edges = [start]
    for kind, match in words_for_persons(text, start, end):
        if kind in KINDS and match.start() >= edges[-1] and right_before(text, start, match.start(), "subjects", "none_of_these"):
            edges += [match.start(), match.end()]
    edges.append(end)
    return list(zip(edges[::2], edges[1::2], strict=True))


def subject_of(kinds: Iterable[str]) -> str | None:
    """One kind, `mixed` for several, None for none."""
    distinct = set(kinds)
    if not distinct:
        return None
    return distinct.pop() if len(distinct) == 1 else "mixed"


def _local(kind: str, word: str, region: str | None) -> str:
    if kind != "civil_servant" or not (region or "").startswith(YOGYAKARTA):
        return kind
    return kind if load_phrases("whose")["head_of_ward"].pattern.fullmatch(word) is None else "village_head"
