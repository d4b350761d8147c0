"""`ikrar_institutions`: names of public institutions, as mentions with the codebook's identifier and the region where local."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc

from ikrar.config import Config
from ikrar.regions import NATION
from pipeline.tagging.extensions import text_of
from pipeline.tagging.linking import region_of_phrase
from pipeline.tagging.mentions import add_mentions, make_mention
from pipeline.tagging.tagger import Tagger
from pipeline.words.entries import Entry, load_entries
from pipeline.words.prefilter import PatternSet, Sought


class InstitutionEntry(Entry):
    """`id` of the codebook; `scope`: `nation` where there is only one of them."""

    id: str
    scope: Literal["nation"] | None = None


@dataclass(frozen=True, slots=True)
class FoundInstitution:
    """An institution by its id in `institutions.yml`, and where it is named."""

    start: int
    end: int
    id: str


_BEFORE = r"(?<![\w@./])(?<!(?-i:[a-z\d])-)"
""" "PALU-Bawaslu": a name may be glued to the dateline."""
_BEHIND = r"(?![\w@]|\.(?:go|co|or|com|id|net)\b)"
_SHORT_FORM = re.compile(r"\s*\(\s*")


class InstitutionFinder:
    """Finds institutions in bare text, so that other vocabularies can use the same spellings."""

    def __init__(self, config: Config) -> None:
        entries = load_entries(config, "institutions", InstitutionEntry)
        self.national = frozenset(entry.id for entry in entries if entry.scope == "nation")
        self._ids = [entry.id for entry in entries]
        # One expression for each, so that a word of the text is tried with those only that begin like it.
        self._patterns = PatternSet(Sought(f"{_BEFORE}(?:{entry.source}){_BEHIND}", re.IGNORECASE) for entry in entries)

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[FoundInstitution]:
        """Institutions by start; "Badan Pengawas Pemilu (Bawaslu)" is one."""
        pending: FoundInstitution | None = None
        for number, match in self._first_of_each_place(text, start, len(text) if end is None else end):
            found = FoundInstitution(match.start(), match.end(), self._ids[number])
            if pending is not None:
                between = _SHORT_FORM.fullmatch(text, pending.end, found.start)
                if between is not None and pending.id == found.id:
                    closed = found.end + 1 if text[found.end : found.end + 1] == ")" else found.end
                    pending = FoundInstitution(pending.start, closed, pending.id)
                    continue
                yield pending
            pending = found
        if pending is not None:
            yield pending

    def _first_of_each_place(self, text: str, start: int, end: int) -> Iterator[tuple[int, re.Match[str]]]:
        """Names in order of the text, none inside another; of several that begin at one place the first of the vocabulary."""
        floor = start
        for number, match in sorted(self._patterns.find_all(text, start, end), key=lambda found: (found[1].start(), found[0])):
            if match.start() >= floor:
                yield number, match
                floor = match.end()


class InstitutionTagger(Tagger):
    """The spaCy component: adds the mentions of institutions."""

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self.finder = InstitutionFinder(config)

    def _tag(self, doc: Doc) -> None:
        found = [
            make_mention(doc, "institution", found.start, found.end, id=found.id, region=self._region(doc, found))
            for found in self.finder.find(text_of(doc))
        ]
        add_mentions(doc, found)

    def _region(self, doc: Doc, found: FoundInstitution) -> str | None:
        """The region that its name says; null where the text leaves it to the reader."""
        if found.id in self.finder.national:
            return NATION
        return region_of_phrase(doc, found.start, found.end)


@Language.factory("ikrar_institutions", default_config={"config_folder": None})
def create_institutions(nlp: Language, name: str, config_folder: str | None) -> InstitutionTagger:
    return InstitutionTagger(Config(Path(config_folder) if config_folder else None))
