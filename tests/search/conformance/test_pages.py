"""Order, pages to the last hit, collapse by article, cursors that do not fit."""

from __future__ import annotations

import pytest

from ikrar.errors import QueryError
from search.copies import fold
from search.documents import IndexDocument
from search.index.base import COLLAPSE_WINDOW, Hit, SearchIndex
from search.query import SORTS, Filters, Query, Sort, parse_query
from tests.search.conformance.asking import document, fill, ids


def page_through(index: SearchIndex, **question: object) -> list[Hit]:
    """All pages one after the other; each has the same total, and only the last may be short."""
    hits: list[Hit] = []
    after, size = None, question["size"]
    while True:
        answer = index.search(Query(after=after, **question))  # type: ignore[arg-type]
        hits.extend(answer.hits)
        if answer.next is None:
            return hits
        assert len(answer.hits) == size
        after = answer.next


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("text", ["", "netral", "netral OR ASN OR camat"])
@pytest.mark.parametrize("size", [23, 240])
def test_pages_hold_every_hit_once(filled: SearchIndex, sort: Sort, text: str, size: int) -> None:
    hits = page_through(filled, text=parse_query(text), sort=sort, size=size)
    found = [hit.document.id for hit in hits]
    assert len(found) == len(set(found))
    assert set(found) == ids(filled, text)


def test_a_hit_gives_back_the_whole_document(filled: SearchIndex, documents: list[IndexDocument]) -> None:
    given = {one.id: one for one in documents}
    hits = page_through(filled, sort="date", size=100)
    assert {hit.document.id: hit.document for hit in hits} == given
    assert {hit.document.count.exact for hit in hits if hit.document.count} == {True, False}


def test_what_the_future_says_is_sorted_by_the_day_on_which_it_was_archived(index: SearchIndex) -> None:
    said = {"a1": "2024-11-10T08:00:00+07:00", "a2": "2031-01-01T08:00:00+07:00", "a3": "2024-11-12T08:00:00+07:00"}
    out_by = said | {"a2": "2024-11-11T08:00:00+07:00"}
    fill(index, *(document(one, published_at=said[one], out_by=out_by[one]) for one in said))
    assert [hit.document.id for hit in index.search(Query(sort="published")).hits] == ["a3", "a2", "a1"]
    assert [hit.document.ahead for hit in index.search(Query(sort="published")).hits] == [False, True, False]
    assert [hit.document.id for hit in index.search(Query(filters=Filters(published_from="2031"))).hits] == ["a2"]


def test_event_dates_newest_first_then_by_id(filled: SearchIndex, documents: list[IndexDocument]) -> None:
    by_id = sorted(documents, key=lambda one: one.id)
    wanted = [one.id for one in sorted(by_id, key=lambda one: one.first_day or "", reverse=True)]
    assert [hit.document.id for hit in page_through(filled, sort="date", size=50)] == wanted


@pytest.mark.parametrize("sort", ["published", "relevance"])
def test_publications_newest_first_then_by_id(filled: SearchIndex, documents: list[IndexDocument], sort: Sort) -> None:
    by_id = sorted(documents, key=lambda one: one.id)
    dated = sorted((one for one in by_id if one.published_at), key=lambda one: one.published_second or 0, reverse=True)
    wanted = [one.id for one in dated] + [one.id for one in by_id if not one.published_at]
    assert [hit.document.id for hit in page_through(filled, sort=sort, size=50)] == wanted


def test_publications_are_compared_across_zones(index: SearchIndex) -> None:
    fill(
        index,
        document("east", published_at="2024-11-18T10:00:00+09:00"),
        document("west", published_at="2024-11-18T09:00:00+07:00"),
    )
    assert [hit.document.id for hit in index.search(Query(sort="published")).hits] == ["west", "east"]


def test_relevance_falls(filled: SearchIndex) -> None:
    scores = [hit.score for hit in page_through(filled, text=parse_query("camat OR pakta OR surat"), size=20)]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[-1]


