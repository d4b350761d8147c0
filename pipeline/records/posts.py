"""Posts that a sentence names with their place: "Camat Kradenan", "Kades Tarik dan Lurah Kedung" (rulings 17, 21)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records.frame import Frame, Span
from pipeline.records.phrases import load_phrases

_PLACE = re.compile(r"(?!\s+dan\b)(?:\s+(?:\([^)]{1,12}\)|dan|[A-Z][\w./'’-]*|\d+)){1,9}")
"""The place, and where it is printed the name, after the words of an office."""
_JOINED = re.compile(r"\s*,?\s*(?:dan|serta|maupun)\s+(?:(?:juga|oknum|sang)\s+)?", re.IGNORECASE)
"""Between two posts of which the same is said."""
_PREFIX = re.compile(r"(?<!\w)(?:(?:salah (?:satu|seorang)|seorang|oknum|sang)\s+)+$", re.IGNORECASE)
""" "oknum Kades Tarik": the post all the same."""


_HOUSE = re.compile(r"(?<!\w)(?:kantor|gedung|rumah(?:\s+dinas)?|aula|halaman|pendopo|ruang(?:an)?)\s+$", re.IGNORECASE)
""" "bekerja di Kantor | Camat Pariaman Tengah": a place, no post."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post: [start, end) is the office with its place, [first, last) all the posts that are named together with it."""

    start: int
    end: int
    office_end: int
    first: int
    last: int


def posts_in(frame: Frame, sentence: Span, group: str = "office") -> list[Post]:
    """The posts of a group of office words, in order; one without a place of its own shares that of the post it is joined with."""
    text = frame.text
    heads = [m.span() for m in load_phrases("accused")[group].all(text, sentence.start, sentence.end)]
    heads = [(start, head) for start, head in heads if not _HOUSE.search(text, max(sentence.start, start - 20), start)]
    posts = [(start, head, _end_of_place(text, head, sentence, heads)) for start, head in heads]
    runs: list[list[tuple[int, int, int]]] = []
    for start, head, end in posts:
        if runs and start < runs[-1][-1][2]:
            continue  # "Sekretaris Camat (Sekcam) Mojosongo": one post
        previous = runs[-1][-1] if runs else None
        if previous is not None and _JOINED.fullmatch(text, _with_name(frame, previous[0], previous[2]), start):
            runs[-1].append((start, head, end))
        else:
            runs.append([(start, head, end)])
    return [post for run in runs for post in _of_run(frame, run, sentence)]


def _of_run(frame: Frame, run: Sequence[tuple[int, int, int]], sentence: Span) -> list[Post]:
    """The posts of one run; those before the last may have no place of their own, the last has one."""
    while run and run[-1][1] == run[-1][2]:
        run = run[:-1]
    if not run:
        return []
    prefix = _PREFIX.search(frame.text, sentence.start, run[0][0])
    first = prefix.start() if prefix is not None else run[0][0]
    return [Post(start, end, head, first, _with_name(frame, run[-1][0], run[-1][2])) for start, head, end in run]


def _end_of_place(text: str, head: int, sentence: Span, heads: Sequence[tuple[int, int]]) -> int:
    """Where the place after an office ends: before "dan" and the next office; `head` itself where no name follows."""
    name = _PLACE.match(text, head, sentence.end)
    if name is None:
        return head
    end = name.end()
    for start, _ in heads:
        if head < start < end and (joined := re.search(r"\s+(?:dan|serta)\s+$", text[head:start])):
            end = head + joined.start()
            break
    if not re.search(r"[A-Z]", re.sub(r"\(.*?\)", "", text[head:end])):
        return head
    return end - 1 if text[end - 1] == "." else end


def _with_name(frame: Frame, start: int, end: int) -> int:
    """ "Camat X, Budi Santoso, dilaporkan": where the name that is printed beside the post ends."""
    named = [m["end"] for m in frame.within(start - _BEFORE_OFFICE, start + 1, "official") if m.get("name") and start < m["end"]]
    return int(max([end, *named]))


_BEFORE_OFFICE = 15
"""Characters of a mention that may stand before the words of the office ("Pj Kepala Desa")."""
