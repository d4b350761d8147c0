"""Appeals: an official urges, warns or affirms that servants be neutral (rulings 34, 36, 37).

Who may appeal: holders of public office, election organisers, police, military, prosecutors, and chairs of servants' or village
associations. Whoever speaks must address servants, or others for the sake of servants' neutrality; citing the law or reacting to a
case is no appeal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from ikrar.model import AUDIENCES, INSTITUTIONS
from ikrar.regions import NATION
from pipeline.records.actors import antecedent, fullest, namings, same_person
from pipeline.records.audience import audience_of
from pipeline.records.frame import Frame, Mention, Quote, Span
from pipeline.records.interviews import interview_of, urged_in
from pipeline.records.modality import modality_of
from pipeline.records.phrases import load_phrases
from pipeline.records.roles import agent_after, subject_before

_EARLIER = 40
"""Characters before "mengingatkan" in which "sudah sering" may stand."""
_SPOKEN = 2
"""Quotes after an institution's appeal among which its spokesman is looked for."""
_ATTRIBUTION = 15
"""Characters after a quote within which "pesan Dandim" begins."""
_OBJECT = 30
"""Characters after "meminta" within which the one who is asked is named."""
_REACH = len(" di lingkungan ")
"""Characters between "kades" and the place, "kades se-" or "ASN di lingkungan"."""
_NO_OFFICE = frozenset({"candidate"})
_PUBLIC_BODIES = frozenset(INSTITUTIONS) - {"other"}

Single = tuple[Mention | None, Mention | None, tuple[int, int], bool]
"""One sentence of an appeal: official, institution, characters, and whether a verb of urging shows it."""


@dataclass
class Appeal:
    """What one issuer urges, over all sentences in which they do; `verbal` is false when only a quote shows it."""

    official: Mention | None
    institution: Mention | None
    spans: list[tuple[int, int]] = field(default_factory=list)
    verbal: bool = False
    earlier: bool = False
    """Told as done before, without a day of its own ("sudah sering mengingatkan")."""

    @property
    def body(self) -> str | None:
        if self.official is not None:
            return self.official.get("institution")
        return self.institution.get("id") if self.institution else None


def find_appeals(frame: Frame, letters: Set[int] = frozenset()) -> list[Appeal]:
    """One appeal for each issuer, in the order of the text.

    Args:
        letters: sentences (by index) that tell of a circular; what they urge is its content.
    """
    appeals: list[Appeal] = []
    for official, institution, span, verbal in _single_appeals(frame):
        sentence = frame.sentence_at(span[0])
        if not _may_appeal(official, institution) or (sentence is not None and sentence.index in letters):
            continue
        known = next((old for old in appeals if _same_issuer(old, official, institution)), None)
        if known is None:
            known = Appeal(official, institution)
            appeals.append(known)
        known.spans.append(span)
        known.verbal = known.verbal or verbal
    for appeal in appeals:
        appeal.earlier = all(_told_as_earlier(frame, start, end) for start, end in appeal.spans)
    return _with_spokesmen(frame, appeals)


def _told_as_earlier(frame: Frame, start: int, end: int) -> bool:
    verb = load_phrases("forms")["appeal"].first(frame.text, start, end)
    return verb is not None and load_phrases("forms")["before_now"].found(frame.text, max(start, verb.start() - _EARLIER), verb.end())


def _with_spokesmen(frame: Frame, appeals: list[Appeal]) -> list[Appeal]:
    """ "Bawaslu mengingatkan ASN …, kata ketuanya": the institution's appeal is that of the official who speaks for it next."""
    kept: list[Appeal] = []
    for appeal in appeals:
        if appeal.official is None and appeal.institution is not None:
            own = next((other for other in appeals if other.official is not None and other.body == appeal.body), None)
            if own is not None:
                own.spans = sorted({*own.spans, *appeal.spans})
                continue
            appeal.official = _spokesman(frame, appeal)
        kept.append(appeal)
    return kept


