"""What the practice newsroom serves: reachable, noisy, marked as practice, honest about change, and logged."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import Request, urlopen

import pytest

from newsroom import Newsroom
from newsroom.outlets import OUTLETS, PRACTICE_NOTICE

FACTS = {outlet.id: outlet for outlet in OUTLETS}


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with Newsroom(day=1) as served:
        yield served


def fetch(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers (lower-case names) and body; error answers too."""
    try:
        with urlopen(Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})) as answer:
            return answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.read()
    except HTTPError as error:
        return error.code, {name.lower(): value for name, value in error.headers.items()}, error.read()


def base_url(newsroom: Newsroom, outlet: str) -> str:
    return next(served.base_url for served in newsroom.outlets if served.id == outlet)


def links(url: str, body: bytes) -> set[str]:
    """Addresses in a page, a feed or a sitemap, without query of campaigns."""
    text = body.decode("utf-8", "replace")
    found = re.findall(r'href="([^"]+)"', text) + re.findall(r"<(?:link|loc)>([^<]+)<", text)
    return {urljoin(url, html.unescape(address)).partition("#")[0].partition("?utm_")[0] for address in found}


DISCOVERY = {
    "kabarswarna": [
        "/wp-json/wp/v2/posts?per_page=100&_fields=link",
        "/feed/ /feed/?paged=2",
        "/wp-sitemap-posts-post-1.xml",
        "/ /page/2/",
    ],
    "wartapantura": ["/index-news /index-news?page=2", "/sitemap-news.xml"],
    "radarkatulistiwa": ["/index /index/5"],
    "mediacenter": ["/berita /berita?halaman=2"],
    "catatantimur": ["/feeds/posts/default?start-index=1&max-results=4 /feeds/posts/default?start-index=5", "/sitemap.xml"],
    "rangkumdaerah": ["/feed/"],
}


@pytest.mark.parametrize("outlet", DISCOVERY)
def test_every_article_is_on_each_way_of_discovery(newsroom: Newsroom, outlet: str) -> None:
    wanted = {urlsplit(article.url).path for article in newsroom.expected() if article.outlet == outlet}
    for way in DISCOVERY[outlet]:
        found: set[str] = set()
        for path in way.split():
            url = base_url(newsroom, outlet) + path
            status, headers, body = fetch(url)
            assert status == 200, url
            if "json" in headers["content-type"]:
                body = re.sub(rb'"link": "([^"]+)"', rb'href="\1"', body)
            found |= links(url, body)
        assert wanted <= {urlsplit(url).path.removeprefix("/index.php") for url in found}, way


def test_pages_keep_every_word_of_the_text_and_add_noise_to_it(newsroom: Newsroom) -> None:
    for article in newsroom.expected():
        encoding = FACTS[article.outlet].encoding
        words = ""
        for page in ("", "?page=2") if article.outlet == "wartapantura" else ("",):
            status, headers, body = fetch(article.url + page)
            if status == 404 and page:
                continue
            assert status == 200
            assert headers["content-type"].startswith("text/html")
            markup = body.decode(encoding)
            assert PRACTICE_NOTICE in markup
            words += " " + " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())
        for paragraph in article.text.split("\n\n"):
            assert " ".join(paragraph.split()) in words, article.id
        assert PRACTICE_NOTICE not in article.text
        assert len(words) > len(article.text) + 500


def test_every_answered_page_says_practice_data(newsroom: Newsroom) -> None:
    for served in newsroom.outlets:
        for path in (*(path for way in DISCOVERY[served.id] for path in way.split()), "/"):
            status, headers, body = fetch(served.base_url + path)
            if status == 200 and ("html" in headers["content-type"] or path.endswith("feed/")):
                assert PRACTICE_NOTICE.encode() in body, served.base_url + path


def test_a_long_article_is_split_and_the_first_page_lacks_the_end(newsroom: Newsroom) -> None:
    article = next(article for article in newsroom.expected() if article.id == "wartapantura-01")
    last = article.text.split("\n\n")[-1].encode()
    first, second, whole = (fetch(article.url + query)[2] for query in ("", "?page=2", "?page=all"))
    assert last not in first and last in second and last in whole
    assert f'rel="canonical" href="{article.url}"'.encode() in second
    assert fetch(article.url + "?page=3")[0] == 404


