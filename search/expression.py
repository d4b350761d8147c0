"""What a reader types into the search box, parsed into a small tree.

    netralitas asn            both words, in any form (netral, netralitas, menetralkan)
    "pakta integritas"        exactly these words in this order
    camat OR lurah            either; AND binds closer than OR
    sanksi -"belum ada"       without; NOT does the same
    sosialis*                 every word that begins so
    (camat OR lurah) sanksi   parentheses group

Operators are capital letters; a dash between blanks is a dash. Curly quotes are quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ikrar.errors import QueryError
from search.analysis.tokens import tokenize

MAX_CHARACTERS = 1_000
MAX_WORDS = 64
MAX_DEPTH = 16
MIN_PREFIX = 2
"""A shorter beginning matches so many words that no engine answers in good time."""

Reason = Literal[
    "too_long",
    "too_many_words",
    "too_deep",
    "open_quote",
    "open_parenthesis",
    "stray_parenthesis",
    "missing_operand",
    "short_prefix",
    "star_in_phrase",
    "no_words",
]


class QuerySyntaxError(QueryError):
    """The text cannot be parsed; `reason` is for faces that say it in another language."""

    def __init__(self, reason: Reason, message: str, *, position: int) -> None:
        super().__init__(f"{message} (character {position + 1})", reason=reason, position=position)


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin so, as written."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """These words next to each other, as written."""

    text: str


@dataclass(frozen=True, slots=True)
class Not:
    part: Expression


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Expression, ...]


Expression = Word | Prefix | Phrase | Not | And | Or


def parse_query(text: str) -> Expression | None:
    """The tree of a search text; None where it is blank.

    Raises:
        QuerySyntaxError: with the position (0-based character) where reading stopped.
    """
    if len(text) > MAX_CHARACTERS:
        raise QuerySyntaxError("too_long", f"the query is longer than {MAX_CHARACTERS} characters", position=MAX_CHARACTERS)
    tokens = list(_tokens(text))
    if not tokens:
        if text.strip():
            raise QuerySyntaxError("no_words", "the query has no word to search for", position=0)
        return None
    words = [token for token in tokens if token.kind in ("word", "prefix", "phrase")]
    if len(words) > MAX_WORDS:
        raise QuerySyntaxError("too_many_words", f"the query has more than {MAX_WORDS} words", position=words[MAX_WORDS].position)
    return _Parser(tokens, len(text)).parse()


@dataclass(frozen=True, slots=True)
class _Token:
    kind: Literal["word", "prefix", "phrase", "(", ")", "AND", "OR", "NOT"]
    text: str
    position: int


_DOUBLE_QUOTES = '"“”„‟«»＂'
_PIECE = re.compile(rf"[(){_DOUBLE_QUOTES}]|[^\s(){_DOUBLE_QUOTES}]+")
_DASHES = "-−–—"


def _tokens(text: str) -> Iterator[_Token]:
    at = 0
    while found := _PIECE.search(text, at):
        piece, start, at = found.group(), found.start(), found.end()
        if piece in _DOUBLE_QUOTES:
            yield _phrase(text, start)
            at = _closing_quote(text, start) + 1
        elif piece in "()":
            yield _Token("(" if piece == "(" else ")", piece, start)
        elif piece in ("AND", "OR", "NOT"):
            yield _Token(piece, piece, start)  # type: ignore[arg-type]  # the three literals
        else:
            yield from _word(text, piece, start)


def _closing_quote(text: str, start: int) -> int:
    return next((at for at in range(start + 1, len(text)) if text[at] in _DOUBLE_QUOTES), -1)


def _phrase(text: str, start: int) -> _Token:
    end = _closing_quote(text, start)
    if end < 0:
        raise QuerySyntaxError("open_quote", "a quotation mark is opened and never closed", position=start)
    inside = text[start + 1 : end]
    if "*" in inside:
        raise QuerySyntaxError("star_in_phrase", "a * cannot stand inside quotation marks", position=start + 1 + inside.index("*"))
    if not _has_word(inside):
        raise QuerySyntaxError("no_words", "there is no word between the quotation marks", position=start)
    return _Token("phrase", inside, start)


def _word(text: str, piece: str, start: int) -> Iterator[_Token]:
    if piece[0] in _DASHES and (_has_word(piece) or (len(piece) == 1 and text[start + 1 : start + 2] in (*_DOUBLE_QUOTES, "("))):
        yield _Token("NOT", piece[0], start)
        piece, start = piece[1:], start + 1
    if piece.endswith("*"):
        written = piece.rstrip("*")
        *_, last = ["", *(token.exact for token in tokenize(written))]
        if len(last) < MIN_PREFIX:
            raise QuerySyntaxError("short_prefix", f"at least {MIN_PREFIX} letters must stand before a *", position=start)
        yield _Token("prefix", written, start)
    elif _has_word(piece):
        yield _Token("word", piece, start)


def _has_word(text: str) -> bool:
    return next(tokenize(text), None) is not None


class _Parser:
    """Recursive descent: or › and › not › atom."""

    def __init__(self, tokens: list[_Token], length: int) -> None:
        self._tokens, self._at, self._length = tokens, 0, length

    def parse(self) -> Expression:
        expression = self._or(depth=0)
        if self._next is not None:
            raise QuerySyntaxError("stray_parenthesis", "a parenthesis is closed that was never opened", position=self._next.position)
        return expression

    @property
    def _next(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self, *kinds: str) -> _Token | None:
        token = self._next
        if token is None or token.kind not in kinds:
            return None
        self._at += 1
        return token

    def _or(self, depth: int) -> Expression:
        parts = [self._and(depth)]
        while self._take("OR"):
            parts.append(self._and(depth))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _and(self, depth: int) -> Expression:
        parts = [self._not(depth)]
        while self._next is not None and self._next.kind not in ("OR", ")"):
            self._take("AND")
            parts.append(self._not(depth))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _not(self, depth: int) -> Expression:
        negative = False
        while self._take("NOT"):
            negative = not negative
        atom = self._atom(depth)
        return Not(atom) if negative else atom

    def _atom(self, depth: int) -> Expression:
        token = self._take("word", "prefix", "phrase", "(")
        if token is None:
            position = self._next.position if self._next else self._length
            raise QuerySyntaxError("missing_operand", "a word, a quotation or a parenthesis is missing here", position=position)
        if token.kind == "word":
            return Word(token.text)
        if token.kind == "prefix":
            return Prefix(token.text)
        if token.kind == "phrase":
            return Phrase(token.text)
        if depth == MAX_DEPTH:
            raise QuerySyntaxError("too_deep", f"parentheses are nested deeper than {MAX_DEPTH}", position=token.position)
        inside = self._or(depth + 1)
        if not self._take(")"):
            raise QuerySyntaxError("open_parenthesis", "a parenthesis is opened and never closed", position=token.position)
        return inside
