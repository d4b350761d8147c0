"""Our documents, clauses and filters in Elasticsearch's query language."""

from __future__ import annotations

from typing import Any

from search.analysis.analyser import Analyser
from search.analysis.clauses import AllOf, AnyOf, Clause, Words
from search.documents import KEYWORD_FIELDS, TEXT_FIELDS, IndexDocument
from search.index.matching import FIELD_WEIGHTS, analyse_document
from search.query import Filters, Query

MAX_FACET_VALUES = 10_000
"""More than there are places, outlets and elections together."""

DIFFERENT = ("article_id", "wording")
EXACTLY_DIFFERENT = 40_000
"""Below so many different values Elasticsearch counts them one by one (its highest `precision_threshold`); above it estimates."""

_PLAIN_FIELDS = (
    "id",
    "revision",
    "sort_date",
    "sort_published",
    "first_day",
    "last_day",
    "published_day",
    "count_min",
    "count_max",
    "confidence",
)


def source(document: IndexDocument, analyser: Analyser) -> dict[str, Any]:
    """What is sent to be indexed (config/index/elasticsearch.json)."""
    texts = analyse_document(document, analyser)
    body: dict[str, Any] = {name: list(document.values(name)) for name in KEYWORD_FIELDS}
    body |= {name: getattr(document, name) for name in _PLAIN_FIELDS}
    for name in TEXT_FIELDS:
        body[f"{name}_exact"] = " ".join(texts[name].exact)
        body[f"{name}_stem"] = " ".join(texts[name].stem)
    return body | {"document": document.to_json()}


def question(query: Query, clause: Clause | None) -> dict[str, Any]:
    """The whole condition: the clause is scored, the filters are not."""
    return {"bool": {"must": [translate(clause)] if clause else [{"match_all": {}}], "filter": _filters(query.filters)}}


def order(query: Query) -> list[dict[str, str]]:
    field = {"relevance": "_score", "date": "sort_date", "published": "sort_published"}[query.order]
    return [{field: "desc"}, {"id": "asc"}]


def facets(query: Query) -> dict[str, Any]:
    return {name: {"terms": {"field": name, "size": MAX_FACET_VALUES}} for name in query.facets}


def different(query: Query) -> dict[str, Any]:
    """Of how many articles and wordings the hits are, where the answer is collapsed."""
    if not query.collapse:
        return {}
    return {f"different_{name}": {"cardinality": {"field": name, "precision_threshold": EXACTLY_DIFFERENT}} for name in DIFFERENT}


def translate(clause: Clause) -> dict[str, Any]:
    if isinstance(clause, AllOf):
        parts = [translate(part) for part in clause.parts] or [{"match_all": {}}]
        return {"bool": {"must": parts, "must_not": [translate(part) for part in clause.without]}}
    if isinstance(clause, AnyOf):
        return {"bool": {"should": [translate(part) for part in clause.parts], "minimum_should_match": 1}}
    return {"dis_max": {"queries": [_in_field(clause, name) for name in TEXT_FIELDS], "tie_breaker": 0.3}}


def _in_field(leaf: Any, name: str) -> dict[str, Any]:
    boost = FIELD_WEIGHTS[name]
    if not isinstance(leaf, Words):
        return {"prefix": {f"{name}_exact": {"value": leaf.letters, "boost": boost}}}
    field = f"{name}_{leaf.layer}"
    if len(leaf.words) == 1:
        return {"term": {field: {"value": leaf.words[0], "boost": boost}}}
    return {"match_phrase": {field: {"query": " ".join(leaf.words), "boost": boost}}}


def _filters(filters: Filters) -> list[dict[str, Any]]:
    conditions: list[dict[str, Any]] = [{"terms": {name: list(accepted)}} for name, accepted in filters.keywords()]
    if filters.min_confidence is not None:
        conditions.append(_range("confidence", gte=filters.min_confidence))
    if filters.count_from is not None:
        unbounded = {"bool": {"must_not": {"exists": {"field": "count_max"}}}}
        conditions.append({"exists": {"field": "count_min"}})
        conditions.append({"bool": {"should": [_range("count_max", gte=filters.count_from), unbounded], "minimum_should_match": 1}})
    if filters.count_to is not None:
        conditions.append(_range("count_min", lte=filters.count_to))
    for name, first_field, last_field in (("date", "first_day", "last_day"), ("published", "published_day", "published_day")):
        low, high = filters.days(name)
        if low is not None:
            conditions.append(_range(last_field, gte=low))
        if high is not None:
            conditions.append(_range(first_field, lte=high))
    return conditions


def _range(field: str, **bounds: str | float) -> dict[str, Any]:
    return {"range": {field: bounds}}
