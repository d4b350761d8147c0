"""Who makes a pledge, holds a meeting or sets up a post: candidates, parties, private bodies make no statement of public servants."""

from __future__ import annotations

from pipeline.records.reading.frame import Frame, Span
from pipeline.records.speakers.urging import names_servants
from pipeline.words.phrases import load_phrases


def is_by_candidates(frame: Frame, sentence: Span, verb: int) -> bool:
    """ "Ketiga pasangan calon meneken pakta integritas": candidates or parties are the subject, and no servants stand beside them."""
    candidates = load_phrases("forms")["candidates_pledge"].found(frame.text, sentence.start, verb)
    return candidates and not names_servants(frame, sentence.start, verb)


def is_by_no_authority(frame: Frame, sentence: Span, verb: int) -> bool:
    """ "Tim pemenangan membuka posko pengaduan": no public body stands before the verb."""
    others = any(load_phrases("forms")[group].found(frame.text, sentence.start, verb) for group in ("no_authority", "candidates_pledge"))
    return others and not (frame.within(sentence.start, verb, "institution") or frame.within(sentence.start, verb, "official"))


def is_by_activists(frame: Frame, sentence: Span, verb: int) -> bool:
    """ "Aliansi BEM mendeklarasikan gerakan mengawal netralitas ASN": others are the subject, servants only what it is about."""
    return is_by_no_authority(frame, sentence, verb) and not names_servants(frame, sentence.start, verb)


def is_by_private_body(frame: Frame, sentence: Span, verb: int) -> bool:
    """ "Rektor Universitas Muhammadiyah memimpin ikrar dosen": a body without public servants acts, and no public one beside it."""
    if not load_phrases("forms")["private_body"].found(frame.text, sentence.start, verb):
        return False
    public = [m for m in frame.within(sentence.start, verb, "institution") if m.get("id") != "other"]
    return not public and not any(o.get("institution") not in (None, "other") for o in frame.within(sentence.start, verb, "official"))


def is_held_for_others(frame: Frame, sentence: Span) -> bool:
    """ "Webinar yang digelar sebuah lembaga riset", "diikuti 300 mahasiswa": by or for others, and no servants or public body is named."""
    if _is_held_by_others(frame, sentence):
        return True
    if not load_phrases("forms")["held_for_others"].found(frame.text, *sentence.bounds):
        return False
    if load_phrases("forms")["attends"].found(frame.text, *sentence.bounds) and names_servants(frame, *sentence.bounds):
        return False
    return not any(m.get("id") != "other" for m in frame.within(*sentence.bounds, "institution"))


def _is_held_by_others(frame: Frame, sentence: Span) -> bool:
    """ "Webinar netralitas ASN yang diadakan himpunan mahasiswa": who held it stands right after the verb, whatever it was about."""
    words, text = load_phrases("forms"), frame.text
    for held in words["held_by"].all(text, *sentence.bounds):
        by = words["no_authority"].first(text, held.end(), sentence.end)
        if by is not None and not text[held.end() : by.start()].strip():
            return True
    return False


def was_of_no_authority(frame: Frame, sentence: Span) -> bool:
    """ "LSM membentuk tim pemantau. Tim itu beranggotakan …": whose team it is stands in the sentence before."""
    before = frame.before(sentence)
    post = load_phrases("forms")["watch"].first(frame.text, *before.bounds) if before is not None else None
    return before is not None and post is not None and is_by_no_authority(frame, before, post.start())
