"""Every filter, alone and together, and facets: what they promise, computed here once more in plain Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import fields

import pytest

from search.documents import IndexDocument
from search.index.base import SearchIndex
from search.query import FACETS, Filters, Query, parse_query
from tests.search.conformance.asking import document, fill, ids

SINGLE = (
    "kind",
    "form",
    "stage",
    "outlet",
    "source_kind",
    "date_basis",
    "count_unit",
    "subject",
    "from_institution",
    "to_institution",
    "issuer_position",
    "issuer_institution",
    "issuer_status",
    "scope",
    "sanction",
    "election",
    "article_id",
    "wording",
)
SEVERAL = ("regions", "audience", "conduct")
RANGES = ("count_from", "count_to", "date_from", "date_to", "published_from", "published_to")


def test_every_filter_is_tested_here() -> None:
    tested = {*SINGLE, *SEVERAL, *RANGES, "places", "needs_review", "gone", "min_confidence"}
    assert tested == {field.name for field in fields(Filters)}


def expected(documents: list[IndexDocument], condition: Callable[[IndexDocument], bool]) -> set[str]:
    found = {one.id for one in documents if condition(one)}
    assert 0 < len(found) < len(documents), "this condition tells nothing apart; the generated documents lack variety"
    return found


@pytest.mark.parametrize("name", [*SINGLE, *SEVERAL])
def test_one_value_and_two(filled: SearchIndex, documents: list[IndexDocument], name: str) -> None:
    values = sorted({value for one in documents for value in one.values(name)})
    one, two = values[0], values[1]
    assert ids(filled, **{name: (one,)}) == expected(documents, lambda document: one in document.values(name))
    assert ids(filled, **{name: (one, two)}) == expected(documents, lambda document: bool({one, two} & set(document.values(name))))


@pytest.mark.parametrize("name", ["needs_review", "gone"])
def test_yes_or_no(filled: SearchIndex, documents: list[IndexDocument], name: str) -> None:
    for wanted in (True, False):
        assert ids(filled, **{name: wanted}) == expected(documents, lambda document, wanted=wanted: getattr(document, name) is wanted)


def test_a_place_holds_the_places_in_it(filled: SearchIndex, documents: list[IndexDocument]) -> None:
    assert ids(filled, places=("33",)) == expected(documents, lambda one: any(code[:2] == "33" for code in one.regions))
    assert ids(filled, regions=("33",)) == expected(documents, lambda one: "33" in one.regions)
    assert ids(filled, places=("33.25",)) == expected(documents, lambda one: "33.25" in one.regions)
    assert ids(filled, places=("00",)) == expected(documents, lambda one: one.regions != ())
    assert ids(filled, regions=("00",)) == expected(documents, lambda one: "00" in one.regions)


def test_confidence(filled: SearchIndex, documents: list[IndexDocument]) -> None:
    assert ids(filled, min_confidence=0.6) == expected(documents, lambda one: one.confidence in (0.6, 0.95))


COUNT_RANGES = [
    (None, None, {"none", "one", "two-up", "teens", "401-up", "zero"}),
    (1, None, {"one", "two-up", "teens", "401-up"}),
    (2, None, {"two-up", "teens", "401-up"}),
    (12, 15, {"two-up", "teens"}),
    (19, 19, {"two-up", "teens"}),
    (20, 400, {"two-up"}),
    (500, None, {"two-up", "401-up"}),
    (None, 0, {"zero"}),
    (None, 1, {"zero", "one"}),
    (None, 11, {"zero", "one", "two-up", "teens"}),
    (0, 0, {"zero"}),
]


def test_counts_that_reach_into_the_range(index: SearchIndex) -> None:
    fill(
        index,
        document("none"),
        document("zero", count_min=0, count_max=0),
        document("one", count_min=1, count_max=1),
        document("two-up", count_min=2),
        document("teens", count_min=11, count_max=19),
        document("401-up", count_min=401),
    )
    for low, high, found in COUNT_RANGES:
        assert ids(index, count_from=low, count_to=high) == found, (low, high)


DATE_RANGES = [
    (None, None, {"null", "year", "month", "first", "last", "other"}),
    ("2024-11", "2024-11", {"year", "month", "first", "last"}),
    ("2024-11-02", "2024-11-29", {"year", "month"}),
    ("2024-11-30", None, {"year", "month", "last"}),
    ("2024-12", None, {"year"}),
    ("2025", None, set()),
    (None, "2023", {"other"}),
    (None, "2024-11-01", {"year", "month", "first", "other"}),
    ("2023-05-05", "2023-05-05", {"other"}),
    ("2023", "2024", {"year", "month", "first", "last", "other"}),
]


def test_dates_of_each_precision(index: SearchIndex) -> None:
    fill(
        index,
        document("null"),
        document("year", date="2024"),
        document("month", date="2024-11"),
        document("first", date="2024-11-01"),
        document("last", date="2024-11-30"),
        document("other", date="2023-05-05"),
    )
    for low, high, found in DATE_RANGES:
        assert ids(index, date_from=low, date_to=high) == found, (low, high)


def test_publication_by_the_day_that_the_outlet_printed(index: SearchIndex) -> None:
    fill(
        index,
        document("late", published_at="2024-11-18T23:30:00+09:00"),
        document("early", published_at="2024-11-19T00:10:00+07:00"),
        document("null"),
    )
    assert ids(index, published_from="2024-11-18", published_to="2024-11-18") == {"late"}
    assert ids(index, published_from="2024-11-19") == {"early"}
    assert ids(index, published_to="2024") == {"late", "early"}


def test_all_conditions_hold_for_the_same_record(index: SearchIndex) -> None:
    fill(
        index,
        document("a-proven", article_id="a", stage="proven", regions=("33.25",)),
        document("a-alleged", article_id="a", stage="alleged", regions=("52.01",)),
    )
    assert ids(index, stage=("proven",), places=("52",)) == set()
    assert ids(index, stage=("alleged",), places=("52",)) == {"a-alleged"}


def test_words_and_filters_together(filled: SearchIndex, documents: list[IndexDocument]) -> None:
    found = ids(filled, "netralitas", stage=("alleged", "reported", "examined"), date_from="2024", gone=False)
    by_words, by_filters = ids(filled, "netralitas"), ids(filled, stage=("alleged", "reported", "examined"), date_from="2024", gone=False)
    assert found == by_words & by_filters != set()


@pytest.mark.parametrize("text", ["", "netralitas -sanksi"])
def test_facets_count_all_hits(filled: SearchIndex, documents: list[IndexDocument], text: str) -> None:
    query = Query(text=parse_query(text), filters=Filters(kind=("violation", "statement")), facets=FACETS, size=1)
    found = ids(filled, text, kind=("violation", "statement"))
    answer = filled.search(query)
    assert set(answer.facets) == set(FACETS)
    for name, counts in answer.facets.items():
        again = Counter(value for one in documents if one.id in found for value in one.values(name))
        assert list(counts.items()) == sorted(again.items(), key=lambda item: (-item[1], item[0]))


def test_no_facet_is_counted_unasked(filled: SearchIndex) -> None:
    assert filled.search(Query()).facets == {}
