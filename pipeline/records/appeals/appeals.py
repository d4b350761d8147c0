"""Appeals: an official urges, warns or affirms that servants be neutral (rulings 34, 36, 37).

Who may appeal: holders of public office, election organisers, police, military, prosecutors, and chairs of servants' or village
associations. Whoever speaks must address servants, or others for the sake of servants' neutrality; citing the law or reacting to a
case is no appeal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from itertools import pairwise

from ikrar.model import INSTITUTIONS
from pipeline.records.appeals.of_cases import only_explains_rule
from pipeline.records.appeals.quotes import quoted_appeals
from pipeline.records.appeals.told import told_appeals
from pipeline.records.appeals.turned import Single
from pipeline.records.reading.actors import fullest, namings, same_person
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.speakers.audience import ORGANISERS, audience_of
from pipeline.records.speakers.interviews import interview_of, urged_in
from pipeline.records.speakers.urging import is_about_neutrality
from pipeline.tagging.extensions import explain_refusal
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_OF_WHOM = 1
"""Words between "netralitas" and whose it is, at most."""
_EARLIER = 40
"""Characters before "mengingatkan" in which "sudah sering" may stand."""
_SPOKEN = 2
"""Quotes after an institution's appeal among which its spokesman is looked for."""
_HEADS_ASKED = ("author_governor", "author_regent", "author_mayor")
_OF_MANY_PLACES = frozenset({"village_head", "ward_head", "district_head"})
_NO_OFFICE = frozenset({"candidate"})
_PUBLIC_BODIES = frozenset(INSTITUTIONS) - {"other"}


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
        """The institution for which the issuer speaks."""
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
        if not _may_appeal(official, institution):
            why = "by nobody who may tell servants"
        elif _is_only_quoted(frame, official) or _is_any(official):
            why = "by nobody in particular, or one whom only another's words name"
        elif sentence is not None and sentence.index in letters:
            why = "what a circular says"
        elif _to_own_organisers(frame, official, institution, span):
            why = "to the organisers' own people (ruling 19)"
        else:
            why = ""
        if why:
            explain_refusal(frame.doc, *span, "appeal", why)
            continue
        known = next((old for old in appeals if _same_issuer(old, official, institution)), None)
        if known is None:
            known = Appeal(official, institution)
            appeals.append(known)
        known.spans.append(span)
        known.verbal = known.verbal or verbal
    for appeal in [appeal for appeal in appeals if not appeal.verbal and only_explains_rule(frame, appeal.body, appeal.spans)]:
        appeals.remove(appeal)
        explain_refusal(frame.doc, *appeal.spans[0], "appeal", "the rule in a case (ruling 36)")
    for appeal in appeals:
        appeal.earlier = all(_told_as_earlier(frame, start, end) for start, end in appeal.spans)
        appeal.earlier = appeal.earlier or _opens_as_earlier(frame, appeal.spans[0][0])
    return _with_spokesmen(frame, appeals)


def _is_any(official: Mention | None) -> bool:
    """ "Camat dan lurah diwanti-wanti …" at the head of a sentence: those of a kind, not one who tells anybody."""
    if official is None or official.get("name") or official.get("position") not in _OF_MANY_PLACES:
        return False
    return str(official.get("text") or "")[1:].islower()


def _is_only_quoted(frame: Frame, official: Mention | None) -> bool:
    """ ""Kepala desa jangan memihak," tegas Ketua Bawaslu": those who are told, not who tells them."""
    if official is None or official.get("name") or "start" not in official:
        return False
    quote = frame.quote_at(official["start"])
    return quote is not None and quote.speaker is not None and quote.speaker is not official


