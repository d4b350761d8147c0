"""Dates of a text: every form of newspapers, years inferred, weekdays against numbers, and what is no date."""

from __future__ import annotations

from datetime import date

import pytest

from ikrar.config import Config
from ikrar.elections import Election, load_elections
from pipeline.tagging.dates import published_day
from pipeline.tagging.days.read import FoundDate, _election_by_day, read_dates, read_today
from pipeline.tagging.days.words import DateWords, load_date_entries, load_date_words
from pipeline.tagging.numbers.numerals import UNITS

CONFIG = Config(None)
PAGE = date(2024, 10, 16)  # a Wednesday


@pytest.fixture(scope="module")
def tables() -> tuple[DateWords, list[Election]]:
    return load_date_words(CONFIG, UNITS), list(load_elections(CONFIG).values())


def read(text: str, tables: tuple[DateWords, list[Election]], published: date | None = PAGE, **given: object) -> list[FoundDate]:
    return read_dates(text, *tables, published=published, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("entry", load_date_entries(CONFIG), ids=lambda entry: f"{entry.use}-{entry.words[0]}")
def test_examples_of_the_vocabulary(entry: object, tables: tuple[DateWords, list[Election]]) -> None:
    found = read(entry.example, tables)  # type: ignore[attr-defined]
    assert (found[-1].iso if found else None) == entry.iso  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kamis (10/10/2024)", [("2024-10-10", "explicit")]),
        ("ujarnya, Kamis (10/10).", [("2024-10-10", "year_inferred")]),
        ("(Kamis, 10/10/24)", [("2024-10-10", "explicit")]),
        ("Kamis,( 10/ 10/ 2024)", [("2024-10-10", "explicit")]),
        ("(10-10-2024)", [("2024-10-10", "explicit")]),
        ("Kamis-10/10/2024", [("2024-10-10", "explicit")]),
        ("Kamis 10 Oktober 2024", [("2024-10-10", "explicit")]),
        ("Kamis, 10 Oktober", [("2024-10-10", "year_inferred")]),
        ("7 Oktober lalu", [("2024-10-07", "year_inferred")]),
        ("27 November mendatang", [("2024-11-27", "year_inferred")]),
        ("Rabu-Kamis (9-10/10/2024)", [("2024-10-09", "explicit")]),
        ("9-10 Oktober 2024", [("2024-10-09", "explicit")]),
        ("kemarin (15/10)", [("2024-10-15", "relative"), ("2024-10-15", "year_inferred")]),
        ("Selasa kemarin", [("2024-10-15", "relative")]),
        ("pada Pemilu Februari kemarin", [("2024-02", "relative")]),
        ("caleg yang kalah pada pileg kemarin", []),
        ("Jumat (11/10) kemarin", [("2024-10-11", "year_inferred")]),
        ("jelang pemungutan suara Rabu", [("2024-10-16", "relative")]),
        ("diserahkan tanggal 11 kemarin", [("2024-10-11", "relative")]),
        ("diserahkan tanggal 21 lalu", [("2024-09-21", "relative")]),
        ("pleno tanggal 3 bulan lalu", [("2024-09-03", "relative")]),
        ("pleno pada tanggal 14,", [("2024-10-14", "relative")]),
        ("dimulai tanggal 28", []),
        ("apel digelar setiap hari Senin", []),
        ("apel digelar setiap pekan, Senin (14/10)", [("2024-10-14", "year_inferred")]),
        ("dibuka tanggal 20 mendatang", []),
        ("pada hari terakhir bulan April 2024", [("2024-04-30", "explicit")]),
        ("pada hari terakhir Februari", [("2024-02-29", "relative")]),
        ("Rabu", [("2024-10-16", "relative")]),
        ("Rabu lalu", [("2024-10-09", "relative")]),
        ("Rabu besok", [("2024-10-23", "relative")]),
        ("Sabtu pekan lalu", [("2024-10-12", "relative")]),
        ("akhir September", [("2024-09", "relative")]),
        ("Desember lalu", [("2023-12", "relative")]),
        ("sejak November 2023", [("2023-11", "explicit")]),
        ("Pada Senin (7/10) ia datang. Lima hari kemudian ia pergi.", [("2024-10-07", "year_inferred"), ("2024-10-12", "relative")]),
        ("Pada Senin (7/10) ia datang. Dua hari berselang ia pergi.", [("2024-10-07", "year_inferred"), ("2024-10-09", "relative")]),
        ("Pada Senin (7/10) ia datang. Sepekan sebelumnya ia pergi.", [("2024-10-07", "year_inferred"), ("2024-09-30", "relative")]),
        ("Pada Senin (7/10) ia datang. Dua bulan sebelumnya ia pergi.", [("2024-10-07", "year_inferred"), ("2024-08", "relative")]),
        ("Pada Senin (7/10) ia datang, esok harinya pergi.", [("2024-10-07", "year_inferred"), ("2024-10-08", "relative")]),
        ("Tiga hari kemudian ia pergi.", []),
        ("ia datang Senin tiga pekan lalu", [("2024-09-23", "relative")]),
        ("dua hari setelah pleno yang digelar Senin malam", [("2024-10-16", "relative"), ("2024-10-14", "relative")]),
        ("Sehari setelah dilantik, ia datang.", []),
        ("paling lama lima hari setelah diregister", []),
        ("Kamis (10/10/2024), dua pekan setelah putaran pertama", [("2024-10-10", "explicit")]),
        (
            "Surat terbit Senin (14/10).\nMereka menunggu sejak Selasa (8/10).\n\nDua hari sebelumnya ia datang.",
            [("2024-10-14", "year_inferred"), ("2024-10-08", "year_inferred"), ("2024-10-12", "relative")],
        ),
        (
            "Rapat digelar Selasa (15/10). Data dirilis 6 Oktober.\n\nDua hari sebelumnya ia datang.",
            [("2024-10-15", "year_inferred"), ("2024-10-06", "year_inferred"), ("2024-10-13", "relative")],
        ),
        ("Laporan masuk 3 Oktober.\n\nEmpat hari kemudian diregister.", [("2024-10-03", "year_inferred"), ("2024-10-07", "relative")]),
        ("sampai November jangan ada yang memihak", [("2024-11", "relative")]),
        ("sampai Agustus sudah ada dua laporan", [("2024-08", "relative")]),
        (
            "sembilan hari sebelum pemungutan suara ulang (PSU) Pilkada Pasaman, 20 Oktober.",
            [("2024-10-11", "relative"), ("2024-10-20", "year_inferred")],
        ),
        ("sembilan hari sebelum pemungutan suara ulang (PSU)", []),
        ("Putusan keluar paling lama tiga hari setelahnya, sejak Senin (7/10).", [("2024-10-07", "year_inferred")]),
        ("Dua hari lalu surat dikirim.", [("2024-10-14", "relative")]),
        ("tiga bulan lalu", [("2024-07", "relative")]),
        ("dua pekan lalu", [("2024-10-02", "relative")]),
        ("kurang lebih tiga pekan lalu", [("2024-09", "relative")]),
        ("SKB lima menteri tanggal 22 September 2022", [("2022-09-22", "explicit")]),
        (
            "Senin (7/10). Selang tiga hari ia pergi, sepekan kemudian pulang",
            [("2024-10-07", "year_inferred"), ("2024-10-10", "relative"), ("2024-10-17", "relative")],
        ),
        ("Senin (7/10). Hampir sepekan kemudian", [("2024-10-07", "year_inferred"), ("2024-10", "relative")]),
        ("putusannya Jumat ini", [("2024-10-18", "relative")]),
        ("lima hari yang lalu", [("2024-10-11", "relative")]),
        ("dua tahun silam", [("2022", "relative")]),
        ("pada Pemilu 2019 dan Pilkada serentak tahun 2020", [("2019", "explicit"), ("2020", "explicit")]),
        ("memasuki H-15 Pilkada", [("2024-11-12", "relative")]),
        ("hari ke-9 kampanye", [("2024-10-03", "relative")]),
        ("dua hari sebelum pencoblosan", [("2024-11-25", "relative")]),
        ("(28/12/2023)", [("2023-12-28", "explicit")]),
        ("hari rabu, 25 september 2024", [("2024-09-25", "explicit")]),
        ("(28/12)", [("2023-12-28", "year_inferred")]),
        # no dates
        ("UU Nomor 10 Tahun 2016 dan PP 94/2021", []),
        ("surat Nomor 142/PM.00 K.BE-04/07/2024", []),
        ("Nomor 800/1417 dan 270 / 360 / Pem.1", []),
        ("Surat 275/Bawaslu-Mgr/I/2020", []),
        ("anggota DPRD periode 2019-2024", []),
        ("pukul 10.00 WIB, skor 3/4", []),
        ("(26/26/2024) (29//6/20200", []),
        ("masa Minggu tenang", []),
        ("Perbawaslu 6/2018", []),
        ("Rp 12.10.2024,00", []),
        ("", []),
    ],
)
def test_forms(text: str, expected: list[tuple[str, str]], tables: tuple[DateWords, list[Election]]) -> None:
    assert [(found.iso, found.basis) for found in read(text, tables)] == expected


