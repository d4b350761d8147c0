"""Reports that were made by the supervisor, which nobody says beside the verb: they hand the case on (ruling 7).

"Bawaslu melaporkan sejumlah ASN ke KASN. Di antara yang | dilaporkan itu terdapat enam camat".
"""

from __future__ import annotations

import re

from pipeline.records.acts.parties import is_receiver, parties_in, who_acts
from pipeline.records.acts.stages import Act, find_acts
from pipeline.records.asserted.assertion import is_asserted
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.tagging.numbers.numerals import value_of_words
from pipeline.words.phrases import load_phrases

_HANDS_ON = frozenset({"complain", "denounce", "forward", "hand_over"})
_POINTS = re.compile(r"\s+(?:itu|tersebut|tadi)(?!\w)", re.IGNORECASE)
_WORDS = re.compile(r"\w+")


def follows_study(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Setelah diperiksa, keenamnya | dilaporkan ke KASN": whoever has looked into it reports it on.

    Not where an employer or the police did: "Setelah diperiksa Inspektorat, dua lurah dilaporkan ke bupati".
    """
    studied = [other for other in find_acts(frame, sentence) if other.meaning.stage in ("examined", "proven") and other.end <= act.start]
    studied = [other for other in studied if (doer := who_acts(frame, other, sentence)) is None or doer.party == "supervisor"]
    return any(right_before(frame.text, sentence.start, other.start, "grammar", "after_it") for other in studied)


def reports_before(frame: Frame, act: Act, sentence: Span) -> list[Act]:
    """What was reported or handed on in the sentence before, where "yang dilaporkan" means those; none if this one says to whom."""
    before, words = frame.before(sentence), load_phrases("claims")
    if before is None or _says_to_whom(frame, act, sentence):
        return []
    if not right_before(frame.text, sentence.start, act.start, "claims", "those_who_were"):
        return []
    acts = [other for other in find_acts(frame, before) if other.name in _HANDS_ON and is_asserted(frame, other, before)]
    pointed = _POINTS.match(frame.text, act.end) is not None
    return acts if pointed or words["reporting"].found(frame.text, *before.bounds) else []


def titled_receiver(frame: Frame, act: Act, sentence: Span) -> str | None:
    """ "Bawaslu Laporkan Enam Camat ke KASN", the title: to whom those went of whom the text says only that they were reported."""
    titled = load_phrases("claims")["reported_by_office"].first(frame.title)
    if titled is None or _is_open(frame.title) or _says_to_whom(frame, act, sentence):
        return None
    if any(party.party == "citizens" for party in parties_in(frame, sentence.start, act.end)):
        return None
    numbers = {int(word) if word.isdecimal() else value_of_words(word) for word in _WORDS.findall(frame.title)}
    if not all(count["min"] in numbers for count in frame.numbers(*sentence.bounds)):
        return None  # "Delapan ASN dilaporkan. Dua camat …": of others than the title
    return _office_named(titled.group().casefold())


def _is_open(title: str) -> bool:
    """ "Bawaslu Bakal Laporkan …", "Bawaslu Belum Laporkan …", "LSM Desak Bawaslu Laporkan …": nobody has reported them."""
    words = load_phrases("modality")
    wanted = any(words[group].found(title) for group in ("planned", "condition", "demand", "possible"))
    return wanted or load_phrases("claims")["not_reported_yet"].found(title)


def _office_named(said: str) -> str:
    """The office to which a title says that they were reported."""
    if "kasn" in said or "komisi" in said:
        return "kasn"
    return "bkn" if "bkn" in said or "badan kepegawaian" in said else "pemda"


def _says_to_whom(frame: Frame, act: Act, sentence: Span) -> bool:
    return any(is_receiver(frame, party) for party in parties_in(frame, act.end, sentence.end))
