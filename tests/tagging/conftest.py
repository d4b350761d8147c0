"""One pipeline for all tests of tagging; building it is what takes time."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotate import Annotator
from pipeline.tagging.language import load_language


@pytest.fixture(scope="session")
def language(annotator: Annotator) -> Language:
    """The whole pipeline."""
    return annotator.nlp


@pytest.fixture(scope="session")
def tagger() -> Language:
    """The pipeline without the judgement of relevance, so that a single sentence is tagged."""
    return load_language(exclude=["ikrar_relevance", "ikrar_records"])
