"""What is sorted out before anything is analysed."""

from __future__ import annotations

import pytest

from ikrar.model import Article
from pipeline.extract import Page, Rejected, extract_article
from pipeline.triage import reject_address


@pytest.mark.parametrize(
    "url",
    [
        "https://koran.example/",
        "https://koran.example/tag/netralitas/",
        "https://koran.example/category/daerah/page/2/",
        "https://koran.example/search?q=asn",
        "https://koran.example/?s=asn",
        "https://blog.example/search/label/Berita",
        "https://blog.example/2024/11/",
        "https://koran.example/index-news?page=2",
        "https://koran.example/topic/pilkada",
        "https://koran.example/unduh/laporan.pdf",
        "https://koran.example/feed/",
        "https://koran.example/berita?start=20",
        "https://koran.example/wp-json/wp/v2/posts",
    ],
)
def test_addresses_of_no_article(url: str) -> None:
    assert reject_address(url) == "address"


@pytest.mark.parametrize(
    "url",
    [
        "https://koran.example/?p=123",
        "https://koran.example/2024/11/15/penulis-muda-ikut-ikrar/",
        "https://koran.example/daerah/read/88231/kategori-baru-pelanggaran",
        "https://blog.example/2024/11/lurah-diminta-netral.html",
        "https://koran.example/indeks-kerawanan-pemilu-naik",
        "https://koran.example/berita/detail/7",
        "https://koran.example/tag-line-bupati-baru",
    ],
)
def test_addresses_that_may_be_articles(url: str) -> None:
    assert reject_address(url) is None


def extract(page: str) -> Article | Rejected:
    return extract_article([Page(url="https://koran.example/suara-daerah-hari-ini", body=page.encode())], outlet="koran")


OPENINGS = [
    ("KENDAL", "Bawaslu memanggil tiga kepala desa yang diduga ikut rapat tim sukses di rumah makan pada malam hari."),
    ("WAJO", "Sekda memimpin ikrar netralitas yang diikuti ratusan pegawai di halaman kantor bupati pada Senin pagi."),
    ("BIREUEN", "Panwaslih menerima dua laporan tentang keuchik yang membagikan undangan kampanye kepada warga desanya."),
    ("MALANG", "Pj wali kota menerbitkan edaran yang melarang lurah mengunggah foto bersama pasangan calon mana pun."),
    ("SORONG", "Bawaslu membuka posko aduan netralitas di kantor distrik dan menugaskan empat orang untuk menjaganya."),
]


def test_openings_of_many_articles_are_a_list() -> None:
    glued = "".join(f"<p>{place}, KORAN.example – {text}</p>" for place, text in OPENINGS)
    assert extract(
        f"<html><head><title>Suara Daerah Hari Ini</title></head><body><h1>Suara Daerah Hari Ini</h1>{glued}</body></html>"
    ) == Rejected("listing")


def test_headlines_with_cut_excerpts_are_a_list() -> None:
    entries = "".join(
        f'<article><h2><a href="/{at}">Judul Berita Nomor {at}</a></h2><p>{text[:70]}…</p></article>'
        for at, (_, text) in enumerate(OPENINGS)
    )
    assert extract(
        f"<html><head><title>Suara Daerah</title></head><body><h1>Suara Daerah Hari Ini</h1>{entries}</body></html>"
    ) == Rejected("listing")


def test_gambling_shells_are_refused() -> None:
    title = "Kepala Desa Netral: Situs Slot Gacor Maxwin"
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{OPENINGS[0][1]}</p></body></html>"
    assert extract(page) == Rejected("refuse")


def test_a_genuine_story_with_a_gambling_link_at_its_end_stays() -> None:
    page = f"""<html><head><title>Tiga Kades Dipanggil Bawaslu</title></head><body><h1>Tiga Kades Dipanggil Bawaslu</h1>
    <div><p>{OPENINGS[0][1]}</p><p>{OPENINGS[2][1]}</p><p><a href="/x">situs slot</a></p></div></body></html>"""
    found = extract(page)
    assert isinstance(found, Article)
    assert "slot" not in found.text
