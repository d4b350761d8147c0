"""What an article tells only to put it right: rumours, false letters, reports that an office or the newsroom corrects (ruling 11)."""

from __future__ import annotations

import re

from pipeline.records.frame import Frame, Span
from pipeline.records.phrases import load_phrases
from pipeline.records.stages import Act

_AFTERWARDS = 2
"""Sentences after a rumour in which it may be called false."""


def is_rumoured(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "meralat berita yang menyebut dua kades menjadi tersangka", "Beredar surat bahwa … dicopot. Faktanya, surat itu palsu"."""
    words, text = load_phrases("rumours"), frame.text
    start = act.end if act.name == "record" else act.start  # "Kabar yang menyebut": the saying itself
    for group in ("put_right", "wrongly_said", "never_said"):
        told = words[group].last(text, sentence.start, start)
        if told is None or _ENDS.search(text, told.end(), act.start):
            continue
        if group != "never_said" or not _OF_WHOM.search(text, told.end(), act.start):
            return True
    told = words["rumour"].last(text, sentence.start, start)
    if told is None or _ENDS.search(text, told.end(), act.start):
        return False
    if words["is_false"].found(text, act.end, sentence.end):
        return True
    following = [s for s in frame.sentences if 0 < s.index - sentence.index <= _AFTERWARDS]
    return any(words["was_false"].found(text, s.start, s.end) for s in following)


_ENDS = re.compile(r"[;:.“”\"]\s|(?<!\w)(?:yang benar|melainkan|tetapi|tapi|namun|padahal|sebenarnya|faktanya)(?!\w)", re.IGNORECASE)
"""Where what a rumour says ends."""
_OF_WHOM = re.compile(r"(?<!\w)yang\s+(?:sudah\s+|telah\s+|sedang\s+)?$", re.IGNORECASE)
""" "tidak pernah menyebut ASN yang | diperiksa terbukti": who is meant, which stands."""
