"""Composes tellings of a case over several sentences (`courses.yml`): where the day of its furthest act stands among others."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.cases import read_yaml
from tests.records.composed.parts import (
    DATED,
    FULL,
    IN_NUMBERS,
    PARTS,
    PUBLISHED,
    SAID,
    Day,
    Telling,
    accused_in,
    ago,
    capital,
    chosen,
    slots_of,
    written,
)

COURSES: list[dict[str, Any]] = read_yaml(Path(__file__).with_name("courses.yml"))["courses"]
_OPENING = {slot: re.compile(r"(^|[.“]\s*|\n)\{" + slot + r"\}") for slot in ("who", "they", "mis_on")}
"""A slot that begins a sentence."""


def compose_course(rng: random.Random) -> Telling:
    """One telling with its record and its day."""
    course = rng.choice(COURSES)
    act, place = rng.choice([act for act in PARTS["acts"] if _is_of(course, act)]), rng.choice(PARTS["places"])
    who = rng.choice([who for who in accused_in(place) if not (who["told"][0] == "1" and course.get("acts_tally"))])
    days, name = _days_of_course(rng, course), rng.choice(PARTS["people"])
    slots = slots_of(act, place, who) | {"R": place["name"], "N": name, "N1": name.split()[0]}
    slots |= {"due": PARTS["due"][rng.choice(("plain", "short"))], "noun_low": act["noun"].lower(), "They": capital(who["they"])}
    for which, day in days.items():
        slots |= {which: day.bare, f"{which}_on": day.behind, f"{capital(which)}_on": capital(day.behind)}
        slots[f"{which}_on_cap"] = capital(day.behind)
    text = chosen(course["text"], rng)
    for slot, opening in _OPENING.items():
        text = opening.sub(lambda found, slot=slot: found[1] + capital(slots[slot]), text)  # type: ignore[misc]
    iso = PUBLISHED.isoformat() if course["day"] == "published" else days[course["day"]].iso
    made = {"course": course["name"], "stage": act["stage"], "act": act["done"], "day": days["act"].kind, "said": days["say"].kind}
    return Telling(text.format(**slots), {f"{act['stage']} {place['code']} {who['told']}": iso}, made | {"beside": ""})


def _is_of(course: dict[str, Any], act: dict[str, Any]) -> bool:
    """Whether a course may be told of an act."""
    stage, text = act["stage"], course["text"]
    if stage in course.get("not", ()) or ("stages" in course and stage not in course["stages"]):
        return False
    if stage == "reported" and ("{we}" in text or "pihaknya" in text or "{chief}" in text or "{noun}" in text or "dilaporkan" in text):
        return False
    if act["by"] == "pemda" and ("pleno" in text or "Bawaslu" in text or course.get("acts_tally")):
        return False
    return not ("behind" in act and "{did}" in text and "{behind}" not in text)


def _days_of_course(rng: random.Random, course: dict[str, Any]) -> dict[str, Day]:
    """Each day of a course, in the order in which they came."""
    act, said = ago(rng.choice((1, 2, 3, 5, 8))), ago(rng.choice((0, 1)))
    kinds = (*FULL, "weekday", "evening") if course.get("full") else ()
    return {
        "mis": written(date(2024, 10, rng.choice((12, 20, 26))), rng, (*FULL, "month")),
        "rep": written(date(2024, 11, rng.choice((1, 4))), rng, FULL),
        "step": written(date(2024, 11, rng.choice((6, 8))), rng, FULL),
        "act": written(act, rng, kinds),
        "say": written(max(act, said), rng, SAID),
        "say_full": written(said, rng, IN_NUMBERS),
        "say_before": Day("", (said - timedelta(days=1)).isoformat(), ""),
        "fut": written(date(2024, 11, rng.choice((22, 23, 25))), rng, IN_NUMBERS),
        "as_of": written(act, rng, DATED),
    }