def _to_own_organisers(frame: Frame, official: Mention | None, institution: Mention | None, span: tuple[int, int]) -> bool:
    """ "Bawaslu meminta jajarannya …": election organisers' own people are no servants (ruling 19); those of a head are that it asks."""
    body = official.get("institution") if official is not None else (institution or {}).get("id")
    if _is_own_stance(frame, body, span):
        return True
    if set(audience_of(frame, [span], body)) - {"public"}:
        return False
    if _of_organisers(frame, body, span):
        return True
    own = load_phrases("audience")["own_staff"].first(frame.text, *span)
    if body not in ORGANISERS or own is None:
        return False
    verb = load_phrases("appeals")["appeal"].first(frame.text, span[0], own.start())
    return verb is None or not any(load_phrases("issuers")[head].found(frame.text, verb.end(), own.start()) for head in _HEADS_ASKED)


def _is_own_stance(frame: Frame, body: str | None, span: tuple[int, int]) -> bool:
    """ "Profesional dan netral, begitu Bawaslu menegaskan sikapnya menangani laporan dugaan keterlibatan ASN"."""
    words = load_phrases("appeals")
    if body not in ORGANISERS or words["only_urges"].found(frame.text, *span):
        return False
    sentence = frame.sentence_at(span[0])
    before = frame.before(sentence) if sentence is not None and words["appeal_told"].pattern.match(frame.text, *span) else None
    return any(words["own_stance"].found(frame.text, *told) for told in (span, *(() if before is None else (before.bounds,))))


def _of_organisers(frame: Frame, body: str | None, span: tuple[int, int]) -> bool:
    """ "Ia meminta para pengawas tetap netral", "Netralitas kami jangan diragukan"; alike a quote right behind such words."""
    words, text = load_phrases("appeals"), frame.text
    asked = _organisers_told(frame, span)
    if asked and is_about_neutrality(frame, *span) and not words["order_asked"].found(text, *span):
        return True
    if body not in ORGANISERS:
        return False
    if words["own_neutrality"].found(text, *span):
        return True
    quote, sentence = frame.quote_at(span[0]), frame.sentence_at(span[0])
    if quote is None or sentence is None or sentence.index == 0:
        return False
    before = frame.sentences[max(0, sentence.index - 2) : sentence.index]
    own = (words["own_neutrality"], load_phrases("audience")["own_staff"])
    told = any(_organisers_told(frame, other.bounds) or any(group.found(text, *other.bounds) for group in own) for other in before)
    return told and not audience_of(frame, [other.bounds for other in before], body)


def _organisers_told(frame: Frame, span: tuple[int, int]) -> bool:
    """ "Ia meminta | para pengawas | netral", "netralitas | penyelenggara"; not who says it, nor who is named behind the urging."""
    words, text = load_phrases("appeals"), frame.text
    persons = [(official["start"], official["end"]) for official in frame.within(*span, "official")]
    neutral = words["neutral_word"].first(text, *span)
    end = span[1] if neutral is None else neutral.end()
    for match in words["organisers"].all(text, *span):
        told_so = match.start() <= end or len(text[end : match.start()].split()) <= _OF_WHOM
        if told_so and not any(start <= match.start() < stop for start, stop in persons):
            return True
    return False


def _told_as_earlier(frame: Frame, start: int, end: int) -> bool:
    words = load_phrases("appeals")
    verb = words["appeal"].first(frame.text, start, end)
    if verb is not None and words["told_before"].pattern.match(frame.text, frame.opening(start, end), end) is not None:
        return True
    return verb is not None and words["before_now"].found(frame.text, max(start, verb.start() - _EARLIER), verb.end())


def _opens_as_earlier(frame: Frame, start: int) -> bool:
    """ "Sebelumnya, Wakapolres Ngawi mengingatkan …", with all that is quoted of it after."""
    sentence = frame.sentence_at(start)
    opener = load_phrases("appeals")["told_before"].pattern
    return sentence is not None and opener.match(frame.text, sentence.start, sentence.end) is not None


def _with_spokesmen(frame: Frame, appeals: list[Appeal]) -> list[Appeal]:
    """ "Bawaslu mengingatkan ASN …, kata ketuanya": the institution's appeal is that of the official who speaks for it next."""
    kept: list[Appeal] = []
    for appeal in appeals:
        if appeal.official is None and appeal.institution is not None:
            own = next(
                (other for other in appeals if other.official is not None and _serves(frame, other.official, other.official, appeal.body)),
                None,
            )
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
        if official.get("name") and _serves(frame, official, official, appeal.body):
            return official
    return _speaks_next(frame, appeal)


