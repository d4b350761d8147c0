"""The tagged article as the record rules read it.

A `Frame` is made once for each article. All offsets are characters into the article's text. Characters that
`ikrar_noise` marked (related stories, captions, bylines) belong to no sentence: nothing in them may yield a record.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc

from ikrar.model import MENTION_TYPES
from pipeline.records.reading.lives import without_lives
from pipeline.records.reading.sections import Section, find_sections, section_at
from pipeline.records.reading.slips import with_prefixes
from pipeline.tagging.dates import published_day
from pipeline.tagging.extensions import text_of
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

Mention = Mapping[str, Any]
"""A mention of the codebook: `type`, `start`, `end`, `text` and the normalised fields of its type."""

_APPOSED = Shape(r"\s*(?:(?:\([^)]*\)|\))\s*[,(]?|[,(]|(?<=\w)\s)\s*(?:(?:di\s+)?{before_names.province}\s+)?")
"""Between a regency, with its abbreviation in brackets, and the province in which it lies."""
_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\S)")
_CLAUSE_BREAK = re.compile(r"[;:“”\"]|\s[–—-]\s|,\s")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text; `index` is its place among its like."""

    start: int
    end: int
    index: int
    bounds: tuple[int, int] = field(init=False, repr=False, compare=False)
    """Start and end, to be passed on with a star; rules ask for them at every turn."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "bounds", (self.start, self.end))

    def __hash__(self) -> int:
        return self.start  # few spans of an article begin at one place, and answers are kept by them

    def holds(self, offset: int) -> bool:
        """Whether a character lies in it."""
        return self.start <= offset < self.end


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody said; `speaker` is the official mention, or None when it is not known."""

    start: int
    end: int
    speaker: Mention | None


@dataclass(frozen=True, eq=False)
class Frame:
    """What the record rules need to know about one article."""

    text: str
    """What the rules read: the article's text, with prefixes that stand apart moved to their verbs (`slips`)."""
    title: str
    outlet: str
    published: date | None
    """Day of publication in the outlet's own zone; where the page has none, the day that its text says it is."""
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]
    dateline_codes: tuple[str, ...]
    doc: Doc = field(repr=False, compare=False)

    @cached_property
    def clauses(self) -> tuple[Span, ...]:
        """Pieces of the sentences between commas, dashes, quotation marks and linking words, in order."""
        return tuple(_clauses(self.text, self.sentences))

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs in order, without those that are only noise; each reaches to the blank lines after it."""
        return tuple(_paragraphs(self.text, [(line["start"], line["end"]) for line in self.doc._.noise or ()]))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Stretches under the name of one region each, in an article that goes through places one by one; mostly none."""
        regions = [mention for mention in self.mentions if mention["type"] == "region" and mention.get("code")]
        dateline = self.doc._.dateline
        if dateline and len(dateline.get("codes") or ()) == 1 and "\n" in self.text[dateline["end"] : dateline["end"] + 2]:
            # The first heading of all stands where a dateline does.
            regions.insert(0, {"type": "region", "start": dateline["start"], "end": dateline["end"], "code": dateline["codes"][0]})
        return find_sections(self.text, regions)

    @cached_property
    def officials(self) -> tuple[Mention, ...]:
        """The mentions of officials, in order."""
        return self.of_type("official")

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _clause_starts(self) -> list[int]:
        return [clause.start for clause in self.clauses]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    @cached_property
    def _paragraphs_asked(self) -> dict[int, Span]:
        """The paragraph of each place of which rules have asked: they look around from few sentences again and again."""
        return {}

    @cached_property
    def _by_type(self) -> Mapping[str | None, tuple[tuple[Mention, ...], list[int]]]:
        """The mentions of each type, and under None those of all, with where they start."""
        parted: dict[str | None, tuple[Mention, ...]] = {None: self.mentions}
        for kind in MENTION_TYPES:
            parted[kind] = tuple(mention for mention in self.mentions if mention["type"] == kind)
        return {kind: (mentions, [mention["start"] for mention in mentions]) for kind, mentions in parted.items()}

    def of_type(self, kind: str) -> tuple[Mention, ...]:
        """All mentions of one type, in order."""
        return self._by_type[kind][0]

    def within(self, start: int, end: int, kind: str | None = None) -> Sequence[Mention]:
        """Mentions that begin inside [start, end), in order."""
        mentions, starts = self._by_type[kind]
        first = bisect_left(starts, start)
        return mentions[first : bisect_left(starts, end, first)]

    def numbers(self, start: int, end: int) -> list[Mention]:
        """Counts of persons and cases that begin inside [start, end), in order; numbers of regions are none."""
        return [mention for mention in self.within(start, end, "count") if mention["unit"] != "region"]

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence in which a character lies; None in noise or between sentences."""
        return _holding(self.sentences, self._sentence_starts, offset)

    def before(self, sentence: Span) -> Span | None:
        """The sentence right before one of the article's; None before the first."""
        return self.sentences[sentence.index - 1] if sentence.index else None

    def after(self, sentence: Span) -> Span | None:
        """The sentence right after one of the article's; None after the last."""
        return self.sentences[sentence.index + 1] if sentence.index + 1 < len(self.sentences) else None

    def in_one_paragraph(self, first: int, second: int) -> bool:
        """Whether two places of the text lie in the same paragraph."""
        return self.paragraph_at(first) == self.paragraph_at(second)

    def clause_at(self, offset: int) -> Span | None:
        """The clause in which a character lies; None in noise or between sentences."""
        return _holding(self.clauses, self._clause_starts, offset)

    def paragraph_at(self, offset: int) -> Span:
        """The paragraph in which a character lies; the whole text where it lies in none."""
        known = self._paragraphs_asked
        if offset not in known:
            known[offset] = _holding(self.paragraphs, self._paragraph_starts, offset) or Span(0, len(self.text), 0)
        return known[offset]

    def section_at(self, offset: int) -> Section | None:
        """The section in which a character lies; None where the article has none there."""
        return section_at(self.sections, offset)

    def apart(self, first: int, second: int) -> bool:
        """Whether two places of the text stand under headings of different regions: nothing told at one goes on at the other."""
        if not self.sections:
            return False
        one, other = self.section_at(first), self.section_at(second)
        return one is not None and other is not None and one.index != other.index

    def quote_at(self, offset: int) -> Quote | None:
        """The quote in which a character lies, or None."""
        return next((quote for quote in self.quotes if quote.start <= offset < quote.end), None)

    def say(self, span: Span) -> str:
        """The words of a stretch."""
        return self.text[span.start : span.end]

    def opening(self, start: int, end: int, skipped: str = "\"“‘' ") -> int:
        """Where the words of a stretch begin, behind blanks and opening quotation marks."""
        if start < end and self.text[start] not in skipped:
            return start
        return end - len(self.text[start:end].lstrip(skipped))


