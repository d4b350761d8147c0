"""Offices in the shapes that fresh pages brought: ranks, slips of the hand, holders told by a clause, offices before their holders."""

from __future__ import annotations

import pytest
from spacy.language import Language

from ikrar.config import Config
from pipeline.tagging.language import make_doc
from pipeline.tagging.mentions import mentions_of
from pipeline.tagging.misspelling import is_one_slip_away, slips_of, vowel_slips_of
from pipeline.tagging.names import is_common_word
from pipeline.words.entries import load_entries
from pipeline.words.phrases import GroupedEntry

# Whole sentences read better on one line.
PHRASES: list[tuple[str, set[tuple[str, str, str]]]] = [
    # ranks, with the branch in words, letters or brackets; numbers of commands
    ("Dandim 0725/Srg, Letkol (Arh) Candra Wirawan, hadir.", {("Candra Wirawan", "military", "definitive")}),
    ("Dandim 0601 Pandeglang, Letkol Inf Suryanto Wibisono hadir.", {("Suryanto Wibisono", "military", "definitive")}),
    ("Dandim 0716 Demak, Letnan Kolonel Infanteri Bagus Hendro hadir.", {("Bagus Hendro", "military", "definitive")}),
    ("Danramil 05/Gajah Kapten Inf Sutrisno hadir.", {("Sutrisno", "military", "definitive")}),
    ("Danyonif 403 Mayor Inf Rizal Bahari hadir di Demak.", {("Rizal Bahari", "military", "definitive")}),
    ("Danlanal Tegal Letkol Laut (P) Rukmana Jati hadir.", {("Rukmana Jati", "military", "definitive")}),
    ("Kapolres Demak, Ajun Komisaris Besar Polisi Wisnu Ardana, hadir.", {("Wisnu Ardana", "police", "definitive")}),
    ("Kapolda Jateng Irjen. Pol. Ahmad Ludiro menegaskan.", {("Ahmad Ludiro", "police", "definitive")}),
    ("Kabid Humas Kombes Pol Adil Rohman, Rabu, membenarkan.", {("Adil Rohman", "police", "definitive")}),
    ("Kabag Hukum Adil Rohman, Rabu, membenarkan.", {("Adil Rohman", "other", "definitive")}),
    # one slip of the hand in the first word
    ("Sekertaris Daerah Kabupaten Demak, Ahmad Sugiarto, hadir.", {("Ahmad Sugiarto", "regional_secretary", "definitive")}),
    ("Gubenur Jawa Tengah, Ganis Pranata, hadir.", {("Ganis Pranata", "governor", "definitive")}),
    ("Kordinator Divisi Hukum Bawaslu Demak, Ulin Nuha Aziz, hadir.", {("Ulin Nuha Aziz", "bawaslu_member", "definitive")}),
    ("Ketau Bawaslu Demak, Ulin Nuha Aziz, hadir.", {("Ulin Nuha Aziz", "bawaslu_chair", "definitive")}),
    ("Keluarga Bawaslu Demak, Ulin Nuha Aziz, hadir.", set()),
    # who held the office before
    ("Bupati Demak sebelumnya, Sutarno Wibowo, sudah pensiun.", {("Sutarno Wibowo", "regent", "former")}),
    ("Bupati terdahulu, Sutarno Wibowo, sudah pensiun dari Demak.", {("Sutarno Wibowo", "regent", "former")}),
    ("Hal itu ditanggapi Bupati. Sebelumnya, Sutarno Wibowo sudah pulang ke Demak.", set()),
    # the holder in a clause of its own
    ("Divisi Hukum Bawaslu Demak yang dinakhodai Lukas Belani memilahnya.", {("Lukas Belani", "bawaslu_member", "definitive")}),
    ("Jabatan Sekda Demak yang kini dijabat Sutarno Wibowo disorot.", {("Sutarno Wibowo", "regional_secretary", "definitive")}),
    ("Tim yang dipimpin Lukas Belani pulang dari Demak.", set()),
    # names before offices
    ("Warga tertawa. Sukri, pambakal dari Kecamatan Awayan, mengaku diam.", {("Sukri", "village_head", "definitive")}),
    ("Warga tertawa. Kemarin, pambakal dari Kecamatan Awayan, mengaku diam.", set()),
    ("Disampaikan H. Amir Syarif selaku Ketua Bawaslu Demak.", {("Amir Syarif", "bawaslu_chair", "definitive")}),
    ("Ketua Forum Kades Tabanan yang juga Perbekel Bongan, I Wayan Sudarna, hadir.", {("I Wayan Sudarna", "village_head", "definitive")}),
    ("Begitu kata Imron, SE, Ketua Panwaslih Aceh Tamiang kepada wartawan.", {("Imron", "bawaslu_chair", "definitive")}),
    ("Begitu kata Imron, Ketua Panwaslih Aceh Tamiang kepada wartawan.", {("Imron", "bawaslu_chair", "definitive")}),
    # a region between office and name
    ("Bupati Wonogiri Joko Sutama (Jeko) hadir.", {("Joko Sutama", "regent", "definitive")}),
    ("Bupati Kutai Kartanegara Bambang Arwanta hadir.", {("Bambang Arwanta", "regent", "definitive")}),
    ("Kepala BKPSDM Katingan Bambang Harianta hadir.", {("Bambang Harianta", "agency_head", "definitive")}),
    ("Camat Tenggarong Bambang Arwanta hadir.", {("Bambang Arwanta", "district_head", "definitive")}),
    ("Kapolres Bima hadir bersama Dandim Banjar.", set()),
    # divisions, committees, agencies
    (
        "Koordinator Pencegahan, Partisipasi, dan Hubungan Masyarakat Bawaslu Jambi, Ahmad Muzakir, hadir.",
        {("Ahmad Muzakir", "bawaslu_member", "definitive")},
    ),
    ("Humas Bawaslu Tana Toraja, Yunus Tandirapa, menyebut tujuh perkara.", {("Yunus Tandirapa", "other", "definitive")}),
    ("Ketua Komisi A, Moses Ndikari, mengawali rapat di DPRD Merauke.", {("Moses Ndikari", "legislator", "definitive")}),
    ("Ketua Komisi Pemilihan Umum Merauke, Moses Ndikari, hadir.", {("Moses Ndikari", "kpu_chair", "definitive")}),
    ("Ketua DPRD sementara Kota Tegal Kusnendar hadir.", {("Kusnendar", "legislator", "definitive")}),
    (
        "Kepala Dinas Pemberdayaan Masyarakat dan Pemerintahan Nagori (DPMPN) Simalungun, Joner Saragi, hadir.",
        {("Joner Saragi", "agency_head", "definitive")},
    ),
    ("Kepala Bagian Data KASN Muhazir S. Wibawa menyebut.", {("Muhazir S. Wibawa", "kasn_official", "definitive")}),
    # names in capitals
    ("Bupati Demak, SUTARNO WIBOWO, SE, hadir.", {("Sutarno Wibowo", "regent", "definitive")}),
    ("Sekda Demak, SUTARNO WIBOWO mengatakan hal itu.", {("Sutarno Wibowo", "regional_secretary", "definitive")}),
    ("BUPATI DEMAK SUTARNO WIBOWO MENGATAKAN ASN HARUS NETRAL.", {("Sutarno Wibowo", "regent", "definitive")}),
    ("BUPATI DEMAK MINTA ASN NETRAL.", set()),
    ("Kepala Dinas, BKPSDM DAN INSPEKTORAT hadir di Demak.", set()),
    # several holders in one sentence
    (
        "Ada tiga camat, yakni Camat Tanggul M. Gazali, Camat Pakusari Fauzan, dan Camat Ambulu Rusdiyan, di Jember.",
        {
            ("M. Gazali", "district_head", "definitive"),
            ("Fauzan", "district_head", "definitive"),
            ("Rusdiyan", "district_head", "definitive"),
        },
    ),
    (
        "Hadir Sekda Demak Ahmad Sugiarto, Asisten I Windu Sunardi dan Kepala BKPSDM Herminingsih.",
        {
            ("Ahmad Sugiarto", "regional_secretary", "definitive"),
            ("Windu Sunardi", "assistant", "definitive"),
            ("Herminingsih", "agency_head", "definitive"),
        },
    ),
    ("Plt Kepala Dinas Pendidikan, Haris Wahyudi, hadir di Demak.", {("Haris Wahyudi", "agency_head", "acting_duty")}),
]


