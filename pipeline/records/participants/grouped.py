"""Participants of a sentence of whom the same is said: those that "dan" or a comma joins, also over the names of their places."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records.acts.stages import Act
from pipeline.records.acts.subjects import kinds_in
from pipeline.records.participants.participant import Accused
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape


def _is_out_of(text: str, whole: Accused, part: Accused) -> bool:
    """ "Dari keseluruhan laporan itu, | sebanyak 44 ASN terbukti": a number out of what was told before."""
    told = whole.form == "back" and whole.count is None and part.form == "new"
    return told and load_phrases("accused")["out_of"].ends_before(text, max(0, whole.start - _OF_THEM), whole.start) is not None


_COMMA = re.compile(r"(?:\s+(?:itu|tersebut|tadi|ini))?\s*,\s*(?:(?:baru|hanya|ada|sebanyak|sudah)\s+)?", re.IGNORECASE)
_OF_THEM = 20
"""Characters before a number in which "untuk", "menyangkut" stand, and whose part the next one is."""
BETWEEN_POSTS = Shape(r"(?:[\s,]*[A-Z][\w.'’-]*)*[\s,]*(?:,|dan|serta|maupun)\s*(?:(?:juga|{accused.some_post})\s*)?")
""" "Camat X, Budi Santoso, dan | Lurah Y": a name may stand between two posts."""
_PLACE_WORDS = 6  # words of a place between a number and "dan"


def grouped(text: str, accused: Sequence[Accused], acts: Sequence[Act]) -> list[list[Accused]]:
    """Participants joined by "dan" or a comma, with nothing else between them; a part of a number stands alone."""
    joiner, together = load_phrases("grammar")["joiner"], load_phrases("grammar")["together_with"]
    groups: list[list[Accused]] = []
    for participant in accused:
        of_it = groups and (_is_fewer_of(text, groups[-1][-1], participant) or _is_out_of(text, groups[-1][-1], participant))
        apart = groups and participant.part and not groups[-1][-1].part and not _is_other_kind(text, groups[-1][-1], participant)
        if groups and not of_it and not apart and not participant.pronoun:
            before = groups[-1][-1]
            between = _without_noun(_without_apposition(text[before.end : participant.start], before), participant)
            alike = (participant.form == "aside") == (before.form == "aside")
            posts = before.form == participant.form == "office" and BETWEEN_POSTS.fullmatch(between)
            # "768 aduan dan 41 ASN yang sudah dihukum": what is said of the persons alone
            alike = alike and not (participant.papers != before.papers and text.startswith(" yang ", participant.end))
            joined = joiner.pattern.fullmatch(between.strip()) or (
                participant.form == "new" and together.pattern.fullmatch(between.strip()) is not None
            )
            alike = alike and not _has_own_act(text, before, participant, acts)
            if alike and (posts or joined or _joined_with_places(text, before, participant, acts)):
                groups[-1].append(participant)
                continue
        groups.append([participant])
    return groups


def _has_own_act(text: str, first: Accused, second: Accused, acts: Sequence[Act]) -> bool:
    """ "yang terbukti 18 ASN, | dua | masih proses": the second number has a verb of its own, the first had one before it."""
    if not (second.elliptic or second.part) or not _COMMA.fullmatch(text, first.end, second.start):
        return False
    led = any(act.end <= first.start and not text[act.end : first.start].strip() for act in acts)
    return led and any(act.start >= second.end and _AT_ONCE.fullmatch(text, second.end, act.start) for act in acts)


_AT_ONCE = re.compile(r"\s+(?:(?:lagi|lainnya|orang|kasus|laporan|sudah|telah|masih|tetap|baru)\s+)*", re.IGNORECASE)


def _is_other_kind(text: str, before: Accused, participant: Accused) -> bool:
    """ "dua kades dan seorang staf desa | lainnya": servants of another kind, who are no part of those before."""
    if before.count is None or not before.kinds or participant.elliptic or participant.papers or not participant.kinds:
        return False
    alike = set(participant.kinds) & set(before.kinds)
    joined = load_phrases("grammar")["joiner"].pattern.fullmatch(text[before.end : participant.start].strip())
    return not alike and joined is not None and load_phrases("claims")["others"].opens(text, participant.end)


def _without_apposition(between: str, before: Accused) -> str:
    """ "dua guru | PNS | dan empat perangkat desa": another word for the same servants belongs to their number."""
    word = load_phrases("subjects")[before.kinds[0]].pattern.match(between.lstrip()) if before.kinds and not before.papers else None
    return between if word is None else between.lstrip()[word.end() :]


def _without_noun(between: str, participant: Accused) -> str:
    """ "ASN 60 orang, | perangkat desa | 17 orang": the noun before a number is that of its own persons."""
    if not participant.elliptic or participant.part or not participant.kinds:
        return between
    word = load_phrases("subjects")[participant.kinds[0]].ends_before(between, 0, len(between))
    return between if word is None else between[: word.start()]


def _is_fewer_of(text: str, first: Accused, second: Accused) -> bool:
    """ "Yang diproses 37 orang, | 32 sudah direkomendasikan": a smaller number without a noun, right after a comma."""
    if first.size is None or second.size is None or not _COMMA.fullmatch(text, first.end, second.start):
        return False
    if first.papers and second.papers and second.count is not None and second.count.get("told_before"):
        # "tercatat ada delapan, | dua sudah diregister"
        followed = load_phrases("claims")["own_verb"].opens(text, second.end, second.end + _OF_THEM)
        return followed and (second.size[1] or second.size[0]) < first.size[0]
    if not second.elliptic:
        return False
    headed = load_phrases("claims")["of_them"].ends_before(text, max(0, first.start - _OF_THEM), first.start) is not None
    figure = not re.search(r"[A-Za-z]", text[second.start : second.end])
    return (second.size[1] or second.size[0]) < first.size[0] and (figure or headed)


def _joined_with_places(text: str, first: Accused, second: Accused, acts: Sequence[Act]) -> bool:
    """ "empat ASN Pemkot Tegal dan enam ASN Pemkot Pekalongan diteruskan": one act, before both or after both.

    So too "dua kasus netralitas ASN dan delapan kasus kepala desa", where the kind stands between.
    """
    counted = first.form == second.form == "new" and first.papers == second.papers
    words = load_phrases("grammar")
    last = words["joiner"].ends_before(text, first.end, second.start) or words["together_with"].ends_before(text, first.end, second.start)
    if not counted or last is None or len(text[first.end : last.start()].split()) > _PLACE_WORDS:
        return False
    between = text[first.end : last.start()].rstrip(", " if first.papers else " ")
    if not (kinds_in(text, first.end, last.start()) if first.papers else re.search(r"[A-Z]", between)):
        return False  # "tiga di antaranya mundur dan satu dipecat"
    if any(first.end <= act.start < second.start for act in acts) or re.search(r"[,.;]", between):
        return False
    led = any(act.meaning.active and act.end <= first.start for act in acts)
    followed = any(not act.meaning.active and act.start >= second.end for act in acts)
    return led != followed
