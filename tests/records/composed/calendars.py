"""Composes pages that tell several days (`calendars.yml`): cases step by step, numbers as of a day, speakers each on a day of their own.

A record's day is that of its furthest step, where it is told; else the as-of day; else that on which whoever tells it spoke; else that of
publication (ruling 43). All other days of the page are of earlier steps, of other cases and of what is no case.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.cases import read_yaml
from tests.records.composed.parts import PARTS as SHARED
from tests.records.composed.parts import PUBLISHED, Telling, ago, capital, chosen, head_of

PARTS: dict[str, Any] = read_yaml(Path(__file__).with_name("calendars.yml"))
PUBLICATION = (PUBLISHED.isoformat(), "published")
_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = {9: "September", 10: "Oktober", 11: "November"}
_PASSED = {
    0: "hari itu juga",
    1: "sehari kemudian|keesokan harinya|sehari berselang|sehari setelahnya",
    2: "dua hari kemudian|dua hari berselang|dua hari setelahnya",
}
_PASSED |= {3: "tiga hari kemudian|tiga hari berselang", 7: "sepekan kemudian|sepekan berselang"}
_NEEDED = {"register": "report", "again": "examined"}
"""What must be told before a step that points back at it."""
Dated = tuple[str, str]
"""A day and its basis."""


@dataclass(frozen=True)
class Written:
    """How a day is written, alone and behind a word, and what it says."""

    bare: str
    behind: str
    dated: Dated
    kind: str


def written(day: date, rng: random.Random, *, spoken: bool = False, after: date | None = None) -> Written:
    """A day in one of the ways of newspapers; `after`: a day told right before, from which it may be counted; `spoken`: of a saying."""
    weekday, ago_days, iso = _WEEKDAYS[day.weekday()], (PUBLISHED - day).days, day.isoformat()
    month, short = _MONTHS[day.month], f"{day.day}/{day.month}"
    on, plain = "pada ", ""
    ways = [
        (f"{weekday} ({short})", on, "year_inferred", "bracket"),
        (f"{weekday} ({short}/{day.year})", on, "explicit", "bracket_year"),
        (f"{weekday} ({short}/{day.year % 100})", on, "explicit", "bracket_short_year"),
        (f"{weekday}, {short}/{day.year}", on, "explicit", "figures"),
        (f"{weekday} ({short}) {rng.choice(('pagi', 'siang', 'sore', 'malam'))}", on, "year_inferred", "part_of_day"),
        (f"{weekday}, {day.day} {month} {day.year}", on, "explicit", "long"),
    ]
    if not spoken:
        ways += [(f"{day.day} {month} {day.year}", on, "explicit", "date_year"), (f"{day.day} {month}", on, "year_inferred", "date")]
        ways += [(f"{day.day} {month} lalu", on, "year_inferred", "date_ago")]
    if 0 < ago_days < 7:
        ways += [
            (weekday, on, "relative", "weekday"),
            (f"{weekday} {rng.choice(('pagi', 'siang', 'sore', 'malam'))}", on, "relative", "weekday_part"),
        ]
        ways += [(f"{weekday} lalu", plain, "relative", "weekday_ago")] if not spoken else []
    if 0 < ago_days - PUBLISHED.weekday() <= 7 and not spoken:
        ways.append((f"{weekday} pekan lalu", plain, "relative", "weekday_last_week"))
    if ago_days == 1:
        ways.append(("kemarin", plain, "relative", "yesterday"))
    if ago_days == 0:
        ways += [("hari ini", plain, "relative", "today")] if spoken else [("tadi siang", plain, "relative", "this_noon")]
    bare, word, basis, kind = rng.choice(ways)
    found = Written(bare, word + bare, (iso, basis), kind)
    passed = (day - after).days if after else -1
    if passed in _PASSED and rng.random() < 0.5:
        bare = rng.choice(_PASSED[passed].split("|"))
        found = Written(bare, bare, (iso, "relative"), "passed")
    return found


@dataclass
class Page:
    """Paragraphs and what they tell."""

    rng: random.Random
    place: dict[str, str]
    names: list[str]
    accused: list[dict[str, Any]]
    paragraphs: list[list[str]] = field(default_factory=list)
    expect: dict[str, Dated] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)
    event: bool = False
    """Whether the lead tells of a meeting and its day, on which others may have spoken."""
    loose: bool = False
    """Whether a case was told without any day: whoever speaks later may have told it."""

    def slots(self, place: dict[str, str] | None = None) -> dict[str, str]:
        where = place or self.place
        other, ahead = written(ago(self.rng.choice((1, 2, 4, 9))), self.rng), PUBLISHED + timedelta(days=self.rng.choice((2, 3, 4)))
        more = {"other": other.bare, "other_on": other.behind, "future": f"{_WEEKDAYS[ahead.weekday()]} ({ahead.day}/{ahead.month})"}
        return {"R": where["name"], "head": head_of(where), **more}

    def fill(self, text: str, **more: str) -> str:
        return capital(chosen(text, self.rng).format(**(self.slots() | more)))

    def takes(self, stage: str, who: dict[str, Any], dated: Dated, place: dict[str, str] | None = None) -> None:
        self.expect[f"{stage} {(place or self.place)['code']} {who['told']}"] = dated

    def person(self, *, servants: bool = False, village: bool = True) -> dict[str, Any]:
        """Somebody of whom nothing is told yet."""
        who = next(w for w in self.accused if not (w.get("village") and (servants or not village)))
        self.accused.remove(who)
        return who


def compose_calendar(rng: random.Random) -> Telling:
    """One page with its records and their days."""
    places = rng.sample([p for p in SHARED["places"] if "Kota" not in p["name"]], 2)
    page = Page(rng, places[0], rng.sample(SHARED["people"], 6), rng.sample(PARTS["accused"], len(PARTS["accused"])))
    lead = rng.choice(PARTS["leads"]) if rng.random() < 0.4 else None
    page.event = lead is not None and "{D}" in lead
    if lead is not None:
        page.paragraphs.append([page.fill(lead, N=page.names.pop(), D=written(ago(rng.choice((1, 2, 3))), rng).bare)])
    page.made["lead"] = (lead or "none")[:20]
    first = rng.choice(("case", "case", "case", "tally"))
    {"case": _case, "tally": _tally}[first](page, None)
    _between(page)
    second = rng.choice(("none", "elsewhere", "elsewhere", "apart", "apart", "past"))
    {"none": lambda *_: None, "elsewhere": _case, "apart": _apart, "past": _past}[second](
        page, places[1] if second == "elsewhere" else None
    )
    page.made |= {"first": first, "second": second}
    if second in ("elsewhere", "apart") and rng.random() < 0.4:
        _between(page)
    return Telling("\n\n".join(" ".join(sentences) for sentences in page.paragraphs), page.expect, page.made)


def _between(page: Page) -> None:
    if page.rng.random() < 0.5:
        text = page.rng.choice(PARTS["between"])
        page.paragraphs.append([page.fill(text, N=page.names.pop())])
        page.made["between"] = text[:24]


def _case(page: Page, place: dict[str, str] | None) -> None:
    """A case told step by step, and who speaks of it on which day; `place`: another regency than that of the page."""
    rng, where, mark = page.rng, place or page.place, "2" if place else ""
    way = rng.choice(PARTS["ways"])
    who = page.person(servants=any(PARTS["steps"][name].get("servants") for name in way))
    steps = [name for name in way[:-1] if rng.random() < 0.6 or _NEEDED.get(way[-1]) == name] + [way[-1]]
    steps = [name for name in steps if name != "register" or "report" in steps]
    slots = page.slots(where) | {name: who[name] for name in ("who", "they", "those") if name in who} | {"who": who["text"]}
    slots["to"] = slots["head"] if who.get("village") else "BKN"
    opening = chosen(rng.choice(PARTS["introduced"]), rng)
    if place is not None and opening.startswith("{who}"):
        opening = opening.replace(" di {R}", "")
        opening = chosen(rng.choice(PARTS["elsewhere"]), rng) + opening
    sentences = [capital(_sentence_case(opening, slots))]
    told, own = _steps_of(page, steps, slots, sentences, mark)
    paragraphs = _paragraphs(sentences, rng)
    said = _said(page, slots, paragraphs, mark, must=own is None and page.event and place is None)
    page.paragraphs += paragraphs
    page.made |= {"way" + mark: "+".join(way[-2:]), "last" + mark: told}
    page.loose = page.loose or not (own or said)
    page.takes(PARTS["steps"][steps[-1]]["stage"], who, own or said or PUBLICATION, where)


def _sentence_case(text: str, slots: dict[str, str]) -> str:
    """Filled, with a capital behind each full stop."""
    return ". ".join(capital(part) for part in text.format(**slots).split(". "))


def _steps_of(page: Page, steps: list[str], slots: dict[str, str], sentences: list[str], mark: str) -> tuple[str, Dated | None]:
    """Adds the sentences of the steps; the way in which the last is told, and its day, if it is told."""
    rng, day, before = page.rng, ago(2 + 3 * len(steps) + page.rng.choice((0, 1, 3))), None
    told, own, stages = "", None, set()
    for number, name in enumerate(steps):
        step, is_last = PARTS["steps"][name], number == len(steps) - 1
        day = min(day + timedelta(days=rng.choice((1, 2, 3, 3, 4, 7)) if number else 0), PUBLISHED - timedelta(days=1 if is_last else 2))
        if is_last and steps[number - 1 :][0] == "plenary" and "after_plenary" in step and rng.random() < 0.6:
            told = rng.choice(step["after_plenary"])
            sentences.append(capital(chosen(told, rng).format(**slots)))
            return told, own
        decided = is_last and (step["stage"] in stages or (number and steps[number - 1] == "plenary"))
        if "bare" in step and rng.random() < 0.3 and not decided:
            told, own, before = rng.choice(step["bare"]), None, None
        else:
            at = written(day, rng, after=before)
            told, own, before = rng.choice(step["dated"]), at.dated, day
            stages.add(step["stage"])
            before = None if "sejak" in told else before  # from the beginning of a time nothing is counted
            slots |= {"D": at.bare, "on": at.behind, "H": capital(at.behind if at.bare[0].isdigit() or rng.random() < 0.5 else at.bare)}
            page.made["day" + mark] = at.kind
        sentences.append(capital(chosen(told, rng).format(**slots)))
    return told, own


def _paragraphs(sentences: list[str], rng: random.Random) -> list[list[str]]:
    """One to three sentences in each."""
    paragraphs: list[list[str]] = []
    while sentences:
        size = rng.choice((1, 2, 2, 3))
        paragraphs.append(sentences[:size])
        sentences = sentences[size:]
    return paragraphs


def _said(page: Page, slots: dict[str, str], paragraphs: list[list[str]], mark: str, *, must: bool) -> Dated | None:
    """Adds who speaks of the case, and gives the day of the saying."""
    rng, how = page.rng, "dated" if must else page.rng.choice(("dated", "dated", "bare", "none"))
    page.made["said" + mark] = how
    if how == "none":
        return None
    at = written(ago(rng.choice((0, 0, 1))), rng, spoken=True)
    speaker = f"Ketua Bawaslu {slots['R']}, {page.names.pop()}"
    paragraphs.append([capital(chosen(rng.choice(PARTS["said"][how]), rng).format(S=speaker, say=at.bare))])
    page.made["say" + mark] = at.kind
    return at.dated if how == "dated" else None


def _apart(page: Page, _: dict[str, str] | None) -> None:
    """Somebody of the employer tells of another case, on a day of his own or on none."""
    rng = page.rng
    what = rng.choice(PARTS["apart_what"])
    who = page.person(servants=what.get("servants", False))
    act, said = written(ago(rng.choice((3, 5, 8))), rng), written(ago(rng.choice((0, 1))), rng, spoken=True)
    how, says = rng.choice(("dated", "bare", "bare")), rng.random() < 0.6 and not page.loose
    told = chosen(what[how], rng).format(**(page.slots() | {"who": who["text"], "on": act.behind}))
    speaker = rng.choice(PARTS["offices"]).format(R=page.place["name"], N=page.names.pop())
    forms = [form for form in PARTS["apart"] if not (page.event and how == "bare" and not says and "Sementara" in form)]
    if how == "dated" and says:
        forms = [form for form in forms if "{what}{say}" not in form]  # nobody writes two days side by side
    text = chosen(rng.choice(forms), rng).format(S=speaker, what=told, What=capital(told), say=f", {said.bare}" if says else "")
    page.paragraphs.append([text.replace(f"{speaker}, [", f"{speaker} [")])
    page.made |= {"apart": f"{how} {'said' if says else ''} {text[:9]}", "apart_what": what["stage"]}
    page.takes(what["stage"], who, act.dated if how == "dated" else said.dated if says else PUBLICATION)


def _tally(page: Page, _: dict[str, str] | None) -> None:
    """A number as of a day, and a part of it, with a day of its own or that of the whole."""
    rng = page.rng
    whole, part, how = rng.choice(PARTS["tallies"]["whole"]), rng.choice(PARTS["tallies"]["parts"]), rng.choice(("dated", "bare"))
    as_of = written(ago(rng.choice((1, 2, 3, 5))), rng)
    while as_of.kind in ("date_ago", "weekday_ago", "weekday_last_week", "part_of_day", "weekday_part"):
        as_of = written(ago(rng.choice((1, 2, 3, 5))), rng)
    own, said = written(ago(rng.choice((6, 8, 10))), rng), written(ago(0), rng, spoken=True)
    speaker = f"Ketua Bawaslu {page.place['name']}, {page.names.pop()}"
    text = page.fill(whole["text"], A=as_of.bare, n="23", S=speaker, say=said.bare)
    page.paragraphs.append([text, page.fill(part[how], k="9", on=own.behind)])
    if "{S}" not in whole["text"] and rng.random() < 0.6:
        page.paragraphs.append([page.fill(rng.choice(PARTS["said"]["dated"]), S=speaker, say=said.bare)])
    page.expect[f"{whole['stage']} {page.place['code']} 23-23 civil_servant"] = as_of.dated
    page.expect[f"{part['stage']} {page.place['code']} 9-9 civil_servant"] = own.dated if how == "dated" else as_of.dated
    page.made |= {"tally": f"{whole['text'][:18]} {how}", "as_of": as_of.kind}


def _past(page: Page, _: dict[str, str] | None) -> None:
    """What was done at an earlier election."""
    past = page.rng.choice(PARTS["past"])
    page.paragraphs.append([page.fill(past["text"], n="14")])
    page.expect[f"forwarded {page.place['code']} 14-14 civil_servant"] = (past["day"], "explicit")
