"""What a line is by its shape: captions, credits, marks of the desk, headlines of other stories, kickers."""

from __future__ import annotations

import re

from pipeline.tagging.lines import Line
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_CREDIT = "(?:{noise_words.photo}|{noise_words.archive}|{noise_words.courtesy})"
CLOSING = Shape(
    rf"""(?: (?<=[.!?…"”’)]) \s* (?: [(\[](?!{_CREDIT}\b)[^()\[\]\n]{{1,40}}[)\]] [*.\s]* | \*{{1,3}}\s?(?:[\w-]{{2,12}})?[*\s]* ) )\Z"""
    r"""|\A(?: [(\[][^()\[\]\n]{1,40}[)\]] [*.\s]* | \*{2,}.{0,12} )\Z""",
    re.VERBOSE | re.IGNORECASE,
)
"""Initials of the desk after the last sentence, "(rz/hb)", "[TK-03]", "***", or alone on their line."""
PHOTO_CREDIT = Shape(
    rf"(?:[(\[]\s*{_CREDIT}[^()\[\]]{{0,60}}[)\]]|[-–]\s?{_CREDIT}\b[^-–]{{0,40}}[-–]"
    r"|\b{noise_words.photo}\s*:\s*[\w ./-]{2,50})\W*\Z"
)
CREDIT_LINE = Shape(r"(?:{noise_words.photo}|{noise_words.archive})\b")
CAPTION_OPENER = re.compile(r"\A:?\s*[A-Z][A-Z’' ,-]{3,40}\s*[:–-]\s?(?=[A-Z0-9\"“])")
INLINE_RELATED = Shape(r"[(\[*|]*\s*\b{noise_words.related}\s*[:：]")
BULLET = re.compile(r"[•▪●■◦»>-]\s*(?=[\w\"“])")
_QUOTED = Shape(r"[\"”],?\s+(?=[a-z]){speech.saying}")
_LIST_ITEM = re.compile(r"(?:\(?(?:\d{1,2}|[a-z])[.)]|[•▪●■◦»–-])\s", re.IGNORECASE)


def is_other_headline(line: Line) -> bool:
    """In title case, longer than a signature or the item of a list."""
    return line.looks_like_headline() and len(line.words) >= 5 and not _LIST_ITEM.match(line.text)


def is_figure_line(line: Line) -> bool:
    """ "• Kabupaten Sabu Raijua 17 laporan", "• Kota Kupang: lihat tabel": an item of a list, no headline of another story."""
    return ":" in line.text[-_FIGURE_AT_END:] or _FIGURE.search(line.text) is not None


_FIGURE_AT_END = 25
_FIGURE = re.compile(r"[^\W\d]\W+\d{1,4}(?:\s+[^\W\d]+){0,2}\W*\Z")


def is_caption(line: Line) -> bool:
    return len(line.text) < 250 and not re.search(r"[\"“”]", line.text)


def looks_like_body(text: str) -> bool:
    """A caption is one sentence at most; body text before a credit has two or quotes someone."""
    return len(re.findall(r"[.!?][\"”]?\s+[\"“A-Z]", text)) >= 1 or _QUOTED.search(text) is not None


def end_of_related(text: str, label: re.Match[str]) -> int:
    """Where a related headline that begins inside a line ends: its bracket, the line, or the last word in title case."""
    opened = label.group().lstrip()[:1]
    if opened in "([":
        closed = text.find(")" if opened == "(" else "]", label.end())
        return closed + 1 if closed >= 0 else len(text)
    if len(text) - label.end() <= 160:
        return len(text)
    last = label.end()
    previous = last
    for word in re.finditer(r"\S+", text[label.end() :]):
        bare = word.group().strip("\"“”'’.,:;!?()")
        if bare and bare[0].islower() and bare not in load_phrases("noise_words")["connector"].words:
            return previous  # the capitalised word before it opens the next sentence
        previous, last = last, label.end() + word.end()
    return last


def is_item(line: Line) -> bool:
    """ "Kota Ambon: 9 laporan. Empat dikirim ke BKN." """
    return line.ends_sentence and re.match(r"[A-Z][^.:]{2,40}:\s+\d", line.text) is not None


def is_kicker(line: Line) -> bool:
    """ "Pilkada Lama 2024", "BERITA LAMA" above the text; a line of a list has a colon inside."""
    return not line.ends_sentence and len(line.words) <= 6 and ":" not in line.text[:-1]
