"""Pages that tell one case over short paragraphs (`cases.yml`): the record has the furthest stage, wherever on the page that is told.

The lead tells the accused, the deed and perhaps a stage; later paragraphs tell stages by words that point back, in any order, with
others between that change nothing. Pages about organisers and candidates, and those that tell only what would be done, give none.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.cases import read_yaml
from tests.records.composed.parts import chosen
from tests.records.composed.violations import ORDER, Place, Telling, a_place, capital
from tests.records.composed.violations import PARTS as SHARED

PARTS: dict[str, Any] = read_yaml(Path(__file__).with_name("cases.yml"))
_STAGES = ("alleged", "reported", "examined", "examined", "examined", "forwarded", "forwarded", "proven", "dismissed", "sanctioned")
_WAYS = {"case": 14, "late": 3, "outside": 2, "general": 2}
_OF_OUTSIDERS = ("reported", "examined", "dismissed")
_EARLIER = {"reported": ("began", "before", "nominal"), "examined": ("before",)}
"""Ways to tell these behind what came of them."""

_OF_SERVANTS = ("answered", "carried", "ethics", "study")
"""Told of civil servants alone."""


@dataclass
class Page:
    """A page in the making: who is accused where, and whether its speakers have been introduced."""

    rng: random.Random
    place: Place
    who: dict[str, Any]
    slots: dict[str, str]
    shape: dict[str, str] = field(default_factory=dict)
    spoken: set[str] = field(default_factory=set)

    def they(self) -> str:
        return self.rng.choice(self.who["they"]).format(**self.slots)

    def speaker(self, slot: str) -> str:
        """With office and name at first, then by the first name."""
        first = slot not in self.spoken
        self.spoken.add(slot)
        full = self.slots["S_full" if slot == "S" else "E_full"]
        return full if first else full.split(", ")[1].split()[0]

    def filled(self, text: str) -> str:
        text, they = chosen(text, self.rng), self.they()
        more = {"they": they, "them": they, "They": capital(they), "reporter": self.rng.choice(PARTS["reporters"])}
        more["Reporter"] = capital(more["reporter"])
        more |= {slot: self.speaker(slot) for slot in ("S", "E") if f"{{{slot}}}" in text}
        return capital(text.format(**(self.slots | more))).replace(", .", ".").replace(" .", ".")


def compose_case(rng: random.Random) -> Telling:
    """One page with its records."""
    way = rng.choices(list(_WAYS), list(_WAYS.values()))[0]
    page = _a_page(rng, outside=way == "outside")
    page.shape["way"] = way
    if way == "general":
        return _general(page)
    stage = rng.choice(_OF_OUTSIDERS if way == "outside" else _STAGES)
    if way == "late" and stage not in ("alleged", "reported") and rng.random() < 0.4:
        return _telling(page, _late(page, stage, kind=True), [f"{stage} {page.place.code} -"], "topic")
    if way == "late" and (stage == "alleged" or page.who["told"] == "-" or page.who.get("many")):
        stage, way = "examined", "case"  # whom it is about can be told late only of one of whom something is told
    page.shape |= {"stage": stage, "way": way}
    if way == "late":
        return _telling(page, _late(page, stage), [f"{stage} {page.place.code} {page.who['told']}"], "topic")
    opened, lead = _lead(page, stage)
    told = _told(page, stage, opened)
    expect = [f"{stage} {page.place.code} {page.who['told']}"] if way == "case" else []
    paragraphs = [lead, *_with_others(page, stage, told)]
    if way == "case" and rng.random() < 0.15:
        paragraph, record = _second(page)
        paragraphs.append(paragraph)
        expect.append(record)
    return _telling(page, paragraphs, sorted(expect), page.shape["opened"] if page.shape["opened"] == stage else "topic")


def _a_page(rng: random.Random, *, outside: bool) -> Page:
    place = a_place(rng)
    names = list(PARTS["who"])
    if place.city:
        names = [name for name in names if not PARTS["who"][name].get("village")]
    name = rng.choice(names)
    who = rng.choice(PARTS["outside"]) if outside else PARTS["who"][name]
    accused, chief, employer = rng.sample(SHARED["names"], 3)
    village = bool(who.get("village"))
    slots = {"K": place.long, "P": place.short, "D": place.district, "A": accused, "A1": accused.split()[0]}
    slots |= {"L": rng.choice(("Sukamaju", "Mekarsari", "Tanjung Harapan")), "I": rng.choice(("MI", "SM", "AH"))}
    slots |= {"B": f"Bawaslu {rng.choice((place.name, place.long))}", "b": rng.choice(("Bawaslu", f"Bawaslu {place.name}"))}
    slots |= {"H": place.head, "h": place.head.removesuffix(f" {place.short}").lower()}
    slots["to"] = place.head if village else rng.choice(("BKN", "KASN", "Badan Kepegawaian Negara (BKN)"))
    slots["commission"] = rng.choice(("BKN", "KASN"))
    of = who.get("of", "any")
    kind = rng.choice(("school", "money", "any")) if of == "school" else of
    slots |= {"deed": rng.choice(PARTS["deeds"][kind]), "seen": rng.choice(PARTS["deeds"]["seen"])}
    chief_office = rng.choice(("Ketua Bawaslu", "Anggota Bawaslu", "Koordinator Divisi Penanganan Pelanggaran Bawaslu"))
    slots["S_full"] = f"{chief_office} {place.name}, {chief}"
    slots["E_full"] = f"{'Sekda' if village else 'Kepala BKPSDM'} {place.name}, {employer}"
    text = who["city"] if place.city and "city" in who else who["text"]
    slots["who"] = text.format(**slots)
    slots |= {"Who": capital(slots["who"]), "head": who.get("head", "").format(**slots)}
    return Page(rng, place, who, slots, {"who": name if not outside else who["text"][:20], "deed": slots["deed"][:24]})


def _before(stage: str) -> list[str]:
    """Stages that a case may have gone through before one."""
    return ["alleged", "reported", "examined"] if stage == "dismissed" else ORDER[: ORDER.index(stage)]


def _lead(page: Page, stage: str) -> tuple[str, str]:
    """What the lead tells of, and the lead; half of them tell the furthest stage."""
    opened = stage if page.rng.random() < 0.4 else page.rng.choice([stage, "alleged", *_before(stage)])
    if opened not in ("alleged", "examined") and "firsts" in page.who:
        opened = "alleged"
    forms = {name: form for name, form in PARTS["firsts"][opened].items() if name in page.who.get("firsts", [name])}
    if stage == "alleged" or page.who.get("many") or page.shape["who"] in ("one_of", "oknum", "initials"):
        forms.pop("together", None)
    if page.who.get("of") == "money" or page.shape.get("way") == "outside":
        forms = {name: form for name, form in forms.items() if name not in ("video", "showing", "not_neutral", "found")}
    name = page.rng.choice(list(forms))
    page.shape |= {"opened": opened, "first": f"{opened}.{name}"}
    text = chosen(forms[name], page.rng)
    if "{They}" in text and not page.who.get("many") and page.rng.random() < 0.3:
        text = text.replace("{They}", "Ia")
    return opened, _dateline(page, page.filled(text))


def _dateline(page: Page, lead: str) -> str:
    """The lead with the place before it, where it does not name it itself or by chance."""
    town = page.place.short
    return page.rng.choice(("" if town in lead else f"{town} - ", f"{town.upper()} – ", f"{town}, KABAR - ")) + lead


def _late(page: Page, stage: str, *, kind: bool = False) -> list[str]:
    """A supervisor's word on a case, and only then whom it is about; or of a `kind` of servants, and of nobody in particular."""
    groups = ["examined", "going"] if stage == "examined" else [stage]
    forms = {
        f"{g}.{n}": text for g in groups for n, text in PARTS["later"][g].items() if "they}" not in text.lower() and "{them}" not in text
    }
    forms = {name: text for name, text in forms.items() if "“" in text}
    name = page.rng.choice(list(forms))
    lead = _dateline(page, page.filled(page.rng.choice(PARTS["late"]["kind" if kind else "leads"])))
    page.shape |= {"opened": "late", "first": "kind" if kind else "late", "told": name, "stage": stage}
    who = page.rng.choice(PARTS["late"]["who"])
    if stage == "sanctioned" and "Laporan" in who:
        who = PARTS["late"]["who"][0]
    others = [text for group in ("rule", "talk") for form, text in PARTS["beside"][group].items() if not form.startswith("again")]
    told = [forms[name]] if kind else [forms[name], who]
    return [lead, *map(page.filled, [*told, *page.rng.sample(others, page.rng.randint(0, 2))])]


