"""Parts of composed tellings: who, what was done, how a day is written, and what a telling is."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.cases import read_yaml

PARTS: dict[str, Any] = read_yaml(Path(__file__).with_name("days.yml"))
PUBLISHED = date(2024, 11, 20)
SAID = ("bracket", "bracket_year", "weekday", "yesterday", "today", "long")
"""Ways to write the day of a saying."""
IN_NUMBERS = ("bracket", "long", "bracket_year")
DATED = (*IN_NUMBERS, "date_year")
FULL = (*DATED, "date_ago")
_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = {9: "September", 10: "Oktober", 11: "November"}
_WEEK = 6
_CHOICE = re.compile(r"\[([^\]]*)\]")


@dataclass
class Telling:
    """A composed article, what its records must be, and of which parts it is made."""

    text: str
    expect: dict[str, Any]
    made_of: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Day:
    """How a day is written: `bare`, and whether "pada" may stand before it; `iso` is what it says."""

    bare: str
    iso: str
    kind: str
    on: bool = True

    @property
    def behind(self) -> str:
        return f"pada {self.bare}" if self.on else self.bare


def written(day: date, rng: random.Random, kinds: tuple[str, ...] = ()) -> Day:
    """A day in one of the ways in which newspapers write it, or in one of these."""
    weekday, ago = _WEEKDAYS[day.weekday()], (PUBLISHED - day).days
    iso = day.isoformat()
    ways = [
        Day(f"{weekday} ({day.day}/{day.month})", iso, "bracket"),
        Day(f"{weekday} ({day.day}/{day.month}/{day.year})", iso, "bracket_year"),
        Day(f"{weekday}, {day.day} {_MONTHS[day.month]} {day.year}", iso, "long"),
        Day(f"{day.day} {_MONTHS[day.month]} {day.year}", iso, "date_year"),
        Day(f"{day.day} {_MONTHS[day.month]} lalu", iso, "date_ago"),
    ]
    if 0 < ago <= _WEEK:
        ways += [
            Day(weekday, iso, "weekday"),
            Day(f"{weekday} malam", iso, "evening"),
            Day(f"{weekday} lalu", iso, "weekday_ago", on=False),
        ]
        ways += [Day(f"{weekday} kemarin", iso, "weekday_yesterday", on=False)]
    if ago == 1:
        ways.append(Day("kemarin", iso, "yesterday", on=False))
    if ago == 0:
        ways += [
            Day("hari ini", iso, "today", on=False),
            Day(f"{weekday} ({day.day}/{day.month}) hari ini", iso, "bracket_today", on=False),
        ]
    if ago in (2, 3):
        ways.append(Day(f"{('dua', 'tiga')[ago - 2]} hari lalu", iso, "days_ago", on=False))
    if ago > _WEEK and day.month == PUBLISHED.month:
        ways.append(Day("awal November", iso[:7], "part_of_month"))
    if day.month < PUBLISHED.month:
        ways.append(Day(f"{_MONTHS[day.month]} lalu", iso[:7], "month"))
    return rng.choice([way for way in ways if not kinds or way.kind in kinds])


def ago(days: int) -> date:
    """The day so many days before publication."""
    return PUBLISHED - timedelta(days=days)


def town_of(place: dict[str, str]) -> str:
    """ "Kota Palu" -> "Palu"."""
    return place["name"].removeprefix("Kabupaten ").removeprefix("Kota ")


def head_of(place: dict[str, str]) -> str:
    """ "Wali Kota Palu"."""
    return ("Wali Kota " if "Kota" in place["name"] else "Bupati ") + town_of(place)


def accused_in(place: dict[str, str]) -> list[dict[str, Any]]:
    """Who may be accused there: a city has no village heads."""
    return [who for who in PARTS["accused"] if "Kota" not in place["name"] or not who.get("village")]


def chosen(text: str, rng: random.Random) -> str:
    """One of each "[a|b]"."""
    return _CHOICE.sub(lambda found: rng.choice(found[1].split("|")), text)


def slots_of(act: dict[str, Any], place: dict[str, str], who: dict[str, Any], end: str = "") -> dict[str, str]:
    """What an act, a place and the accused put into a telling."""
    by = {"bawaslu": f"Bawaslu {place['name']}", "pemda": head_of(place)}.get(act["by"], act["by"])
    receiver = head_of(place) if who.get("village") else "BKN"
    to = f" ke {receiver}" if act.get("to") else f" ke Bawaslu {place['name']}" if act["stage"] == "reported" else ""
    slots = {"by": by, "did": act["did"], "who": who["text"], "to": to, "done": act["done"], "noun": act["noun"]}
    slots |= {"we": act.get("we", ""), "they": who["they"], "those": who["those"], "behind": f" {act['behind']}" if "behind" in act else ""}
    slots["chief"] = by if act["by"] == "pemda" else f"Ketua Bawaslu {place['name']}"
    return {name + end: value for name, value in slots.items()}


def capital(text: str) -> str:
    """Begun with a capital, behind a quotation mark too."""
    first = 1 if text.startswith("“") else 0
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]