@pytest.mark.parametrize(
    ("text", "published", "written", "resolved"),
    [
        ("Selasa (14/1/2024)", date(2025, 1, 14), "2024-01-14", "2025-01-14"),  # the year
        ("Kamis (10/9/2024)", date(2024, 10, 11), "2024-09-10", "2024-10-10"),  # the month
        ("Kamis (10/9/2023)", date(2024, 10, 11), "2023-09-10", None),  # no single change mends it: as written
        ("Rabu (9/11/2024)", date(2024, 10, 10), "2024-11-09", "2024-10-09"),  # the month
        ("Senin (11/10/2024)", date(2024, 10, 16), "2024-10-11", "2024-10-14"),  # the day
        ("Rabu (27/11/2024)", date(2024, 10, 10), "2024-11-27", None),  # to come, and it fits
    ],
)
def test_weekday_against_number(
    text: str, published: date, written: str, resolved: str | None, tables: tuple[DateWords, list[Election]]
) -> None:
    (found,) = read(text, tables, published)
    assert (found.iso, found.resolved) == (written, resolved)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Kamis dan Jumat pekan lalu", "2024-10-10", "2024-10-11"),
        ("Senin-Selasa (14-15/10)", "2024-10-14", "2024-10-15"),
        ("14 sampai 16 Oktober 2024", "2024-10-14", "2024-10-16"),
        ("Selasa dan Rabu (16/10)", "2024-10-16", None),  # the number is the last one's
        ("24-26 November 2024", "2024-11-24", None),  # to come
        ("Rabu dan Kamis", "2024-10-09", "2024-10-10"),
    ],
)
def test_several_days_together(text: str, first: str, last: str | None, tables: tuple[DateWords, list[Election]]) -> None:
    (found,) = read(text, tables)
    assert (found.iso, found.resolved, found.last) == (first, None, last)


