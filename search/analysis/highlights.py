"""Where a clause matches in an analysed text."""

from __future__ import annotations

from collections.abc import Iterator

from search.analysis.analyser import Analysed
from search.analysis.clauses import Beginning, Words


def occurrences(leaf: Words | Beginning, text: Analysed) -> Iterator[tuple[int, int]]:
    """(first token, token after the last) of each place where the leaf matches."""
    if isinstance(leaf, Beginning):
        yield from ((at, at + 1) for at, word in enumerate(text.exact) if word.startswith(leaf.letters))
        return
    layer, length = text.layer(leaf.layer), len(leaf.words)
    for at in range(len(layer) - length + 1):
        if layer[at] == leaf.words[0] and layer[at : at + length] == leaf.words:
            yield at, at + length


def matched_characters(leaves: list[Words | Beginning], text: Analysed) -> list[tuple[int, int]]:
    """(start, end) in characters of what the leaves match, sorted, overlaps joined."""
    places = sorted({place for leaf in leaves for place in occurrences(leaf, text)})
    spans: list[tuple[int, int]] = []
    for first, after in places:
        start, end = text.tokens[first].start, text.tokens[after - 1].end
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans
