"""What the accused are said to have done, and what they were punished with. Neither is scored; both help the reader."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.records.claims.claims import Done
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases


def conduct_of(frame: Frame, sentences: Iterable[Span]) -> list[str]:
    """Kinds of conduct that the sentences of a claim name, in the codebook's order."""
    spans = list(sentences)
    return [kind for kind, phrases in load_phrases("conduct").items() if any(phrases.found(frame.text, s.start, s.end) for s in spans)]


def sanction_of(frame: Frame, final: Done) -> str:
    """The penalty that the sanctioning sentence names; the heaviest where it names several."""
    named = [
        kind for kind, phrases in load_phrases("sanctions").items() if phrases.found(frame.text, final.sentence.start, final.sentence.end)
    ]
    return named[0] if named else "other"