def _spokesman(frame: Frame, appeal: Appeal) -> Mention | None:
    after = appeal.spans[0][0]
    speakers = [
        (quote.start, fullest(frame, quote.speaker)) for quote in frame.quotes if quote.speaker is not None and quote.start >= after
    ]
    for _, official in speakers[:_SPOKEN]:
        if official.get("name") and official.get("institution") == appeal.body:
            return official
    return None


def _single_appeals(frame: Frame) -> Iterator[Single]:
    for sentence in frame.sentences:
        yield from _with_verb(frame, sentence)
        yield from _told_after(frame, sentence)
        yield from _affirmed(frame, sentence)
        yield from _by_him(frame, sentence)
    yield from _quoted(frame)
    if interview := interview_of(frame):
        yield from ((interview.official, None, (said.start, said.end), False) for said in urged_in(frame, interview))


def _with_verb(frame: Frame, sentence: Span) -> Iterator[Single]:
    """ "Bupati mengingatkan ASN agar …": subject, verb, and what is urged, in one sentence."""
    words, text = load_phrases("forms"), frame.text
    for verb in words["appeal"].all(text, sentence.start, sentence.end):
        if frame.quote_at(verb.start()) is not None or _letter_speaks(frame, sentence, verb.start()):
            continue
        if not (modality_of(frame, verb.start(), verb.end()).happened or _never_tires(frame, sentence, verb.start())):
            continue
        if not _urges(frame, verb, sentence):
            continue
        subject = subject_before(frame, sentence, verb.start())
        if subject is None and not verb.group().lower().startswith("me"):
            subject = agent_after(frame, sentence, verb.end())
        if subject is not None:
            yield *subject, (sentence.start, sentence.end), True
            return


def _never_tires(frame: Frame, sentence: Span, verb_start: int) -> bool:
    """ "Tak lupa mengingatkan" denies nothing."""
    idiom = load_phrases("forms")["never_tires"].last(frame.text, sentence.start, verb_start)
    return idiom is not None and not frame.text[idiom.end() : verb_start].strip()


def _by_him(frame: Frame, sentence: Span) -> Iterator[Single]:
    """ "Lurah diimbaunya menolak …": the addressee stands before the verb, the one told of before in its ending."""
    words, text = load_phrases("forms"), frame.text
    verb = words["appeal_by_him"].first(text, sentence.start, sentence.end)
    if verb is None or frame.quote_at(verb.start()) is not None or not modality_of(frame, verb.start(), verb.end()).happened:
        return
    official = antecedent(frame, verb.start())
    if official is not None and _names_servants(frame, sentence.start, verb.start()) and _on_topic(frame, verb.end(), sentence.end):
        yield official, None, (sentence.start, sentence.end), True


def _told_after(frame: Frame, sentence: Span) -> Iterator[Single]:
    """ "ASN diminta netral. Hal itu disampaikan Bupati …": the appeal stands before, the speaker after."""
    words, text = load_phrases("forms"), frame.text
    cue = words["appeal_told"].first(text, sentence.start, sentence.end)
    if cue is None or sentence.index == 0:
        return
    before = frame.sentences[sentence.index - 1]
    urged = words["appeal_passive"].found(text, before.start, before.end) or words["appeal"].found(text, before.start, before.end)
    if not urged or not _addresses_servants(frame, before.start, before.end):
        return
    agent = agent_after(frame, sentence, cue.end())
    if agent is not None:
        yield *agent, (before.start, before.end), True
        yield *agent, (sentence.start, sentence.end), True


