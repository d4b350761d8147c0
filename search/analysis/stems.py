"""One stem for all forms of a word: table of exceptions, then the dictionary, then affixes (config/vocabulary/stems.yml).

Lucene's own Indonesian stemmer is not used: it takes `menyatakan` and `pernyataan` for two words and turns `kepala` into `pala`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import version

from pydantic import BaseModel, ConfigDict
from simplemma import is_known, lemmatize

from ikrar.config import Config, load_yaml

MIN_ROOT = 4
"""Shortest dictionary root that affixes are taken off for; below it names fall apart (`Serui`: seru)."""


class _Prefix(BaseModel):
    model_config = ConfigDict(extra="forbid")

    prefix: str
    restores: str = ""
    needs: str | None = None


class StemTable(BaseModel):
    """The words of `stems.yml`; the file says what each part means."""

    model_config = ConfigDict(extra="forbid")

    keep: list[str]
    families: dict[str, list[str]]
    prefixes: list[_Prefix]
    suffixes: list[str]
    endings: list[str]
    clitics: list[str]


class Stemmer:
    """Maps a folded word (lower case, no accents) to its stem; the same word always to the same stem."""

    def __init__(self, table: StemTable) -> None:
        self._known = {word: word for word in table.keep}
        for root, forms in table.families.items():
            self._known |= dict.fromkeys((root, *forms), root)
        self._prefixes = table.prefixes
        self._suffixes = ["", *table.suffixes]
        self._endings = ["", *table.endings]
        self._clitics = table.clitics
        seed = table.model_dump_json() + version("simplemma")
        self.fingerprint = hashlib.sha256(seed.encode()).hexdigest()[:12]
        """Changes whenever the stem of any word may change."""
        self.stem = lru_cache(maxsize=200_000)(self._stem)

    def _stem(self, word: str) -> str:
        if word in self._known:
            return self._known[word]
        if not word.isalpha():
            return word
        lemma: str = lemmatize(word, lang="id")
        if lemma != word:
            return self._known.get(lemma, lemma)
        if is_known(word, lang="id"):
            return word
        return self._without_affixes(word)

    def _without_affixes(self, word: str) -> str:
        """The root below the affixes of a word that the dictionary lacks, or the word."""
        bare = list(self._candidates(word))
        for root in bare:
            if root in self._known:
                return self._known[root]
        for root in bare:
            if len(root) >= MIN_ROOT and is_known(root, lang="id"):
                lemma: str = lemmatize(root, lang="id")
                return self._known.get(lemma, lemma)
        for clitic in self._clitics:
            if word.endswith(clitic) and len(word) - len(clitic) >= MIN_ROOT:
                return self._stem(word.removesuffix(clitic))
        return word

    def _candidates(self, word: str) -> Iterator[str]:
        """What may be left of the word, least taken off first; a mere suffix is no affix enough (many names end in -an, -i)."""
        for ending in self._endings:
            if not word.endswith(ending):
                continue
            whole = word[: len(word) - len(ending)]
            if ending and len(whole) >= MIN_ROOT:
                yield whole
            for suffix in self._suffixes:
                if not whole.endswith(suffix):
                    continue
                middle = whole[: len(whole) - len(suffix)]
                for affix in self._prefixes:
                    root = affix.restores + middle.removeprefix(affix.prefix)
                    if middle.startswith(affix.prefix) and len(root) >= MIN_ROOT and affix.needs in (None, suffix):
                        yield root


def load_stemmer(config: Config) -> Stemmer:
    return Stemmer(load_yaml(config.path("vocabulary/stems.yml"), StemTable))
