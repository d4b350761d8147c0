"""What a store must keep on every backend: append-only, revisions in order, nothing twice."""

from __future__ import annotations

import threading
from collections import Counter

import pytest
from sqlalchemy import text

from ikrar.datafolder import open_data_folder
from ikrar.errors import DataFolderError, StoreError
from ikrar.settings import Settings
from ikrar.store import CoverageDay, Store, open_store
from ikrar.store.database import connect, migrate
from ikrar.store.digests import mark_delivered, prepare_digest, sent_digests
from tests.store.samples import article, declaration, put, violation


def test_an_article_put_twice_is_one_version_and_makes_no_revision(store: Store) -> None:
    put(store, violation())
    put(store, violation())
    assert store.revision() == 1
    assert [found.version for found in store.at().article_versions(article().id)] == [1]


def test_a_changed_text_is_a_new_version_and_the_old_one_can_still_be_read(store: Store) -> None:
    identifier = put(store, violation(number=2))
    put(store, violation(number=3), text="Bawaslu menerima tiga laporan.")
    now, before = store.at().article(identifier), store.at(1).article(identifier)
    assert now is not None and before is not None
    assert (now.version, now.article.text) == (2, "Bawaslu menerima tiga laporan.")
    assert (before.version, before.article.text) == (1, "Bawaslu menerima dua laporan.")
    assert [found.version for found in store.at().article_versions(identifier)] == [1, 2]


def test_no_row_of_an_earlier_revision_is_rewritten(store: Store) -> None:
    put(store, violation())
    with store.engine.connect() as connection:
        before = connection.execute(text("SELECT id, body, change, rev_from FROM records ORDER BY id")).all()
    put(store, violation(number=3), text="Bawaslu menerima tiga laporan.")
    with store.engine.connect() as connection:
        after = connection.execute(text("SELECT id, body, change, rev_from FROM records ORDER BY id")).all()
    assert after[: len(before)] == before and len(after) > len(before)


def test_a_change_set_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError), store.change("test") as change:
        change.put_article(article(), outlet_name="x", source_kind="press", archived_at="2024", captures=[])
        raise RuntimeError
    assert store.revision() == 0
    assert list(store.at().articles()) == []


def test_a_gone_article_keeps_its_records_and_is_marked(store: Store) -> None:
    identifier = put(store, violation())
    with store.change("test") as change:
        change.set_state(identifier, "gone", since="2024-11-03T00:00:00+00:00", detail="410")
    with store.change("test") as change:
        change.set_state(identifier, "gone", since="2024-11-04T00:00:00+00:00", detail="410")
    found = store.at().article(identifier)
    assert found is not None and (found.state, found.state_since) == ("gone", "2024-11-03T00:00:00+00:00")
    assert len(store.at().records()) == 1
    assert store.revision() == 2


def test_a_better_analysis_keeps_the_identifier_of_an_unchanged_claim(store: Store) -> None:
    put(store, violation(), declaration())
    before = {record.id for record in store.at().records()}
    put(store, violation(confidence=0.9), declaration(), analysis="2")
    records = store.at().records()
    assert {record.id for record in records} == before
    assert [change.after.material for change in store.changes(1)] == [False]


def test_a_corrected_claim_supersedes_the_old_and_says_why(store: Store) -> None:
    put(store, violation(number=2))
    old = store.at().records()[0]
    put(store, violation(number=3), text="Bawaslu menerima tiga laporan.")
    (new,) = store.at().records()
    assert (new.supersedes, new.change) == (old.id, "corrected")
    assert store.at().superseded_by(old.id) == new
    (change,) = store.changes(1)
    assert change.before is not None and change.before.id == old.id
    put(store, violation(stage="forwarded", number=3), text="Bawaslu menerima tiga laporan.", analysis="2")
    assert [record.change for record in store.at().records()] == ["reanalysis"]


def test_a_claim_of_another_place_is_new_and_the_old_one_is_withdrawn(store: Store) -> None:
    put(store, violation(region="33.25"))
    old = store.at().records()[0]
    put(store, violation(region="33.26"), analysis="2")
    assert {change.after.change for change in store.changes(1)} == {"new", "withdrawn"}
    assert [record.record.region for record in store.at().records()] == ["33.26"]
    last = store.at().record(old.id)
    assert last is not None and last.change == "withdrawn" and last.record == old.record
    put(store, violation(region="33.25"), violation(region="33.26"), analysis="3")
    assert {record.record.region for record in store.at().records()} == {"33.25", "33.26"}


def test_changes_leave_out_what_came_and_went_between(store: Store) -> None:
    put(store, declaration(), number=1)
    put(store, violation(), number=2)
    put(store, number=2, analysis="2")
    assert store.changes(1) == []
    assert [change.after.record.kind for change in store.changes(0)] == ["statement"]


def test_two_equal_claims_of_one_article_are_told_apart(store: Store) -> None:
    put(store, violation(), violation())
    assert len({record.id for record in store.at().records()}) == 2


