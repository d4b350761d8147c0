"""Places and bodies of somebody's life ("yang lahir di Kota X", ", pejabat asal Pemprov Y"): no claim lies there; the frame lacks them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.records.reading.beside import right_before
from pipeline.words.phrases import load_phrases

_REACH = 110
"""Characters before a place in which "yang pernah menjadi", ", pejabat asal" stand."""
_NAME_ENDS = 14
"""Characters between a name and the comma behind it: a degree."""
_GOES_ON = re.compile(r"\s*(?:,|\(|di|pada|dan)?\s*")
""" "Kantor Gubernur Sumsel | , | Palembang": what joins the next place to the one before."""


def without_lives(text: str, mentions: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The mentions without the places and bodies that only say where somebody comes from, or served before."""
    names = [m for m in mentions if m["type"] == "official" and m.get("name")]
    left_out: Mapping[str, Any] | None = None
    for mention in mentions:
        if mention["type"] not in ("region", "institution"):
            yield mention
            continue
        goes_on = left_out is not None and _GOES_ON.fullmatch(text, left_out["end"], mention["start"]) is not None
        if goes_on or _is_of_life(text, mention["start"], names):
            left_out = mention
            continue
        yield mention


def _is_of_life(text: str, start: int, names: Sequence[Mapping[str, Any]]) -> bool:
    floor = max(0, start - _REACH)
    if any(right_before(text, floor, start, "lives", group) for group in ("life_before", "career_before")):
        return True
    origin = load_phrases("lives")["origin_before"].ends_before(text, floor, start)
    if origin is None:
        return False
    comma = text[floor : origin.start()].rstrip()
    return comma.endswith(",") and any(0 <= floor + len(comma) - 1 - name["end"] <= _NAME_ENDS for name in names)
