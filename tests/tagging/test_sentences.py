"""Where sentences end, and where full stops end none."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.tagging.sentences import sentence_starts


def sentences(text: str, noise: tuple[tuple[int, int], ...] = ()) -> list[str]:
    starts = [*sentence_starts(text, noise), len(text)]
    return [text[start:end].strip() for start, end in pairwise(starts)]


@pytest.mark.parametrize(
    "text",
    [
        "Pj. Bupati Batang hadir.",
        "Drs. H. Sutarno Wibawanto, S.Sos., M.Si. hadir di Jl. Merdeka No. 5.",
        "Edaran Nomor 800.1/23 tgl. 5 Mei terbit.",
        "M. Ridwan A. Yani hadir.",
        "“Apa itu?” tanya Sutarno.",
        "Rapat pukul 14.00 WIB di kab. Batang.",
        "Alamatnya korankita.Com hari ini.",
        "Menurut Dr. Rahman Sh. M.Kn. aturan jelas.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ASN netral. Kades juga.", ["ASN netral.", "Kades juga."]),
        ("“Kami netral. Kami siap,” kata dia. Ia pulang.", ["“Kami netral.", "Kami siap,” kata dia.", "Ia pulang."]),
        ("Sekda hadir.Ia lalu pulang.", ["Sekda hadir.", "Ia lalu pulang."]),
        ("Hadir Sutarno, S.Sos. Ia lalu pulang.", ["Hadir Sutarno, S.Sos.", "Ia lalu pulang."]),
        ("“Netral itu wajib.” Sutarno lalu pulang.", ["“Netral itu wajib.”", "Sutarno lalu pulang."]),
        ("Tanpa titik di sini\n\nParagraf kedua.", ["Tanpa titik di sini", "Paragraf kedua."]),
        ("Benarkah? Tentu!", ["Benarkah?", "Tentu!"]),
        ("Sanksi jatuh pada ASN berinisial MH. Surya menerimanya.", ["Sanksi jatuh pada ASN berinisial MH.", "Surya menerimanya."]),
    ],
)
def test_several_sentences(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_hard_line_breaks_end_no_sentence() -> None:
    lines = [
        "KARUBAGA - Penjabat Bupati Lama Sutarno Wibawanto, S.Sos,",
        "M.KP mengingatkan seluruh Aparatur Sipil Negara (ASN), tenaga",
        "honorer serta kepala kampung agar tetap netral menjelang Pemilu",
        "2024 dan menjaga jarak dari semua peserta pemilihan itu.",
        "Peringatan itu disampaikan saat memimpin apel gabungan di",
        "halaman kantor bupati bersama seluruh pimpinan perangkat",
        "Daerah Kabupaten Lama yang hadir pada pagi hari tadi itu.",
    ]
    assert len(sentences("\n".join(lines))) == 2


def test_noise_stands_apart() -> None:
    text = "BATANG – ASN netral (BACA JUGA: Kades Netral) sejak dulu. (rz)"
    noise = ((0, 9), (20, 45), (58, 62))
    assert sentences(text, noise) == ["BATANG –", "ASN netral", "(BACA JUGA: Kades Netral)", "sejak dulu.", "(rz)"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Surat bernomor 107/K. LA-14/PM. 00.02 tanggal 3 Oktober 2024 dikirim.", 1),
        ("Surat Nomor 800/BKD. II/2024 dikirim.", 1),
        ("Ia menyebut tahun ajaran 2023/2024. Dua guru ditegur.", 2),
        ("Ia menemui TNI/POLRI. Bupati hadir.", 2),
    ],
)
def test_numbers_of_letters_hold_no_end(text: str, count: int) -> None:
    assert len(sentence_starts(text)) == count


def test_letters_that_look_like_a_degree_end_a_sentence() -> None:
    assert sentences("Bawaslu memproses tiga ASN. Buol nihil laporan.") == ["Bawaslu memproses tiga ASN.", "Buol nihil laporan."]
    assert len(sentences("Ia guru SMP. Dua lainnya guru SMA. Keduanya ditegur.")) == 3
