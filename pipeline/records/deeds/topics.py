"""Whether a deed is about neutrality: by its own sentence, those beside it, or the article's title."""

from __future__ import annotations

import re

from pipeline.records.deeds.deed import Deed
from pipeline.records.deeds.letters import (
    is_about_neutrality_elsewhere,
)
from pipeline.records.deeds.meetings import (
    is_about_next,
    meets_next,
    tells_agenda_next,
)
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame
from pipeline.records.speakers.urging import is_titled, names_servants, to_servants_before
from pipeline.words.phrases import load_phrases

_LEAD = 2
"""So many sentences say what an article is about."""
_SUPERVISORS = frozenset({"bawaslu", "panwascam", "bkpsdm", "inspektorat"})
"""Those who watch over servants' neutrality: the election supervisors and the government's own offices for it."""
_TASK_SENTENCES = 2
"""So many sentences after "membentuk tim" may say what the team is for."""
_ADDRESS = 25
"""Characters after "surati" within which its addressee stands."""


def on_topic(frame: Frame, deed: Deed) -> bool:
    """Whether the deed is about neutrality: by its own sentence, else by the sentences beside it, else by the article's title.

    A pledge of servants in an article about neutrality is one for neutrality unless its sentence names another subject.
    """
    words, sentence = load_phrases("forms"), deed.sentence
    if words["other_neutral"].found(frame.text, sentence.start, sentence.end):
        return False
    if words["topic"].found(frame.text, _after_saying(frame, deed), sentence.end):
        return True
    if words["other_subject"].found(frame.text, sentence.start, sentence.end) or _is_letter_of_other_matter(frame, deed):
        return False
    if deed.form == "outreach" and (_is_for_servants(frame, deed) or _adds_to_letter(frame, deed)):
        return True
    gathered = deed.form == "outreach" and words["gathers"].found(deed.verb) and is_titled(frame)
    if gathered and (tells_agenda_next(frame, sentence) or meets_next(frame, sentence)):
        return True
    if deed.form == "outreach" and is_titled(frame) and words["teaches_rule"].found(frame.text, *sentence.bounds):
        return True  # "Larangan berikut sanksinya sudah kita sosialisasikan, makanya mereka patuh"
    if deed.form == "outreach" and (_goes_on_about_it(frame, deed) or _is_named_later(frame, deed)):
        return True
    if deed.form == "outreach" and not is_about_next(frame, sentence):
        told_them = is_titled(frame) and to_servants_before(frame, sentence, deed.start)
        given = words["given_to"].found(deed.verb)
        start = sentence.start if told_them or given else deed.start
        return words["wide_topic"].found(frame.text, start, sentence.end) and names_servants(frame, start, sentence.end)
    paragraph = frame.paragraph_at(deed.start)
    after = _TASK_SENTENCES if deed.form == "oversight" else 1
    beside = [s for s in frame.sentences if -1 <= s.index - sentence.index <= after and paragraph.start <= s.start < paragraph.end]
    if any(words["topic"].found(frame.text, s.start, s.end) for s in beside):
        return True
    to_servants = names_servants(frame, sentence.start, sentence.end)
    if deed.form == "circular" and is_about_neutrality_elsewhere(frame, sentence, deed.start):
        return True
    if deed.form == "oversight" and (not deed.goes_on or words["watch"].found(frame.title)) and is_titled(frame):
        return not load_phrases("deeds")["other_watch"].found(frame.text, *sentence.bounds)
    if deed.form in ("declaration", "circular"):
        return to_servants or is_titled(frame)
    return to_servants and words["wide_topic"].found(frame.text, sentence.start, sentence.end)


def _goes_on_about_it(frame: Frame, deed: Deed) -> bool:
    """ "Netralitas jadi bahan obrolan Panwaslih dan lurah. Obrolan bertajuk X itu dihelat …": the meeting told of right before."""
    before, meeting = frame.before(deed.sentence), load_phrases("forms")["meeting"]
    noun = meeting.first(frame.text, *deed.sentence.bounds)
    if before is None or noun is None or frame.opening(*deed.sentence.bounds) != noun.start():
        return False
    if not load_phrases("grammar")["that"].found(frame.text, noun.end(), deed.end):
        return False
    told = any(first.group().casefold() == noun.group().casefold() for first in meeting.all(frame.text, *before.bounds))
    return told and load_phrases("forms")["topic"].found(frame.text, *before.bounds) and names_servants(frame, *before.bounds)


