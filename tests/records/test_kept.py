"""An answer about an article is found once, and let go when the article is done."""

from __future__ import annotations

import gc
import weakref
from typing import Any

from pipeline.records.reading.frame import Span
from pipeline.records.reading.kept import forget, kept, kept_of

asked: list[Any] = []


class _Article:
    """Stands for a frame, of which the rules here ask nothing."""


@kept
def length_of(frame: Any, sentence: Span, *, half: bool = False) -> int | None:
    asked.append(sentence)
    return None if half else sentence.end - sentence.start


@kept_of
def text_of_mention(frame: Any, mention: dict[str, Any]) -> str:
    asked.append(mention)
    return str(mention["text"])


def test_a_question_is_answered_once() -> None:
    asked.clear()
    article = _Article()
    assert [length_of(article, Span(0, 4, 0)) for _ in range(3)] == [4, 4, 4]
    assert [length_of(article, Span(0, 4, 0), half=True) for _ in range(3)] == [None, None, None]
    assert length_of(article, Span(0, 5, 0)) == 5 and length_of(_Article(), Span(0, 4, 0)) == 4
    assert len(asked) == 4
    forget()
    assert length_of(article, Span(0, 4, 0)) == 4 and len(asked) == 5


def test_of_mentions_the_very_object_is_meant() -> None:
    asked.clear()
    article, first, alike = _Article(), {"text": "ASN"}, {"text": "ASN"}
    assert [text_of_mention(article, mention) for mention in (first, alike, first)] == ["ASN"] * 3
    assert asked == [first, alike] and asked[1] is alike
    # one that is gone leaves its identity to nobody
    assert [text_of_mention(article, {"text": str(number)}) for number in range(50)] == [str(number) for number in range(50)]


def test_an_article_that_is_done_is_let_go() -> None:
    asked.clear()
    article = _Article()
    gone = weakref.ref(article)
    length_of(article, Span(0, 4, 0))
    text_of_mention(article, {"text": "ASN"})
    forget()
    del article
    gc.collect()
    assert gone() is None
