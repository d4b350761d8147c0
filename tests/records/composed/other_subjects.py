"""Round-ups of another subject composed of parts (`other_subjects.yml`), on a page that also speaks of neutrality: none is a case.

The lists are laid out as those of `roundups.py`; what is counted are patients, accidents, witnesses, other breaches, servants of whom
something else is told.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from tests.cases import read_yaml
from tests.records.composed.roundups import PARTS as ROUNDUPS
from tests.records.composed.roundups import RoundUp, a_roundup, filled, joined, list_of
from tests.records.composed.violations import Telling

PARTS: dict[str, Any] = read_yaml(Path(__file__).with_name("other_subjects.yml"))


def compose_other_subject(rng: random.Random) -> Telling:
    """One article; records only of the cases that it tells of beside the other subject."""
    subject = rng.choice(list(PARTS["subjects"]))
    parts = PARTS["subjects"][subject]
    up = a_roundup(rng, {"other": parts["nouns"]})
    up.shape |= {"subject": subject, "whole": rng.choice(("whole", "whole", "total")), "speaker": rng.choice(PARTS["speakers"])}
    ours, expect = _of_neutrality(up, rng)
    theirs = [[filled(rng.choice(parts["wholes"]), up, rng, N=str(up.whole))]]
    theirs.append([list_of(up, rng, first=False)])
    if up.shape["whole"] == "total":
        theirs.append([filled(rng.choice(ROUNDUPS["totals"]), up, rng)])
    foot = rng.choice(parts["feet"])
    up.shape["foot"] = foot
    theirs.append([filled(foot, up, rng, k=str(rng.randint(2, up.whole - 1)))] if foot else [])
    up.shape["order"] = rng.choice(("first", "first", "last"))
    paragraphs = [[ours], *theirs] if up.shape["order"] == "first" else [*theirs, [ours]]
    return Telling("", joined(paragraphs, up, rng), expect, up.shape)


def _of_neutrality(up: RoundUp, rng: random.Random) -> tuple[str, list[str]]:
    up.shape["ours"] = rng.choice(list(PARTS["ours"]))
    if up.shape["ours"] == "nothing":
        return filled(rng.choice(PARTS["ours"]["nothing"]), up, rng), []
    text, stage = rng.choice(PARTS["ours"]["cases"])
    number = rng.choice([n for n in range(2, 60) if n not in up.numbers and n != up.whole])
    return filled(text, up, rng, c=str(number)), [f"{stage} {up.province['code']} {number}-{number} case"]
