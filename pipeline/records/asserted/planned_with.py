"""Whether an act is joined to one that is only wanted, planned or possible: "harus dipanggil, kemudian | dicopot"."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.records.acts.stages import Act, find_acts
from pipeline.records.asserted.telling import Telling
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

GOES_ON = "goes on with what is wanted or planned"
_UNREAL = frozenset({"what ought to be", "wanted or planned", "still to come", "under a condition", "demanded", GOES_ON})
"""Reasons against an act that hold for the verbs that are joined to it as well."""


def goes_on_with_plan(told: Telling, reason_of: Callable[[Frame, Act, Span], str | None]) -> bool:
    """ "harus dipanggil, kemudian | dicopot", "akan mengkaji laporan itu, memanggil keduanya, dan | memeriksa saksi".

    The verbs are of one voice, nothing but an object and a joint stands between them, and no word or day says that the second was done.

    Args:
        reason_of: what speaks against the act before it.
    """
    if told.real or told.known or told.act.meaning.stage == "alleged":
        return False
    before = [a for a in find_acts(told.frame, told.sentence) if a.end <= told.act.start and a.meaning.stage != "alleged"]
    if not before or any(date["day"] != "future" for date in told.frame.within(told.act.end, told.last, "date")):
        return False
    last, text = before[-1], told.text
    voice = _voice(text, told.act)
    if voice is None or voice != _voice(text, last) or _JOINED.fullmatch(text, last.end, told.act.start) is None:
        return False
    words = load_phrases("assertion")
    if words["real"].found(text, last.end, told.act.start) or words["managed"].ends_before(text, told.sentence.start, last.start):
        return False  # "akhirnya bisa | memeriksa keduanya dan meneruskan kasusnya"
    return reason_of(told.frame, last, told.sentence) in _UNREAL


_JOINED = Shape(
    r"(?:\s+(?!{assertion.plan_ends}\s)[^\s,.;:“”\"]+){0,8}(?:,\s+|(?:,)?\s+(?={assertion.plan_joint}\s))"
    r"(?:(?:{assertion.plan_joint}|{assertion.plan_goes_on})\s+)*",
    re.IGNORECASE,
)
"""Between two verbs that one plan governs: the object of the first, and a joint."""
_VERB = re.compile(r"(?<!\w)(di|me|ter|ber)\w{3,}", re.IGNORECASE)


def _voice(text: str, act: Act) -> str | None:
    """The prefix of the verb that the words of an act hold; "" for a bare verb ("kami panggil"), None for a noun."""
    verb, agent = _VERB.search(text, act.start, act.end), load_phrases("claims")["agent"]
    within = agent.pattern.match(text, act.start, act.end) is not None
    bare = within or agent.ends_before(text, max(0, act.start - _TO_AGENT), act.start) is not None
    if verb is None or (bare and verb.group(1).lower() == "ter"):  # "kami | teruskan", and the act "kami panggil"
        return "" if bare else None
    return verb.group(1).lower()


_TO_AGENT = 20
"""Characters before a bare verb in which "kami" stands."""
