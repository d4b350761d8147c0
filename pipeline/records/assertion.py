"""Whether an act of a case is asserted as done: not denied, planned, threatened, demanded, conditional or asked (rulings 9, 11).

Stricter than `modality` on purpose: a wrong accusation is the worst error. Penalties above all are named in threats and laws.
"""

from __future__ import annotations

import re

from pipeline.records.frame import Frame, Span
from pipeline.records.phrases import load_phrases
from pipeline.records.stages import Act

_PENALTIES = frozenset({"punish", "impose", "sentence", "reprimand", "reprove", "prosecute", "convict"})
"""Acts that laws and threats name as well."""
_FAR = 4
_NEAR = 3


def is_asserted(frame: Frame, act: Act, sentence: Span) -> bool:
    """Whether the sentence says that the act was done or is being done."""
    words, text = load_phrases("assertion"), frame.text
    if text[: sentence.end].rstrip("\"”' ").endswith("?"):
        return False
    clause_start = _clause_start(text, sentence.start, act.start)
    clause_end = _clause_end(text, act.end, sentence.end)
    real = _near(text, words["real"], clause_start, act.start, _NEAR)
    if not act.name.startswith(("drop", "acquit", "check", "await")) and _negated(text, clause_start, act.start):
        return False
    if _near(text, words["unreal"], clause_start, act.start, _FAR):
        return False
    if words["later"].first(text, act.end, clause_end):
        return False
    if _under_condition(frame, act, sentence, real):
        return False
    if words["generic"].first(text, sentence.start, act.start) and not real:
        return False
    if act.name in _PENALTIES and not real and words["threat"].first(text, sentence.start, clause_end):
        return False
    if act.name in _PENALTIES and _near(text, words["spoken_of"], clause_start, act.start, 2):
        return False
    return not (_near(text, words["denial"], sentence.start, act.start, 12) and not _negated(text, sentence.start, act.start))


def _negated(text: str, floor: int, start: int) -> bool:
    words = load_phrases("assertion")
    last = words["negation"].last(text, floor, start)
    if last is None or len(text[last.end() : start].split()) > 2 or "," in text[last.end() : start]:
        return False
    return words["no_negation"].first(text, last.start(), start) is None


def _under_condition(frame: Frame, act: Act, sentence: Span, real: bool) -> bool:
    words, text = load_phrases("assertion"), frame.text
    condition = words["condition"].last(text, sentence.start, act.start)
    if condition is not None:
        # "Kalau perangkat desa, sampai hari ini nihil": as for, no condition.
        topical = condition.group().lower() == "kalau" and words["ongoing"].first(text, condition.end(), act.end) is not None
        return not topical
    if not real and words["condition"].first(text, act.end, sentence.end) is not None:
        return act.name in _PENALTIES or words["condition"].first(text, act.end, _clause_end(text, act.end, sentence.end)) is not None
    return False


def _near(text: str, phrases: object, floor: int, start: int, distance: int) -> bool:
    last = phrases.last(text, floor, start)  # type: ignore[attr-defined]
    return last is not None and len(text[last.end() : start].split()) < distance


def _clause_start(text: str, floor: int, start: int) -> int:
    breaks = [match.end() for match in _BREAK.finditer(text, floor, start)]
    return breaks[-1] if breaks else floor


def _clause_end(text: str, start: int, ceiling: int) -> int:
    found = _BREAK.search(text, start, ceiling)
    return found.start() if found else ceiling


_BREAK = re.compile(r"[;:“”\"]|,\s|(?<!\w)(?:sedangkan|sementara|namun|tetapi|tapi|lalu|kemudian)(?!\w)", re.IGNORECASE)
