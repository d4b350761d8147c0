"""The index follows the store: new, corrected, gone, withdrawn; twice; rebuilt where it must be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from ikrar.config import Config
from ikrar.datafolder import DataFolder
from ikrar.model import Annotation
from ikrar.settings import Settings
from ikrar.store import Store, open_store
from search.documents import IndexDocument
from search.index.base import SearchIndex
from search.index.memory import MemoryIndex
from search.index.opened import open_index
from search.index.update import update_index
from search.publication import Gate, open_gate
from search.query import Filters, Query, parse_query
from tests.practice_store import ACCUSING, accusing_id, second_day


@pytest.fixture
def store(settings: Settings, indexed: DataFolder) -> Iterator[Store]:
    with open_store(settings, indexed) as opened:
        yield opened


@pytest.fixture
def gate(config: Config, settings: Settings, indexed: DataFolder) -> Gate:
    return open_gate(config, settings, indexed)


@pytest.fixture
def index(settings: Settings, indexed: DataFolder, config: Config) -> Iterator[SearchIndex]:
    """The index of `indexed`, up to the first day."""
    with closing(open_index(settings, indexed, config)) as opened:
        yield opened


@pytest.fixture
def new_index(settings: Settings, unindexed: DataFolder, config: Config) -> Iterator[SearchIndex]:
    """An index that has taken nothing yet."""
    with closing(open_index(settings, unindexed, config)) as opened:
        yield opened


def held(index: SearchIndex) -> dict[str, IndexDocument]:
    """Documents by id, their revision aside: a rebuild gives all of them the newest."""
    documents = (hit.document for hit in index.scan(Query()))
    return {document.id: IndexDocument.from_json(document.to_json() | {"revision": 0}) for document in documents}


def expected(store: Store, gate: Gate) -> dict[str, IndexDocument]:
    view = store.at()
    documents = (document for article in view.articles() for document in gate.documents(view, article.id))
    return {document.id: IndexDocument.from_json(document.to_json() | {"revision": 0}) for document in documents}


def test_index_holds_what_the_gate_gives(store: Store, gate: Gate, new_index: SearchIndex) -> None:
    index = new_index
    report = update_index(store, gate, index)
    assert held(index) == expected(store, gate) != {}
    assert (report.put, report.deleted, report.rebuilt) == (len(held(index)), 0, False)
    assert index.revision == report.revision == store.revision()
    standing = {record.id for record in store.at().records()}
    assert standing == {hit.document.id for hit in index.scan(Query(filters=Filters(kind=("statement", "violation"))))}


def test_a_second_update_changes_nothing(store: Store, gate: Gate, index: SearchIndex) -> None:
    before = list(index.scan(Query(sort="date")))
    report = update_index(store, gate, index)
    assert (report.put, report.deleted, report.rebuilt) == (0, 0, False)
    assert list(index.scan(Query(sort="date"))) == before


def test_the_second_day_in_steps_is_the_second_day_at_once(store: Store, gate: Gate, index: SearchIndex, config: Config) -> None:
    assert not index.search(Query(filters=Filters(gone=True))).total
    second_day(store)
    report = update_index(store, gate, index)
    assert 0 < report.put < len(held(index))
    assert held(index) == expected(store, gate)
    assert index.search(Query(filters=Filters(gone=True))).total
    update_index(store, gate, index, rebuild=True)
    assert held(index) == expected(store, gate)


def test_withdrawn_records_leave_and_the_article_takes_their_place(store: Store, gate: Gate, index: SearchIndex) -> None:
    article = accusing_id(ACCUSING[0])
    (record,) = store.at().records_of_article(article)
    stored = store.at().article(article)
    assert stored is not None
    for analysis, relevant, left in (("test-2", True, {article}), ("test-3", False, set())):
        with store.change("process") as change:
            annotation = Annotation(url=stored.article.url, relevant=relevant, relevance_score=float(relevant))
            change.put_annotation(article, stored.version, analysis, annotation)
        report = update_index(store, gate, index)
        assert report.deleted == 1
        assert record.id not in held(index)
        assert {hit.document.id for hit in index.scan(Query(filters=Filters(article_id=(article,))))} == left


def test_no_name_of_an_accused_is_found(store: Store, gate: Gate, index: SearchIndex) -> None:
    for accusing in ACCUSING:
        for name in accusing.names:
            for text in (name, f'"{name}"', f"{name.strip()[:4]}*" if name.strip()[:4].isalpha() else name):
                answer = index.search(Query(text=parse_query(text), filters=Filters(article_id=(accusing_id(accusing),))))
                assert answer.total == 0, text


class _Failing:
    """A gate that gives up at the second article."""

    def __init__(self, gate: Gate) -> None:
        self._gate, self._asked = gate, 0

    def documents(self, view: object, article_id: str) -> list[IndexDocument]:
        self._asked += 1
        if self._asked == 2:
            raise KeyboardInterrupt
        return self._gate.documents(view, article_id)  # type: ignore[arg-type]


@pytest.mark.parametrize("rebuild", [False, True])
def test_interrupted_it_is_taken_up_again(store: Store, gate: Gate, new_index: SearchIndex, rebuild: bool) -> None:
    index = new_index
    with pytest.raises(KeyboardInterrupt):
        update_index(store, _Failing(gate), index, rebuild=rebuild)
    assert index.revision == 0
    update_index(store, gate, index)
    assert held(index) == expected(store, gate)


def test_an_index_of_another_gate_or_analysis_is_rebuilt(
    store: Store, gate: Gate, index: SearchIndex, settings: Settings, indexed: DataFolder, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.index.opened.__version__", "999")
    with closing(open_index(settings, indexed, config)) as newer:
        assert newer.outdated
        assert update_index(store, gate, newer).rebuilt
        assert not newer.outdated
        assert held(newer) == expected(store, gate)


def test_an_index_that_is_ahead_of_its_store_is_rebuilt(store: Store, gate: Gate, index: SearchIndex) -> None:
    index.advance(store.revision() + 10)
    assert update_index(store, gate, index).rebuilt
    assert index.revision == store.revision()


def test_memory_is_filled_like_any_other(store: Store, gate: Gate, config: Config) -> None:
    from search.analysis.analyser import load_analyser

    index = MemoryIndex(load_analyser(config))
    update_index(store, gate, index)
    assert held(index) == expected(store, gate)
