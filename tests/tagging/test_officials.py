"""Officials: who, which office, which status, where."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from pipeline.tagging.language import make_doc
from pipeline.tagging.mentions import mentions_of


def officials(nlp: Language, text: str, title: str = "") -> list[dict[str, Any]]:
    return list(mentions_of(nlp(make_doc(nlp, {"text": text, "title": title})), "official"))


def named(nlp: Language, text: str, title: str = "") -> set[tuple[str, str, str, str | None]]:
    return {
        (found["name"], found["position"], found["status"], found["region"])
        for found in officials(nlp, text, title)
        if found["name"] is not None
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Penjabat (Pj) Bupati Batang Sutarno Wibawanto mengatakan, ASN harus netral.",
            ("Sutarno Wibawanto", "regent", "acting_appointed", "33.25"),
        ),
        ("Pejabat Bupati Batang, Drs. H. Sutarno Wibawanto, M.Si, hadir.", ("Sutarno Wibawanto", "regent", "acting_appointed", "33.25")),
        ("Pejabat Gubernur (Pj) Jawa Tengah Sutarno Wibawanto hadir.", ("Sutarno Wibawanto", "governor", "acting_appointed", "33")),
        ("Pejabat Sementara (Pjs) Wali Kota Tegal, Rukmini hadir.", ("Rukmini", "mayor", "acting_temporary", "33.76")),
        (
            "Plt. Sekda Kabupaten Batang, Ir Rukmini Handayani MM hadir.",
            ("Rukmini Handayani", "regional_secretary", "acting_duty", "33.25"),
        ),
        ("Plh Sekda Batang Rukmini Handayani hadir.", ("Rukmini Handayani", "regional_secretary", "acting_daily", "33.25")),
        (
            "kata Koordinator Divisi Pencegahan, Partisipasi Masyarakat dan Hubungan Masyarakat Bawaslu Kabupaten Batang, Rukmini.",
            ("Rukmini", "bawaslu_member", "definitive", "33.25"),
        ),
        ("Bawaslu Batang melalui Kordiv HP2H, Rukmini menyebut satu laporan.", ("Rukmini", "bawaslu_member", "definitive", "33.25")),
        ("Sutarno Wibawanto selaku Ketua Panwaslih Aceh Barat hadir.", ("Sutarno Wibawanto", "bawaslu_chair", "definitive", "11.05")),
        (
            "Ketua FKKC, H Tarmin Sugandi yang sehari-hari menjabat Kuwu Jatimulya di Kabupaten Cirebon, hadir.",
            ("Tarmin Sugandi", "village_head", "definitive", "32.09"),
        ),
        ("Kapolres Batang AKBP Sutarno Wibawanto, S.I.K., M.H., hadir.", ("Sutarno Wibawanto", "police", "definitive", "33.25")),
        ("Dandim 0707/Wonosobo Letkol Inf Sutarno Wibawanto hadir.", ("Sutarno Wibawanto", "military", "definitive", "33.07")),
        ("Kepala Dinas Pemberdayaan Masyarakat dan Desa Batang, Rukmini, hadir.", ("Rukmini", "agency_head", "definitive", "33.25")),
        ("Kepala BKPSDM Kabupaten Batang Rukmini Handayani hadir.", ("Rukmini Handayani", "agency_head", "definitive", "33.25")),
        ("Deputi Bidang Pengawasan BKN, Rukmini Handayani, hadir.", ("Rukmini Handayani", "bkn_official", "definitive", "00")),
        ("Asisten Komisioner KASN Rukmini Handayani hadir.", ("Rukmini Handayani", "kasn_official", "definitive", "00")),
        ("anggota DPRD Batang dari Fraksi Anu, Rukmini Handayani, hadir.", ("Rukmini Handayani", "legislator", "definitive", "33.25")),
        ("Ketua Apdesi Kabupaten Batang, Rukmini Handayani, hadir.", ("Rukmini Handayani", "other", "definitive", "33.25")),
        (
            "Lurah Caturharjo, Sutarno Wibawanto, hadir. Ikrar itu digelar Pemkab Bantul.",
            ("Sutarno Wibawanto", "village_head", "definitive", "34.02"),
        ),
        (
            "Lurah Kauman, Sutarno Wibawanto, hadir. Ikrar itu digelar Pemkab Batang.",
            ("Sutarno Wibawanto", "ward_head", "definitive", "33.25"),
        ),
    ],
)
def test_office_name_status_region(tagger: Language, text: str, expected: tuple[str, str, str, str]) -> None:
    assert named(tagger, text) == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "Kuasa hukum kades, Andri Sanusi SH, membantah.",
        "Ketua tim pemenangan, Sutarno Wibawanto, mengadu ke Bawaslu Batang.",
        "Pejabat Pembina Kepegawaian wajib menindaklanjuti, Kamis (17/10).",
        "Ketua Bawaslu Batang, Senin (21/10), belum menjawab.",
        "Istri Bupati Batang, Rukmini Handayani, ikut kampanye.",
        "Para camat, lurah dan kepala desa hadir.",
        "Camat berinisial MJ (48) membantah.",
        "Pemilihan Bupati Batang digelar 27 November 2024.",
    ],
)
def test_no_official(tagger: Language, text: str) -> None:
    assert named(tagger, text) == set()


def test_words_of_an_election_are_no_name(tagger: Language) -> None:
    doc = tagger("Pembekalan Lurah Untuk Pemilihan Serentak Tahun 2020 dibuka. Camat Dalam Pilkada Serentak Tahun 2024 hadir.")
    assert not [mention for mention in doc._.mentions if mention["type"] == "official" and mention["name"]]


def test_later_mentions_carry_the_fullest_form(tagger: Language) -> None:
    text = "Pj Bupati Batang, Sutarno Wibawanto, hadir. Bupati Sutarno lalu pulang. Menurut Wibawanto, ASN netral."
    found = [official for official in officials(tagger, text) if official["name"]]
    assert len(found) == 3
    assert {(official["name"], official["status"]) for official in found} == {("Sutarno Wibawanto", "acting_appointed")}


def test_a_status_in_the_title_holds_for_the_text(tagger: Language) -> None:
    assert named(tagger, "Bupati Batang Sutarno Wibawanto hadir.", "Pj Bupati Batang Hadir") == {
        ("Sutarno Wibawanto", "regent", "acting_appointed", "33.25")
    }


def test_spelling_drifts_make_no_second_person(tagger: Language) -> None:
    text = "Ketua Bawaslu Batang, Achmad Syarifudin, hadir. Ketua Bawaslu Batang Ahmad Syarifuddin lalu pulang."
    assert len(named(tagger, text)) == 1


def test_guests_are_split_at_offices_not_at_degrees(tagger: Language) -> None:
    text = (
        "Hadir Sekda Batang, Drs. Sutarno Wibawanto, S.STP., M.Si, Kapolres Batang AKBP Rahman Sholeh, S.I.K., M.H., "
        "Ketua Bawaslu Batang Rukmini Handayani, SH MM dan Ketua KPU Batang, Siti Maesaroh."
    )
    assert {name for name, *_ in named(tagger, text)} == {"Sutarno Wibawanto", "Rahman Sholeh", "Rukmini Handayani", "Siti Maesaroh"}


def test_a_related_line_names_nobody(tagger: Language) -> None:
    assert named(tagger, "Ikrar digelar di Batang.\n\nBACA JUGA: Bupati Batang Sutarno Wibawanto Lantik Pejabat\n\nSelesai.") == set()
