"""Whether a number of persons is only told of in a rule: "Seorang ASN harus menjaga netralitasnya"."""

from __future__ import annotations

import re

from pipeline.records.acts.stages import Act, find_acts
from pipeline.records.participants.participant import FEW
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.words.shapes import Shape

_ANY_SUCH = Shape(
    r"(?:\s*\([^()]{2,12}\))?(?:\s+(?!yang\s|di\w{3,}|(?:{accused.befell})\s)[^\s,.;:]+){0,3}?\s+{accused.any_such}(?!\w)",
    re.IGNORECASE,
)
""" "Seorang kepala desa | tidak boleh memihak": what holds for all of them."""
_ALL_SUCH = Shape(r"(?:\s+(?!yang\s)[^\s,.;:]+){0,4}?\s+yang\s+{accused.any_such}(?!\w)", re.IGNORECASE)
""" "266 kepala desa di Kendal | yang wajib menjaga netralitas"."""
_BEFELL = Shape(r"[^.;:“”\"]*(?<!\w)(?:{accused.since_then}|{accused.befell})\s+(?:{accused.befell}\s+)*", re.IGNORECASE)
"""Between the rule and an act: it was done to this one, and the rule is what came of it, or was broken."""


def is_anybody(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """ "Seorang ASN | harus menjaga netralitasnya": of all of them; not "Bawaslu memeriksa dua guru | yang wajib netral itu".

    Nor "Seorang guru | tidak layak mengajar dan sudah dicopot": where an act that befell this very one stands beside the rule.
    """
    if mention["unit"] in ("report", "case"):
        return False
    such = (_ANY_SUCH if mention["min"] == mention["max"] == 1 else _ALL_SUCH).match(frame.text, mention["end"], sentence.end)
    if such is None:
        return False
    if mention["max"] is None or mention["max"] > FEW:
        return True  # "Bawaslu mengundang | 266 kepala desa yang wajib netral"
    acts = [act for act in find_acts(frame, sentence) if act.meaning.stage not in (None, "alleged")]
    return not any(_befalls(frame.text, act, mention["start"], such.end()) for act in acts)


def _befalls(text: str, act: Act, start: int, rule: int) -> bool:
    if act.end <= start:
        return act.meaning.active and act.name != "exist" and not text[act.end : start].strip()
    return act.start >= rule and not act.meaning.active and _BEFELL.fullmatch(text, rule, act.start) is not None
