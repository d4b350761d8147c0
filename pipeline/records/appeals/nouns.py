"""Appeals that a noun carries, with whose it is right after: "wejangan Bupati kepada kades: …", "itulah ajakan Sekda untuk ASN"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records.appeals.turned import Single
from pipeline.records.reading.actors import Naming, namings
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.reading.modality import modality_of
from pipeline.records.speakers.holder import stood_in
from pipeline.records.speakers.urging import (
    is_about_neutrality,
    is_on_topic,
    is_titled,
    names_servants,
    urges_other_things,
    urges_to_support,
)
from pipeline.words.phrases import load_phrases

_MOST_WORDS_BETWEEN = 5
"""Words between "larangan" and whose it is: "keras nan unik itu datang dari"."""
_ONLY_WHEN = 6
"""Words after whose it is that only say when or where: "Senin (4/11/2024) di pendopo"."""
_NEAR = 25
"""Characters after whose it is within which "kepada" begins."""
_ADDRESSEE = 45
"""Characters after "kepada" within which servants are named."""


def appeals_by_noun(frame: Frame, sentence: Span) -> Iterator[Single]:
    """The appeal of a sentence in which a noun of urging is somebody's: what is urged stands there, or before "itulah", "demikian"."""
    words, text = load_phrases("appeals"), frame.text
    for noun in words["noun_of_urging"].all(text, *sentence.bounds):
        if frame.quote_at(noun.start()) is not None:
            continue
        if any(right_before(text, sentence.start, noun.start(), "appeals", group) for group in ("on_whose", "punished_with", "recalls")):
            continue
        whose = _whose(frame, sentence, noun)
        if whose is None or not modality_of(frame, *noun.span()).happened or not _is_to_servants(frame, sentence, whose):
            continue
        before = _pointed_at(frame, sentence, noun)
        if not before and _ends_with(frame, sentence, whose):
            before = _content_after(frame, sentence, noun)
        if not _is_appeal(frame, [sentence, *before]):
            continue
        for span in (*before, sentence):
            yield stood_in(frame, sentence, whose), None, span.bounds, True
        return


def _whose(frame: Frame, sentence: Span, noun: re.Match[str]) -> Naming | None:
    """Who is named right after the noun, behind adjectives or "datang dari" at most, or right before ("dari mulut Sekda meluncur …")."""
    words, text = load_phrases("appeals"), frame.text
    after = next(iter(namings(frame, noun.end(), sentence.end)), None)
    if after is not None:
        between = text[noun.end() : after.start]
        told = words["whose_noun"].pattern.fullmatch(between.strip()) is not None
        if told and len(between.split()) <= _MOST_WORDS_BETWEEN:
            return after
    before = namings(frame, sentence.start, noun.start())
    mouth = words["from_mouth"].last(text, sentence.start, before[-1].start) if before else None
    return before[-1] if mouth is not None and not text[mouth.end() : before[-1].start].strip() else None


def _is_to_servants(frame: Frame, sentence: Span, whose: Naming) -> bool:
    """Whom "kepada" gives as addressee must be servants; where nobody is given, the matter says it."""
    address = load_phrases("appeals")["to_whom"].first(frame.text, whose.end, min(sentence.end, whose.end + _NEAR))
    if address is None:
        return True
    own = load_phrases("audience")["own_people"].found(frame.text, address.end(), min(sentence.end, address.end() + _ADDRESSEE))
    return own or names_servants(frame, address.end(), min(sentence.end, address.end() + _ADDRESSEE))


def _pointed_at(frame: Frame, sentence: Span, noun: re.Match[str]) -> list[Span]:
    """The sentence before, where this one goes on about it: "Itulah ajakan …", "Amanah diberikan …", "… menyuruh mereka …"."""
    words = load_phrases("appeals")
    points = words["points_to_urging"].found(frame.text, sentence.start, min(sentence.end, noun.end() + _NEAR))
    before = frame.before(sentence)
    if before is None or not (
        points or words["those_present"].found(frame.text, *sentence.bounds) or _opens_on(frame, sentence, noun, before)
    ):
        return []
    return [before]


def _opens_on(frame: Frame, sentence: Span, noun: re.Match[str], before: Span) -> bool:
    """ "… menjaga anggotanya tidak terseret politik. Amanah diberikan Bupati": the noun means what the sentence before demands."""
    words = load_phrases("appeals")
    opens = frame.opening(*sentence.bounds) == noun.start() and words["told_by"].opens(frame.text, noun.end(), sentence.end)
    return opens and any(words[group].found(frame.text, *before.bounds) for group in ("norm", "keeps_from"))


def _ends_with(frame: Frame, sentence: Span, whose: Naming) -> bool:
    """ "Peringatan keras datang dari Sekda.": nothing of it is told in its own sentence, but when and where."""
    return len(frame.text[whose.end : sentence.end].split()) <= _ONLY_WHEN and frame.quote_at(whose.end) is None


def _content_after(frame: Frame, sentence: Span, noun: re.Match[str]) -> list[Span]:
    """The next sentence of the paragraph, where it forbids or demands: "Pegawai, ujarnya, tidak boleh …".

    After a word that warns it need not: "Ultimatum datang dari Bupati. Camat yang merapat ke calon akan ia pulangkan".
    """
    following = frame.sentences[sentence.index + 1 : sentence.index + 2]
    if not following or frame.paragraph_at(following[0].start) != frame.paragraph_at(sentence.start):
        return []
    told = load_phrases("appeals")["norm"].found(frame.text, *following[0].bounds) or load_phrases("appeals")["leave_it"].found(
        frame.text, *following[0].bounds
    )
    warned = load_phrases("appeals")["noun_of_warning"].pattern.match(frame.text, noun.start()) is not None
    known = any(count.get("exact") for count in frame.within(*following[0].bounds, "count"))
    return [*following] if told or (warned and not known) else []


def _is_appeal(frame: Frame, spans: list[Span]) -> bool:
    """Whether servants and the matter are named in these sentences, and they tell of no case, letter or other wish."""
    words, text = load_phrases("appeals"), frame.text
    bounds = [span.bounds for span in spans]
    if any(words[group].found(text, *span) for group in ("case", "tells_case", "noun_told_of", "cites_rule") for span in bounds):
        return False
    if any(load_phrases("forms")["letter"].found(text, *span) for span in bounds):
        return False
    if any(urges_to_support(frame, *span) or urges_other_things(frame, *span) for span in bounds):
        return False
    own = load_phrases("audience")["own_people"]
    if not any(names_servants(frame, *span) or own.found(text, *span) for span in bounds):
        return False
    return any(is_about_neutrality(frame, *span) or (is_on_topic(frame, *span) and _is_forbidden(frame, span)) for span in bounds)


def _is_forbidden(frame: Frame, span: tuple[int, int]) -> bool:
    """Whether a matter of the election is one that servants are kept from: by title and lead, or as "jangan", "tidak boleh" says."""
    return is_titled(frame) or load_phrases("appeals")["keeps_from"].found(frame.text, *span)
