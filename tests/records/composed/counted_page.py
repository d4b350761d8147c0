"""A page that counts persons or cases of one regency (`counted.yml`): its lead, what stands between, and words that point back."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.cases import read_yaml
from tests.records.composed.parts import chosen
from tests.records.composed.violations import ORDER, capital
from tests.records.exchanges import in_words

PARTS: dict[str, Any] = read_yaml(Path(__file__).with_name("counted.yml"))
WORDS_UP_TO, _TENS = 20, 10


@dataclass
class Page:
    """What is counted where, the paragraphs so far and the records that they give."""

    rng: random.Random
    code: str
    slots: dict[str, str]
    kind: dict[str, Any] = field(default_factory=dict)
    shape: dict[str, str] = field(default_factory=dict)
    paragraphs: list[str] = field(default_factory=list)
    expect: list[str] = field(default_factory=list)

    def filled(self, text: str, **more: str) -> str:
        """The text with its slots; sentences begin with a capital."""
        text = chosen(text, self.rng)
        told = text.format(**(self.slots | more))
        if "{S}" in text and self.rng.random() < 0.6:  # who has been introduced is named alone
            self.slots["S"] = self.slots["S"].rpartition(", ")[2]
        return "\n\n".join(_begun(paragraph) for paragraph in told.split("\n\n"))

    def tell(self, text: str, **more: str) -> None:
        if text:
            self.paragraphs.append(self.filled(text, **more))

    def record(self, stage: str, count: str, unit: str, bodies: str = "", code: str = "") -> None:
        handed = f" bawaslu>{bodies or '-'}" if stage == "forwarded" else ""
        self.expect.append(f"{stage} {code or self.code} {count} {unit}{handed}")


def _begun(paragraph: str) -> str:
    return f"“{capital(paragraph[1:])}" if paragraph.startswith("“") else capital(paragraph)


def open_with(page: Page, name: str, number: int | None = None, *, word: str = "", stage: str = "") -> tuple[str, str]:
    """The lead, and who tells it: the stage of the number, and the number as in a record.

    Args:
        word: a vague word that stands for the number in the lead.
    """
    rng, kind = page.rng, PARTS["kinds"][name]
    page.kind = kind
    vague = number is None and rng.random() < 0.2
    if vague:
        told = rng.choice(PARTS["vague"])
        text, count, page.slots["n"] = told["text"], told["count"], ""
    else:
        number = number or (rng.randint(2, 40) if rng.random() < 0.8 else 2)
        words = number < WORDS_UP_TO and rng.random() < 0.5
        text, count, page.slots["n"] = word or (in_words(number) if words else str(number)), f"{number}-{number}", str(number)
    vague = vague or bool(word)
    long = rng.choice(kind["long"])
    receiver, body = rng.choice(kind["to"])
    page.slots |= {"N": text, "u": long, "U": capital(long), "s": rng.choice(kind["short"]), "D": page.filled(receiver), "to": body}
    stages = [s for s in PARTS["leads"][kind["what"]] if kind["unit"] != "report" or s != "alleged" or name == "temuan"]
    stages = ["alleged", "examined"] if name == "temuan" else [s for s in stages if kind["unit"] != "case" or s != "reported"]
    stage = stage or rng.choice(stages)
    lead = rng.choice([form for form in PARTS["leads"][kind["what"]][stage] if not (vague and "U}" in form)])
    page.shape |= {"kind": name, "number": text if vague else "exact", "stage": stage, "lead": lead[:40]}
    sentence = page.filled(lead.removeprefix("[Sebanyak |]") if vague else lead)
    page.paragraphs.append(f"{page.slots['K'].upper()} – {sentence}" if rng.random() < 0.3 else sentence)
    if "{S}" not in lead:
        page.tell(rng.choice(PARTS["tellers"]))
    _title(page, number)
    return stage, count


def _title(page: Page, number: int | None) -> None:
    told = page.slots["N"] if number is None or page.rng.random() < 0.5 else _roughly(number)
    noun = {"orang": "Kades dan Perangkat Desa"}.get(page.slots["s"], page.slots["s"].title().replace("Asn", "ASN"))
    page.shape["title"] = page.filled(page.rng.choice(PARTS["titles"]), T=told.title().replace("-An", "-an"), G=noun)


def _roughly(number: int) -> str:
    return "belasan" if _TENS < number < WORDS_UP_TO else "puluhan" if number >= WORDS_UP_TO else in_words(number)


def fill(page: Page, chance: float = 0.4) -> bool:
    """Something else between; whether words without a noun may still point back over it."""
    if page.rng.random() > chance:
        return True
    kind = page.rng.choice(("bare", "counted"))
    fill = page.rng.choice(PARTS["fills"][kind])
    page.shape["fill"] = fill[:40]
    page.tell(fill)
    return kind == "bare"


def pointing(page: Page, count: str, near: bool) -> str:
    refs = PARTS["refs"][page.kind["what"]]
    low = count.split("-")[0]
    forms = refs["vague"] if not page.slots["n"] else refs["two"] if low == "2" else refs["all"] + (refs["near"] if near else [])
    if low == "2" and not near:
        forms = [form for form in forms if "{s}" in form]
    if page.slots["s"] == "orang":
        forms = refs["both"] if not page.slots["n"] else [form for form in forms if "seluruh" not in form and "semua {s}" not in form]
    form = page.rng.choice(forms)
    page.shape["ref"] = form
    return form.format(**page.slots)


def low(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


def spelled(page: Page, number: int) -> str:
    return in_words(number) if page.rng.random() < 0.5 else str(number)


def further(page: Page, stage: str) -> list[str]:
    after = [name for name in PARTS["told_on"] if name != "dismissed" and ORDER.index(name) > ORDER.index(stage)]
    persons = page.kind["what"] == "person"
    return [name for name in [*after, "dismissed"] if persons or name not in ("proven", "sanctioned")]
