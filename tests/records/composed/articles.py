"""Composes longer articles (`articles.yml`): a lead, who speaks on which day, what they tell of a case, and another speaker."""

from __future__ import annotations

import random
from pathlib import Path

from tests.cases import read_yaml
from tests.records.composed.parts import IN_NUMBERS, PARTS, SAID, Telling, accused_in, ago, capital, chosen, head_of, slots_of, written

PARAGRAPHS: dict[str, dict[str, str]] = read_yaml(Path(__file__).with_name("articles.yml"))


def compose_article(rng: random.Random) -> Telling:
    """One article with its records and their days."""
    act = rng.choice([act for act in PARTS["acts"] if act["by"] == "bawaslu" and "behind" not in act])
    place = rng.choice(PARTS["places"])
    who, other = rng.sample(accused_in(place), 2)
    event, said, said_too = ago(rng.choice((2, 3, 4))), ago(rng.choice((0, 1))), ago(rng.choice((0, 1)))
    day, day_too = written(said, rng, SAID), written(said_too, rng, SAID)
    regent, name, another = rng.sample(PARTS["people"], 3)
    slots = slots_of(act, place, who) | {"R": place["name"], "prov": place["province"], "regent": head_of(place), "who2": other["text"]}
    slots |= {"NR": regent, "N": name, "N1": name.split()[0], "NO": another, "due": PARTS["due"][rng.choice(("plain", "short"))]}
    slots |= {"event": written(event, rng, IN_NUMBERS).bare, "say": day.bare, "say2": day_too.bare}
    made = _made_of(rng)
    order = made["order"].split()
    text = chosen("".join(PARAGRAPHS[part][made[part]] for part in order), rng)
    text = "\n\n".join(capital(paragraph.format(**slots)) for paragraph in text.strip().split("\n\n"))
    expect = {f"{act['stage']} {place['code']} {who['told']}": day.iso}
    if made["lead"] == "tally_elsewhere":
        stage = "alleged" if "mencatat puluhan" in text else "examined"
        expect[f"{stage} {place['code'][:2]} 20-99 case"] = event.isoformat()
    if made["other"].startswith("claim"):
        expect[f"sanctioned {place['code']} {other['told']}"] = day_too.iso
    return Telling(text, expect, made | {"stage": act["stage"], "act": act["done"], "said": day.kind, "beside": ""})


def _made_of(rng: random.Random) -> dict[str, str]:
    """A paragraph of each kind, and their order; "ia" goes on behind somebody who is told of."""
    made = {part: rng.choice(list(PARAGRAPHS[part])) for part in ("lead", "speaker", "fill", "claim", "other")}
    goes_on = made["claim"] in ("pihaknya", "quote_he")
    made["order"] = "lead speaker fill claim other"
    if not goes_on and rng.random() < 0.3:
        made["order"], made["claim"] = "lead claim speaker fill other", "bare"
    elif goes_on and made["fill"] in ("law", "plan"):
        made["fill"] = "told"
    return made
