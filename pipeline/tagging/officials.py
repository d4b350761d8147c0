"""`ikrar_officials`: who holds which office in the text (codebook, `official`), each person once known under the fullest name.

Works in four steps: offices with their names (`offices.py`), names that stand before their office, the joining of the mentions of
one person (`offices/people.py`), and the later mentions by a part of the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from ikrar.config import Config
from ikrar.regions import NATION
from pipeline.tagging.extensions import explain, text_of
from pipeline.tagging.institutions import FoundInstitution
from pipeline.tagging.linking import main_region, region_for_level, region_of_phrase
from pipeline.tagging.mentions import Mention, NoiseIndex, add_mentions, body_parts, make_mention, mentions_of
from pipeline.tagging.names import Name, NameReader, is_common_word
from pipeline.tagging.offices import shapes
from pipeline.tagging.offices.namesakes import regency_of_namesake
from pipeline.tagging.offices.offices import OfficeFinder
from pipeline.tagging.offices.owned import find_headed, find_owned
from pipeline.tagging.offices.people import MANY_OF_A_REGENCY, Person, Sighting, is_of_another, join_people
from pipeline.tagging.offices.words import Office, Surroundings
from pipeline.tagging.tagger import Tagger
from pipeline.words.shapes import Shape

YOGYAKARTA = "34"
_OWN_AREA = ("bawaslu", "kpu", "polri", "tni", "kejaksaan", "panwascam")
"""An officer of these named without a place belongs to the one of them that the text has named."""
_NATIONAL = ("kemenpanrb", "kemendagri", "dkpp", "kasn")
_REGIONAL_OFFICE = Shape(r"{offices.regional_office}\b")
"""Of a national body in a province: it serves that province (ruling 27)."""
_BEFORE_OFFICE = Shape(
    r"(?P<age>(?:\s*,)?\s*\(\d{2}(?:\s+{offices.years_old})?\))?(?P<link>\s*\(\s*|\s*(?:,\s*)?(?:{offices.in_capacity}(?:\s+sebagai)?"
    r"|yang\s+(?:(?:juga|{offices.at_present}|{offices.in_capacity}|{offices.has_post})\s+)+)\s*|\s*,\s*"
    r"|(?:\s*,\s*(?:[\w-]+\s+){0,6}|\s+){offices.holds_post}\s+(?:{offices.in_capacity}\s+)?)\Z"
)
_MAY_LINK = Shape(
    r"(?:[(,]|sebagai|juga|{offices.in_capacity}|{offices.at_present}|{offices.has_post}|{offices.holds_post})\s*\Z",
)
"""How each of those ends; looked for first, for few offices stand behind one."""
_SHARED = Shape(rf"(?:{shapes.SAME_HOLDER.source})\Z", re.IGNORECASE)
_PANWASLU = Shape(r"{offices.panwaslu}(?!\w)")
_OF_THE_NATION = Shape(r"\b{offices.parliament}\b")
_OTHER_SUPERVISOR = Shape(r"{offices.any_supervisor}|[.!?\n]\s")
_PLACED_BY = Shape(r"\s*(?=[A-Z]){offices.placed_by}\s+(?=[A-Z])")
_STANDS_IN = Shape(r"{issuers.stand_in}\s*\Z", re.IGNORECASE)
_VERB = re.compile(r"(?:Di|Me|Ter|Ber)[a-z]{4,}")
_LONGEST_NAME = 90


class OfficialTagger(Tagger):
    """The spaCy component: adds the mentions of office holders, with and without names."""

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self.names = NameReader(config)
        self.offices = OfficeFinder(config, self.names)

    def _tag(self, doc: Doc) -> None:
        known = _surroundings(doc, self.names)
        offices = [office for start, end in body_parts(doc) for office in self.offices.find(text_of(doc), known, start, end)]
        owned = [office for start, end in body_parts(doc) for office in find_owned(text_of(doc), self.offices, known, start, end)]
        known_names = {office.name.start for office in (*offices, *owned) if office.name is not None}
        headed = [office for start, end in body_parts(doc) for office in find_headed(text_of(doc), self.offices, known, start, end)]
        owned += [office for office in headed if office.name is not None and office.name.start not in known_names]
        offices = _with_shared_holders(text_of(doc), sorted([*offices, *owned], key=lambda office: office.start), known)
        sightings = [self._sighting(doc, office, office.name) for office in offices]
        _join_panwascam(text_of(doc), sightings)
        self._add_names_before(doc, offices, sightings, known)
        people = join_people(sightings, (doc._.article or {}).get("title") or "", self.offices)
        add_mentions(doc, self._mentions(doc, sightings, people))
        add_mentions(doc, self._later_mentions(doc, people, known))

    def _sighting(self, doc: Doc, office: Office, name: Name | None) -> Sighting:
        region = self._region(doc, office)
        entry = office.entry
        position = entry.position
        if entry.only_in and region not in entry.only_in:
            position = "other"
        if position == "ward_head" and region is not None and region.startswith(YOGYAKARTA):
            position = "village_head"
        institution = office.institution or "other"
        if institution == "bawaslu" and _of_district(doc, office):
            position, institution = "other", "panwascam"
        sighting = Sighting(office=office, position=position, status=office.status, institution=institution, region=region, name=name)
        return _with_post(text_of(doc), sighting) if position in MANY_OF_A_REGENCY else sighting

    def _region(self, doc: Doc, office: Office) -> str | None:
        """Where the office is: by its own phrase, else its level, else the article's region."""
        entry = office.entry
        if entry.level == "nation" or (office.institution in _NATIONAL and _of_regional_office(text_of(doc), office) is None):
            return NATION
        if entry.position == "legislator" and _OF_THE_NATION.search(text_of(doc), office.start, office.end):
            return NATION
        name = office.name.start if office.name is not None else None
        named = region_of_phrase(doc, office.start, office.plain_end, name=name) or region_of_phrase(
            doc, office.start, office.end, name=name
        )
        if named is not None and (named == NATION or named in (doc._.places or {"scores": ()})["scores"]):
            return regency_of_namesake(doc, office, named) or named
        if entry.level in ("regency", "city") and (near := _named_in_sentence(doc, entry.level, office.start)) is not None:
            return near
        if entry.level in ("province", "regency", "city"):
            here = region_for_level(doc, entry.level, office.start) or main_region(doc)  # type: ignore[arg-type]
            return None if here == NATION else here
        if office.institution in _OWN_AREA:
            bodies = list(mentions_of(doc, "institution"))
            if named is None and name is not None and region_of_phrase(doc, office.start, name) is not None:  # of the holder's name
                bodies = [mention for mention in bodies if not office.start <= mention["start"] < office.end]
            same = [mention for mention in bodies if mention["id"] == office.institution and mention["region"]]
            before = [mention for mention in same if mention["start"] <= office.start]
            if same:
                return str((before[-1] if before else same[0])["region"])
        main = main_region(doc)
        if entry.local and (main is None or "." not in main):
            return _regency_before(doc, office.start) or main
        return main

    def _add_names_before(self, doc: Doc, offices: list[Office], sightings: list[Sighting], known: Surroundings) -> None:
        """ "Nama Satu, Ketua Bawaslu Lama," and "Nama Satu (54) yang juga Kuwu Lama": the name stands first."""
        text = text_of(doc)
        taken = [(office.name.first, office.name.last) for office in offices if office.name is not None]
        for at, office in enumerate(offices):
            if office.name is not None:
                continue
            around = text, max(0, office.start - 90), office.start
            link = _BEFORE_OFFICE.search(*around) if _MAY_LINK.search(*around) else None
            if link is None:
                continue
            name = self._name_ending_at(text, link.start(), known)
            if name is None or any(first < name.end and name.start < last for first, last in taken):
                continue
            bare_comma = link.group("link").strip() == ","
            closed = re.match(r"\s*[,.]", text[office.end : office.end + 3]) is not None or shapes.SAYS.match(text, office.end) is not None
            learned = name.last > name.end  # "kata Nama Satu, SE, Ketua Bawaslu Lama kepada pers": a degree says that it is a person
            said = shapes.SAID_BY.search(text, max(0, name.first - 20), name.first) is not None and known.place_end(name.start) is None
            person = said or link["age"] is not None or (closed and (name.start in known.persons or self._is_named(doc, name, known)))
            if bare_comma and not learned and not person:
                continue
            if bare_comma and at and _stands_in_for_others(text, offices[at - 1], name, office):
                continue
            if len(name.text.split()) < 2 and name.start not in known.persons and not name.titled and not bare_comma:
                continue
            sightings[at] = self._sighting(doc, office, name)
            taken.append((name.first, name.last))

    def _is_named(self, doc: Doc, name: Name, known: Surroundings) -> bool:
        """ "Nama Satu, Ketua Bawaslu Lama, mengatakan": at the beginning, or behind a dateline; one word alone is no everyday word.

        Anywhere if persons are named so: "dibuka Dewi Nama, Ketua Bawaslu Lama". Never a place.
        """
        if known.place_end(name.start) is not None:
            return False
        words = name.text.split()
        if len(words) > 1 and any(self.names.is_given(word) for word in words):
            return True
        before = text_of(doc)[max(0, name.first - 4) : name.first]
        opens = re.search(r"(?:\A|\n|[.!?”\"]\s)\s*\Z", before) is not None or any(span["end"] == name.first for span in doc._.noise)
        alone = len(words) == 1 and (self.names.is_plain_word(name.text) or len(name.text) < 4)
        return opens and not alone

    def _name_ending_at(self, text: str, end: int, known: Surroundings) -> Name | None:
        """The longest name that ends, degrees included, right at `end`."""
        begin = max(0, end - _LONGEST_NAME)
        begin = max(begin, text.rfind("\n", begin, end) + 1)
        for word in re.finditer(r"(?<![\w.])[A-Z]", text[begin:end]):
            at = begin + word.start()
            name = self.names.read(text, at, end)
            if name is None or name.last < end - 1 or self.offices.begins(text, name.start):
                continue
            first = name.text.split()[0]
            opener = first.endswith("nya") or (_VERB.fullmatch(first) is not None and is_common_word(first))
            if opener and self.names.read(text, at + len(first) + 1, end) is not None:
                continue  # "Disampaikan H. Nama Satu", "Pembicaranya Nama Satu": how the sentence opens
            place = known.place_end(name.start)
            if place is not None and name.end <= place:
                return None
            return name
        return None

    def _mentions(self, doc: Doc, sightings: Iterable[Sighting], people: list[Person]) -> list[Mention]:
        owners = {id(sighting): person for person in people for sighting in person.sightings}
        found = []
        for sighting in sightings:
            office, name = sighting.office, sighting.name
            person = owners.get(id(sighting))
            if person is None and not _identifies(text_of(doc), sighting):
                continue
            start, end = office.start, office.end
            if name is not None:
                start, end = min(start, name.start), max(end, name.end)
            found.append(_official(doc, start, end, sighting, person))
            if person is not None:
                explain(doc, start, end, "official", f"{person.name}: {sighting.position}, {person.status} by {office.entry.example!r}")
        return found

    def _later_mentions(self, doc: Doc, people: list[Person], known: Surroundings) -> list[Mention]:
        """A person is named again by a part of the name; parts that two persons share say nothing."""
        parts = _parts_by_person(people)
        if not parts:
            return []
        taken = NoiseIndex(_joined(mention for mention in doc._.mentions if mention["type"] in ("official", "region", "institution")))
        found: list[Mention] = []
        last_start, last_end, last_person = -1, -1, None
        for start, end, part in _whole_words(text_of(doc), parts):
            if taken.touches(start, end):
                continue
            person = parts[part]
            if is_of_another(text_of(doc), start, person.name, known, self.names):
                continue
            if found and last_person is person and text_of(doc)[last_end:start].strip(" .") == "":
                found.pop()
                start = last_start
            found.append(_official(doc, start, end, person.best, person))
            last_start, last_end, last_person = start, end, person
        return found


