"""Tellings of violations composed of parts whose meaning is known, so that the records follow from the parts.

An act has a stage, persons, a place and a voice; `scenes` joins acts into articles. What each of these may be written as
stands in `violations.yml`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from tests.cases import read_yaml

PARTS: dict[str, Any] = read_yaml(Path(__file__).with_name("violations.yml"))
WORDS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
ORDER = ["alleged", "reported", "examined", "forwarded", "proven", "sanctioned"]


@dataclass
class Telling:
    """An article and the records that it must give; `shape` says of which parts it is made."""

    title: str
    text: str
    expect: list[str]
    shape: dict[str, str]


@dataclass
class Place:
    code: str
    name: str
    district: str

    @property
    def city(self) -> bool:
        return self.name.startswith("Kota ")

    @property
    def long(self) -> str:
        return self.name if self.city else f"Kabupaten {self.name}"

    @property
    def short(self) -> str:
        return self.name.removeprefix("Kota ")

    @property
    def head(self) -> str:
        return f"Wali Kota {self.short}" if self.city else f"Bupati {self.name}"


@dataclass
class Persons:
    """Who is accused: words for them, how many, and how the next sentence calls them."""

    text: str
    count: str
    they: list[str]
    village: bool = False
    one: bool = False


@dataclass
class Act:
    stage: str
    persons: Persons
    place: Place
    told: str
    """Where its place is told: `supervisor`, `persons`, `dateline`, `before`, `behind`, `speaker`."""
    shape: dict[str, str] = field(default_factory=dict)

    @property
    def record(self) -> str:
        return f"{self.stage} {self.place.code} {self.persons.count}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def a_place(chance: Random, province: Any = None) -> Place:
    return Place(*chance.choice((province or chance.choice(PARTS["provinces"]))["places"]))


def a_kind(chance: Random, place: Place) -> tuple[str, str]:
    units = ["civil_servant", "civil_servant", "civil_servant", "contract_civil_servant", "non_permanent_staff"]
    if not place.city:
        units += ["village_head", "village_head", "village_official"]
    unit = chance.choice(units)
    return unit, chance.choice(PARTS["kinds"][unit])


def pointing(noun: str, number: int) -> list[str]:
    short = "ASN" if noun.endswith("(ASN)") else noun
    if number == 1:
        return ["yang bersangkutan", f"{short} tersebut", f"{short} itu"]
    exact = [f"ke{WORDS[number]}nya", f"ke{WORDS[number]} {short} tersebut", f"ke{WORDS[number]} {short} itu"] if number > 1 else []
    return [*exact, *exact, "mereka", f"para {short} tersebut"]


def counted(chance: Random, noun: str, unit: str, shape: dict[str, str], one: bool = True) -> Persons:
    """Persons with a number before or behind their noun, exact or vague."""
    village = unit.startswith("village")
    number = chance.randint(2, 9)
    word, orang = WORDS[number], chance.choice(["", "orang "])
    exact = {
        "word": f"{word} {orang}{noun}",
        "digit": f"{number} {orang}{noun}",
        "sebanyak": f"sebanyak {chance.choice([word, str(number)])} {orang}{noun}",
        "both": f"{number} ({word}) orang {noun}",
        "behind": f"{noun} sebanyak {number} orang",
        "oknum": f"{word} oknum {noun}",
    }
    vague = {"belasan": "11-19", "puluhan": "20-99", "sejumlah": "2-None", "beberapa": "2-None", "sedikitnya": f"{number}-None"}
    single = {"seorang": "1-1", "satu": "1-1", "salah seorang": "", "oknum_one": ""}
    form = chance.choice([*exact, *exact, *vague, *(list(single) * 2 if one else [])])
    shape |= {"number": form, "kind": noun}
    if form in exact:
        return Persons(exact[form], f"{number}-{number} {unit}", pointing(noun, number), village)
    if form in vague:
        text = f"sedikitnya {word} {noun}" if form == "sedikitnya" else f"{form} {noun}"
        return Persons(text, f"{vague[form]} {unit}", pointing(noun, 0), village)
    text = {"satu": f"satu orang {noun}", "oknum_one": f"oknum {noun}"}.get(form, f"{form} {noun}")
    return Persons(text, f"{single[form]} {unit}" if single[form] else "-", pointing(noun, 1), village, one=True)


def a_post(chance: Random, place: Place, shape: dict[str, str]) -> Persons:
    text, short = chance.choice([post for post in PARTS["posts"] if not (place.city and "Desa" in post[0])])
    shape |= {"number": "post", "kind": short}
    they = ["yang bersangkutan", "pejabat itu" if short != "kades" else "kades itu", f"{short} tersebut"]
    return Persons(text.format(K=place.long, D=place.district), "-", they, short == "kades", one=True)


def an_act(chance: Random, stage: str, place: Place, told: str = "", one: bool = True, posts: bool = True) -> Act:
    shape = {"stage": stage}
    places = ["persons", "persons", "dateline", "before", "behind", *(["supervisor"] * 2 if stage != "alleged" else [])]
    told = told or chance.choice(places)
    if (told, stage) == ("supervisor", "alleged"):  # nobody acts whose name could tell the place
        told = "persons"
    if posts and chance.random() < 0.2:
        persons, told = a_post(chance, place, shape), chance.choice(["post", "supervisor"])
    else:
        unit, noun = a_kind(chance, place)
        persons = counted(chance, noun, unit, shape, one)
        if told == "persons":
            government = "Pemkot" if place.city else "Pemkab"
            places = (
                [f" di {place.long}"]
                if persons.village
                else [f" di {place.long}", f" {government} {place.short}", f" di lingkungan {government} {place.short}"]
            )
            if shape["number"] == "behind":
                places = places[:1]
            persons.text += chance.choice(places)
    return Act(stage, persons, place, told, {**shape, "told": told})


def slots(chance: Random, act: Act) -> dict[str, str]:
    place, named = act.place, act.told in ("supervisor", "speaker")
    local = act.told in ("dateline", "before") and chance.random() < 0.6
    head = "wali kota" if place.city else "bupati"
    supervisor = f"Bawaslu {chance.choice([place.name, place.long])}" if named else "Bawaslu setempat" if local else "Bawaslu"
    handed = (
        (place.head if named else f"{head} setempat")
        if act.persons.village
        else chance.choice(["BKN", "KASN", "Badan Kepegawaian Negara (BKN)"])
    )
    return {
        "X": act.persons.text,
        "B": supervisor,
        "b": "Bawaslu",
        "H": place.head if named else f"{head} setempat" if local else head,
        "h": head,
        "to": handed,
        "P": place.name,
        "K": place.long,
        "N": chance.choice(PARTS["names"]),
        "they": chance.choice(act.persons.they),
    }


def a_speaker(chance: Random, act: Act, named: dict[str, str]) -> str:
    place = act.place
    if act.stage == "sanctioned":
        office = chance.choice([place.head, f"Kepala BKPSDM {place.name}", f"Sekda {place.name}"])
    else:
        office = chance.choice(
            [
                f"Ketua Bawaslu {place.name}",
                f"Anggota Bawaslu {place.long}",
                f"Koordinator Divisi Penanganan Pelanggaran Bawaslu {place.name}",
            ]
        )
    return f"{office}{chance.choice([' ', ', '])}{named['N']}"


def sentence(chance: Random, act: Act) -> str:
    """The act as one sentence in one of the voices, with its place unless that is told before; without its capital."""
    while True:
        told = one_sentence(chance, act)
        if act.told in ("dateline", "before") or act.place.short in told:
            return told


def one_sentence(chance: Random, act: Act) -> str:
    verbs, named = PARTS["stages"][act.stage], slots(chance, act)
    voices = ["passive", "active", "relative", "quote", "reported", "said"]
    voices += ["nominal"] if verbs.get("nominal") else []
    voice = chance.choice([v for v in voices if act.shape["number"] != "post" or v != "quote"])
    act.shape["voice"] = voice
    reason = "" if act.stage in ("alleged", "proven", "dismissed") else " " + chance.choice(PARTS["reasons"])
    if act.persons.one:
        reason = reason.replace("foto mereka", "fotonya")
    behind = f" di {act.place.long}" if act.told == "behind" else ""
    if voice == "passive":
        return f"{{X}} {chance.choice(verbs['passive'])}{behind}{reason}.".format(**named)
    if voice in ("active", "nominal"):
        return f"{chance.choice(verbs[voice])}{behind}{reason}.".format(**named)
    if voice == "relative":
        named["X"] += behind + ("" if act.stage == "alleged" else " " + chance.choice(PARTS["relative"]))
        form = f"{{X}} {chance.choice(verbs['passive'])}." if chance.random() < 0.5 else f"{chance.choice(verbs['active'])}."
        return form.format(**named)
    speaker = a_speaker(chance, act, named)
    if voice == "reported":
        we = chance.choice(verbs["we"]).replace("kami", "pihaknya")
        return f"{speaker} {chance.choice(['mengatakan', 'menyebut', 'mengungkapkan', 'membenarkan'])} {we}{behind}{reason}.".format(
            **named
        )
    if voice == "quote":
        ours = [*verbs["we"], *[f"{{X}} {form}" for form in verbs["we_passive"]]]
        said = capital(f"{chance.choice(ours)}{behind}{reason}".format(**named))
        return f'"{said}," {chance.choice(["kata", "ujar", "ungkap", "jelas"])} {speaker}, Rabu (20/11/2024).'
    return f"{{X}} {chance.choice(verbs['passive'])}{behind}{reason}, kata {speaker}.".format(**named)


def next_sentence(chance: Random, act: Act, form: str, opening: str = "") -> str:
    return capital(f"{opening}{form}.".format(**slots(chance, act)))
