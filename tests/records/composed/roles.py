"""Composes tellings of who handed a case to whom (`roles.yml`), in another voice, by another speaker, in another order."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

from tests.cases import read_yaml
from tests.records.composed.parts import PARTS, Telling, accused_in, capital, chosen, head_of, town_of

TELLINGS: list[dict[str, Any]] = read_yaml(Path(__file__).with_name("roles.yml"))["tellings"]
_OPENING = re.compile(r"(^|[.“]\s*)\{who\}")


def compose_roles(rng: random.Random) -> Telling:
    """One telling; `expect` gives the record's giver and receiver, `made_of` the sentence as it was before its slots were filled."""
    form = rng.choice(TELLINGS)
    place = rng.choice([p for p in PARTS["places"] if "Kota" not in p["name"] or not form.get("village")])
    who = rng.choice([w for w in accused_in(place) if not form.get("servants" if w.get("village") else "village")])
    text = chosen(form["text"], rng)
    if "Kota" in place["name"]:
        text = text.replace("Pemkab", "Pemkot")
    slots = {"R": place["name"], "regent": head_of(place), "who": who["text"], "they": who["they"], "N": rng.choice(PARTS["people"])}
    slots["R_if"] = f" {town_of(place)}" if "Pemk" in text else ""
    text = _OPENING.sub(lambda found: found[1] + capital(who["text"]), text).format(**slots)
    made = {"form": form["text"], "stage": form["stage"], "roles": f"{form['from']} {form['to']}", "beside": ""}
    made["published"] = "2020-11-20" if form.get("kasn") else "2024-11-20"
    return Telling(text, {f"{form['stage']} {place['code']} {who['told']}": (form["from"], form["to"])}, made)