def _told(page: Page, stage: str, opened: str) -> list[tuple[str, str]]:
    """Paragraphs' forms that tell stages, the furthest among them unless the lead tells that; in any order."""
    rng = page.rng
    earlier = [s for s in _before(stage) if s not in ("alleged", opened) and rng.random() < 0.4]
    stages = [*earlier, stage] if stage != "alleged" and (opened != stage or rng.random() < 0.6) else earlier
    rng.shuffle(stages)
    reached, told = opened, []
    for s in stages:
        told.append((s, *_form(rng, s, ends=s == stage, behind=s in _before(reached), village=bool(page.who.get("village")))))
        reached = s if s == stage or reached in _before(s) else reached
    page.shape["told"] = " ".join(name for _, name, _ in told)
    return [(s, text) for s, _, text in told]


def _form(rng: random.Random, stage: str, *, ends: bool, behind: bool, village: bool) -> tuple[str, str]:
    """One way to tell a stage; that it still goes on only where it is the last, that it came before only behind what came of it."""
    ongoing = {"examined": ["examined", "going"], "reported": ["reported", "checking"]}
    group = rng.choice(ongoing.get(stage, [stage]) if ends else [stage])
    names = [n for n in PARTS["later"][group] if (n not in ("before", "began") or behind) and not (village and n in _OF_SERVANTS)]
    name = rng.choice(list(_EARLIER[stage]) if behind and stage in _EARLIER else names)
    return f"{group}.{name}", PARTS["later"][group][name]


