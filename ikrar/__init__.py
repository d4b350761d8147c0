"""Ikrar: a searchable, citable record of civil-servant neutrality in Indonesian elections.

Import from here; the folders `crawlers`, `pipeline` and `search` are how it is built, not its public surface.
"""

from ikrar.model import Article, Evidence, Issuer, Record

__all__ = ["Article", "Evidence", "Issuer", "Record"]
__version__ = "0.1.0"
