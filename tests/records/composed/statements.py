"""Articles composed of parts whose meaning is known: the statements that they tell follow from the parts.

A telling is one of the ways of `statements.yml`, by offices of some level, named and dated in some style, with paragraphs around
that mean nothing, or a round of several places. Nothing in it is a real event, person or article.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.cases import read_yaml

PUBLISHED = "2024-11-20"
"""A Wednesday."""
DATA: dict[str, Any] = read_yaml(Path(__file__).with_name("statements.yml"))
WAYS = (*DATA["ways"], "places_in_turn", "places_in_turn_named_once")
_KIND = {
    "regency": ("Pemkab", "Kabupaten", "bupati"),
    "city": ("Pemkot", "Kota", "wali kota"),
    "province": ("Pemprov", "Provinsi", "gubernur"),
}
_NAMES = (
    *("Ari Wibawa", "Rudi Santika", "Lukman Hadi", "Dewi Nurlaela", "Sukirman Hadi", "Wayan Arnawa", "Yohanes Wenda", "Zaidul Anwar"),
    *("Frans Rumbiak", "Tigor Lubis", "Rusdi Makkaraka", "Surya Darma", "Maria Seran", "Hendra Gunadi", "Siti Rahmawati", "Bambang Utoyo"),
)
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)(@other)?(?: (\w+))?\}")


@dataclass(frozen=True)
class Place:
    """A regency, city or province, with the place of its dateline."""

    code: str
    name: str
    seat: str
    level: str


_PLACES = (
    *(Place("33.25", "Batang", "BATANG", "regency"), Place("51.02", "Tabanan", "TABANAN", "regency")),
    *(Place("73.08", "Bone", "WATAMPONE", "regency"), Place("35.24", "Lamongan", "LAMONGAN", "regency")),
    *(Place("53.04", "Belu", "ATAMBUA", "regency"), Place("61.05", "Sintang", "SINTANG", "regency")),
    *(Place("18.72", "Metro", "METRO", "city"), Place("72.71", "Palu", "PALU", "city"), Place("73.72", "Parepare", "PAREPARE", "city")),
    *(Place("15", "Jambi", "JAMBI", "province"), Place("74", "Sulawesi Tenggara", "KENDARI", "province")),
    Place("17", "Bengkulu", "BENGKULU", "province"),
)
_ALSO_A_NOUN = "Batang"
Expected = tuple[str, str, str | None, str | None]
"""Form, region, day and the issuer's name; a day or a name of "*" is not asked."""


@dataclass(frozen=True)
class Telling:
    """One composed article and the statements that it tells."""

    way: str
    title: str
    text: str
    expect: tuple[Expected, ...]
    parts: tuple[tuple[str, str], ...] = ()
    """What chance chose, to count failures by."""


class Parts:
    """The parts of one telling, chosen by chance."""

    def __init__(self, chance: random.Random, levels: tuple[str, ...] = ("regency", "city", "province")) -> None:
        self.chance = chance
        self.place = chance.choice([place for place in _PLACES if place.level in levels])
        self.other = chance.choice([place for place in _PLACES if place.level == "regency" and place.code[:2] != self.place.code[:2]])
        self.date = chance.choice(DATA["dates"])
        self.servants = chance.choice(DATA["servants"])
        self.names: dict[str, str] = {}
        self.chosen: dict[str, str] = {"date": self.date["told"], "level": self.place.level, "servants": self.servants}
        self._left = chance.sample(_NAMES, len(_NAMES))

    def fill(self, text: str) -> str:
        """The text with one of each `[a|b]`, and all slots filled from left to right."""
        text = _CHOICE.sub(lambda match: self.chance.choice(match[1].split("|")), text)
        text = _CHOICE.sub(lambda match: self.chance.choice(match[1].split("|")), text)
        return _SLOT.sub(lambda match: self._slot(match[1], match[2] or "", match[3] or ""), text)

    def expected(self, told: str) -> Expected:
        """ "declaration on head" in the codebook's fields."""
        form, day, issuer = told.split(" ")
        form, _, there = form.partition("@")
        iso = {"on": self.date["day"], "-": None}.get(day, day)
        return form, (self.other if there else self.place).code, iso, {"-": None, "*": "*"}.get(issuer, self.names.get(issuer))

    def _slot(self, slot: str, there: str, style: str) -> str:
        place = self.other if there else self.place
        government, kind, boss = _KIND[place.level]
        fixed = {
            "gov": f"{government} {place.name}",
            "full": f"{kind} {place.name}",
            "place": place.name,
            "boss": boss,
            "Boss": boss.title(),
            "s": self.servants,
            "S": self.servants[0].upper() + self.servants[1:],
            "on": self.date["told"],
            "own": f"{self.servants} {self.chance.choice(('', 'di lingkungan '))}{government} {place.name}",
            "unit": "Sukamaju",
        }
        if slot in fixed:
            return fixed[slot]
        if slot in DATA["words"]:
            return str(self.chance.choice(DATA["words"][slot]))
        if slot.startswith("name"):
            return self._named(slot)
        return self._named(slot + there).split()[0] if style == "short" else self._person(slot, there, place, style)

    def _office(self, slot: str, place: Place) -> str:
        return str(self.chance.choice(DATA["offices"][slot.rstrip("2")][place.level]))

    def _named(self, slot: str) -> str:
        if slot not in self.names:
            self.names[slot] = self._left.pop()
        return self.names[slot]

    def _person(self, slot: str, there: str, place: Place, style: str) -> str:
        """An official by office, place and name, in one of the usual orders."""
        office, name = self._office(slot, place), self._named(slot + there)
        rank = DATA["ranks"].get(office.split()[0], "")
        plain = f"{office} {place.name} {rank}{name}"
        placeless = plain if office.split()[-1] in ("Kabupaten", "Kota", "Provinsi") else f"{office} {rank}{name}"
        titled = f"{office} {place.name}, H. {name}, S.Sos., M.Si.,"
        orders = {
            "plain": plain,
            "set": f"{office} {place.name}, {rank}{name},",
            "without place": placeless,
            "name first": f"{name}, {office} {place.name},",
            "titled": f"{plain}, S.I.K.," if rank else titled,
        }
        order = self.chance.choice([*orders][: {"plain": 1, "set": 2}.get(style, len(orders))])
        self.chosen.setdefault("office", office)
        self.chosen.setdefault("order", order)
        return orders[order]


