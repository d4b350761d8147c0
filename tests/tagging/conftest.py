"""One pipeline for all tests of tagging; building it is what takes time."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.tagging.language import build_language, load_language


@pytest.fixture(scope="session")
def language() -> Language:
    """The whole pipeline."""
    return build_language()


@pytest.fixture(scope="session")
def tagger() -> Language:
    """The pipeline without the judgement of relevance, so that a single sentence is tagged."""
    return load_language(exclude=["ikrar_relevance", "ikrar_records"])
