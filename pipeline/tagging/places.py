"""From names in a text to regions: which names are places, of which level, and why.

Three passes. Cues right before each name decide most; what is then sure tells which provinces the article is about; with that
the names that are also words, the namesakes and the shared abbreviations are decided (ruling 29, data README).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from pipeline.tagging.gazetteer import Gazetteer, Match, Name, Word, split_words
from pipeline.tagging.places_cues import Context, read_context

Strength = Literal["office", "cue", "plain", "weak"]
"""How surely a name stands for its region: after an office or institution, after a type word, alone, as a venue's or origin's place."""

LEVEL_OF_CUE = {"regency": ("regency",), "city": ("city",), "province": ("province",), "regency_or_city": ("regency", "city")}
_ABBREVIATION = re.compile(r"\s*\(\s*([A-Z][A-Za-z.-]{1,11})\s*\)")
_REGENCY_COMMANDS = frozenset({"polres", "kapolres", "wakapolres", "mapolres"})
_CITY_COMMAND = re.compile(r"\s+Kota\b")
"""Polres Madiun serves the regency, Polres Madiun Kota the city."""
_TYPE_WORDS = frozenset({"kabupaten", "kab", "kota", "kotamadya", "kodya", "provinsi", "propinsi", "prov"})


@dataclass(frozen=True, slots=True)
class Place:
    """A name that stands for a region. `start` and `end` span the name with its type word ("Kabupaten Solok")."""

    start: int
    end: int
    code: str
    strength: Strength
    reason: str


@dataclass(frozen=True, slots=True)
class Sign:
    """A seat or district: no region mention, but a hint where the story plays. `codes` are its possible regions."""

    start: int
    end: int
    codes: tuple[str, ...]
    kind: Literal["seat", "district"]
    sure: bool
    """After "Kecamatan", "Camat" and the like, or in the dateline."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A name that was not taken for a region here, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """All that a text says about places, by start."""

    places: tuple[Place, ...]
    signs: tuple[Sign, ...]
    rejected: tuple[Rejected, ...]
    around: tuple[tuple[Place, ...], ...] = ()
    """What each of the surroundings (title, outlet) names, in their order."""


@dataclass(slots=True)
class _Open:
    """A name that waits for the rest of the article."""

    match: Match
    context: Context
    codes: tuple[str, ...]
    ambiguous: Literal["no", "soft", "hard"]
    reason: str = ""
    neighbours: list[str] = field(default_factory=list)
    """Codes of the names beside it in a list."""


@dataclass(slots=True)
class _State:
    places: list[Place] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    explicit: dict[str, list[str]] = field(default_factory=dict)
    """Name -> codes that the article gives it by a type word or office, in order."""
    accepted: set[str] = field(default_factory=set)
    """Names that were taken for a region before in this text."""
    support: Counter[str] = field(default_factory=Counter)
    """Codes, and provinces of codes, that are sure."""


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
    state = _State()
    around = [(words, _read_names(words, gazetteer, _State(), state, None, ())) for words in surroundings]
    for name in _read_names(text, gazetteer, state, state, dateline, persons):
        _decide(name, text, gazetteer, state)
    places = _with_abbreviations(text, gazetteer, state.places)
    taken = [(place.start, place.end) for place in places]
    return Found(
        tuple(sorted(places, key=lambda place: (place.start, place.end))),
        tuple(sorted(state.signs, key=lambda sign: sign.start)),
        tuple(name for name in sorted(state.rejected, key=lambda name: name.start) if not _overlaps(taken, name.start, name.end)),
        tuple(_decide_around(words, opened, text, gazetteer, state) for words, opened in around),
    )


def _decide_around(words: str, opened: Sequence[_Open], text: str, gazetteer: Gazetteer, state: _State) -> tuple[Place, ...]:
    """The places of a title or of an outlet's name, with what the body says about namesakes."""
    own = replace(state, places=[], rejected=[])
    for name in opened:
        _decide(name, f"{words}\n{text}", gazetteer, own)
    return tuple(own.places)