def compose(seed: int, number: int) -> Iterator[Telling]:
    """So many tellings, all ways in turn; the same ones for the same seed."""
    chance = random.Random(seed)
    for index in range(number):
        way = WAYS[index % len(WAYS)]
        yield _in_turn(chance, way) if way.startswith("places_in_turn") else _told(chance, way, DATA["ways"][way])


def _told(chance: random.Random, way: str, told: dict[str, Any]) -> Telling:
    parts = Parts(chance, *([tuple(told["levels"])] if "levels" in told else []))
    text = parts.fill(told["text"])
    title = parts.fill(told.get("title", "[Netralitas ASN|ASN Diminta Netral|Netralitas Jelang Pilkada|ASN {place} dan Pilkada]"))
    expect = tuple(parts.expected(each) for each in told["expect"])
    return Telling(way, title, framed(chance, parts.place, text), expect, tuple(parts.chosen.items()))


def _in_turn(chance: random.Random, way: str) -> Telling:
    """One place after the other: offices with the place, or named once at the head of the paragraph."""
    once = way.endswith("once")
    acts = [act for act in DATA["acts_of_places"] if ("plain" in act[1]) is not once]
    fitting = [place for place in _PLACES if place.level != "province" and place.name != _ALSO_A_NOUN]
    told, expect, left = [], [], chance.sample(_NAMES, len(_NAMES))
    for place, opener in zip(chance.sample(fitting, 3), ("Di", "Adapun di", "Sementara itu, di"), strict=True):
        parts = Parts(chance)
        parts.place, parts._left, parts.date = place, left, chance.choice(DATA["dates"][3:8])
        form, text, issuer = chance.choice(acts)
        there = f"{_KIND[place.level][1]} {place.name}" if once or place.level == "city" else place.name
        told.append(f"{opener} {there}, {parts.fill(text + '{on}.')}")
        expect.append(parts.expected(f"{form} on {issuer}"))
    text = "//".join(("Sejumlah daerah bersiap menjaga netralitas aparatur menjelang pilkada.", *told))
    return Telling(way, "Cara Daerah Menjaga Netralitas ASN", framed(chance, chance.choice(_PLACES), text), tuple(expect))


def framed(chance: random.Random, place: Place, text: str) -> str:
    """Behind a dateline, and before a paragraph of background and a last line that mean nothing."""
    for old, new in ((",,", ","), (", ,", ","), (",.", "."), (" ,", ","), (" .", "."), ("  ", " ")):
        text = text.replace(old, new)
    paragraphs = [re.sub(r",\Z", ".", paragraph.strip()) for paragraph in text.split("//")]
    if chance.random() < 0.75:
        paragraphs.append(chance.choice(DATA["background"]))
        paragraphs += [chance.choice(DATA["last"])] * (chance.random() < 0.33)
    dateline = place.seat + chance.choice((" - ", ", KABAR - ", " — "))
    return dateline + "\n\n".join(paragraphs)
