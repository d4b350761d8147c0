"""Posts named in apposition to a number are those who are counted (ruling 17).

"Dua pejabat Pemkot Tual, Kepala Dinas X dan Camat Y, dilaporkan": two are reported, and nobody beside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records.acts.stages import Act
from pipeline.records.acts.subjects import kinds_in
from pipeline.records.participants.grouped import BETWEEN_POSTS
from pipeline.records.participants.participant import Accused
from pipeline.records.participants.posts import Post, posts_in
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases

_WORDS_TO_LIST = 8
"""Words of a place or an employer between a number and the first post."""
_LEADS_IN = re.compile(r"[,:(–—-]\s*\Z")


def without_members(frame: Frame, accused: Sequence[Accused], acts: Sequence[Act], sentence: Span) -> list[Accused]:
    """The participants without the posts that only say who is counted: what is done is done to the number."""
    numbers = [one for one in accused if one.form in ("new", "back") and not one.papers and one.size is not None and one.size[0] > 1]
    if not numbers or not any(one.form == "office" for one in accused):
        return list(accused)
    posts = posts_in(frame, sentence)
    members = [post for number in numbers for post in _listed_after(frame, number, posts, acts, sentence)]
    return [one for one in accused if one.form != "office" or not any(post.start < one.end and one.start < post.end for post in members)]


def _listed_after(frame: Frame, number: Accused, posts: Sequence[Post], acts: Sequence[Act], sentence: Span) -> list[Post]:
    """As many posts as are counted, one behind the other right after their number; fewer behind "di antaranya"."""
    text, words = frame.text, load_phrases("accused")
    after = [post for post in posts if post.start >= number.end]
    if not after or any(number.end <= act.start < after[0].start for act in acts):
        return []
    between = text[number.end : after[0].start]
    led_in = _LEADS_IN.search(between) or any(words[g].ends_before(text, number.end, after[0].start) for g in ("they_are", "among_them"))
    if not led_in or len(between.split()) > _WORDS_TO_LIST or re.search(r"[.;“”\"]", between):
        return []
    if number.kinds and not set(number.kinds) & set(kinds_in(text, after[0].start, after[0].office_end)):
        return []  # "memeriksa dua kades, Camat X dan Lurah Y"
    run = after[:1]
    for post in after[1:]:
        if not BETWEEN_POSTS.fullmatch(text, run[-1].end, post.start):
            break
        run.append(post)
    some = words["among_them"].found(text, number.end, after[0].start)
    return run if number.size == (len(run), len(run)) or (some and number.size is not None and len(run) < number.size[0]) else []
