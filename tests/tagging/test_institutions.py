"""Institutions by identifier, in right and wrong spellings."""

from __future__ import annotations

import pytest
from spacy.language import Language

from ikrar.config import Config
from ikrar.model import INSTITUTIONS
from pipeline.tagging.institutions import InstitutionEntry, InstitutionFinder
from pipeline.tagging.language import make_doc
from pipeline.tagging.mentions import mentions_of
from pipeline.words.entries import load_entries


@pytest.fixture(scope="module")
def finder() -> InstitutionFinder:
    return InstitutionFinder(Config())


def test_identifiers_are_the_codebooks() -> None:
    assert {entry.id for entry in load_entries(Config(), "institutions", InstitutionEntry)} == set(INSTITUTIONS) - {"other"}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Badan Pengawas Pemilu (Bawaslu) Kabupaten Batang", ["bawaslu"]),
        ("Panwaslih dan KIP Aceh Barat", ["bawaslu", "kpu"]),
        ("Panwaslu Kecamatan Bandar, Panwascam lain, Pandis", ["panwascam"] * 3),
        ("Komite ASN, KSN, KASN dan Komisi Aparatur Sipil Negara (KASN)", ["kasn"] * 4),
        ("BKN, Badan Kepegawaian Nasional, Kantor Regional I BKN", ["bkn"] * 3),
        ("BKD, BKPP, BKPSDM, BKPSDMD, BKD&PSDM", ["bkpsdm"] * 5),
        ("Sentra Gakkumdu, Gakumdu", ["gakkumdu"] * 2),
        ("Kemenpan-RB dan KemenPANRB", ["kemenpanrb"] * 2),
        ("Polres, Polda, Polresta", ["polri"] * 3),
        ("Kejari, Kejaksaan Negeri", ["kejaksaan"] * 2),
        ("Pemkab, Pemkot, Bakesbangpol, Dinas Kesehatan", ["pemda"] * 4),
        ("mobil dinas, akad nikah, politik praktis, kipas", []),
        ("alamat bawaslu.go.id dan @bkn", []),
    ],
)
def test_spellings(finder: InstitutionFinder, text: str, ids: list[str]) -> None:
    assert [found.id for found in finder.find(text)] == ids


def test_the_region_is_the_one_in_its_name(tagger: Language) -> None:
    doc = tagger(make_doc(tagger, {"text": "Bawaslu Kabupaten Batang menyurati Kemendagri, lalu Inspektorat menunggu."}))
    assert [(found["id"], found["region"]) for found in mentions_of(doc, "institution")] == [
        ("bawaslu", "33.25"),
        ("kemendagri", "00"),
        ("inspektorat", None),
    ]
