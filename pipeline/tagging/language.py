"""The one spaCy `Language` of Ikrar, and how an article becomes a `Doc` of it."""

from __future__ import annotations

import importlib
import re
from collections.abc import Mapping
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_model_from_config
from thinc.api import Config as LanguageConfig

from ikrar.config import Config
from ikrar.settings import load_settings
from pipeline.tagging import (
    extensions,
    tokenizer,  # noqa: F401  # registers "ikrar.tokenizer.v1"
)

COMPONENTS: tuple[tuple[str, str], ...] = (
    ("ikrar_noise", "pipeline.tagging.noise"),
    ("ikrar_sentences", "pipeline.tagging.sentences"),
    ("ikrar_relevance", "pipeline.relevance"),
    ("ikrar_ner", "pipeline.tagging.ner.component"),
    ("ikrar_regions", "pipeline.tagging.regions"),
    ("ikrar_institutions", "pipeline.tagging.institutions"),
    ("ikrar_officials", "pipeline.tagging.officials"),
    ("ikrar_dates", "pipeline.tagging.dates"),
    ("ikrar_counts", "pipeline.tagging.counts"),
    ("ikrar_quotes", "pipeline.tagging.quotes"),
    ("ikrar_records", "pipeline.records.component"),
)
"""The pipeline in its order: name of the factory, module that registers it. To add a component, add its line here and
its entry point in pyproject.toml (a test compares the two). Everything after relevance leaves rejected articles alone."""

MAX_CHARACTERS = 20_000_000
"""spaCy's own limit (1,000,000) protects a parser's memory; we have none, and texts of 2 MB must work."""

META = {"name": "ikrar", "lang": "id", "description": "Neutrality of civil servants in Indonesian regional news"}

ARTICLE_FIELDS = ("url", "outlet", "title", "published_at", "dateline")

_BLANKS = "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_WITHOUT_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
_ODD_BLANK = re.compile(rf"[{_BLANKS}]|[{_WITHOUT_WIDTH}](?=\s)|(?<=\s)[{_WITHOUT_WIDTH}]")
"""Blanks that no line breaks at, and marks without width beside a blank."""


def build_language(config: Config | None = None) -> Language:
    """A new pipeline; one a process is enough. `config` is where its vocabulary is read from (default: as `Config()`)."""
    config = config or Config()
    components: dict[str, dict[str, Any]] = {"ikrar_records": {"review_below": load_settings(config).analysis.review_below}}
    if config.folder is not None:
        for name in _readers():
            components.setdefault(name, {})["config_folder"] = str(config.folder)
    return load_language(config={"components": components})


def load_language(**overrides: Any) -> Language:
    """The pipeline as `spacy.load("ikrar")` gives it; takes the arguments of `spacy.load` (`vocab`, `disable`, `exclude`, `config`, ...).

    A pipeline that was saved (`nlp.to_disk`) finds the factories by the entry points of the installed package.
    """
    for _, module in COMPONENTS:
        importlib.import_module(module)
    own = {
        "nlp": {"lang": "id", "pipeline": [name for name, _ in COMPONENTS], "tokenizer": {"@tokenizers": "ikrar.tokenizer.v1"}},
        "components": {name: {"factory": name} for name, _ in COMPONENTS},
    }
    changed = overrides.pop("config", None) or {}
    nlp = load_model_from_config(LanguageConfig(own).merge(changed), meta=META, auto_fill=True, **overrides)
    nlp.max_length = MAX_CHARACTERS
    return nlp


def _readers() -> list[str]:
    """Components that read vocabulary, so that they must know where the configuration lies."""
    for _, module in COMPONENTS:
        importlib.import_module(module)
    return [name for name, _ in COMPONENTS if "config_folder" in (Language.get_factory_meta(name).default_config or {})]


def with_plain_blanks(text: str) -> str:
    """The text with ordinary blanks for odd ones; every other character keeps its place."""
    # To ask for each of them takes a tenth of the time of a pattern's walk through a text with curly quotes.
    return text if text.isascii() or not any(map(text.__contains__, _BLANKS + _WITHOUT_WIDTH)) else _ODD_BLANK.sub(" ", text)


def make_doc(nlp: Language, article: Mapping[str, Any]) -> Doc:
    """The article's text as a document that `nlp.pipe` takes, `doc._.article` being the rest of it.

    Args:
        article: `text`, and as far as known `url`, `outlet`, `title`, `published_at` (ISO 8601), and `dateline`, where extraction has
            cut it off the text.
    """
    doc = nlp.make_doc(article["text"])
    doc._.article = {name: article.get(name) for name in ARTICLE_FIELDS}
    extensions.remember_text(doc, article["text"])
    return doc
