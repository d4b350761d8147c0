"""The name of an office's holder, where it follows: told apart from the office's place and from the words of its agency."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.tagging.names import Name, NameReader
from pipeline.tagging.offices import shapes
from pipeline.tagging.offices.words import PositionEntry, Surroundings
from pipeline.words.prefilter import WordPattern


class HolderReader:
    """Reads the name at a known place of the text.

    Args:
        head: matches where an office begins.
        region_names: folded names, aliases and seats of regions: none of them is a person's name.
    """

    def __init__(self, names: NameReader, head: WordPattern, region_names: frozenset[str]) -> None:
        self.names = names
        self._head = head
        self._region_names = region_names

    def name_at(self, text: str, at: int, limit: int, known: Surroundings) -> Name | None:
        """The name that begins here, cut where an institution, an appended place or another office begins."""
        stops = [(found.start, found.end) for found in known.institutions.values() if at <= found.start < at + 80]
        name = self.names.read(text, at, limit, stops=stops)
        if name is None or (not name.titled and self.begins_office(text, name.start)):
            return None
        cut = next(
            (start for start in sorted(known.places) if name.start < start < name.end and shapes.is_appended_place(text, start)), None
        )
        if cut is not None:
            name = self.names.read(text, at, cut)
        head = self._head.search(text, name.start + 1, name.end) if name is not None else None
        if name is not None and head is not None:
            name = self.names.read(text, at, head.start())
        return None if name is None or self.is_place(name, known) else name

    def is_place(self, name: Name, known: Surroundings) -> bool:
        """Whether a name without title or degree is that of a region, a seat or a place that the text names right here."""
        if name.titled:
            return False
        if name.text.casefold() in self._region_names and not self.names.is_given(name.text):
            return True
        end = known.places.get(name.start)
        return end is not None and end >= name.end and not self.names.is_given(name.text.split()[0])

    def begins_office(self, text: str, at: int) -> bool:
        """Whether the words of an office begin at the character."""
        return self._head.match(text, at) is not None

    def ends_well(self, text: str, name: Name) -> bool:
        """Whether what follows a name lets it end there: punctuation, a small letter, a weekday or month."""
        if shapes.AFTER_NAME.match(text, name.last) is not None:
            return True
        word = shapes.NEXT_WORD.match(text, name.last)
        return word is not None and self.names.is_time_word(word.group(1))

    def person_at(self, text: str, at: int, limit: int, known: Surroundings, place_due: bool) -> Name | None:
        """A name where NER sees a person; one bare word right after "Camat" is more often the district."""
        name = self.name_at(text, at, limit, known)
        if name is not None and place_due and not name.titled and len(name.text.split()) == 1:
            return None
        return name

    def is_person(
        self, text: str, at: int, known: Surroundings, entries: Sequence[PositionEntry], *, placed: bool, place_due: bool
    ) -> bool:
        """A place that begins a person's name ("Bima Arya") is that name when NER says so; `place_due` right after an institution.

        Not right after an office that needs its place, where two words more follow: "Bupati Wonogiri Nama Satu".
        """
        place_end = known.place_end(at)
        if place_end is None or at not in known.persons or known.persons[at] <= place_end:
            return False
        if not placed and any(entry.level is not None for entry in entries) and not self.names.is_given(text[at:place_end].split()[0]):
            return False  # "Pj Bupati Batola Nama"
        left = len(text[place_end : known.persons[at]].split())
        needed = 1 if any(entry.local for entry in entries) else 2
        return placed or left < needed

    def opening_region(self, text: str, at: int, limit: int, known: Surroundings) -> int | None:
        """Where a region's name ends with which NER lets a person begin, if two words more follow: "BKPSDM Katingan Nama Satu"."""
        name = self.name_at(text, at, limit, known)
        end = self._region_before(text, name) if name is not None and not name.titled else None
        return end if end is not None and name is not None and len(text[end : name.end].split()) >= 2 else None

    def at_unknown(
        self, text: str, at: int, limit: int, known: Surroundings, *, local: bool, levelled: bool, placed: bool, worded: bool
    ) -> Name | int | None:
        """A capitalised word that nothing explains, right after the office: the name, or the name of a place (its end)."""
        name = self.name_at(text, at, limit, known)
        if name is None:
            word = shapes.CAPITALISED.match(text, at, limit)
            if word is None:
                return None
            if local and not placed:
                return word.end()
            bare = self.names.read(text, at, limit)
            return bare.end if bare is not None and self.is_place(bare, known) else None
        region = self._region_before(text, name)
        if region is not None:
            tail = shapes.PLACE_TAIL.match(text, region, limit) if local else None
            return tail.end() if tail else region
        if local and (told := shapes.ON_BEHALF.search(text, name.start, name.end)) is not None:
            return told.start()  # "Kades Tirta Sari A.N Nama"
        if not local and (word_end := self._word_of_agency(text, name, limit, known)) is not None:
            return word_end
        # Where the place has been told, or is a region that we would know, NER has only missed the name's beginning.
        if not placed and not worded and not levelled and (inside := self._person_inside(text, name, known)) is not None:
            return inside
        comma = re.compile(r"\s*,\s*").match(text, name.last)
        if comma is not None and not name.titled:
            following = self.name_at(text, comma.end(), limit, known)
            if following is not None and not self.begins_office(text, comma.end()) and comma.end() not in known.places:
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

    def _person_inside(self, text: str, name: Name, known: Surroundings) -> int | None:
        """Where NER lets a person begin inside a run of capitals; it may have missed the first name: "Camat Awayan Bambang [Nama]"."""
        inside = next((start for start in sorted(known.persons) if name.start < start < name.end), None)
        if inside is None:
            return None
        given = (word.start() for word in shapes.RUN.finditer(text, name.start, inside) if self.names.is_given(word.group()))
        inside = next(given, inside)
        return inside if inside > name.start else None

    def _word_of_agency(self, text: str, name: Name, limit: int, known: Surroundings) -> int | None:
        """One bare word with an institution or a place right behind it belongs to the office: "Kadis Perindag Kota Lama".

        In a longer run the place stands inside it, and the person after: "Perlindungan Anak Sragen Nama Satu".
        """
        if name.titled or name.start in known.persons:
            return None
        words = list(shapes.RUN.finditer(text, name.start, name.end))
        if len(words) == 1:
            gap = shapes.SPACE.match(text, name.end, limit)
            here = gap.end() if gap else name.end
            bracket = shapes.BRACKET.match(text, here, limit)
            if bracket is not None and bracket.group(1)[0].isupper() and not self.names.is_given(name.text):
                gap = shapes.SPACE.match(text, bracket.end(), limit)
                here = gap.end() if gap else bracket.end()
            placed = here in known.places or here in known.institutions or shapes.LOCAL_NOUN.match(text, here, limit) is not None
            return name.end if placed and here > name.end else None
        placed_at = next((word.start() for word in words[1:] if word.start() in known.places), None)
        if placed_at is None or any(self.names.is_given(word.group()) for word in words if word.start() < placed_at):
            return None
        return placed_at

    def _region_before(self, text: str, name: Name) -> int | None:
        """Where a region's name ends that stands before the person's: "RSUD Pati Rini Susilowati"."""
        words = list(shapes.RUN.finditer(text, name.start, name.end))
        for count in range(len(words) - 1, 0, -1):
            before = text[name.start : words[count - 1].end()]
            if before.casefold() in self._region_names and not self.names.is_given(before):
                return words[count - 1].end()
        return None
