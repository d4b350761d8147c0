"""The cases of YAML files beside the tests, and articles that are analysed together with those that the next tests will ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice, takewhile
from pathlib import Path
from typing import Any

import pytest
import spacy
import yaml
from spacy.language import Language
from spacy.tokens import Doc

from ikrar.config import YamlLoader
from pipeline.tagging.language import make_doc

Case = dict[str, Any]
Article = Mapping[str, Any]
AT_ONCE = 64
"""Articles of a few sentences: alone, each of them would cost most of its time on the way to the NER and back."""


def read_yaml(path: Path) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=YamlLoader)  # a safe loader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else "?"
        raise ValueError(f"{path}:{line}: {error.problem}") from error


def cases_to_come(request: pytest.FixtureRequest) -> Iterator[Case]:
    """The `case` of the test that asks and those of the tests of the same function after it, as far as this run has selected them."""
    if hasattr(request.node, "callspec"):
        items = request.session.items
        following = islice(items, items.index(request.node), None)
        same = takewhile(lambda item: getattr(item, "function", None) is request.function, following)
        yield from (item.callspec.params["case"] for item in islice(same, AT_ONCE))  # type: ignore[attr-defined]


def blank_language() -> Language:
    """No components yet, and our own tokenizer: to make the one that spaCy has for Indonesian takes seconds."""
    return spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": "ikrar.tokenizer.v1"}}})


class Batches:
    """A pipeline for short articles, asked for one at a time."""

    def __init__(self, nlp: Language, make: Callable[[Language, Article], Doc] = make_doc) -> None:
        self._nlp, self._make = nlp, make
        self._docs: dict[str, Doc] = {}

    def doc(self, article: Article, to_come: Iterable[Article] = ()) -> Doc:
        """The analysed article. Where it is not known yet, those to come are analysed with it."""
        if str(article) not in self._docs:
            batch = {str(each): each for each in (article, *to_come)}
            try:
                self._docs = dict(zip(batch, self._nlp.pipe([self._make(self._nlp, each) for each in batch.values()]), strict=True))
            except Exception:  # of whichever: the test of its own article tells
                self._docs = {str(article): self._nlp(self._make(self._nlp, article))}
        return self._docs[str(article)]
