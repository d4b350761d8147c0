"""Each discovery method on answers of its kind: what it reads, and that it says so when an answer is none."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from functools import cache

import pytest

from crawlers.discovery import METHODS, Answer, ListingPage, UnreadableListing
from crawlers.families import Rung, load_families
from crawlers.outlets import Outlet, host_key, load_outlets
from crawlers.printed_dates import load_months, read_printed_date
from ikrar.config import Config

HOME = "https://kabar.test/"


@cache
def outlet(family: str) -> Outlet:
    found = load_families(Config())[family]
    any_outlet = load_outlets(Config())[0]
    return replace(any_outlet, home=HOME, hosts=frozenset([host_key(HOME)]), article=found.article, timezone="Asia/Makassar")


def read(family: str, rung: Rung, body: bytes, *, url: str = HOME, number: int = 0, **headers: str) -> ListingPage:
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    return METHODS[rung.method].read(outlet(family), rung, Answer(url=url, body=body, headers=fields, number=number))


WORDPRESS = Rung(method="wordpress", address="/wp-json/wp/v2/posts")


def posts(count: int) -> bytes:
    rows = [
        {
            "id": number,
            "link": f"{HOME}2024/11/0{number % 9 + 1}/asn-netral-{number}/",
            "date_gmt": "2024-11-01T03:00:00",
            "modified_gmt": f"2024-11-01T04:00:{number % 60:02d}",
            "title": {"rendered": "ASN &#8220;Netral&#8221;"},
        }
        for number in range(count)
    ]
    return json.dumps(rows).encode()


def test_wordpress_reads_posts_and_the_next_page() -> None:
    page = read("wordpress", WORDPRESS, posts(100))
    assert len(page.entries) == 100 and not page.ends
    assert "&page=2&" in page.following[0]
    entry = page.entries[0]
    assert (entry.url, entry.title) == (f"{HOME}2024/11/01/asn-netral-0/", "ASN “Netral”")
    assert (entry.published_at, entry.signal) == ("2024-11-01T03:00:00+00:00", "2024-11-01T04:00:00")


def test_wordpress_ends_on_a_short_page_or_by_its_header() -> None:
    assert read("wordpress", WORDPRESS, posts(3)).ends
    assert read("wordpress", WORDPRESS, posts(100), x_wp_totalpages="1").ends
    assert not read("wordpress", WORDPRESS, posts(100), x_wp_totalpages="2").ends


def test_wordpress_asks_for_changes_only_again() -> None:
    first = METHODS["wordpress"].start(outlet("wordpress"), WORDPRESS, again=False)
    again = METHODS["wordpress"].start(outlet("wordpress"), WORDPRESS, again=True)
    assert len(first) == 1 and again[0] == first[0] and "orderby=modified" in again[1]
    routed = METHODS["wordpress"].start(outlet("wordpress"), Rung(method="wordpress", address="/?rest_route=/wp/v2/posts"), again=False)
    assert routed[0].startswith(f"{HOME}?rest_route=/wp/v2/posts&per_page=100&page=1")


RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Kabar</title>
<item><title>ASN Netral</title><link>https://kabar.test/asn-netral/?utm_source=rss</link><pubDate>Fri, 01 Nov 2024 10:00:00 +0700</pubDate>
<description>Ringkas</description><content:encoded>%s</content:encoded></item>
<item><title>Tanpa zona</title><link>https://kabar.test/tanpa-zona/</link><pubDate>2024-10-31 08:30:00</pubDate></item>
<item><title>Tanpa tanggal</title><link>https://kabar.test/tanpa-tanggal/</link></item>
<item><title>Milik lain</title><link>https://lain.test/milik-lain/</link></item>
</channel></rss>"""
FEED = Rung(method="feed", address="/feed/")


def test_a_feed_gives_address_time_and_title() -> None:
    entries = read("feed", FEED, (RSS % "isi").encode(), content_type="application/rss+xml").entries
    assert [entry.url for entry in entries] == [f"{HOME}asn-netral/", f"{HOME}tanpa-zona/", f"{HOME}tanpa-tanggal/"]
    # A time without zone is the outlet's own.
    times = [entry.published_at for entry in entries]
    assert times == ["2024-11-01T10:00:00+07:00", "2024-10-31T08:30:00+08:00", None]


