"""Answers that many rules ask of one article: found once, and kept as long as its frame."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from pipeline.records.reading.frame import Frame

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def kept(rule: Callable[Concatenate[Frame, Asked], Answer]) -> Callable[Concatenate[Frame, Asked], Answer]:
    """A rule that answers the same question about an article only once: one about sentences, places in the text, words.

    For rules that take much longer than to look an answer up, and that tell nobody (`explain`) what they find.
    """
    return _kept(rule, of_objects=False)


def kept_of(rule: Callable[Concatenate[Frame, Asked], Answer]) -> Callable[Concatenate[Frame, Asked], Answer]:
    """`kept`, for questions about mentions, acts and the like, of which none may change: the very object is meant."""
    return _kept(rule, of_objects=True)


def _kept(rule: Callable[Concatenate[Frame, Asked], Answer], *, of_objects: bool) -> Callable[Concatenate[Frame, Asked], Answer]:
    @wraps(rule)
    def asked(frame: Frame, /, *about: Asked.args, **named: Asked.kwargs) -> Answer:
        question = (rule, *(map(id, about) if of_objects else about), *named.items())
        known = frame.answers.get(question)
        if known is None:
            # What was asked about is kept with the answer: nothing else gets the identity of an object that is still there.
            known = frame.answers[question] = (rule(frame, *about, **named), about)
        answer: Answer = known[0]
        return answer

    return asked
