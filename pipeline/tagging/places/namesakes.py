"""One of several regions of a name: provinces, regency and city pairs, shared abbreviations (ruling 29)."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.tagging.places.cues import Context
from pipeline.tagging.places.found import Evidence, OpenName
from pipeline.tagging.places.gazetteer import Gazetteer, Match
from pipeline.words.shapes import Shape

_JAKARTA = "31"
_DAY_FOLLOWS = Shape(r"\s*(?:,\s*)?(?:\(\d|pada\s|(?:(?=[A-Z]){dates.weekday}|{places.spoken})\b)")
_SPOKEN = Shape(r"\s*(?:,\s*)?(?:\(|(?:{dates.weekday}|{places.spoken})(?!\w))")
_VENUE_BEFORE = Shape(r"\bdi\s+{places.venue}\b[^.\n]*,\s*\Z", re.IGNORECASE)
_VENUE_REACH = 90
_ADDRESS_BEFORE = re.compile(r"\b[Dd]i\s+(?:[A-Z][\w.'’-]*(?:\s*\([A-Z]+\))?,?\s+){1,7}\Z")
""" "Di Gelora Bung Karno, Senayan, ": nothing but names since the preposition."""
_REACH = 400
"""Characters of a long sentence that are looked at on each side of a name."""


def choose_region(name: OpenName, text: str, gazetteer: Gazetteer, state: Evidence) -> tuple[tuple[str, ...], str]:
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
        ("a district of it is named", _by_districts(codes, state)),
        ("words of the article", _by_article(text, codes, gazetteer, state) if len(told) != len(codes) else None),
    ):
        if chosen is not None:
            return (chosen,), f"namesakes: {reason}"
    levels = {regions[code].level for code in name.neighbours if code not in codes}
    if levels == {"regency"}:
        regency = [code for code in codes if regions[code].level == "regency"]
        return tuple(regency[:1]), "namesakes: its neighbours in the list are regencies"
    return (), "namesakes: regency and city, and nothing decides"


def _seat_of_province(name: OpenName, text: str, gazetteer: Gazetteer) -> str | None:
    """ "katanya di Semarang, Selasa (5/6)" and a dateline name the city where the province is governed."""
    spoken = name.reason == "dateline" or (name.context.cue_text == "di" and _SPOKEN.match(text, name.match.end))
    if not spoken:
        return None
    regions = gazetteer.regions
    return next(
        (code for code in name.codes if regions[code].level == "city" and regions[code[:2]].capital == regions[code].short_name), None
    )


def is_place_of_speech(match: Match, code: str, context: Context, text: str, gazetteer: Gazetteer, state: Evidence) -> bool:
    """Whether a seat of government is only where somebody spoke: "..., di Jayapura, Senin" in a story that is of other regions.

    A seat that is named once more outside the dateline, or a story without any other region, keeps it. Jakarta is where the bodies
    of the nation sit: "diteruskan ke KASN di Jakarta", "katanya di Jakarta, Senin" are of no region (ruling 26).
    """
    if code == _JAKARTA:  # a province supports itself twice: as a code and as the province of the code
        return names_where(match, context, text) and state.support[code] <= state.passing[code] + 2 * (code in state.in_dateline)
    named = state.support[code] - (code in state.in_dateline)
    if gazetteer.regions[code].level != "city" or named > 1 or _DAY_FOLLOWS.match(text, match.end) is None:
        return False
    province = gazetteer.regions[code[:2]]
    seat = province.capital == gazetteer.regions[code].short_name or code[:2] == _JAKARTA
    told_at = context.cue_text == "di" or _VENUE_BEFORE.search(text, max(0, match.start - _VENUE_REACH), match.start) is not None
    others = sum(weight for other, weight in state.support.items() if other not in (code, code[:2]))
    return seat and told_at and (others > 0 or state.support[code[:2]] > 1)


def names_where(match: Match, context: Context, text: str) -> bool:
    """Whether a name says where somebody spoke on a day, went or sits: "di Jakarta, Senin", "ke Jakarta", "KASN di Jakarta".

    Alike the city that ends an address: "di Istana Negara Jakarta, Senin".
    """
    if _DAY_FOLLOWS.match(text, match.end) and _ADDRESS_BEFORE.search(text, max(0, match.start - _VENUE_REACH), match.start):
        return True
    if context.listed or context.cue_text not in ("di", "ke"):
        return False
    if context.cue_text == "ke" or _DAY_FOLLOWS.match(text, match.end):
        return True
    before = text[max(0, context.cue_start - _REACH) : context.cue_start].split()[-1:]
    return bool(before) and before[0].rstrip(")").isupper() and len(before[0]) > 2


def _best_supported(codes: tuple[str, ...], support: Counter[str]) -> tuple[str, ...]:
    weights = {code: 2 * support[code] + support[code[:2]] for code in codes}
    most = max(weights.values())
    return tuple(code for code in codes if weights[code] == most) if most else codes


def _by_words(text: str, codes: tuple[str, ...], gazetteer: Gazetteer) -> str | None:
    """The code of the level that words of the text name; None where they name both or none."""
    return _of_one_level(level_of_words(text, gazetteer), codes, gazetteer)


def _by_article(text: str, codes: tuple[str, ...], gazetteer: Gazetteer, state: Evidence) -> str | None:
    if state.told_level is None:
        state.told_level = level_of_words(text.lower(), gazetteer)
    return _of_one_level(state.told_level, codes, gazetteer)


def _of_one_level(level: str, codes: tuple[str, ...], gazetteer: Gazetteer) -> str | None:
    return next((code for code in codes if gazetteer.regions[code].level == level), None)


def level_of_words(text: str, gazetteer: Gazetteer) -> str:
    """`regency` or `city` if a lower-case text has words of only one of them ("kades", "pemkot"); else empty (ruling 29)."""
    regency = any(_contains(text, word) for word in gazetteer.words.regency_words)
    city = any(_contains(text, word) for word in gazetteer.words.city_words)
    if regency == city:
        return ""
    return "regency" if regency else "city"


def _contains(text: str, phrase: str) -> bool:
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            return True
        at = text.find(phrase, end)
    return False


def _by_districts(codes: tuple[str, ...], state: Evidence) -> str | None:
    named = sorted(((state.districts[code], code) for code in codes), reverse=True)
    if not named[0][0] or (len(named) > 1 and named[0][0] == named[1][0]):
        return None
    return named[0][1]


def _sentence(text: str, match: Match) -> str:
    """The sentence around a name, lower-case, at most `_REACH` characters to each side."""
    before, after = text[max(0, match.start - _REACH) : match.start], text[match.end : match.end + _REACH]
    start = max(before.rfind(mark) for mark in (". ", "\n", "? ", "! ")) + 1
    ends = [at for mark in (". ", "\n") if (at := after.find(mark)) >= 0]
    return (before[start:] + match.key + after[: min(ends, default=len(after))]).lower()
