"""Markup that hides title, paragraphs or related stories in places where a simple rule would not look."""

from __future__ import annotations

import pytest

from ikrar.model import Article
from pipeline.extract import Page, extract_article

TITLE = "Bupati Ingatkan Camat soal Netralitas"
ONE = "Bupati mengingatkan seluruh camat dan lurah agar netral selama masa kampanye, Rabu (2/10/2024)."
TWO = "Ia menyampaikan hal itu di pendapa di hadapan ratusan pegawai yang hadir sejak pagi."
THREE = "Seusai apel, bupati meninjau pasar yang terletak tidak jauh dari pendapa."
HEADING = f"<h1>{TITLE}</h1>"

ALL = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"
BOX = """<div class="zz"><h4><a href="/q">Tiga Lurah di Kendal Diperiksa</a></h4>
    <p>Bawaslu Kendal memeriksa tiga lurah yang diduga ikut kampanye.</p></div>"""
INLINE = '<strong>Baca juga: <a href="/q">Tiga lurah di Kendal diperiksa Bawaslu</a></strong>'
PAIR = '<p>Baca Juga <a href="/q">Kades dipanggil</a> <a href="/r">Lima ASN dilaporkan ke Bawaslu.</a></p>'
LIST = '<p>Berita Terkait :</p><ul><li><a href="/a">Tiga Lurah Diperiksa</a></li></ul>'

BODIES = {
    "site's name and motto as headings": f"<h1>Koran Nagari</h1><h1>Tajam untuk Semua Orang</h1><h3>{TITLE}</h3>{ALL}",
    "title in capitals": f"<h1>{TITLE.upper()}</h1>{ALL}",
    "no heading at all": f"<table><tr><td>menu</td><td><b>{TITLE}</b><br><br>{ONE}<br><br>{TWO}<br><br>{THREE}</td></tr></table>",
    "box of another story with its opening": f"{HEADING}<div><p>{ONE}</p>{BOX}<p>{TWO}</p><p>{THREE}</p></div>",
    "related story inside a paragraph": f"{HEADING}<div><p>{ONE}</p><p>{TWO} {INLINE} {THREE}</p></div>",
    "two related stories without a colon": f"{HEADING}<div><p>{ONE}</p><p>{TWO}</p>{PAIR}<p>{THREE}</p></div>",
    "caption without a mark": f"{HEADING}<div><p><img src='x.jpg'> Apel pegawai di halaman pendapa</p>{ALL}</div>",
    "related list first": f"{HEADING}<div>{LIST}<p>{ONE}</p><p>{TWO}</p><blockquote>{THREE}</blockquote></div>",
    "preformatted": f"{HEADING}<pre>{ONE}\n\n{TWO}\n\n{THREE}</pre>",
    "text between empty paragraphs": f"{HEADING}<div>{ONE}<p></p>{TWO}<p></p>{THREE}</div>",
    "paragraphs in boxes of their own": f"{HEADING}<div><p>{ONE}</p></div><div id='ads'>x</div><div><p>{TWO}</p></div><div>{THREE}</div>",
    "body in a box called share": f"{HEADING}<div class='text share-content'>{ALL}</div>",
    "body hidden until a script has run": f"{HEADING}<div style='display:none' class='lazy'>{ALL}</div>",
}


@pytest.mark.parametrize("name", BODIES)
def test_title_and_text(name: str) -> None:
    head = f"<title>Koran Nagari | {TITLE}</title><meta property='og:title' content='{TITLE}'>"
    page = f"<html><head>{head}</head><body>{BODIES[name]}<div>Kontak Kami</div></body></html>"
    found = extract_article([Page(url="https://koran.example/daerah/bupati-ingatkan-camat", body=page.encode())], outlet="koran")
    assert isinstance(found, Article), found
    assert found.title == TITLE
    assert found.text.replace("\n\n", " ") == f"{ONE} {TWO} {THREE}"


def test_pages_that_overlap_are_joined_once() -> None:
    address = "https://koran.example/daerah/bupati-ingatkan-camat"
    pages = [
        Page(url=address, body=f"{HEADING}<p>{ONE}</p><p>{TWO}</p>".encode()),
        Page(url=address + "?page=2", body=f"{HEADING}<p>{TWO}</p><p>{THREE}</p>".encode()),
    ]
    found = extract_article(pages, outlet="koran")
    assert isinstance(found, Article)
    assert found.text.split("\n\n") == [ONE, TWO, THREE]
    assert found.url == pages[0].url
