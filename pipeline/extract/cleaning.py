"""From blocks to paragraphs: noise lines out, datelines and closing marks off, nothing twice.

The shapes of noise are those that tagging marks in a text given to `annotate` (`config/vocabulary/noise.yml`): one list for both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ikrar.config import Config
from pipeline.extract.body import fold
from pipeline.tagging.noise import NoiseFinder

_SAME_CHARACTERS = 40
"""A shorter paragraph may honestly stand twice ("Tidak ada.")."""
_HEAD = 4
"""Standfirst and caption, which repeat a sentence of the lead, stand among the first so many paragraphs."""
_NEAR = 40
_BODY_BEFORE_COMMENTS = 0.6
"""A heading of comments further up is a link to them."""
_CUT_OFF = re.compile(r"\s*(?:…|\.{3}|\[…\]|\[\.\.\.\])\s*$")


def find_dateline(lines: Sequence[str], *, title: str) -> str | None:
    """The dateline that opens the text of a page, as printed."""
    found = _finder().find("\n\n".join(lines), title=title).dateline
    return " ".join(found.text.split()) if found is not None else None


def clean(lines: Sequence[str], *, title: str) -> list[str]:
    """The paragraphs that remain of the lines of one page."""
    text = "\n\n".join(lines)
    spans = _finder().find(text, title=title).spans
    # What readers wrote follows the heading of the comments to the end of the page.
    comments = next(
        (span.start for span in spans if span.reason == "comments" and span.start > len(text) * _BODY_BEFORE_COMMENTS), len(text)
    )
    kept, position = [], 0
    for span in spans:
        kept.append(text[position : min(span.start, comments)])
        position = max(position, min(span.end, comments))
    kept.append(text[position:comments])
    return [paragraph for line in "".join(kept).split("\n") if (paragraph := " ".join(line.split())) and re.search(r"\w", paragraph)]


def without_repeats(paragraphs: Sequence[str], *, title: str) -> list[str]:
    """Each paragraph once: the whole body printed again, a page's overlap with the next, the title, openings cut off by an ellipsis."""
    folded = [fold(paragraph) for paragraph in paragraphs]
    first_seen = {fold(title): -1}
    # Where the paragraph just dropped stood before: in a body printed twice, the next one follows it there too.
    repeating = -1
    kept = []
    for at, paragraph in enumerate(paragraphs):
        this = folded[at]
        before = first_seen.get(this)
        if before is not None and (len(this) >= _SAME_CHARACTERS or at == 0 or (repeating >= 0 and before == repeating + 1)):
            repeating = before
            continue
        repeating = -1
        if len(this) >= _SAME_CHARACTERS:
            if _CUT_OFF.search(paragraph) and any(_opens(this, other) for other in folded[:200] if other != this):
                continue
            if any(this in other for other in _near(folded, at) if len(other) > len(this)):
                continue
        first_seen.setdefault(this, at)
        kept.append(paragraph)
    return kept


def _near(folded: Sequence[str], at: int) -> Sequence[str]:
    """The paragraphs among which one may be contained: those just before it; for a standfirst or caption, the first of the text too."""
    return folded[:_HEAD] if at < _HEAD else folded[max(0, at - _NEAR) : at]


def _opens(cut: str, whole: str) -> bool:
    """Whether a text cut off in mid-word is the opening of another, perhaps after its dateline."""
    stem = cut[: max(_SAME_CHARACTERS, len(cut) - 15)]
    return len(whole) > len(cut) and 0 <= whole.find(stem) <= 80


@cache
def _finder() -> NoiseFinder:
    return NoiseFinder(Config())
