"""From names in a text to regions: which names are places, of which level, and why.

Three passes. Cues right before each name decide most; what is then sure tells which provinces the article is about; with that
the names that are also words, the namesakes and the shared abbreviations are decided (ruling 29, data README).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from pipeline.tagging.names import is_common_word
from pipeline.tagging.places.cues import Context, read_context
from pipeline.tagging.places.found import LEVEL_OF_CUE, Evidence, Found, OpenName, Place, Rejected, Sign, Strength
from pipeline.tagging.places.gazetteer import Gazetteer, Match, split_words
from pipeline.tagging.places.misspelt import find_misspelt
from pipeline.tagging.places.namesakes import choose_region, is_place_of_speech, names_where
from pipeline.tagging.places.words import Cue, PlaceWords
from pipeline.words.shapes import Shape

_ABBREVIATION = re.compile(r"\s*\(\s*([A-Z][A-Za-z.-]{1,11})\s*\)")
_CITY_COMMAND = Shape(r"\s+(?=[A-Z]){places.city}\b")
"""Polres Madiun serves the regency, Polres Madiun Kota the city."""
_LARGER_PLACE = Shape(r"\s*[,(]?\s*(?:{before_names.below_regency}|{before_names.regency})\s")


def find_places(
    text: str,
    gazetteer: Gazetteer,
    *,
    surroundings: Sequence[str] = (),
    dateline: tuple[int, int] | None = None,
    persons: Sequence[tuple[int, int]] = (),
) -> Found:
    """Regions, seats and districts of a text.

    Args:
        surroundings: title and outlet: they say which namesake or province is meant, but give no mentions here.
        dateline: characters of the place named there.
        persons: characters of names of persons, if a model has found them.
    """
    state = Evidence()
    around = [(title, _read_names(title, _names_in(title, gazetteer), gazetteer, Evidence(), state)) for title in surroundings]
    names = _names_in(text, gazetteer)
    for name in _read_names(text, names, gazetteer, state, state, dateline, persons):
        _decide(name, text, gazetteer, state)
    state.places.extend(find_misspelt(text, split_words(text), names, gazetteer, persons))
    places = _with_abbreviations(text, gazetteer, state.places)
    taken = _mask(text, places)
    return Found(
        tuple(sorted(places, key=lambda place: (place.start, place.end))),
        tuple(sorted(state.signs, key=lambda sign: sign.start)),
        tuple(name for name in sorted(state.rejected, key=lambda name: name.start) if not any(taken[name.start : name.end])),
        tuple(_decide_around(words, opened, text, gazetteer, state) for words, opened in around),
    )


def _decide_around(words: str, opened: Sequence[OpenName], text: str, gazetteer: Gazetteer, state: Evidence) -> tuple[Place, ...]:
    """The places of a title or of an outlet's name, with what the body says about namesakes."""
    own = replace(state, places=[], rejected=[], told_level=None)
    for name in opened:
        _decide(name, f"{words}\n{text}", gazetteer, own)
    return tuple(own.places)


def _names_in(text: str, gazetteer: Gazetteer) -> list[Match]:
    return gazetteer.find(text, split_words(text))


def _read_names(
    text: str,
    names: Sequence[Match],
    gazetteer: Gazetteer,
    keep: Evidence,
    evidence: Evidence,
    dateline: tuple[int, int] | None = None,
    persons: Sequence[tuple[int, int]] = (),
) -> list[OpenName]:
    """First pass: sure names go to `keep`; what they support goes to `evidence`; the others are returned."""
    words = split_words(text)
    opened: list[OpenName] = []
    previous: Match | None = None
    before: OpenName | None = None
    head: Cue | None = None
    for match in names:
        context = read_context(text, words, match, previous, gazetteer.words)
        in_dateline = dateline is not None and dateline[0] <= match.start < dateline[1]
        name = _first_reading(match, context, in_dateline, gazetteer, keep, persons)
        if name is not None:
            head = _list_head(name, before, head, gazetteer)
            if head is not None and head != context.cue and len(name.codes) > 1:
                name.codes = _of_level(name.codes, head, gazetteer)
                name.context = replace(context, cue=head)
            if context.listed and before is not None:
                before.context = replace(before.context, listed=True)
                # a neighbour that may be a word says nothing about the level of the list
                if name.ambiguous == "no":
                    before.neighbours.extend(name.codes)
                if before.ambiguous == "no":
                    name.neighbours.extend(before.codes)
            opened.append(name)
            _note(name, gazetteer, evidence)
            if keep is evidence and names_where(match, context, text):
                evidence.passing.update((name.codes[0], name.codes[0][:2]))
        before, previous = name, match
    return opened


def _list_head(name: OpenName, before: OpenName | None, head: Cue | None, gazetteer: Gazetteer) -> Cue | None:
    """The type word that holds for a name: its own, or that of the list before it: "Kabupaten Brebes, Batang, Tegal dan Kota Salatiga"."""
    if name.context.cue in LEVEL_OF_CUE:
        return name.context.cue
    if head is None or before is None or not name.context.listed:
        return None
    return head if any(gazetteer.regions[code].level in LEVEL_OF_CUE[head] for code in name.codes) else None


