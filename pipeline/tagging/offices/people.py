"""Joining what a text says of one person: the fullest name and the fullest status hold for all mentions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from pipeline.tagging.names import Name, NameReader, fold_name, name_parts, same_person
from pipeline.tagging.offices.offices import OfficeFinder
from pipeline.tagging.offices.words import Office, Surroundings

_HEADS = ("governor", "regent", "mayor", "regional_secretary", "agency_head", "district_head", "village_head", "ward_head", "vice_regent")


_SHORTEST_CLIPPED = 3
"""Letters of a name's beginning that still say whose it is, beside the same office."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One office in the text, with the name that stands by it."""

    office: Office
    position: str
    status: str
    institution: str
    region: str | None
    name: Name | None
    unit: frozenset[str] = frozenset()
    """Words of the district or village of an office of which a regency has many ("Camat Kradenan")."""
    veiled: bool = False
    """The holder is told by initials only ("Lurah SK", "kades berinisial WS")."""


@dataclass(slots=True)
class Person:
    """One office holder of the article."""

    name: str
    position: str
    status: str
    region: str | None
    sightings: list[Sighting] = field(default_factory=list)

    @property
    def best(self) -> Sighting:
        """The sighting by which the person is known: the first."""
        return self.sightings[0]


def join_people(sightings: Sequence[Sighting], title: str, offices: OfficeFinder) -> list[Person]:
    """The persons of the article by first mention; sightings without a name join the one person whose office they can be."""
    people: list[Person] = []
    full = [sighting.name.text for sighting in sightings if sighting.name is not None and len(name_parts(sighting.name.text)) > 1]
    for sighting in sightings:
        if sighting.name is not None and not _belongs_to_another(sighting, sightings, full):
            _add_named(people, sighting)
    in_title = list(offices.find(title, Surroundings()))
    for person in people:
        person.status = _fullest_status(person, sightings, in_title)
    for sighting in sightings:
        if sighting.name is None:
            holder = _holder(people, sighting, sightings)
            if holder is not None:
                holder.sightings.append(sighting)
    return people


def _belongs_to_another(sighting: Sighting, sightings: Sequence[Sighting], full: Sequence[str]) -> bool:
    """ "... dan kepala kampung, Surya menyebut": one word of a person who is named in full beside another office."""
    assert sighting.name is not None
    name = sighting.name
    if name.titled or len(name_parts(name.text)) > 1 or not any(same_person(name.text, other) for other in full):
        return False
    return not any(
        other.name is not None and other.position == sighting.position and other is not sighting and same_person(other.name.text, name.text)
        for other in sightings
    )


def _add_named(people: list[Person], sighting: Sighting) -> None:
    assert sighting.name is not None
    name = sighting.name.text
    for person in people:
        if not same_person(person.name, name) and not _clipped(person, sighting):
            continue
        full = len(name_parts(person.name)) > 1 and len(name_parts(name)) > 1
        if full or person.position == sighting.position:
            person.sightings.append(sighting)
            if len(name_parts(name)) > len(name_parts(person.name)) or (
                not same_person(person.name, name) and len(name) > len(person.name)
            ):
                person.name = name
            if person.position == "other" and sighting.position != "other":
                person.position, person.region = sighting.position, sighting.region
            return
    people.append(Person(name, sighting.position, sighting.status, sighting.region, [sighting]))


def _clipped(person: Person, sighting: Sighting) -> bool:
    """ "Ketua Bawaslu Alnof" for Alnofrian, "Sekda Nur Pri" for Nur Prihadi: the same office of the same place, a name cut short."""
    assert sighting.name is not None
    one, other = sorted((fold_name(person.name), fold_name(sighting.name.text)), key=len)
    *first, last = one.split() or [""]
    if (person.position, person.region) != (sighting.position, sighting.region) or len(last) < _SHORTEST_CLIPPED:
        return False
    full = other.split()
    if not first:
        return any(part.startswith(last) for part in full)
    return full[: len(first)] == first and any(part.startswith(last) for part in full[len(first) : len(first) + 1])


def _fullest_status(person: Person, sightings: Iterable[Sighting], in_title: Iterable[Office]) -> str:
    """An acting status said anywhere of this person, or of the same office of the same place, holds throughout (phrasing, section 6)."""
    own = [sighting.status for sighting in person.sightings if sighting.position == person.position]
    acting = next((status for status in own if status not in ("definitive", "former")), None)
    if acting is not None:
        return acting
    if "former" in own or person.position not in _HEADS:
        return own[0] if own else person.status
    for sighting in sightings:
        if (
            sighting.name is None
            and sighting.position == person.position
            and sighting.region == person.region
            and sighting.status not in ("definitive", "former")
        ):
            return sighting.status
    for office in in_title:
        if office.entry.position == person.position and office.status not in ("definitive", "former"):
            return office.status
    return own[0] if own else person.status


def _holder(people: Sequence[Person], sighting: Sighting, sightings: Sequence[Sighting]) -> Person | None:
    """The one person named in the article who holds this office; none where two could be meant."""
    candidates = [
        person
        for person in people
        if person.position == sighting.position
        and person.region == sighting.region
        and (sighting.status == person.status or (sighting.status == "definitive" and not _was_head(person)))
        and (sighting.position not in ("other", "bawaslu_member", "kpu_member", "legislator", "police", "agency_head"))
    ]
    if len(candidates) != 1 or (sighting.position in MANY_OF_A_REGENCY and not _is_same_post(candidates[0], sighting, sightings)):
        return None
    return candidates[0]


def _was_head(person: Person) -> bool:
    """ "Surat Edaran Bupati" is not that of "mantan Bupati, Nama Satu"."""
    return person.status == "former" and person.position in _HEADS and person.position not in MANY_OF_A_REGENCY


MANY_OF_A_REGENCY = frozenset({"district_head", "village_head", "ward_head"})


def _is_same_post(person: Person, sighting: Sighting, sightings: Sequence[Sighting]) -> bool:
    """ "Lurah di Semin berinisial SK" is not the named Pj Lurah who speaks; nor is a bare "lurah", where another is told of."""
    own = frozenset(word for seen in person.sightings for word in seen.unit)
    if sighting.veiled or (sighting.unit and not sighting.unit & own):
        return False
    if sighting.unit:
        return True
    alike = [other for other in sightings if (other.position, other.region) == (sighting.position, sighting.region)]
    return not any(other.name is None and (other.veiled or (other.unit and not other.unit & own)) for other in alike)


_ALIKE = 0.75
"""Names as like as that are one, misspelt."""


def is_of_another(text: str, at: int, name: str, known: Surroundings, names: NameReader) -> bool:
    """ "Ketua DPD Partai Maju, Nama | Hadi |, berharap": a part of the name "Lukman Hadi" in the whole name of somebody else."""
    own, around = name.split(), next(((start, end) for start, end in known.persons.items() if start <= at < end), None)
    if around is None or len(own) < 2:
        return False
    words = text[slice(*around)].split()
    others = [word for word in words if word not in own]
    apposed = text[max(0, around[0] - 2) : around[0]].strip() == "," and text[around[1] : around[1] + 1] == ","
    if len(words) - len(others) > 1 or not any(apposed or names.is_given(word) for word in others):
        return False
    return not any(SequenceMatcher(None, word, part).ratio() >= _ALIKE for word in others for part in own)
