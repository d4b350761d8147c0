"""Offices in running text: "Plt Kepala Dinas Kesehatan Kota Lama, dr Nama Satu", in parts.

An office begins with a word of `positions.yml`, a status before it or in brackets after it; then comes its complement (an agency, a
division, an institution, a place), and then perhaps a name, with or without a comma between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ikrar.config import Config
from pipeline.tagging.misspelling import slips_of, vowel_slips_of
from pipeline.tagging.names import NameReader
from pipeline.tagging.offices import shapes
from pipeline.tagging.offices.complement import ComplementReader
from pipeline.tagging.offices.holder import HolderReader
from pipeline.tagging.offices.region_names import load_region_names
from pipeline.tagging.offices.tickets import split_ticket
from pipeline.tagging.offices.words import Office, PositionEntry, StatusEntry, Surroundings
from pipeline.words.entries import load_entries, words_pattern
from pipeline.words.phrases import GroupedEntry
from pipeline.words.prefilter import WordPattern

_NAMED_BEFORE = 60
"""Characters before an office in which its institution may be named."""
_SLIPS = ("often_misspelt", "no_slip")
"""Groups of `offices.yml`: first words in which slips of the hand are read, and slips that are words of their own."""
_EXECUTIVE = frozenset({"governor", "vice_governor", "regent", "vice_regent", "mayor", "vice_mayor"})


class OfficeFinder:
    """Finds offices, with their names where these follow."""

    def __init__(self, config: Config, names: NameReader) -> None:
        self.names = names
        self.entries = load_entries(config, "positions", PositionEntry)
        self._police = next(entry for entry in self.entries if entry.position == "police")
        self._candidate = next(entry for entry in self.entries if entry.position == "candidate")
        self._by_word: dict[str, list[PositionEntry]] = {}
        for entry in self.entries:
            for word in entry.words:
                self._by_word.setdefault(word.casefold(), []).append(entry)
        around = load_entries(config, "offices", GroupedEntry)
        misspelt, no_slips = (frozenset(word for entry in around if entry.group == group for word in entry.words) for group in _SLIPS)
        for word, entries in list(self._by_word.items()):
            first, _, rest = word.partition(" ")
            if first in misspelt:
                for slip in sorted({*slips_of(first), *vowel_slips_of(first)} - no_slips):
                    self._by_word.setdefault(f"{slip} {rest}".strip(), entries)
        statuses = load_entries(config, "statuses", StatusEntry)
        self._statuses = [(re.compile(entry.source + r"\Z", re.IGNORECASE), entry.status) for entry in statuses]
        status = "|".join(entry.source for entry in statuses)
        small = "|".join(entry.source for entry in around if entry.group == "after_hyphen")
        # No letter before an office; after a hyphen that a word touches ("PADANG-Wakil Gubernur") only a capital begins one.
        may_begin = rf"(?<!\w)(?:(?<!\w-)|(?<=\w-)(?=(?-i:[A-Z])|{small}))"
        self._head = WordPattern(
            rf"{may_begin}(?:(?P<status>{status})\s*)?(?P<head>{words_pattern(self._by_word)})(?:\s*\((?P<bracket>[^()\n]{{2,25}})\))?",
            re.IGNORECASE,
        )
        self._bracket_status = re.compile(rf"\s*(?:{status})\s*\.?\s*\Z", re.IGNORECASE)
        region_names = load_region_names(config)
        self.holders = HolderReader(names, self._head, region_names)
        self._complements = ComplementReader(self.holders, self._head, region_names)

    def find(self, text: str, known: Surroundings, start: int = 0, end: int | None = None) -> Iterator[Office]:
        """Offices by start, none inside another."""
        limit = len(text) if end is None else end
        at = start
        while (match := self._head.search(text, at, limit)) is not None:
            office = self._read(text, match, known, limit)
            at = match.end()
            if office is not None:
                for held in split_ticket(text, office, self.holders, known, limit):
                    at = max(at, held.name.last if held.name else held.end)
                    yield held

    def begins(self, text: str, at: int) -> bool:
        """Whether an office begins right here."""
        return self._head.match(text, at) is not None

    def entry_of(self, head: str, institution: str) -> PositionEntry | None:
        """The position that a word alone means in a body: "Ketuanya" of Bawaslu."""
        entries = self._by_word.get(" ".join(head.casefold().split()), ())
        return next((entry for entry in entries if institution in entry.of and entry.next is None), None)

    def headed_entry(self, head: str) -> PositionEntry | None:
        """The position that a word means whosever it is: "camatnya", "kepala sekolahnya"; of "kepalanya" no more than that it is one."""
        entries = [entry for entry in self._by_word.get(" ".join(head.casefold().split()), ()) if entry.next is None]
        whole = next((entry for entry in entries if not entry.of), None)
        return whole or next((entry for entry in entries if entry.position == "other"), None)

    def _read(self, text: str, match: re.Match[str], known: Surroundings, limit: int) -> Office | None:
        head = " ".join(match.group("head").casefold().split())
        entries = self._by_word[head]
        if entries[0].position in _EXECUTIVE and shapes.CANDIDACY.search(text, _within_paragraph(text, match.start(), 80), match.start()):
            entries = [self._candidate]  # "pasangan calon (paslon) Gubernur Lama": who stands for it does not hold it
        elif shapes.RELATIVE.search(text, _within_paragraph(text, match.start(), 20), match.start()):
            return None
        bracket = match.group("bracket")
        status = self._status(match.group("status"), bracket)
        begin = match.end("head") if bracket is not None and not self._is_short_form(bracket) else match.end()
        complement = self._complements.read(text, begin, entries, known, limit)
        named_last = self._named_last(known, match.start())
        entry = self._choose(text, match.end("head"), entries, complement.institutions, named_last)
        if entry is None and (shorter := head.rpartition(" ")[0]) in self._by_word:
            # "Ketua Komisi Pemilihan Umum": not the chair of a committee
            begin = match.start("head") + len(match.group("head").rstrip()) - len(match.group("head").split()[-1])
            complement = self._complements.read(text, begin, self._by_word[shorter], known, limit)
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
        return Office(
            match.start(), complement.end, entry, status, institution, named, complement.plain_end, grouped, complement.after_comma
        )

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

    @staticmethod
    def _named_last(known: Surroundings, at: int) -> str | None:
        """ "Ketua KPU X melalui | Koordinator Divisi Hukum Y": the institution named right before an office that names none."""
        before = [start for start in known.institutions if at - _NAMED_BEFORE <= start < at]
        return known.institutions[max(before)].id if before else None

    def _choose(
        self, text: str, at: int, entries: Sequence[PositionEntry], institutions: Sequence[str], named_last: str | None = None
    ) -> PositionEntry | None:
        here = shapes.SPACE.match(text, at)
        following = here.end() if here else at
        for entry in entries:
            if entry.next is not None and re.compile(entry.next, re.IGNORECASE).match(text, following) is None:
                continue
            if entry.of and not set(entry.of).intersection(institutions):
                continue
            return entry
        default = next((entry for entry in entries if entry.of_default), None)
        of_last = next((entry for entry in entries if named_last in entry.of), None) if default is not None else None
        return of_last or default


def _within_paragraph(text: str, at: int, reach: int) -> int:
    """So many characters before a place, or where its paragraph begins: "… karena dukung paslon" ends the story or headline before."""
    floor = max(0, at - reach)
    gap = text.rfind("\n\n", floor, at)
    return floor if gap < 0 else gap + 2
