"""Twins of an address become one; a page's own canonical link is followed only where it can be right."""

from __future__ import annotations

import pytest

from pipeline.extract.address import canonical_address
from pipeline.extract.document import parse


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://www.koran.example/2024/11/15/judul-berita/", "https://koran.example/2024/11/15/judul-berita"),
        ("https://koran.example/2024/11/15/judul-berita/amp/", "https://koran.example/2024/11/15/judul-berita"),
        ("https://koran.example/judul-berita?amp=1&utm_source=feed", "https://koran.example/judul-berita"),
        ("https://m.koran.example/judul-berita?page=all#komentar", "https://koran.example/judul-berita"),
        ("https://koran.example/read/123/judul-berita/all", "https://koran.example/read/123/judul-berita"),
        ("https://koran.example/judul-berita/halaman/2", "https://koran.example/judul-berita"),
        ("https://prov.kantor.example/amp/berita/123/judul", "https://prov.kantor.example/berita/123/judul"),
        ("https://koran.example/section/amp/123/judul", "https://koran.example/section/123/judul"),
        ("https://koran.example:443//read/123/judul-berita", "https://koran.example/read/123/judul-berita"),
        ("http://koran.example:8080/judul?id=5&fbclid=x", "http://koran.example:8080/judul?id=5"),
        ("https://koran.example/?p=991", "https://koran.example/?p=991"),
        ("https://koran.example./index.php/berita/detail/7", "https://koran.example/berita/detail/7"),
        ("https://KORAN.example/Judul-Berita", "https://koran.example/Judul-Berita"),
        ("https://2024.go.example/berita", "https://2024.go.example/berita"),
        ("https://m.example/berita-satu-dua", "https://m.example/berita-satu-dua"),
    ],
)
def test_normalised(url: str, canonical: str) -> None:
    assert canonical_address(url) == canonical
    assert canonical_address(canonical) == canonical


@pytest.mark.parametrize(
    ("url", "link", "canonical"),
    [
        # An AMP page that names its article.
        (
            "https://koran.example/amp/7712/judul-berita-ini",
            "https://koran.example/read/7712/judul-berita-ini",
            "https://koran.example/read/7712/judul-berita-ini",
        ),
        # A number that stands for the whole address.
        ("https://koran.example/?p=7", "https://koran.example/2024/judul-berita-ini/", "https://koran.example/2024/judul-berita-ini"),
        ("https://koran.example/a/judul-berita-ini", "/b/judul-berita-ini", "https://koran.example/b/judul-berita-ini"),
        # The home page, another host, a section, nothing.
        ("https://koran.example/a/judul-berita-ini", "https://koran.example/", "https://koran.example/a/judul-berita-ini"),
        ("https://koran.example/a/judul-berita-ini", "https://lain.example/a/judul-berita-ini", "https://koran.example/a/judul-berita-ini"),
        ("https://koran.example/a/judul-berita-ini", "https://koran.example/daerah", "https://koran.example/a/judul-berita-ini"),
        ("https://koran.example/a/judul-berita-ini", "", "https://koran.example/a/judul-berita-ini"),
    ],
)
def test_canonical_link(url: str, link: str, canonical: str) -> None:
    assert (
        canonical_address(url, parse(f'<html><head><link rel="canonical" href="{link}"></head><body><p>x</p></body></html>')) == canonical
    )
