"""Each test of this folder runs on each engine."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from ikrar.config import Config
from search.analysis.analyser import Analyser, load_analyser
from search.documents import IndexDocument
from search.index.base import SearchIndex
from search.index.elasticsearch import ElasticsearchIndex
from search.index.embedded import EmbeddedIndex
from search.index.memory import MemoryIndex
from tests.search.conformance.generated import generate_documents
from tests.servers.elasticsearch import elasticsearch_server

Opener = Callable[[], SearchIndex]
"""Opens the same index each time it is called."""

ENGINES = ["memory", "embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)]


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    return load_analyser(Config())


@pytest.fixture(scope="session")
def elasticsearch_url() -> Iterator[str]:
    with elasticsearch_server() as url:
        yield url


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    if request.param == "elasticsearch":
        request.getfixturevalue("elasticsearch_url")
    return str(request.param)


@contextmanager
def _opener(engine: str, request: pytest.FixtureRequest, analyser: Analyser, folder: Path) -> Iterator[Opener]:
    with ExitStack() as stack:
        if engine == "memory":
            only = MemoryIndex(analyser)
            yield lambda: only
        elif engine == "embedded":
            yield lambda: stack.enter_context(closing(EmbeddedIndex(folder / "index.sqlite3", analyser)))
        else:
            url, alias = request.getfixturevalue("elasticsearch_url"), f"ikrar-test-{secrets.token_hex(4)}"
            yield lambda: stack.enter_context(closing(ElasticsearchIndex(url, alias, analyser, Config())))
            with Elasticsearch(url) as client:
                for name in client.indices.get(index=f"{alias}-*").body:
                    client.indices.delete(index=name)


@pytest.fixture
def open_index(engine: str, request: pytest.FixtureRequest, analyser: Analyser, tmp_path: Path) -> Iterator[Opener]:
    """An empty index of this test."""
    with _opener(engine, request, analyser, tmp_path) as opener:
        yield opener


@pytest.fixture
def index(open_index: Opener) -> SearchIndex:
    return open_index()


@pytest.fixture(scope="session")
def documents() -> list[IndexDocument]:
    return generate_documents(240)


@pytest.fixture(scope="session")
def filled(
    engine: str,
    request: pytest.FixtureRequest,
    analyser: Analyser,
    documents: list[IndexDocument],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[SearchIndex]:
    """An index of all `documents`; tests only read it."""
    with _opener(engine, request, analyser, tmp_path_factory.mktemp(engine)) as opener:
        index = opener()
        index.put(documents)
        index.advance(5)
        yield index
