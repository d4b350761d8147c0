"""Quotations and who says them; roles of officials."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.tagging.language import make_doc
from pipeline.tagging.mentions import mentions_of
from pipeline.tagging.quotes import find_quotes

OPENING = "Ketua Bawaslu Batang, Sutarno Wibawanto, hadir bersama Sekda Batang, Rukmini Handayani."


def speakers(nlp: Language, text: str) -> list[str | None]:
    doc = nlp(make_doc(nlp, {"text": text}))
    officials = list(mentions_of(doc, "official"))
    return [officials[quote["speaker"]]["name"] if quote["speaker"] is not None else None for quote in doc._.quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{OPENING}\n\n“Pegawai harus netral,” kata Sutarno, Senin.", ["Sutarno Wibawanto"]),
        (f'{OPENING}\n\n"Pegawai harus netral," tandas Rukmini.', ["Rukmini Handayani"]),
        (f'{OPENING}\n\nRukmini mengatakan, "Pegawai harus netral."', ["Rukmini Handayani"]),
        (f'{OPENING}\n\nRukmini lalu pulang. "Pegawai harus netral," ujarnya.', ["Rukmini Handayani"]),
        (f'{OPENING}\n\n"Pegawai harus netral," kata Sutarno.\n\n"Kami terus mengawasi," imbuhnya.', ["Sutarno Wibawanto"] * 2),
        (f'{OPENING}\n\n"Pegawai harus netral," kata Sutarno. "Itu perintah undang-undang."', ["Sutarno Wibawanto"] * 2),
        (f'{OPENING}\n\nSalah seorang keuchik, MJ (48), membantah. "Saya cuma singgah minum," katanya.', [None]),
        (f'{OPENING}\n\n"Saya dizalimi semua orang," kilah seorang warga.', [None]),
        (
            '"Berkasnya sudah lengkap," kata Kapolres Batang melalui Kasat Reskrim, AKP Bayu Wicaksana.',
            ["Bayu Wicaksana"],
        ),
        # who stands in for somebody speaks, not the one who is away
        (
            'Sekda Batang Rukmini Handayani mewakili Pj Bupati Sutarno Wibawanto hadir. "Pegawai harus netral," katanya.',
            ["Rukmini Handayani"],
        ),
        (
            'Sekda Batang Rukmini Handayani yang mewakili Pj Bupati Sutarno Wibawanto mengatakan, "Harus netral semua."',
            ["Rukmini Handayani"],
        ),
        ('"Pegawai harus netral," kata Sekda Batang Rukmini Handayani mewakili Pj Bupati Sutarno Wibawanto.', ["Rukmini Handayani"]),
        ('Hadir atas nama Bupati Batang Sutarno Wibawanto, Sekda Rukmini Handayani. "Harus netral semua," ujarnya.', ["Rukmini Handayani"]),
    ],
)
def test_speakers(tagger: Language, text: str, expected: list[str | None]) -> None:
    assert speakers(tagger, text) == expected


def test_quotes_of_any_mark_end_with_their_paragraph() -> None:
    text = 'Ia "jujur" saja. “Kami tetap netral.\nBaris lain. «Semua harus netral»'
    assert [text[quote.start : quote.end] for quote in find_quotes(text)] == ["Kami tetap netral.", "Semua harus netral"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ikrar dipimpin Sekda Batang, Rukmini Handayani.", "issuer"),
        ("Warga melaporkan Camat Bandar, Rukmini Handayani, ke Bawaslu Batang.", "accused"),
        ("Camat Bandar, Rukmini Handayani, membantah berkampanye di Batang.", "accused"),
        ("Camat Bandar, Rukmini Handayani, dipanggil Bawaslu Batang.", "accused"),
        ("Ketua Bawaslu Batang, Rukmini Handayani, membantah lamban.", "other"),
        ("Sekda Batang, Rukmini Handayani, menegaskan ASN netral.", "speaker"),
        ("Turut hadir Sekda Batang, Rukmini Handayani.", "other"),
    ],
)
def test_roles(tagger: Language, text: str, role: str) -> None:
    doc = tagger(make_doc(tagger, {"text": text}))
    assert {found["role"] for found in mentions_of(doc, "official") if found["name"] == "Rukmini Handayani"} == {role}


def test_the_gravest_role_holds_for_all_mentions(tagger: Language) -> None:
    text = 'Warga melaporkan Camat Bandar, Rukmini Handayani, ke Bawaslu Batang. "Saya tidak ikut," kata Rukmini.'
    doc = tagger(make_doc(tagger, {"text": text}))
    assert [found["role"] for found in mentions_of(doc, "official") if found["name"]] == ["accused", "accused"]
