"""Four crawls of the practice newsroom, judged by its own log: two on its first day, two on its second."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fastwarc import ArchiveIterator, WarcRecordType

from crawlers import OutletReport
from ikrar import __version__
from ikrar.archive import Archive, Listing
from ikrar.config import Config
from ikrar.datafolder import open_data_folder
from ikrar.settings import load_settings
from newsroom.configuration import CONTACT, write_configuration
from newsroom.log import RequestRow
from newsroom.outlets import OUTLETS
from newsroom.server import ExpectedArticle, Newsroom
from tests.crawlers.conftest import Bench

DELAY = 0.05
FIRST, UNCHANGED, SECOND_DAY, AFTER_RETRY_AFTER = range(4)


@dataclass(frozen=True, slots=True)
class Story:
    """What was crawled, and what the newsroom saw of it, crawl by crawl."""

    bench: Bench
    logs: list[list[RequestRow]]
    reports: list[dict[str, OutletReport]]
    expected: dict[int, list[ExpectedArticle]]
    base_urls: dict[str, str]

    def asked(self, number: int, outlet: str | None = None) -> list[RequestRow]:
        return [row for row in self.logs[number] if outlet in (None, row.outlet)]

    def article_paths(self) -> set[str]:
        return {urlsplit(article.url).path for articles in self.expected.values() for article in articles}

    def asked_articles(self, number: int) -> list[RequestRow]:
        paths = self.article_paths()
        return [row for row in self.asked(number) if urlsplit(row.path).path in paths]


@pytest.fixture(scope="module")
def story(module_path: Path) -> Iterator[Story]:
    with Newsroom(day=1) as newsroom:
        config = Config(write_configuration(newsroom, module_path / "config"))
        bench = Bench(config, load_settings(config), open_data_folder(module_path / "data", kind="practice"))
        assert bench.settings.crawl.delay_seconds == DELAY
        logs, reports = [], []
        for day in (1, 1, 2, 2):
            newsroom.set_day(day)
            newsroom.log.clear()
            reports.append(bench.crawl())
            logs.append(newsroom.log.rows())
        expected = {day: newsroom.expected(day) for day in (1, 2)}
        yield Story(bench, logs, reports, expected, {outlet.id: outlet.base_url for outlet in newsroom.outlets})


def test_the_first_crawl_archives_every_article_once(story: Story) -> None:
    wanted = {article.url for article in story.expected[1]}
    with Archive.open(story.bench.folder) as archive:
        runs = list(dict.fromkeys(capture.run_id for capture in archive.captures(kind=None)))
        kept = [capture for capture in archive.captures() if capture.run_id == runs[0]]
        assert Counter(capture.article_url for capture in kept if capture.page == 1) == Counter(wanted)
        assert all(archive.read(capture).body for capture in kept)
    report = story.reports[FIRST]
    assert sum(row.kept for row in report.values()) == len(wanted)
    assert all(row.reached and not row.failed and not row.waiting for row in report.values())
    assert {row.method for row in report.values()} == {"wordpress", "feed", "sitemap", "listing"}


def test_one_request_at_a_time_and_never_closer_than_the_delay(story: Story) -> None:
    for outlet in OUTLETS:
        delay = max(DELAY, outlet.crawl_delay_seconds)
        for number in range(4):
            arrivals = [row.monotonic for row in story.asked(number, outlet.id)]
            gaps = [after - before for before, after in pairwise(arrivals)]
            # The first request after robots.txt has it to go by, too. A millisecond is the clock's grain.
            assert all(gap >= delay - 0.001 for gap in gaps), (outlet.id, number, min(gaps))


def test_robots_txt_comes_first_and_is_kept_to(story: Story) -> None:
    for outlet in OUTLETS:
        for number in range(4):
            paths = [row.path for row in story.asked(number, outlet.id)]
            assert not paths or paths[0] == "/robots.txt"
            assert paths.count("/robots.txt") <= 1
            assert not [path for path in paths if path.startswith(outlet.disallow)]


def test_the_crawl_says_who_it_is(story: Story) -> None:
    agents = {row.user_agent for log in story.logs for row in log}
    assert agents == {f"Ikrar/{__version__} (+{CONTACT})"}


def test_an_unchanged_site_is_asked_for_no_article(story: Story) -> None:
    assert not story.asked_articles(UNCHANGED)
    lists = [row for row in story.asked(UNCHANGED) if row.path != "/robots.txt"]
    assert lists
    conditional = [row for row in lists if row.if_none_match]
    assert {row.status for row in conditional} == {304}
    # A list that was never asked for before (what changed last) can have no condition yet.
    first_time = [row for row in lists if not row.if_none_match]
    before = {(row.outlet, row.path) for row in story.asked(FIRST)}
    assert all((row.outlet, row.path) not in before for row in first_time)


def test_on_day_two_only_what_is_new_changed_or_missing_is_asked_for(story: Story) -> None:
    first = {article.url: article for article in story.expected[1]}
    second = {article.url: article for article in story.expected[2]}
    reachable = {url for url, article in second.items() if article.reachable}
    new = {url for url in reachable if url not in first}
    changed = {url for url in reachable & first.keys() if second[url].text != first[url].text and not second[url].gone}
    gone = {url for url in reachable if second[url].gone}
    assert new and changed and gone, "the newsroom's second day has all three"
    asked = {story.base_urls[row.outlet] + urlsplit(row.path).path for row in story.asked_articles(SECOND_DAY)}
    assert asked == new | changed | gone
    for row in story.asked_articles(SECOND_DAY):
        url = story.base_urls[row.outlet] + urlsplit(row.path).path
        assert bool(row.if_none_match) == (url not in new)
    with Archive.open(story.bench.folder) as archive:
        for url in changed:
            versions = list(archive.captures(article_url=url))
            assert len({capture.digest for capture in versions}) == 2
        for url in gone:
            assert [attempt.outcome for attempt in archive.attempts(article_url=url)][-1] == "gone"
            assert len(list(archive.captures(article_url=url))) == 1


def test_an_outlet_that_is_down_is_a_result_and_its_retry_after_is_kept(story: Story) -> None:
    (down,) = [outlet for outlet in OUTLETS if 2 in outlet.down_on]
    assert [row.path for row in story.asked(SECOND_DAY, down.id)] == ["/robots.txt"]
    assert not story.reports[SECOND_DAY][down.id].reached
    assert "503" in story.reports[SECOND_DAY][down.id].cause
    assert not story.asked(AFTER_RETRY_AFTER, down.id), "an hour has not passed"
    outcomes = [attempt.outcome for attempt in story.bench.attempts(down.id)]
    assert outcomes[-3:] == ["retry_after", "robots", "retry_after"]
    assert not story.asked_articles(AFTER_RETRY_AFTER)


def test_every_request_is_an_attempt(story: Story) -> None:
    seen = Counter((story.base_urls[row.outlet] + row.path, row.status) for log in story.logs for row in log)
    noted = Counter((attempt.url, attempt.status) for attempt in story.bench.attempts() if attempt.status is not None)
    assert noted == seen


def test_every_200_is_in_the_warc_files_as_another_tool_reads_them(story: Story) -> None:
    served = Counter(story.base_urls[row.outlet] + row.path for log in story.logs for row in log if row.status == 200)
    found: Counter[str] = Counter()
    files = sorted(story.bench.folder.archive.rglob("*.warc.gz"))
    assert len(files) == 4, "a file for each crawl"
    for path in files:
        with path.open("rb") as file:
            for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=False):
                assert record.verify_block_digest()
                record.parse_http()
                assert record.verify_payload_digest()
                found[record.headers["WARC-Target-URI"]] += 1
    assert found == served


def test_listings_say_what_days_they_cover(story: Story) -> None:
    published = {outlet.id: sorted(a.published_at for a in story.expected[1] if a.outlet == outlet.id) for outlet in OUTLETS}
    with Archive.open(story.bench.folder) as archive:
        runs: dict[str, list[Listing]] = {}
        for listing in archive.listings():
            runs.setdefault(listing.run_id, []).append(listing)
    first = {listing.outlet: listing for listing in next(iter(runs.values()))}
    for outlet in OUTLETS:
        listing = first[outlet.id]
        assert listing.complete
        assert listing.addresses_found == len(published[outlet.id])
        assert listing.oldest_published is not None and listing.newest_published is not None
        # Lists print local time, the REST interface UTC: the instant may fall on the day before.
        assert abs(int(listing.oldest_published[:10].replace("-", "")) - int(published[outlet.id][0][:10].replace("-", ""))) <= 1
    down = [listing for rows in runs.values() for listing in rows if not listing.complete]
    assert [(listing.outlet, listing.addresses_found, listing.oldest_published) for listing in down] == [("mediacenter", 0, None)] * 2
