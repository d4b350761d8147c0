"""What belongs to an office after its first word: agency, division, institution, place; and the holder's name at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.tagging.names import Name, is_common_word
from pipeline.tagging.offices import shapes
from pipeline.tagging.offices.holder import HolderReader
from pipeline.tagging.offices.words import PositionEntry, Surroundings
from pipeline.words.entries import words_pattern
from pipeline.words.prefilter import WordPattern

_LEVELS = ("regency", "city", "province")
_LONGEST = 260
"""Characters; the longest real offices, with division and institution written out, have some 200."""
_MOST_COMMAS = 3
_MOST_COMMAS_OF_DIVISIONS = 6
""" "Hukum, Pencegahan, Partisipasi Masyarakat, dan Humas, Bawaslu Lama, Nama Satu"."""


@dataclass(slots=True)
class Complement:
    """How far the complement reaches and what it holds."""

    end: int
    plain_end: int
    """Where the part before the first comma ends."""
    institutions: list[str] = field(default_factory=list)
    name: Name | None = None
    after_comma: bool = False
    """The name stands behind a comma."""
    previous: bool = False
    """The holder named is the one before."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What the entries of an office say about its complement."""

    local: bool
    military: bool
    divided: bool
    levelled: bool

    @property
    def holds_offices(self) -> bool:
        """ "Ketua Forum Kepala Desa", "Asisten Sekda", "Camat" in a division's name."""
        return not (self.local or self.levelled)

    @classmethod
    def of(cls, entries: Sequence[PositionEntry]) -> _Kind:
        local = any(entry.local for entry in entries)
        levelled = any(entry.level in _LEVELS for entry in entries)
        return cls(
            local=local,
            military=any(entry.institution == "tni" for entry in entries),
            divided=any(
                not entry.local
                and entry.level not in _LEVELS
                and entry.institution not in ("polri", "tni")
                and entry.position != "minister"
                for entry in entries
            ),
            levelled=levelled,
        )


_Step = Literal["on", "silent", "end"] | None
"""What a step of the walk has done: gone on, gone on over something that ends no office, ended the walk; None: it is not its affair."""


@dataclass(slots=True)
class _Walk:
    """Where a walk over a complement stands, and what it has seen."""

    text: str
    at: int
    entries: Sequence[PositionEntry]
    known: Surroundings
    limit: int
    kind: _Kind
    done: Complement
    here: int
    placed: bool = False
    """A place of the office has been told."""
    commas: int = 0
    worded: bool = False
    """An everyday word stands where a local office's place is due."""
    placing: bool = False
    """A place may follow at once, also in small letters."""
    place_due: bool = False
    capital: bool = False

    def begin_step(self) -> None:
        """Over the blanks before what is looked at next."""
        gap = shapes.SPACE.match(self.text, self.here, self.limit)
        self.here = gap.end() if gap else self.here
        self.place_due, self.placing = self.placing, False
        self.capital = self.text[self.here : self.here + 1].isupper()

    @property
    def shouted(self) -> bool:
        """The office stands in a text in capitals."""
        return self.text[max(0, self.at - 6) : self.at].strip().isupper() and self.text[self.at : self.at + 40].isupper()


