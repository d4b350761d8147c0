"""The day of the scene that a sentence points back to: "Saat itu diputuskan …", "Dalam rapat itu …"."""

from __future__ import annotations

from pipeline.records.claim_dates import dates_of_acts, is_attribution
from pipeline.records.frame import Frame, Span
from pipeline.records.moment import Moment, moment_of
from pipeline.records.phrases import load_phrases

_SCENE_SENTENCES = 2
"""So many sentences before may set the scene."""


def day_of_scene(frame: Frame, sentence: Span, offset: int) -> Moment | None:
    """The day told last before, where words before `offset` in the sentence point back to it and the sentence has no day of its own."""
    words = load_phrases("stage_dates")["back_to_scene"]
    pointer = words.first(frame.text, sentence.start, offset)
    if pointer is None or frame.quote_at(pointer.start()) is not None or dates_of_acts(frame, sentence):
        return None
    for before in reversed(frame.sentences[max(0, sentence.index - _SCENE_SENTENCES) : sentence.index]):
        told = [mention for mention in dates_of_acts(frame, before) if not is_attribution(frame, mention, before)]
        if told:
            return moment_of(told[-1])
    return None


_NOUNS = {
    "reported": "noun_of_reported",
    "examined": "noun_of_examined",
    "forwarded": "noun_of_forwarded",
    "proven": "noun_of_decision",
    "dismissed": "noun_of_decision",
    "sanctioned": "noun_of_sanctioned",
}
_GOES_ON = 2
"""So many sentences after a claim may go on about its act."""
_TO_ITS_DAY = 60


def day_of_the_noun(frame: Frame, sentence: Span, stage: str) -> Moment | None:
    """ "Klarifikasi itu berlangsung Rabu (13/11)": a sentence after the claim that opens with the act's noun and gives its day."""
    words = load_phrases("stage_dates")
    if stage not in _NOUNS:
        return None
    for after in frame.sentences[sentence.index + 1 : sentence.index + 1 + _GOES_ON]:
        if frame.paragraph_at(after.start).index - frame.paragraph_at(sentence.start).index > 1:
            break
        opening = len(frame.say(after)) - len(frame.say(after).lstrip("\"“‘' "))
        noun = words[_NOUNS[stage]].pattern.match(frame.text, after.start + opening, after.end)
        if noun is None:
            continue
        for mention in dates_of_acts(frame, after):
            near = 0 <= mention["start"] - noun.end() <= _TO_ITS_DAY
            if not near or is_attribution(frame, mention, after) or words["subordinate"].found(frame.text, noun.end(), mention["start"]):
                continue
            if not frame.within(noun.end(), mention["start"], "count"):
                return moment_of(mention)
    return None
