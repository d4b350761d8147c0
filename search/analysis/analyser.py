"""The analyser of all engines: texts into layers of words, queries into clauses, matches into highlights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from unicodedata import unidata_version

from ikrar.config import Config
from search.analysis.clauses import AllOf, AnyOf, Beginning, Clause, Layer, Words
from search.analysis.stems import Stemmer, load_stemmer
from search.analysis.synonyms import Synonyms, load_synonym_table
from search.analysis.tokens import Token, tokenize
from search.expression import And, Expression, Not, Or, Phrase, Prefix, Word

VERSION = 1
"""Grows when tokeniser or layers change in a way that an index built before does not know."""


@dataclass(frozen=True, slots=True)
class Analysed:
    """A text as words: token `n`, its exact form and its stem stand at index `n` of each."""

    tokens: tuple[Token, ...]
    exact: tuple[str, ...]
    stem: tuple[str, ...]

    def layer(self, name: Layer) -> tuple[str, ...]:
        return self.exact if name == "exact" else self.stem


class Analyser:
    def __init__(self, stemmer: Stemmer, synonym_groups: Iterable[Iterable[str]]) -> None:
        self._stem = stemmer.stem
        self._synonyms = Synonyms([[self.analyse(text).stem for text in group] for group in synonym_groups])
        self.fingerprint = f"{VERSION}-{stemmer.fingerprint}-{unidata_version}"
        """An index built under another fingerprint must be rebuilt. Synonyms are not part of it: they widen queries only."""

    def analyse(self, text: str) -> Analysed:
        tokens = tuple(tokenize(text))
        return Analysed(tokens, tuple(token.exact for token in tokens), tuple(self._stem(token.exact) for token in tokens))

    def understand(self, expression: Expression) -> Clause:
        """The clauses that a reader's words stand for, synonyms included."""
        if isinstance(expression, Phrase):
            return Words("exact", self.analyse(expression.text).exact)
        if isinstance(expression, Prefix):
            return self._beginning(self.analyse(expression.text).exact)
        if isinstance(expression, Or):
            return AnyOf(tuple(self.understand(part) for part in expression.parts))
        return self._all_of(expression.parts if isinstance(expression, And) else (expression,))

    def _all_of(self, expressions: Sequence[Expression]) -> Clause:
        parts: list[Clause] = []
        run: list[tuple[str, ...]] = []
        for expression in expressions:
            if isinstance(expression, Word):
                run.append(self.analyse(expression.text).stem)
                continue
            parts.extend(self._widen(run))
            run = []
            if not isinstance(expression, Not):
                parts.append(self.understand(expression))
        parts.extend(self._widen(run))
        without = tuple(self.understand(expression.part) for expression in expressions if isinstance(expression, Not))
        return parts[0] if len(parts) == 1 and not without else AllOf(tuple(parts), without)

    def _widen(self, run: list[tuple[str, ...]]) -> list[Clause]:
        """Clauses of words that stand side by side; `aparatur sipil negara` finds what `ASN` finds."""
        clauses: list[Clause] = []
        at = 0
        while at < len(run):
            # A written word of several tokens (Sul-Sel) is one unit: it never gives a part of itself to an expression.
            length, group = self._synonyms.longest([words[0] if len(words) == 1 else "" for words in run[at:]])
            if length:
                written = tuple(Words("stem", words) for words in run[at : at + length])
                others = tuple(Words("stem", expression) for expression in group)
                # As written, the words may stand apart: a synonym only ever adds documents.
                clauses.append(AnyOf((written[0] if length == 1 else AllOf(written), *(other for other in others if other not in written))))
                at += length
            else:
                clauses.append(Words("stem", run[at]))
                at += 1
        return clauses

    @staticmethod
    def _beginning(words: tuple[str, ...]) -> Clause:
        """`sul-se*`: the words before the last one as written, the last as a beginning."""
        *whole, last = words
        return AllOf((Words("exact", tuple(whole)), Beginning(last))) if whole else Beginning(last)


def load_analyser(config: Config) -> Analyser:
    return Analyser(load_stemmer(config), load_synonym_table(config).groups)
