"""Round-ups composed of parts (`roundups.yml`): a number of a province, how it lies over its regencies, and what became of all of it.

The whole may stand before the list or behind it, its stage in its own sentence, behind the list, or nowhere.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.cases import read_yaml
from tests.records.composed.parts import chosen
from tests.records.composed.violations import WORDS, Place, Telling, capital

PARTS: dict[str, Any] = read_yaml(Path(__file__).with_name("roundups.yml"))
FURTHER = ("alleged", "reported", "examined", "forwarded", "sanctioned")
_LEAST, _MOST = 3, 7
LAYOUTS = ("row", "row", "row", "lines", "rank", "equal", "sentences")


@dataclass
class RoundUp:
    """What is counted in which places, and how the places and numbers are written."""

    province: Any
    unit: str
    noun: str
    places: list[Place]
    numbers: list[int]
    words: bool
    shape: dict[str, str]

    @property
    def whole(self) -> int:
        return sum(self.numbers)

    def spelled(self, number: int) -> str:
        return WORDS[number] if self.words and number < len(WORDS) else str(number)

    def slots(self, rng: random.Random) -> dict[str, str]:
        noun = "ASN" if self.unit == "civil_servant" else self.noun
        return {"P": self.province["name"], "N": str(self.whole), "u": noun, "S": self.shape["speaker"]}


def compose_roundup(rng: random.Random) -> Telling:
    """One article with its records."""
    up = a_roundup(rng, PARTS["units"])
    told = rng.choice(("whole", "whole", "total", "whole_total"))
    stage = rng.choice(list(PARTS["wholes"][up.unit])) if told != "total" else "reported" if up.unit == "report" else "alleged"
    sentences = [rng.choice(PARTS["leads"])]
    sentences += [rng.choice(PARTS["wholes"][up.unit][stage] if told != "total" else PARTS["heads"][up.unit])]
    paragraphs = [[filled(sentence, up, rng) for sentence in sentences if sentence]]
    paragraphs.append([list_of(up, rng, first=told == "total")])
    if told == "total":
        paragraphs.append([filled(rng.choice(PARTS["totals"]), up, rng)])
    up.shape |= {"whole": told, "stage": stage}
    reached, extra, foot = _what_became(up, stage, rng)
    if foot and rng.random() < 0.25:
        paragraphs.append([filled(rng.choice(PARTS["fills"]), up, rng)])
        up.shape["fill"] = "yes"
    paragraphs.append(foot)
    expect = [f"{reached} {up.province['code']} {up.whole}-{up.whole} {up.unit}", *extra]
    expect += [f"{reached} {place.code} {n}-{n} {up.unit}" for place, n in zip(up.places, up.numbers, strict=True)]
    return Telling("", joined(paragraphs, up, rng), sorted(expect), up.shape)


def a_roundup(rng: random.Random, units: dict[str, list[str]]) -> RoundUp:
    """A province, some of its places and a number for each; `units` are what may be counted, and the nouns for it."""
    province, unit = rng.choice(PARTS["provinces"]), rng.choice(list(units))
    noun = rng.choice(units[unit])
    places = [Place(code, name, "") for code, name in rng.sample(province["places"], rng.randint(_LEAST, _MOST))]
    numbers = rng.sample(range(2, 30), len(places))
    layout = rng.choice(LAYOUTS)
    if layout == "equal":
        numbers[-1] = numbers[-2]
    up = RoundUp(province, unit, noun, places, numbers, rng.random() < 0.25, {"unit": unit, "noun": noun, "layout": layout})
    up.shape["speaker"] = rng.choice(PARTS["names"])
    return up


def filled(text: str, up: RoundUp, rng: random.Random, **more: str) -> str:
    return capital(chosen(text, rng).format(**(up.slots(rng) | {"m": "17"} | more)))


def _what_became(up: RoundUp, stage: str, rng: random.Random) -> tuple[str, list[str], list[str]]:
    """The stage of all of it, records of only some of it, and the sentence that tells so."""
    kind = rng.choice(("nothing", "all", "all", "some"))
    further = [name for name in PARTS["feet"] if FURTHER.index(name) > FURTHER.index(stage)]
    up.shape["foot"] = kind
    if kind == "all" and further:
        reached = rng.choice(further)
        forms = [*PARTS["feet"][reached].get(up.unit, []), *PARTS["feet"][reached]["any"]]
        if not (reached == "sanctioned" and up.unit != "civil_servant"):
            up.shape["reached"] = reached
            return reached, [], [filled(rng.choice(forms), up, rng) + "."]
    if kind == "some" and FURTHER.index(stage) < FURTHER.index("forwarded"):
        form, reached = rng.choice(PARTS["some"])
        some = rng.choice([n for n in range(2, up.whole) if n not in up.numbers])
        return stage, [f"{reached} {up.province['code']} {some}-{some} {up.unit}"], [filled(form, up, rng, k=str(some))]
    up.shape["foot"] = "nothing"
    return stage, [], []


def list_of(up: RoundUp, rng: random.Random, *, first: bool) -> str:
    """The list; one that opens the telling has no words that point back at a number before it."""
    layout, noun = up.shape["layout"], up.noun
    if layout == "lines":
        line = rng.choice(PARTS["lines"])
        up.shape["item"] = line
        return "\n".join(
            line.format(p=_named(place, rng), n=up.spelled(n), u=noun, k=k + 1)
            for k, (place, n) in enumerate(zip(up.places, up.numbers, strict=True))
        )
    return {"row": _row, "rank": _rank, "equal": _equal, "sentences": _sentences}[layout](up, rng, noun, first)


def _row(up: RoundUp, rng: random.Random, noun: str, first: bool) -> str:
    name = rng.choice(list(PARTS["items"]))
    up.shape["item"] = name
    number_first = name.startswith(("number", "bare_in"))
    openings = PARTS["openings"]["number_first" if number_first else "plain"]
    opening = rng.choice([o for o in openings if not (first and "itu" in o)])
    items = [
        PARTS["items"][name].format(p=_named(place, rng), n=up.spelled(n), u=noun) for place, n in zip(up.places, up.numbers, strict=True)
    ]
    up.shape["opening"] = opening
    return capital(filled(opening, up, rng) + _in_a_row(items, rng)) + "."


def _rank(up: RoundUp, rng: random.Random, noun: str, first: bool) -> str:
    order = sorted(zip(up.numbers, up.places, strict=True), key=lambda pair: -pair[0])
    (a, place), (b, second), *rest = order
    opening = chosen(rng.choice(PARTS["ranks"]), rng).format(
        A=_named(place, rng), a=up.spelled(a), B=_named(second, rng), b=up.spelled(b), u=noun
    )
    items = [f"{_named(place, rng)} {up.spelled(n)} {noun}" for n, place in rest]
    return capital(_in_a_row([opening, *items], rng)) + "."


def _equal(up: RoundUp, rng: random.Random, noun: str, first: bool) -> str:
    """The last two places have the same number."""
    pairs = list(zip(up.places, up.numbers, strict=True))
    items = [f"{_named(place, rng)} {up.spelled(n)} {noun}" for place, n in pairs[:-2]]
    last = f"{_named(up.places[-2], rng)} dan {_named(up.places[-1], rng)} masing-masing {up.spelled(up.numbers[-1])} {noun}"
    return capital(f"{', '.join(items)}, {rng.choice(('serta', 'lalu', 'kemudian'))} {last}.")


def _sentences(up: RoundUp, rng: random.Random, noun: str, first: bool) -> str:
    pairs = list(zip(up.places, up.numbers, strict=True))
    half = len(pairs) // 2 + 1
    items = [f"{_named(place, rng)} {up.spelled(n)} {noun}" for place, n in pairs]
    opening = rng.choice((f"Di {items[0]}", f"Di {_named(up.places[0], rng)} [ada|tercatat|terdapat] {up.spelled(up.numbers[0])} {noun}"))
    head = _in_a_row([chosen(opening, rng), *items[1:half]], rng)
    if not items[half:]:
        return f"{head}."
    return f"{head}. {rng.choice(('Kemudian', 'Lalu', 'Disusul', 'Sementara'))} {_in_a_row(items[half:], rng)}."


def _named(place: Place, rng: random.Random) -> str:
    return place.name if place.city or rng.random() < 0.6 else f"Kabupaten {place.name}"


def _in_a_row(items: list[str], rng: random.Random) -> str:
    if len(items) == 1:
        return items[0]
    return f"{', '.join(items[:-1])}{rng.choice((' dan', ' serta', ', dan', ', lalu', ', serta'))} {items[-1]}"


def joined(paragraphs: list[list[str]], up: RoundUp, rng: random.Random) -> str:
    """Paragraphs apart, or in one where no list stands line by line."""
    apart = "\n\n" if up.shape["layout"] == "lines" or rng.random() < 0.6 else " "
    up.shape["paragraphs"] = "one" if apart == " " else "more"
    return apart.join(" ".join(sentences) for sentences in paragraphs if sentences)
