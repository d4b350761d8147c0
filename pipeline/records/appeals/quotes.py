"""Appeals in an official's own words: quotes that tell servants what to do or to leave."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ikrar.model import AUDIENCES
from pipeline.records.appeals.turned import Single
from pipeline.records.reading.actors import antecedent, fullest, he_tells_of, namings, same_person
from pipeline.records.reading.frame import Frame, Mention, Quote, Span
from pipeline.records.reading.kept import kept
from pipeline.records.speakers.strangers import stranger_speaks
from pipeline.records.speakers.subject import subject_before
from pipeline.records.speakers.urging import (
    UNIFORMED,
    addresses_servants,
    is_about_neutrality,
    is_on_topic,
    is_titled,
    names_servants,
    to_servants_before,
    urges_to_support,
)
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_ATTRIBUTION = 25
"""Characters after a quote within which "pesan Dandim" begins."""

_FAR = 4
"""So many paragraphs back "ia" may mean somebody."""
_OPENING = 3
"""So many sentences open an article."""
_ONE_HOLDER = frozenset(
    {"governor", "regent", "mayor", "regional_secretary", "police", "military", "bawaslu_chair", "kpu_chair", "minister"}
)
"""Offices that one person holds at a time: whoever speaks as one needs no name."""


def quoted_appeals(frame: Frame) -> Iterator[Single]:
    """Each sentence of a quote that urges servants, with its speaker."""
    for quote in frame.quotes:
        speaker = (
            quote.speaker
            or _introduces_himself(frame, quote)
            or _speaker_by_pronoun(frame, quote)
            or _speaker_announced(frame, quote)
            or _speaker_who_urges(frame, quote)
            or _speaker_before(frame, quote)
        )
        if speaker is None or not (fullest(frame, speaker).get("name") or speaker.get("position") in _ONE_HOLDER):
            continue
        for sentence in frame.sentences:
            start, end = max(sentence.start, quote.start), min(sentence.end, quote.end)
            if start < end and (_urges(frame, quote, start, end) or _vouches(frame, speaker, start, end)):
                yield fullest(frame, speaker), None, (start, end), False


def _urges(frame: Frame, quote: Quote, start: int, end: int) -> bool:
    words, text = load_phrases("appeals"), frame.text
    if not (words["appeal_quoted"].found(text, start, end) or is_told_as_urging(frame, quote)):
        return False
    if text[start:end].rstrip(' "”').endswith("?") and not words["rhetorical"].found(text, start, end):
        return False
    if words["cites_rule"].found(text, start, end) or load_phrases("modality")["law"].found(text, start, end):
        return False
    if words["no_appeal"].found(text, start, end) and not words["order_asked"].found(text, start, end):
        return False
    if words["steps_taken"].found(text, start, end) or words["letter_to_parties"].found(text, start, end):
        return False
    if _opens_on_public(frame, start, end) and not names_servants(frame, start, end):
        return False
    if _defends_himself(frame, quote, start, end) or _explains_case(frame, quote, start, end) or _explains_letter(frame, quote, start, end):
        return False
    if urges_to_support(frame, start, end) or words["case"].found(text, start, end):
        return False
    forbidden = words["forbidden"].found(text, start, end) and names_servants(frame, start, end) and is_titled(frame)
    return (
        forbidden
        or addresses_servants(frame, start, end)
        or (words["leave_servants"].found(text, start, end) and is_titled(frame))
        or _to_servants_beside(frame, quote, start, end)
        or _urged_in_person(frame, quote, start, end)
    )


def _explains_case(frame: Frame, quote: Quote, start: int, end: int) -> bool:
    """ "Kasus semalam … Karena ASN hadir itu gak boleh": only forbidden, after words on a case in the same quote (ruling 36)."""
    words, text = load_phrases("appeals"), frame.text
    told = any(words[group].found(text, quote.start, start) for group in ("case", "this_case"))
    return told and words["only_forbidden"].found(text, start, end) and not words["urges_beside"].found(text, start, end)


def _defends_himself(frame: Frame, quote: Quote, start: int, end: int) -> bool:
    """ "Camat X membantah tudingan itu. "Saya ini ASN, harus netral"": said of himself, by whom the sentence before lets deny it."""
    before = _before(frame, quote)
    if before is None or not load_phrases("modality")["denial"].found(frame.text, *before.bounds):
        return False
    return load_phrases("appeals")["of_himself"].opens(frame.text, start, end, skipped='"“ ')


def _explains_letter(frame: Frame, quote: Quote, start: int, end: int) -> bool:
    """ "Edaran itu menindaklanjuti SKB. "Intinya ASN dilarang …"": what the letter says, of which the sentence before tells."""
    before = _before(frame, quote)
    if before is None or load_phrases("appeals")["spells_out"].pattern.match(frame.text, frame.opening(start, end)) is None:
        return False
    return load_phrases("forms")["letter"].found(frame.text, *before.bounds)


def _vouches(frame: Frame, speaker: Mention, start: int, end: int) -> bool:
    """ "Anggota saya netral," said by a chief of police or a commander (ruling 36)."""
    words, text = load_phrases("appeals"), frame.text
    vouched = speaker.get("institution") in UNIFORMED and words["vouched"].found(text, start, end)
    return vouched and not (words["case"].found(text, start, end) or words["cites_rule"].found(text, start, end))


def is_told_as_urging(frame: Frame, quote: Quote) -> bool:
    """ "…," pesan Dandim; "…," Ketua Bawaslu mengingatkan."""
    words, text = load_phrases("appeals"), frame.text
    if words["urging_attribution"].found(text, quote.end, min(len(text), quote.end + _ATTRIBUTION)):
        return True
    tail = _tail(frame, quote)
    verb = words["who_speaks_urges"].first(text, *tail)
    if verb is not None and not text[verb.end() : tail[1]].strip(' ."”'):
        return True
    return _has_address(frame, quote) or _speaker_announced(frame, quote) is not None or _is_insisted_on(frame, quote)


def _is_insisted_on(frame: Frame, quote: Quote) -> bool:
    """ "Pentingnya netralitas juga ditekankan Ketua Bawaslu. "ASN harus …"": the sentence right before says that it is urged."""
    words, before = load_phrases("appeals"), _before(frame, quote)
    topic = words["insisted_on"].first(frame.text, *before.bounds) if before is not None else None
    return topic is not None and before is not None and words["insisted"].found(frame.text, topic.end(), before.end)


def _has_address(frame: Frame, quote: Quote) -> bool:
    """ "Ia menutup obrolan dengan kalimat untuk semua pegawai. "Like dihitung …"": the sentence before says for whom the words are."""
    before = _before(frame, quote)
    if before is None or not frame.in_one_paragraph(before.start, quote.start):
        return False
    words = load_phrases("appeals")["words_for_them"].last(frame.text, *before.bounds)
    return words is not None and names_servants(frame, words.end(), before.end)


def _speaker_who_urges(frame: Frame, quote: Quote) -> Mention | None:
    """ "…," Ketua Bawaslu Batang Mahrus Ali mengingatkan."""
    named = namings(frame, *_tail(frame, quote))
    return named[0].official if named and is_told_as_urging(frame, quote) else None


def _speaker_before(frame: Frame, quote: Quote) -> Mention | None:
    """ "Bupati mengumpulkan camat. "Jangan …"": a quote that nothing attributes is of the one official named right before it."""
    before, tail = _before(frame, quote), _tail(frame, quote)
    if before is None or not frame.in_one_paragraph(before.start, quote.start) or frame.text[slice(*tail)].strip(' .,!?"”'):
        return None
    named = namings(frame, *before.bounds)
    one = bool(named) and all(same_person(named[0].official, naming.official) for naming in named)
    return named[0].official if one and frame.quote_at(named[0].start) is None else None


def _introduces_himself(frame: Frame, quote: Quote) -> Mention | None:
    """ "Saya Rustam selaku Pj Bupati …", "Saya selaku Pj Bupati …": who speaks says so in the quote."""
    for said in load_phrases("appeals")["i_am"].all(frame.text, quote.start, quote.end):
        held = frame.within(said.end(), quote.end, "official")
        if held and not frame.text[said.end() : held[0]["start"]].strip():
            return held[0]
    return None


def _speaker_announced(frame: Frame, quote: Quote) -> Mention | None:
    """ "Di hadapan sekretaris desa, ia mengultimatum.", and then a quote that stands alone: of the one who did so."""
    before, tail = _before(frame, quote), _tail(frame, quote)
    if before is None or frame.text[slice(*tail)].strip(' .,!?"”'):
        return None
    verb = load_phrases("appeals")["ends_in_urging"].last(frame.text, *before.bounds)
    if verb is None or frame.text[verb.end() : before.end].strip(" .:") or frame.quote_at(verb.start()) is not None:
        return None
    subject = subject_before(frame, before, verb.start())
    return subject[0] if subject is not None else None


def _tail(frame: Frame, quote: Quote) -> tuple[int, int]:
    """The rest of the sentence in which the quote ends: who says it, to whom, where."""
    sentence = frame.sentence_at(quote.end) or frame.sentence_at(max(quote.start, quote.end - 1))
    return (quote.end, max(quote.end, sentence.end)) if sentence is not None else (quote.end, quote.end)


def _speaker_by_pronoun(frame: Frame, quote: Quote) -> Mention | None:
    """ "…," ujarnya after a quote: the person told of before."""
    near = quote.end, min(len(frame.text), quote.end + _ATTRIBUTION)
    attributed = load_phrases("appeals")["urging_attribution"]
    said = load_phrases("speech")["saying"].first(frame.text, *near) or attributed.first(frame.text, *near)
    if said is None or not said.group().lower().endswith("nya"):
        return None
    official = antecedent(frame, quote.start)
    if official is None:
        return _only_official(frame, quote)
    return None if stranger_speaks(frame, _last_told(frame, official, quote.start), quote.start, saying=True) else official


def _last_told(frame: Frame, official: Mention, offset: int) -> int:
    """Where an official is told of last before `offset`, by name or as who speaks; not where "ia" only speaks of him.

    Looked for a few paragraphs back, as far as "ia" reaches.
    """
    floor = frame.paragraphs[max(0, frame.paragraph_at(offset).index - _FAR)].start if frame.paragraphs else 0
    at = frame.sentence_at(offset) or frame.sentence_at(max(0, offset - 2))
    sentence = at or (frame.sentences[-1] if frame.sentences else None)
    while sentence is not None and sentence.start >= floor:
        for naming in reversed(namings(frame, sentence.start, min(sentence.end, offset))):
            if same_person(naming.official, official) and not he_tells_of(frame, sentence, naming.start):
                return naming.end
        quote = frame.quote_at(sentence.start + 1)
        if quote is not None and quote.end <= offset and quote.speaker is not None and same_person(quote.speaker, official):
            return quote.end
        sentence = frame.before(sentence)
    return floor


def _only_official(frame: Frame, quote: Quote) -> Mention | None:
    """ "…," katanya, before anybody was named: the one official whom the article names after it."""
    named = [official for official in frame.officials if official.get("name")]
    if not named or not all(same_person(named[0], other) for other in named):
        return None
    return None if stranger_speaks(frame, 0, quote.start) else named[0]


def _to_servants_beside(frame: Frame, quote: Quote, start: int, end: int) -> bool:
    """Words that name no servants, said to them: in the rest of the quote, in its attribution, or in the sentence before it.

    "Bupati mengumpulkan camat. "Jangan kasih panggung …""
    """
    tail, before = _tail(frame, quote), _before(frame, quote)
    if load_phrases("appeals")["case"].found(frame.text, quote.start, quote.end):
        return False
    if not names_servants(frame, start, end) and load_phrases("grammar")["he"].found(frame.text, start, end):
        return False
    if names_servants(frame, start, end) and is_about_neutrality(frame, *tail):
        return True
    if _is_titled_for_servants(frame) and _opens_article(frame, start) and _keeps_out(frame, start, end):
        return True
    if load_phrases("appeals")["in_ceremony"].found(frame.text, *tail) and is_about_neutrality(frame, quote.start, quote.end):
        return True  # an "amanat" is held before the speaker's own servants
    if names_servants(frame, quote.start, quote.end) or _told_to_servants(frame, tail):
        beside = [(quote.start, quote.end), tail, *([] if before is None else [before.bounds])]
        named = is_titled(frame) or any(is_about_neutrality(frame, *span) for span in beside)
        points_back = (
            before is not None and load_phrases("appeals")["points_at"].found(frame.text, start, end) and is_on_topic(frame, *before.bounds)
        )
        whole = is_titled(frame) and is_on_topic(frame, quote.start, quote.end)
        return named and bool(points_back or whole or is_on_topic(frame, start, end))
    if before is None:
        return False
    to_them = to_servants_before(frame, before, before.end)
    if to_them and is_about_neutrality(frame, quote.start, quote.end):
        return True
    if not (to_them or names_servants(frame, before.start, before.end)):
        return False
    case = load_phrases("appeals")["tells_case"].found(frame.text, before.start, before.end)
    on_matter = is_on_topic(frame, start, end) and is_titled(frame)
    return is_about_neutrality(frame, start, end) or (on_matter and not case)


@kept
def _is_titled_for_servants(frame: Frame) -> bool:
    """ "Sekda Minta ASN Netral": the title says whom the quotes that open the article are for; one of a case does not."""
    words = load_phrases("audience")
    named = any(words[name].found(frame.title) for name in AUDIENCES if name != "public")
    case = any(load_phrases("appeals")[group].found(frame.title) for group in ("case", "tells_case"))
    return named and not case and load_phrases("forms")["topic"].found(frame.title)


def _opens_article(frame: Frame, start: int) -> bool:
    sentence = frame.sentence_at(start)
    return sentence is not None and sentence.index < _OPENING


def _keeps_out(frame: Frame, start: int, end: int) -> bool:
    """Whether words in a quote tell to be neutral, or to leave what is a matter of the election."""
    if _opens_on_public(frame, start, end):
        return False
    leave = load_phrases("appeals")["leave_it"].found(frame.text, start, end) and is_on_topic(frame, start, end)
    return leave or is_about_neutrality(frame, start, end)


def _opens_on_public(frame: Frame, start: int, end: int) -> bool:
    """ "Warga jangan menyebar hoaks kampanye", "Para calon, saya harap …": said of others than servants."""
    return _TO_PUBLIC.match(frame.text, start, end) is not None


_TO_PUBLIC = Shape(r"[\"“ ]*(?:{appeals.to_all}\s+)*(?:{audience.public}|{appeals.those_who_stand})(?!\w)", re.IGNORECASE)


def _told_to_servants(frame: Frame, tail: tuple[int, int]) -> bool:
    return to_servants_before(frame, Span(*tail, 0), tail[1])


def _before(frame: Frame, quote: Quote) -> Span | None:
    """The sentence before the one in which the quote begins, or what stands before the quote in its own."""
    first = frame.sentence_at(quote.start) or frame.sentence_at(quote.start + 1)
    if first is None:
        return None
    if frame.text[first.start : quote.start].strip(' "“'):
        return Span(first.start, quote.start, first.index)
    return frame.before(first)


def _urged_in_person(frame: Frame, quote: Quote, start: int, end: int) -> bool:
    """ "Saya ingatkan, jangan …" in a quote about candidates, right after a paragraph about the speaker's own people or other servants."""
    if not load_phrases("appeals")["i_urge"].found(frame.text, start, end) or not load_phrases("forms")["wide_topic"].found(
        frame.text, start, end
    ):
        return False
    here = frame.paragraph_at(quote.start)
    before = frame.paragraphs[max(0, here.index - 1)]
    return is_about_neutrality(frame, before.start, quote.end) and names_servants(frame, before.start, quote.start)
