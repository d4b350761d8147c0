"""Sections of an article that goes through places one by one: each stands under a heading that is a region's name.

A heading is a line of its own ("KOTA SORONG", "• Rembang:", "3. Kabupaten Karo") or the first words of a paragraph ("Rembang Bawaslu
Rembang …", "MALINAU – Laporan …"). One alone is none: sections come in twos and more. A section ends at the next heading, or where
the text turns to the province or to all places.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.tagging.lines import Line, split_lines
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_BEFORE_NAME = Shape(
    r"[\s•●◦▪■►▶*#_\-–—>~]*(?:(?:\d{1,2}|[a-z])[.)]\s*)?[*_]*(?:(?:di|dari|{before_names.area})\s+)?(?:{before_names.region}\b\.?\s*)?",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*(?:[•●◦▪■►▶*\-–—>~]|\d{1,2}[.)])")
_ABBREVIATED = re.compile(r"\s*\([^)\n]{2,20}\)")
_MARK = re.compile(r"[*_\s]*[:.–—|•-][*_\s]*")
_GLUED = re.compile(r"[*_]*\s+[*_]*(?=(?P<next>[A-Z“\"][\w“\"]*))")
_LEAST = 2
"""Headings of different places that make sections."""


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the text under the name of one region; `index` is its place among the sections, from 1."""

    start: int
    end: int
    code: str
    index: int


@dataclass(frozen=True, slots=True)
class _Heading:
    start: int
    end: int
    code: str
    alone: bool
    """A line of its own: what follows stands under it; else its own paragraph does, and what follows up to another such heading."""
    bullet: bool


def find_sections(text: str, regions: Sequence[Mapping[str, Any]]) -> tuple[Section, ...]:
    """The sections of a text in order, from its mentions of regions; empty where these do not head lines or paragraphs."""
    lines = list(split_lines(text))
    headings = [heading for line in lines if (heading := _heading(text, line, regions)) is not None]
    kept = [heading for heading in headings if heading.alone] if _enough([h for h in headings if h.alone]) else headings
    if not _enough(kept):
        return ()
    sections = []
    for at, heading in enumerate(kept):
        following = kept[at + 1].start if at + 1 < len(kept) else None
        line_end = next((line.end for line in lines if line.start <= heading.end <= line.end), len(text))
        if heading.alone:
            ceiling = len(text) if following is None else following
        else:
            ceiling = line_end if heading.bullet or following is None else following
        end = _turned_away(text, lines, heading, max(line_end, heading.end), ceiling, regions)
        sections.append(Section(heading.start, end, heading.code, at + 1))
    return tuple(sections)


def section_at(sections: Sequence[Section], offset: int) -> Section | None:
    """The section that holds the offset, or None."""
    at = bisect_right(sections, offset, key=lambda section: section.start) - 1
    return sections[at] if at >= 0 and offset < sections[at].end else None


def _enough(headings: Sequence[_Heading]) -> bool:
    return len({heading.code for heading in headings}) >= _LEAST


def _heading(text: str, line: Line, regions: Sequence[Mapping[str, Any]]) -> _Heading | None:
    opening = _BEFORE_NAME.match(text, line.start, line.end)
    first = opening.end() if opening is not None else line.start
    region = next((m for m in regions if line.start <= m["start"] <= first < m["end"] and m["end"] <= line.end), None)
    if region is None:
        return None
    end = region["end"]
    if abbreviated := _ABBREVIATED.match(text, end, line.end):
        end = abbreviated.end()
    bullet = _BULLET.match(text, line.start, line.end) is not None
    if not re.search(r"\w", text[end : line.end]):
        return _Heading(line.start, line.end, region["code"], True, False)
    glued = _GLUED.match(text, end, line.end)
    if _MARK.match(text, end, line.end) or (glued is not None and not _is_name(text, region, glued["next"])):
        return _Heading(line.start, end, region["code"], False, bullet)
    return None


def _is_name(text: str, region: Mapping[str, Any], following: str) -> bool:
    """ "Kota Bima Arya", "Tegal Kota": a capital that may go on with the name, unless the name is set off in capitals of its own."""
    capitals = text[region["start"] : region["end"]].isupper()
    return not capitals and load_phrases("sections")["opens_text"].pattern.match(following) is None


def _turned_away(
    text: str, lines: Sequence[Line], heading: _Heading, since: int, ceiling: int, regions: Sequence[Mapping[str, Any]]
) -> int:
    """Where a paragraph after the section's first turns to the province or to all places; else the ceiling."""
    away = load_phrases("sections")["turns_away"]
    firsts = [line for line in lines if since < line.start < ceiling]
    for line in firsts[1:] if heading.alone else firsts:
        if away.pattern.match(line.text.lstrip('"“‘ ')) or _names_province(text, heading, line, regions):
            return line.start
    return ceiling


def _names_province(text: str, heading: _Heading, line: Line, regions: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the first sentence of a paragraph names the heading's province as the one that it is about, and not the place."""
    first = re.match(r"[^.!?\n]*", text[line.start : line.end])
    stop = line.start + (first.end() if first is not None else 0)
    codes = [m["code"] for m in regions if line.start <= m["start"] < stop]
    return bool(codes) and heading.code.split(".")[0] in codes and heading.code not in codes and "." in heading.code
