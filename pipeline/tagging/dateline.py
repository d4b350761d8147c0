"""The dateline before the first sentence: "MEULABOH, Koran Kita -", "Pangkalpinang (BN) -", "KRUI –", or a line of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ikrar.config import Config
from ikrar.regions import load_regions, read_columns
from pipeline.tagging.lines import Line
from pipeline.words.entries import load_entries
from pipeline.words.phrases import GroupedEntry
from pipeline.words.shapes import Shape

_WORD = r"[A-Z0-9][\w.'’&-]*"
_DAY = r"\d{1,2}(?:/\d{1,2}(?:/\d{2,4})?)?"
_PART = rf"(?:{_WORD}|(?<=\s)(?:site|dan)|{_DAY})(?:\s+(?:{_WORD}|{_DAY}|\(\d[\d/]*\)|dan))*"
_SEPARATOR = r"\s*(?:[.,]?\s*(?:[–—|│]+|-{1,3}|/{2,3})|[.:_]-?(?=\s))\s*(?:[|/-]\s*)?"
_BEFORE = re.compile(
    rf"\A\W{{0,3}}(?P<place>{_PART}(?:\s*,\s*{_PART}){{0,3}}(?:\s*[|│/]{{1,2}}\s*{_PART})?)(?P<lower>\s*,\s*[a-z][\w.-]{{3,30}})?\s*(?:,\s*)?(?P<outlet>\((?![A-Z]{{2,6}}\)\s+[a-z])[^()\n]{{2,30}}\))?"
    rf"(?P<separator>{_SEPARATOR})(?=[\"“‘'(]?[A-Z0-9])"
)
_ALONE = re.compile(rf"\A(?P<place>{_PART}(?:\s*,\s*{_PART}){{0,2}})\s*(?P<outlet>\([^()\n]{{2,30}}\))?\W{{0,4}}\Z")
_OUTLET = Shape(r"\.(?:com|co|id|net|news|example)\b|{noise_words.outlet}", re.IGNORECASE)
_SPLIT = re.compile(r"\s*[,|│/()–—]\s*|\s+-\s+")
_NO_WORD = re.compile(r"[^\w ]")
_LEAST_OPENING = 60
"""Characters of a first line from which on it is a sentence, not a heading or an item of a list."""
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Dateline:
    """`placed`: one of its parts is a place that we know."""

    start: int
    end: int
    text: str
    placed: bool


class DatelineFinder:
    """Reads datelines; the names of regions, capitals and districts tell them from captions in the same shape."""

    def __init__(self, config: Config) -> None:
        words = load_entries(config, "noise_words", GroupedEntry)
        self._type_words = frozenset(word for entry in words if entry.group == "type_word" for word in entry.words)
        self._places = self._place_names(config)

    def find(self, line: Line) -> Dateline | None:
        """The dateline that this line begins with, or is."""
        text = line.text[: _LONGEST + 40]
        match = _BEFORE.match(text)
        if match is not None and match.end() <= _LONGEST and self._believable(match, line):
            return Dateline(line.start, line.start + match.end(), match.group().strip(), self._names_place(match.group()))
        if len(line.text) <= 50 and (match := _ALONE.match(line.text)) is not None:
            placed = self._names_place(line.text)
            outlet = match.group("outlet") or _OUTLET.search(line.text)
            if placed and (outlet or line.text.isupper()):
                return Dateline(line.start, line.end, line.text, True)
        return None

    def begins(self, line: Line) -> bool:
        """Whether the line begins with a dateline that names a place or an outlet."""
        found = self.find(line)
        return found is not None and found.end < line.end

    def _believable(self, match: re.Match[str], line: Line) -> bool:
        place = match.group("place")
        if match.group("separator").strip()[:1] in (":", ".", "_") and not place.isupper() and not match.group("outlet"):
            # "Kabupaten Lama: 5 kasus" is a line of a list; "Jakarta: Komisi …" opens an article
            tells = len(line.text) > _LEAST_OPENING and not line.text[match.end() : match.end() + 1].isdigit()
            return line.start == 0 and match.group("separator").strip() == ":" and tells and self._fold(place) in self._places
        if match.group("lower") and not place.isupper() and not self._names_place(place):
            return False
        if self._names_place(place) or match.group("outlet"):
            return True
        # Without a known place: capitals, or an outlet's name, and not the opener of a caption ("TEKEN: ...").
        separator = match.group("separator").strip()
        return ":" not in separator and (place.isupper() or _OUTLET.search(place) is not None) and len(line.text) > 60

    def _names_place(self, text: str) -> bool:
        return any(self._fold(part) in self._places for part in _SPLIT.split(text) if part)

    def _place_names(self, config: Config) -> frozenset[str]:
        names: set[str] = set()
        for region in load_regions(config).values():
            names.update((region.name, region.short_name, region.capital))
        names.update(name for (name,) in read_columns(config.path("regions/districts.csv"), "name"))
        for alias, kind in read_columns(config.path("regions/region_aliases.csv"), "alias", "kind"):
            if kind != "government":  # "Bupati Lama" begins a sentence, no dateline
                names.add(alias)
        return frozenset(folded for name in names if (folded := self._fold(name)))

    def _fold(self, name: str) -> str:
        return "".join(word for word in _NO_WORD.sub(" ", name).casefold().split() if word not in self._type_words)
