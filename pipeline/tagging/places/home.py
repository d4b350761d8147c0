"""How strongly an article is about each region: from title, lead, offices, outlet, dateline, seats and districts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from pipeline.tagging.places.found import Found, Place

# Weights were set on the building articles by how often the strongest region is one of the article's.
_STRENGTH = {"office": 1.5, "cue": 1.5, "plain": 1.0, "weak": 0.3}
_LEAD = 2.0
"""Factor for places of the lead: it says whose news it is."""
_TITLE = 4.0
_OUTLET = 2.0
_OUTLET_OFFICE = 5.0
"""The outlet is a government's or a Bawaslu's own site: "Portal Pemkab Madiun"."""
_DATELINE = 0.7
"""Often the place of the desk or of the speaker (phrasing 4): it breaks ties, and places a story that names nothing else."""
_DISTRICT = 0.7
LEAD_CHARACTERS = 400


def score_regions(
    found: Found,
    *,
    dateline: tuple[int, int] | None,
    is_noise: Callable[[int, int], bool],
    lead_end: int,
    dateline_codes: Sequence[str] = (),
) -> dict[str, float]:
    """Region -> weight, strongest first; regions that only a related line names are left out.

    Args:
        dateline_codes: regions of a dateline that stands outside the text.
    """
    scores: dict[str, float] = defaultdict(float)

    def in_dateline(start: int) -> bool:
        return dateline is not None and dateline[0] <= start < dateline[1]

    title, outlet = (*found.around, (), ())[:2]
    for code in dateline_codes:
        scores[code] += _DATELINE
    for place in _once(title):
        scores[place.code] += _TITLE
    for place in _once(outlet):
        scores[place.code] += _OUTLET_OFFICE if place.strength in ("office", "cue") else _OUTLET
    for place in found.places:
        if in_dateline(place.start):
            scores[place.code] += _DATELINE
        elif not is_noise(place.start, place.end):
            scores[place.code] += _STRENGTH[place.strength] * (_LEAD if place.start < lead_end else 1.0)
    for sign in found.signs:
        if in_dateline(sign.start):
            for code in sign.codes:
                scores[code] += _DATELINE
        elif sign.kind == "seat" and len(sign.codes) == 1 and not is_noise(sign.start, sign.end):
            scores[sign.codes[0]] += _DATELINE
    # A district places the article only with a second sign (data README): it strengthens what is there.
    for sign in found.signs:
        if sign.kind == "district" and not is_noise(sign.start, sign.end):
            for code in sign.codes:
                if code in scores:
                    scores[code] += _DISTRICT if sign.sure else _DISTRICT / 2
    return dict(sorted(scores.items(), key=lambda item: (-item[1], item[0])))


def _once(places: Sequence[Place]) -> list[Place]:
    return list({place.code: place for place in places}.values())
