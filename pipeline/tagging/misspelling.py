"""Spellings that a word takes by one slip of the hand, so that "Sekertaris" and "Kabupaten Tanimbat" are still read."""

from __future__ import annotations

from collections.abc import Iterator

SHORTEST_WITH_SLIP = 5
"""In shorter words one letter more or less makes another word."""


def slips_of(word: str) -> Iterator[str]:
    """The word with two neighbours swapped or one letter left out or doubled; its first letter stays, as readers rely on it."""
    if len(word) < SHORTEST_WITH_SLIP or not word.isalpha():
        return
    for at in range(1, len(word)):
        if at + 1 < len(word) and word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        if len(word) > SHORTEST_WITH_SLIP:
            yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at] + word[at:]


def is_one_slip_away(word: str, other: str) -> bool:
    """Whether one letter put in, left out, exchanged or swapped with its neighbour makes one word of the other."""
    if word == other or abs(len(word) - len(other)) > 1:
        return False
    at = next((at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), min(len(word), len(other)))
    rest, others = word[at:], other[at:]
    if len(word) == len(other):
        return rest[1:] == others[1:] or (rest[:2] == others[1::-1] and rest[2:] == others[2:])
    return rest[1:] == others if len(word) > len(other) else rest == others[1:]


_VOWELS = "aeiou"


def vowel_slips_of(word: str) -> Iterator[str]:
    """The word with one vowel exchanged for another ("gebernur"); its first letter stays."""
    if len(word) <= SHORTEST_WITH_SLIP:
        return
    for at in range(1, len(word)):
        if word[at] in _VOWELS:
            for vowel in _VOWELS.replace(word[at], ""):
                yield word[:at] + vowel + word[at + 1 :]