def test_hundreds_of_ties(index: SearchIndex) -> None:
    fill(index, *(document(f"r{number:03}", "Netral.", date="2024") for number in range(230)))
    for sort in SORTS:
        hits = page_through(index, text=parse_query("netral"), sort=sort, size=23)
        assert [hit.document.id for hit in hits] == [f"r{number:03}" for number in range(230)]


def test_a_page_of_nothing(filled: SearchIndex, documents: list[IndexDocument]) -> None:
    answer = filled.search(Query(size=0, facets=("kind",)))
    assert (answer.total, answer.hits, answer.next) == (len(documents), (), None)
    assert sum(answer.facets["kind"].values()) == len(documents)


def test_the_last_page_says_so(filled: SearchIndex, documents: list[IndexDocument]) -> None:
    answer = filled.search(Query(size=len(documents)))
    assert len(answer.hits) == len(documents)
    assert answer.next is None


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("text", ["", "netral OR laporan"])
def test_one_hit_for_each_article_with_its_copies(filled: SearchIndex, sort: Sort, text: str) -> None:
    everything = page_through(filled, text=parse_query(text), sort=sort, size=100)
    best: dict[str, Hit] = {}
    for hit in everything:
        best.setdefault(hit.document.wording, hit)
    collapsed = page_through(filled, text=parse_query(text), sort=sort, size=11, collapse=True)
    assert [hit.document.id for hit in collapsed] == [hit.document.id for hit in best.values()]
    query = Query(text=parse_query(text), sort=sort, size=11, collapse=True)
    articles = {hit.document.article_id for hit in everything}
    assert (filled.search(query).articles, filled.search(query).wordings) == (len(articles), len(best))
    assert len(best) < len(articles)
    assert filled.search(query).total == len(everything)
    assert filled.search(Query(text=parse_query(text), sort=sort, size=11)).articles is None


@pytest.mark.parametrize("text", ["", "netral OR laporan"])
def test_what_is_folded_behind_a_hit(filled: SearchIndex, text: str) -> None:
    query = Query(text=parse_query(text), sort="date", size=500, collapse=True)
    everything = page_through(filled, text=parse_query(text), sort="date", size=100)
    folded = fold(filled, query, filled.search(query).hits)
    assert {one.in_article for one in folded} >= {1, 4} and any(one.copies for one in folded)
    for one in folded:
        alike = [hit.document for hit in everything if hit.document.wording == one.hit.document.wording]
        own = [document for document in alike if document.article_id == one.hit.document.article_id]
        assert one.in_article == len(own)
        assert {copy.article_id for copy in one.copies} == {document.article_id for document in alike} - {own[0].article_id}


@pytest.mark.parametrize("text", ["", "netral"])
@pytest.mark.parametrize("sort", SORTS)
def test_scan_is_all_pages(filled: SearchIndex, text: str, sort: Sort) -> None:
    paged = page_through(filled, text=parse_query(text), sort=sort, size=100)
    assert list(filled.scan(Query(text=parse_query(text), sort=sort))) == paged


def test_a_cursor_of_another_question_is_refused(filled: SearchIndex) -> None:
    mark = filled.search(Query(size=3)).next
    assert mark
    for other in (
        Query(after=mark, text=parse_query("netral")),
        Query(after=mark, sort="date"),
        Query(after=mark, collapse=True),
        Query(after=mark, filters=Filters(gone=False)),
    ):
        with pytest.raises(QueryError, match="another search"):
            filled.search(other)


@pytest.mark.parametrize("mark", ["", "x", "%%%", "bnVsbA", "W10", "é", "W251bGwsIDFd"])
def test_a_cursor_that_is_none_is_refused(filled: SearchIndex, mark: str) -> None:
    with pytest.raises(QueryError):
        filled.search(Query(after=mark))


def test_collapsed_pages_end_at_the_window(filled: SearchIndex) -> None:
    from search.index.cursors import write_cursor

    query = Query(collapse=True, size=10)
    last = Query(collapse=True, size=10, after=write_cursor(query, COLLAPSE_WINDOW - 10))
    assert filled.search(last).hits == ()
    with pytest.raises(QueryError, match="narrow the search"):
        filled.search(Query(collapse=True, size=10, after=write_cursor(query, COLLAPSE_WINDOW)))