@pytest.mark.parametrize("written", ["0001-01-01T00:00:00+07:00", "Thu, 01 Jan 1970 00:00:00 +0000", "9999-12-31 23:59:59"])
def test_a_stand_in_for_a_time_in_a_feed_is_no_time(written: str) -> None:
    body = (RSS % "isi").replace("Fri, 01 Nov 2024 10:00:00 +0700", written)
    assert read("feed", FEED, body.encode()).entries[0].published_at is None


def test_a_feed_signals_a_change_of_the_text_and_nothing_else() -> None:
    before, same, after = (read("feed", FEED, (RSS % text).encode()).entries[0].signal for text in ("isi", "isi", "isi lain"))
    assert before == same != after


def test_a_paged_feed_goes_on_until_it_is_empty() -> None:
    paged = Rung(method="feed", address="/feeds/posts/default?start-index={start}&max-results=25", step=25)
    assert METHODS["feed"].start(outlet("feed"), paged, again=False)[0].endswith("start-index=1&max-results=25")
    assert read("feed", paged, (RSS % "isi").encode()).ends, "a short page is the last"
    unsized = Rung(method="feed", address="/feed/?paged={start}")
    assert read("feed", unsized, (RSS % "isi").encode()).following == (f"{HOME}feed/?paged=2",)
    empty = b"<?xml version='1.0'?><rss version='2.0'><channel><title>x</title></channel></rss>"
    assert read("feed", unsized, empty, number=4).ends


SITEMAP = Rung(method="sitemap", address="/sitemap.xml")
NEWS = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><!-- x -->
<url><loc>https://kabar.test/2024/10/30/ratusan-keuchik-ikrar</loc><news:news><news:publication><news:name>Kabar</news:name></news:publication>
<news:publication_date>2024-10-30T19:31:00+07:00</news:publication_date><news:title>Ratusan Keuchik Ikrar</news:title></news:news></url>
<url><loc>https://kabar.test/2024/10/29/lain-lagi</loc><lastmod>2024-10-30</lastmod></url>
<url><loc>https://kabar.test/tag/pilkada</loc></url></urlset>"""


@pytest.mark.parametrize("body", [NEWS, gzip.compress(NEWS)])
def test_a_news_sitemap_gives_time_and_title(body: bytes) -> None:
    first, second = read("tribun", SITEMAP, body).entries
    assert (first.published_at, first.title) == ("2024-10-30T19:31:00+07:00", "Ratusan Keuchik Ikrar")
    assert (second.published_at, second.signal) == (None, "2024-10-30"), "a time of change is no time of publication"


def test_an_index_leads_to_its_children_youngest_first() -> None:
    body = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://kabar.test/post-sitemap.xml</loc><lastmod>2023-01-01</lastmod></sitemap>
<sitemap><loc>https://kabar.test/post-sitemap2.xml</loc><lastmod>2024-11-01</lastmod></sitemap>
<sitemap><loc>https://kabar.test/category-sitemap.xml</loc><lastmod>2024-11-02</lastmod></sitemap>
<sitemap><loc>https://lain.test/post-sitemap.xml</loc></sitemap></sitemapindex>"""
    assert read("wordpress", SITEMAP, body).following == (f"{HOME}post-sitemap2.xml", f"{HOME}post-sitemap.xml")


