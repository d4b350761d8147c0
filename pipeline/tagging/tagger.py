"""What all taggers of an article have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod

from spacy.tokens import Doc

from ikrar.config import Config
from pipeline.tagging.extensions import is_rejected
from pipeline.words.phrases import words_of


class Tagger(ABC):
    """A spaCy component that reads an article with the words of its configuration; one that was rejected it leaves as it is."""

    def __init__(self, config: Config) -> None:
        self._config = config

    def __call__(self, doc: Doc) -> Doc:
        if not is_rejected(doc):
            with words_of(self._config):
                self._tag(doc)
        return doc

    @abstractmethod
    def _tag(self, doc: Doc) -> None:
        """Add what is found to the document."""