def read_frame(doc: Doc) -> Frame:
    """The frame of a document that all taggers have seen."""
    article = doc._.article or {}
    told = sorted(doc._.mentions or (), key=lambda mention: (mention["start"], mention["end"]))
    mentions = tuple(without_lives(text_of(doc), tuple(_without_outer(text_of(doc), told))))
    officials = [mention for mention in mentions if mention["type"] == "official"]
    return Frame(
        text=with_prefixes(text_of(doc)),
        title=article.get("title") or "",
        outlet=article.get("outlet") or "",
        published=published_day(article.get("published_at")) or (date.fromisoformat(doc._.today["day"]) if doc._.today else None),
        sentences=tuple(_sentences(doc)),
        mentions=mentions,
        quotes=tuple(_quotes(doc._.quotes or (), officials)),
        dateline_codes=tuple((doc._.dateline or {}).get("codes") or ()),
        doc=doc,
    )


def _without_outer(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Leave out the province that only says where a regency lies: "Bawaslu Kabupaten Melawi, Kalimantan Barat, memeriksa"."""
    before: Mention | None = None
    for mention in mentions:
        if mention["type"] != "region":
            yield mention
            continue
        inner = before is not None and _APPOSED.fullmatch(text, before["end"], mention["start"]) is not None
        if inner and before is not None and "." not in mention["code"] and before["code"].split(".")[0] == mention["code"]:
            before = {**mention, "code": before["code"]}  # its abbreviation in brackets goes with it
            continue
        before = mention
        yield mention


def _sentences(doc: Doc) -> Iterator[Span]:
    noise = sorted((span["start"], span["end"]) for span in doc._.noise or ())
    text = text_of(doc)
    index = 0
    for sentence in doc.sents:
        for start, end in _without(sentence.start_char, sentence.end_char, noise):
            kept = text[start:end]
            start += len(kept) - len(kept.lstrip())
            end -= len(kept) - len(kept.rstrip())
            if start < end:
                yield Span(start, end, index)
                index += 1


def _without(start: int, end: int, noise: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts of [start, end) that no noise covers."""
    for noise_start, noise_end in noise:
        if noise_end <= start or noise_start >= end:
            continue
        if noise_start > start:
            yield start, noise_start
        start = max(start, noise_end)
    if start < end:
        yield start, end


def _clauses(text: str, sentences: Sequence[Span]) -> Iterator[Span]:
    links = load_phrases("modality")["clause_link"]
    index = 0
    for sentence in sentences:
        cuts = {sentence.start, sentence.end}
        cuts.update(match.end() for match in _CLAUSE_BREAK.finditer(text, sentence.start, sentence.end))
        cuts.update(match.start() for match in links.all(text, sentence.start, sentence.end))
        places = sorted(cuts)
        for start, end in pairwise(places):
            if text[start:end].strip():
                yield Span(start, end, index)
                index += 1


def _paragraphs(text: str, noise: Sequence[tuple[int, int]]) -> Iterator[Span]:
    start = 0
    index = 0
    for gap in (*_PARAGRAPH.finditer(text), None):
        end, following = (gap.start(), gap.end()) if gap is not None else (len(text), len(text))
        body = text[start:end].strip()
        first = text.find(body, start)
        if body and not any(begin <= first and first + len(body) <= last for begin, last in noise):
            yield Span(start, following, index)
            index += 1
        start = following


def _quotes(quotes: Sequence[Mapping[str, Any]], officials: Sequence[Mention]) -> Iterator[Quote]:
    for quote in quotes:
        speaker = quote.get("speaker")
        known = speaker is not None and 0 <= speaker < len(officials)
        yield Quote(quote["start"], quote["end"], officials[speaker] if known else None)  # type: ignore[index]


def _holding(spans: Sequence[Span], starts: Sequence[int], offset: int) -> Span | None:
    place = bisect_right(starts, offset) - 1
    return spans[place] if place >= 0 and spans[place].holds(offset) else None
