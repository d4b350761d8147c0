"""What only Elasticsearch can do to us: refusals of the server, somebody else's index, leftovers, vanished indexes."""

from __future__ import annotations

import json
import secrets
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from ikrar.config import Config
from ikrar.errors import IndexUnavailable, UsageError
from search.analysis.analyser import Analyser, load_analyser
from search.index.elasticsearch import ElasticsearchIndex
from search.query import Query, parse_query
from tests.search.conformance.asking import document, fill, ids
from tests.servers.elasticsearch import elasticsearch_server


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return load_analyser(Config())


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with elasticsearch_server() as url:
        yield url


@pytest.fixture
def client(server: str) -> Iterator[Elasticsearch]:
    with Elasticsearch(server) as opened:
        yield opened


@pytest.fixture
def alias(client: Elasticsearch) -> Iterator[str]:
    name = f"ikrar-test-{secrets.token_hex(4)}"
    yield name
    for index in client.indices.get(index=f"{name}*").body:
        client.indices.delete(index=index)


@pytest.fixture
def index(server: str, alias: str, analyser: Analyser) -> Iterator[ElasticsearchIndex]:
    with closing(ElasticsearchIndex(server, alias, analyser, Config())) as opened:
        yield opened


@contextmanager
def answering(status: int, body: dict[str, Any], headers: dict[str, str]) -> Iterator[str]:
    """A server on loopback that says the same to everything."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            content = json.dumps(body).encode()
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", "Content-Length": str(len(content)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = answer

        def log_message(self, *arguments: Any) -> None:
            """Keep the test's output clean."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{running.server_port}"
        finally:
            running.shutdown()
            thread.join()


def refusal(kind: str, reason: str = "") -> dict[str, Any]:
    return {"error": {"type": kind, "reason": reason, "root_cause": [{"type": kind, "reason": reason}]}}


PRODUCT = {"X-Elastic-Product": "Elasticsearch"}


@pytest.mark.parametrize(
    ("status", "body", "headers", "said"),
    [
        (400, refusal("media_type_header_exception", "Invalid media-type"), PRODUCT, "pip install 'elasticsearch>=8.19,<9'"),
        (401, refusal("security_exception"), PRODUCT, "IKRAR_ELASTICSEARCH_URL"),
        (403, refusal("security_exception"), PRODUCT, "IKRAR_ELASTICSEARCH_URL"),
        (
            400,
            refusal("search_phase_execution_exception"),
            PRODUCT,
            "made the index 'ikrar', run `ikrar index --rebuild`",
        ),
        (503, refusal("cluster_block_exception"), PRODUCT, "answers 503 (cluster_block_exception)"),
        (200, {}, {}, "is not Elasticsearch"),
    ],
)
def test_refusals_are_sentences(analyser: Analyser, status: int, body: dict[str, Any], headers: dict[str, str], said: str) -> None:
    with answering(status, body, headers) as url, closing(ElasticsearchIndex(url, "ikrar", analyser, Config())) as index:
        for work in (
            lambda: index.search(Query(text=parse_query("netral"))),
            lambda: index.put([document("one")]),
            lambda: index.delete(["one"], revision=1),
            lambda: index.advance(1),
            lambda: index.revision,
            lambda: list(index.scan(Query())),
            lambda: index.rebuild().__enter__(),
        ):
            with pytest.raises(IndexUnavailable, match="The store is untouched") as caught:
                work()
            assert said in str(caught.value)


def test_another_mapping_is_another_index(analyser: Analyser, tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    mapping = Config().path("index/elasticsearch.json").read_text(encoding="utf-8")
    (tmp_path / "index" / "elasticsearch.json").write_text(mapping.replace('"1h"', '"2h"'), encoding="utf-8")
    made_by = [ElasticsearchIndex("http://127.0.0.1:9", "ikrar", analyser, config)._made_by for config in (Config(), Config(tmp_path))]
    assert made_by[0] != made_by[1]


def test_an_address_that_is_none() -> None:
    with pytest.raises(UsageError, match="not an address like"):
        ElasticsearchIndex("localhost", "ikrar", load_analyser(Config()), Config())


@pytest.mark.elasticsearch
def test_an_index_of_somebody_else_is_left_alone(index: ElasticsearchIndex, client: Elasticsearch, alias: str) -> None:
    client.indices.create(index=alias)
    with pytest.raises(UsageError, match="no index of ours"):
        index.put([document("one")])
    client.indices.refresh(index=alias)
    assert client.count(index=alias)["count"] == 0


@pytest.mark.elasticsearch
def test_an_index_that_vanished_is_not_made_up(index: ElasticsearchIndex, client: Elasticsearch, alias: str) -> None:
    fill(index, document("one"))
    for name in client.indices.get(index=f"{alias}-*").body:
        client.indices.delete(index=name)
    for work in (lambda: index.put([document("two")]), lambda: index.search(Query()), lambda: index.revision):
        with pytest.raises(IndexUnavailable):
            work()
    assert not client.indices.exists(index=alias)
    with index.rebuild() as new:
        new.put([document("three")])
        new.advance(1)
    assert ids(index) == {"three"}


@pytest.mark.elasticsearch
def test_unknown_fields_are_refused(index: ElasticsearchIndex, client: Elasticsearch, alias: str) -> None:
    fill(index, document("one"))
    (mapping,) = client.indices.get_mapping(index=alias).body.values()
    assert mapping["mappings"]["dynamic"] == "strict"


@pytest.mark.elasticsearch
def test_two_that_begin_at_once_share_one_index(server: str, alias: str, analyser: Analyser, client: Elasticsearch) -> None:
    openings = [ElasticsearchIndex(server, alias, analyser, Config()) for _ in range(4)]
    threads = [threading.Thread(target=fill, args=(opening, document(f"r{number}"))) for number, opening in enumerate(openings)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(client.indices.get_alias(name=alias).body) == 1
    for opening in openings:
        opening.put(document(f"r{number}") for number in range(4))
        opening.advance(1)
        assert len(ids(opening)) == 4
        opening.close()


@pytest.mark.elasticsearch
def test_replaced_indexes_go_after_a_while(
    index: ElasticsearchIndex, client: Elasticsearch, alias: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import timedelta

    fill(index, document("one"))
    with index.rebuild() as new:
        new.advance(1)
    assert len(client.indices.get(index=f"{alias}-*").body) == 2
    monkeypatch.setattr("search.index.elasticsearch.LEFTOVER_AGE", timedelta(seconds=0))
    with index.rebuild() as new:
        new.advance(1)
    assert len(client.indices.get(index=f"{alias}-*").body) == 2
