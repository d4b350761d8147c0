"""Break-downs composed of parts (`breakdowns.yml`): a number of one regency and what it is made of (rulings 15 and 16).

By sort of breach only the neutrality part is a record; by kind of servant and by stage the whole and each part is one.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from tests.cases import read_yaml
from tests.records.composed.parts import chosen
from tests.records.composed.violations import WORDS, Telling, capital

PARTS: dict[str, Any] = read_yaml(Path(__file__).with_name("breakdowns.yml"))
WAYS = ("sort", "kind", "person", "stage")


def compose_breakdown(rng: random.Random) -> Telling:
    """One article with its records."""
    way = rng.choice(WAYS)
    code, name = rng.choice(PARTS["places"])
    unit = rng.choice(list(PARTS["units"]))
    noun = rng.choice(PARTS["units"][unit])
    shape = {"way": way, "unit": unit, "noun": noun}
    words = rng.random() < 0.3
    numbers = rng.sample(range(2, 20), rng.randint(2, 4))
    if sum(numbers) in numbers or (way == "stage" and len(numbers) > len(PARTS["stages"])):
        return compose_breakdown(rng)
    slots = {"K": name, "N": str(sum(numbers)), "u": noun, "noun": noun}
    slots["S"] = rng.choice(PARTS["speakers"]).format(K=name)
    whole = rng.choice(PARTS["wholes"][way])
    spelled = [WORDS[n] if words and n < len(WORDS) else str(n) for n in numbers]
    listed, records = {"sort": _sorts, "kind": _kinds, "person": _kinds, "stage": _stages}[way](rng, numbers, spelled, slots, shape)
    opening = rng.choice(PARTS["openings"])
    shape |= {"opening": opening, "whole": whole["text"][:24]}
    reached = whole["stage"]
    foot = ""
    if way in ("kind", "person") and reached != "forwarded" and rng.random() < 0.4:
        told = rng.choice(PARTS["feet"] if way == "kind" else PARTS["feet"][:2])
        foot, reached = _filled(told["text"], slots, rng), told["stage"]
    shape["foot"] = "all" if foot else "nothing"
    unit_of_whole = "other" if way == "person" else unit
    expect = [f"{stage or reached} {code} {n}-{n} {unit_of_part or unit}" for stage, n, unit_of_part in records]
    if way != "sort":
        expect.append(f"{reached} {code} {sum(numbers)}-{sum(numbers)} {unit_of_whole}")
    sentences = [_filled(rng.choice(PARTS["leads"]), slots, rng), _filled(whole["text"], slots, rng), capital(opening + listed) + ".", foot]
    apart = rng.choice((" ", "\n\n"))
    shape["paragraphs"] = "one" if apart == " " else "more"
    return Telling("", apart.join(s for s in sentences if s), sorted(expect), shape)


def _filled(text: str, slots: dict[str, str], rng: random.Random) -> str:
    return capital(chosen(text, rng).format(**slots))


Records = list[tuple[str | None, int, str | None]]
"""Stage and unit of each part, None where they are the whole's."""


def _sorts(rng: random.Random, numbers: list[int], spelled: list[str], slots: dict[str, str], shape: dict[str, str]) -> tuple[str, Records]:
    name = rng.choice(list(PARTS["items"]["sort"]))
    at = rng.randrange(len(numbers))
    sorts = rng.sample(PARTS["sorts"]["other"], len(numbers))
    sorts[at] = rng.choice(PARTS["sorts"]["ours"])
    shape |= {"item": name, "at": "last" if at == len(numbers) - 1 else "first" if at == 0 else "middle"}
    items = [chosen(PARTS["items"]["sort"][name], rng).format(s=s, n=n, u=slots["u"]) for s, n in zip(sorts, spelled, strict=True)]
    return _in_a_row(items, rng), [(None, numbers[at], None)]


def _kinds(rng: random.Random, numbers: list[int], spelled: list[str], slots: dict[str, str], shape: dict[str, str]) -> tuple[str, Records]:
    way = shape["way"]
    name = rng.choice(list(PARTS["items"][way]))
    shape["item"] = name
    units = rng.sample(list(PARTS["kinds"]), len(numbers))
    form = PARTS["items"][way][name]
    items = [
        chosen(form, rng).format(w=rng.choice(PARTS["kinds"][unit]), n=n, u=slots["u"]) for unit, n in zip(units, spelled, strict=True)
    ]
    return _in_a_row(items, rng), [(None, n, unit if way == "person" else None) for unit, n in zip(units, numbers, strict=True)]


def _stages(
    rng: random.Random, numbers: list[int], spelled: list[str], slots: dict[str, str], shape: dict[str, str]
) -> tuple[str, Records]:
    how = rng.choice(("first", "after"))
    stages = rng.sample(PARTS["stages"], len(numbers))
    shape["item"] = how
    items = [chosen(rng.choice(stage[how]), rng).format(n=n, u=slots["u"]) for stage, n in zip(stages, spelled, strict=True)]
    return _in_a_row(items, rng), [(stage["name"], n, None) for stage, n in zip(stages, numbers, strict=True)]


def _in_a_row(items: list[str], rng: random.Random) -> str:
    return f"{', '.join(items[:-1])}{rng.choice((' dan', ' serta', ', dan', ', sedangkan' if len(items) == 2 else ', serta'))} {items[-1]}"
