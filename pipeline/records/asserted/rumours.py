"""What an article tells only to put it right: rumours, false letters, reports that an office or the newsroom corrects (ruling 11)."""

from __future__ import annotations

import re

from pipeline.records.acts.parties import parties_in
from pipeline.records.acts.stages import Act, find_acts
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases

_AFTERWARDS = 2
"""Sentences after a rumour in which it may be called false."""


def is_rumoured(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "meralat berita yang menyebut dua kades menjadi tersangka", "Beredar surat bahwa … dicopot. Faktanya, surat itu palsu"."""
    words, text = load_phrases("rumours"), frame.text
    start = act.end if act.name == "record" else act.start  # "Kabar yang menyebut": the saying itself
    for group in ("put_right", "wrongly_said", "never_said"):
        told = words[group].last(text, sentence.start, start)
        if told is None or _is_over(text, told.end(), act.start):
            continue
        if group != "never_said" or not right_before(text, told.end(), act.start, "grammar", "relative"):
            return True
    if _is_put_right(frame, act, sentence) or _is_denied_by_office(frame, act, sentence):
        return True
    told = words["rumour"].last(text, sentence.start, start) or _stated_by_others(frame, sentence, start)
    if told is None or _is_over(text, told.end(), act.start):
        return False
    since = act.end if act.meaning.stage == "dismissed" else act.start  # "ditegur dibantah": the words of an act run over it
    if words["is_false"].found(text, since, sentence.end):
        return True
    following = [s for s in frame.sentences if 0 < s.index - sentence.index <= _AFTERWARDS]
    return any(words["was_false"].found(text, s.start, s.end) for s in following)


def is_confirmed_next(frame: Frame, sentence: Span) -> bool:
    """ "Beredar kabar dua ASN dipecat. Kepala BKPSDM membenarkan kabar itu": it was done."""
    following = frame.after(sentence)
    return following is not None and load_phrases("rumours")["was_true"].found(frame.text, *following.bounds)


def _stated_by_others(frame: Frame, sentence: Span, start: int) -> re.Match[str] | None:
    """ "Pernyataan sekda bahwa tiga camat sudah ditegur dibantah bupati": not what a supervisor, a commission or a court stated."""
    told = load_phrases("rumours")["stated"].last(frame.text, sentence.start, start)
    if told is None or any(party.party in _MUST_KNOW for party in parties_in(frame, *told.span())):
        return None
    return told


def _is_put_right(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Tertulis dua camat sudah divonis. Yang benar, keduanya baru dipanggil": the next sentence says what holds instead."""
    following = frame.after(sentence)
    if following is None or frame.paragraph_at(following.start).index - frame.paragraph_at(sentence.start).index > 1:
        return False
    words, text = load_phrases("rumours"), frame.text
    head = frame.opening(*following.bounds)
    if not words["told_by_others"].found(text, sentence.start, act.start):
        return False
    if words["put_right_next"].pattern.match(text, head) is not None:
        return True
    if words["fact_next"].pattern.match(text, head) is None:
        return False
    return any(other.meaning.stage not in ("alleged", act.meaning.stage) for other in find_acts(frame, following))


def _is_denied_by_office(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Camat itu sudah disanksi," kata warga. Ketua Bawaslu membantahnya: those who must know say that it is not so (not ruling 11)."""
    following = frame.after(sentence)
    if following is None or not _said_by_citizens(frame, act, sentence):
        return False
    denied = load_phrases("rumours")["denies_it"].first(frame.text, *following.bounds)
    who = parties_in(frame, *following.bounds)
    knows = _MUST_KNOW if act.meaning.stage != "sanctioned" else _MUST_KNOW | {"employer"}
    return denied is not None and bool(who) and who[0].party in knows


def _said_by_citizens(frame: Frame, act: Act, sentence: Span) -> bool:
    """Whether the sentence is told as the word of people of no office."""
    quote = frame.quote_at(act.start)
    if quote is not None and quote.speaker is not None:
        return not quote.speaker.get("institution")
    return load_phrases("rumours")["say_citizens"].found(frame.text, *sentence.bounds)


_MUST_KNOW = frozenset({"supervisor", "commission", "police", "court"})


def _is_over(text: str, start: int, end: int) -> bool:
    """Whether what a rumour says ends in [start, end)."""
    return _BREAK.search(text, start, end) is not None or load_phrases("rumours")["but_in_truth"].found(text, start, end)


_BREAK = re.compile(r"[;:.“”\"]\s")