def _read_names(
    text: str, gazetteer: Gazetteer, keep: _State, evidence: _State, dateline: tuple[int, int] | None, persons: Sequence[tuple[int, int]]
) -> list[_Open]:
    """First pass: sure names go to `keep`; what they support goes to `evidence`; the others are returned."""
    words = split_words(text)
    opened: list[_Open] = []
    previous: Match | None = None
    before: _Open | None = None
    for match in gazetteer.find(text, words):
        context = read_context(text, words, match, previous, gazetteer.words)
        in_dateline = dateline is not None and dateline[0] <= match.start < dateline[1]
        name = _first_reading(match, context, in_dateline, gazetteer, keep, words, persons)
        if name is not None:
            # a type word before a list holds for all of it: "Kabupaten Brebes, Tegal dan Pemalang"
            if (
                context.listed
                and context.cue not in LEVEL_OF_CUE
                and before is not None
                and before.context.cue in LEVEL_OF_CUE
                and len(name.codes) > 1
            ):
                name.codes = _of_level(name.codes, before.context.cue, gazetteer)
                name.context = replace(context, cue=before.context.cue)
            if context.listed and before is not None:
                before.context = replace(before.context, listed=True)
                # a neighbour that may be a word says nothing about the level of the list
                if name.ambiguous == "no":
                    before.neighbours.extend(name.codes)
                if before.ambiguous == "no":
                    name.neighbours.extend(before.codes)
            opened.append(name)
            _note(name, gazetteer, evidence)
        before, previous = name, match
    return opened


def _first_reading(
    match: Match,
    context: Context,
    in_dateline: bool,
    gazetteer: Gazetteer,
    keep: _State,
    words: Sequence[Word],
    persons: Sequence[tuple[int, int]],
) -> _Open | None:
    """What the name can be by itself and its cue; None when it is no region."""
    regions = tuple(dict.fromkeys(name.code for name in match.names if name.kind in ("name", "alias")))
    seats = tuple(name.code for name in match.names if name.kind == "seat")
    districts = tuple(name.code for name in match.names if name.kind == "district")
    reject = keep.rejected.append
    if any(name.kind == "nowhere" for name in match.names):
        reject(Rejected(match.start, match.end, "the name of a group of regions or of a thing"))
        return None
    if context.cue == "district" and (districts or not regions):
        if districts:
            keep.signs.append(Sign(match.start, match.end, districts, "district", True))
        if regions:
            reject(Rejected(match.start, match.end, f"a district after {context.cue_text!r}"))
        return None
    if context.cue in ("village", "elsewhere", "person"):
        if regions:
            reject(Rejected(match.start, match.end, f"part of another name after {context.cue_text!r} ({context.cue})"))
        return None
    if (
        any(start <= match.start and match.end <= end and (start < match.start or match.end < end) for start, end in persons)
        and context.cue is None
    ):
        reject(Rejected(match.start, match.end, "inside a person's name"))
        return None
    if not regions:
        if (seats and match.key not in gazetteer.words.hard) or in_dateline:
            keep.signs.append(Sign(match.start, match.end, seats or districts, "seat" if seats else "district", in_dateline))
        elif districts:
            keep.signs.append(Sign(match.start, match.end, districts, "district", False))
        return None
    if seats:
        keep.signs.append(Sign(match.start, match.end, seats, "seat", in_dateline))
    ambiguous: Literal["no", "soft", "hard"] = (
        "hard" if match.key in gazetteer.words.hard else "soft" if match.key in gazetteer.words.soft else "no"
    )
    if context.after_name and ambiguous != "no" and context.cue is None:
        reject(Rejected(match.start, match.end, "follows a place like the name of its head"))
        return None
    codes = _of_level(regions, context.cue, gazetteer)
    if in_dateline:
        ambiguous = "no"
    return _Open(match, context, codes, ambiguous, "dateline" if in_dateline else "")


