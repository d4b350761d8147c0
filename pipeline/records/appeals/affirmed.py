"""What officials say that servants must not do, what is for them, and for whom a commander vouches: appeals without a verb of urging."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records.appeals.turned import Issuer, Single
from pipeline.records.reading.actors import antecedent, namings
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.reading.modality import modality_of
from pipeline.records.speakers.subject import subject_before
from pipeline.records.speakers.urging import UNIFORMED, is_about_neutrality, is_matter, names_servants, to_servants_before, urges_to_support
from pipeline.words.phrases import load_phrases

_ADDRESSEE = 45
"""Characters after "pesan khusus untuk" within which servants are named."""


def affirmed_appeals(frame: Frame, sentence: Span) -> Iterator[Single]:
    """What an official says in the sentence that servants must not do, or that his own people will not do."""
    yield from _affirmed(frame, sentence)
    yield from _vouched_for(frame, sentence)


def _affirmed(frame: Frame, sentence: Span) -> Iterator[Single]:
    """ "Ketua Bawaslu mengatakan ASN tidak boleh …": said by an official of what servants must not do, with no law cited."""
    words, text = load_phrases("appeals"), frame.text
    rule = words["affirmed"].first(text, sentence.start, sentence.end) or _none_who(frame, sentence) or _after_colon(frame, sentence)
    if (
        rule is None
        or frame.quote_at(rule.start()) is not None
        or load_phrases("modality")["law"].found(text, sentence.start, sentence.end)
    ):
        return
    if load_phrases("modality")["condition"].found(text, sentence.start, rule.start()) or _only_knows(frame, sentence, rule.start()):
        return
    if any(words[reason].found(text, sentence.start, sentence.end) for reason in ("case", "cites_rule")) or _is_law_next(frame, sentence):
        return
    subject = _sayer(frame, sentence, rule)
    if subject is None or not is_matter(frame, sentence.bounds):
        return
    barred = words["barred"].pattern.match(text, rule.start(), sentence.end) is not None
    invites = words["invites"].pattern.match(text, rule.start(), sentence.end) is not None
    named = names_servants(frame, sentence.start, sentence.end if invites or barred else rule.end())
    if named or _means_servants(frame, sentence, rule.start()):
        yield *subject, (sentence.start, sentence.end), False


def _only_knows(frame: Frame, sentence: Span, rule: int) -> bool:
    """ "Kades X | mengaku baru mengetahui | bahwa berfoto dengan calon dilarang": told of himself, and urged on nobody."""
    knows = load_phrases("appeals")["only_knows"].last(frame.text, sentence.start, rule)
    return knows is not None and not load_phrases("appeals")["appeal"].found(frame.text, knows.end(), rule)


def _none_who(frame: Frame, sentence: Span) -> re.Match[str] | None:
    """ "Kepada mereka Dandim berujar tidak ada babinsa yang menginap di rumah calon": said to servants it forbids, else it reports."""
    rule = load_phrases("appeals")["none_who"].first(frame.text, sentence.start, sentence.end)
    if rule is None:
        return None
    to_them = to_servants_before(frame, sentence, rule.start())
    told = load_phrases("appeals")["to_whom"].first(frame.text, sentence.start, rule.start())
    before = frame.before(sentence)
    to_them = to_them or (
        told is not None
        and before is not None
        and load_phrases("appeals")["those_present"].found(frame.text, told.end(), rule.start())
        and names_servants(frame, *before.bounds)
    )
    return rule if to_them else None


def _after_colon(frame: Frame, sentence: Span) -> re.Match[str] | None:
    """ "Pjs Bupati langsung menata ASN: siapa berpolitik, silakan keluar": urged in words that stand like a quote."""
    colon = frame.text.find(":", *sentence.bounds)
    return load_phrases("appeals")["appeal_quoted"].first(frame.text, colon, sentence.end) if colon >= 0 else None


def _means_servants(frame: Frame, sentence: Span, offset: int) -> bool:
    """ "Mereka tidak boleh …" after a sentence about servants."""
    they = load_phrases("appeals")["those_present"].found(frame.text, sentence.start, offset)
    before = frame.before(sentence)
    return they and before is not None and names_servants(frame, before.start, before.end)


def _is_law_next(frame: Frame, sentence: Span) -> bool:
    """ "… menjelaskan kades dilarang berkampanye. | Ketentuan itu termuat dalam Pasal 280": the law is cited right after (ruling 36)."""
    words, following = load_phrases("appeals"), frame.after(sentence)
    if following is None or not words["that_rule"].opens(frame.text, following.start, following.end):
        return False
    return load_phrases("modality")["law"].found(frame.text, *following.bounds) or words["set_in_law"].found(frame.text, *following.bounds)


def _vouched_for(frame: Frame, sentence: Span) -> Iterator[Single]:
    """ "Dandim memastikan prajuritnya tak akan terseret urusan dukungan": a chief of police or a commander for his people (ruling 36)."""
    words, text = load_phrases("appeals"), frame.text
    pledge = words["vouched"].first(text, *sentence.bounds)
    if pledge is None or frame.quote_at(pledge.start()) is not None or not is_matter(frame, sentence.bounds):
        return
    assures = words["assures"].last(text, sentence.start, pledge.end())
    if assures is None:
        return
    if any(words[reason].found(text, *sentence.bounds) for reason in ("case", "cites_rule")):
        return
    if load_phrases("modality")["condition"].found(text, sentence.start, pledge.start()):
        return
    subject = _sayer(frame, sentence, pledge) or subject_before(frame, sentence, assures.start())
    if subject is not None and subject[0] is not None and subject[0].get("institution") in UNIFORMED:
        yield *subject, (sentence.start, sentence.end), False


def messages_for_them(frame: Frame, sentence: Span) -> Iterator[Single]:
    """ "Pesan ketiga khusus untuk ASN dan kades, sebut Sekda": said to be for servants; what it is may stand in the sentence before."""
    words, text = load_phrases("appeals"), frame.text
    message = words["message_for_them"].first(text, *sentence.bounds)
    if message is None or frame.quote_at(message.start()) is not None or not modality_of(frame, *message.span()).happened:
        return
    if right_before(text, sentence.start, message.start(), "appeals", "rule_has"):
        return
    if not names_servants(frame, message.end(), min(sentence.end, message.end() + _ADDRESSEE)):
        return
    told = [s.bounds for s in frame.sentences[max(0, sentence.index - 1) : sentence.index + 1]]
    if not any(is_about_neutrality(frame, *span) for span in told) or any(words["case"].found(text, *span) for span in told):
        return
    if load_phrases("forms")["letter"].found(text, *sentence.bounds) or urges_to_support(frame, *sentence.bounds):
        return
    subject = _sayer(frame, sentence, message)
    if subject is not None:
        yield *subject, (told[0][0], sentence.end), True


def _sayer(frame: Frame, sentence: Span, rule: re.Match[str]) -> Issuer | None:
    """Who says the rule: before it ("Ketua mengatakan ASN …", "Menurut Ketua, …"), or in an aside (", kata Sekda,", ", kata dia,")."""
    said, text = load_phrases("speech")["saying"], frame.text
    for verb in said.all(text, sentence.start, rule.start()):
        named = [naming for naming in namings(frame, verb.end(), rule.start()) if not text[verb.end() : naming.start].strip()]
        if named and not verb.group().lower().startswith("me"):
            return named[0].official, None
    eyes = load_phrases("appeals")["in_whose_eyes"].pattern.match(text, sentence.start, rule.start())
    seen_by = [naming for naming in namings(frame, eyes.end(), rule.start()) if not text[eyes.end() : naming.start].strip()] if eyes else []
    if seen_by:
        return seen_by[0].official, None
    if load_phrases("appeals")["in_his_eyes"].pattern.match(text, sentence.start, rule.start()):
        return (person, None) if (person := antecedent(frame, sentence.start)) is not None else None
    before = said.last(text, sentence.start, rule.start())
    if before is not None and (before.group().lower().endswith("nya") or load_phrases("grammar")["he"].opens(text, before.end())):
        return (person, None) if (person := antecedent(frame, sentence.start)) is not None else None  # "Kades, kata dia, jangan …"
    if before is not None and (subject := subject_before(frame, sentence, before.start())) is not None:
        return subject
    for verb in said.all(text, sentence.start, sentence.end):
        named = [naming for naming in namings(frame, verb.end(), sentence.end) if not text[verb.end() : naming.start].strip()]
        bodies = [body for body in frame.within(verb.end(), sentence.end, "institution") if not text[verb.end() : body["start"]].strip()]
        if named:
            return named[0].official, None
        if bodies:
            return None, bodies[0]
        if verb.group().lower().endswith("nya") or load_phrases("grammar")["he"].opens(text, verb.end()):
            person = antecedent(frame, sentence.start)
            return (person, None) if person is not None else None
    return _before_colon(frame, sentence, rule)


def _before_colon(frame: Frame, sentence: Span, rule: re.Match[str]) -> Issuer | None:
    """The one official before the colon behind which the rule stands, whatever he is said to do."""
    colon = frame.text.find(":", sentence.start, rule.start())
    named = [naming for naming in namings(frame, sentence.start, max(colon, sentence.start)) if naming.official.get("name")]
    if load_phrases("appeals")["gets_words"].found(frame.text, sentence.start, max(colon, sentence.start)):
        return None  # "Mahasiswa mengirim tuntutan | kepada | Bupati X: …"
    return (named[0].official, None) if len(named) == 1 else None
