"""Offices in running text: "Plt Kepala Dinas Kesehatan Kota Lama, dr Nama Satu", in parts.

An office begins with a word of `positions.yml`, a status before it or in brackets after it; then comes its complement (an agency, a
division, an institution, a place), and then perhaps a name, with or without a comma between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ikrar.config import Config
from ikrar.regions import load_regions
from pipeline.tagging import office_shapes as shapes
from pipeline.tagging.misspelling import slips_of
from pipeline.tagging.names import Name, NameReader, is_common_word
from pipeline.tagging.office_words import PositionEntry, StatusEntry, Surroundings
from pipeline.tagging.vocabulary import load_entries, words_pattern


@dataclass(frozen=True, slots=True)
class Office:
    """An office as found: `start` to `end` is the phrase without the name."""

    start: int
    end: int
    entry: PositionEntry
    status: str
    institution: str | None
    name: Name | None
    plain_end: int
    """Where the part before the first comma ends: there its own place stands."""
    grouped: bool
    """Several holders are meant: "para camat", "tiga kades"."""


@dataclass(slots=True)
class _Complement:
    """How far the complement reaches and what it holds."""

    end: int
    plain_end: int
    institutions: list[str] = field(default_factory=list)
    name: Name | None = None
    previous: bool = False
    """The holder named is the one before."""


class OfficeFinder:
    """Finds offices, with their names where these follow."""

    def __init__(self, config: Config, names: NameReader) -> None:
        self.names = names
        self._regions = frozenset(region.short_name.removeprefix("Kota ").casefold() for region in load_regions(config).values())
        self.entries = load_entries(config, "positions", PositionEntry)
        self._police = next(entry for entry in self.entries if entry.position == "police")
        self._by_word: dict[str, list[PositionEntry]] = {}
        for entry in self.entries:
            for word in entry.words:
                self._by_word.setdefault(word.casefold(), []).append(entry)
        for word, entries in list(self._by_word.items()):
            first, _, rest = word.partition(" ")
            if first in shapes.OFTEN_MISSPELT:
                for slip in slips_of(first):
                    if not is_common_word(slip):
                        self._by_word.setdefault(f"{slip} {rest}".strip(), entries)
        statuses = load_entries(config, "statuses", StatusEntry)
        self._statuses = [(re.compile(entry.source + r"\Z", re.IGNORECASE), entry.status) for entry in statuses]
        status = "|".join(entry.source for entry in statuses)
        self._head = re.compile(
            rf"(?<![\w-])(?:(?P<status>{status})\s*)?(?P<head>{words_pattern(self._by_word)})(?:\s*\((?P<bracket>[^()\n]{{2,25}})\))?",
            re.IGNORECASE,
        )
        self._bracket_status = re.compile(rf"\s*(?:{status})\s*\.?\s*\Z", re.IGNORECASE)

    def find(self, text: str, known: Surroundings, start: int = 0, end: int | None = None) -> Iterator[Office]:
        """Offices by start, none inside another."""
        limit = len(text) if end is None else end
        at = start
        while (match := self._head.search(text, at, limit)) is not None:
            office = self._read(text, match, known, limit)
            at = match.end() if office is None else max(match.end(), office.name.last if office.name else office.end)
            if office is not None:
                yield office

    def begins(self, text: str, at: int) -> bool:
        """Whether an office begins right here."""
        return self._head.match(text, at) is not None

    def _read(self, text: str, match: re.Match[str], known: Surroundings, limit: int) -> Office | None:
        if shapes.RELATIVE.search(text, max(0, match.start() - 20), match.start()):
            return None
        bracket = match.group("bracket")
        status = self._status(match.group("status"), bracket)
        begin = match.end("head") if bracket is not None and not self._is_short_form(bracket) else match.end()
        head = " ".join(match.group("head").casefold().split())
        complement = self._read_complement(text, begin, self._by_word[head], known, limit)
        entry = self._choose(text, match.end("head"), self._by_word[head], complement.institutions)
        if entry is None and (shorter := head.rpartition(" ")[0]) in self._by_word:
            # "Ketua Komisi Pemilihan Umum": not the chair of a committee
            begin = match.start("head") + len(match.group("head").rstrip()) - len(match.group("head").split()[-1])
            complement = self._read_complement(text, begin, self._by_word[shorter], known, limit)
            entry = self._choose(text, begin, self._by_word[shorter], complement.institutions)
        if entry is None:
            return None
        grouped = shapes.GROUP.search(text, max(0, match.start() - 20), match.start()) is not None
        named = None if grouped else complement.name
        institution = next((found for found in complement.institutions if found in entry.of), None) or entry.institution
        if entry.institution in (None, "other") and institution in (None, "other"):
            institution = next(iter(complement.institutions), "other")
        if (
            named is not None
            and entry.position == "other"
            and entry.institution == "pemda"
            and shapes.POLICE_RANK.search(text, named.first, named.start)
        ):
            entry, institution = self._police, "polri"  # "Kabid Humas Kombes Pol Nama Satu"
        if complement.previous and status == "definitive":
            status = "former"
        return Office(match.start(), complement.end, entry, status, institution, named, complement.plain_end, grouped)

    def _is_short_form(self, bracket: str) -> bool:
        """Brackets right after the head: "Bupati (Pj)", "Sekretaris Daerah (Sekda)", "Mantri Pamong Praja (Camat)"."""
        return self._bracket_status.match(bracket) is not None or bracket.casefold() in self._by_word or len(bracket.split()) == 1

    def _status(self, before: str | None, bracket: str | None) -> str:
        for text in (bracket, before):
            if text:
                found = next((status for pattern, status in self._statuses if pattern.match(text.strip())), None)
                if found is not None:
                    return found
        return "definitive"

    def _choose(self, text: str, at: int, entries: Sequence[PositionEntry], institutions: Sequence[str]) -> PositionEntry | None:
        here = shapes.SPACE.match(text, at)
        following = here.end() if here else at
        for entry in entries:
            if entry.next is not None and re.compile(entry.next, re.IGNORECASE).match(text, following) is None:
                continue
            if entry.of and not set(entry.of).intersection(institutions):
                continue
            return entry
        return next((entry for entry in entries if entry.of_default), None)

    def _read_complement(self, text: str, at: int, entries: Sequence[PositionEntry], known: Surroundings, limit: int) -> _Complement:
        """Walk over what belongs to the office until a name, or something that ends it."""
        done = _Complement(at, at)
        local = any(entry.local for entry in entries)
        shouted = text[max(0, at - 6) : at].strip().isupper() and text[at : at + 40].isupper()
        military = any(entry.institution == "tni" for entry in entries)
        placed = commas = 0
        worded = False
        here = at
        while here < limit and here - at < 260:
            gap = shapes.SPACE.match(text, here, limit)
            here = gap.end() if gap else here
            if (bracket := shapes.BRACKET.match(text, here, limit)) is not None:
                self._note_institutions(known, bracket.start(), bracket.end(), done)
                here = bracket.end()
            elif (institution := known.institution_at(here)) is not None:
                done.institutions.append(institution.id)
                here = institution.end
            elif (place_end := known.place_end(here)) is not None and not self._is_person(text, here, known, placed > 0, entries):
                here = place_end
                placed += 1
            elif here in known.persons and not placed and (region_end := self._opening_region(text, here, limit, known)) is not None:
                here = region_end
                placed += 1
            elif here in known.persons and (name := self._person(text, here, limit, known, local and not placed)) is not None:
                done.name = name
                break
            elif text[here : here + 1] == ",":
                if commas == 3:
                    break
                commas += 1
                outcome = self._after_comma(text, here + 1, entries, known, limit, done)
                if outcome is None:
                    break
                here = outcome
                continue
            elif (noun := shapes.LOCAL_NOUN.match(text, here, limit)) is not None:
                here = noun.end()
                if (
                    here not in known.places
                    and here not in known.persons
                    and (word := shapes.CAPITALISED.match(text, here, limit)) is not None
                ):
                    here = word.end()
                placed += 1
            elif (titled := self.names.skip_titles(text, here, limit)) > here:
                done.name = self._name(text, here, limit, known)
                if done.name is None:
                    here = titled
                    continue
                break
            elif (chain := shapes.CHAIN.match(text, here, limit)) is not None and self.begins(text, chain.end()):
                break
            elif (inner := self._head.match(text, here, limit)) is not None:
                if not self._belongs(entries):
                    break
                here = inner.end("head")
            elif military and (number := shapes.UNIT_NUMBER.match(text, here, limit)) is not None:
                here = number.end()
            elif (held := shapes.HELD_BY.match(text, here, limit)) is not None:
                done.name = self._name(text, held.end(), limit, known)
                break
            elif (previous := shapes.PREVIOUS.match(text, here, limit)) is not None:
                done.name = self._name(text, previous.end(), limit, known)
                done.previous = done.name is not None
                break
            elif shouted and here not in known.places and (capitals := self.names.read_capitals(text, here, limit)) is not None:
                done.name = capitals
                break
            elif (code := shapes.CODE.match(text, here, limit)) is not None and not self._is_initial(text, code):
                here = code.end()
            elif (link := shapes.LINK.match(text, here, limit)) is not None:
                here = link.end()
                if shapes.PREPOSITION.match(link.group()):
                    placed_end = self._skip_place_after_preposition(text, here, limit, known)
                    if placed_end > here:
                        here = done.end = placed_end
                        done.plain_end = done.plain_end if commas else here
                continue
            elif (word := shapes.CAPITALISED.match(text, here, limit)) is not None:
                if self.names.is_time_word(word.group()):
                    break
                if self.names.is_plain_word(word.group()):
                    here = word.end()
                    worded = worded or local
                else:
                    step = self._at_unknown(text, here, limit, known, local=local, placed=placed > 0, worded=worded)
                    if isinstance(step, Name):
                        done.name = step
                        break
                    if step is None:
                        break
                    here, placed = step, placed + 1
            else:
                break
            done.end = here
            if not commas:
                done.plain_end = here
        return done

    def _skip_place_after_preposition(self, text: str, at: int, limit: int, known: Surroundings) -> int:
        """After "di" or "dari" an unknown run of capitals is a place, no person."""
        gap = shapes.SPACE.match(text, at, limit)
        here = gap.end() if gap else at
        if known.place_end(here) is not None or here in known.institutions:
            return at
        end = here
        for word in shapes.RUN.finditer(text, here, limit):
            if text[end : word.start()].strip(" ") or word.start() > end + 1 or word.start() in known.persons:
                break
            end = word.end()
        return end

    def _after_comma(
        self, text: str, at: int, entries: Sequence[PositionEntry], known: Surroundings, limit: int, done: _Complement
    ) -> int | None:
        """What follows a comma: a name (kept in `done`), more of the complement (where to go on), or nothing of ours (None)."""
        gap = shapes.SPACE.match(text, at, limit)
        here = gap.end() if gap else at
        if here in known.places and here not in known.persons and shapes.ends_part(text, known.places[here]):
            return known.places[here]
        word = shapes.CAPITALISED.match(text, here, limit)
        titled = self.names.skip_titles(text, here, limit) > here
        divided = self._divided(entries)
        if divided and (joined := shapes.JOINED.match(text, here, limit)) is not None and self.names.is_never_name(joined.group("word")):
            return here  # "Pencegahan, Partisipasi, dan Hubungan Masyarakat"
        if word is not None and self.names.is_time_word(word.group()):
            return None
        if word is not None and divided and not titled and self.names.is_never_name(word.group()):
            return here
        if self.begins(text, here) or (here in known.institutions and not divided):
            return None
        if shapes.LOCAL_NOUN.match(text, here, limit):
            return here
        capitals = self.names.read_capitals(text, here, limit) if word is not None and here not in known.places else None
        if capitals is not None and (capitals.titled or shapes.AFTER_NAME.match(text, capitals.last)):
            done.name = capitals
            return None
        if not titled and here not in known.persons:
            if word is None:
                return None
            if self.names.is_plain_word(word.group()):
                return here if divided else None
        name = self._name(text, here, limit, known)
        if name is not None and (name.titled or shapes.AFTER_NAME.match(text, name.last)):
            done.name = name
        return None

    def _at_unknown(
        self, text: str, at: int, limit: int, known: Surroundings, *, local: bool, placed: bool, worded: bool
    ) -> Name | int | None:
        """A capitalised word that nothing explains, right after the office: the name, or the name of a place (its end)."""
        name = self._name(text, at, limit, known)
        if name is None:
            word = shapes.CAPITALISED.match(text, at, limit)
            return word.end() if word is not None and local and not placed else None
        if not name.titled and name.text.casefold() in self._regions:
            return name.end
        region = self._region_before(text, name)
        if region is not None:
            return region
        inside = None
        if not placed and not worded:  # else the place has been told, and NER has only missed the name's beginning
            inside = next((start for start in sorted(known.persons) if name.start < start < name.end), None)
        if inside is not None:
            # NER may have missed the first name: "Camat Awayan Bambang [Nama]"
            given = (word.start() for word in shapes.RUN.finditer(text, name.start, inside) if self.names.is_given(word.group()))
            inside = next(given, inside)
            if inside > name.start:
                return inside
        comma = re.compile(r"\s*,\s*").match(text, name.last)
        if comma is not None and not name.titled:
            following = self._name(text, comma.end(), limit, known)
            if following is not None and not self.begins(text, comma.end()) and comma.end() not in known.places:
                # "Kades Sukamaju, Nama Satu": of two names, the first is the place.
                if local and at not in known.persons:
                    return name.end
                if at not in known.persons and (comma.end() in known.persons or " " not in name.text):
                    return name.end
        if local and not placed and not name.titled:
            words = name.text.split()
            if worded and len(words) > 1:
                return name  # "Lurah Biru Andi Fajar": the place was an everyday word
            if len(words) < 3:
                # "Camat Malingping" alone, or a place and one name: too little to tell them apart.
                return name.end
            first = shapes.CAPITALISED.match(text, at, limit)
            return first.end() if first is not None else None
        return name

    def _region_before(self, text: str, name: Name) -> int | None:
        """Where a region's name ends that stands before the person's: "RSUD Pati Rini Susilowati"."""
        words = list(shapes.RUN.finditer(text, name.start, name.end))
        for count in range(len(words) - 1, 0, -1):
            if text[name.start : words[count - 1].end()].casefold() in self._regions:
                return words[count - 1].end()
        return None

    def _name(self, text: str, at: int, limit: int, known: Surroundings) -> Name | None:
        stops = [(found.start, found.end) for found in known.institutions.values() if at <= found.start < at + 80]
        name = self.names.read(text, at, limit, stops=stops)
        if name is None or (not name.titled and self.begins(text, name.start)):
            return None
        cut = next(
            (start for start in sorted(known.places) if name.start < start < name.end and shapes.is_appended_place(text, start)), None
        )
        if cut is not None:
            name = self.names.read(text, at, cut)
        head = self._head.search(text, name.start + 1, name.end) if name is not None else None
        if name is not None and head is not None:
            name = self.names.read(text, at, head.start())
        return name

    def _person(self, text: str, at: int, limit: int, known: Surroundings, place_due: bool) -> Name | None:
        """A name where NER sees a person; one bare word right after "Camat" is more often the district."""
        name = self._name(text, at, limit, known)
        if name is not None and not name.titled and name.text.casefold() in self._regions:
            return None
        if name is not None and place_due and not name.titled and len(name.text.split()) == 1:
            return None
        return name

    def _is_person(self, text: str, at: int, known: Surroundings, placed: bool, entries: Sequence[PositionEntry]) -> bool:
        """A place that begins a person's name ("Bima Arya") is that name when NER says so.

        Not right after an office that needs its place, where two words more follow: "Bupati Wonogiri Nama Satu".
        """
        if at not in known.persons or known.persons[at] <= known.places[at]:
            return False
        left = len(text[known.places[at] : known.persons[at]].split())
        needed = 1 if any(entry.local for entry in entries) else 2
        return placed or left < needed

    def _opening_region(self, text: str, at: int, limit: int, known: Surroundings) -> int | None:
        """Where a region's name ends with which NER lets a person begin, if two words more follow: "BKPSDM Katingan Nama Satu"."""
        name = self._name(text, at, limit, known)
        end = self._region_before(text, name) if name is not None and not name.titled else None
        return end if end is not None and name is not None and len(text[end : name.end].split()) >= 2 else None

    def _is_initial(self, text: str, code: re.Match[str]) -> bool:
        """One capital or two before a name ("M Ridwan"), not a roman numeral and not "Komisi A"."""
        letters = code.group()
        numeral = set(letters) <= set("IVX")
        named = shapes.NAME_FOLLOWS.match(text, code.end()) is not None
        return named and len(letters) <= 2 and letters.isalpha() and not numeral and not text.endswith("Komisi ", 0, code.start())

    def _belongs(self, entries: Sequence[PositionEntry]) -> bool:
        """An office word inside another's complement: "Ketua Forum Kepala Desa", "Asisten Sekda", "Camat" in a division's name."""
        return not any(entry.local or entry.level in ("regency", "city", "province") for entry in entries)

    def _divided(self, entries: Sequence[PositionEntry]) -> bool:
        """Offices whose agencies and divisions hold commas in their names."""
        return not any(entry.local or entry.level is not None or entry.institution in ("polri", "tni") for entry in entries)

    def _note_institutions(self, known: Surroundings, start: int, end: int, done: _Complement) -> None:
        done.institutions.extend(found.id for at, found in known.institutions.items() if start <= at < end)
