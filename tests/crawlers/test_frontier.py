"""When a walk ends, what it covers, and what the frontier makes of it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace

import pytest

from crawlers import frontier
from crawlers.discovery import METHODS, Answer, Entry, ListingPage
from crawlers.discovery.walk import Pass, Refusal, walk
from crawlers.families import Rung
from crawlers.outlets import Outlet, load_outlets
from ikrar.archive import Archive
from ikrar.config import Config
from ikrar.datafolder import DataFolder

RUNG = Rung(method="listing", address="/berita?page={page}", max_pages=4)
HOME = "https://kabar.test/berita/"


@pytest.fixture(scope="module")
def outlet() -> Outlet:
    return replace(load_outlets(Config())[0], id="kabar")


def entry(number: int, day: int | None = None, signal: str = "a") -> Entry:
    return Entry(url=f"{HOME}{number}", published_at=f"2024-11-{day:02d}" if day else None, signal=signal, title=f"Berita {number}")


class Pages:
    """A discovery method over prepared pages; `None` is an address that is not there."""

    def __init__(self, *pages: ListingPage | Refusal) -> None:
        self.pages, self.asked = pages, 0

    def start(self, outlet: Outlet, rung: Rung, *, again: bool) -> tuple[str, ...]:
        return ("0", "changes") if again and rung.method == "wordpress" else ("0",)

    def read(self, outlet: Outlet, rung: Rung, answer: Answer) -> ListingPage:
        page = self.pages[int(answer.url)]
        assert isinstance(page, ListingPage)
        return page

    async def ask(self, url: str, number: int) -> Answer | Refusal:
        self.asked += 1
        page = self.pages[int(url)]
        return page if isinstance(page, Refusal) else Answer(url=url, body=b"", headers={}, number=number)


def pass_over(
    outlet: Outlet, monkeypatch: pytest.MonkeyPatch, *pages: ListingPage | Refusal, known: dict[str, str] | None = None, rung: Rung = RUNG
) -> tuple[Pass, int]:
    prepared = Pages(*pages)
    monkeypatch.setitem(METHODS, rung.method, prepared)
    found = asyncio.run(walk(outlet, rung, prepared.ask, known or {}, again=known is not None))
    return found, prepared.asked


def page(*entries: Entry, to: int | None = None, ends: bool = False) -> ListingPage:
    return ListingPage(entries=entries, following=() if to is None else (str(to),), ends=ends)


def test_a_list_is_read_to_its_end(outlet: Outlet, monkeypatch: pytest.MonkeyPatch) -> None:
    found, _ = pass_over(outlet, monkeypatch, page(entry(4, 9), entry(3, 8), to=1), page(entry(2, 5), entry(1, 2), ends=True))
    assert (found.complete, found.reached_end, found.reason, found.pages) == (True, True, "end", 2)
    assert (found.oldest_published, found.newest_published) == ("2024-11-02", "2024-11-09")


def test_a_page_past_the_last_one_is_the_end_and_a_failure_is_a_gap(outlet: Outlet, monkeypatch: pytest.MonkeyPatch) -> None:
    found, _ = pass_over(outlet, monkeypatch, page(entry(1, 2), to=1), Refusal("gone", 404))
    assert (found.complete, found.reached_end) == (True, True)
    found, _ = pass_over(outlet, monkeypatch, page(entry(1, 2), to=1), Refusal("timeout"))
    assert (found.complete, found.reason, list(found.entries)) == (False, "timeout", [f"{HOME}1"])
    found, _ = pass_over(outlet, monkeypatch, Refusal("gone", 404))
    assert (found.complete, found.reason) == (False, "gone")


def test_a_walk_ends_where_everything_is_known_but_only_after_a_complete_pass(outlet: Outlet, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = (page(entry(5, 9), entry(4, 8), to=1), page(entry(3, 7), entry(2, 6), to=2), page(entry(1, 1), ends=True))
    known = {f"{HOME}{number}": "a" for number in (1, 2, 3, 4)}
    found, asked = pass_over(outlet, monkeypatch, *pages, known=known)
    assert (found.reason, asked, found.oldest_published) == ("caught_up", 2, "2024-11-06")
    _, asked = pass_over(outlet, monkeypatch, *pages, known={})
    assert asked == 3
    changed = {**known, f"{HOME}3": "b"}
    _, asked = pass_over(outlet, monkeypatch, *pages, known=changed)
    assert asked == 3, "a page with a change is not caught up with"


def test_a_list_that_repeats_itself_or_never_ends_is_left(outlet: Outlet, monkeypatch: pytest.MonkeyPatch) -> None:
    same = page(entry(1, 3), to=1)
    found, asked = pass_over(outlet, monkeypatch, same, page(entry(1, 3), to=2), page(entry(1, 3), to=3))
    assert (found.reason, asked, found.reached_end) == ("repeats", 2, False)
    endless = [page(entry(number, 28 - number), to=number + 1) for number in range(9)]
    found, asked = pass_over(outlet, monkeypatch, *endless)
    assert (found.reason, asked, found.complete, found.reached_end) == ("page_limit", 4, True, False)


def test_a_pinned_entry_covers_no_day(outlet: Outlet, monkeypatch: pytest.MonkeyPatch) -> None:
    pinned = Entry(url=f"{HOME}99", published_at="2019-01-01", signal="a", title="Disematkan")
    found, _ = pass_over(outlet, monkeypatch, page(pinned, entry(3, 9), entry(2, 8)))
    assert found.oldest_published == "2024-11-08"


@pytest.fixture
def archive(folder: DataFolder) -> Iterator[Archive]:
    with Archive.open(folder, writing=True) as opened:
        yield opened


def record(archive: Archive, *entries: Entry, complete: bool = True, reached_end: bool = False, rung: Rung = RUNG) -> int:
    found = Pass(rung, {item.url: item for item in entries}, pages=1, complete=complete, reached_end=reached_end, last_page=entries)
    with archive.change() as change:
        new = frontier.record_pass(change.connection, "kabar", found)
        if complete:
            change.note_listing(
                outlet="kabar", method=rung.method, address=rung.address, started_at="", finished_at="", complete=True,
                reached_end=reached_end, reason="end", pages=1, addresses_found=len(entries), oldest_published=None, newest_published=None,
            )  # fmt: skip
    return new


def waits(archive: Archive) -> list[tuple[int, str]]:
    with archive.change() as change:
        rows = frontier.waiting(change.connection, "kabar", 99)
    return [(int(row.url.rpartition("/")[2]), row.why) for row in rows]


def keep_all(archive: Archive, state: str = "kept") -> None:
    with archive.change() as change:
        for row in frontier.waiting(change.connection, "kabar", 99):
            frontier.settle(change.connection, "kabar", row, state)


def test_what_is_new_waits_newest_first_and_what_is_kept_does_not(archive: Archive) -> None:
    assert record(archive, entry(3, 9), entry(2, 8), entry(1, 7)) == 3
    assert waits(archive) == [(3, "new"), (2, "new"), (1, "new")]
    keep_all(archive)
    assert record(archive, entry(4, 10), entry(3, 9), entry(2, 8), entry(1, 7)) == 1
    assert waits(archive) == [(4, "new")]


def test_what_its_list_calls_changed_waits_again(archive: Archive) -> None:
    record(archive, entry(2, 8), entry(1, 7))
    keep_all(archive)
    record(archive, entry(2, 8), entry(1, 7, signal="b"))
    assert waits(archive) == [(1, "changed")]


@pytest.mark.parametrize("dated", [True, False])
def test_what_is_missing_from_the_midst_of_a_list_is_asked_for_once(archive: Archive, dated: bool) -> None:
    days = {number: 10 + number if dated else None for number in range(1, 6)}
    record(archive, *(entry(number, days[number]) for number in (4, 3, 2, 1)))
    keep_all(archive)
    # 3 was taken off; 1 only moved off the end.
    for _ in range(2):
        record(archive, *(entry(number, days[number]) for number in (5, 4, 2)))
        assert waits(archive) == [(3, "vanished"), (5, "new")]
    keep_all(archive)
    record(archive, *(entry(number, days[number]) for number in (5, 4, 2)))
    assert waits(archive) == []


def test_a_broken_pass_proves_nothing_missing(archive: Archive) -> None:
    record(archive, entry(3, 9), entry(2, 8), entry(1, 7))
    keep_all(archive)
    record(archive, entry(3, 9), entry(1, 7), complete=False)
    assert waits(archive) == []
    record(archive, entry(3, 9), reached_end=True)
    assert sorted(waits(archive)) == [(1, "vanished"), (2, "vanished")]


def test_an_address_without_answer_is_not_asked_for_ever(archive: Archive) -> None:
    record(archive, entry(1, 7))
    for _ in range(frontier.MAX_TRIES):
        with archive.change() as change:
            (row,) = frontier.waiting(change.connection, "kabar", 9)
            frontier.no_answer(change.connection, "kabar", row)
    assert waits(archive) == []
    record(archive, entry(1, 7, signal="b"))
    assert waits(archive) == [(1, "changed")]


def test_further_pages_come_before_other_articles(archive: Archive) -> None:
    record(archive, entry(2, 9), entry(1, 8))
    with archive.change() as change:
        first = frontier.waiting(change.connection, "kabar", 1)[0]
        frontier.settle(change.connection, "kabar", first, "kept")
        for _ in range(2):
            frontier.add_page(change.connection, "kabar", first, f"{HOME}77", 2)
        following = frontier.waiting(change.connection, "kabar", 9)
    assert (following[0].url, following[0].article_url, following[0].page) == (f"{HOME}77", f"{HOME}2", 2)
    assert len(following) == 2


def test_a_higher_page_limit_makes_the_next_crawl_read_deeper(archive: Archive) -> None:
    def note(pages: int, reason: str) -> None:
        with archive.change() as change:
            change.note_listing(
                outlet="kabar", method=RUNG.method, address=RUNG.address, started_at="", finished_at="", complete=True, reached_end=False,
                reason=reason, pages=pages, addresses_found=9, oldest_published=None, newest_published=None,
            )  # fmt: skip

    def cut_short(max_pages: int) -> bool:
        with archive.change() as change:
            return frontier.was_cut_short(change.connection, "kabar", RUNG.model_copy(update={"max_pages": max_pages}))

    assert not cut_short(4)
    note(4, "page_limit")
    note(1, "caught_up")
    assert not cut_short(4)
    assert cut_short(9)
    note(7, "end")
    assert not cut_short(9)