def _stands_in_for_others(text: str, represented: Office, name: Name, office: Office) -> bool:
    """ "Ketua DPRD yang diwakili Nama Satu, SH, Dandim, …": somebody of the one body; the other's head is the next in the list."""
    stands_in = represented.end <= name.first and _STANDS_IN.search(text, represented.end, name.first) is not None
    return stands_in and represented.institution != office.institution


def _with_post(text: str, sighting: Sighting) -> Sighting:
    """With the words of its district or village, and whether its holder is told by initials only."""
    office, name = sighting.office, sighting.name
    phrase = text[office.start : office.end].casefold()
    noun = max((word for word in office.entry.words if word in phrase), key=len, default="")
    after = office.start + phrase.find(noun) + len(noun)
    end = office.end if name is None or name.first < after else min(office.end, name.first)
    unit = frozenset(word.casefold() for word in _CAPITALISED.findall(text, after, end) if not shapes.LOCAL_KIND.fullmatch(word))
    veiled = name is None and (_INITIALS.match(text, after) is not None or _BY_INITIALS.search(text, after, end + _TO_INITIALS) is not None)
    return replace(sighting, unit=unit, veiled=veiled)


_CAPITALISED = re.compile(r"(?<!\w)[A-Z][a-z’'-]\w*")
_INITIALS = re.compile(r"\s*(?:,\s*)?\(?[A-Z]{2,3}(?!\w)")
_BY_INITIALS = Shape(r"(?<!\w){offices.initials}\s+[A-Z]")
_TO_INITIALS = 16
"""Characters behind an office in which "berinisial SK" begins."""