class ComplementReader:
    """Walks over the complement of an office."""

    def __init__(self, holders: HolderReader, head: WordPattern, region_names: frozenset[str]) -> None:
        self.holders = holders
        self.names = holders.names
        self._head = head
        self._small_region = re.compile(words_pattern(name for name in region_names if len(name) > 3))

    def read(self, text: str, at: int, entries: Sequence[PositionEntry], known: Surroundings, limit: int) -> Complement:
        """Walk over what belongs to the office until a name, or something that ends it."""
        walk = _Walk(text, at, entries, known, limit, _Kind.of(entries), Complement(at, at), here=at)
        done = walk.done
        hospital = shapes.hospital_named(text, at, limit)
        if hospital is not None and known.place_end(hospital.start("name")) is None:
            walk.here = done.end = done.plain_end = hospital.end()
        steps = (self._over_known, self._over_comma, self._over_noun, self._to_holder, self._over_small, self._over_word)
        while walk.here < limit and walk.here - at < _LONGEST:
            walk.begin_step()
            step = next(filter(None, (over(walk) for over in steps)), "end")
            if step == "end":
                break
            if step == "on":
                done.end = walk.here
                if not walk.commas:
                    done.plain_end = walk.here
        return done

    def _over_known(self, walk: _Walk) -> _Step:
        """Brackets, and what has been found before: institutions, places, schools, persons."""
        text, here, limit, known, kind, done = walk.text, walk.here, walk.limit, walk.known, walk.kind, walk.done
        if (bracket := shapes.BRACKET.match(text, here, limit)) is not None:
            _note_institutions(known, bracket.start(), bracket.end(), done)
            walk.here = bracket.end()
        elif (institution := known.institution_at(here)) is not None:
            done.institutions.append(institution.id)
            walk.here, walk.placing = institution.end, True
        elif (place_end := known.place_end(here)) is not None and not self.holders.is_person(
            text, here, known, walk.entries, placed=walk.placed, place_due=walk.place_due
        ):
            tail = shapes.PLACE_TAIL.match(text, place_end, limit) if kind.local else None
            walk.here, walk.placed = tail.end() if tail else place_end, True
        elif walk.capital and (school := shapes.UNIVERSITY.match(text, here, limit)) is not None:
            walk.here = school.end()
        elif here not in known.persons:
            return None
        elif not walk.placed and (opened := self.holders.opening_region(text, here, limit, known)) is not None:
            walk.here, walk.placed = opened, True
        else:
            name = self.holders.person_at(text, here, limit, known, kind.local and not walk.placed)
            if name is None or (kind.military and self._is_command(text, name, walk.at)):
                return None
            done.name = name
            return "end"
        return "on"

    def _over_comma(self, walk: _Walk) -> _Step:
        if walk.text[walk.here : walk.here + 1] != ",":
            return None
        if walk.commas == (_MOST_COMMAS_OF_DIVISIONS if walk.kind.divided else _MOST_COMMAS):
            return "end"
        walk.commas += 1
        outcome = self._after_comma(walk.text, walk.here + 1, walk.kind, walk.known, walk.limit, walk.done)
        if outcome is None:
            return "end"
        walk.here = outcome
        return "silent"

    def _over_noun(self, walk: _Walk) -> _Step:
        """Agencies, parties, kinds of places; titles, behind which a name is due."""
        text, here, limit, known = walk.text, walk.here, walk.limit, walk.known
        if (agency := self.names.skip_agency_words(text, here, limit)) > here:
            walk.here = agency
        elif (party := shapes.PARTY.match(text, here, limit)) is not None:
            walk.here = party.end()
        elif walk.capital and (noun := shapes.LOCAL_NOUN.match(text, here, limit)) is not None:
            walk.here, walk.placed = noun.end(), True
            unknown = walk.here not in known.places and walk.here not in known.persons
            if unknown and (word := shapes.CAPITALISED.match(text, walk.here, limit)) is not None:
                walk.here = word.end()
        elif (titled := self.names.skip_titles(text, here, limit)) > here:
            walk.done.name = self.holders.name_at(text, here, limit, known) or self.names.read_capitals(text, here, limit)
            walk.here = titled
            return "silent" if walk.done.name is None else "end"
        else:
            return None
        return "on"

    def _to_holder(self, walk: _Walk) -> _Step:
        """Further offices, and what says that the holder follows."""
        text, here, limit, known, done = walk.text, walk.here, walk.limit, walk.known, walk.done
        if (chain := shapes.CHAIN.match(text, here, limit)) is not None and self._begins(text, chain.end()):
            return "end"
        if (inner := self._head.match(text, here, limit)) is not None:
            walk.here = inner.end("head")
            return "on" if walk.kind.holds_offices else "end"
        if walk.kind.military and (number := shapes.UNIT_NUMBER.match(text, here, limit)) is not None:
            walk.here = number.end()
            return "on"
        if (held := shapes.HELD_BY.match(text, here, limit)) is not None:
            done.name = self.holders.name_at(text, held.end(), limit, known)
            return "end"
        if (previous := shapes.PREVIOUS.match(text, here, limit)) is not None:
            done.name = self.holders.name_at(text, previous.end(), limit, known)
            done.previous = done.name is not None
            return "end"
        capitals = self.names.read_capitals(text, here, limit) if here not in known.places else None
        if capitals is not None and (walk.shouted or (walk.placed and self.holders.ends_well(text, capitals))):
            done.name = capitals
            return "end"
        return None

    def _over_small(self, walk: _Walk) -> _Step:
        """Codes, small words inside the office's name, and places that are written small behind them."""
        text, here, limit, done = walk.text, walk.here, walk.limit, walk.done
        if (code := shapes.code_at(text, here, limit)) is not None and not (_is_initial(text, code) or self._begins_name(walk, code)):
            walk.here = code.end()
        elif walk.place_due and (small := self._small_region.match(text, here, limit)) is not None:
            walk.here, walk.placed = small.end(), True
        elif not walk.capital and (link := shapes.LINK.match(text, here, limit)) is not None:
            walk.here = link.end()
            walk.placing = shapes.LOCAL_LINK.fullmatch(link.group()) is not None
            if shapes.PREPOSITION.match(link.group()):
                placed_end = self._skip_place_after_preposition(text, walk.here, limit, walk.known)
                if placed_end > walk.here:
                    walk.here = done.end = placed_end
                    done.plain_end = done.plain_end if walk.commas else placed_end
            return "silent"
        elif walk.kind.divided and (small := shapes.SMALL.match(text, here, limit)) and self.names.is_agency_word(small.group()):
            walk.here = small.end()  # "staf penanganan pelanggaran Bawaslu Lama"
        else:
            return None
        return "on"

    def _over_word(self, walk: _Walk) -> _Step:
        """A capitalised word that nothing explains: of the agency, of the place, or the name."""
        text, here, kind = walk.text, walk.here, walk.kind
        word = shapes.CAPITALISED.match(text, here, walk.limit)
        if word is None or self.names.is_time_word(word.group()):
            return "end"
        if self.names.is_plain_word(word.group()):
            walk.here = word.end()
            walk.worded = walk.worded or kind.local
            return "on"
        found = self.holders.at_unknown(
            text, here, walk.limit, walk.known, local=kind.local, levelled=kind.levelled, placed=walk.placed, worded=walk.worded
        )
        if isinstance(found, Name) and kind.military and self._is_command(text, found, walk.at):
            found = found.end
        if isinstance(found, Name):
            walk.done.name = found
            return "end"
        if found is None:
            return "end"
        walk.here, walk.placed = found, True
        return "on"

    def _begins_name(self, walk: _Walk, code: re.Match[str]) -> bool:
        """ "Bupati Badung I Nyoman Nama": no number, behind the office's place and before a given name."""
        following = shapes.NEXT_WORD.match(walk.text, code.end(), walk.limit)
        return walk.placed and code.group() == "I" and following is not None and self.names.is_given(following.group(1))

    def _begins(self, text: str, at: int) -> bool:
        return self._head.match(text, at) is not None

    def _is_command(self, text: str, name: Name, at: int) -> bool:
        """ "Pangdam Diponegoro": one word without a rank right after the office names the command; not after "Babinsa"."""
        bare = not name.titled and " " not in name.text and not text[at : name.start].strip()
        return bare and not text[max(0, at - 7) : at].casefold().endswith("babinsa")

    def _skip_place_after_preposition(self, text: str, at: int, limit: int, known: Surroundings) -> int:
        """After "di" or "dari" an unknown run of capitals is a place, no person."""
        gap = shapes.SPACE.match(text, at, limit)
        here = gap.end() if gap else at
        if known.place_end(here) is not None or here in known.institutions or text[here : here + 1].isdigit():
            return at
        end = here
        for word in shapes.RUN.finditer(text, here, limit):
            if self.names.is_time_word(word.group().split()[0]):
                break  # "edaran yang diteken Bupati pada | Maret lalu"
            if text[end : word.start()].strip(" ") or word.start() > end + 1 or word.start() in known.persons:
                break
            end = word.end()
        return end if end > here else at

    def _after_comma(self, text: str, at: int, kind: _Kind, known: Surroundings, limit: int, done: Complement) -> int | None:
        """What follows a comma: a name (kept in `done`), more of the complement (where to go on), or nothing of ours (None)."""
        gap = shapes.SPACE.match(text, at, limit)
        here = gap.end() if gap else at
        if here in known.places and here not in known.persons and shapes.ends_part(text, known.places[here]):
            return known.places[here]
        word = shapes.CAPITALISED.match(text, here, limit)
        titled = self.names.skip_titles(text, here, limit) > here
        if kind.divided and (joined := shapes.JOINED.match(text, here, limit)) is not None and self._is_of_agency(joined.group("word")):
            return here  # "Pencegahan, Partisipasi, dan Hubungan Masyarakat"
        if word is not None and self.names.is_time_word(word.group()):
            return None
        if word is not None and kind.divided and not titled and self._is_of_agency(word.group()):
            return here
        if self._begins(text, here) or (here in known.institutions and not kind.divided):
            return None
        if here in known.institutions:
            return None if done.institutions else here  # "Data dan Informasi, Bawaslu Lama"; a second institution is somebody else's
        if shapes.LOCAL_NOUN.match(text, here, limit) or shapes.HELD_BY.match(text, here, limit):
            return here
        capitals = self.names.read_capitals(text, here, limit) if word is not None and here not in known.places else None
        if capitals is not None and (capitals.titled or self.holders.ends_well(text, capitals)):
            done.name, done.after_comma = capitals, True
            return None
        if not titled and here not in known.persons:
            if word is None:
                return None
            if self.names.is_plain_word(word.group()) and not self._is_whole_name(text, here, limit, known, done):
                return here if kind.divided else None
        name = self.holders.name_at(text, here, limit, known)
        if name is not None and (name.titled or self.holders.ends_well(text, name)):
            done.name, done.after_comma = name, True
        elif name is None and known.places.get(here) is not None:
            return known.places[here]  # "Kades Lama, Lebak, ..." with a place that no comma closes
        return None

    def _is_whole_name(self, text: str, at: int, limit: int, known: Surroundings, done: Complement) -> bool:
        """ "Hijrah Nama": a run that begins with an everyday word is a name if a word that is none follows, and it ends well.

        Behind an institution it also is one where a verb of saying follows: "Kordiv Hukum Bawaslu Lama, Restu Tebaran menerangkan".
        """
        name = self.holders.name_at(text, at, limit, known)
        words = name.text.split() if name is not None else []
        strange = any(not is_common_word(word) or self.names.is_given(word) for word in words[1:])
        told = name is not None and len(words) > 1 and bool(done.institutions) and shapes.SAYS.match(text, name.last) is not None
        return name is not None and (strange or told) and self.holders.ends_well(text, name)

    def _is_of_agency(self, word: str) -> bool:
        return self.names.is_never_name(word)


def _is_initial(text: str, code: re.Match[str]) -> bool:
    """One capital or two before a name ("M Ridwan"), not a roman numeral and not "Komisi A"."""
    letters = code.group()
    numeral = set(letters) <= set("IVX")
    named = shapes.NAME_FOLLOWS.match(text, code.end()) is not None
    return named and len(letters) <= 2 and letters.isalpha() and not numeral and not text.endswith("Komisi ", 0, code.start())


def _note_institutions(known: Surroundings, start: int, end: int, done: Complement) -> None:
    done.institutions.extend(found.id for at, found in known.institutions.items() if start <= at < end)
