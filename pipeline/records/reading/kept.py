"""Answers that many rules ask of one article: found once, and kept as long as its frame."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from pipeline.records.reading.frame import Frame, Span

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")
_BY_VALUE = (int, str, Span, type(None))


def kept(rule: Callable[Concatenate[Frame, Asked], Answer]) -> Callable[Concatenate[Frame, Asked], Answer]:
    """A rule that answers the same question about an article only once.

    For rules that take much longer than to look an answer up, that tell nobody (`explain`) what they find, and that are asked about what
    does not change. Of mentions and the like the very object is meant, which is kept as long as the answer.
    """

    @wraps(rule)
    def asked(frame: Frame, /, *about: Asked.args, **named: Asked.kwargs) -> Answer:
        question = (rule, *(one if isinstance(one, _BY_VALUE) else id(one) for one in about), *named.items())
        known = frame.answers.get(question)
        if known is None:
            known = frame.answers[question] = (rule(frame, *about, **named), about)
        answer: Answer = known[0]
        return answer

    return asked
