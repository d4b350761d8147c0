"""What is only wanted of an office that stands between "agar" and the verb, however long its name, place and holder are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records.acts.stages import Act
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention, Span

_BETWEEN = re.compile(
    r"[\s,()]*(?:(?:dapat|bisa|segera|langsung|lekas|ikut|juga|lalu|selaku\s+\w+|sebagai\s+\w+|dan|beserta|melalui)[\s,()]+)*$"
)
"""Between the office and its verb, or its place and its holder."""


def is_wanted_of_office(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "rekomendasi agar | Pjs Bupati Manggarai Barat (Mabar), Sofia N, | menjatuhkan hukuman": asked for, not done (ruling 2)."""
    if not act.meaning.active:
        return False
    text = frame.text
    named = [m for m in frame.within(sentence.start, act.start) if m["type"] in ("official", "institution", "region")]
    at = act.start
    while (before := _named_up_to(named, _BETWEEN.search(text, sentence.start, at))) is not None:
        at = before
    return at < act.start and right_before(text, sentence.start, at, "assertion", "unreal")


def _named_up_to(named: Sequence[Mention], between: re.Match[str] | None) -> int | None:
    """Start of the mention that ends where `between` begins."""
    if between is None:
        return None
    return min([int(m["start"]) for m in named if m["start"] < between.start() <= m["end"]], default=None)
