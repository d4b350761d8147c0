"""Names of regions with one letter wrong: "Kabupaten Tanimbat". Only where a word before says that a region's name follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from pipeline.tagging.misspelling import is_one_slip_away
from pipeline.tagging.places.found import LEVEL_OF_CUE, Place
from pipeline.tagging.places.gazetteer import Gazetteer, Match, Word

_SHORTEST = 6
"""Letters of a name; among shorter ones too many are one letter apart."""
_LONGEST = 3
"""Words of a name."""
_PART_OF_NAME = "kepulauan"


def find_misspelt(
    text: str, words: Sequence[Word], matches: Sequence[Match], gazetteer: Gazetteer, persons: Sequence[tuple[int, int]]
) -> list[Place]:
    """Regions of which exactly one name is one slip away from what stands after a type word or office.

    Args:
        matches: names that were found as they are written; their words are left alone.
        persons: characters of names of persons: after an office they are its holder.
    """
    taken = {at for match in matches for at in range(match.first, match.after)}
    found = []
    cues = gazetteer.words.cues
    for at, word in enumerate(words[:-1]):
        if word.lower not in cues and word.lower != _PART_OF_NAME:
            continue
        levels = LEVEL_OF_CUE.get(cues.get(word.lower, ""))
        if word.lower == _PART_OF_NAME and at not in taken:
            levels, first = ("regency", "province"), at
        else:
            first = at + 1
        held = word.lower in gazetteer.words.held
        if levels is None or first in taken or not text[words[first].start].isupper():
            continue
        if first > at and _is_parted(text[word.end : words[first].start].strip(), word, held=held):
            continue
        for after in range(min(first + _LONGEST, len(words)), first, -1):
            if not _is_run(text, words, first, after) or taken.intersection(range(first, after)):
                continue
            start, end = words[first].start, words[after - 1].end
            if held and any(begin < end and start < stop for begin, stop in persons):
                continue
            code = _only_region(" ".join(one.lower for one in words[first:after]), levels, gazetteer)
            if code is not None:
                taken.update(range(first, after))
                found.append(Place(start if held else word.start, end, code, "cue", "one letter off its name"))
                break
    return found


def _is_parted(gap: str, cue: Word, *, held: bool) -> bool:
    """ "… oleh bupati. | Seorang camat": a new sentence; a full stop is of an abbreviation only after a short word that is no office."""
    return bool(gap) and (gap != "." or held or len(cue.lower) > _ABBREVIATED)


_ABBREVIATED = 4
"""Letters of a word before a name that a full stop may shorten ("Kab. Tanimbat")."""


def _is_run(text: str, words: Sequence[Word], first: int, after: int) -> bool:
    """Whether the words stand side by side with capitals."""
    side_by_side = all(text[words[at].end : words[at + 1].start] == " " for at in range(first, after - 1))
    return side_by_side and all(text[word.start].isupper() for word in words[first:after])


def _only_region(name: str, levels: Sequence[str], gazetteer: Gazetteer) -> str | None:
    """The one region of these levels whose name is one slip away and begins with the same letter."""
    if len(name) < _SHORTEST:
        return None
    forms = _forms_by_letter(gazetteer).get(name[0], ())
    near = {code for form, code, level in forms if level in levels and is_one_slip_away(name, form)}
    return near.pop() if len(near) == 1 else None


_Form = tuple[str, str, str]
"""A name of a region, the region's code and its level."""


@lru_cache(maxsize=4)
def _forms_by_letter(gazetteer: Gazetteer) -> Mapping[str, Sequence[_Form]]:
    """The names of all regions, with "Kota" and the first word of island groups left out, by first letter."""
    forms: defaultdict[str, list[_Form]] = defaultdict(list)
    for region in gazetteer.regions.values():
        full = region.short_name.lower().removeprefix("kota ")
        for form in {full, full.removeprefix(f"{_PART_OF_NAME} ")}:
            forms[form[0]].append((form, region.code, region.level))
    return forms
