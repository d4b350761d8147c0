"""Scenes: articles composed of one or two acts, or of a tally and its parts (`violations`), with the records that follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.records.composed.violations import (
    ORDER,
    PARTS,
    WORDS,
    Act,
    Place,
    Telling,
    a_place,
    an_act,
    capital,
    next_sentence,
    sentence,
    slots,
)


def compose(seed: int, wanted: int) -> list[Telling]:
    """Tellings of all scenes in turn."""
    chance = Random(seed)
    scenes = list(SCENES.items())
    tellings = []
    for number in range(wanted):
        name, scene = scenes[number % len(scenes)]
        telling = scene(chance)
        telling.shape = {"scene": name, **telling.shape}
        tellings.append(telling)
    return tellings


def article(chance: Random, act: Act, sentences: list[str], expect: list[str], shape: dict[str, str]) -> Telling:
    """The sentences in a frame: a line of place and a lead where the act's place is told there, a background and a title at will."""
    frames, place = PARTS["frames"], act.place
    paragraphs = [capital(told) for told in sentences]
    if act.told == "before":
        paragraphs[:0] = [chance.choice(frames["leads"]).format(K=place.long)]
    if act.told == "dateline" or (act.told != "before" and chance.random() < 0.4):
        paragraphs[0] = f"{place.short.upper()} - {paragraphs[0]}"
        shape |= {"dateline": "yes"}
    if chance.random() < 0.4:
        paragraphs.append(chance.choice(frames["backgrounds"]))
        shape |= {"background": "yes"}
    breaks = chance.choice([" ", "\n\n"])
    title = chance.choice(["", f"Dugaan Pelanggaran Netralitas di {place.name}", "Netralitas Aparatur Disorot Jelang Pilkada"])
    return Telling(title, breaks.join(paragraphs), sorted(expect), {**act.shape, **shape})


def a_stage(chance: Random, *but: str) -> str:
    return chance.choice([stage for stage in PARTS["stages"] if stage not in but])


def one_act(chance: Random) -> Telling:
    act = an_act(chance, a_stage(chance), a_place(chance))
    return article(chance, act, [sentence(chance, act)], [act.record], {})


def told_further(chance: Random) -> Telling:
    """The same persons at a later stage in the next sentence."""
    act = an_act(chance, a_stage(chance, "sanctioned", "dismissed"), a_place(chance))
    later = [*ORDER[ORDER.index(act.stage) + 1 :], *(["dismissed"] if act.stage in ("alleged", "reported", "examined") else [])]
    stage = chance.choice(later)
    first = sentence(chance, act)
    form = chance.choice(PARTS["stages"][stage]["later"])
    openings = ["", "", "Setelah itu, " if stage not in ("sanctioned", "forwarded") else "Belakangan, "]
    opening = chance.choice(openings) if not form.startswith(("hasilnya", "namun")) else ""
    record = f"{stage} {act.place.code} {act.persons.count}"
    return article(chance, act, [first, next_sentence(chance, act, form, opening)], [record], {"then": stage})


def told_back(chance: Random) -> Telling:
    """The same persons at an earlier stage in the next sentence."""
    act = an_act(chance, a_stage(chance, "alleged", "reported"), a_place(chance))
    reached = ORDER.index(act.stage) if act.stage in ORDER else ORDER.index("forwarded")
    stage = chance.choice([stage for stage in ORDER[1:reached] if PARTS["stages"][stage]["before"]])
    form = chance.choice(PARTS["stages"][stage]["before"])
    first = sentence(chance, act)
    opening = chance.choice(["Sebelumnya, ", "Diberitakan sebelumnya, ", "Pekan lalu, "])
    return article(chance, act, [first, next_sentence(chance, act, form, opening)], [act.record], {"then": stage})


def not_further(chance: Random) -> Telling:
    """A later stage that is planned, denied, threatened or demanded."""
    act = an_act(chance, a_stage(chance, "sanctioned", "dismissed", "proven"), a_place(chance))
    stage = chance.choice([s for s in ORDER[ORDER.index(act.stage) + 1 :] if PARTS["stages"][s].get("undone")])
    verbs = PARTS["stages"][stage]
    kind = chance.choice(["undone", "undone", "negated"])
    opening = "Namun hingga kini, " if kind == "negated" else ""
    first = sentence(chance, act)
    return article(
        chance, act, [first, next_sentence(chance, act, chance.choice(verbs[kind]), opening)], [act.record], {"then": stage, "undone": kind}
    )


def others_beside(chance: Random) -> Telling:
    """Witnesses, other misdeeds, denials, rules and supervisors beside the act."""
    act = an_act(chance, a_stage(chance, "dismissed"), a_place(chance))
    heard = ORDER.index(act.stage) >= ORDER.index("examined")
    number = chance.choice([n for n, form in enumerate(PARTS["beside"]) if heard or "saksi" not in form])
    first = sentence(chance, act)
    after = capital(PARTS["beside"][number].format(**slots(chance, act)))
    return article(chance, act, [first, after], [act.record], {"beside": str(number)})


def nothing(chance: Random) -> Telling:
    """Other misdeeds, threats, witnesses and meetings alone."""
    act = an_act(chance, "examined", a_place(chance), "supervisor", posts=False)
    number = chance.randrange(len(PARTS["nothing"]))
    told = capital(PARTS["nothing"][number].format(**slots(chance, act)))
    lead = chance.choice(PARTS["frames"]["leads"]).format(K=act.place.long)
    return article(chance, act, [lead, told], [], {"nothing": str(number)})


