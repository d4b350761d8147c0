"""What belongs to an office after its first word: agency, division, institution, place; and the holder's name at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

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


class ComplementReader:
    """Walks over the complement of an office."""

    def __init__(self, holders: HolderReader, head: WordPattern, region_names: frozenset[str]) -> None:
        self.holders = holders
        self.names = holders.names
        self._head = head
        self._small_region = re.compile(words_pattern(name for name in region_names if len(name) > 3))

    def read(self, text: str, at: int, entries: Sequence[PositionEntry], known: Surroundings, limit: int) -> Complement:
        """Walk over what belongs to the office until a name, or something that ends it."""
        done = Complement(at, at)
        kind = _Kind.of(entries)
        most_commas = _MOST_COMMAS_OF_DIVISIONS if kind.divided else _MOST_COMMAS
        shouted = text[max(0, at - 6) : at].strip().isupper() and text[at : at + 40].isupper()
        placed = commas = 0
        worded = placing = False
        here = at
        hospital = shapes.hospital_named(text, at, limit)
        if hospital is not None and known.place_end(hospital.start("name")) is None:
            here = done.end = done.plain_end = hospital.end()
        while here < limit and here - at < _LONGEST:
            gap = shapes.SPACE.match(text, here, limit)
            here = gap.end() if gap else here
            place_next, placing = placing, False
            capital = text[here : here + 1].isupper()
            if (bracket := shapes.BRACKET.match(text, here, limit)) is not None:
                _note_institutions(known, bracket.start(), bracket.end(), done)
                here = bracket.end()
            elif (institution := known.institution_at(here)) is not None:
                done.institutions.append(institution.id)
                here, placing = institution.end, True
            elif (place_end := known.place_end(here)) is not None and not self.holders.is_person(
                text, here, known, entries, placed=placed > 0, place_due=place_next
            ):
                tail = shapes.PLACE_TAIL.match(text, place_end, limit) if kind.local else None
                here = tail.end() if tail else place_end
                placed += 1
            elif capital and (school := shapes.UNIVERSITY.match(text, here, limit)) is not None:
                here = school.end()
            elif here in known.persons and not placed and (opened := self.holders.opening_region(text, here, limit, known)) is not None:
                here = opened
                placed += 1
            elif (
                here in known.persons
                and (name := self.holders.person_at(text, here, limit, known, kind.local and not placed)) is not None
                and not (kind.military and self._is_command(text, name, at))
            ):
                done.name = name
                break
            elif text[here : here + 1] == ",":
                if commas == most_commas:
                    break
                commas += 1
                outcome = self._after_comma(text, here + 1, kind, known, limit, done)
                if outcome is None:
                    break
                here = outcome
                continue
            elif (agency := self.names.skip_agency_words(text, here, limit)) > here:
                here = agency
            elif (party := shapes.PARTY.match(text, here, limit)) is not None:
                here = party.end()
            elif capital and (noun := shapes.LOCAL_NOUN.match(text, here, limit)) is not None:
                here = noun.end()
                if (
                    here not in known.places
                    and here not in known.persons
                    and (word := shapes.CAPITALISED.match(text, here, limit)) is not None
                ):
                    here = word.end()
                placed += 1
            elif (titled := self.names.skip_titles(text, here, limit)) > here:
                done.name = self.holders.name_at(text, here, limit, known) or self.names.read_capitals(text, here, limit)
                if done.name is None:
                    here = titled
                    continue
                break
            elif (chain := shapes.CHAIN.match(text, here, limit)) is not None and self._begins(text, chain.end()):
                break
            elif (inner := self._head.match(text, here, limit)) is not None:
                if not kind.holds_offices:
                    break
                here = inner.end("head")
            elif kind.military and (number := shapes.UNIT_NUMBER.match(text, here, limit)) is not None:
                here = number.end()
            elif (held := shapes.HELD_BY.match(text, here, limit)) is not None:
                done.name = self.holders.name_at(text, held.end(), limit, known)
                break
            elif (previous := shapes.PREVIOUS.match(text, here, limit)) is not None:
                done.name = self.holders.name_at(text, previous.end(), limit, known)
                done.previous = done.name is not None
                break
            elif (
                here not in known.places
                and (capitals := self.names.read_capitals(text, here, limit)) is not None
                and (shouted or (placed and self.holders.ends_well(text, capitals)))
            ):
                done.name = capitals
                break
            elif (code := shapes.code_at(text, here, limit)) is not None and not _is_initial(text, code):
                here = code.end()
            elif place_next and (small := self._small_region.match(text, here, limit)) is not None:
                here = small.end()
                placed += 1
            elif not capital and (link := shapes.LINK.match(text, here, limit)) is not None:
                here = link.end()
                placing = shapes.LOCAL_LINK.fullmatch(link.group()) is not None
                if shapes.PREPOSITION.match(link.group()):
                    placed_end = self._skip_place_after_preposition(text, here, limit, known)
                    if placed_end > here:
                        here = done.end = placed_end
                        done.plain_end = done.plain_end if commas else here
                continue
            elif kind.divided and (small := shapes.SMALL.match(text, here, limit)) is not None and self.names.is_agency_word(small.group()):
                here = small.end()  # "staf penanganan pelanggaran Bawaslu Lama"
            elif (word := shapes.CAPITALISED.match(text, here, limit)) is not None:
                if self.names.is_time_word(word.group()):
                    break
                if self.names.is_plain_word(word.group()):
                    here = word.end()
                    worded = worded or kind.local
                else:
                    step = self.holders.at_unknown(
                        text, here, limit, known, local=kind.local, levelled=kind.levelled, placed=placed > 0, worded=worded
                    )
                    if isinstance(step, Name) and kind.military and self._is_command(text, step, at):
                        step = step.end
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
        if known.place_end(here) is not None or here in known.institutions:
            return at
        end = here
        for word in shapes.RUN.finditer(text, here, limit):
            if text[end : word.start()].strip(" ") or word.start() > end + 1 or word.start() in known.persons:
                break
            end = word.end()
        return end

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