def _affirmed(frame: Frame, sentence: Span) -> Iterator[Single]:
    """ "Ketua Bawaslu mengatakan ASN tidak boleh …": said by an official of what servants must not do, with no law cited."""
    words, text = load_phrases("forms"), frame.text
    rule = words["affirmed"].first(text, sentence.start, sentence.end)
    if (
        rule is None
        or frame.quote_at(rule.start()) is not None
        or load_phrases("modality")["law"].found(text, sentence.start, sentence.end)
    ):
        return
    said = load_phrases("speech")["saying"].last(text, sentence.start, rule.start())
    subject = subject_before(frame, sentence, said.start()) if said is not None else None
    if (
        subject is None
        or not _names_servants(frame, sentence.start, rule.end())
        or not words["topic"].found(text, rule.start(), sentence.end)
    ):
        return
    yield *subject, (sentence.start, sentence.end), False


def _names_servants(frame: Frame, start: int, end: int) -> bool:
    return bool(set(audience_of(frame, [(start, end)])) - {"public"})


def _quoted(frame: Frame) -> Iterator[Single]:
    words = load_phrases("forms")
    for quote in frame.quotes:
        speaker = quote.speaker or _speaker_by_pronoun(frame, quote)
        if speaker is None or not speaker.get("name"):
            continue
        for sentence in frame.sentences:
            start, end = max(sentence.start, quote.start), min(sentence.end, quote.end)
            urged = words["urging_attribution"].first(frame.text, quote.end, min(len(frame.text), quote.end + _ATTRIBUTION)) is not None
            if start >= end or not (urged or words["appeal_quoted"].found(frame.text, start, end)):
                continue
            if words["cites_rule"].found(frame.text, start, end):
                continue
            addressed = (
                _addresses_servants(frame, start, end)
                or _spoken_to_servants(frame, quote, start, end)
                or _urged_in_person(frame, quote, start, end)
            )
            if addressed and not load_phrases("modality")["law"].found(frame.text, start, end):
                yield fullest(frame, speaker), None, (start, end), False


def _speaker_by_pronoun(frame: Frame, quote: Quote) -> Mention | None:
    """ "…," ujarnya after a quote: the person told of before."""
    said = load_phrases("speech")["saying"].first(frame.text, quote.end, min(len(frame.text), quote.end + _ATTRIBUTION))
    return antecedent(frame, quote.start) if said is not None and said.group().lower().endswith("nya") else None


def _spoken_to_servants(frame: Frame, quote: Quote, start: int, end: int) -> bool:
    """ "Bupati mengumpulkan camat. "Jangan kasih panggung …"": the sentence before the quote says to whom it speaks."""
    words = load_phrases("forms")
    first = frame.sentence_at(quote.start) or frame.sentence_at(quote.start + 1)
    if first is None or first.index == 0 or not words["topic"].found(frame.text, quote.start, quote.end):
        return False
    before = frame.sentences[first.index - 1]
    to_whom = words["to_whom"].first(frame.text, before.start, before.end)
    return to_whom is not None and _names_servants(frame, to_whom.end(), min(before.end, to_whom.end() + _OBJECT))


def _urged_in_person(frame: Frame, quote: Quote, start: int, end: int) -> bool:
    """ "Saya ingatkan, jangan …" in a quote about candidates, right after a paragraph about the speaker's own people or other servants."""
    words = load_phrases("forms")
    if not words["i_urge"].found(frame.text, start, end) or not words["wide_topic"].found(frame.text, start, end):
        return False
    here = frame.paragraph_at(quote.start)
    before = frame.paragraphs[max(0, here.index - 1)]
    return words["topic"].found(frame.text, before.start, quote.end) and _names_servants(frame, before.start, quote.start)


