"""Changes of an article that change its words and not what it tells: each gives the article anew, and what its records become."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ikrar.config import Config
from ikrar.regions import load_regions, read_columns

Article = dict[str, Any]
Record = Mapping[str, Any]


@dataclass(frozen=True)
class Exchanged:
    """The article in other words; `places` and `names` say what stands for what in it."""

    article: Article
    places: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


Exchange = Callable[[Article, Mapping[str, Any], random.Random], Exchanged | None]
"""From an article, its annotation and a source of chance; None where the change does not fit the article."""

PERSONS = (
    *(
        "Sukirman Hadi",
        "Lamhot Simanjuntak",
        "Wayan Arnawa",
        "Yohanes Wenda",
        "Zaidul Anwar",
        "Frans Rumbiak",
        "Nurhayati Baiq",
        "Tigor Lubis",
    ),
    *("Olly Wowor", "Rusdi Makkaraka", "Medan Pasaribu", "Surya Darma", "Bonar Silalahi", "Maria Seran", "Johnny Tan", "Desri Yanti"),
)
ASIDES = (
    "Perbaikan jalan sepanjang 14 kilometer mulai dikerjakan pekan ini dengan anggaran Rp12,5 miliar.",
    "Banjir setinggi 60 sentimeter merendam 215 rumah. Petugas mengevakuasi 87 warga ke balai desa.",
    "Rumah sakit daerah menambah 24 tempat tidur dan dua dokter spesialis anak.",
    "KPU setempat menerima 1.120 kotak suara dari percetakan. Penyortiran surat suara melibatkan 90 pekerja.",
)
RELATED = (
    "BACA JUGA: Bawaslu Panggil 12 ASN yang Diduga Tidak Netral",
    "Baca juga:\nLima Kades Dilaporkan ke Bawaslu karena Dukung Paslon",
    "(Baca juga: KASN Sanksi 30 PNS di Papua)",
)
EDITORS = ("Editor: Wahyu Pratama", "Penulis: Rina Astuti\nEditor: Joko S", "(rd/kk)")
_TENS = ("", "sepuluh", *(f"{word} puluh" for word in ("dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")))
_ONES = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_TEENS = ("sepuluh", "sebelas", *(f"{word} belas" for word in _ONES[2:]))

_REGIONS = load_regions(Config())
_SHORT = Counter(region.short_name for region in _REGIONS.values())
_ALL_NAMES = re.compile(
    r"(?<![\w-])(?:" + "|".join(re.escape(name) for name in sorted(_SHORT, key=len, reverse=True)) + r")(?![\w-])", re.IGNORECASE
)
_WITHIN: dict[str, set[str]] = {region.code: {region.capital} - {region.short_name} for region in _REGIONS.local}
for _code, _name in read_columns(Config().path("regions/districts.csv"), "regency_code", "name"):
    _WITHIN[_code].add(_name)
for _code, _name in read_columns(Config().path("regions/region_aliases.csv"), "code", "alias"):
    if _code in _WITHIN and " " not in _name:
        _WITHIN[_code].add(_name)


def other_places(article: Article, found: Mapping[str, Any], chance: random.Random) -> Exchanged | None:
    """For every regency and city another one of its province, wherever it stands; its seat, districts and short forms must not."""
    codes = {mention["code"] for mention in found["mentions"] if mention["type"] == "region"} | {r["region"] for r in found["records"]}
    local = sorted(code for code in codes if "." in code)
    text = f"{article['title']}\n{article['text']}"
    inner = {name for code in local for name in _WITHIN[code]}
    if not local or any(re.search(rf"(?<!\w){_spaced(name)}(?!\w)", text, re.IGNORECASE) for name in inner if name):
        return None
    places: dict[str, str] = {}
    for code in local:
        alike = [r for r in _REGIONS.local if r.province_code == code[:2] and r.level == _REGIONS[code].level and _SHORT[r.short_name] == 1]
        free = [region.code for region in alike if region.code not in (*local, *places.values())]
        if not free or _SHORT[_REGIONS[code].short_name] > 1:
            return None
        places[code] = chance.choice(free)
    names = {_REGIONS[code].short_name.casefold(): _REGIONS[new].short_name for code, new in places.items()}

    def other(match: re.Match[str]) -> str:
        new = names.get(match.group().casefold(), match.group())
        return new.upper() if match.group().isupper() else new

    title, body = (_ALL_NAMES.sub(other, article[part]) for part in ("title", "text"))
    return Exchanged({**article, "title": title, "text": body}, places=places)


def _spaced(name: str) -> str:
    """Words of a place with blanks or hyphens between them."""
    return re.escape(name).replace(r"\ ", "[ -]").replace(r"\-", "[ -]")


def other_persons(article: Article, found: Mapping[str, Any], chance: random.Random) -> Exchanged | None:
    """Other names for the officials whose names are two words, in full and word by word."""
    named = sorted({m["name"] for m in found["mentions"] if m["type"] == "official" and len((m.get("name") or "").split()) == 2})
    words = [word for name in named for word in name.split()]
    places = " ".join(mention["text"] for mention in found["mentions"] if mention["type"] == "region")
    if not named or len(named) > len(PERSONS) or len(words) > len(set(words)) or any(len(word) < 4 or word in places for word in words):
        return None
    names = dict(zip(named, chance.sample(PERSONS, len(named)), strict=True))
    parts = {old: new for name, other in names.items() for old, new in zip(name.split(), other.split(), strict=True)}
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, parts)) + r")(?!\w)")
    title, body = (pattern.sub(lambda match: parts[match.group()], article[part]) for part in ("title", "text"))
    return Exchanged({**article, "title": title, "text": body}, names=names)


def numbers_in_words(article: Article, found: Mapping[str, Any], chance: random.Random) -> Exchanged | None:
    """The figures of counts in words, or in both."""
    text = article["text"]
    for mention in sorted((m for m in found["mentions"] if m["type"] == "count"), key=lambda m: -m["start"]):
        figures = re.match(r"([1-9]\d?)(?= [a-zA-Z])", mention["text"])
        if figures and mention["exact"] and int(figures.group()) == mention["min"]:
            word = in_words(mention["min"])
            word = word if chance.random() < 0.5 else f"{word} ({mention['min']})"
            start = mention["start"]
            word = word if re.search(r"[\w,] $", text[:start]) else word[0].upper() + word[1:]
            text = text[:start] + word + text[start + figures.end() :]
    return Exchanged({**article, "text": text}) if text != article["text"] else None


def in_words(number: int) -> str:
    """12 is "dua belas"."""
    if 10 <= number < 20:
        return _TEENS[number - 10]
    return f"{_TENS[number // 10]} {_ONES[number % 10]}".strip()


def other_print(article: Article, found: Mapping[str, Any], chance: random.Random) -> Exchanged | None:
    """The same words as another site prints them."""
    text = article["text"]
    return chance.choice(
        [
            Exchanged({**article, "text": text.replace(" ", "\xa0")}),
            Exchanged({**article, "text": re.sub(r'(^|[\s(])"', r"\1“", text).replace('"', "”")}),
            Exchanged({**article, "title": article["title"].upper()}),
            Exchanged({**article, "text": f"{text}\n\n{chance.choice(EDITORS)}"}),
            _between(article, RELATED, chance),
        ]
    )


def an_aside(article: Article, found: Mapping[str, Any], chance: random.Random) -> Exchanged | None:
    """A paragraph on another matter between two paragraphs."""
    return _between(article, ASIDES, chance)


def _between(article: Article, lines: tuple[str, ...], chance: random.Random) -> Exchanged | None:
    paragraphs = article["text"].split("\n\n")
    if len(paragraphs) < 3:
        return None
    paragraphs.insert(chance.randrange(1, len(paragraphs)), chance.choice(lines))
    return Exchanged({**article, "text": "\n\n".join(paragraphs)})


def told_of(record: Record, places: Mapping[str, str] | None = None, names: Mapping[str, str] | None = None) -> tuple[Any, ...]:
    """All that a record says, in other places and of other persons."""
    count, issuer, region = record.get("count"), record.get("issuer"), record["region"]
    name = issuer["name"] if issuer else None
    return (
        *(record["kind"], record.get("form") or record.get("stage"), (places or {}).get(region, region), record["date"]),
        count and (count["min"], count["max"], count["unit"]),
        *(record.get("from_institution"), record.get("to_institution"), (names or {}).get(name or "", name)),
    )
