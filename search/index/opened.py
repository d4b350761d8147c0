"""The engine that the settings name."""

from __future__ import annotations

import hashlib
from dataclasses import fields

from ikrar import __version__
from ikrar.config import Config
from ikrar.datafolder import DataFolder
from ikrar.errors import UsageError
from ikrar.settings import Settings
from search.analysis.analyser import load_analyser
from search.documents import IndexDocument
from search.index.base import SearchIndex


def open_index(settings: Settings, folder: DataFolder, config: Config) -> SearchIndex:
    """The index of `[index] engine`. Practice and real data never share an Elasticsearch index.

    Raises:
        UsageError: Elasticsearch is chosen and has no address.
        IndexUnavailable: the engine cannot be opened.
    """
    analyser, gate = load_analyser(config), gate_fingerprint(config)
    if settings.index.engine == "elasticsearch":
        # Imported here, so that a machine without a server need not load its client.
        from search.index.elasticsearch import ElasticsearchIndex

        if not settings.index.elasticsearch_url:
            raise UsageError("[index] engine is elasticsearch, but there is no address; set elasticsearch_url or IKRAR_ELASTICSEARCH_URL")
        alias = settings.index.elasticsearch_alias + ("-practice" if folder.practice else "")
        return ElasticsearchIndex(settings.index.elasticsearch_url, alias, analyser, config, gate)
    if settings.index.engine == "memory":
        from search.index.memory import MemoryIndex

        return MemoryIndex(analyser)
    from search.index.embedded import EmbeddedIndex

    return EmbeddedIndex(folder.index_database, analyser, gate)


def gate_fingerprint(config: Config) -> str:
    """Changes with every release, with the gate's words (a name that is masked from now on must leave the index too), and with what a
    document holds (an index of documents without a field would leave it out of every answer)."""
    digest = hashlib.sha256(" ".join((__version__, *(field.name for field in fields(IndexDocument)))).encode())
    for path in sorted(config.path("publication").iterdir()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
