"""Articles that open on a case: what its speakers say of the rule only explains why it was wrong (ruling 36)."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.records.acts.stages import Act, find_acts
from pipeline.records.appeals.quotes import is_told_as_urging
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.reading.kept import kept
from pipeline.records.reading.modality import modality_of
from pipeline.records.speakers.urging import UNIFORMED
from pipeline.words.phrases import load_phrases

_LEAD = 2
"""So many sentences say of what case an article tells."""
_EMPLOYERS = frozenset({"pemda", "dprd", "kemendagri", "kemenpanrb", "pemdes", "apdesi", "korpri", None})
_NO_CASE = frozenset({"check", "exist"})
"""Acts that a rule or a warning names as well as a case does; so it does all that is only alleged ("ASN yang diduga tak netral")."""


def only_explains_rule(frame: Frame, body: str | None, spans: Iterable[tuple[int, int]]) -> bool:
    """ "Dua camat dipanggil Bawaslu. … "Camat itu harus netral," tandas ketuanya": a norm, and nobody is urged to anything.

    What those say whose servants they are is an appeal also without more; chiefs of police and commanders vouch for their people
    (ruling 36) behind a case of others.

    Args:
        body: the institution that whoever says it serves.
    """
    if body in _EMPLOYERS:
        return False
    spans = list(spans)
    lead = [s for s in frame.sentences[:_LEAD] if not any(s.holds(start) for start, _ in spans)]
    if not lead or lead[0].index or not opens_on_case(frame) or any(_urges(frame, *span) for span in spans):
        return False  # what opens the article is its news
    return body not in UNIFORMED or _is_of_uniformed(frame, lead)


@kept
def opens_on_case(frame: Frame) -> bool:
    """Whether title or lead tell of a case, and the title urges nobody."""
    words, title = load_phrases("appeals"), frame.title
    if words["title_urges"].found(title) and not words["no_appeal"].found(title):
        return False
    if words["title_of_case"].found(title) and not _threatens_all(title):
        return True
    acts = [act for sentence in frame.sentences[:_LEAD] for act in find_acts(frame, sentence)]
    acts = [act for act in acts if act.meaning.stage != "alleged" and act.name not in _NO_CASE]
    return any(modality_of(frame, act.start, act.end).happened and not _whoever_did(frame, act) for act in acts)


def _whoever_did(frame: Frame, act: Act) -> bool:
    """ "ASN yang | terbukti | menjadi tim sukses akan ditindak": whoever it will be."""
    sentence = frame.sentence_at(act.start)
    if sentence is None or not right_before(frame.text, sentence.start, act.start, "grammar", "relative"):
        return False
    return load_phrases("modality")["planned"].found(frame.text, act.end, sentence.end) and not frame.numbers(sentence.start, act.start)


def _threatens_all(title: str) -> bool:
    """ "Bawaslu Bakal Tindak ASN Berpolitik": what is in store for whoever does, and no case of somebody."""
    words = load_phrases("appeals")
    told = any(words[group].found(title) for group in ("case", "tells_case")) or load_phrases("threats")["known_case"].found(title)
    return load_phrases("modality")["planned"].found(title) and not told


def _is_of_uniformed(frame: Frame, lead: Iterable[Span]) -> bool:
    """Whether title or lead name police or soldiers."""
    named = load_phrases("audience")["military_police"]
    return named.found(frame.title) or any(named.found(frame.text, *sentence.bounds) for sentence in lead)


def _urges(frame: Frame, start: int, end: int) -> bool:
    """Whether a stretch has any word of urging, beside those that only say what servants must or may not do."""
    words, text = load_phrases("appeals"), frame.text
    rule, affirms = words["only_rule"].pattern, words["only_affirms"].pattern
    if any(rule.match(text, word.start(), word.end()) is None for word in words["appeal_quoted"].all(text, start, end)):
        return True
    for verb in words["appeal"].all(text, start, end):
        if affirms.match(text, *verb.span()) is None and rule.match(text, *verb.span()) is None:
            return True
    quote = frame.quote_at(start)
    return quote is not None and is_told_as_urging(frame, quote)
