"""Elasticsearch behind the seam: one alias that readers use, an index of its own for each rebuild.

Words are cut by our analyser, so no analysis plugin is needed and any Elasticsearch 8.19 or newer serves.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from elasticsearch import ApiError, BadRequestError, Elasticsearch, NotFoundError, TransportError
from elasticsearch.helpers import streaming_bulk

from ikrar.config import Config
from ikrar.errors import IndexUnavailable, UsageError
from search.analysis.analyser import Analyser
from search.analysis.clauses import Clause
from search.documents import IndexDocument
from search.index.base import Hit, Hits, IndexWriter, SearchIndex, order_counts
from search.index.cursors import SortKey, read_cursor, read_offset, sort_key, write_cursor
from search.index.elasticsearch_errors import explained, without_password
from search.index.elasticsearch_requests import DIFFERENT, EXACTLY_DIFFERENT, different, facets, order, question, source
from search.index.matching import analyse_document, find_highlights
from search.query import Query

TIMEOUT_SECONDS = 30
SCAN_SIZE = 500
KEEP_ALIVE = "5m"
"""How long a `scan` may pause between two pages."""
LEFTOVER_AGE = timedelta(hours=1)
"""An index of ours without alias is a replaced one that a reader may still be in, or one being filled; an older one is neither."""

_OURS = re.compile(r"-0|-\d{14}-[0-9a-f]{4}")

_IGNORED = {"index": {409}, "delete": {404, 409}}
"""409: what is there is newer. 404: it was not there."""


class _Writer(IndexWriter):
    def __init__(self, client: Elasticsearch, url: str, index: str, analyser: Analyser, *, is_alias: bool) -> None:
        self._client, self._url, self._target, self._analyser, self._is_alias = client, url, index, analyser, is_alias

    def put(self, documents: Iterable[IndexDocument]) -> None:
        self._bulk(
            {"_op_type": "index", "_id": document.id, "version": document.revision, "version_type": "external_gte"}
            | {"_source": source(document, self._analyser)}
            for document in documents
        )

    def delete(self, ids: Iterable[str], *, revision: int) -> None:
        self._bulk({"_op_type": "delete", "_id": id, "version": revision, "version_type": "external_gte"} for id in ids)

    def advance(self, revision: int) -> None:
        with explained(self._url, self._target):
            self._client.indices.refresh(index=self._target)
            meta = read_meta(self._client, self._target)
            if revision > meta["revision"]:
                self._client.indices.put_mapping(index=self._target, meta=meta | {"revision": revision})

    def _bulk(self, actions: Iterable[dict[str, Any]]) -> None:
        # An alias that has vanished must not come back as an index that guesses its mapping.
        options: dict[str, Any] = {"require_alias": True} if self._is_alias else {}
        with explained(self._url, self._target):
            for done, answer in streaming_bulk(self._client, actions, index=self._target, raise_on_error=False, **options):
                action, result = next(iter(answer.items()))
                if not done and result["status"] not in _IGNORED[action]:
                    address, reason = without_password(self._url), result.get("error")
                    raise IndexUnavailable(f"Elasticsearch at {address} refuses {result['_id']}: {reason}. The store is untouched")


class ElasticsearchIndex(_Writer, SearchIndex):
    """The index behind `alias` at `url`; nothing is asked of the server before the first use."""

    def __init__(self, url: str, alias: str, analyser: Analyser, config: Config, made_by: str = "") -> None:
        try:
            client = Elasticsearch(url, request_timeout=TIMEOUT_SECONDS, max_retries=2, retry_on_timeout=True)
        except ValueError as error:
            raise UsageError(f"[index] elasticsearch_url is {without_password(url)!r}, not an address like http://host:9200") from error
        super().__init__(client, url, alias, analyser, is_alias=True)
        self._alias, self._ready = alias, False
        definition = config.path("index/elasticsearch.json").read_text(encoding="utf-8")
        self._definition = json.loads(definition)
        # Fields of another mapping are refused, or not found: such an index must be made anew too.
        self._made_by = f"{analyser.fingerprint} {made_by} {hashlib.sha256(definition.encode()).hexdigest()[:12]}"

    @property
    def revision(self) -> int:
        with self._explained():
            return int(read_meta(self._client, self._alias)["revision"])

    @property
    def outdated(self) -> bool:
        with self._explained():
            return bool(read_meta(self._client, self._alias)["made_by"] != self._made_by)

    def put(self, documents: Iterable[IndexDocument]) -> None:
        self._prepare()
        super().put(documents)

    def delete(self, ids: Iterable[str], *, revision: int) -> None:
        self._prepare()
        super().delete(ids, revision=revision)

    def advance(self, revision: int) -> None:
        self._prepare()
        super().advance(revision)

    def search(self, query: Query) -> Hits:
        offset, after = (read_offset(query), None) if query.collapse else (0, read_cursor(query))
        collapse = {"field": "wording"} if query.collapse else None
        clause = self._clause(query)
        with self._explained():
            # Replicas score a little differently; one reader's pages should come from one of them.
            place = {"index": self._alias, "preference": query.fingerprint}
            answer = self._ask(
                query, clause, query.size + 1, after, from_=offset, collapse=collapse, aggs=facets(query) | different(query), **place
            )
            revision = int(read_meta(self._client, self._alias)["revision"])
        rows = answer["hits"]["hits"]
        hits = tuple(self._hit(query, clause, row) for row in rows[: query.size])
        following = None
        if len(rows) > query.size > 0:
            last = hits[-1]
            following = write_cursor(query, offset + len(hits) if query.collapse else sort_key(query, last.document, last.score))
        counted = {
            name: order_counts({bucket["key"]: bucket["doc_count"] for bucket in answer["aggregations"][name]["buckets"]})
            for name in query.facets
        }
        numbers = {name: answer["aggregations"][f"different_{name}"]["value"] for name in DIFFERENT} if query.collapse else {}
        exact = {name: number for name, number in numbers.items() if number < EXACTLY_DIFFERENT}
        return Hits(
            total=answer["hits"]["total"]["value"],
            articles=exact.get("article_id"),
            wordings=exact.get("wording"),
            hits=hits,
            next=following,
            facets=counted,
            revision=revision,
        )

    def scan(self, query: Query) -> Iterator[Hit]:
        clause = self._clause(query)
        with self._explained():
            pit = self._client.open_point_in_time(index=self._alias, keep_alive=KEEP_ALIVE)["id"]
            try:
                after: SortKey | None = None
                while True:
                    answer = self._ask(query, clause, SCAN_SIZE, after, pit={"id": pit, "keep_alive": KEEP_ALIVE})
                    pit = answer["pit_id"]
                    for row in answer["hits"]["hits"]:
                        hit = self._hit(query, clause, row)
                        after = sort_key(query, hit.document, hit.score)
                        yield hit
                    if len(answer["hits"]["hits"]) < SCAN_SIZE:
                        return
            finally:
                self._client.close_point_in_time(id=pit)

    @contextmanager
    def rebuild(self) -> Iterator[IndexWriter]:
        index = f"{self._alias}-{datetime.now(UTC):%Y%m%d%H%M%S}-{secrets.token_hex(2)}"
        with explained(self._url, self._alias):
            if not self._behind_alias():
                self._refuse_strangers()
            self._remove_leftovers()
            self._create(index)
        try:
            writer = _Writer(self._client, self._url, index, self._analyser, is_alias=False)
            yield writer
            with explained(self._url, self._alias):
                self._client.indices.refresh(index=index)
                replaced = [{"remove": {"index": old, "alias": self._alias}} for old in self._behind_alias()]
                self._client.indices.update_aliases(actions=[*replaced, {"add": {"index": index, "alias": self._alias}}])
        except BaseException:
            # Where the server is gone the unfinished index stays, and a later rebuild removes it as a leftover.
            with suppress(ApiError, TransportError):
                self._client.indices.delete(index=index)
            raise

    def close(self) -> None:
        self._client.close()

    def _clause(self, query: Query) -> Clause | None:
        return self._analyser.understand(query.text) if query.text is not None else None

    def _ask(self, query: Query, clause: Clause | None, size: int, after: SortKey | None, **more: Any) -> Any:
        return self._client.search(
            query=question(query, clause),
            sort=order(query),
            size=size,
            search_after=list(after) if after else None,
            track_total_hits=True,
            source_includes=["document"],
            **{name: value for name, value in more.items() if value},
        )

    def _hit(self, query: Query, clause: Clause | None, row: Any) -> Hit:
        document = IndexDocument.from_json(row["_source"]["document"])
        return Hit(
            document=document,
            highlights=find_highlights(clause, analyse_document(document, self._analyser)) if clause else (),
            score=row["sort"][0] if query.order == "relevance" else 0.0,
        )

    @contextmanager
    def _explained(self) -> Iterator[None]:
        self._prepare()
        with explained(self._url, self._alias):
            yield

    def _prepare(self) -> None:
        """Make the first index behind the alias where there is none yet."""
        if self._ready:
            return
        with explained(self._url, self._alias):
            if not self._behind_alias():
                self._refuse_strangers()
                try:
                    self._create(f"{self._alias}-0", aliases={self._alias: {}})
                except BadRequestError as error:
                    # Another process had the same idea at the same moment; the name is always the same, so there is only one.
                    if error.error != "resource_already_exists_exception" or not self._behind_alias():
                        raise
        self._ready = True

    def _refuse_strangers(self) -> None:
        if self._client.indices.exists(index=self._alias):
            address = without_password(self._url)
            raise UsageError(f"{self._alias!r} at {address} is no index of ours; set another [index] elasticsearch_alias")

    def _create(self, name: str, aliases: dict[str, Any] | None = None) -> None:
        mappings = {**self._definition["mappings"], "_meta": {"revision": 0, "made_by": self._made_by}}
        self._client.indices.create(index=name, aliases=aliases, settings=self._definition["settings"], mappings=mappings)

    def _behind_alias(self) -> list[str]:
        try:
            return list(self._client.indices.get_alias(name=self._alias).body)
        except NotFoundError:
            return []

    def _remove_leftovers(self) -> None:
        found = self._client.indices.get(index=f"{self._alias}-*", features=["aliases", "settings"]).body
        now = datetime.now(UTC)
        for name, held in found.items():
            if not _OURS.fullmatch(name.removeprefix(self._alias)):
                continue  # of an alias that begins like ours
            made = datetime.fromtimestamp(int(held["settings"]["index"]["creation_date"]) / 1000, UTC)
            if not held["aliases"] and now - made > LEFTOVER_AGE:
                self._client.options(ignore_status=404).indices.delete(index=name)


def read_meta(client: Elasticsearch, index: str) -> dict[str, Any]:
    """`revision` and `made_by` of the index or of the one behind the alias."""
    (held,) = client.indices.get_mapping(index=index).body.values()
    return dict(held["mappings"]["_meta"])
