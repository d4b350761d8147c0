"""Printed and machine times, and which of several a page means."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from ikrar.clock import is_ahead, known_by
from ikrar.model import Article
from pipeline.extract import Page, extract_article
from pipeline.extract.moments import find_printed, parse_machine_time

WITA = ZoneInfo("Asia/Makassar")


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("Rabu, 20 November 2024 13:00 WIB", "2024-11-20T13:00:00+07:00"),
        ("SELASA, 15 OKTOBER 2024 | 20:11 WIB", "2024-10-15T20:11:00+07:00"),
        ("Sabtu, 23/11/2024 20:27 WIT", "2024-11-23T20:27:00+09:00"),
        ("Minggu 20 Oct 2024 - 23:07", "2024-10-20T23:07:00+08:00"),
        ("Jumat 18-10-2024,20:16 WIB", "2024-10-18T20:16:00+07:00"),
        ("Senin,02 April 2018 - 23:06:31", "2018-04-02T23:06:31+08:00"),
        ("Selasa, 1 Oktober 2024, 00:45 WITA", "2024-10-01T00:45:00+08:00"),
        ("Kompas Kota - 24/06/2024, 15:27 WIB", "2024-06-24T15:27:00+07:00"),
        ("2024-09-27 16:24:42", "2024-09-27T16:24:42+08:00"),
        ("By On Sabtu, Maret 30, 2024", "2024-03-30T00:00:00+08:00"),
        ("Friday, 16 June 2023", "2023-06-16T00:00:00+08:00"),
        ("Jumat, 22 November 2024 03:00 UTC", "2024-11-22T03:00:00+00:00"),
        ("8 Nopember 2020 15.50 WIT [WP]", "2020-11-08T15:50:00+09:00"),
        ("By Redaksi31 Januari 20202", None),
        ("By Redaksi31 Januari 2020", "2020-01-31T00:00:00+08:00"),
        ("12 Agustus 2024 pukul 7.05 pm", "2024-08-12T19:05:00+08:00"),
        ("Kamis (17/10/2024)", "2024-10-17T00:00:00+08:00"),
        ("31/02/2024", None),
        ("Kamis, 17 Oktober", None),
        ("Nomor 800/1417/2024", None),
        ("12 menit yang lalu", None),
    ],
)
def test_printed(printed: str, iso: str | None) -> None:
    found = find_printed(printed)
    assert (found[0].moment(WITA).isoformat() if found else None) == iso


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-11-20T13:00:00+07:00", "2024-11-20T13:00:00+07:00"),
        ("2024-11-20T13:00:00+0700", "2024-11-20T13:00:00+07:00"),
        ("2024-11-20T13:00:00.000Z", "2024-11-20T21:00:00+08:00"),
        ("2024-11-20 13:00", "2024-11-20T13:00:00+08:00"),
        ("2024-11-20", "2024-11-20T00:00:00+08:00"),
        ("2024/09/17 14:22:10", "2024-09-17T14:22:10+08:00"),
        ("Wed, 20 Nov 2024 13:00:00 +0700", "2024-11-20T13:00:00+07:00"),
        ("2024-13-40T00:00:00", None),
        ("0001-01-01T00:00:00+07:00", None),
        ("1970-01-01T00:00:00Z", None),
        ("9999-12-31T23:59:59-05:00", None),
        ("kemarin", None),
    ],
)
def test_machine(written: str, iso: str | None) -> None:
    found = parse_machine_time(written, WITA)
    assert (found.isoformat() if found else None) == iso


BODY = "<p>Bupati meminta seluruh camat menjaga netralitas sampai hari pemungutan suara tanggal 27 November 2024 nanti.</p>"


def published(
    head: str = "",
    over: str = "",
    under: str = "",
    after: str = "",
    url: str = "https://koran.example/judul-satu-dua",
    fetched_at: str | None = None,
) -> tuple[str | None, str | None]:
    text = BODY + "<p>Camat hadir semua dalam rapat itu, kata ajudan bupati.</p>"
    title = "Bupati Ingatkan Camat Lagi"
    page = f"<html><head><title>{title}</title>{head}</head><body>{over}<h1>{title}</h1>{under}<div>{text}</div>{after}</body></html>"
    found = extract_article([Page(url=url, body=page.encode(), fetched_at=fetched_at)], outlet="koran", timezone="Asia/Makassar")
    assert isinstance(found, Article)
    return found.published_at, found.published_basis


def test_no_date_is_no_date() -> None:
    assert published() == (None, None)


def test_dates_in_the_text_above_it_or_of_other_stories_are_none() -> None:
    today = "<div>Minggu, 1 Maret 2026 10:00 WIB</div><ul><li>Menu</li><li>Daerah</li><li>Politik</li></ul>"
    others = (
        "<h3>Berita Lainnya</h3><a href='/x'>Gubernur Lantik 5 Pejabat</a> <time datetime='2026-02-01T08:00+07:00'>1 Februari 2026</time>"
    )
    assert published(over=today, after=others) == (None, None)


def test_the_printed_line_by_the_title() -> None:
    assert published(under="<div>Jumat, 25 Oktober 2024 | 09:10 WIB</div>") == ("2024-10-25T09:10:00+07:00", "page")
    assert published(over="<p>Jumat, 25 Oktober 2024</p>") == ("2024-10-25T00:00:00+08:00", "page")


def test_publication_not_modification() -> None:
    under = "<span>Terbit: 25 Oktober 2024 09:10 WITA</span> <span>Diperbarui: 30 Oktober 2024 11:00 WITA</span>"
    assert published(under=under) == ("2024-10-25T09:10:00+08:00", "page")
    assert published(head='<meta property="article:modified_time" content="2025-01-01T00:00:00+08:00">') == (None, None)


def test_a_machine_time_that_contradicts_address_and_page_is_passed_over() -> None:
    head = '<meta property="article:published_time" content="2026-03-01T09:00:00+08:00">'
    url = "https://koran.example/2024/10/25/judul-satu-dua"
    assert published(head=head, under="<div>25 Oktober 2024</div>", url=url) == ("2024-10-25T00:00:00+08:00", "page")
    assert published(head=head, url=url) == ("2024-10-25T00:00:00+08:00", "address")
    assert published(head=head)[1] == "meta"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://koran.example/2024/9/3/judul-satu-dua", "2024-09-03"),
        ("https://koran.example/05/11/2023/judul-satu-dua", "2023-11-05"),
        ("https://koran.example/berita/202207041004/judul-satu-dua", "2022-07-04"),
        ("https://koran.example/judul-satu-202312212250", "2023-12-21"),
        ("https://koran.example/2024/09/23/153617/judul-satu-dua", "2024-09-23"),
        ("https://koran.example/read/20241399/judul-satu-dua", None),
        ("https://koran.example/2024/judul-satu-dua", None),
    ],
)
def test_address(url: str, day: str | None) -> None:
    found, basis = published(url=url)
    assert (found[:10] if found else None) == day
    assert basis == ("address" if day else None)
    assert found is None or datetime.fromisoformat(found).utcoffset() is not None


def test_a_machine_day_long_after_the_printed_one_is_that_of_the_crawl() -> None:
    head = '<meta property="article:published_time" content="2026-03-01T09:00:00+08:00">'
    assert published(head=head, under="<div>25 Oktober 2024 10:00 WITA</div>") == ("2024-10-25T10:00:00+08:00", "page")
    earlier = '<meta property="article:published_time" content="2024-10-20T09:00:00+08:00">'
    assert published(head=earlier, under="<div>Diperbarui 25 Oktober 2024 10:00 WITA</div>") == ("2024-10-20T09:00:00+08:00", "meta")


def test_json_ld_of_other_stories_is_not_this_ones() -> None:
    other = """{"@type": "NewsArticle", "headline": "Gubernur Lantik Lima Pejabat", "datePublished": "2026-02-01T08:00:00+07:00",
        "author": {"name": "Orang Lain"}}"""
    own = '{"@type":"NewsArticle","headline":"Bupati Ingatkan Camat Lagi","datePublished":"2024-10-25T08:00:00+07:00"}'
    script = '<script type="application/ld+json">{}</script>'
    assert published(head=script.format(other)) == (None, None)
    assert published(head=script.format(f"[{other}, {own}]")) == ("2024-10-25T08:00:00+07:00", "json_ld")


def test_a_time_after_the_fetching_is_passed_over_for_another_one_and_kept_where_there_is_none() -> None:
    swapped = '<meta property="article:published_time" content="2024-12-11T09:10:00+08:00">'
    fetched = "2024-11-13T01:00:00+00:00"
    without_clock = "<div>Selasa, 12 November 2024</div>"
    assert published(head=swapped, under=without_clock)[0] == "2024-12-11T09:10:00+08:00"
    assert published(head=swapped, under=without_clock, fetched_at=fetched) == ("2024-11-12T00:00:00+08:00", "page")
    assert published(head=swapped, fetched_at=fetched) == ("2024-12-11T09:10:00+08:00", "meta")
    assert published(head=swapped, fetched_at="2024-12-11T00:00:00+00:00") == ("2024-12-11T09:10:00+08:00", "meta")


@pytest.mark.parametrize(
    ("said", "archived", "known"),
    [
        ("2024-12-11T09:10:00+08:00", "2024-11-13T20:00:00+00:00", "2024-11-14T04:00:00+08:00"),
        ("2024-11-14T09:10:00+08:00", "2024-11-13T20:00:00+00:00", "2024-11-14T09:10:00+08:00"),  # clocks differ
        ("2024-12-11", "2024-11-13T20:00:00+00:00", "2024-11-13T20:00:00+00:00"),
        ("2020-12-11T09:10:00+08:00", "2024-11-13T20:00:00+00:00", "2020-12-11T09:10:00+08:00"),
        (None, "2024-11-13T20:00:00+00:00", None),
        ("2024-12-11T09:10:00+08:00", None, "2024-12-11T09:10:00+08:00"),
    ],
)
def test_when_it_was_out_at_the_latest(said: str | None, archived: str | None, known: str | None) -> None:
    assert known_by(said, archived) == known
    assert is_ahead(said, archived) == (known != said)
