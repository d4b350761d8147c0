"""Composes tellings of one act and its day, from parts whose meaning is known: what was done, where its day stands, what else is told.

A telling is the act's sentence (`day_at` of `days.yml`), said of accused persons of whom something is told (`due`), with at most two
more sentences (`beside`) that tell other days: of the conduct, of an earlier step, of a plan, of the saying, of another case. The day of
the record follows from the parts: the act's own, else that of the saying, else that of publication (ruling 43).
"""

from __future__ import annotations

import random
from datetime import date
from typing import Any

from tests.records.composed.parts import PARTS, PUBLISHED, SAID, Day, Telling, accused_in, ago, capital, slots_of, written

_OPENED = (
    "Penanganan pelanggaran netralitas aparatur di {R} terus berjalan.",
    "Netralitas aparatur di {R} menjadi sorotan menjelang Pilkada 2024.",
)
_RIGHT_BEHIND_THEM = ("tail", "after_that")
_DONE_IN_PLENARY = ("forwarded", "proven")


def compose(rng: random.Random) -> Telling:
    """One telling with its records and their days."""
    act, place = rng.choice(PARTS["acts"]), rng.choice(PARTS["places"])
    at = rng.choice([at for at in PARTS["day_at"] if _may_stand(at, act)])
    who, other = rng.sample(accused_in(place), 2)
    due = rng.choice(list(PARTS["due"]))
    day = written(ago(rng.choice((1, 1, 2, 2, 3, 5, 6, 8, 12))), rng)
    if due in ("conduct", "posting") and at in _RIGHT_BEHIND_THEM and not (act.get("to") or act["stage"] == "reported"):
        due = "plain"  # nobody writes two days side by side
    said = written(ago(rng.choice((0, 0, 1))), rng, SAID)
    beside = rng.sample(list(PARTS["beside"]), rng.choice((1, 2)))
    if at in ("quote", "quote_head", "told", "told_apart", "next_quote"):
        beside = [b for b in beside if not b.startswith("sa")]
        day = written(ago(rng.choice((1, 2, 3, 5, 8))), rng)
    beside = _of_a_newspaper(beside, due, act)
    other_act = rng.choice([a for a in PARTS["acts"] if a["by"] == "bawaslu" and a["stage"] != act["stage"] and "behind" not in a])
    later = written(ago(rng.choice((1, 2, 4))), rng, ("bracket", "bracket_year", "long"))
    slots = slots_of(act, place, who) | slots_of(other_act, place, other, "2") | _days(rng, day, said, later)
    slots["N"], slots["N2"] = rng.sample(PARTS["people"], 2)
    behind = slots["behind"] if "{did}" in PARTS["day_at"][at] else ""
    slots |= {"R": place["name"], "due": PARTS["due"][due].format(**slots) + behind}
    sentences = [PARTS["day_at"][at], *(PARTS["beside"][b] for b in beside)]
    framed = rng.random() < 0.4
    if framed:
        sentences.insert(0, rng.choice(_OPENED))
    text = _joined([capital(s.format(**slots)) for s in sentences if s], rng, framed=framed)
    expect = {f"{act['stage']} {place['code']} {who['told']}": _expected(at, beside, day, said)}
    if any(b.startswith("other_case") for b in beside):
        expect[f"{other_act['stage']} {place['code']} {other['told']}"] = later.iso
    made = {"stage": act["stage"], "act": act["done"], "at": at, "due": due, "beside": "+".join(sorted(beside)), "day": day.kind}
    return Telling(text, expect, made | {"said": said.kind})


def _may_stand(at: str, act: dict[str, Any]) -> bool:
    """Whether a newspaper would put the day of such an act there."""
    if act["stage"] == "reported":
        return at in ("head", "head_passive", "tail", "passive_tail", "at_verb", "none", "next_noun", "subject_apart")
    if at == "prev_plenary":
        return act["stage"] in _DONE_IN_PLENARY
    if act["stage"] == "proven":
        return at not in ("next_noun", "relative", "quote_head", "after_that")
    return not (act["by"] == "pemda" and at in ("told", "told_apart", "relative", "next_they", "next_those", "after_that"))


def _of_a_newspaper(beside: list[str], due: str, act: dict[str, Any]) -> list[str]:
    """Without what nobody would tell beside the act."""
    if due in ("conduct", "posting"):
        beside = [b for b in beside if b != "conduct"]
    if act["stage"] == "reported":
        beside = [b for b in beside if not b.startswith("reported")]
    if sum(b.startswith("sa") for b in beside) > 1 or sum(b.startswith(("other_case", "reported")) for b in beside) > 1:
        beside = beside[:1]
    order = ("conduct", "reported", "reported_before", "rule", "saying", "saying_by_name", "said_that")
    return sorted(beside, key=lambda b: order.index(b) if b in order else len(order))


def _days(rng: random.Random, day: Day, said: Day, later: Day) -> dict[str, str]:
    early = written(date(2024, 10, rng.choice((12, 20, 26))), rng)
    reported = written(date(2024, 11, rng.choice((1, 4, 6))), rng)
    ahead = written(date(2024, 11, rng.choice((22, 23, 25))), rng, ("bracket", "long"))
    head = day.behind if day.on and rng.random() < 0.5 else day.bare
    return {
        "H": capital(head), "T": day.bare, "A": day.behind, "mis": early.behind, "rep": reported.behind, "fut": ahead.behind,
        "say": said.bare, "say2": written(ago(1), rng, ("bracket", "weekday")).bare, "H2": later.bare, "T2": later.bare,
    }  # fmt: skip


def _expected(at: str, beside: list[str], day: Day, said: Day) -> str:
    if not at.startswith("none"):
        return day.iso
    return said.iso if any(b.startswith("sa") for b in beside) else PUBLISHED.isoformat()


def _joined(sentences: list[str], rng: random.Random, *, framed: bool) -> str:
    text = sentences[0]
    for number, sentence in enumerate(sentences[1:]):
        text += (
            "\n\n" if (framed and number == 0) or sentence.startswith(("“", "Terpisah", "Sementara")) or rng.random() < 0.3 else " "
        ) + sentence
    return text
