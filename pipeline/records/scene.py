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
