"""Pages of several speakers in short paragraphs, composed of parts whose statements are known (`speakers.yml`).

A page opens with an occasion: words of an official, a pledge, a letter, a meeting, a team, a case, or nothing that is a statement. Its
first speaker goes on; others follow, of another office or of none, who urge or who say something else; at the foot stands what nobody
there has done. An act outranks what its own institution says at it; another institution's appeal is a record of its own.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from tests.cases import read_yaml
from tests.records.composed import statements
from tests.records.composed.statements import Expected, Parts, Place, Telling, framed

PARTS: dict[str, Any] = read_yaml(Path(__file__).with_name("speakers.yml"))
_OFFICES = {**statements.DATA["offices"], **PARTS["offices"]}
_SAYS = ("ujarnya", "katanya", "tegasnya", "ucapnya", "kata dia", "ujar {short}", "kata {short}", "tutur {short}", "kata {alone}")
_BEFORE_A_PLACE = ("Kabupaten", "Kota", "Provinsi", "0713")
_GOVERNMENT = ("head", "bureau")
_ACTS = ("declaration", "outreach", "circular", "oversight")
_OF_A_CASE = ("case", "case_and_rule", "case_confirmed")
_AT_A_GATHERING = ("none_present", "present", "quote_first", "read_for_him")
_ON_A_CASE = ("none_accused", "none_confirms")
_NOT_ALONE = ("Anggota", "Koordinator")
"""One of several: their office alone names nobody."""


class Speakers(Parts):
    """The parts of one page: who speaks first, who follows, and what stands for them when they are told of again."""

    def __init__(self, chance: random.Random, main: str) -> None:
        super().__init__(chance)
        self.roles = {"main": main}
        self.offices: dict[str, str] = {}
        self.said: set[str] = set()
        self.servants = chance.choice(PARTS["servants"][self.place.level])
        self.chosen |= {"servants": self.servants, "main": main}

    def _office(self, slot: str, place: Place) -> str:
        if slot not in self.offices:
            taken = {office.split()[-1] for office in self.offices.values()}
            fitting = _OFFICES[self.roles.get(slot, slot)][place.level]
            self.offices[slot] = self.chance.choice([office for office in fitting if office.split()[-1] not in taken] or fitting)
        return self.offices[slot]

    def _alone(self, slot: str) -> str:
        """ "Ketua Bawaslu Kabupaten" -> "Ketua Bawaslu"."""
        words = self._office(slot, self.place).split()
        return " ".join(words[:-1] if words[-1] in _BEFORE_A_PLACE and words[-2] != "Wali" else words)

    def _slot(self, slot: str, there: str, style: str) -> str:
        if slot in PARTS["words"]:
            ways = [way for way in PARTS["words"][slot] if way not in self.said or slot == "also"]
            way = self.chance.choice(ways)
            self.said |= {way} if slot in ("calls", "remarks") else set()  # nobody says it in the words of another
            return self.fill(way)
        if slot == "occ":
            return self.fill(self.chance.choice(PARTS["occasions"][self.roles["main"]]))
        if style in ("office", "alone"):
            return self._alone(slot)
        if style in ("he", "says"):
            return self._again(slot, style)
        if style == "short" and slot not in self.roles:
            return self._named(slot).split()[0]
        return super()._slot(slot, there, style)

    def _again(self, slot: str, style: str) -> str:
        """ "Ia", "Hadi", "Wakil Bupati"; "ujarnya", "kata Hadi"."""
        short, alone = self._named(slot).split()[0], self._alone(slot)
        ways = list(_SAYS) if style == "says" else ["Ia", "Dia", "Beliau", "{short}", "{alone}", "{alone} {short}"]
        if alone.startswith(_NOT_ALONE):
            ways = [way for way in ways if "{alone}" not in way]
        if self.roles[slot] != "head":
            ways = [way for way in ways if way != "Beliau"]
        way = self.chance.choice(ways)
        self.chosen[f"{slot} {style}"] = way
        return way.format(short=short, alone=alone)


def compose_page(rng: random.Random) -> Telling:
    """One page with the statements that it tells."""
    name, lead = rng.choice(list(PARTS["leads"].items()))
    parts = Speakers(rng, rng.choice(lead["main"]))
    paragraphs = [parts.fill(lead["text"])]
    expect = [parts.expected(told) for told in lead["expect"]]
    parts.chosen["lead"] = name
    told: list[str] = []
    if "then" in lead:  # another speaks before the one whose occasion it is
        _guest(parts, name, lead, told, paragraphs, expect)
        paragraphs.append(parts.fill(lead["then"]))
        expect[0] = parts.expected(lead["expect"][0])
    title = parts.fill(lead["title"] if "title" in lead and rng.random() < 0.6 else rng.choice(PARTS["titles"]))
    _goes_on(parts, name, lead, paragraphs)
    for _ in range(rng.choice((0, 1, 1, 2))):
        _guest(parts, name, lead, told, paragraphs, expect)
    if told and "silent" not in lead and rng.random() < 0.25:
        again = rng.choice(PARTS["again"] + (PARTS["again_urging"] if lead["expect"] else []))
        parts.chosen["again"] = again
        paragraphs.append(parts.fill(again))
    _foot(parts, lead, paragraphs, expect)
    if rng.random() < 0.25 and "silent" not in lead:
        paragraphs.insert(rng.randint(1, len(paragraphs)), parts.fill(rng.choice(PARTS["noise"])))
    text = framed(rng, parts.place, "//".join(paragraphs))
    if rng.random() < 0.3:  # a page whose headline stands in its text too
        text, parts.chosen["headline"] = f"{title}\n\n{text}", "in the text"
        title = parts.fill("Netralitas ASN di {full}")
    return Telling(name, title, text, tuple(expect), tuple(parts.chosen.items()))


def _goes_on(parts: Speakers, name: str, lead: dict[str, Any], paragraphs: list[str]) -> None:
    """What the first speaker says besides: no record of its own."""
    for _ in range(0 if "silent" in lead else parts.chance.choice((0, 1, 1, 2))):
        law = PARTS["law"] if name in (*_OF_A_CASE, "procedure") else []
        more = parts.chance.choice(PARTS["more"] + law + (PARTS["more_urging"] if lead["expect"] else []))
        parts.chosen["more"] = more
        paragraphs.append(parts.fill(more))


def _guest(parts: Speakers, name: str, lead: dict[str, Any], told: list[str], paragraphs: list[str], expect: list[Expected]) -> None:
    """Another who speaks, and what he adds."""
    rng, main = parts.chance, parts.roles["main"]
    form = lead["expect"][0].split()[0] if lead["expect"] else ""
    slot = f"guest{len(told)}"
    while True:
        kind, guest = rng.choice(list(PARTS["guests"].items()))
        roles = [role for role in guest.get("guest", [""]) if _may_follow(role, parts, lead, form)]
        if not roles or kind in told or (kind in _ON_A_CASE and name not in _OF_A_CASE):
            continue
        if not lead.get("gathering") and kind in _AT_A_GATHERING:
            continue
        break
    role = rng.choice(roles)
    parts.roles |= {slot: role}
    told.append(kind)
    parts.chosen[slot] = f"{kind} {role}"
    text = guest["text"].replace("{guest", "{" + slot).replace("{name", "{name" + slot)
    if kind == "before" and role in _GOVERNMENT and main in _GOVERNMENT:
        text = text.replace("[Pada kesempatan sebelumnya|Sebelumnya]", "Pada kesempatan sebelumnya")
    if not lead.get("gathering"):
        text = text.replace("{also}", "Sementara itu, ")
    paragraphs.append(parts.fill(text))
    for each in guest.get("expect", ()):
        what, day, issuer = each.split()
        own = form in _ACTS and role in _GOVERNMENT and main in _GOVERNMENT
        if own and what == "appeal" and day == "same":
            continue  # part of the act of their own institution
        before = any(other.startswith(("before", "apart")) for other in told)
        same = "on" if lead.get("gathering") and not before else "*"
        expect.append(parts.expected(f"{what} {same if day == 'same' else day} {issuer.replace('guest', slot)}"))


def _may_follow(role: str, parts: Speakers, lead: dict[str, Any], form: str) -> bool:
    """Whether one of that office may speak behind the first speaker: of another institution, or at the act of their own."""
    if role in parts.roles.values():
        return False
    kin = role in _GOVERNMENT and parts.roles["main"] in _GOVERNMENT
    return not (kin and form in _ACTS and not lead.get("gathering"))


def _foot(parts: Speakers, lead: dict[str, Any], paragraphs: list[str], expect: list[Expected]) -> None:
    """What nobody there has done: law, plans; or a letter of the government that is only named."""
    rng = parts.chance
    for _ in range(rng.choice((0, 1))):
        paragraphs.append(parts.fill(rng.choice(PARTS["feet"]["plain"])))
    if rng.random() < 0.25 and not any(form == "circular" for form, *_ in expect):
        foot = rng.choice(PARTS["feet"]["letters"])
        parts.chosen["letter"] = foot
        paragraphs.append(parts.fill(foot))
        heads = any(role in _GOVERNMENT for role in parts.roles.values())
        expect.append(parts.expected(f"circular - {'*' if heads else '-'}"))
