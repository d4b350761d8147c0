"""Ikrar: a searchable, citable record of civil-servant neutrality in Indonesian elections.

Import from here; the folders `crawlers`, `pipeline` and `search` are how it is built, not its public surface.
"""

from importlib import import_module
from typing import Any

from ikrar.model import Article, Evidence, Issuer, Record

__all__ = ["Article", "Evidence", "Issuer", "Record", "load"]
__version__ = "0.1.0"


def load(**options: Any) -> Any:
    """The tagging pipeline as a spaCy `Language`; this is what `spacy.load("ikrar")` calls, with its options."""
    # By name: this package lies below `pipeline`, and importing it must stay cheap.
    return import_module("pipeline.tagging.language").load_language(**options)
