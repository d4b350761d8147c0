"""One article, one address; what is no article has none."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from crawlers.addresses import absolute, article_address, links_to, page_address, whole_article_address
from crawlers.families import Pages, load_families
from crawlers.outlets import Outlet, host_key, load_outlets
from ikrar.config import Config


@cache
def any_outlet() -> Outlet:
    return load_outlets(Config())[0]


@cache
def outlet(family: str, home: str = "https://www.kabar.test/") -> Outlet:
    found = load_families(Config())[family]
    return replace(any_outlet(), home=home, hosts=frozenset([host_key(home)]), article=found.article, pages=found.pages)


@pytest.mark.parametrize(
    ("family", "link", "address"),
    [
        ("wordpress", "/2024/11/01/asn-harus-netral/", "https://www.kabar.test/2024/11/01/asn-harus-netral/"),
        ("wordpress", "http://kabar.test/asn-harus-netral/?utm_source=wa&fbclid=1#komentar", "https://www.kabar.test/asn-harus-netral/"),
        ("wordpress", "https://www.kabar.test/asn-harus-netral/amp/", "https://www.kabar.test/asn-harus-netral/"),
        ("wordpress", "/asn-harus-netral/2/", "https://www.kabar.test/asn-harus-netral/"),
        ("wordpress", "/?p=6412&preview=true", "https://www.kabar.test/?p=6412"),
        ("wordpress", "/daerah/asn-harus-netral.html", "https://www.kabar.test/daerah/asn-harus-netral.html"),
        ("wordpress", "/category/daerah/", None),
        ("wordpress", "/tag/netralitas-asn/", None),
        ("wordpress", "/wp-content/uploads/surat-edaran.pdf", None),
        ("wordpress", "/page/2/", None),
        ("wordpress", "https://lain.test/asn-harus-netral/", None),
        ("wordpress", "mailto:redaksi@kabar.test", None),
        ("wordpress", "https://kabar.test:99999999/asn-harus-netral/", None),
        ("tribun", "/2024/10/30/ratusan-keuchik-ikrar?page=2", "https://www.kabar.test/2024/10/30/ratusan-keuchik-ikrar"),
        ("tribun", "/pilkada/1234567/ratusan-keuchik-ikrar", "https://www.kabar.test/pilkada/1234567/ratusan-keuchik-ikrar"),
        ("tribun", "/topic/netralitas-asn", None),
        ("disway", "/read/55147/tiga-kepling/15", "https://www.kabar.test/read/55147/tiga-kepling"),
        ("disway", "/amp/55147/tiga-kepling/15", "https://www.kabar.test/read/55147/tiga-kepling"),
        ("disway", "//read/55147/tiga-kepling", None),
        ("blogspot", "/2024/10/asn-halsel.html?m=1", "https://www.kabar.test/2024/10/asn-halsel.html"),
        ("blogspot", "/2024/10/", None),
        ("antara", "/amp/berita/363309/pemkab-minta", "https://www.kabar.test/berita/363309/pemkab-minta"),
        ("promedia", "/jabar/amp/pr-1234/asn-netral", "https://www.kabar.test/jabar/pr-1234/asn-netral"),
        ("bawaslu", "/index.php/berita/imbauan-netralitas", "https://www.kabar.test/berita/imbauan-netralitas"),
        ("goid_listing", "/index.php/berita/12-bupati-pimpin-ikrar", "https://www.kabar.test/berita/12-bupati-pimpin-ikrar"),
        ("goid_listing", "/berita?halaman=2", None),
    ],
)
def test_normal_form(family: str, link: str, address: str | None) -> None:
    assert article_address(outlet(family), link) == address


def test_the_normal_form_is_its_own_normal_form() -> None:
    kabar = outlet("wordpress")
    for link in ("/2024/11/01/asn-harus-netral/", "/?p=6412", "/a-b/amp"):
        once = article_address(kabar, link)
        assert once is not None and article_address(kabar, once) == once


def test_a_port_is_part_of_a_practice_host() -> None:
    kabar = outlet("wordpress", "http://127.0.0.1:8123/")
    assert article_address(kabar, "http://127.0.0.1:8123/a-b/") == "http://127.0.0.1:8123/a-b/"
    assert article_address(kabar, "http://127.0.0.1:8124/a-b/") is None


def test_pages_and_the_whole_article() -> None:
    kabar = outlet("wordpress")
    assert page_address(kabar, "https://kabar.test/a-b/", 2) == "https://kabar.test/a-b/2/"
    assert whole_article_address(kabar, "https://kabar.test/a-b/") is None
    tribun = outlet("tribun")
    assert whole_article_address(tribun, "https://kabar.test/2024/10/30/a") == "https://kabar.test/2024/10/30/a?page=all"
    assert page_address(tribun, "https://kabar.test/2024/10/30/a", 2) is None
    numbered = replace(tribun, pages=Pages(following="{article}?halaman={number}"))
    assert page_address(numbered, "https://kabar.test/a", 3) == "https://kabar.test/a?halaman=3"


def test_a_page_is_asked_for_only_if_it_is_linked() -> None:
    base = "https://www.kabar.test/a-b/"
    assert links_to("https://kabar.test/a-b/2/", base, ["#", "http://www.kabar.test/a-b/2", "javascript:void(0)"])
    assert not links_to("https://kabar.test/a-b/2/", base, ["/a-b/3/", "/a-b/", "2"][:2])


def test_broken_links_are_none() -> None:
    for link in ("http://[::1", "javascript:void(0)", "tel:+62", "http://", ""):
        assert absolute("https://kabar.test/x", link) in (None, "https://kabar.test/x")