def only_planned(chance: Random) -> Telling:
    """Alleged or reported persons whose hearing or hand-over lies ahead."""
    act = an_act(chance, "alleged", a_place(chance), chance.choice(["persons", "before"]))
    stage = chance.choice(["examined", "forwarded"])
    named = slots(chance, act) | {"relative": chance.choice(PARTS["relative"])}
    forms = PARTS["planned"][stage]
    number = chance.randrange(len(forms))
    return article(chance, act, [capital(forms[number].format(**named))], [act.record], {"planned": f"{stage} {number}"})


def two_places(chance: Random) -> Telling:
    """One act after the other, each in its own regency."""
    province = chance.choice(PARTS["provinces"])
    first, second = chance.sample([Place(*place) for place in province["places"]], 2)
    told = chance.choice(["supervisor", "persons"])
    acts = [an_act(chance, a_stage(chance), place, told) for place in (first, second)]
    lead, after = (sentence(chance, act) for act in acts)
    openings = ["Sementara itu, ", "Selain itu, ", f"Sementara di {second.long}, ", ""]
    if told == "supervisor" and acts[1].stage != "alleged":
        openings.append("Di daerah lain, ")
    opening = "" if after.startswith('"') else chance.choice(openings)
    shape = {"opening": opening or "none", "stage2": acts[1].stage, "voice2": acts[1].shape["voice"]}
    return article(chance, acts[0], [lead, opening + after], sorted({act.record for act in acts}), shape)


@dataclass
class Numbers:
    """Three regencies of a province, with a number each, and their sum."""

    province: Any
    places: list[Place]
    parts: list[int]

    @property
    def whole(self) -> int:
        return sum(self.parts)


def some_numbers(chance: Random) -> Numbers:
    province = chance.choice(PARTS["provinces"])
    while True:
        parts = chance.sample(range(2, 20), 3)
        if sum(parts) not in parts and len({*parts, sum(parts)}) == 4:
            return Numbers(province, [Place(*place) for place in chance.sample(province["places"], 3)], parts)


def spelled(chance: Random, number: int) -> str:
    return WORDS[number] if number < 10 and chance.random() < 0.3 else str(number)


def tally_by_place(chance: Random) -> Telling:
    """A number of a province and its parts by regency."""
    n, tally = some_numbers(chance), chance.choice(PARTS["tallies"]["wholes"])
    parts = chance.randrange(len(PARTS["tallies"]["places"]))
    named = {key: place.name for key, place in zip("ABC", n.places, strict=True)}
    named |= {key: spelled(chance, number) for key, number in zip("abc", n.parts, strict=True)} | {"u": tally["noun"]}
    whole = tally["text"].format(N=n.whole, P=n.province["name"])
    listed = capital(PARTS["tallies"]["places"][parts].format(**named))
    text = f"{whole}. {listed}"
    if chance.random() < 0.4:
        text = f'"{whole}," kata Ketua Bawaslu {n.province["name"]} {chance.choice(PARTS["names"])}, Rabu (20/11/2024). {listed}'
    expect = [f"{tally['stage']} {n.province['code']} {n.whole}-{n.whole} {tally['unit']}"]
    expect += [f"{tally['stage']} {place.code} {number}-{number} {tally['unit']}" for place, number in zip(n.places, n.parts, strict=True)]
    return Telling(
        "", text, sorted(expect), {"stage": tally["stage"], "unit": tally["unit"], "list": str(parts), "quote": str(text[0] == '"')}
    )


def tally_by_stage(chance: Random) -> Telling:
    """A number of a regency and its parts by stage."""
    n, number = some_numbers(chance), chance.randrange(len(PARTS["tallies"]["by_stage"]))
    form, place = PARTS["tallies"]["by_stage"][number], n.places[0]
    spoken = {key: spelled(chance, part) for key, part in zip("abc", n.parts, strict=True)}
    text = form["text"].format(
        N=n.whole, P=place.name, K=place.long, S=f"Ketua Bawaslu {place.name} {chance.choice(PARTS['names'])}", **spoken
    )
    numbers = {"N": n.whole, **dict(zip("abc", n.parts, strict=True))}
    expect = [f"{stage} {place.code} {numbers[key]}-{numbers[key]} {unit}" for key, stage, unit in map(str.split, form["records"])]
    return Telling("", text, sorted(expect), {"form": str(number)})


def two_at_once(chance: Random) -> Telling:
    """Persons of two or three regencies in one sentence or one paragraph, each with their number."""
    n, number = some_numbers(chance), chance.randrange(len(PARTS["tallies"]["at_once"]))
    form = PARTS["tallies"]["at_once"][number]
    n.places = [Place(*place) for place in n.province["places"][:3]]  # regencies, which have village heads
    spoken = {key: spelled(chance, part) for key, part in zip("abc", n.parts, strict=True)}
    names = {key: place.name for key, place in zip("ABC", n.places, strict=True)}
    text = form["text"].format(Prov=n.province["name"], R=chance.choice(PARTS["reasons"]), **spoken, **names)
    where, numbers = dict(zip("ABC", n.places, strict=True)), dict(zip("abc", n.parts, strict=True))
    expect = [
        f"{stage} {where[place].code} {numbers[key]}-{numbers[key]} {unit}" for key, place, stage, unit in map(str.split, form["records"])
    ]
    return Telling("", text, sorted(expect), {"form": str(number)})


SCENES: dict[str, Callable[[Random], Telling]] = {
    "one act": one_act,
    "told further": told_further,
    "told back": told_back,
    "not further": not_further,
    "others beside": others_beside,
    "nothing": nothing,
    "only planned": only_planned,
    "two places": two_places,
    "tally by place": tally_by_place,
    "tally by stage": tally_by_stage,
    "two at once": two_at_once,
}
