"""Whether one document answers a query, without any engine: the reference of the conformance suite, and what alerts use."""

from __future__ import annotations

from collections.abc import Mapping

from search.analysis.analyser import Analysed, Analyser
from search.analysis.clauses import AllOf, AnyOf, Beginning, Clause, Words, wanted
from search.analysis.highlights import matched_characters, occurrences
from search.documents import TEXT_FIELDS, IndexDocument
from search.index.base import Span
from search.query import Filters, Query

FIELD_WEIGHTS = {"title": 4.0, "evidence": 3.0, "text": 1.0}
"""For `relevance`: words of the evidence are about this very record, those of the text about the whole article."""

Texts = Mapping[str, Analysed]


def analyse_document(document: IndexDocument, analyser: Analyser) -> Texts:
    return {name: analyser.analyse(getattr(document, name)) for name in TEXT_FIELDS}


def matches(query: Query, document: IndexDocument, analyser: Analyser) -> bool:
    """Words and filters of the query hold for this document; order, page and facets do not matter."""
    if not accepts(query.filters, document):
        return False
    return query.text is None or holds(analyser.understand(query.text), analyse_document(document, analyser))


def accepts(filters: Filters, document: IndexDocument) -> bool:
    """All filters hold for this document."""
    if any(not set(accepted) & set(document.values(name)) for name, accepted in filters.keywords()):
        return False
    if filters.min_confidence is not None and (document.confidence is None or document.confidence < filters.min_confidence):
        return False
    return (
        _overlaps(filters.count_from, filters.count_to, document.count_min, document.count_max)
        and _days_overlap(filters.days("date"), document.first_day, document.last_day)
        and _days_overlap(filters.days("published"), document.published_day, document.published_day)
    )


def _overlaps(low: int | None, high: int | None, first: int | None, last: int | None) -> bool:
    """The count `first` to `last` (None: unbounded) reaches into the range; no count lies in no range."""
    if low is None and high is None:
        return True
    return first is not None and (high is None or first <= high) and (low is None or last is None or last >= low)


def _days_overlap(asked: tuple[str | None, str | None], first: str | None, last: str | None) -> bool:
    low, high = asked
    if low is None and high is None:
        return True
    return first is not None and last is not None and (high is None or first <= high) and (low is None or last >= low)


def holds(clause: Clause, texts: Texts) -> bool:
    """The clause is true of these texts."""
    if isinstance(clause, AllOf):
        return all(holds(part, texts) for part in clause.parts) and not any(holds(part, texts) for part in clause.without)
    if isinstance(clause, AnyOf):
        return any(holds(part, texts) for part in clause.parts)
    return any(next(occurrences(clause, text), None) is not None for text in texts.values())


def score(clause: Clause, texts: Texts) -> float:
    """Weighted number of places that match."""
    leaves = list(wanted(clause))
    return sum(FIELD_WEIGHTS[name] * sum(1 for leaf in leaves for _ in occurrences(leaf, text)) for name, text in texts.items())


def find_highlights(clause: Clause, texts: Texts) -> tuple[Span, ...]:
    """What a reader looked for, in each text field."""
    leaves: list[Words | Beginning] = list(dict.fromkeys(wanted(clause)))
    return tuple(sorted(Span(name, start, end) for name, text in texts.items() for start, end in matched_characters(leaves, text)))
