"""The one spaCy `Language` of Ikrar, and how an article becomes a `Doc` of it."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from ikrar.config import Config
from pipeline.tagging import (
    extensions,  # noqa: F401
    tokenizer,  # noqa: F401  # registers "ikrar.tokenizer.v1"
)

COMPONENTS: tuple[tuple[str, str], ...] = (
    ("ikrar_noise", "pipeline.tagging.noise"),
    ("ikrar_sentences", "pipeline.tagging.sentences"),
    ("ikrar_relevance", "pipeline.relevance"),
    ("ikrar_regions", "pipeline.tagging.regions"),
    ("ikrar_institutions", "pipeline.tagging.institutions"),
    ("ikrar_officials", "pipeline.tagging.officials"),
    ("ikrar_dates", "pipeline.tagging.dates"),
    ("ikrar_counts", "pipeline.tagging.counts"),
    ("ikrar_records", "pipeline.records.component"),
)
"""The pipeline in its order: name of the factory, module that registers it. To add a component, add its line here and
its entry point in pyproject.toml (a test compares the two). Everything after relevance leaves rejected articles alone."""

MAX_CHARACTERS = 20_000_000
"""spaCy's own limit (1,000,000) protects a parser's memory; we have none, and texts of 2 MB must work."""

ARTICLE_FIELDS = ("url", "outlet", "title", "published_at")


def build_language(config: Config | None = None) -> Language:
    """A new pipeline; one a process is enough. `config` is where its vocabulary is read from (default: as `Config()`)."""
    config = config or Config()
    nlp = spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": "ikrar.tokenizer.v1"}}})
    nlp.max_length = MAX_CHARACTERS
    folder = str(config.folder) if config.folder is not None else None
    for name, module in COMPONENTS:
        importlib.import_module(module)
        takes_folder = "config_folder" in (Language.get_factory_meta(name).default_config or {})
        nlp.add_pipe(name, config={"config_folder": folder} if takes_folder else {})
    return nlp


def make_doc(nlp: Language, article: Mapping[str, Any]) -> Doc:
    """The article's text as a document that `nlp.pipe` takes, `doc._.article` being the rest of it.

    Args:
        article: `text`, and as far as known `url`, `outlet`, `title`, `published_at` (ISO 8601).
    """
    doc = nlp.make_doc(article["text"])
    doc._.article = {name: article.get(name) for name in ARTICLE_FIELDS}
    return doc