def test_twins_lead_to_the_same_story(newsroom: Newsroom) -> None:
    swarna = next(article for article in newsroom.expected() if article.outlet == "kabarswarna")
    for twin in (swarna.url + "amp/", swarna.url.rstrip("/"), swarna.url + "?utm_source=x"):
        assert swarna.title.encode() in fetch(twin)[2]
    radar = next(article for article in newsroom.expected() if article.outlet == "radarkatulistiwa")
    assert radar.title.encode() in fetch(radar.url + "/15")[2]
    assert radar.title.encode() in fetch(radar.url.replace("/read/", "/amp/"))[2]


def test_robots_names_delay_and_a_path_that_pages_link_to(newsroom: Newsroom) -> None:
    for served in newsroom.outlets:
        status, _, body = fetch(served.base_url + "/robots.txt")
        assert status == 200
        robots = body.decode()
        assert f"Crawl-delay: {FACTS[served.id].crawl_delay_seconds}" in robots
        home = fetch(served.base_url + "/")[2].decode("utf-8", "replace")
        assert any(f'href="{path}' in home for path in FACTS[served.id].disallow), served.id


def test_unchanged_is_304_by_tag_and_by_time(newsroom: Newsroom) -> None:
    for served in newsroom.outlets:
        url = next(article.url for article in newsroom.expected() if article.outlet == served.id)
        _, headers, _ = fetch(url)
        for condition in ({"If_None_Match": headers["etag"]}, {"If_Modified_Since": headers["last-modified"]}):
            status, _, body = fetch(url, **condition)
            assert (status, body) == (304, b"")
        assert fetch(url, If_None_Match='"another"', If_Modified_Since=headers["last-modified"])[0] == 200


def test_a_listing_is_new_on_the_second_day(newsroom: Newsroom) -> None:
    url = base_url(newsroom, "catatantimur") + "/feeds/posts/default"
    _, headers, _ = fetch(url)
    newsroom.set_day(2)
    assert fetch(url, If_None_Match=headers["etag"])[0] == 200
    assert fetch(url, If_Modified_Since=headers["last-modified"])[0] == 200


def test_the_second_day(newsroom: Newsroom) -> None:
    before = {article.id: article for article in newsroom.expected()}
    newsroom.set_day(2)
    after = newsroom.expected()
    news = [article for article in after if article.id not in before]
    assert len([article for article in news if article.reachable]) >= 4
    for article in after:
        status, headers, body = fetch(article.url)
        if not article.reachable:
            assert status == 503 and int(headers["retry-after"]) > 0
        elif article.gone:
            assert status == 410
        else:
            assert status == 200
        if article.id in before and article.text != before[article.id].text:
            assert b"Ralat" in body and b"Adapun tiga staf" in body
    assert fetch(base_url(newsroom, "mediacenter") + "/robots.txt")[0] == 503


def test_rest_pages_and_counts(newsroom: Newsroom) -> None:
    posts = base_url(newsroom, "kabarswarna") + "/wp-json/wp/v2/posts"
    status, headers, _ = fetch(posts + "?per_page=3&page=3")
    assert (status, headers["x-wp-total"], headers["x-wp-totalpages"]) == (200, "7", "3")
    assert fetch(posts + "?per_page=3&page=4")[0] == 400
    assert fetch(posts + "?per_page=101")[0] == 400
    newsroom.set_day(2)
    assert b"Perkara Kades" in fetch(posts + "?modified_after=2024-12-06T00:00:00&_fields=title")[2]


def test_every_request_is_in_the_log(newsroom: Newsroom) -> None:
    url = base_url(newsroom, "wartapantura") + "/index-news?page=2"
    fetch(url, User_Agent="probe/1 (+mailto:probe@example.org)", If_None_Match='"x"')
    [row] = newsroom.log.rows("wartapantura")
    assert (row.method, row.path, row.status) == ("GET", "/index-news?page=2", 200)
    assert row.user_agent == "probe/1 (+mailto:probe@example.org)"
    assert row.if_none_match == '"x"'
    assert newsroom.log.rows("mediacenter") == []
    newsroom.log.clear()
    assert newsroom.log.rows() == []


def test_a_day_that_does_not_exist_is_refused(newsroom: Newsroom) -> None:
    with pytest.raises(ValueError, match="days 1 to 2"):
        newsroom.set_day(3)