def _with_shared_holders(text: str, offices: list[Office], known: Surroundings) -> list[Office]:
    """ "Ketua Bawaslu Nama Satu yang juga Kordiv Hukum, Nama Dua": a second office is the first one's holder's, no stranger's."""
    shared: list[Office] = []
    for office in offices:
        previous = next((before.name for before in reversed(shared) if before.name is not None and before.name.last <= office.start), None)
        if previous is not None and shapes.SAME_HOLDER.fullmatch(text, previous.last, office.start):
            office = replace(office, name=previous)
        elif office.after_comma and (said := _SHARED.search(text, max(0, office.start - 40), office.start)) is not None:
            stranger = not any(end == said.start() for end in known.persons.values())
            office = office if stranger else replace(office, name=None)  # its holder stands before, without another office
        shared.append(office)
    return shared


def _join_panwascam(text: str, sightings: list[Sighting]) -> None:
    """ "Ketua Panwascam Lama, Nama Satu, dan Kordiv Hukum Nama Dua": a division without an institution is of the body before it."""
    for at in range(1, len(sightings)):
        before, here = sightings[at - 1], sightings[at]
        between = text[before.office.end : here.office.end]
        told = _OTHER_SUPERVISOR.search(between)
        if before.institution == "panwascam" and here.position == "bawaslu_member" and told is None:
            sightings[at] = replace(here, position="other", institution="panwascam")


