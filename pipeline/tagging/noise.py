"""`ikrar_noise`: the characters of a text that are no body text (codebook, "Not content").

The work is done on the bare text by `find_noise`, without spaCy, so that relevance can look at an article before it is
tokenised. Nothing in noise becomes a mention or a record; only the dateline may still help to place the article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from spacy.language import Language
from spacy.tokens import Doc

from ikrar.config import Config
from pipeline.tagging.dateline import Dateline, DatelineFinder
from pipeline.tagging.extensions import text_of
from pipeline.tagging.lines import Line, split_lines
from pipeline.tagging.noise_shapes import (
    BULLET,
    CAPTION_OPENER,
    CLOSING,
    CREDIT_LINE,
    INLINE_RELATED,
    PHOTO_CREDIT,
    end_of_related,
    is_caption,
    is_figure_line,
    is_item,
    is_kicker,
    is_other_headline,
    looks_like_body,
)
from pipeline.words.entries import Entry, load_entries
from pipeline.words.phrases import GroupedEntry, words_of

Scope = Literal["line", "whole", "label", "tail", "inline"]


class NoiseEntry(Entry):
    """A shape of noise: how far it reaches (see the file) and what it is called."""

    scope: Scope
    reason: str


@dataclass(frozen=True, slots=True)
class Noise:
    """Characters that are no body text, and what they are."""

    start: int
    end: int
    reason: str


@dataclass(slots=True)
class NoiseReport:
    """What is no body text in one article: spans sorted by start, none overlapping another, and the dateline."""

    spans: list[Noise] = field(default_factory=list)
    dateline: Dateline | None = None


_WORD = re.compile(r"\w+")

_FEWEST_PARAGRAPHS = 2
_HEAD_LINES = 8
"""A dateline, caption, kicker or repeated title stands in the first so many lines."""
_BODY_LENGTH = 80
"""A shorter line above a place name may still be a caption or a standfirst."""
_REPEAT_CHARACTERS = 40
"""A shorter paragraph may stand twice in an honest text."""


_KEPT = 32
"""Relevance asks about a batch of articles before the pipeline asks about each again …"""
_WORTH_KEEPING = 100_000
""" … but texts of so many characters are not kept in memory for that."""


@lru_cache(maxsize=4)
def noise_finder(folder: Path | None) -> NoiseFinder:
    """The finder for the configuration of this folder (None: the shipped one), built once."""
    return NoiseFinder(Config(folder))


class NoiseFinder:
    """Finds noise with the shapes of `config/vocabulary/noise.yml`."""

    def __init__(self, config: Config) -> None:
        entries = load_entries(config, "noise", NoiseEntry)
        words = load_entries(config, "noise_words", GroupedEntry)
        self._config = config
        self._datelines = DatelineFinder(config)
        self._begins = {scope: _begin_pattern(entries, scope) for scope in ("line", "label", "tail")}
        self._whole = re.compile(r"(?:" + "|".join(entry.source for entry in entries if entry.scope == "whole") + r")\W*\Z", re.IGNORECASE)
        self._reasons = [(re.compile(entry.source, re.IGNORECASE), entry.reason) for entry in entries]
        inline = [entry.source for entry in entries if entry.scope == "inline"]
        self._inline = re.compile("|".join(inline), re.IGNORECASE) if inline else None
        self._related_signs = tuple(word for entry in words if entry.group == "related_sign" for word in entry.words)
        self._credit_signs = tuple(word for entry in words if entry.group == "credit_sign" for word in entry.words)
        self._kept = lru_cache(maxsize=_KEPT)(self._find)

    def find(self, text: str, *, title: str = "") -> NoiseReport:
        """The noise of one text; `title` is the article's, which pages like to repeat. The report is shared: do not change it."""
        if len(text) > _WORTH_KEEPING:
            return self._find(text, title)
        return self._kept(text, title)

    def _find(self, text: str, title: str) -> NoiseReport:
        with words_of(self._config):
            return self._read(text, title)

    def _read(self, text: str, title: str) -> NoiseReport:
        lines = list(split_lines(text))
        marked: dict[int, str] = {}
        self._mark_lines(lines, marked)
        self._mark_repeated(lines, marked, title)
        _mark_last_captions(lines, marked)
        _mark_last_headlines(lines, marked)
        report = NoiseReport()
        self._read_head(lines, marked, report)
        spans = [Noise(lines[at].start, lines[at].end, reason) for at, reason in marked.items()]
        if report.dateline is not None:
            spans.append(Noise(report.dateline.start, report.dateline.end, "dateline"))
        for at, line in enumerate(lines):
            if at not in marked:
                spans.extend(self._within(line))
        report.spans = _without_overlaps(spans)
        return report

    def _mark_lines(self, lines: Sequence[Line], marked: dict[int, str]) -> None:
        """Lines that are noise by their own words, and the headlines that follow a bare label."""
        at = 0
        while at < len(lines):
            line = lines[at]
            if at and line.text[0].islower() and at - 1 not in marked and not lines[at - 1].ends_sentence:
                at += 1  # the rest of a sentence that was broken hard
                continue
            label = self._begins["label"].match(line.text)
            if self._begins["tail"].match(line.text):
                marked[at] = "related"
                at = self._mark_headlines(lines, marked, at + 1, most=12)
                continue
            if label is not None:
                marked[at] = self._reason(line.text)
                rest = line.text[label.end() :].strip(" :|()*\xa0")
                if len(rest) < 4:
                    following = self._mark_headlines(lines, marked, at + 1, most=6)
                    if following == at + 1:
                        self._mark_headlines_before(lines, marked, at)
                    at = following
                    continue
                if len(rest.split()) > 30 and line.ends_sentence:
                    del marked[at]  # a paragraph that only begins like a label
            elif self._begins["line"].match(line.text) or self._whole.match(line.text):
                marked[at] = self._reason(line.text)
            elif BULLET.match(line.text) and line.looks_like_headline() and len(line.words) >= 4 and not is_figure_line(line):
                marked[at] = "related"
            at += 1

    def _mark_headlines(self, lines: Sequence[Line], marked: dict[int, str], at: int, *, most: int) -> int:
        """Mark the headlines from line `at` on; the first line that is none."""
        taken = 0
        while at < len(lines) and taken < most and self._is_headline(lines[at], first=taken == 0):
            marked[at] = "related"
            at += 1
            taken += 1
        return at

    def _is_headline(self, line: Line, *, first: bool) -> bool:
        if BULLET.match(line.text):
            return not line.ends_sentence
        return line.looks_like_headline(titled=not first) and not self._datelines.begins(line)

    def _mark_headlines_before(self, lines: Sequence[Line], marked: dict[int, str], at: int) -> None:
        """Some sites print the headlines first and the label after them."""
        for before in range(at - 1, max(at - 5, 0), -1):
            if before in marked or not lines[before].looks_like_headline() or len(lines[before].words) < 4:
                return
            marked[before] = "related"

    def _mark_repeated(self, lines: Sequence[Line], marked: dict[int, str], title: str) -> None:
        seen: set[str] = set()
        folded_title = _fold(title)
        # Only lines with the same first word can be alike.
        first_words = [_first_word(line.text) for line in lines]
        often = Counter((_first_word(title), *first_words))
        for at, line in enumerate(lines):
            if often[first_words[at]] == 1:
                continue
            folded = _fold(line.text)
            if folded_title and folded == folded_title and at < _HEAD_LINES:
                marked.setdefault(at, "title")
            elif len(folded) >= _REPEAT_CHARACTERS and folded in seen:
                marked.setdefault(at, "repeated")
            seen.add(folded)

    def _read_head(self, lines: Sequence[Line], marked: dict[int, str], report: NoiseReport) -> None:
        """Captions, kickers and the dateline stand before the first paragraph."""
        head = [at for at in range(min(_HEAD_LINES, len(lines))) if at not in marked]
        found = [(at, dateline) for at in head if (dateline := self._datelines.find(lines[at])) is not None]
        found = [pair for pair in found if not (pair[1].end == lines[pair[0]].end and _is_told_before(lines, pair[0], marked))]
        # "IKRAR - Ratusan pegawai ..." looks like a dateline: of two, the one that names a place is meant, else the later.
        placed = [pair for pair in found if pair[1].placed]
        chosen = next(iter(placed or found[-1:]), None)
        if chosen is not None and not chosen[1].placed and PHOTO_CREDIT.search(lines[chosen[0]].text):
            chosen = None
        if chosen is not None and any(is_item(lines[at]) for at in head if at < chosen[0]):
            chosen = None  # one of several lines of a list by place
        for at in head:
            line = lines[at]
            if chosen is not None and at >= chosen[0]:
                break
            captioned = PHOTO_CREDIT.search(line.text) or CAPTION_OPENER.match(line.text)
            if captioned and len(line.text) < 400 and at < 4:
                marked[at] = "caption"
            elif (chosen is not None and (chosen[1].placed or not line.ends_sentence)) or (
                is_kicker(line) and at + 1 < len(lines) and len(lines[at + 1].text) > len(line.text)
            ):
                marked[at] = "furniture"
            else:
                break
        if chosen is not None:
            report.dateline = chosen[1]

    def _within(self, line: Line) -> list[Noise]:
        """Noise inside a line of body text: a related story in brackets, the mark of the desk at its end."""
        spans = []
        text = line.text
        low = text.lower()
        for match in INLINE_RELATED.finditer(text) if any(sign in low for sign in self._related_signs) else ():
            end = end_of_related(text, match)
            spans.append(Noise(line.start + match.start(), line.start + end, "related"))
        if self._inline is not None:
            for match in self._inline.finditer(text):
                spans.append(Noise(line.start + match.start(), line.start + match.end(), self._reason(match.group())))
        credit = PHOTO_CREDIT.search(text) if any(sign in low for sign in self._credit_signs) else None
        if credit is not None:
            before = text[: credit.start()].rstrip()
            whole = len(text) < 250 and not before.endswith((".", "!", "?", "”", '"')) and not looks_like_body(before)
            spans.append(Noise(line.start + (0 if whole else credit.start()), line.end, "caption"))
        closing = CLOSING.search(text) if any(sign in text for sign in "([*") else None
        if closing is not None:
            blanks = len(closing.group()) - len(closing.group().lstrip())
            spans.append(Noise(line.start + closing.start() + blanks, line.end, "closing mark"))
        return spans

    def _reason(self, text: str) -> str:
        return next((reason for pattern, reason in self._reasons if pattern.match(text)), "furniture")


