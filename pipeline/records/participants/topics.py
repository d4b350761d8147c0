"""Kinds of servants that a clause is about without a number: "Soal lurah, …", "sementara sang kades dilepas"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.records.acts.subjects import kinds_in
from pipeline.records.participants.participant import Accused
from pipeline.records.reading.frame import Span
from pipeline.words.phrases import Phrases, load_phrases
from pipeline.words.shapes import Shape


def heads_clause(topic: Phrases, text: str, floor: int, start: int, sentence: Span) -> bool:
    """ "Soal lurah": a word for a topic right before, and nothing but the opening of the sentence before that."""
    last = topic.ends_before(text, floor, start)
    return last is not None and not re.search(r"[\w)]\s*$", text[sentence.start : last.start()].rstrip('"“ '))


def is_generic(text: str, end: int, sentence: Span) -> bool:
    """ "ASN yang terbukti melanggar": anybody of the kind, unless a pointer follows."""
    return _WHO.match(text, end, sentence.end) is not None and not _SUSPECTED.match(text, end, sentence.end)


_WHO = re.compile(r"\s+yang\s", re.IGNORECASE)


def answers_about(text: str, end: int, sentence: Span) -> bool:
    """ "Plh Sekda X | waktu ditanya mengenai rekomendasi BKN mengatakan …": who only answers, of the case of others."""
    asked = _ASKED.match(text, end, sentence.end)
    said = load_phrases("accused")["acts"].first(text, asked.end(), sentence.end) if asked is not None else None
    return asked is not None and said is not None and not _OWN.search(text, asked.end(), said.start())


_ASKED = Shape(r"(?:\s+[A-Z][\w.'’-]*){0,6}(?:\s*,\s*[A-Z][^,.;:“”\"]{2,60})?(?:\s*,)?\s+{accused.asked_about}\s")
_OWN = re.compile(r"(?<!\w)(?:diri|nama)nya(?!\w)|(?<!\w)(?:terhadap|atas)nya(?!\w)|(?<!\w)(?:itu|tersebut|ini)(?!\w)", re.IGNORECASE)
""" "ditanya soal laporan terhadap | dirinya": the case is that of who answers, or one told before."""

_SUSPECTED = Shape(
    r"\s+yang\s+(?:{claims.suspected}|{claims.told_on})\b[^.;:,“”\"]{0,60},?\s"
    r"(?:saat ini|kini|masih|sedang|tengah|sudah|telah)\b|\s+yang\s+(?:semula|tadinya|awalnya|sempat|sebelumnya)\s+(?:ikut\s+)?"
    r"(?:di|ter)\w+",
    re.IGNORECASE,
)
""" "Untuk ASN yang diduga terlibat, saat ini masih ditelusuri": those of whom there is a case, no rule."""


def with_topics(text: str, accused: Sequence[Accused]) -> list[Accused]:
    """ "Untuk ASN, sembilan perkara diteruskan": beside a number, a topic only says of what kind it is.

    The last one, behind a contrast, is told of by itself ("tiga ASN diteruskan, sementara sang kades dilepas").
    """
    if not any(participant.count is not None and participant.form != "aside" for participant in accused):
        return list(accused)
    kept: list[Accused] = []
    topic: Accused | None = None
    for at, participant in enumerate(accused):
        if participant.form == "topic" and not participant.part:
            topic = participant
            if kept and participant is accused[-1] and _SET_AGAINST.search(text, kept[-1].end, participant.start):
                kept.append(participant)
        elif topic is not None and participant.count is not None and not participant.kinds and participant.form != "aside":
            following = accused[at + 1].start if at + 1 < len(accused) else len(text)
            own = participant.papers and _is_about_others(text, participant.end, following, topic)
            kept.append(participant if own else replace(participant, kinds=_kinds_at_head(text, topic, participant)))
        else:
            kept.append(participant)
    return kept


def _kinds_at_head(text: str, topic: Accused, counted: Accused) -> tuple[str, ...]:
    """ "Kades | dan perangkat desa | yang diproses mencapai dua orang": persons of several kinds are of all that head the clause."""
    clause = text.find(" yang ", topic.end, counted.start) if counted.unit == "other" else -1
    return tuple(kinds_in(text, topic.start, clause)) if clause > 0 else topic.kinds


def _is_about_others(text: str, start: int, end: int, topic: Accused) -> bool:
    """ "ASN 13 laporan, dan | 3 laporan | lagi soal honorer": the words behind papers name another kind than the topic before them."""
    clause = _REST_OF_CLAUSE.match(text, start, end)
    kinds = kinds_in(text, start, clause.end()) if clause is not None else []
    return bool(kinds) and set(kinds).isdisjoint(topic.kinds)


_REST_OF_CLAUSE = re.compile(r"[^.,;:\n“”\"]{0,60}")

_SET_AGAINST = Shape(r"[,;]\s+{accused.set_against}\s+(?:sang\s+|si\s+|para\s+)?$", re.IGNORECASE)
