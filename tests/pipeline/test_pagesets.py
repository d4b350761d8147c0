"""Which pages make up one state of an article, over crawls that were cut short, corrected, shortened or undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ikrar.archive import Archive, Capture
from ikrar.datafolder import DataFolder
from ikrar.model import article_id
from pipeline.pagesets import page_sets, pending_page_sets

URL = "https://contoh.example/berita/1"


class Site:
    """Writes what a crawl would have seen of one article."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    def shows(self, body: str, page: int = 1, url: str = URL) -> Capture:
        address = url if page == 1 else f"{url}?page={page}"
        return self.archive.keep(
            outlet="contoh",
            kind="article",
            url=address,
            request=b"GET / HTTP/1.1\r\n\r\n",
            status=200,
            headers=[("Content-Type", "text/html")],
            body=body.encode(),
            article_url=url,
            page=page,
        )

    def unchanged(self, capture: Capture) -> None:
        self.archive.note_attempt(
            outlet="contoh",
            kind="article",
            url=capture.url,
            outcome="not_modified",
            article_url=capture.article_url,
            status=304,
            capture_id=capture.id,
        )

    def states(self) -> list[list[int]]:
        return [[page.id for page in state.pages] for state in page_sets(self.archive, URL)]


@pytest.fixture
def site(folder: DataFolder) -> Iterator[Site]:
    with Archive.open(folder, writing=True) as archive:
        yield Site(archive)


def test_pages_that_follow_the_first_belong_to_it(site: Site) -> None:
    first, second = site.shows("satu"), site.shows("dua", page=2)
    assert site.states() == [[first.id, second.id]]


def test_a_changed_first_page_with_a_confirmed_second_is_a_new_state_of_both(site: Site) -> None:
    first, second = site.shows("satu"), site.shows("dua", page=2)
    corrected = site.shows("satu, ralat")
    site.unchanged(second)
    assert site.states() == [[first.id, second.id], [corrected.id, second.id]]


def test_a_changed_second_page_replaces_the_old_one(site: Site) -> None:
    first, _ = site.shows("satu"), site.shows("dua", page=2)
    site.unchanged(first)
    corrected = site.shows("dua, ralat", page=2)
    assert site.states() == [[first.id, corrected.id]]


def test_a_second_page_that_the_site_no_longer_has_drops_out(site: Site) -> None:
    site.shows("satu")
    site.shows("dua", page=2)
    short = site.shows("satu, dipersingkat")
    assert site.states()[-1] == [short.id]


def test_a_crawl_cut_between_two_pages_leaves_one_state_when_resumed(site: Site) -> None:
    first = site.shows("satu")
    site.unchanged(first)
    second = site.shows("dua", page=2)
    assert site.states() == [[first.id, second.id]]


def test_only_states_with_something_unseen_are_pending_and_history_is_left_alone(site: Site) -> None:
    first = site.shows("satu")
    corrected = site.shows("satu, ralat")
    other = site.shows("lain", url=URL + "2")
    archive = site.archive

    def pending(seen: set[int], newest: dict[str, int]) -> list[int]:
        return [state.pages[0].id for state in pending_page_sets(archive, seen, newest)]

    assert pending(set(), {}) == [first.id, corrected.id, other.id]
    assert pending({first.id}, {}) == [corrected.id, other.id]
    assert pending({first.id, corrected.id, other.id}, {}) == []
    newer_analysis = {article_id(URL): corrected.id, article_id(URL + "2"): other.id}
    assert pending(set(), newer_analysis) == [corrected.id, other.id]
