"""Which lines of an article belong together: the paragraphs that the rules ask about.

A line is a paragraph where the outlet writes paragraphs of several sentences: there a new one is a new thought. Where it breaks after
nearly every sentence the break says nothing, and the lines themselves tell. One that leans on what stands before ("Ketiganya …", "Surat
itu …", "…," ujarnya) goes on with it; one that names an official or another place, or turns to something else, begins a passage; and
where nothing tells, two sentences are read together, as many as paragraphs mostly have.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pipeline.tagging.lines import Line, split_lines
from pipeline.tagging.mentions import Mention
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

Passage = tuple[int, int]
"""Start and end, in characters of the text, without the blanks around."""

_SHARE_OF_LONG = 0.35
"""On a page that breaks after each sentence at most so many of its lines hold several."""
_FEWEST_LINES = 6
_TOGETHER = 2
"""Sentences of a passage where nothing tells whether the next line goes on with it."""
_SHORT = 7
"""So few words only announce what the next line tells: "Kabupaten Magetan memilih jalur surat."."""
_OPENING = 40
"""Characters within which a line names the place that it tells of."""
_OPENS_QUOTE = tuple('"“«„')
_STEM = 5
"""So many letters tell a noun from others: "imbauan itu" behind "mengimbau"."""
_NEAR = 3000
"""Characters within which that noun is looked for."""
_POINTS = Shape(
    r"(?i:(?:{passages.before_pointed}\s+)?(?P<noun>[^\W\d_]{3,})(?:\s+[^\s,.;]+){0,2}?\s+{grammar.that})(?!\w)(?<!(?i:sementara)\situ)"
)
_LOWER_WORD = re.compile(r"\s[a-z]")
_BY_HIM = Shape(r"[\"”»][,.!?\s]{0,4}(?:{speech.so_far}\s)?(?:[a-z-]{3,}nya|(?=[a-z]){speech.saying}\s+(?=[a-z]){speech.pronoun})(?!\w)")


@dataclass(frozen=True, slots=True)
class _Named:
    """Where lines may name somebody or some place anew."""

    persons: frozenset[int]
    """Where officials are named."""
    bodies: Sequence[tuple[int, str, str]]
    """Where regions and institutions are named: their type, and their code or id, in order."""

    def within(self, start: int, end: int) -> Sequence[tuple[int, str, str]]:
        """The bodies named in a stretch of the text."""
        first = bisect_left(self.bodies, start, key=lambda body: body[0])
        return self.bodies[first : bisect_left(self.bodies, end, key=lambda body: body[0])]


def find_passages(text: str, noise: Collection[Passage], sentences: Sequence[int], mentions: Sequence[Mention]) -> list[Passage]:
    """The passages in order, without lines that are only noise.

    Args:
        text: the article's text.
        noise: stretches that are no body text.
        sentences: where sentences begin, ascending.
        mentions: what is named, in order.
    """
    lines = [line for line in split_lines(text) if not any(begin <= line.start and line.end <= end for begin, end in noise)]
    held = [1 + bisect_left(sentences, line.end) - bisect_right(sentences, line.start) for line in lines]
    if not _breaks_after_each_sentence(lines, held):
        return [(line.start, line.end) for line in lines]
    persons = frozenset(m["start"] for m in mentions if m["type"] == "official" and m["name"])
    keys = {"region": "code", "institution": "id"}
    bodies = [(m["start"], m["type"], m[keys[m["type"]]]) for m in mentions if m["type"] in keys and m.get(keys[m["type"]])]
    return list(_joined(text, lines, held, _Named(persons, bodies)))


def _breaks_after_each_sentence(lines: Sequence[Line], held: Sequence[int]) -> bool:
    told = [number for line, number in zip(lines, held, strict=True) if line.ends_sentence]
    return len(told) >= _FEWEST_LINES and sum(number > 1 for number in told) <= _SHARE_OF_LONG * len(told)


def _joined(text: str, lines: Sequence[Line], held: Sequence[int], named: _Named) -> Iterator[Passage]:
    first, so_far = 0, held[0]
    for at in range(1, len(lines)):
        if _goes_on(text, lines[first], lines[at - 1], lines[at], so_far, named):
            so_far += held[at]
            continue
        yield lines[first].start, lines[at - 1].end
        first, so_far = at, held[at]
    yield lines[first].start, lines[-1].end


def _goes_on(text: str, first: Line, before: Line, line: Line, so_far: int, named: _Named) -> bool:
    """Whether a line belongs to the passage before it, which reaches from `first` to `before` and holds `so_far` sentences."""
    if any(not one.ends_sentence or one.text.endswith("?") for one in (before, line)):
        return False  # a heading, an item of a list, a question to whom an interview is with
    after_quote = before.text.startswith(_OPENS_QUOTE)
    if _ends_in_quote(before.text):
        return True
    if _is_elsewhere(first, before, line, named):
        return False
    if so_far == 1 and not after_quote and len(before.words) <= _SHORT:
        return True
    words = load_phrases("passages")
    opening = line.end - len(line.text.lstrip("\"“‘'«„ "))
    if words["turns"].opens(line.text, 0) or opening in named.persons:
        return False
    if line.text.startswith(_OPENS_QUOTE):
        leans = _BY_HIM.search(line.text) is not None
    else:
        leans = words["leans"].opens(line.text, 0)
        pointed = None if leans else _POINTS.match(line.text)
        if pointed is not None:
            leans = _tells(text, max(first.start, before.end - _NEAR), before.end, pointed["noun"])
            above = _tells(text, max(0, first.start - _NEAR), first.start, pointed["noun"])
            if not leans and (above or words["turns"].opens(first.text, 0)):
                return False  # it points over this passage to what stands above
    return leans or (so_far < _TOGETHER and not after_quote)


def _tells(text: str, start: int, end: int, noun: str) -> bool:
    """Whether the stem of a noun stands in a stretch of the text."""
    return noun[:_STEM].casefold() in text[start:end].casefold()


def _ends_in_quote(said: str) -> bool:
    """Whether a line stops inside a quotation: "“Kami sudah menegur. | Lurahnya mengaku,” kata X"."""
    return said.count("“") > said.count("”") or said.count('"') % 2 == 1


def _is_elsewhere(first: Line, before: Line, line: Line, named: _Named) -> bool:
    """Whether a line opens with a place or a body that the passage does not tell of: "Di Kabupaten Bone, 600 pegawai …", "BKN sudah"."""
    told = {(kind, key) for _, kind, key in named.within(max(first.start, before.end - _NEAR), before.end)}
    kinds = {kind for kind, _ in told}
    for start, kind, key in named.within(line.start, line.start + _OPENING):
        if not _LOWER_WORD.search(line.text, 1, start - line.start) and kind in kinds and (kind, key) not in told:
            return True
    return False
