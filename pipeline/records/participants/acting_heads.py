"""Whether the acting head of a government is accused: a servant, who otherwise acts, speaks and gets what others hand over."""

from __future__ import annotations

from pipeline.records.acts.parties import parties_in
from pipeline.records.acts.stages import find_acts
from pipeline.records.participants.posts import Post, is_done_to
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases


def is_acting_head_accused(frame: Frame, post: Post, sentence: Span) -> bool:
    """ "Pj Bupati X tidak terbukti", "Mendagri mencopot Pj Bupati X", "Kasus Pj Bupati X, Budi, diteruskan ke KASN".

    A servant, but acts in most sentences, and gets what others hand over; accused where so told.
    """
    text = frame.text
    if right_before(text, sentence.start, post.first, "accused", "removes_head") or _is_judged(text, post.end, sentence.end):
        return True
    if right_before(text, sentence.start, post.first, "accused", "reaches_head"):
        return False
    if not _is_of_neutrality(frame, sentence):
        return False
    # "KASN merekomendasikan Pj Wali Kota X | menurunkan pangkat dua lurah": what it is to do to others
    return is_done_to(frame, post, sentence) and not load_phrases("accused")["acts"].opens(text, post.last, sentence.end, skipped=" ,")


def _is_of_neutrality(frame: Frame, sentence: Span) -> bool:
    """Not "Pj Bupati X ditegur Mendagri karena lambat mencairkan dana": much is done to them that is no matter of neutrality."""
    if load_phrases("claims")["neutrality"].found(frame.text, *sentence.bounds):
        return True
    if any(party.party in ("supervisor", "commission") for party in parties_in(frame, *sentence.bounds)):
        return True
    return any(act.meaning.stage == "alleged" for act in find_acts(frame, sentence))


def _is_judged(text: str, start: int, ceiling: int) -> bool:
    """What follows says that it was found guilty, or not."""
    following = text[start:ceiling].lstrip(" ,")
    return load_phrases("accused")["judged"].pattern.match(following) is not None