def _urges(frame: Frame, verb: re.Match[str], sentence: Span) -> bool:
    """Whether what follows the verb tells servants (or others, for servants' sake) to keep out; the quote right after may say it."""
    words, text = load_phrases("forms"), frame.text
    order = words["order_asked"].found(text, verb.end(), sentence.end)
    if not order and words["no_appeal"].found(text, verb.start(), min(sentence.end, verb.end() + _OBJECT)):
        return False
    end = sentence.end
    if sentence.index + 1 < len(frame.sentences):
        following = frame.sentences[sentence.index + 1]
        quote = frame.quote_at(following.start + 1)
        if quote is not None and frame.paragraph_at(following.start) == frame.paragraph_at(sentence.start):
            end = quote.end
    if words["forbids"].found(text, verb.start(), verb.end()):
        return _addresses_servants(frame, verb.start(), end)
    to_servants = _to_servants_before(frame, sentence, verb.start()) or _to_those_present(frame, sentence, verb.end())
    if words["urged"].found(text, verb.end(), end) and to_servants:
        return _on_topic(frame, verb.end(), end)
    return (order or words["urged"].found(text, verb.end(), end)) and _addresses_servants(frame, verb.end(), end)


def _to_servants_before(frame: Frame, sentence: Span, offset: int) -> bool:
    """ "Kepada ASN di pulau-pulau ia berpesan": the addressee stands before the verb."""
    to_whom = load_phrases("forms")["to_whom"].first(frame.text, sentence.start, offset)
    return to_whom is not None and _names_servants(frame, to_whom.end(), min(offset, to_whom.end() + _OBJECT))


def _to_those_present(frame: Frame, sentence: Span, offset: int) -> bool:
    """ "… di depan lurah dan camat. Ia meminta mereka …": the sentence before says who they are."""
    words = load_phrases("forms")
    they = words["those_present"].first(frame.text, offset, min(sentence.end, offset + _OBJECT))
    if they is None or frame.text[offset : they.start()].strip() not in ("", "agar", "supaya", "kepada") or sentence.index == 0:
        return False
    before = frame.sentences[sentence.index - 1]
    return _to_servants_before(frame, before, before.end)


def _addresses_servants(frame: Frame, start: int, end: int) -> bool:
    """Servants are named, and what they must not do is a matter of the election."""
    return _on_topic(frame, start, end) and _names_servants(frame, start, end)


def _on_topic(frame: Frame, start: int, end: int) -> bool:
    words = load_phrases("forms")
    return words["topic"].found(frame.text, start, end) or words["wide_topic"].found(frame.text, start, end)


def _letter_speaks(frame: Frame, sentence: Span, verb_start: int) -> bool:
    """ "Edaran itu melarang ASN …": the content of a letter is part of the letter."""
    letter = load_phrases("forms")["carried_circular"].last(frame.text, sentence.start, verb_start)
    return letter is not None and not namings(frame, letter.end(), verb_start)


def _may_appeal(official: Mention | None, institution: Mention | None) -> bool:
    if official is None:
        return institution is not None and institution.get("id") in _PUBLIC_BODIES
    if official.get("position") in _NO_OFFICE or official.get("status") == "former":
        return False
    return official.get("position") != "other" or official.get("institution") in _PUBLIC_BODIES


def audience_region(frame: Frame, appeal: Appeal, own: str) -> str:
    """The region inside the issuer's own whose servants alone are addressed ("kepala desa di Barut" said by a governor), else its own."""
    words = load_phrases("audience")
    if load_phrases("forms")["everywhere"].found(frame.text, appeal.spans[0][0], appeal.spans[0][1]):
        return own
    for start, end in appeal.spans:
        for place in frame.within(start, end, "region"):
            inside = place["code"] != own and (own == NATION or place["code"].startswith(f"{own}."))
            addressed = [m.end() for name in AUDIENCES for m in words[name].all(frame.text, start, place["start"])]
            if inside and addressed and place["start"] - max(addressed) <= _REACH:
                return str(place["code"])
    return own


def _same_issuer(appeal: Appeal, official: Mention | None, institution: Mention | None) -> bool:
    if appeal.official is not None and official is not None:
        return same_person(appeal.official, official)
    if appeal.official is None and official is None:
        return appeal.institution is not None and institution is not None and appeal.institution.get("id") == institution.get("id")
    return False
