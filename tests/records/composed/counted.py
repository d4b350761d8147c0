"""Pages composed of parts (`counted.yml`) that count persons or cases of one regency and tell on about the number over short paragraphs.

All of them go on together, in parts, one by one, or stay where they are because nothing but a plan is told; one number may be told again in
other words, and other numbers stand between.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.records.composed.counted_page import PARTS, Page, fill, further, low, open_with, pointing, spelled
from tests.records.composed.violations import Telling
from tests.records.exchanges import in_words


def compose_counted(rng: random.Random) -> Telling:
    """One page with its records."""
    code, name = rng.choice(PARTS["places"])
    page = Page(rng, code, {"K": name})
    page.slots["S"] = f"{page.filled(rng.choice(PARTS['offices']))}, {rng.choice(PARTS['names'])}"
    way = rng.choice(["all", "all", "all", "split", "split", *WAYS])
    page.shape["way"] = way
    WAYS[way](page)
    text = "\n\n".join(page.paragraphs)
    return Telling(page.shape.pop("title", ""), text, sorted(page.expect), page.shape)


def _all(page: Page) -> None:
    """All of them go on together, in one step or two."""
    stage, count = open_with(page, page.rng.choice(list(PARTS["kinds"])))
    if stage != "examined" and page.rng.random() < 0.3:
        stage = _step(page, "examined", count, fill(page))
    stage = _step(page, page.rng.choice(further(page, stage)), count, fill(page))
    if page.rng.random() < 0.4:
        _again(page, count, fill(page))
    page.record(stage, count, page.kind["unit"], page.slots["to"])
    if page.rng.random() < 0.3:
        page.rng.choice((_earlier, _whole_province))(page)


def _step(page: Page, stage: str, count: str, near: bool) -> str:
    forms = PARTS["told_on"][stage]
    options = [*forms["any"], *forms.get(page.kind["what"], []), *(forms["bare"] if near else [])]
    form = page.rng.choice(options)
    page.shape |= {"reached": stage, "told_on": form[:48]}
    page.tell(form, R=pointing(page, count, near))
    return stage


def _again(page: Page, count: str, near: bool) -> None:
    forms = PARTS["again"][page.kind["what"]]
    done = page.shape["reached"] == "dismissed"
    form = page.rng.choice([form for form in forms if (page.slots["n"] or "{n}" not in form) and not (done and "mendukung" in form)])
    page.shape["again"] = form[:40]
    page.tell(form, R=pointing(page, count, near))


def _earlier(page: Page) -> None:
    number = page.rng.randint(41, 60)
    page.tell(page.rng.choice(PARTS["earlier"]), e=str(number))
    page.shape["earlier"] = "yes"
    page.record("examined", f"{number}-{number}", "case")


def _whole_province(page: Page) -> None:
    number = page.rng.randint(81, 120)
    page.tell(page.rng.choice(PARTS["whole_province"]), e=str(number), P=PARTS["provinces"][page.code[:2]])
    page.shape["earlier"] = "province"
    page.record("alleged", f"{number}-{number}", "case", code=page.code[:2])


def _exactly(page: Page) -> None:
    """A vague number in the lead, told exactly next, and told on."""
    rng = page.rng
    word, low, high = rng.choice((("belasan", 11, 19), ("puluhan", 20, 60)))
    number = rng.randint(low, high)
    stage, count = open_with(page, rng.choice([name for name in PARTS["kinds"] if name != "both"]), number, word=word)
    form = rng.choice(PARTS["exactly"][page.kind["what"]])
    page.shape["exactly"] = form[:40]
    page.tell(form, N=str(number))
    if "kami" in form and stage != "examined":
        stage = "examined"
    if rng.random() < 0.7:
        stage = _step(page, rng.choice(further(page, stage)), count, fill(page))
    page.record(stage, count, page.kind["unit"], page.slots["to"])


def _courts(page: Page) -> None:
    """Two cases: one is with the prosecutors, the other is not."""
    _, count = open_with(page, "kasus", 2, stage="examined")
    form = page.rng.choice(PARTS["courts"])
    page.shape["court"] = form[:50]
    page.tell(form)
    page.record("examined", count, "case")
    page.expect.append(f"forwarded {page.code} 1-1 case ->kejaksaan")  # by whom is not told
    page.record("examined", "1-1", "case")


def _plan(page: Page) -> None:
    """Nothing but a plan follows."""
    stage, count = open_with(page, page.rng.choice(list(PARTS["kinds"])))
    form = page.rng.choice(PARTS["planned"])
    page.shape["told_on"] = form[:48]
    page.tell(form, R=pointing(page, count, fill(page)))
    page.record(stage, count, page.kind["unit"], page.slots["to"])


def _split(page: Page) -> None:
    """Some of them got here, the others there."""
    rng = page.rng
    a, b = rng.sample(range(2, 15), 2)
    name = rng.choice([name for name in PARTS["kinds"] if name != "both"])
    if rng.random() < 0.2:
        a = b = 1
    stage, count = open_with(page, name, a + b)
    first, second = rng.sample(PARTS["splits"], 2)
    if page.kind["what"] == "thing" and "proven" in (first["stage"], second["stage"]):
        first, second = PARTS["splits"][0], PARTS["splits"][1]
    bare = rng.random() < 0.2  # a number without a noun stands right behind the whole; "satu dari dua" is "salah satu" (ruling 13)
    fill(page, 0 if bare else 0.2)
    form = rng.choice([form for form in PARTS["joined"] if ("bare" in form) == bare and (a > 1 or "A_dari" not in form)])
    page.shape |= {"joined": form[:60], "reached": f"{first['stage']}+{second['stage']}"}
    short = page.slots["s"]
    noun = rng.choice(["orang", short]) if page.kind["what"] == "person" else short
    told = [in_words(n) if rng.random() < 0.5 else str(n) for n in (a, b)]
    one, two = (page.filled(rng.choice(part["first"]), n=n, o="{o}") for part, n in zip((first, second), told, strict=True))
    second_told = low(two)
    page.tell(
        form,
        A=low(one).replace("{o}", noun),
        B=second_told.replace("{o}", noun),
        A_di=one.replace("{o}", f"{noun} di antaranya"),
        A_dari=one.replace("{o}", f"dari {page.slots['N']} {short} [itu|tersebut]").replace(
            "[itu|tersebut]", rng.choice(("itu", "tersebut"))
        ),
        B_lain=second_told.replace("{o}", f"{noun} lainnya"),
        B_adapun=f"{rng.choice(('Adapun', 'Sementara', 'Sedangkan'))} {second_told.replace('{o}', f'{noun} lainnya')}",
        A_bare=low(page.filled(first["after"], n=told[0], o="")).strip(),
        B_bare=low(page.filled(second["after"], n=told[1], o="")).strip(),
        B_sisanya=f"Sisanya {low(page.filled(second['rest']))}",
        A_after=low(page.filled(first["after"], n=told[0], o=noun)),
    )
    page.record(stage, count, page.kind["unit"], page.slots["to"])
    for part, n in ((first, a), (second, b))[: 1 if "sisanya" in form else 2]:  # of the rest nothing says how many (ruling 15)
        page.record(part["stage"], f"{n}-{n}", page.kind["unit"], page.slots["to"])


def _by_kind(page: Page) -> None:
    """A number and its parts by kind of servant, each with an addressee of its own."""
    rng, what = page.rng, page.rng.choice(("person", "thing"))
    a, b = rng.sample(range(2, 15), 2)
    x, y = rng.sample(["asn", "kades", "perangkat"], 2)
    if "asn" not in (x, y):
        x, y = rng.sample(["asn", "kades"], 2)
    kinds = [PARTS["kinds"][name] for name in (x, y)]
    (dx, bx), (dy, by) = ([page.filled(to), body] for to, body in (rng.choice(kind["to"]) for kind in kinds))
    short = [kind["short"][0] for kind in kinds]
    numbers = [spelled(page, n) for n in (a, b)]
    slots = {"X": short[0], "Y": short[1], "DX": dx, "DY": dy, "a": numbers[0], "b": numbers[1], "N": str(a + b)}
    whole, listed, end = (
        rng.choice(PARTS["by_kind"]["wholes"][what]),
        rng.choice(PARTS["by_kind"]["lists"]),
        rng.choice(PARTS["by_kind"]["ends"]),
    )
    page.shape |= {"lead": whole[:40], "list": listed[:40], "end": end["text"][:50]}
    page.slots["N"] = str(a + b)
    page.tell(whole, **slots)
    if rng.random() < 0.5:
        page.paragraphs[-1] += " " + page.filled(listed, **slots)
    else:
        page.tell(listed, **slots)
    page.tell(end["text"], **slots)
    stages = end["stages"]
    page.record(stages[0], f"{a + b}-{a + b}", "other" if what == "person" else "case", "-")
    joint = "instansi" in end["text"]
    page.record(stages[1], f"{a}-{a}", kinds[0]["unit"], "-" if joint else bx)
    page.record(stages[2], f"{b}-{b}", kinds[1]["unit"], "-" if joint else by)


def _summed(page: Page) -> None:
    """The parts first, then how many they are together."""
    rng = page.rng
    a, b = rng.sample(range(2, 12), 2)
    slots = {"a": spelled(page, a), "b": spelled(page, b), "N": spelled(page, a + b)}
    form = rng.randrange(len(PARTS["summed"]))
    page.shape["summed"] = str(form)
    if form == 0:
        kind = PARTS["kinds"][rng.choice(["asn", "kades", "perangkat"])]
        to, body = rng.choice(kind["to"])
        page.tell("Bawaslu {K} mengungkap perkembangan penanganan netralitas pada Pilkada 2024.")
        page.tell(PARTS["summed"][0], X=kind["short"][0], D=page.filled(to), **slots)
        for n in (a, b, a + b):
            page.record("forwarded", f"{n}-{n}", kind["unit"], body)
        return
    kinds = [PARTS["kinds"][name] for name in rng.sample(["asn", "kades", "perangkat"], 2)]
    page.tell(PARTS["summed"][1], X=kinds[0]["short"][0], Y=kinds[1]["short"][0], **slots)
    for n, unit in ((a, kinds[0]["unit"]), (b, kinds[1]["unit"]), (a + b, "other")):
        page.record("forwarded", f"{n}-{n}", unit, "-")


def _two(page: Page) -> None:
    """Two, told one by one: no records of their own."""
    stage, count = open_with(page, page.rng.choice(["asn", "kasus"]), 2)
    one_by_one = page.rng.choice(PARTS["two"]["persons"])
    page.shape["two"] = one_by_one[:40]
    page.tell(one_by_one)
    if page.rng.random() < 0.7:
        stage = _step(page, page.rng.choice(further(page, stage)), count, False)
    page.record(stage, count, page.kind["unit"], page.slots["to"])


def _national(page: Page) -> None:
    """An official of a regency tells the number of a national body."""
    rng, parts = page.rng, PARTS["national"]
    n, a = rng.randint(320, 700), rng.randint(60, 290)
    teller = page.filled(rng.choice(parts["tellers"]), name=rng.choice(PARTS["names"]))
    whole, part = rng.choice(parts["wholes"]), rng.choice(parts["parts"])
    page.shape |= {"lead": whole[:50], "part": part["text"][:40]}
    for text in (rng.choice(parts["leads"]), whole, part["text"]):
        page.tell(text, teller=teller, N=str(n), a=str(a))
    page.record("reported", f"{n}-{n}", "report", code="00")
    if part["stage"]:
        page.record(part["stage"], f"{a}-{a}", "civil_servant", code="00")


def _nothing(page: Page) -> None:
    """Numbers of others, of other breaches, or supposed: no record."""
    form = page.rng.choice(PARTS["nothing"])
    page.shape["lead"] = form[:50]
    page.slots["N"] = number = str(page.rng.randint(3, 40))
    page.slots["n"] = number
    page.tell("Tahapan kampanye Pilkada 2024 di {K} masih berlangsung.")
    page.tell(form)


WAYS: dict[str, Callable[[Page], None]] = {
    "all": _all,
    "split": _split,
    "by kind": _by_kind,
    "plan": _plan,
    "exactly": _exactly,
    "courts": _courts,
    "summed": _summed,
    "two": _two,
    "national": _national,
    "nothing": _nothing,
}
