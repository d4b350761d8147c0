"""Passives whose prefix stands apart ("di laporkan"), as many small outlets write them, read as if it did not."""

from __future__ import annotations

from pipeline.words.phrases import load_phrases

_PREFIX = len("di")


def with_prefixes(text: str) -> str:
    """The text with each such prefix moved to its verb: "telah di laporkan" as "telah  dilaporkan".

    As long as the text itself, so that places in it stay what they are; only rules read it, quotations are the page's own words.
    """
    parts, done = [], 0
    for found in load_phrases("grammar")["prefix_apart"].all(text, 0, len(text)):
        blank = found.start() + _PREFIX
        parts += [text[done : found.start()], text[blank], text[found.start() : blank]]
        done = blank + 1
    return "".join((*parts, text[done:])) if parts else text