@pytest.mark.parametrize(("text", "expected"), PHRASES)
def test_offices(tagger: Language, text: str, expected: set[tuple[str, str, str]]) -> None:
    mentions = mentions_of(tagger(make_doc(tagger, {"text": text})), "official")
    assert {(found["name"], found["position"], found["status"]) for found in mentions if found["name"]} == expected


@pytest.mark.parametrize(
    ("text", "institution", "region"),
    [
        ("Menteri PANRB Abdul Anshar mengingatkan.", "kemenpanrb", "00"),
        ("Menpan-RB Abdul Anshar mengingatkan.", "kemenpanrb", "00"),
        ("Menteri Dalam Negeri, Abdul Anshar, mengingatkan.", "kemendagri", "00"),
        ("Menteri Agama Abdul Anshar mengingatkan.", "other", "00"),
        ("Dirjen Otonomi Daerah Kemendagri, Abdul Anshar, mengingatkan.", "kemendagri", "00"),
        ("Anggota DPR RI asal NTB, Abdul Anshar, mengingatkan.", "dprd", "00"),
        ("Anggota DPRD NTB, Abdul Anshar, mengingatkan.", "dprd", "52"),
        ("ASN Muna dipanggil. Guru Muna ditegur.\n\nDi Muna Barat, Pj Bupati Abdul Anshar mengingatkan. Muna diam.", "pemda", "74.13"),
    ],
)
def test_whose_office(tagger: Language, text: str, institution: str, region: str) -> None:
    found = [one for one in mentions_of(tagger(make_doc(tagger, {"text": text})), "official") if one["name"]]
    assert [(one["institution"], one["region"]) for one in found] == [(institution, region)]


@pytest.mark.parametrize(
    ("word", "other", "near"),
    [
        ("sekertaris", "sekretaris", True),
        ("gubenur", "gubernur", True),
        ("tanimbat", "tanimbar", True),
        ("ketua", "ketua", False),
        ("sukamaju", "sukoharjo", False),
        ("bandung", "badung", True),
        ("abcd", "badc", False),
    ],
)
def test_one_slip(word: str, other: str, near: bool) -> None:
    assert is_one_slip_away(word, other) is near
    assert is_one_slip_away(other, word) is near


def test_slips_that_are_words_of_their_own_are_known() -> None:
    words = {entry.group: entry.words for entry in load_entries(Config(None), "offices", GroupedEntry)}
    slips = {slip for word in words["often_misspelt"] for slip in (*slips_of(word), *vowel_slips_of(word))}
    assert {slip for slip in slips if is_common_word(slip)} == set(words["no_slip"])


def test_slips_are_one_slip_away_and_keep_the_first_letter() -> None:
    slips = set(slips_of("sekretaris"))
    assert "sekertaris" in slips
    assert all(is_one_slip_away(slip, "sekretaris") and slip[0] == "s" for slip in slips)
    assert list(slips_of("kaur")) == []