def _mark_last_captions(lines: Sequence[Line], marked: dict[int, str]) -> None:
    """ "FOTO KORAN/YAN", then the caption: short lines without a quote that follow a credit at the end of the text.

    Only after one that names the photographer: "Foto: Ist" stands in the middle of texts, too, and what follows it is body.
    """
    for at in range(max(1, len(lines) - 3), len(lines)):
        if (
            marked.get(at) == "caption"
            and "/" in lines[at].text
            and CREDIT_LINE.match(lines[at].text)
            and all(is_caption(line) for line in lines[at + 1 :])
        ):
            for after in range(at + 1, len(lines)):
                marked.setdefault(after, "caption")
            return


def _mark_last_headlines(lines: Sequence[Line], marked: dict[int, str]) -> None:
    """Headlines of other stories without a label, after the last paragraph: one after the mark of the desk, two after a full stop."""
    last = len(lines) - 1
    while last > 0 and (last in marked or is_other_headline(lines[last])):
        last -= 1
    following = [at for at in range(last + 1, len(lines)) if at not in marked]
    ended = CLOSING.search(lines[last].text) is not None if lines else False
    if last >= _FEWEST_PARAGRAPHS and (ended or (len(following) >= 2 and lines[last].ends_sentence)):
        marked.update(dict.fromkeys(following, "related"))