def test_entities_of_strangers_are_not_followed(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("secret") / "secret.txt"
    secret.write_text("https://kabar.test/2024/10/30/rahasia-besar")
    body = f'<!DOCTYPE u [<!ENTITY x SYSTEM "file://{secret}">]><urlset><url><loc>&x;</loc></url></urlset>'.encode()
    assert read("tribun", SITEMAP, body).entries == ()


LISTING = Rung(method="listing", address="/berita?page={page}")
CARDS = """<html><body><nav><a href="/berita/kategori/umum">Umum</a></nav>
<div class="list">
<div class="card"><a href="/berita/1-pertama-sekali"><img></a><h3><a href="/berita/1-pertama-sekali">Pertama: 27 November 2024</a></h3>
<span class="tgl">Jumat, 1 Nopember 2024 - 14:05 WITA</span>
<p>Pada 5 Oktober 2024 para kepala desa di kabupaten itu berikrar netral di pendapa.</p></div>
<div class="card"><h3><a href="/berita/2-kedua-kali">Kedua</a></h3><time datetime="2024-10-31T07:00:00+08:00">kemarin</time></div>
<div class="card"><h3><a href="https://kabar.test/berita/3-ketiga-kali">Ketiga</a></h3> 30/10/2024 </div>
<div class="card"><h3><a href="/berita/4-keempat-kali">Keempat</a></h3></div>
</div></body></html><footer><a href="/berita/5-di-luar-badan">Di luar</a></footer>"""


def test_a_list_without_selectors_is_read_by_its_shape() -> None:
    page = read("goid_listing", LISTING, CARDS.encode(), content_type="text/html")
    found = {entry.url.rpartition("/")[2]: (entry.title, entry.published_at) for entry in page.entries}
    assert found == {
        "1-pertama-sekali": ("Pertama: 27 November 2024", "2024-11-01T14:05:00+08:00"),
        "2-kedua-kali": ("Kedua", "2024-10-31T07:00:00+08:00"),
        "3-ketiga-kali": ("Ketiga", "2024-10-30"),
        "4-keempat-kali": ("Keempat", None),
        "5-di-luar-badan": ("Di luar", None),
    }
    assert page.following == (f"{HOME}berita?page=2",)


def test_a_list_with_selectors_keeps_to_them() -> None:
    rung = Rung(method="listing", address="/berita", item=".card", link="h3 a", title="h3", date=".tgl")
    entries = read("goid_listing", rung, CARDS.encode(), content_type="text/html").entries
    assert len(entries) == 4
    assert [entry.published_at for entry in entries] == ["2024-11-01T14:05:00+08:00", None, None, None]


def test_a_table_row_is_an_entry_and_bytes_are_decoded_as_browsers_do() -> None:
    rows = "".join(
        f'<tr><td>{day}</td><td>{day} Mei 2025</td><td><a href="/berita/{day}-x-y">“Judul” {day}</a></td></tr>' for day in (9, 8)
    )
    body = f"<table>{rows}</table>".encode("windows-1252")
    entries = read("goid_listing", LISTING, body, content_type="text/html; charset=iso-8859-1").entries
    assert [(entry.title, entry.published_at) for entry in entries] == [("“Judul” 9", "2025-05-09"), ("“Judul” 8", "2025-05-08")]


def test_a_list_without_numbers_follows_rel_next() -> None:
    rung = Rung(method="listing", address="/berita")
    body = b'<a href="/berita/1-a-b">A</a><a rel="next nofollow" href="/berita/hal/2">&raquo;</a>'
    assert read("goid_listing", rung, body).following == (f"{HOME}berita/hal/2",)
    assert read("goid_listing", rung, b'<a href="/berita/1-a-b">A</a>').ends


@pytest.mark.parametrize("rung", [WORDPRESS, FEED, SITEMAP], ids=lambda rung: rung.method)
@pytest.mark.parametrize("body", [b"<html><title>Just a moment...</title></html>", b"", b'{"code": "rest_disabled"}', b"\x00\xff\xfe" * 9])
def test_an_answer_of_another_kind_is_never_an_empty_list(rung: Rung, body: bytes) -> None:
    with pytest.raises(UnreadableListing):
        read("wordpress", rung, body, content_type="text/html")


def test_a_page_without_articles_has_no_entries_and_no_next_page() -> None:
    page = read("goid_listing", LISTING, b"<html><title>Just a moment...</title></html>")
    assert page.entries == () and page.following == () and not page.ends


@pytest.mark.parametrize(
    ("printed", "means"),
    [
        ("Jumat, 24 Juli 2026 12:40 WIB", "2026-07-24T12:40:00+07:00"),
        ("24 Jul 2026, 12.40", "2026-07-24T12:40:00+07:00"),
        ("Minggu, 5 Peb 2017", "2017-02-05"),
        ("07/11/2024 09:15", "2024-11-07T09:15:00+07:00"),
        ("2024-11-07 09:15:33", "2024-11-07T09:15:33+07:00"),
        ("2024-11-07T02:15:33.120Z", "2024-11-07T02:15:33+00:00"),
        ("2024-11-07", "2024-11-07"),
        ("31/02/2024", None),
        ("0001-01-01T00:00:00", None),
        ("1970-01-01", None),
        ("01/01/1970 07:00", None),
        ("17 menit yang lalu", None),
        ("Pilkada 2024", None),
        ("3 orang 2024", None),
    ],
)
def test_printed_dates(printed: str, means: str | None) -> None:
    assert read_printed_date(printed, load_months(Config()), "Asia/Jakarta") == means