def _is_named_later(frame: Frame, deed: Deed) -> bool:
    """ "Sosialisasi pengawasan digelar di hotel. … Sosialisasi itu terkait netralitas ASN": what opens a later sentence says it of it."""
    words, text = load_phrases("forms"), frame.text
    for sentence in frame.sentences[deed.sentence.index + 1 :]:
        noun = words["meeting"].pattern.match(text, frame.opening(*sentence.bounds), sentence.end)
        if noun is None or not names_servants(frame, noun.end(), sentence.end):
            continue
        pointed = load_phrases("grammar")["that"].first(text, noun.end(), sentence.end) or _THIS.search(text, noun.end(), sentence.end)
        if pointed is not None and words["topic"].found(text, noun.end(), min(sentence.end, noun.end() + _TO_MATTER)):
            return True
    return False


_THIS = re.compile(r"\s+ini(?!\w)")
_TO_MATTER = 90
"""Characters behind the noun of a meeting in which it is said what it is about."""


def _is_letter_of_other_matter(frame: Frame, deed: Deed) -> bool:
    """ "mengeluarkan surat edaran terkait | larangan penjualan bensin eceran": its own words say what it is about."""
    if deed.form != "circular":
        return False
    about = load_phrases("letters")["about"].first(frame.text, deed.start, min(deed.sentence.end, deed.end + _ADDRESS))
    if about is None:
        return False
    end = next((at for at in range(about.end(), deed.sentence.end) if frame.text[at] in ',;."”'), deed.sentence.end)
    words = load_phrases("forms")
    told = any(words[group].found(frame.text, about.end(), end) for group in ("topic", "wide_topic", "conduct_matter"))
    return not told and len(frame.text[about.end() : end].split()) >= _A_MATTER and not names_servants(frame, about.end(), end)


_A_MATTER = 2
"""Words at least that say what a letter is about."""


def _after_saying(frame: Frame, deed: Deed) -> int:
    """ ""… kita netral," kata sekda usai | membuka rapat inflasi": what was said after a meeting is not what the meeting was about."""
    start = deed.sentence.start
    if deed.form != "outreach" or not right_before(frame.text, start, deed.start, "forms", "after_meeting"):
        return start
    said = [quote.end for quote in frame.quotes if start < quote.end <= deed.start]
    return max(said, default=start)


def _is_for_servants(frame: Frame, deed: Deed) -> bool:
    """A supervisor's "bimbingan teknis untuk kepala desa" in an article whose title or lead is about neutrality needs no word for it."""
    words = load_phrases("forms")
    bodies = [body.get("id") for body in frame.within(*deed.sentence.bounds, "institution")]
    bodies += [official.get("institution") for official in frame.within(*deed.sentence.bounds, "official")]
    supervised = any(body in _SUPERVISORS for body in bodies)
    mustered = load_phrases("appeals")["to_whom"].first(frame.text, deed.sentence.start, deed.start)
    if supervised and is_titled(frame) and mustered is not None and to_servants_before(frame, deed.sentence, deed.start):
        return True
    called = words["given_to"].first(frame.text, deed.sentence.start, deed.end)
    if supervised and called is not None and is_titled(frame) and names_servants(frame, deed.sentence.start, called.start()):
        return True  # "19 wali nagari dikumpulkan Bawaslu dalam sosialisasi"
    to_whom = words["attends"].first(frame.text, deed.start, deed.sentence.end)
    return (
        supervised
        and to_whom is not None
        and (is_titled(frame) or any(words["topic"].found(frame.text, *s.bounds) for s in frame.sentences[:_LEAD]))
        and names_servants(frame, to_whom.end(), min(deed.sentence.end, to_whom.end() + _ADDRESS))
    )


def _adds_to_letter(frame: Frame, deed: Deed) -> bool:
    """ "Edaran netralitas sudah beredar. Bimbingan teknis untuk camat pun rampung": one more step after a letter, in such an article."""
    sentence, words = deed.sentence, load_phrases("forms")
    also = load_phrases("issuers")["also"].found(frame.text, *sentence.bounds)
    before = frame.before(sentence)
    if not also or before is None or not is_titled(frame) or not words["letter"].found(frame.text, *before.bounds):
        return False
    return names_servants(frame, *sentence.bounds)
