"""Answers that many rules ask of one article: found once, and forgotten when the article is done."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from pipeline.records.reading.frame import Frame

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")
_MOST = 4096
"""Answers of one rule; no article asks so much, but somebody may ask rules and never say that an article is done."""
_forget: list[Callable[[], None]] = []


def kept(rule: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """A rule that answers the same question about an article only once: one about sentences, places in the text, words.

    For rules that take much longer than to look an answer up, and that tell nobody (`explain`) what they find.
    """
    asked = lru_cache(maxsize=_MOST)(rule)
    _forget.append(asked.cache_clear)
    return cast(Callable[Asked, Answer], asked)


def kept_of(rule: Callable[Concatenate[Frame, Asked], Answer]) -> Callable[Concatenate[Frame, Asked], Answer]:
    """`kept`, for questions about mentions, acts and the like, of which none may change: the very object is meant."""
    answers: dict[Hashable, tuple[Answer, Frame, tuple[Any, ...]]] = {}
    _forget.append(answers.clear)

    @wraps(rule)
    def asked(frame: Frame, /, *about: Asked.args, **named: Asked.kwargs) -> Answer:
        question = (frame, *map(id, about), *named.items())
        known = answers.get(question)
        if known is None:
            if len(answers) >= _MOST:
                answers.clear()
            # What was asked about is kept with the answer: nothing else gets the identity of an object that is still there.
            known = answers[question] = (rule(frame, *about, **named), frame, about)
        return known[0]

    return asked


def forget() -> None:
    """The article is done: its answers are let go, and with them the article itself."""
    for let_go in _forget:
        let_go()
