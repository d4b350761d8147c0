"""Appeals that an article tells in its own words: by a verb or a noun of urging; `affirmed` has those without one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records.acts.stages import find_acts
from pipeline.records.appeals.affirmed import affirmed_appeals, messages_for_them
from pipeline.records.appeals.nouns import appeals_by_noun
from pipeline.records.appeals.threats import threats
from pipeline.records.appeals.turned import Issuer, Single, turned_appeals
from pipeline.records.reading.actors import antecedent, namings
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.modality import modality_of
from pipeline.records.speakers.authors import OTHER_PASSIVE, agent_after
from pipeline.records.speakers.holder import RIGHT_AFTER
from pipeline.records.speakers.strangers import named_behind, stand_in_of
from pipeline.records.speakers.subject import subject_before
from pipeline.records.speakers.urging import (
    addresses_servants,
    asks_public,
    is_matter,
    is_on_topic,
    named_right_after,
    names_servants,
    urges,
    urges_other_things,
    urges_to_support,
)
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_STOPPED = frozenset({"sent_off", "send_off"})
"""What a supervisor says on the spot to those who take part is a step of their case (ruling 3)."""
_CONTENT_BEFORE = 2
"""Sentences before "Hal itu disampaikan …" among which the appeal stands."""
_BETWEEN = 6
"""Words between "diingatkan" and "oleh", at most."""
_HOPED_OF = 10
"""Words between "berharap" and the office of which something is hoped, at most."""


def told_appeals(frame: Frame, sentence: Span) -> Iterator[Single]:
    """What the sentence tells as an appeal, once for each way of telling it."""
    if load_phrases("misdeeds")["not_of_neutrality"].found(frame.text, *sentence.bounds):
        return  # "menegaskan pencopotan itu tidak ada kaitannya dengan netralitas"
    yield from _with_verb(frame, sentence)
    yield from _attributed(frame, sentence)
    yield from _read_out(frame, sentence)
    yield from _by_him(frame, sentence)
    yield from _with_noun(frame, sentence)
    yield from _told_after(frame, sentence)
    yield from affirmed_appeals(frame, sentence)
    yield from turned_appeals(frame, sentence)
    yield from appeals_by_noun(frame, sentence)
    yield from threats(frame, sentence)
    yield from messages_for_them(frame, sentence)


def _with_verb(frame: Frame, sentence: Span) -> Iterator[Single]:
    """ "Bupati mengingatkan ASN agar …": subject, verb, and what is urged, in one sentence."""
    words, text = load_phrases("appeals"), frame.text
    for verb in words["appeal"].all(text, sentence.start, sentence.end):
        if frame.quote_at(verb.start()) is not None or _letter_speaks(frame, sentence, verb.start()):
            continue
        if _sends_off(frame, sentence, verb):
            continue
        if not (_is_done(frame, sentence, verb) and urges(frame, verb, sentence)):
            continue
        subject = _who_urges(frame, sentence, verb.start())
        if subject is None and not verb.group().lower().startswith(("me", "ber")):
            subject = agent_after(frame, sentence, verb.end())
        if subject is not None and (_is_hoped_of(frame, sentence, verb.start()) or _is_called_on(frame, sentence, subject[0])):
            continue
        if _is_by_one_told_of(frame, sentence, verb.start()):
            continue
        only_reports = asks_public(frame, verb, sentence) and not words["public_watches"].found(text, verb.start(), sentence.end)
        if subject is not None and (subject[0] is not None or not only_reports):  # a body that takes reports has urged nobody
            yield *subject, (sentence.start, sentence.end), True
            return
    yield from _passive(frame, sentence)


def _sends_off(frame: Frame, sentence: Span, verb: re.Match[str]) -> bool:
    """ "Panwascam | menyuruh | dua guru turun dari panggung": said to those who take part, a step of their case."""
    return any(act.name in _STOPPED and act.start <= verb.start() < act.end for act in find_acts(frame, sentence))


def _is_by_one_told_of(frame: Frame, sentence: Span, verb_start: int) -> bool:
    """ "Panwaslu menyurati bupati soal camat yang | menyuruh kadus …": done by a servant of whom the sentence tells, named by kind only."""
    relative = load_phrases("grammar")["relative"].ends_before(frame.text, sentence.start, verb_start)
    named = namings(frame, sentence.start, relative.start()) if relative is not None else ()
    return relative is not None and bool(named) and names_servants(frame, named[-1].end, relative.start())


def _is_hoped_of(frame: Frame, sentence: Span, verb_start: int) -> bool:
    """ "Hendra berharap Kapolres dan Sekda mengingatkan ASN": what somebody else hopes of them, they have not done yet."""
    hope = load_phrases("appeals")["hopes_of"].last(frame.text, sentence.start, verb_start)
    named = namings(frame, hope.end(), verb_start) if hope is not None else []
    if hope is None or not named or frame.quote_at(hope.start()) is not None:
        return False
    between = frame.text[hope.end() : named[0].start].strip()
    return len(between.split()) <= _HOPED_OF and ("," not in between or between.startswith(","))


def _is_called_on(frame: Frame, sentence: Span, official: Mention | None) -> bool:
    """ "Mahasiswa mendatangi | Bupati X dan menuntut ASN netral": the official of the sentence is whom others address."""
    if official is None or not sentence.start <= official["start"] < sentence.end:
        return False
    start = official["start"]
    others = frame.within(sentence.start, start, "official") or frame.within(sentence.start, start, "institution")
    return not others and right_before(frame.text, sentence.start, start, "appeals", "gets_words")


def _who_urges(frame: Frame, sentence: Span, verb_start: int) -> Issuer | None:
    """The subject of the verb; the speaker of "pihaknya", and of "Arif mengatakan Bawaslu mengimbau", is the person (ruling 32)."""
    letter = _letter_before(frame, sentence, verb_start)
    aside = letter is not None and load_phrases("appeals")["then_does"].found(frame.text, letter.end(), verb_start)
    # "Ia mengutip edaran Menteri, kemudian menitip pesan …": whose letter it is urges nobody here
    subject = subject_before(frame, sentence, letter.start() if letter is not None and aside else verb_start)
    if subject is None and load_phrases("appeals")["our_office"].found(frame.text, sentence.start, verb_start):
        person = antecedent(frame, sentence.start)
        silent = person is None or person.get("role") == "accused" or _is_said_by_stranger(frame, sentence, verb_start)
        return None if silent else (person, None)
    if subject is not None and subject[0] is None and subject[1] is not None:
        body = subject[1]
        said = load_phrases("speech")["saying"].last(frame.text, sentence.start, body["start"])
        before = namings(frame, sentence.start, said.start()) if said is not None else ()
        after = namings(frame, said.end(), body["start"]) if said is not None and not said.group().lower().startswith("me") else ()
        named = [naming.official for naming in (*before, *after) if naming.official.get("institution") == body.get("id")]
        if named:
            return named[-1], None
        present = stand_in_of(frame, body, verb_start)
        return (present, None) if present is not None else subject
    if subject is not None and subject[0] is not None and sentence.holds(subject[0].get("start", -1)):
        return named_behind(frame, subject[0], verb_start) or subject[0], None
    return subject


def _attributed(frame: Frame, sentence: Span) -> Iterator[Single]:
    """ "ASN yang memakai kaus calon sebaiknya menggantinya, | imbau Sekda": who urges stands behind what is urged, without a quote."""
    words, text = load_phrases("appeals"), frame.text
    for verb in words["urging_attribution"].all(text, sentence.start, sentence.end):
        if not text[sentence.start : verb.start()].rstrip().endswith(",") or frame.quote_at(verb.start()) is not None:
            continue
        content = Span(sentence.start, verb.start(), sentence.index)
        urged = any(words[group].found(text, *content.bounds) for group in ("appeal_passive", "leave_it", "norm"))
        if not urged or frame.quote_at(content.start + 1) is not None or words["case"].found(text, *sentence.bounds):
            continue
        agent = agent_after(frame, sentence, verb.end()) if named_right_after(frame, verb.end()) else None
        if agent is not None and _is_appeal(frame, content):
            yield *agent, sentence.bounds, True


def _read_out(frame: Frame, sentence: Span) -> Iterator[Single]:
    """ "Sekda membacakan sambutan tertulis Pj Bupati, yang isinya meminta ASN …": who wrote it urges, whoever reads (codebook)."""
    words, text = load_phrases("appeals"), frame.text
    for speech in load_phrases("issuers")["written_speech"].all(text, *sentence.bounds):
        author = next(iter(namings(frame, speech.end(), min(sentence.end, speech.end() + RIGHT_AFTER))), None)
        says = words["speech_says"].first(text, author.end, sentence.end) if author is not None else None
        if author is None or says is None or frame.quote_at(speech.start()) is not None:
            continue
        if modality_of(frame, *speech.span()).happened and _is_appeal(frame, Span(says.end(), sentence.end, sentence.index)):
            yield author.official, None, sentence.bounds, True


def _is_said_by_stranger(frame: Frame, sentence: Span, since: int) -> bool:
    """ "Kami meminta kades netral, | tegas Farid Gunawan.": the words end with the name of one who holds no office."""
    following, until = frame.after(sentence), sentence.end
    if following is not None and _CLOSED.search(frame.text, sentence.end - _TO_SPEAKER, following.start + 1):
        until = following.end  # "…mengawal pilkada.”Tegas Farid Gunawan."
    said = _SAID_BY.search(frame.text, since, until)
    return said is not None and not namings(frame, *said.span("name"))


_CLOSED = re.compile(r"[”\"]")
_TO_SPEAKER = 12
"""Characters at the end of a sentence in which its quote ends, where the next begins with who says it."""
_SAID_BY = Shape(r"(?<!\w)(?i:{speech.saying})\s+(?P<name>[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]*)*)[\s.,”\"]*\Z")


def _is_done(frame: Frame, sentence: Span, verb: re.Match[str]) -> bool:
    if verb.group().lower().startswith(("tidak", "tak")):
        return True
    if right_before(frame.text, sentence.start, verb.start(), "appeals", "gets_word"):
        return False  # "Begitu dilantik, Suhartini menerima | pesan gubernur agar …"
    purpose = load_phrases("appeals")["purpose"].last(frame.text, sentence.start, verb.start())
    if purpose is not None and not frame.text[purpose.end() : verb.start()].strip():
        return False
    hope = load_phrases("appeals")["hopes_for"].last(frame.text, sentence.start, verb.start())
    if hope is not None and _AND.search(frame.text, hope.end(), verb.start()):
        return False  # "berharap bisa menjaga pilkada tenang dan memastikan ASN netral"
    return modality_of(frame, verb.start(), verb.end()).happened or _never_tires(frame, sentence, verb.start())


def _never_tires(frame: Frame, sentence: Span, verb_start: int) -> bool:
    """ "Tak lupa mengingatkan" denies nothing."""
    idiom = load_phrases("appeals")["never_tires"].last(frame.text, sentence.start, verb_start)
    return idiom is not None and not frame.text[idiom.end() : verb_start].strip()


def _passive(frame: Frame, sentence: Span) -> Iterator[Single]:
    """ "ASN diingatkan oleh bupati agar …"."""
    words, text = load_phrases("appeals"), frame.text
    for verb in words["urged_passive"].all(text, sentence.start, sentence.end):
        by = words["by"].first(text, verb.end(), sentence.end)
        at = verb.end()
        if frame.quote_at(verb.start()) is not None or right_before(text, sentence.start, verb.start(), "appeals", "gets_word"):
            continue  # "dikembalikan menjadi staf, sebagaimana | diminta KASN"
        if by is not None and OTHER_PASSIVE.search(text, verb.end(), by.start() + 1):
            continue
        if by is not None and len(text[verb.end() : by.start()].split()) <= _BETWEEN:
            at = by.end()
        agent = agent_after(frame, sentence, at) if at != verb.end() or named_right_after(frame, verb.end()) else None
        agent = agent or _who_called(frame, sentence, verb)
        done = modality_of(frame, verb.start(), verb.end()).happened
        if words["on_the_spot"].opens(text, verb.end(), sentence.end) or _sends_off(frame, sentence, verb):
            continue  # "dua pegawai akhirnya diminta | turun panggung oleh panwascam"
        if words["case"].found(text, sentence.start, verb.start()):
            continue  # "Ketiga honorer itu sudah | diingatkan Panwascam di tempat": a word to those who did it (ruling 3)
        told = names_servants(frame, sentence.start, verb.start()) or _others_asked(frame, sentence, verb, agent)
        if agent is not None and done and told and _is_appeal(frame, sentence):
            yield *agent, (sentence.start, sentence.end), True
            return


def _who_called(frame: Frame, sentence: Span, verb: re.Match[str]) -> Issuer | None:
    """ "Kades dikumpulkan Bupati X, lalu | diminta | netral": asked by whoever called them together."""
    words, text = load_phrases("appeals"), frame.text
    if not right_before(text, sentence.start, verb.start(), "appeals", "and_then_asked"):
        return None
    called = words["called_together"].last(text, sentence.start, verb.start())
    if called is None or not modality_of(frame, *called.span()).happened:
        return None
    by = words["by"].first(text, called.end(), verb.start())
    at = by.end() if by is not None else called.end()
    if not named_right_after(frame, at) or load_phrases("speech")["saying"].found(text, at, verb.start()):
        return None
    agent = agent_after(frame, sentence, at)
    who = agent[0] or agent[1] if agent is not None else None
    return agent if who is not None and who.get("start", sentence.end) < verb.start() else None


def _others_asked(frame: Frame, sentence: Span, verb: re.Match[str], agent: Issuer | None) -> bool:
    """ "Warga diminta | Ketua Bawaslu ikut mengawasi netralitas ASN", "Calon diimbau Bawaslu tidak menyeret kades" (ruling 37)."""
    words, text = load_phrases("appeals"), frame.text
    if not words["others_for_servants"].found(text, sentence.start, verb.start()) or not names_servants(frame, verb.end(), sentence.end):
        return False
    if words["order_asked"].found(text, verb.end(), sentence.end) or words["public_watches"].found(text, *sentence.bounds):
        return True
    reports = words["public_asked"].found(text, *sentence.bounds)
    return reports and agent is not None and agent[0] is not None  # a body that takes reports has urged nobody


def _by_him(frame: Frame, sentence: Span) -> Iterator[Single]:
    """ "Lurah diimbaunya menolak …": the addressee stands before the verb, or in the sentence before, who urges in its ending."""
    words, text = load_phrases("appeals"), frame.text
    verb = words["appeal_by_him"].first(text, sentence.start, sentence.end)
    if verb is None or frame.quote_at(verb.start()) is not None or not modality_of(frame, verb.start(), verb.end()).happened:
        return
    official = antecedent(frame, verb.start())
    before = frame.before(sentence)
    named = names_servants(frame, sentence.start, verb.start())
    opening = frame.opening(*sentence.bounds)
    # "Kepada mereka | dipesankannya …": whom else the sentence names is not told of before
    alone = opening == verb.start() or load_phrases("grammar")["receiver"].opens(text, opening, verb.start())
    if not named and alone and before is not None and frame.in_one_paragraph(before.start, sentence.start):
        named = names_servants(frame, *before.bounds) and not words["case"].found(text, *before.bounds)
    if official is not None and named and is_on_topic(frame, verb.end(), sentence.end):
        yield official, None, (sentence.start, sentence.end), True


def _with_noun(frame: Frame, sentence: Span) -> Iterator[Single]:
    """ "Larangan bagi kades berkampanye disuarakan Ketua Bawaslu": noun, verb of telling, and who tells, in one sentence."""
    words, text = load_phrases("appeals"), frame.text
    noun = words["urging_noun"].first(text, sentence.start, sentence.end)
    told = words["told_by"].first(text, noun.end(), sentence.end) if noun is not None else None
    if noun is None or told is None or frame.quote_at(noun.start()) is not None:
        return
    if load_phrases("forms")["letter"].found(text, sentence.start, sentence.end) or not _is_appeal(frame, sentence):
        return
    agent = agent_after(frame, sentence, told.end())
    not_yet = words["not_yet"].last(text, sentence.start, told.start())
    if agent is not None and (not_yet is None or text[not_yet.end() : told.start()].strip()):
        yield *agent, (sentence.start, sentence.end), True


def _told_after(frame: Frame, sentence: Span) -> Iterator[Single]:
    """ "ASN diminta netral. Hal itu disampaikan Bupati …", or in one sentence "…, demikian penegasan Bupati"."""
    words, text = load_phrases("appeals"), frame.text
    cue = words["appeal_told"].first(text, sentence.start, sentence.end) or words["told_actively"].first(text, sentence.start, sentence.end)
    if cue is None or frame.quote_at(cue.start()) is not None:
        return
    actively = words["told_actively"].pattern.match(text, cue.start(), sentence.end) is not None
    issuer = _who_told(frame, sentence, cue, actively=actively)
    strongly = words["told_strongly"].found(text, cue.start(), cue.end())
    if issuer is None or not modality_of(frame, *cue.span()).happened or (not actively and _is_done_to(frame, cue, issuer)):
        return
    alike = words["alike"].found(text, cue.start(), cue.end())
    if alike and (words["says_own"].found(text, cue.end(), sentence.end) or not addresses_servants(frame, *sentence.bounds)):
        return
    for content in _contents(frame, sentence, cue.start()):
        urged = any(words[group].found(text, *content) for group in ("appeal_passive", "appeal"))
        urged = urged or (
            content[1] <= sentence.start and words["spoken_so"].found(text, *cue.span()) and words["appeal_quoted"].found(text, *content)
        )
        if not (urged or (strongly and is_matter(frame, content))) or not addresses_servants(frame, *content):
            continue
        if urges_to_support(frame, *content) or urges_other_things(frame, *content) or words["case"].found(text, *content):
            continue
        if not urged and words["case_pursued"].found(text, *content):
            continue  # "Hasil kajian soal pelanggaran netralitas ASN bakal ditindaklanjuti. Begitu ditegaskan Kapuspen"
        yield *issuer, content, True
        if content[1] <= sentence.start:
            yield *issuer, (sentence.start, sentence.end), True
        return


def _who_told(frame: Frame, sentence: Span, cue: re.Match[str], *, actively: bool) -> Issuer | None:
    """Whoever "disampaikan" is followed by; "ia" of "Ia menyampaikannya dalam pertemuan dengan Forum Perbekel" is told of before."""
    if actively:
        return subject_before(frame, sentence, cue.start())
    pronoun = load_phrases("grammar")["he"].first(frame.text, *cue.span()) or _NYA.search(frame.text, *cue.span())
    if pronoun is None:
        agent = agent_after(frame, sentence, cue.end())
        body = agent[1] if agent is not None and agent[0] is None else None
        at_place = body is not None and right_before(frame.text, cue.end(), body["start"], "issuers", "at_place")
        return None if at_place else agent  # "disampaikan saat apel di | Mapolres Karo"
    person = antecedent(frame, pronoun.start())
    return (person, None) if person is not None else None


_NYA = re.compile(r"(?<=\w)nya$")
""" "Hal itu dikatakannya saat kunjungan ke kantor Bawaslu": said by whoever was told of before."""


def _is_done_to(frame: Frame, cue: re.Match[str], issuer: Issuer) -> bool:
    """ "Pesan itu disampaikan ketika mengukuhkan tiga Pjs Bupati": those are who hears it."""
    named = issuer[0] or issuer[1]
    following = next((m for m in frame.within(cue.end(), len(frame.text)) if m["type"] in ("official", "institution")), named)
    until = following["start"] if following is not None and "start" in following else cue.end()
    return load_phrases("appeals")["done_to"].found(frame.text, cue.end(), max(cue.end(), until))


def _contents(frame: Frame, sentence: Span, cue: int) -> Iterator[tuple[int, int]]:
    """Where the appeal of "hal itu" may stand: before it in the sentence, in the sentence before, in the one before that."""
    if cue > sentence.start:
        yield sentence.start, cue
    for before in reversed(frame.sentences[max(0, sentence.index - _CONTENT_BEFORE) : sentence.index]):
        yield before.start, before.end


def _is_appeal(frame: Frame, sentence: Span) -> bool:
    """Whether the sentence addresses servants on the matter, and asks for nothing else."""
    start, end = sentence.start, sentence.end
    return addresses_servants(frame, start, end) and not (urges_to_support(frame, start, end) or urges_other_things(frame, start, end))


_TO_LETTER = 2
"""Words between "sesuai" and "edaran", at most."""
_AND = re.compile(r"(?:,|\b(?:dan|serta|maupun|juga))\s+$")


def _letter_speaks(frame: Frame, sentence: Span, verb_start: int) -> bool:
    """ "Edaran itu melarang ASN …", "Edaran Bupati melarang …": the content of a letter is part of the letter."""
    speech = load_phrases("issuers")["written_speech"].first(frame.text, sentence.start, verb_start)
    says = load_phrases("appeals")["speech_says"].first(frame.text, speech.end(), sentence.end) if speech is not None else None
    if says is not None and says.start() < verb_start:
        return True  # what a speech that is read out says is its author's; `_read_out` has it
    words, letter = load_phrases("appeals"), _letter_before(frame, sentence, verb_start)
    law = load_phrases("modality")["law"].last(frame.text, sentence.start, verb_start)
    if law is not None and right_before(frame.text, law.end(), verb_start, "grammar", "relative"):
        return True  # "mengutip Pasal 29 UU Desa yang melarang kades …"
    if letter is None or words["then_does"].found(frame.text, letter.end(), verb_start):
        return False
    named = namings(frame, letter.end(), verb_start)
    if len(named) > 1 and _is_basis(frame, sentence, letter) and "," in frame.text[letter.end() : named[-1].start]:
        return False
    return not named or not frame.text[letter.end() : named[0].start].strip()


def _is_basis(frame: Frame, sentence: Span, letter: re.Match[str]) -> bool:
    """ "Sesuai surat | edaran | Menpan-RB, Bupati melarang …": what is done here, by it."""
    basis = load_phrases("forms")["legal_basis"].last(frame.text, sentence.start, letter.start())
    return basis is not None and len(frame.text[basis.end() : letter.start()].split()) <= _TO_LETTER


def _letter_before(frame: Frame, sentence: Span, verb_start: int) -> re.Match[str] | None:
    return load_phrases("forms")["carried_circular"].last(frame.text, sentence.start, verb_start)
