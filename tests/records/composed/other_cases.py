"""Pages composed of parts (`other_cases.yml`) that tell of a servant's case of another sort, step by step, beside neutrality: no record."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from tests.cases import read_yaml
from tests.records.composed.parts import chosen
from tests.records.composed.violations import Telling, capital

PARTS: dict[str, Any] = read_yaml(Path(__file__).with_name("other_cases.yml"))


def compose_other_case(rng: random.Random) -> Telling:
    """One page; a record only of the case of neutrality that it may tell of as well."""
    code, place = rng.choice(PARTS["places"])
    who, deed = rng.choice(PARTS["who"]), rng.choice(PARTS["deeds"])
    slots = {"K": place, "S": rng.choice(PARTS["speakers"]).format(K=place)}
    shape = {"who": who["text"], "deed": deed}
    paragraphs = [capital(chosen(f"{who['text']} {deed}.", rng).format(**slots))]
    for step in rng.sample(list(PARTS["steps"]), rng.randint(1, 3)):
        form = rng.choice(PARTS["steps"][step])
        again = rng.choice(who["again"])
        again = again if form.startswith("{w}") or again.startswith("ASN") else again[0].lower() + again[1:]
        paragraphs.append(capital(chosen(form, rng).format(w=again, **slots)))
        shape[step] = form
    about = rng.choice(list(PARTS["neutral"]))
    part = PARTS["neutral"][about]
    text = part if isinstance(part, str) else part["text"]
    expect = [] if isinstance(part, str) else [f"{part['expect']} {code} {'-' if about == 'case' else '4-4 civil_servant'}"]
    shape |= {"neutral": about, "order": rng.choice(("before", "behind"))}
    told = capital(chosen(text, rng).format(**slots))
    paragraphs = [told, *paragraphs] if shape["order"] == "before" else [*paragraphs, told]
    apart = rng.choice(("\n\n", "\n\n", " "))
    return Telling("", apart.join(paragraphs), expect, shape)