def _with_others(page: Page, stage: str, told: list[tuple[str, str]]) -> list[str]:
    """The paragraphs with others between them that change nothing."""
    others = _others(page, stage, told)
    between = page.rng.sample(others, page.rng.randint(0, min(4, len(others))))
    page.shape["beside"] = " ".join(name for name, _ in between) or "none"
    paragraphs = [text for _, text in told]
    for _, text in between:
        paragraphs.insert(page.rng.randint(0, len(paragraphs)), text)
    return [page.filled(text) for text in paragraphs]


def _others(page: Page, stage: str, told: list[tuple[str, str]]) -> list[tuple[str, str]]:
    beside, reports = PARTS["beside"], page.shape["opened"] == "reported" or any(s == "reported" for s, _ in told)
    forms = [(f"{kind}.{name}", text) for kind in ("rule", "talk", "denial") for name, text in beside[kind].items()]
    dropped = {"denial.demand"} if stage in ("sanctioned", "dismissed") else set()
    if stage in ("proven", "sanctioned", "dismissed", "forwarded"):
        dropped |= {"rule.if_proven"}
    if stage == "examined":
        forms += [(f"examined.{name}", text) for name, text in beside["examined"].items() if not (name == "nobody" and reports)]
    elif stage in ("forwarded", "proven", "dismissed"):
        forms.append(("examined.witness", beside["examined"]["witness"]))
    if page.shape["who"] == "two":
        forms += [(f"two.{name}", text) for name, text in beside["two"].items()]
    if stage == "alleged":
        forms += [(f"alleged.{name}", text) for name, text in beside["alleged"].items()]
    if page.shape["way"] == "outside":
        dropped |= {"rule.law", "rule.if_proven", "denial.demand"}
    return [(name, text) for name, text in forms if name not in dropped]


def _second(page: Page) -> tuple[str, str]:
    """Another case: at another place, or of other servants here."""
    rng = page.rng
    seconds = [second for second in PARTS["seconds"] if not (page.place.city and "village" in second[1])]
    text, count = rng.choice([second for second in seconds if second[1][:3] != page.who["told"][:3]])
    kind = rng.choice(("place", "kind", "earlier") if page.shape["stage"] != "alleged" and page.who["told"] != "-" else ("place", "kind"))
    there = a_place(rng)
    while there.code[:2] == page.place.code[:2] or there.city:
        there = a_place(rng)
    stage = rng.choice(list(PARTS["done_there"])) if kind == "place" else "examined"
    form = rng.choice(PARTS["second"][kind])
    page.shape["second"] = f"{kind}: {form[:20]}"
    if form.startswith("Sebelumnya"):
        stage = "examined"
    done = rng.choice(PARTS["done_there"][stage]).format(to2="bupati" if "village" in count else "BKN")
    page.slots |= {"K2": there.long, "who2": text, "done2": done}
    if kind == "earlier":
        stage, count = "reported", "4-4 report"
    return page.filled(form), f"{stage} {(there if kind == 'place' else page.place).code} {count}"


def _general(page: Page) -> Telling:
    """A page that tells only rules and what would be done."""
    texts = page.rng.sample(PARTS["general"], page.rng.randint(2, 5))
    page.shape |= {"stage": "-", "first": "general", "opened": "topic"}
    lead = page.filled(page.rng.choice(PARTS["general_leads"]))
    return _telling(page, [lead, *map(page.filled, texts)], [], "")


def _telling(page: Page, paragraphs: list[str], expect: list[str], headed: str) -> Telling:
    titles = PARTS["heads"][page.rng.choice(("topic", headed))] if headed in PARTS["heads"] and page.shape["way"] == "case" else [""]
    title = page.rng.choice(titles).format(**page.slots)
    page.shape["title"] = headed
    if title and page.rng.random() < 0.3:
        paragraphs = [title, *paragraphs]
        page.shape["title"] += " in text"
    return Telling(title, "\n\n".join(paragraphs), expect, page.shape)
