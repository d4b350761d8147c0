"""Appeals told the other way round: neutrality that somebody insists on, what another urged before, a passive without an agent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records.reading.actors import antecedent, fullest, namings
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.modality import modality_of
from pipeline.records.speakers.authors import agent_after
from pipeline.records.speakers.subject import subject_before
from pipeline.records.speakers.urging import (
    addresses_servants,
    is_about_neutrality,
    is_on_topic,
    is_titled,
    named_right_after,
    names_servants,
    urges_other_things,
    urges_to_support,
)
from pipeline.words.phrases import load_phrases

Issuer = tuple[Mention | None, Mention | None]
Single = tuple[Mention | None, Mention | None, tuple[int, int], bool]
"""One sentence of an appeal: official, institution, characters, and whether a verb of urging shows it."""

_URGED_BEFORE = 5
"""So many sentences before "hal serupa" may have told what was urged."""


def turned_appeals(frame: Frame, sentence: Span) -> Iterator[Single]:
    """What the sentence tells as an appeal, once for each way of telling it."""
    yield from _insisted(frame, sentence)
    yield from _alike(frame, sentence)
    yield from _of_the_speaker(frame, sentence)


def _insisted(frame: Frame, sentence: Span) -> Iterator[Single]:
    """ "Netralitas ditekankan Sekda di hadapan CPNS", "menjadi inti amanat Sekda", "hal yang dipesankan Bupati kepada kades"."""
    words, text = load_phrases("appeals"), frame.text
    topic = words["insisted_on"].first(text, *sentence.bounds)
    verb = words["insisted"].first(text, topic.end(), sentence.end) if topic is not None else words["gist"].first(text, *sentence.bounds)
    verb = verb or _asked_for(frame, sentence)
    if verb is None or frame.quote_at(verb.start()) is not None or not named_right_after(frame, verb.end()):
        return
    if not modality_of(frame, verb.start(), verb.end()).happened or not _is_to_servants(frame, sentence):
        return
    agent = agent_after(frame, sentence, verb.end())
    if agent is not None:
        yield *agent, sentence.bounds, True


def _asked_for(frame: Frame, sentence: Span) -> re.Match[str] | None:
    """ "Tiga hal yang dipesankan Bupati kepada kades": what is urged is the subject."""
    return load_phrases("appeals")["things_urged"].first(frame.text, *sentence.bounds)


def _is_to_servants(frame: Frame, sentence: Span) -> bool:
    """Whether the sentence is about neutrality and names servants or their muster, and tells of no case."""
    words, text = load_phrases("appeals"), frame.text
    if words["case"].found(text, *sentence.bounds) or words["tells_case"].found(text, *sentence.bounds):
        return False
    if urges_to_support(frame, *sentence.bounds) or urges_other_things(frame, *sentence.bounds):
        return False
    mustered = names_servants(frame, *sentence.bounds) or words["in_ceremony"].found(text, *sentence.bounds)
    return mustered and is_about_neutrality(frame, *sentence.bounds)


def _alike(frame: Frame, sentence: Span) -> Iterator[Single]:
    """ "Kapolres juga menyampaikan hal serupa. Polri, katanya, netral": what was urged before is urged again, by another."""
    words, text = load_phrases("appeals"), frame.text
    verb = words["says_alike"].first(text, *sentence.bounds)
    if verb is None or frame.quote_at(verb.start()) is not None or not modality_of(frame, verb.start(), verb.end()).happened:
        return
    subject = subject_before(frame, sentence, verb.start())
    before = list(frame.sentences[max(0, sentence.index - _URGED_BEFORE) : sentence.index])
    whole = frame.sentences[sentence.index]
    if whole.start < sentence.start:
        before.append(Span(whole.start, sentence.start, sentence.index))  # "Kapolres meminta anggotanya netral; Dandim berpesan serupa"
    if subject is None or not any(_is_urged(frame, other) for other in before):
        return
    following = frame.sentences[sentence.index + 1 : sentence.index + 2]
    goes_on = bool(following) and frame.paragraph_at(following[0].start) == frame.paragraph_at(sentence.start)
    spans = [sentence.bounds, *((s.bounds for s in following) if goes_on else ())]
    if any(words["case"].found(text, *span) or words["tells_case"].found(text, *span) for span in spans):
        return
    told = any(is_about_neutrality(frame, *span) or names_servants(frame, verb.end(), span[1]) for span in spans)
    if told or not goes_on:
        yield *subject, (sentence.start, spans[-1][1]), True


def _is_urged(frame: Frame, sentence: Span) -> bool:
    """Whether the sentence urges servants, told or quoted."""
    words, text = load_phrases("appeals"), frame.text
    urged = any(words[group].found(text, *sentence.bounds) for group in ("appeal", "appeal_passive", "appeal_quoted"))
    return urged and addresses_servants(frame, *sentence.bounds) and not words["case"].found(text, *sentence.bounds)


def _of_the_speaker(frame: Frame, sentence: Span) -> Iterator[Single]:
    """ "Sekda tak ingin kelas jadi panggung kampanye. Guru diminta menjaga jarak": who speaks in the sentence before asks for it.

    Where nobody does, whoever speaks of it in the next one: "ASN diminta menahan jempol. Kepala BKPSDM, Edi, mengatakan …".
    """
    words, text = load_phrases("appeals"), frame.text
    verb = words["urged_passive"].first(text, *sentence.bounds)
    if verb is None or frame.quote_at(verb.start()) is not None:
        return
    following = frame.after(sentence)
    if _names_somebody(frame, sentence, verb.start()) or frame.within(verb.end(), sentence.end, "institution"):
        return
    if following is not None and words["appeal_told"].found(text, *following.bounds):
        return
    if not names_servants(frame, sentence.start, verb.start()) or not modality_of(frame, verb.start(), verb.end()).happened:
        return
    if not addresses_servants(frame, *sentence.bounds) or not (is_titled(frame) or is_about_neutrality(frame, *sentence.bounds)):
        return
    reasons = (words["case"], words["cites_rule"], words["no_appeal"], load_phrases("modality")["law"])
    if any(reason.found(text, *sentence.bounds) for reason in reasons):
        return
    if urges_to_support(frame, *sentence.bounds) or urges_other_things(frame, *sentence.bounds):
        return
    official = _speaks_before(frame, sentence) or _speaks_next(frame, sentence)
    if official is not None:
        bare_rule = words["only_rule"].pattern.match(text, *verb.span()) is not None  # "PNS dilarang berfoto dengan calon"
        yield official, None, sentence.bounds, not bare_rule


def _names_somebody(frame: Frame, sentence: Span, verb: int) -> bool:
    """Whether an official stands there who may have said it; "kepala desa se-Kabupaten Ngawi" are those who are told."""
    return any(naming.start > verb or naming.official.get("name") for naming in namings(frame, *sentence.bounds))


def _speaks_before(frame: Frame, sentence: Span) -> Mention | None:
    before = frame.before(sentence)
    if before is None or not frame.in_one_paragraph(before.start, sentence.start) or frame.within(*sentence.bounds, "institution"):
        return None
    return _speaks(frame, before)


def _speaks_next(frame: Frame, sentence: Span) -> Mention | None:
    """Who goes on about it by name, in no words on a case: in the same paragraph, or behind the first sentence of the article."""
    following = frame.after(sentence)
    if following is None or load_phrases("appeals")["case"].found(frame.text, *following.bounds):
        return None
    same_paragraph = frame.in_one_paragraph(sentence.start, following.start)
    if sentence.index and not same_paragraph:
        return None
    spoken = same_paragraph and frame.quote_at(following.start + 1) is not None
    goes_on = spoken or is_on_topic(frame, *following.bounds) or names_servants(frame, *following.bounds)
    official = (_told_by(frame, following) or _speaks(frame, following)) if goes_on else None
    return official if official is not None and official.get("name") else None


def _told_by(frame: Frame, sentence: Span) -> Mention | None:
    """ "Menurut Ketua Bawaslu, hal itu …": whose view the sentence gives."""
    named = namings(frame, *sentence.bounds)
    return next((n.official for n in named if right_before(frame.text, sentence.start, n.start, "issuers", "attributed")), None)


def _speaks(frame: Frame, sentence: Span) -> Mention | None:
    """Who says or urges something in a sentence, by name or as "ia"."""
    quotes = [quote for quote in frame.quotes if quote.start < sentence.end and sentence.start < quote.end and quote.speaker is not None]
    if quotes and quotes[-1].speaker is not None:
        return fullest(frame, quotes[-1].speaker)
    said = load_phrases("appeals")["appeal"].first(frame.text, *sentence.bounds) or load_phrases("speech")["saying"].first(
        frame.text, *sentence.bounds
    )
    if said is None:
        return None
    subject = subject_before(frame, sentence, said.start())
    if subject is not None:
        return subject[0]
    return antecedent(frame, sentence.start) if said.group().lower().endswith("nya") else None