def _first_reading(
    match: Match, context: Context, in_dateline: bool, gazetteer: Gazetteer, keep: Evidence, persons: Sequence[tuple[int, int]]
) -> OpenName | None:
    """What the name can be by itself and its cue; None when it is no region."""
    if why := _why_no_place(match, context, persons):
        keep.rejected.append(Rejected(match.start, match.end, why))
        return None
    if sign := _sign_of(match, context, in_dateline, gazetteer):
        keep.signs.append(sign)
    regions = _codes_of(match, "name", "alias")
    if not regions:
        return None
    ambiguous = _is_also_a_word(match, gazetteer)
    if why := _why_no_region(match, context, ambiguous):
        keep.rejected.append(Rejected(match.start, match.end, why))
        return None
    codes = _of_level(regions, context.cue, gazetteer)
    return OpenName(match, context, codes, "no" if in_dateline else ambiguous, "dateline" if in_dateline else "")


def _codes_of(match: Match, *kinds: str) -> tuple[str, ...]:
    """The codes that the name can have as one of these kinds, each once."""
    return tuple(dict.fromkeys(name.code for name in match.names if name.kind in kinds))


def _why_no_place(match: Match, context: Context, persons: Sequence[tuple[int, int]]) -> str:
    """Why the name stands for no place at all, or "": "Malang Raya", "Serambi Indonesia"; "Batu" in "Ridwan Batu Bara"."""
    if any(name.kind == "nowhere" for name in match.names):
        return "the name of a group of regions or of a thing"
    item = context.listed and not context.capital_before  # "Sumba Timur 23, | Manggarai | 17"
    return "inside a person's name" if context.cue is None and not item and _inside_person(match, persons) else ""


def _why_no_region(match: Match, context: Context, ambiguous: Literal["no", "soft", "hard"]) -> str:
    """Why a region's name stands for none here, or "": "Kecamatan Kediri", "Jalan Surabaya", "Bogor | Bima"."""
    if context.cue == "district" and _codes_of(match, "district"):
        return f"a district after {context.cue_text!r}"
    if context.cue in _OF_ANOTHER_NAME:
        return f"part of another name after {context.cue_text!r} ({context.cue})"
    if context.after_name and ambiguous != "no" and context.cue is None:
        return "follows a place like the name of its head"
    return ""


_OF_ANOTHER_NAME = frozenset({"village", "elsewhere", "person"})


def _sign_of(match: Match, context: Context, in_dateline: bool, gazetteer: Gazetteer) -> Sign | None:
    """What the name says as a seat or a district, whatever else it is: "Singaraja" is in Buleleng, "Kecamatan Ubud" in Gianyar."""
    seats, districts = _codes_of(match, "seat"), _codes_of(match, "district")
    is_region = bool(_codes_of(match, "name", "alias"))
    if context.cue == "district" and (districts or not is_region):
        return Sign(match.start, match.end, districts, "district", True) if districts else None
    if context.cue in _OF_ANOTHER_NAME:
        return None
    if seats and (is_region or in_dateline or match.key not in gazetteer.words.hard):
        return Sign(match.start, match.end, seats, "seat", in_dateline)
    # "Kota", "Negara", "Damai": districts only after "Kecamatan"
    told = in_dateline or (districts and not is_common_word(match.key))
    return Sign(match.start, match.end, districts, "district", in_dateline) if told and not is_region else None


def _is_also_a_word(match: Match, gazetteer: Gazetteer) -> Literal["no", "soft", "hard"]:
    """Whether the name is a word or a person's name too, and how much has to speak for the region."""
    if match.key in gazetteer.words.hard:
        return "hard"
    return "soft" if match.key in gazetteer.words.soft else "no"


def _inside_person(match: Match, persons: Sequence[tuple[int, int]]) -> bool:
    """Whether a longer name of a person holds this one; `persons` are sorted."""
    at = bisect_right(persons, (match.start, len(persons) and persons[-1][1])) - 1
    return at >= 0 and match.end <= persons[at][1] and persons[at] != (match.start, match.end)


