"""Reading the public corpora that `sources.yml` points to: one word a line with its tag, an empty line between sentences."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict
from spacy.language import Language
from spacy.tokens import Doc, Span

from ikrar.errors import InputError
from pipeline.tagging.ner.synthetic import Marked

LABELS = {
    **dict.fromkeys(("PER", "PERSON", "PPL"), "PER"),
    **dict.fromkeys(("LOC", "PLACE", "PLC", "LOCATION"), "LOC"),
    **dict.fromkeys(("ORG", "ORGANISATION", "ORGANIZATION"), "ORG"),
}
_CLOSING = frozenset([".", ",", ")", ":", ";", "?", "!", "%", "]", "”", "’"])
_OPENING = frozenset(["(", "[", "“", "‘"])


class Source(BaseModel):
    """One corpus file: where it comes from and how it is recognised."""

    model_config = ConfigDict(extra="forbid")

    folder: str
    origin: str
    licence: str
    files: dict[str, str]
    """File name -> SHA-256."""


def load_sources() -> list[Source]:
    data = yaml.safe_load((Path(__file__).parent / "sources.yml").read_text(encoding="utf-8"))
    return [Source.model_validate(source) for source in data["sources"]]


def check_sources(corpora: Path) -> None:
    """Raises InputError where a file is missing or not the one that the model was made from."""
    for source in load_sources():
        for name, checksum in source.files.items():
            path = corpora / source.folder / name
            if not path.is_file():
                raise InputError(f"missing; get it from {source.origin}", file=path)
            if hashlib.sha256(path.read_bytes()).hexdigest() != checksum:
                raise InputError("not the file that sources.yml names (its SHA-256 differs)", file=path)


def read_sentences(path: Path) -> Iterator[Marked]:
    """The sentences of one file as running text with entities of our three labels."""
    words: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8", errors="replace").splitlines(), ""]:
        parts = line.split("\t") if "\t" in line else line.split()
        if len(parts) >= 2:
            words.append((parts[0].strip(), parts[-1].strip()))
        elif words:
            yield _join(words)
            words = []


def key_of(sentence: Marked) -> str:
    """Equal for sentences that differ only in blanks, case and punctuation."""
    return re.sub(r"\W+", "", sentence[0]).casefold()


def to_doc(nlp: Language, sentence: Marked) -> Doc:
    """The sentence in our tokens; an entity that ends inside a token is widened to it."""
    text, entities = sentence
    doc = nlp.make_doc(text)
    spans: list[Span] = []
    for start, end, label in entities:
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None and not any(span.start < other.end and other.start < span.end for other in spans):
            spans.append(span)
    doc.ents = tuple(spans)
    return doc


def _join(words: Sequence[tuple[str, str]]) -> Marked:
    text, offsets = "", []
    quoted = False
    for at, (word, _) in enumerate(words):
        blank = bool(text) and word not in _CLOSING and (at == 0 or words[at - 1][0] not in _OPENING)
        if word in {'"', "''", "``"}:
            word = '"'
            blank = blank and not quoted
            quoted = not quoted
        elif at and words[at - 1][0] in {'"', "''", "``"} and quoted:
            blank = False
        text += " " if blank else ""
        offsets.append((len(text), len(text) + len(word)))
        text += word
    entities: list[tuple[int, int, str]] = []
    previous = "O"
    for (start, end), (_, tag) in zip(offsets, words, strict=True):
        prefix, _, name = tag.partition("-")
        label = LABELS.get(name)
        if label is not None and prefix == "I" and previous == name and entities:
            entities[-1] = (entities[-1][0], end, label)
        elif label is not None:
            entities.append((start, end, label))
        previous = name if label is not None else "O"
    return text, entities
