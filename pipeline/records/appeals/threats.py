"""Appeals told as threats: what the head of servants has in store for those of them who take sides (ruling 36).

A threat says nothing of a breach; said by whom it is in the power of, it warns ("Bupati mengancam mencopot camat yang mengatur dukungan").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records.appeals.turned import Issuer, Single
from pipeline.records.reading.actors import antecedent, fullest
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.speakers.authors import agent_after
from pipeline.records.speakers.subject import subject_before
from pipeline.records.speakers.urging import is_about_neutrality, names_servants, urges_to_support
from pipeline.words.phrases import load_phrases

_MASTERS = frozenset(
    {
        "governor", "vice_governor", "regent", "vice_regent", "mayor", "vice_mayor", "regional_secretary", "assistant", "agency_head",
        "district_head", "inspector", "minister", "police", "military",
    }
)  # fmt: skip
"""Who may punish servants: supervisors and legislators only tell what the law has in store."""
_WHO = 90
"""Characters after the threat within which those are named whom it is for."""


def threats(frame: Frame, sentence: Span) -> Iterator[Single]:
    """The threat of a sentence against servants who take sides, whoever they are; of known persons it tells a case."""
    yield from _in_store(frame, sentence)
    words, text = load_phrases("threats"), frame.text
    for threat in words["threat"].all(text, *sentence.bounds):
        if frame.quote_at(threat.start()) is not None:
            continue
        spans = _against_takers(frame, sentence, threat)
        if not spans or any(words["known_case"].found(text, *span) or _of_number(frame, span) for span in spans):
            continue
        if any(urges_to_support(frame, *span) for span in spans):
            continue
        issuer = _who_threatens(frame, sentence, threat)
        if issuer is not None and issuer[0] is not None and issuer[0].get("position") in _MASTERS:
            yield *issuer, (spans[0][0], sentence.end), True
            return


def _in_store(frame: Frame, sentence: Span) -> Iterator[Single]:
    """ "Pemecatan menanti ASN yang memihak. "Saya tidak main-main," tegas Bupati": whoever speaks next has it in store."""
    words, text = load_phrases("threats"), frame.text
    store = words["in_store"].first(text, *sentence.bounds)
    if store is None or frame.quote_at(store.start()) is not None or words["known_case"].found(text, *sentence.bounds):
        return
    takers = names_servants(frame, store.end(), sentence.end) and is_about_neutrality(frame, *sentence.bounds)
    if not takers or _of_number(frame, sentence.bounds) or load_phrases("appeals")["cites_rule"].found(text, *sentence.bounds):
        return
    following = frame.sentences[sentence.index + 1 : sentence.index + 3]
    until = following[-1].end if following else sentence.end
    speakers = [q.speaker for q in frame.quotes if q.speaker is not None and sentence.start <= q.start < until]
    if speakers and (official := fullest(frame, speakers[0])).get("position") in _MASTERS and official.get("name"):
        yield official, None, sentence.bounds, True


def _against_takers(frame: Frame, sentence: Span, threat: re.Match[str]) -> list[tuple[int, int]]:
    """The sentence where it names servants who take sides around the threat; with the one before it, where "mereka" points there."""
    matter = is_about_neutrality(frame, *sentence.bounds)
    after = (threat.start(), min(sentence.end, threat.end() + _WHO))
    if matter and (names_servants(frame, *after) or load_phrases("audience")["own_people"].found(frame.text, *after)):
        return [sentence.bounds]
    if matter and load_phrases("threats")["who_take"].found(frame.text, sentence.start, threat.start()):
        return [sentence.bounds] if names_servants(frame, sentence.start, threat.start()) else []
    before = frame.before(sentence)
    they = load_phrases("appeals")["those_present"].found(frame.text, *after)
    if not they or before is None or not frame.in_one_paragraph(before.start, sentence.start):
        return []
    told = names_servants(frame, *before.bounds) and is_about_neutrality(frame, *before.bounds)
    return [before.bounds, sentence.bounds] if told else []


def _of_number(frame: Frame, span: tuple[int, int]) -> bool:
    """ "Dua camat yang …": a number of persons is a case; not "… usai melantik 43 pejabat", the occasion of the threat."""
    counts = (count["start"] for count in frame.within(*span, "count") if count.get("exact"))
    return any(not load_phrases("issuers")["while_doing"].found(frame.text, span[0], at) for at in counts)


def _who_threatens(frame: Frame, sentence: Span, threat: re.Match[str]) -> Issuer | None:
    words, text = load_phrases("threats"), frame.text
    if words["agent_after"].pattern.match(text, threat.start(), threat.end()) is None:
        return subject_before(frame, sentence, threat.start())
    by = words["by_him"].pattern.match(text, threat.start(), threat.end())
    if by is not None:
        person = antecedent(frame, threat.start())
        return (person, None) if person is not None else None
    return agent_after(frame, sentence, threat.end())
