"""Sentences of regional news with marked entities, made from templates, invented names and real places.

Public corpora hold metropolitan news: without these sentences the model takes "Bupati Batang Suharto" for one person.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from ikrar.config import Config
from ikrar.regions import load_regions
from pipeline.tagging.names import NameEntry
from pipeline.words.entries import load_entries

Marked = tuple[str, list[tuple[int, int, str]]]
"""A text and its entities: start, end, label."""

_TAG = re.compile(r"<(/?)(PER|LOC|ORG)>")
_SLOT = re.compile(r"\{(?:(capitals):)?(\w+)\}")
_SYLLABLES = [
    "sa",
    "ra",
    "mi",
    "di",
    "wi",
    "nu",
    "hu",
    "ri",
    "ya",
    "ta",
    "na",
    "la",
    "ma",
    "su",
    "ha",
    "ka",
    "zu",
    "fa",
    "ja",
    "ba",
    "do",
    "ro",
    "ni",
    "ti",
    "lu",
    "mu",
    "de",
    "bi",
    "ga",
    "wa",
    "ke",
    "po",
    "le",
    "mo",
    "be",
]
_ENDINGS = [
    "din",
    "yah",
    "man",
    "to",
    "wan",
    "di",
    "ni",
    "ti",
    "no",
    "rni",
    "sih",
    "rto",
    "mad",
    "zal",
    "lis",
    "nto",
    "r",
    "n",
    "l",
    "uddin",
    "ullah",
    "syah",
    "ani",
    "ina",
    "iyah",
    "ari",
    "as",
    "us",
    "ek",
    "ong",
    "ung",
    "ap",
]
_MONTHS: list[str] = re.findall(
    r"\w+",
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
)
_DAYS: list[str] = re.findall(
    r"\w+",
    "Senin Selasa Rabu Kamis Jumat Sabtu Minggu",
)
_NUMBERS: list[str] = re.findall(
    r"\w+",
    "dua tiga empat lima enam tujuh delapan puluhan ratusan sejumlah beberapa",
)


_OPENERS = ("La Ode", "Wa Ode", "I Wayan", "Ni Made", "I Gusti", "Ida Bagus", "Andi", "Teuku", "Lalu", "Umbu")


class Generator:
    """Makes sentences; the same seed gives the same sentences."""

    def __init__(self, config: Config, seed: int) -> None:
        data = yaml.safe_load((Path(__file__).parent / "templates.yml").read_text(encoding="utf-8"))
        self._lists: dict[str, list[str]] = data["lists"]
        self._sentences: list[str] = data["sentences"]
        self._random = random.Random(seed)  # noqa: S311  # training data needs no cryptographic chance
        self._names = [word for entry in load_entries(config, "given_names", NameEntry) for word in entry.words]
        regions = load_regions(config)
        self._regencies = [region.short_name for region in regions.local if region.level == "regency"]
        self._cities = [region.short_name.removeprefix("Kota ") for region in regions.local if region.level == "city"]
        self._provinces = [region.short_name for region in regions.provinces]
        self._seats = [region.capital for region in regions.values() if region.capital]
        with config.path("regions/districts.csv").open(encoding="utf-8", newline="") as lines:
            self._districts = [row["name"] for row in csv.DictReader(lines)]

    def sentences(self, count: int) -> Iterator[Marked]:
        for _ in range(count):
            yield _unmark(self._fill(self._random.choice(self._sentences)))

    def _fill(self, template: str) -> str:
        while (slot := _SLOT.search(template)) is not None:
            value = self._value(slot.group(2))
            if slot.group(1):
                value = value.upper()
            template = template[: slot.start()] + value + template[slot.end() :]
        return re.sub(r"  +", " ", template).replace(",,", ",")

    def _value(self, slot: str) -> str:
        if slot in self._lists:
            return self._random.choice(self._lists[slot])
        made: Any = getattr(self, f"_make_{slot}")
        return str(made())

    def _word(self) -> str:
        if self._random.random() < 0.65:
            return self._random.choice(self._names)
        middle = self._random.choice(_SYLLABLES) if self._random.random() < 0.3 else ""
        return (self._random.choice(_SYLLABLES) + self._random.choice(_SYLLABLES) + middle + self._random.choice(_ENDINGS)).capitalize()

    def _make_person(self) -> str:
        words = [self._word() for _ in range(self._random.choices([1, 2, 3, 4], [18, 48, 26, 8])[0])]
        chance = self._random.random()
        if len(words) > 1 and chance < 0.07:
            words[0] = self._random.choice("ABDEFHIJKMNRS") + self._random.choice([".", ""])
        elif len(words) > 1 and chance < 0.12:
            words[-1] = words[-1][0] + self._random.choice([".", ""])
        elif chance < 0.17:
            words[:0] = self._random.choice(
                ["La Ode", "Wa Ode", "I Wayan", "Ni Made", "I Gusti", "Ida Bagus", "Andi", "Teuku", "Lalu", "Umbu"]
            ).split()
        elif len(words) > 1 and chance < 0.2:
            words.insert(1, "bin")
        return " ".join(words)

    def _make_short(self) -> str:
        return self._word()

    def _make_person_word(self) -> str:
        return self._word()

    def _make_initials(self) -> str:
        return "".join(self._random.choice("ABDEFHIJKLMNPRSTWY") for _ in range(self._random.choice([2, 2, 3])))

    def _make_regency(self) -> str:
        return self._random.choice(self._regencies)

    def _make_city(self) -> str:
        return self._random.choice(self._cities)

    def _make_province(self) -> str:
        return self._random.choice(self._provinces)

    def _make_seat(self) -> str:
        return self._random.choice(self._seats)

    def _make_district(self) -> str:
        return self._random.choice(self._districts)

    def _make_village(self) -> str:
        return self._random.choice(
            ["Suka", "Marga", "Kedung", "Tanjung", "Sido", "Karang", "Sumber", "Banjar", "Mekar", "Sri", "Wono", "Muara "]
        ) + self._random.choice(["maju", "mulya", "sari", "rejo", "jaya", "agung", "indah", "harjo", "makmur", "asri", "waras", "tani"])

    def _make_number(self) -> str:
        return self._random.choice([str(self._random.randint(2, 99)), str(self._random.randint(2, 30)), self._random.choice(_NUMBERS)])

    def _make_digits(self) -> str:
        return str(self._random.randint(11, 98))

    def _make_date(self) -> str:
        day, month, year = self._random.randint(1, 28), self._random.randint(1, 12), self._random.randint(2015, 2026)
        weekday = self._random.choice(_DAYS)
        written = f"{day} {_MONTHS[month - 1]} {year}"
        numbers = (f"{weekday} ({day}/{month}/{year})", f"{weekday} ({day}/{month})")
        return self._random.choice([*numbers, f"{weekday}, {written}", written, weekday])


def _unmark(text: str) -> Marked:
    """Take the marks out; an entity inside another belongs to the outer one."""
    plain, entities, opened = "", [], []
    at = 0
    for tag in _TAG.finditer(text):
        plain += text[at : tag.start()]
        at = tag.end()
        if not tag.group(1):
            opened.append(len(plain))
            continue
        start = opened.pop()
        if not opened:
            entities.append((start, len(plain), tag.group(2)))
    return plain + text[at:], entities