def _begin_pattern(entries: Sequence[NoiseEntry], scope: str) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(entry.source for entry in entries if entry.scope == scope) + ")", re.IGNORECASE)


def _is_told_before(lines: Sequence[Line], at: int, marked: Mapping[int, str]) -> bool:
    """Whether body text stands above line `at`: a place alone there ("PROVINSI KALTARA") heads a part of a round-up."""
    return any(
        line.ends_sentence and len(line.text) >= _BODY_LENGTH and not PHOTO_CREDIT.search(line.text) and not CAPTION_OPENER.match(line.text)
        for before, line in enumerate(lines[:at])
        if before not in marked
    )


def _first_word(text: str) -> str:
    found = _WORD.search(text)
    return "" if found is None else found.group().casefold()


def _fold(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _without_overlaps(spans: list[Noise]) -> list[Noise]:
    """Sorted; of two that overlap the one that begins first is kept and widened."""
    joined: list[Noise] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if joined and span.start < joined[-1].end:
            if span.end > joined[-1].end:
                joined[-1] = Noise(joined[-1].start, span.end, joined[-1].reason)
            continue
        joined.append(span)
    return joined


class NoiseComponent:
    """The spaCy component: fills `doc._.noise` and `doc._.dateline`."""

    def __init__(self, config: Config) -> None:
        self.finder = noise_finder(config.folder)

    def __call__(self, doc: Doc) -> Doc:
        article: Mapping[str, Any] = doc._.article or {}
        report = self.finder.find(text_of(doc), title=article.get("title") or "")
        doc._.noise = [{"start": span.start, "end": span.end, "reason": span.reason} for span in report.spans]
        dateline = report.dateline
        doc._.dateline = None
        if dateline is not None:
            doc._.dateline = {"start": dateline.start, "end": dateline.end, "text": dateline.text, "codes": []}
        elif article.get("dateline"):  # extraction has cut it off: it stands nowhere in the text
            doc._.dateline = {"start": 0, "end": 0, "text": article["dateline"], "codes": []}
        return doc


@Language.factory("ikrar_noise", default_config={"config_folder": None}, assigns=["doc._.noise", "doc._.dateline"])
def create_noise(nlp: Language, name: str, config_folder: str | None) -> NoiseComponent:
    return NoiseComponent(Config(Path(config_folder) if config_folder else None))