def _of_regional_office(text: str, office: Office) -> re.Match[str] | None:
    return _REGIONAL_OFFICE.search(text, office.start, office.end)


def _of_district(doc: Doc, office: Office) -> bool:
    """ "Ketua Panwaslu Toili": a Panwaslu whose place is a district and no region is the district's (ruling 22)."""
    text = text_of(doc)
    named = _PANWASLU.search(text, office.start, office.end)
    if named is None or any(named.end() <= mention["start"] < office.end for mention in mentions_of(doc, "region")):
        return False
    at = len(text) - len(text[named.end() :].lstrip())
    return any(sign["kind"] == "district" and sign["start"] == at for sign in (doc._.places or {}).get("signs", ()))


def _identifies(text: str, sighting: Sighting) -> bool:
    """Whether an office without a name still means one holder: written as a title, or with a status; never a group or a candidate."""
    office = sighting.office
    if office.grouped or sighting.position == "candidate":
        return False
    if office.entry.local and shapes.ALL_OF_REGION.match(text, office.start, office.end) is not None:
        return False
    return sighting.status != "definitive" or text[office.start].isupper()


def _named_in_sentence(doc: Doc, level: str, at: int) -> str | None:
    """ "Di Muna Barat, Pj Bupati Nama Satu memerintahkan": the one region of that level that opens the office's sentence."""
    text = text_of(doc)
    begin = max(text.rfind(mark, 0, at) for mark in (". ", "\n", "? ", "! ", "” ", '" ')) + 1
    codes = {mention["code"] for mention in mentions_of(doc, "region") if begin <= mention["start"] < at and mention["level"] == level}
    opened = _PLACED_BY.match(text, begin) is not None
    return str(codes.pop()) if opened and len(codes) == 1 else None