def _of_level(codes: tuple[str, ...], cue: str | None, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The codes that fit the level of the cue; all of them when none fits ("Kota Jember" is the town)."""
    if cue == "institution":
        provinces = tuple(code for code in codes if "." not in code)
        return provinces or codes  # "Bawaslu Bengkulu" is the province's, the city's is "Bawaslu Kota Bengkulu"
    levels = LEVEL_OF_CUE.get(cue or "")
    fitting = tuple(code for code in codes if levels and gazetteer.regions[code].level in levels)
    return fitting or codes


def _note(name: _Open, gazetteer: Gazetteer, evidence: _State) -> None:
    """Count what a sure name supports."""
    sure = name.context.cue in (*LEVEL_OF_CUE, "institution") or name.ambiguous == "no"
    if not sure:
        return
    if len(name.codes) == 1:
        code = name.codes[0]
        evidence.support[code] += 1
        evidence.support[code[:2]] += 1
        if name.context.cue in LEVEL_OF_CUE:
            evidence.explicit.setdefault(name.match.key, []).append(code)
    elif len({code[:2] for code in name.codes}) == 1:
        evidence.support[name.codes[0][:2]] += 1


def _decide(name: _Open, text: str, gazetteer: Gazetteer, state: _State) -> None:
    """Second pass over one name, with all that the article says."""
    match, context = name.match, name.context
    if name.ambiguous != "no" and not _is_place(name, gazetteer, state):
        state.rejected.append(
            Rejected(match.start, match.end, "also a word or a person's name, and nothing here says that it is the place")
        )
        return
    codes, reason = name.codes, name.reason
    if context.both_levels:
        codes = tuple(name.code for name in match.names if name.kind in ("name", "alias") and "." in name.code)
        reason = "both the regency and the city are named"
    elif len(codes) > 1 and context.cue_text in _REGENCY_COMMANDS:
        level = "city" if _CITY_COMMAND.match(text, match.end) else "regency"
        codes, reason = _of_level(codes, level, gazetteer), f"a police command of the {level}"
    elif len(codes) > 1:
        codes, reason = _choose(name, text, gazetteer, state)
        if not codes:
            state.rejected.append(Rejected(match.start, match.end, reason))
            return
    elif not reason:
        reason = f"after {context.cue_text!r}" if context.cue_text else "the only region of this name"
    start = context.cue_start if context.cue_text in _TYPE_WORDS else match.start
    state.accepted.add(match.key)
    for code in dict.fromkeys(codes):
        state.places.append(Place(start, match.end, code, _strength(context), reason))


def _strength(context: Context) -> Strength:
    if context.cue_text in _TYPE_WORDS or context.cue == "institution" or context.acronym_before:
        return "office" if context.cue == "institution" else "cue"
    if context.cue in LEVEL_OF_CUE:
        return "office"
    if context.cue_text in ("asal", "dari", "ke", "kecuali"):
        return "weak"
    return "plain"


def _is_place(name: _Open, gazetteer: Gazetteer, state: _State) -> bool:
    """Whether a name that is also a word stands for the region here."""
    context = name.context
    if context.cue in (*LEVEL_OF_CUE, "institution"):
        return True
    if name.match.key in state.explicit or name.match.key in state.accepted:
        return not (context.capital_before or context.capital_after)
    if context.capital_before:
        return False
    supported = any(state.support[code] or state.support[code[:2]] for code in name.codes)
    told = context.cue == "place" or context.listed or context.acronym_before
    if name.ambiguous == "soft":
        return (told or supported) and not (context.capital_after and not told)
    return told and supported and not context.capital_after


def _choose(name: _Open, text: str, gazetteer: Gazetteer, state: _State) -> tuple[tuple[str, ...], str]:
    """One of several regions of a name, or none (ruling 29)."""
    codes, key, regions = name.codes, name.match.key, gazetteer.regions
    if len({code[:2] for code in codes}) > 1:
        best = _best_supported(codes, state.support)
        if len({code[:2] for code in best}) > 1:
            return (), "a name shared by regions of several provinces, and no other place of the article decides"
        codes = best
    provinces = [code for code in codes if "." not in code]
    told = [code for code in dict.fromkeys(state.explicit.get(key, ())) if code in codes]
    if len(told) == 1 and not (provinces and told[0] not in provinces and name.context.cue == "institution"):
        return (told[0],), "the article names it so elsewhere"
    if provinces:
        return (provinces[0],), "province and city share the name; nothing says the city"
    if len(codes) == 1:
        return codes, "other places of the article decide"
    seat = _seat_of_province(name, text, gazetteer)
    if seat is not None:
        return (seat,), "namesakes: spoken in the seat of the province"
    for reason, chosen in (
        ("words of its sentence", _by_words(_sentence(text, name.match), codes, gazetteer)),
        ("a district of it is named", _by_districts(codes, state.signs)),
        ("words of the article", _by_words(text.lower(), codes, gazetteer) if len(told) != len(codes) else None),
    ):
        if chosen is not None:
            return (chosen,), f"namesakes: {reason}"
    levels = {regions[code].level for code in name.neighbours if code not in codes}
    if levels == {"regency"}:
        regency = [code for code in codes if regions[code].level == "regency"]
        return tuple(regency[:1]), "namesakes: its neighbours in the list are regencies"
    return (), "namesakes: regency and city, and nothing decides"


def _seat_of_province(name: _Open, text: str, gazetteer: Gazetteer) -> str | None:
    """ "katanya di Semarang, Selasa (5/6)" and a dateline name the city where the province is governed."""
    spoken = name.reason == "dateline" or (name.context.cue_text == "di" and gazetteer.words.spoken.match(text, name.match.end))
    if not spoken:
        return None
    regions = gazetteer.regions
    return next(
        (code for code in name.codes if regions[code].level == "city" and regions[code[:2]].capital == regions[code].short_name), None
    )


def _best_supported(codes: tuple[str, ...], support: Counter[str]) -> tuple[str, ...]:
    weights = {code: 2 * support[code] + support[code[:2]] for code in codes}
    most = max(weights.values())
    return tuple(code for code in codes if weights[code] == most) if most else codes


def _by_words(text: str, codes: tuple[str, ...], gazetteer: Gazetteer) -> str | None:
    levels = {gazetteer.regions[code].level: code for code in codes}
    regency = any(_contains(text, word) for word in gazetteer.words.regency_words)
    city = any(_contains(text, word) for word in gazetteer.words.city_words)
    if regency == city:
        return None
    return levels.get("regency" if regency else "city")


def _contains(text: str, phrase: str) -> bool:
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            return True
        at = text.find(phrase, end)
    return False


def _by_districts(codes: tuple[str, ...], signs: Sequence[Sign]) -> str | None:
    named = Counter(code for sign in signs if sign.kind == "district" for code in codes if code in sign.codes)
    best = named.most_common(2)
    if not best or (len(best) == 2 and best[0][1] == best[1][1]):
        return None
    return best[0][0]


def _sentence(text: str, match: Match) -> str:
    start = max(text.rfind(mark, 0, match.start) for mark in (". ", "\n", "? ", "! "))
    ends = [at for mark in (". ", "\n", ".\n") if (at := text.find(mark, match.end)) >= 0]
    return text[start + 1 : min(ends, default=len(text))].lower()


def _with_abbreviations(text: str, gazetteer: Gazetteer, places: list[Place]) -> list[Place]:
    """Abbreviations that the text itself introduces: "Bengkulu Tengah (Benteng)" (nlp-notes, traps)."""
    taken = sorted((place.start, place.end) for place in places)
    added: list[Place] = []
    for place in places:
        found = _ABBREVIATION.match(text, place.end)
        if found is None or not _abbreviates(found.group(1), gazetteer.regions[place.code].short_name):
            continue
        short = found.group(1)
        for use in re.finditer(rf"(?<![\w-])(?:{re.escape(short)}|{re.escape(short.upper())})(?!\w)", text):
            if _overlaps(taken, use.start(), use.end()):
                continue
            taken.append((use.start(), use.end()))
            added.append(Place(use.start(), use.end(), place.code, "plain", f"the text introduces {short} for it"))
    return places + added


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in taken)


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters of an abbreviation stand in the name in their order, from its first letter on."""
    letters = [letter for letter in short.lower() if letter.isalpha()]
    rest = iter(name.lower())
    return len(letters) >= 2 and letters[0] == name[0].lower() and all(letter in rest for letter in letters)


def names_of(match: Match) -> tuple[Name, ...]:
    """The readings of a match; for tests and explanations."""
    return match.names