def _speaks_next(frame: Frame, appeal: Appeal) -> Mention | None:
    """ "Bawaslu mengajak kades bersikap adil. Ketuanya, Ali, mengatakan …": who of that body speaks in the sentence after, unquoted."""
    said, end = load_phrases("speech")["saying"], max(end for _, end in appeal.spans)
    for sentence in [s for s in frame.sentences if s.start >= end][:1]:
        named = frame.within(sentence.start, sentence.end, "official")
        if named and said.found(frame.text, named[0]["end"], sentence.end) and frame.quote_at(named[0]["start"]) is None:
            official = fullest(frame, named[0])
            return official if official.get("name") and _serves(frame, official, named[0], appeal.body) else None
    return None


def _serves(frame: Frame, official: Mention, named: Mention, body: str | None) -> bool:
    """Whether an official serves a body: by their institution, or as head of an office that belongs to the government."""
    if official.get("institution") == body:
        return True
    return any(inside.get("id") == body for inside in frame.within(named["start"], named["end"], "institution"))


def _single_appeals(frame: Frame) -> Iterator[Single]:
    for sentence in frame.sentences:
        for clause in _own_clauses(frame, sentence):
            yield from told_appeals(frame, clause)
    yield from quoted_appeals(frame)
    if interview := interview_of(frame):
        yield from ((interview.official, None, (said.start, said.end), False) for said in urged_in(frame, interview))


def _own_clauses(frame: Frame, sentence: Span) -> list[Span]:
    """ "Ketua Apdesi meminta kades menahan diri, | Ketua Bawaslu meminta ASN …": parts of a sentence in which another urges by a verb."""
    appeal = load_phrases("appeals")["appeal"]
    breaks = [sentence.start]
    if appeal.found(frame.text, *sentence.bounds) and _NEXT_CLAUSE.search(frame.text, *sentence.bounds):
        for naming in namings(frame, *sentence.bounds):
            link = _NEXT_CLAUSE.search(frame.text, breaks[-1], naming.start)
            while link is not None and (later := _NEXT_CLAUSE.search(frame.text, link.end(), naming.start)) is not None:
                link = later
            if link is None or frame.text[link.end() : naming.start].strip() or frame.quote_at(naming.start) is not None:
                continue
            urges = appeal.opens(frame.text, naming.end, sentence.end, skipped=" ,")
            told = next(iter(namings(frame, breaks[-1], link.start())), None)
            if urges and told is not None and appeal.found(frame.text, told.end, link.start()):
                breaks.append(link.end())
    return [Span(start, end, sentence.index) for start, end in pairwise([*breaks, sentence.end])]


_NEXT_CLAUSE = Shape(r"(?:;|,)\s+(?:{appeals.another_clause}\s+)?(?:{appeals.on_day}\s+)?", re.IGNORECASE)
"""Between what one urges and another who does: ", sedangkan", "; Selasa (13/2)"."""


def _may_appeal(official: Mention | None, institution: Mention | None) -> bool:
    if official is None:
        return institution is not None and institution.get("id") in _PUBLIC_BODIES
    if official.get("position") in _NO_OFFICE or official.get("status") == "former" or _is_only_accused(official):
        return False
    if official.get("position") != "other" or official.get("institution") in _PUBLIC_BODIES:
        return True
    return load_phrases("appeals")["association"].found(official.get("text") or "")


def _is_only_accused(official: Mention) -> bool:
    """ "Burhan menegaskan akan memeriksa lurah yang …": a post without a name to which something is done is not who speaks."""
    return official.get("role") == "accused" and not official.get("name")


def _same_issuer(appeal: Appeal, official: Mention | None, institution: Mention | None) -> bool:
    if appeal.official is not None and official is not None:
        return same_person(appeal.official, official)
    if appeal.official is None and official is None:
        return appeal.institution is not None and institution is not None and appeal.institution.get("id") == institution.get("id")
    return False
