"""A servant who opens a sentence by name, and whose post stands behind it: "Daeng Sutte, ketua RT di Tallo, dicopot lurah"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records.acts.subjects import KINDS, words_for_persons
from pipeline.records.participants.posts import passive_after
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.shapes import Shape


def named_with_post(frame: Frame, sentence: Span) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind of the word for a servant in apposition to the name before it, to whom something is done at once."""
    opening = frame.opening(*sentence.bounds)
    if (name := _NAME.match(frame.text, opening, sentence.end)) is None:
        return
    for kind, match in words_for_persons(frame.text, name.end(), min(sentence.end, name.end() + 1 + _OF_POST)):
        if kind in KINDS and match.start() == name.end() and _is_done_to(frame, match.end(), sentence):
            yield match.start(), match.end(), kind
            return


def _is_done_to(frame: Frame, end: int, sentence: Span) -> bool:
    """Whether a passive follows the comma that ends the apposition."""
    rest = _APPOSITION.match(frame.text, end, sentence.end)
    return rest is not None and passive_after(frame, rest.end(), sentence)


_NAME = Shape(
    r"(?=[A-Z][\w.'’-]+\s+[A-Z])(?!{accused.no_name}\b)[A-Z][\w.'’-]+(?:\s+(?!{accused.no_name}\b)[A-Z][\w.'’-]*){1,4}\s*,\s*(?:seorang\s+|yang\s+juga\s+)?"
)
_APPOSITION = re.compile(r"[^,.;:“”\"]{0,90},")
""" " di Tallo, | dicopot", " yang maju sebagai calon, | diteruskan": where, and what else is said of that one."""
_OF_POST = 60
"""Characters behind a name in which the word for the post ends."""
