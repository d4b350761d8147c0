"""Mentions of a document: adding them so that the codebook's rules about them always hold."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from spacy.tokens import Doc, SpanGroup

from ikrar.model import MENTION_TYPES
from pipeline.tagging.extensions import stored, text_of

Mention = dict[str, Any]
SPAN_GROUP = "mentions"


def make_mention(doc: Doc, kind: str, start: int, end: int, **fields: Any) -> Mention:
    """A mention dict of the codebook: `type`, `start`, `end`, `text`, then the fields of its type."""
    if kind not in MENTION_TYPES:
        raise ValueError(f"no such type of mention: {kind!r}")
    text = text_of(doc)
    if not 0 <= start < end <= len(text):
        raise ValueError(f"characters {start} to {end} lie outside the text of {len(text)}")
    return {"type": kind, "start": start, "end": end, "text": text[start:end], **fields}


def add_mentions(doc: Doc, found: Iterable[Mention]) -> None:
    """Add mentions, drop those that touch noise (codebook, "Not content"), keep `doc._.mentions` sorted by start.

    `doc.spans["mentions"]` mirrors them for displaCy; a span is widened to whole tokens, the mention is not.
    """
    noise = NoiseIndex(doc._.noise)
    kept = [mention for mention in found if not noise.touches(mention["start"], mention["end"])]
    if not kept:
        return
    doc._.mentions = sorted([*doc._.mentions, *kept], key=lambda mention: (mention["start"], mention["end"]))
    _mirror(doc, kept)


def mentions_of(doc: Doc, kind: str) -> Iterator[Mention]:
    """The mentions of one type, by start."""
    return (mention for mention in stored(doc, "mentions") if mention["type"] == kind)


def body_parts(doc: Doc) -> Iterator[tuple[int, int]]:
    """Start and end of the stretches of text between the noise."""
    at, length = 0, len(text_of(doc))
    for span in doc._.noise:
        if span["start"] > at:
            yield at, span["start"]
        at = span["end"]
    if at < length:
        yield at, length


def _mirror(doc: Doc, mentions: Sequence[Mention]) -> None:
    if SPAN_GROUP not in doc.spans:
        doc.spans[SPAN_GROUP] = SpanGroup(doc, name=SPAN_GROUP)
    group = doc.spans[SPAN_GROUP]
    for mention in mentions:
        span = doc.char_span(mention["start"], mention["end"], label=mention["type"], alignment_mode="expand")
        if span is not None:
            group.append(span)


class NoiseIndex:
    """Fast answer to whether characters lie in noise; noise spans never overlap each other."""

    def __init__(self, noise: Sequence[Mapping[str, Any]]) -> None:
        self._spans = sorted((span["start"], span["end"]) for span in noise)
        self._starts = [start for start, _ in self._spans]

    def touches(self, start: int, end: int) -> bool:
        """Whether any character from `start` to before `end` is noise."""
        at = bisect_right(self._starts, start) - 1
        if at >= 0 and self._spans[at][1] > start:
            return True
        return at + 1 < len(self._spans) and self._spans[at + 1][0] < end
