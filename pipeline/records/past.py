"""Claims that an article puts into an earlier election or year (ruling 40)."""

from __future__ import annotations

import re

from pipeline.records.frame import Frame, Span
from pipeline.records.phrases import load_phrases


def year_of_past(frame: Frame, sentence: Span) -> str | None:
    """ "Pada Pilkada 2020, …", "Kala itu …" after such a sentence, "Sepanjang 2023": the year, if it lies before the article's own."""
    words = load_phrases("stage_dates")
    spans = [sentence]
    if words["back_then"].pattern.match(frame.text[sentence.start : sentence.end].lstrip('"“ ')):
        spans += [s for s in frame.sentences if s.index == sentence.index - 1]
    for span in spans:
        found = words["in_the_past"].first(frame.text, span.start, span.end)
        year = re.search(r"(?:19|20)\d\d", found.group()) if found else None
        if year is not None and year.group() < _own_year(frame):
            return year.group()
    return None


def _own_year(frame: Frame) -> str:
    """The year of publication; without one, the year that the article names most."""
    if frame.published is not None:
        return str(frame.published.year)
    years = re.findall(r"(?<!\d)20\d\d(?!\d)", f"{frame.title} {frame.text}")
    return max(set(years), key=years.count) if years else "0"
