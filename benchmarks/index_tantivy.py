"""The engine that was not taken: tantivy as far as the benchmark needs it (`pip install tantivy`)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import tantivy

from search.analysis.analyser import Analyser
from search.analysis.clauses import AllOf, AnyOf, Clause, Words
from search.documents import KEYWORD_FIELDS, TEXT_FIELDS, IndexDocument
from search.index.matching import FIELD_WEIGHTS, analyse_document, find_highlights
from search.query import Query

MUST, SHOULD, MUST_NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


class TantivySpike:
    """Words, keyword filters, both orders and facets; no ranges, no cursors, no revisions."""

    def __init__(self, folder: Path, analyser: Analyser) -> None:
        self._analyser = analyser
        builder = tantivy.SchemaBuilder()
        for field in TEXT_FIELDS:
            for layer in ("exact", "stem"):
                builder.add_text_field(f"{field}_{layer}", tokenizer_name="whitespace")
        for field in KEYWORD_FIELDS:
            builder.add_text_field(field, tokenizer_name="raw", index_option="basic", fast=True)
        builder.add_integer_field("sort_date", fast=True)
        builder.add_text_field("json", stored=True, tokenizer_name="raw", index_option="basic")
        self._schema = builder.build()
        folder.mkdir(parents=True)
        self._index = tantivy.Index(self._schema, path=str(folder))

    def put(self, documents: Iterable[IndexDocument]) -> None:
        writer = self._index.writer(heap_size=200_000_000, num_threads=1)
        for document in documents:
            row: dict[str, Any] = {name: list(document.values(name)) for name in KEYWORD_FIELDS}
            for name, text in analyse_document(document, self._analyser).items():
                row |= {f"{name}_exact": " ".join(text.exact), f"{name}_stem": " ".join(text.stem)}
            row |= {"sort_date": int(document.sort_date.replace("-", "") or 0), "json": json.dumps(document.to_json())}
            writer.add_document(tantivy.Document(**row))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def search(self, query: Query) -> int:
        """Does what a page needs (documents, highlights, facets); returns the total."""
        clause = self._analyser.understand(query.text) if query.text is not None else None
        parts = [(MUST, self._translate(clause) if clause else tantivy.Query.all_query())]
        for name, accepted in query.filters.keywords():
            parts.append((MUST, tantivy.Query.const_score_query(tantivy.Query.term_set_query(self._schema, name, list(accepted)), 0.0)))
        asked = tantivy.Query.boolean_query(parts)
        searcher = self._index.searcher()
        order = {"order_by_field": "sort_date"} if query.order == "date" else {}
        result = searcher.search(asked, query.size, count=True, **order)
        for _, address in result.hits:
            document = IndexDocument.from_json(json.loads(searcher.doc(address)["json"][0]))
            if clause:
                find_highlights(clause, analyse_document(document, self._analyser))
        if query.facets:
            searcher.aggregate(asked, {name: {"terms": {"field": name, "size": 1000}} for name in query.facets})
        return int(result.count)

    def _translate(self, clause: Clause) -> Any:
        if isinstance(clause, AllOf):
            parts = [(MUST, self._translate(part)) for part in clause.parts] or [(MUST, tantivy.Query.all_query())]
            return tantivy.Query.boolean_query([*parts, *((MUST_NOT, self._translate(part)) for part in clause.without)])
        if isinstance(clause, AnyOf):
            return tantivy.Query.boolean_query([(SHOULD, self._translate(part)) for part in clause.parts])
        return tantivy.Query.disjunction_max_query(
            [tantivy.Query.boost_query(self._leaf(clause, name), FIELD_WEIGHTS[name]) for name in TEXT_FIELDS]
        )

    def _leaf(self, leaf: Any, name: str) -> Any:
        if not isinstance(leaf, Words):
            return tantivy.Query.regex_query(self._schema, f"{name}_exact", re.escape(leaf.letters) + ".*")
        if len(leaf.words) == 1:
            return tantivy.Query.term_query(self._schema, f"{name}_{leaf.layer}", leaf.words[0])
        return tantivy.Query.phrase_query(self._schema, f"{name}_{leaf.layer}", list(leaf.words))