def test_the_year_of_an_undated_page_comes_from_the_election_that_it_names(tables: tuple[DateWords, list[Election]]) -> None:
    (found, _) = read("Selasa (10/11), jelang Pilkada 2020", tables, None)
    assert (found.iso, found.basis) == ("2020-11-10", "year_inferred")
    (found, _) = read("Jumat (10/11), jelang Pemilu 2024", tables, None)
    assert found.iso == "2023-11-10"
    assert read("Selasa (10/11) dan Senin kemarin", tables, None) == []


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Dua lurah diperiksa Rabu (18/1). Pemilihan Wali Kota Pekanbaru 15 Februari 2017 sudah dekat.", "2017-01-18"),
        ("Dua lurah diperiksa Kamis (29/12). Pemilihan Wali Kota Pekanbaru 15 Februari 2017 sudah dekat.", "2016-12-29"),
        ("Tiga kades dipanggil Senin (9/11). Pencoblosan berlangsung 9 Desember 2015.", "2015-11-09"),
    ],
)
def test_the_year_of_an_undated_page_comes_from_the_voting_day_that_it_writes_out(
    text: str, iso: str, tables: tuple[DateWords, list[Election]]
) -> None:
    first = read(text, tables, published=None)[0]
    assert (first.iso, first.basis) == (iso, "year_inferred")


def test_the_election_of_a_long_undated_page_is_looked_for_once(tables: tuple[DateWords, list[Election]]) -> None:
    _election_by_day.cache_clear()
    assert read("Dua lurah diperiksa Rabu (18/1). " * 50, tables, published=None) == []
    assert _election_by_day.cache_info().misses == 1


