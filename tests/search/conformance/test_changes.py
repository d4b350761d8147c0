"""Writing: the same twice, older after newer, deletions, revisions, rebuilding while others read."""

from __future__ import annotations

import threading

import pytest

from search.documents import IndexDocument
from search.index.base import SearchIndex
from search.query import Query, parse_query
from tests.search.conformance.asking import document, fill, ids
from tests.search.conformance.conftest import Opener


def test_a_new_index_is_empty(index: SearchIndex) -> None:
    assert (index.revision, index.outdated) == (0, False)
    assert index.search(Query(facets=("stage",))).total == 0
    assert list(index.scan(Query())) == []


def test_documents_come_back_whole(index: SearchIndex, documents: list[IndexDocument]) -> None:
    fill(index, *documents)
    assert {hit.document.id: hit.document for hit in index.scan(Query())} == {one.id: one for one in documents}


def test_the_same_revision_twice(index: SearchIndex) -> None:
    for _ in range(2):
        fill(index, document("one", "Netral."), document("two", "Netral."), revision=3)
    assert ids(index, "netral") == {"one", "two"}
    assert index.search(Query(facets=("stage",))).facets == {"stage": {"alleged": 2}}
    assert index.revision == 3


def test_the_same_twice_in_one_call(index: SearchIndex) -> None:
    fill(index, document("one", "Lama."), document("one", "Baru.", revision=2))
    assert ids(index, "baru") == {"one"}
    assert ids(index, "lama") == set()


def test_a_newer_revision_replaces(index: SearchIndex) -> None:
    fill(index, document("one", "Camat dilaporkan.", conduct=("gesture_or_photo", "other")))
    fill(index, document("one", "Lurah ditegur.", revision=2, stage="sanctioned", conduct=("other",)), revision=2)
    assert ids(index, "camat") == ids(index, stage=("alleged",)) == ids(index, conduct=("gesture_or_photo",)) == set()
    assert ids(index, "lurah") == ids(index, stage=("sanctioned",)) == {"one"}


def test_an_older_revision_after_a_newer_is_ignored(index: SearchIndex) -> None:
    fill(index, document("one", "Baru.", revision=5), revision=5)
    fill(index, document("one", "Lama.", revision=4), document("two", "Lain.", revision=4), revision=4)
    assert ids(index) == {"one", "two"}
    assert ids(index, "baru") == {"one"}
    assert index.revision == 5


def test_delete(index: SearchIndex) -> None:
    fill(index, document("one", "Netral."), document("two", "Netral."))
    index.delete(["one", "unknown"], revision=2)
    index.advance(2)
    assert ids(index, "netral") == {"two"}
    assert index.search(Query(facets=("stage",))).facets == {"stage": {"alleged": 1}}
    index.delete(["one"], revision=2)
    index.advance(2)
    assert ids(index) == {"two"}


def test_a_deletion_of_an_older_revision_is_ignored(index: SearchIndex) -> None:
    fill(index, document("one", revision=3))
    index.delete(["one"], revision=2)
    index.advance(3)
    assert ids(index) == {"one"}


def test_what_was_deleted_comes_back_only_newer(index: SearchIndex) -> None:
    fill(index, document("one"))
    index.delete(["one"], revision=4)
    index.advance(4)
    fill(index, document("one", revision=3), revision=4)
    assert ids(index) == set()
    fill(index, document("one", revision=5), revision=5)
    assert ids(index) == {"one"}


def test_another_opening_sees_the_same(open_index: Opener) -> None:
    first = open_index()
    fill(first, document("one"), revision=9)
    again = open_index()
    assert ids(again) == {"one"}
    assert again.revision == again.search(Query()).revision == 9
    fill(again, document("two", revision=10), revision=10)
    assert ids(first) == {"one", "two"}


def test_rebuild_takes_the_place(index: SearchIndex) -> None:
    fill(index, document("old", revision=7), revision=7)
    with index.rebuild() as new:
        new.put([document("one", revision=6), document("two", revision=6)])
        new.delete(["two"], revision=6)
        new.advance(6)
        assert ids(index) == {"old"}
        assert index.revision == 7
    assert ids(index) == {"one"}
    assert index.revision == 6
    fill(index, document("three", revision=8), revision=8)
    assert ids(index) == {"one", "three"}


def test_a_rebuild_that_fails_leaves_the_old(index: SearchIndex) -> None:
    fill(index, document("old"), revision=7)
    with pytest.raises(ZeroDivisionError), index.rebuild() as new:
        new.put([document("new")])
        raise ZeroDivisionError
    assert ids(index) == {"old"}
    assert index.revision == 7
    fill(index, document("more", revision=8), revision=8)
    assert ids(index) == {"old", "more"}


def test_rebuild_while_another_thread_asks(index: SearchIndex) -> None:
    """No answer is ever an error, empty, or a mixture of two states."""
    fill(index, *(document(f"r{number}", "Netral keadaan-0.") for number in range(50)))
    stop, wrong, answers = threading.Event(), [], 0

    def ask() -> None:
        nonlocal answers
        while not stop.is_set():
            try:
                answer = index.search(Query(text=parse_query("netral"), size=100))
                texts = {hit.document.text for hit in answer.hits}
                if answer.total != 50 or len(answer.hits) != 50 or len(texts) != 1:
                    wrong.append((answer.total, len(answer.hits), texts))
            except Exception as error:
                wrong.append(error)
            answers += 1

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    try:
        for state in (1, 2, 3):
            with index.rebuild() as new:
                new.put(document(f"r{number}", f"Netral keadaan-{state}.", revision=state) for number in range(50))
                new.advance(state)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert not wrong
    assert answers > 3
    assert ids(index, '"keadaan 3"') == {f"r{number}" for number in range(50)}


def test_a_scan_is_of_one_moment(index: SearchIndex) -> None:
    fill(index, *(document(f"r{number:04}", "Netral.") for number in range(1200)))
    scan = index.scan(Query(text=parse_query("netral"), sort="date"))
    seen = [next(scan).document.id]
    index.delete([f"r{number:04}" for number in range(600, 1200)], revision=2)
    fill(index, *(document(f"q{number:04}", "Netral.", revision=2) for number in range(10)), revision=2)
    seen.extend(hit.document.id for hit in scan)
    assert seen == [f"r{number:04}" for number in range(1200)]


def test_a_scan_may_be_left(index: SearchIndex) -> None:
    fill(index, *(document(f"r{number}") for number in range(5)))
    scan = index.scan(Query())
    next(scan)
    scan.close()  # type: ignore[attr-defined]  # it is a generator
    fill(index, document("more", revision=2), revision=2)
    assert len(ids(index)) == 6


def test_closing_twice(open_index: Opener) -> None:
    index = open_index()
    index.close()
    index.close()