def _regency_before(doc: Doc, at: int) -> str | None:
    """In a story of a province: the regency that the paragraph has named last before a village's or district's office."""
    begin = text_of(doc).rfind("\n", 0, at) + 1
    named = [mention["code"] for mention in mentions_of(doc, "region") if begin <= mention["start"] < at and mention["level"] != "province"]
    return str(named[-1]) if named else None


def _joined(mentions: Iterable[Mention]) -> list[dict[str, int]]:
    """Spans of the mentions, those that overlap made one."""
    spans: list[dict[str, int]] = []
    for mention in mentions:
        if spans and mention["start"] < spans[-1]["end"]:
            spans[-1]["end"] = max(spans[-1]["end"], mention["end"])
        else:
            spans.append({"start": mention["start"], "end": mention["end"]})
    return spans


def _official(doc: Doc, start: int, end: int, sighting: Sighting, person: Person | None) -> Mention:
    return make_mention(
        doc,
        "official",
        start,
        end,
        name=person.name if person is not None else None,
        position=person.position if person is not None else sighting.position,
        status=person.status if person is not None else sighting.status,
        institution=person.best.institution if person is not None else sighting.institution,
        region=person.region if person is not None else sighting.region,
        role="other",
    )


def _parts_by_person(people: list[Person]) -> dict[str, Person]:
    parts: dict[str, Person] = {}
    shared: set[str] = set()
    for person in people:
        for part in person.name.split():
            if len(part.strip(".")) < 3:
                continue
            if part in parts and parts[part] is not person:
                shared.add(part)
            parts[part] = person
    return {part: person for part, person in parts.items() if part not in shared}


def _whole_words(text: str, words: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Where the words stand whole, with the word, by start; none inside another.

    Each article has its own words: to compile a pattern of them takes longer than to look for each.
    """
    found: list[tuple[int, int, str]] = []
    for word in words:
        start = text.find(word)
        while start >= 0:
            end = start + len(word)
            if not _goes_on(text[start - 1 : start]) and not _goes_on(text[end : end + 1]):
                found.append((start, end, word))
            start = text.find(word, start + 1)
    found.sort(key=lambda place: (place[0], -place[1]))
    floor = 0
    for start, end, word in found:
        if start >= floor:
            yield start, end, word
            floor = end


def _goes_on(letter: str) -> bool:
    return letter.isalnum() or (letter != "" and letter in "_-")


def _surroundings(doc: Doc, names: NameReader) -> Surroundings:
    known = Surroundings()
    for mention in mentions_of(doc, "institution"):
        known.institutions[mention["start"]] = FoundInstitution(mention["start"], mention["end"], mention["id"])
    for mention in mentions_of(doc, "region"):
        known.places[mention["start"]] = mention["end"]
    for sign in (doc._.places or {}).get("signs", ()):
        if not sign["sure"] and names.is_given(text_of(doc)[sign["start"] : sign["end"]]):
            continue  # "Bambang" is a district too
        known.places.setdefault(sign["start"], sign["end"])
    for entity in doc.ents:
        if entity.label_ == "PER":
            known.persons[entity.start_char] = entity.end_char
    return known


@Language.factory("ikrar_officials", default_config={"config_folder": None})
def create_officials(nlp: Language, name: str, config_folder: str | None) -> OfficialTagger:
    return OfficialTagger(Config(Path(config_folder) if config_folder else None))
