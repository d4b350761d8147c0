"""One servant, named by the noun alone, of whom a sentence says that he or she was reported: "Lurah di Kecamatan X diadukan warga".

Several would be numbered. What all of a kind have to expect has neither an addressee nor a day nor a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records.acts.parties import parties_in
from pipeline.records.acts.stages import Act, find_acts
from pipeline.records.acts.subjects import KINDS, words_for_persons
from pipeline.records.participants.posts import posts_in
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_ARRIVED = frozenset({"reported", "examined", "forwarded"})


def reported_in(frame: Frame, sentence: Span) -> Iterator[tuple[str, int, int]]:
    """Kind, start and end of each such servant: the subject of a report, or what a report or a video that was brought is about."""
    acts = [act for act in find_acts(frame, sentence) if act.meaning.stage in _ARRIVED]
    if not acts:
        return
    posts = posts_in(frame, sentence)
    for kind, match in words_for_persons(frame.text, *sentence.bounds):
        if kind not in KINDS or any(post.start <= match.start() < post.end for post in posts):
            continue
        if (end := _end_of_subject(frame, match, acts, sentence)) is not None:
            yield kind, match.start(), end
        elif _is_what_it_shows(frame, match, sentence):
            yield kind, match.start(), match.end()


def _end_of_subject(frame: Frame, kind: re.Match[str], acts: list[Act], sentence: Span) -> int | None:
    """Where the words for the one end who "dilaporkan", at the head of a clause, as somebody in particular."""
    text = frame.text
    act = next((act for act in acts if act.start >= kind.end()), None)
    if act is None or act.name != "complain" or _HEAD.fullmatch(text, sentence.start, kind.start()) is None:
        return None
    between = _BETWEEN.fullmatch(text, kind.end(), act.start)
    if between is None or frame.numbers(kind.end(), act.start):
        return None
    return between.end("who") if _is_told_exactly(frame, act, sentence) else None


def _is_told_exactly(frame: Frame, act: Act, sentence: Span) -> bool:
    """To whom, by whom, when or for what, here or in the next sentence: "ASN kerap dilaporkan" is nobody in particular."""
    following = frame.after(sentence)
    near = following is not None and frame.in_one_paragraph(sentence.start, following.start)
    named = parties_in(frame, act.start, following.end if following is not None and near else sentence.end)
    dated = any(mention["type"] == "date" for mention in frame.within(*sentence.bounds))
    return dated or bool(named) or load_phrases("assertion")["cause"].opens(frame.text, act.end, sentence.end)


def _is_what_it_shows(frame: Frame, kind: re.Match[str], sentence: Span) -> bool:
    """ "Video yang memperlihatkan | PNS …", "Pengaduan warga X soal keterlibatan | ketua RT"; "20 laporan soal | ASN" are counted."""
    told = load_phrases("accused")["shown_there"].ends_before(frame.text, sentence.start, kind.start())
    if told is None or _OF_MANY.match(frame.text, kind.end(), sentence.end):
        return False
    return not any(count["end"] > told.start() for count in frame.numbers(sentence.start, kind.start()))


_HEAD = Shape(
    r"[\"“\s]*(?:(?:[^.;:“”\"]{3,90},\s+)?(?:(?:kini|giliran|sementara|adapun|selain\s+itu|bahkan)\s*,?\s+)?"
    r"|(?:(?!{accused.organiser}(?!\w))[^\s,.;:“”\"]+\s+){1,5}(?:yang\s+)?{accused.of_status}\s+)",
    re.IGNORECASE,
)
""" "Di Talaud, | kapolsek", "Ketahuan mengantar calon, | guru", "Sopir ambulans yang berstatus | THL": what may stand before the noun."""
_BETWEEN = Shape(
    r"(?P<who>(?:\s*\([^()]{2,10}\))?(?:\s+(?:yang\s+)?{accused.of_status})?"
    r"(?:\s+(?!(?:yang|dan|serta|atau|maupun)\b|(?-i:(?:di|me|ber|ter)[a-z]{4,})|{accused.no_certain_one}(?!\w))[^\s,.;:“”\"]+){0,8}?)"
    r"(?:\s+{accused.fillers}|\s+bahkan|\s+langsung|\s+lalu)*\s+",
    re.IGNORECASE,
)
"""All that may stand between the noun and the passive: where they serve, what they are, how it came to it."""
_OF_MANY = Shape(r"(?:\s+\w+)?\s+{accused.no_certain_one}(?!\w)", re.IGNORECASE)