def _of_level(codes: tuple[str, ...], cue: str | None, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The codes that fit the level of the cue; all of them when none fits ("Kota Jember" is the town)."""
    if cue == "institution":
        provinces = tuple(code for code in codes if "." not in code)
        return provinces or codes  # "Bawaslu Bengkulu" is the province's, the city's is "Bawaslu Kota Bengkulu"
    levels = LEVEL_OF_CUE.get(cue or "")
    fitting = tuple(code for code in codes if levels and gazetteer.regions[code].level in levels)
    return fitting or codes


def _note(name: OpenName, gazetteer: Gazetteer, evidence: Evidence) -> None:
    """Count what a sure name supports."""
    sure = name.context.cue in (*LEVEL_OF_CUE, "institution") or name.ambiguous == "no"
    if not sure or name.context.cue == "village_head":
        return
    if len(name.codes) == 1:
        code = name.codes[0]
        evidence.support[code] += 1
        evidence.support[code[:2]] += 1
        if name.reason == "dateline":
            evidence.in_dateline.add(code)
        if name.context.cue in LEVEL_OF_CUE:
            evidence.explicit.setdefault(name.match.key, []).append(code)
    elif len({code[:2] for code in name.codes}) == 1:
        evidence.support[name.codes[0][:2]] += 1


def _decide(name: OpenName, text: str, gazetteer: Gazetteer, state: Evidence) -> None:
    """Second pass over one name, with all that the article says."""
    match, context = name.match, name.context
    if context.cue == "village_head" and _is_village(name, text, state):
        state.rejected.append(Rejected(match.start, match.end, f"a village after {context.cue_text!r}"))
        return
    if name.ambiguous != "no" and not _is_place(name, gazetteer, state):
        state.rejected.append(
            Rejected(match.start, match.end, "also a word or a person's name, and nothing here says that it is the place")
        )
        return
    codes, reason = name.codes, name.reason
    if context.both_levels:
        codes = tuple(name.code for name in match.names if name.kind in ("name", "alias") and "." in name.code)
        reason = "both the regency and the city are named"
    elif len(codes) > 1 and context.cue_text in gazetteer.words.police_commands:
        level = "city" if _CITY_COMMAND.match(text, match.end) else "regency"
        codes, reason = _of_level(codes, level, gazetteer), f"a police command of the {level}"
    elif len(codes) > 1:
        codes, reason = choose_region(name, text, gazetteer, state)
        if not codes:
            state.rejected.append(Rejected(match.start, match.end, reason))
            return
    elif not reason:
        reason = f"after {context.cue_text!r}" if context.cue_text else "the only region of this name"
    if len(codes) == 1 and not name.reason and is_place_of_speech(match, codes[0], context, text, gazetteer, state):
        state.rejected.append(Rejected(match.start, match.end, "where somebody spoke"))
        return
    start = context.cue_start if context.cue_text in gazetteer.words.type_words else match.start
    state.accepted.add(match.key)
    for code in dict.fromkeys(codes):
        state.places.append(Place(start, match.end, code, _strength(context, gazetteer.words), reason))


def _strength(context: Context, words: PlaceWords) -> Strength:
    if context.cue_text in words.type_words or context.cue == "institution" or context.acronym_before:
        return "office" if context.cue == "institution" else "cue"
    if context.cue in LEVEL_OF_CUE:
        return "office"
    if context.cue_text in words.origins:
        return "weak"
    return "plain"


def _is_village(name: OpenName, text: str, state: Evidence) -> bool:
    """Whether "Kades X" means a village X: its district or regency follows, or the article is about regions of other provinces only."""
    if _LARGER_PLACE.match(text, name.match.end):
        return True
    supported = any(state.support[code] or state.support[code[:2]] for code in name.codes)
    return bool(state.support) and not supported


def _is_place(name: OpenName, gazetteer: Gazetteer, state: Evidence) -> bool:
    """Whether a name that is also a word stands for the region here."""
    context = name.context
    if context.cue in (*LEVEL_OF_CUE, "institution"):
        return True
    if name.match.key in state.explicit or name.match.key in state.accepted:
        return not (context.capital_before or context.capital_after)
    if context.capital_before:
        return False
    supported = any(state.support[code] or state.support[code[:2]] for code in name.codes)
    told = context.cue in ("place", "village_head") or context.listed or context.acronym_before
    if name.ambiguous == "soft":
        return (told or supported) and not (context.capital_after and not told)
    return told and supported and not context.capital_after


def _with_abbreviations(text: str, gazetteer: Gazetteer, places: list[Place]) -> list[Place]:
    """Abbreviations that the text itself introduces: "Bengkulu Tengah (Benteng)" (nlp-notes, traps)."""
    taken = _mask(text, places)
    added: list[Place] = []
    introduced: set[str] = set()
    for place in places:
        found = _ABBREVIATION.match(text, place.end)
        if found is None or found.group(1) in introduced or not _abbreviates(found.group(1), gazetteer.regions[place.code].short_name):
            continue
        short = found.group(1)
        introduced.add(short)
        for use in re.finditer(rf"(?<![\w-])(?:{re.escape(short)}|{re.escape(short.upper())})(?!\w)", text):
            if not any(taken[use.start() : use.end()]):
                taken[use.start() : use.end()] = b"\1" * len(use.group())
                added.append(Place(use.start(), use.end(), place.code, "plain", f"the text introduces {short} for it"))
    return places + added


def _mask(text: str, places: Sequence[Place]) -> bytearray:
    """One byte for each character: whether a place stands there."""
    taken = bytearray(len(text))
    for place in places:
        taken[place.start : place.end] = b"\1" * (place.end - place.start)
    return taken


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters of an abbreviation stand in the name in their order, from its first letter on."""
    letters = [letter for letter in short.lower() if letter.isalpha()]
    rest = iter(name.lower())
    return len(letters) >= 2 and letters[0] == name[0].lower() and all(letter in rest for letter in letters)