def test_a_day_searched_completely_stays_so(store: Store) -> None:
    def day(complete: bool, number: int = 2) -> CoverageDay:
        reason = "" if complete else "server_error"
        return CoverageDay(outlet="contoh", day=f"2024-11-{number:02}", complete=complete, reason=reason, verified=True)

    for put_day in (day(False), day(True), day(False), day(True)):
        with store.change("test") as change:
            change.put_coverage([put_day])
    assert store.at().coverage() == [day(True)]
    assert [found.complete for found in store.at(1).coverage()] == [False]
    assert store.revision() == 2


def test_spans_that_touch_are_joined_and_others_are_not(store: Store) -> None:
    for first, last in (("2024-11-01", "2024-11-03"), ("2024-11-06", "2024-11-08"), ("2024-11-04", "2024-11-04")):
        with store.change("test") as change:
            change.put_coverage_span("contoh", first, last, complete=True, reason="", verified=True)
    assert [day.day[-2:] for day in store.at().coverage()] == ["01", "02", "03", "04", "06", "07", "08"]
    assert [day.day[-2:] for day in store.at().coverage("2024-11-03", "2024-11-06")] == ["03", "04", "06"]


def test_positions_are_remembered_without_a_revision(store: Store) -> None:
    assert store.position("attempts") == 0
    for position in (7, 9):
        with store.change("test") as change:
            change.advance("attempts", position)
    assert (store.position("attempts"), store.revision()) == (9, 0)


def test_articles_placed_counts_articles_of_an_outlet_in_a_region(store: Store) -> None:
    put(store, violation(), number=1)
    put(store, number=2)
    assert store.at().articles_placed() == {("contoh", "33.25"): 2}


def test_counts_without_reading_texts_agree_with_what_stands(store: Store) -> None:
    held = {"election": "pilkada-2024"}
    put(store, violation(**held), violation(**held), declaration(election="pemilu-2024"), declaration(region="33.24"), number=1)
    put(store, number=2)
    put(store, violation(**held), number=3)
    put(store, number=3, analysis="2")  # it is withdrawn
    for view in (store.at(), store.at(1)):
        assert view.articles_relevant() == Counter(found.article.outlet for found in view.articles() if found.relevant)
        assert view.records_of_elections() == Counter(found.record.election for found in view.records() if found.record.election)
    assert store.at().articles_relevant().total() >= 1 and store.at().records_of_elections().total() == 3
    assert store.at().outlets_searched() == set()


def test_an_undelivered_digest_is_offered_again_with_the_same_message_id(store: Store) -> None:
    put(store, violation())
    first = prepare_digest(store, "a@contoh.example")
    put(store, declaration(), number=2)
    again = prepare_digest(store, "a@contoh.example")
    assert again == first and first.upto_revision == 1
    mark_delivered(store, first, via="smtp")
    second = prepare_digest(store, "a@contoh.example")
    assert (second.after_revision, second.upto_revision) == (1, 2)
    mark_delivered(store, second, via="smtp")
    third = prepare_digest(store, "a@contoh.example")
    mark_delivered(store, third, via="smtp")
    fourth = prepare_digest(store, "a@contoh.example")
    ids = [digest.message_id for digest in sent_digests(store, "a@contoh.example")]
    assert len(set(ids)) == 4 and fourth.message_id == ids[-1]


def test_one_holder_at_a_time_has_a_lease(store: Store) -> None:
    assert store.take_lease("crawl", "one", 60)
    assert not store.take_lease("crawl", "two", 60)
    assert store.take_lease("crawl", "one", 60)
    store.release_lease("crawl", "one")
    assert store.take_lease("crawl", "two", -1)
    assert store.take_lease("crawl", "one", 60)


def test_two_writers_make_revisions_that_become_visible_in_order(store_url: str) -> None:
    migrate(connect(store_url))
    seen: list[list[int]] = []
    stop = threading.Event()

    def watch() -> None:
        with Store(connect(store_url)) as watcher, watcher.engine.connect() as connection:
            while not stop.is_set():
                with connection.begin():
                    seen.append(list(connection.scalars(text("SELECT rev FROM revisions ORDER BY rev"))))

    def write(first: int) -> None:
        with Store(connect(store_url)) as writer:
            for number in range(first, first + 15):
                put(writer, violation(), number=number)

    watcher = threading.Thread(target=watch)
    writers = [threading.Thread(target=write, args=(first,)) for first in (0, 100)]
    for thread in (watcher, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    stop.set()
    watcher.join()
    with Store(connect(store_url)) as done:
        assert done.revision() == 30
    assert len(seen) > 2, "the watcher must have looked while the writers wrote"
    assert all(revisions == list(range(1, len(revisions) + 1)) for revisions in seen)


def test_practice_and_real_data_never_share_a_store(store_url: str, settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> None:
    at = settings.model_copy(update={"store": settings.store.model_copy(update={"url": store_url})})
    open_store(at, open_data_folder(tmp_path_factory.mktemp("one") / "data", kind="practice")).close()
    with pytest.raises(DataFolderError, match="practice data"):
        open_store(at, open_data_folder(tmp_path_factory.mktemp("two") / "data", kind="real"))


def test_a_store_that_cannot_be_reached_is_one_sentence() -> None:
    with pytest.raises(StoreError, match="Check that the database is running"):
        migrate(connect("postgresql+psycopg://nobody@127.0.0.1:1/none"))
    with pytest.raises(StoreError, match="IKRAR_STORE_URL"):
        connect("nonsense")