def test_the_dateline_anchors_a_page_without_publication(tables: tuple[DateWords, list[Election]]) -> None:
    text = "JAYAPURA, 21 Juli 2025 – Ikrar digelar Senin."
    found = read(text, tables, None, dateline=(0, 24))
    assert [one.iso for one in found] == ["2025-07-21", "2025-07-21"]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Hari ini, Kamis (3/10/2024), dua lurah diperiksa.", "2024-10-03"),
        ("Dua lurah diperiksa Kamis (3/10/2024) hari ini.", "2024-10-03"),
        ("Hari ini sudah memasuki hari ke-9 masa kampanye Pilkada 2024.", "2024-10-03"),
        ("Hari ini H-15 Pilkada 2024.", "2024-11-12"),
        ("Hari ini ikrar digelar. Ikrar pertama pada hari ke-9 kampanye Pilkada 2024.", None),
        ("Sejak Kamis (3/10/2024) lurah diperiksa. Hari ini belum ada hasil.", None),
    ],
)
def test_a_page_says_what_day_it_is(text: str, iso: str | None, tables: tuple[DateWords, list[Election]]) -> None:
    words, elections = tables
    today = read_today(text, words, elections)
    assert (today and today.iso) == iso


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("sampai pencoblosan 27 November 2024", "voting_day"),
        ("kampanye dimulai 25 September 2024", "campaign"),
        ("ikrar digelar 20 Oktober 2024", "future"),
        ("edaran tertanggal 2 Oktober 2024", "letter"),
        ("data per Selasa, 15 Oktober 2024", "as_of"),
        ("sejak resmi dilantik sebagai Pj Bupati pada 15 Oktober 2024", "in_office"),
        ("ikrar dibacakan Selasa (15/10/2024)", "act"),
    ],
)
def test_what_day_it_is(text: str, day: str, tables: tuple[DateWords, list[Election]]) -> None:
    assert read(text, tables)[-1].day == day


def test_publication_is_read_in_the_zone_of_the_page() -> None:
    assert published_day("2024-10-16T23:30:00+07:00") == date(2024, 10, 16)
    assert published_day("2024-10-16T20:00:00+00:00") == date(2024, 10, 17)
    assert published_day("2024-10-16") == date(2024, 10, 16)
    assert published_day(None) is None


@pytest.mark.parametrize("stand_in", ["0001-01-01", "0001-01-01T00:00:00+07:00", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
def test_a_stand_in_for_no_time_is_no_publication(stand_in: str) -> None:
    assert published_day(stand_in) is None


def test_a_bare_weekday_after_the_vote_is_the_voting_day(tables: tuple[DateWords, list[Election]]) -> None:
    (found,) = read("tidak memihak menjelang pemungutan suara ulang (PSU) pada Sabtu", tables, date(2025, 4, 16))
    assert (found.iso, found.day) == ("2025-04-19", "voting_day")
    (yesterday,) = read("sampai tadi malam belum ada laporan", tables, date(2025, 4, 20))
    assert (yesterday.iso, yesterday.day) == ("2025-04-19", "as_of")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Hal itu disampaikan saat apel, Rabu (10/7), menyambut Pemilu pilkada 2024.", "2024-07-10"),
        ("katanya, Rabu (22/01), menyongsong pilkada tahun 2020", "2020-01-22"),
        ("ucapnya, Senin (18/2). Pada Pemilihan Umum (Pemilu) 2019 semua harus netral", "2019-02-18"),
    ],
)
def test_without_publication_the_weekday_tells_the_year(text: str, iso: str, tables: tuple[DateWords, list[Election]]) -> None:
    assert read(text, tables, published=None)[0].iso == iso


def test_a_voting_day_that_is_over_may_be_the_day_of_an_act(tables: tuple[DateWords, list[Election]]) -> None:
    after = date(2015, 12, 10)
    assert read("kata gubernur pada Rabu (9/12) kemarin", tables, published=after)[0].day == "act"
    assert read("pada pencoblosan, Rabu (9/12)", tables, published=after)[0].day == "voting_day"
