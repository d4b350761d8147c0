"""Sites that refuse, break, redirect inwards or ask for patience. One crawl over all of them; each is an outlet of its own."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from crawlers import OutletReport
from tests.crawlers.conftest import Bench, make_bench
from tests.crawlers.odd_site import OddSite, Reply, feed, outlet_yaml

PAGE = b"<html><body><h1>Berita</h1><p>ASN diminta netral.</p></body></html>"
HTML = {"Content-Type": "text/html"}
MAX_BYTES = 200_000
BOMB = gzip.compress(b"\0" * 50_000_000)


def site(articles: list[str], special: Callable[[str, int], Reply | None]) -> Callable[[str, int], Reply]:
    """A well-behaved site with a feed, but for what `special` answers."""

    def answer(path: str, before: int) -> Reply:
        reply = special(path, before)
        if reply is not None:
            return reply
        if path == "/robots.txt":
            return Reply(status=404)
        if path == "/feed/":
            return Reply(body=feed(articles), headers={"Content-Type": "application/rss+xml"})
        return Reply(body=PAGE, headers=HTML) if path in articles else Reply(status=404)

    return answer


def no_robots(path: str, before: int) -> Reply | None:
    return Reply(status=500) if path == "/robots.txt" else None


def slow_robots(path: str, before: int) -> Reply | None:
    return Reply(wait_seconds=20) if path == "/robots.txt" else None


def closed_part(path: str, before: int) -> Reply | None:
    text = b"User-agent: *\nDisallow: /\n\nUser-agent: ikrar\nDisallow: /berita/tertutup\nCrawl-delay: 0.3\n"
    headers = {"Content-Type": "text/plain", "Content-Encoding": "gzip"}
    return Reply(body=gzip.compress(text), headers=headers) if path == "/robots.txt" else None


def patience(path: str, before: int) -> Reply | None:
    return Reply(status=503, headers={"Retry-After": "1"}) if path == "/berita/sibuk-sekali" and before == 0 else None


def long_patience(path: str, before: int) -> Reply | None:
    return Reply(status=429, headers={"Retry-After": "7200"}) if path == "/berita/dua" else None


def too_many(path: str, before: int) -> Reply | None:
    return Reply(status=429) if path == "/berita/dua" else None


def flaky(path: str, before: int) -> Reply | None:
    return Reply(status=502) if path == "/berita/satu" and before < 2 else None


def forbidden(path: str, before: int) -> Reply | None:
    return Reply(status=403) if path.startswith("/berita/") else None


def odd_bodies(path: str, before: int) -> Reply | None:
    return {
        "/berita/besar": Reply(body=b"x" * (MAX_BYTES + 1), headers=HTML),
        "/berita/bom": Reply(body=BOMB, headers={**HTML, "Content-Encoding": "gzip"}),
        "/berita/brotli": Reply(body=b"\x0b\x02\x80abc\x03", headers={**HTML, "Content-Encoding": "br"}),
        "/berita/putus": Reply(body=b"<html>", headers=HTML, promised=5000),
        "/berita/gzip": Reply(body=gzip.compress(PAGE), headers={**HTML, "Content-Encoding": "gzip"}),
        "/berita/kosong": Reply(body=b"", headers=HTML),
    }.get(path)


def split_article(path: str, before: int) -> Reply | None:
    link = {"/berita/panjang": "/berita/panjang/2", "/berita/panjang/2": "/berita/panjang/3", "/berita/panjang/3": ""}.get(path)
    if link is None:
        return None
    return Reply(body=PAGE + (f'<a href="{link}">Selanjutnya</a>' if link else "").encode(), headers=HTML)


def moved_articles(path: str, before: int) -> Reply | None:
    lead = {"/berita/alias": "/berita/asli?utm_source=x", "/berita/dihapus": "/", "/berita/baru": "/berita/baru/"}.get(path)
    if lead is not None:
        return Reply(status=301, headers={"Location": lead})
    return Reply(body=PAGE, headers=HTML) if path in ("/", "/berita/baru/", "/berita/asli?utm_source=x") else None


@dataclass(frozen=True, slots=True)
class Result:
    bench: Bench
    sites: dict[str, OddSite]
    secret: OddSite
    reports: dict[str, OutletReport]
    again: dict[str, OutletReport]


@pytest.fixture(scope="module")
def result(module_path: Path) -> Iterator[Result]:
    secret = OddSite(lambda path, before: Reply(body=b"secret"), host="127.0.0.2")
    inward = {
        "/berita/nama": f"http://localhost:{secret.port}/x",
        "/berita/angka": f"http://2130706434:{secret.port}/x",
        "/berita/alamat": f"http://127.0.0.2:{secret.port}/x",
        "/berita/enam": f"http://[::ffff:127.0.0.2]:{secret.port}/x",
        "/berita/awan": "http://169.254.169.254/latest/meta-data/",
        "/berita/berkas": "file:///etc/hostname",
    }

    def redirects(path: str, before: int) -> Reply | None:
        return Reply(status=302, headers={"Location": inward[path]}) if path in inward else None

    def loop(path: str, before: int) -> Reply | None:
        return Reply(status=301, headers={"Location": path}) if path == "/berita/putar" else None

    bodies = ("besar", "bom", "brotli", "putus", "gzip", "kosong", "baik")
    scenes: dict[str, tuple[list[str], Callable[[str, int], Reply | None], str]] = {
        "no-robots": (["/berita/satu"], no_robots, ""),
        "closed-part": (["/berita/terbuka", "/berita/tertutup", "/berita/lain"], closed_part, ""),
        "patience": (["/berita/sibuk-sekali", "/berita/dua"], patience, ""),
        "long-patience": (["/berita/satu", "/berita/dua", "/berita/tiga"], long_patience, ""),
        "too-many": (["/berita/satu", "/berita/dua", "/berita/tiga"], too_many, ""),
        "flaky": (["/berita/satu"], flaky, ""),
        "forbidden": ([f"/berita/n{number}" for number in range(9)], forbidden, ""),
        "odd-bodies": ([f"/berita/{name}" for name in bodies], odd_bodies, ""),
        "split": (["/berita/panjang"], split_article, "pages: {following: '{article}/{number}'}"),
        "moved": (["/berita/alias", "/berita/asli", "/berita/dihapus", "/berita/baru"], moved_articles, ""),
        "inward": ([*inward, "/berita/baik"], redirects, ""),
        "loop": (["/berita/putar", "/berita/baik"], loop, ""),
    }
    sites = {identity: OddSite(site(articles, special)) for identity, (articles, special, _) in scenes.items()}
    outlets = {identity: outlet_yaml(identity, f"http://{sites[identity].host_port}/", more) for identity, (_, _, more) in scenes.items()}
    allowed = [odd.host_port for odd in sites.values()]
    bench = make_bench(module_path, outlets, allowed, max_bytes=MAX_BYTES, timeout_seconds=20.0)
    yield Result(bench, sites, secret, bench.crawl(), bench.crawl())
    for odd in [*sites.values(), secret]:
        odd.close()


def test_without_robots_txt_nothing_is_asked_for(result: Result) -> None:
    assert set(result.sites["no-robots"].paths) == {"/robots.txt"}
    assert "robots.txt" in result.reports["no-robots"].cause
    assert not result.bench.captures("no-robots")
    assert set(result.bench.outcomes("no-robots", "discovery")["/feed/"]) == {"robots"}


def test_what_does_not_answer_in_time(tmp_path: Path) -> None:
    def slow(path: str, before: int) -> Reply | None:
        return Reply(wait_seconds=20) if path == "/berita/lama" else None

    sites = {
        "slow-robots": OddSite(site(["/berita/satu"], slow_robots)),
        "slow-page": OddSite(site(["/berita/lama", "/berita/baik"], slow)),
    }
    outlets = {identity: outlet_yaml(identity, f"http://{odd.host_port}/") for identity, odd in sites.items()}
    bench = make_bench(tmp_path, outlets, [odd.host_port for odd in sites.values()], timeout_seconds=3.0, retries=0)
    reports = bench.crawl()
    assert sites["slow-robots"].paths == ["/robots.txt"]
    assert "robots.txt" in reports["slow-robots"].cause
    assert bench.outcomes("slow-page") == {"/berita/lama": ["timeout"], "/berita/baik": ["kept"]}
    assert reports["slow-page"].failed == {"timeout": 1} and reports["slow-page"].waiting == 1
    for odd in sites.values():
        odd.close()


def test_robots_txt_speaks_to_us_by_name(result: Result) -> None:
    odd = result.sites["closed-part"]
    assert "/berita/tertutup" not in odd.paths
    assert {"/berita/terbuka", "/berita/lain"} <= set(odd.paths)
    assert result.bench.outcomes("closed-part")["/berita/tertutup"] == ["robots"]
    first_crawl = [at for at, _ in odd.asked[:4]]
    assert all(after - before >= 0.299 for before, after in pairwise(first_crawl))


def test_a_short_retry_after_is_waited_for(result: Result) -> None:
    times = [at for at, path in result.sites["patience"].asked if path == "/berita/sibuk-sekali"]
    assert len(times) == 2
    assert times[1] - times[0] >= 0.95
    assert result.bench.outcomes("patience")["/berita/sibuk-sekali"] == ["retry_after", "kept"]


def test_a_long_retry_after_ends_the_outlet_and_holds_for_the_next_crawl(result: Result) -> None:
    odd = result.sites["long-patience"]
    assert odd.paths == ["/robots.txt", "/feed/", "/berita/satu", "/berita/dua"], "not the third, and nothing in the second crawl"
    assert "Retry-After" in result.reports["long-patience"].cause
    assert "no request before" in result.again["long-patience"].cause
    assert result.again["long-patience"].waiting == 2


def test_too_many_requests_means_stop(result: Result) -> None:
    first, second = result.reports["too-many"], result.again["too-many"]
    assert "429" in first.cause and "429" in second.cause
    assert result.bench.outcomes("too-many")["/berita/dua"] == ["server_error", "server_error"], "one request in each crawl"
    assert "/berita/tiga" not in result.sites["too-many"].paths


def test_a_failing_server_is_tried_again_as_often_as_the_settings_say(result: Result) -> None:
    assert result.bench.settings.crawl.retries == 2
    assert result.bench.outcomes("flaky")["/berita/satu"] == ["server_error", "server_error", "kept"]


def test_a_site_that_forbids_everything_is_left_alone(result: Result) -> None:
    first = [path for path in result.sites["forbidden"].paths if path.startswith("/berita/")]
    assert len(first) == 10, "five in each crawl, no retries"
    assert "forbidden" in result.reports["forbidden"].cause


def test_what_cannot_be_kept_says_why_and_the_rest_is_kept(result: Result) -> None:
    found = result.bench.outcomes("odd-bodies")
    assert found["/berita/besar"] == ["too_large"]
    assert found["/berita/bom"] == ["too_large"]
    assert found["/berita/brotli"] == ["broken"]
    assert set(found["/berita/putus"]) == {"broken"}
    assert found["/berita/gzip"] == found["/berita/kosong"] == found["/berita/baik"] == ["kept"]


def test_pages_of_an_article_are_followed(result: Result) -> None:
    captures = result.bench.captures("split")
    home = f"http://{result.sites['split'].host_port}"
    assert [(capture.article_url, capture.page) for capture in captures] == [(f"{home}/berita/panjang", page) for page in (1, 2, 3)]
    assert result.reports["split"].kept == 1, "one article"


def test_a_redirect_decides_which_article_it_is(result: Result) -> None:
    home = f"http://{result.sites['moved'].host_port}"
    captures = {(capture.article_url, capture.url) for capture in result.bench.captures("moved")}
    assert captures == {(f"{home}/berita/asli", f"{home}/berita/asli?utm_source=x"), (f"{home}/berita/baru", f"{home}/berita/baru/")}
    assert "/berita/asli" not in result.sites["moved"].paths, "its twin led to it"
    gone = [attempt for attempt in result.bench.attempts("moved") if attempt.outcome == "gone" and attempt.kind == "article"]
    assert [attempt.article_url for attempt in gone] == [f"{home}/berita/dihapus"], "a front page is no article"


def test_no_private_address_is_connected_to_by_any_way(result: Result) -> None:
    assert not result.secret.asked
    found = result.bench.outcomes("inward")
    outside = {
        attempt.article_url.rpartition("/")[2]: attempt.outcome
        for attempt in result.bench.attempts("inward")
        if attempt.article_url and attempt.outcome != "redirected"
    }
    for name in ("nama", "angka", "alamat", "enam", "awan"):
        assert outside[name] == "refused_address", (name, outside)
    assert set(found["/berita/berkas"]) == {"redirected"}, "a redirect to a file is not followed"
    assert found["/berita/baik"] == ["kept"]


def test_a_redirect_without_end_is_given_up(result: Result) -> None:
    found = result.bench.outcomes("loop")
    assert found["/berita/putar"][:2] == ["redirected", "redirected"]
    assert found["/berita/baik"] == ["kept"]
    assert len([path for path in result.sites["loop"].paths if path == "/berita/putar"]) <= 12


def test_the_second_crawl_fetches_nothing_twice(result: Result) -> None:
    for identity in ("closed-part", "patience", "flaky", "split", "inward"):
        assert result.again[identity].kept == 0, identity
        captures = [(capture.article_url, capture.page) for capture in result.bench.captures(identity)]
        assert len(captures) == len(set(captures))
