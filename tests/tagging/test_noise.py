"""What is no body text, in the shapes that sites print it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ikrar.config import Config
from pipeline.tagging.noise import NoiseEntry, NoiseFinder
from pipeline.words.entries import load_entries

BODY = "Sekretaris daerah meminta semua pegawai bersikap netral selama kampanye berlangsung."
MORE = "Permintaan itu disampaikan dalam apel pagi di halaman kantor bupati setempat."


@pytest.fixture(scope="module")
def finder() -> NoiseFinder:
    return NoiseFinder(Config())


def noise_of(finder: NoiseFinder, text: str, title: str = "") -> list[str]:
    return [text[span.start : span.end] for span in finder.find(text, title=title).spans]


@pytest.mark.parametrize("entry", load_entries(Config(), "noise", NoiseEntry), ids=lambda entry: entry.example[:30])
def test_every_shape_is_found_between_paragraphs(finder: NoiseFinder, entry: NoiseEntry) -> None:
    assert noise_of(finder, f"{BODY}\n\n{entry.example}\n\n{MORE}") == [entry.example]


@pytest.mark.parametrize(
    "line",
    [
        "BACA JUGA:Dua Camat Dipanggil Bawaslu",
        "Baca Juga:Dua Camat DipanggilHarga Bawang Naik",
        "Baca juga : Dua camat dipanggil Bawaslu",
        "BACA JUGA  Dua Camat Dipanggil",
        "|Baca Juga: Dua Camat Dipanggil |",
        "BacaJuga: Dua Camat Dipanggil",
        "Baca: Dua Camat Dipanggil",
        "(BACA JUGA: Dua Camat Dipanggil)",
        "Simak juga: Dua Camat Dipanggil",
        "**Baca juga: Dua Camat Dipanggil",
        "Tonton Juga : Video Apel Pagi",
    ],
)
def test_related_lines(finder: NoiseFinder, line: str) -> None:
    assert noise_of(finder, f"{BODY}\n{line}\n{MORE}") == [line]


def test_a_label_alone_takes_the_headline_after_it(finder: NoiseFinder) -> None:
    text = f"{BODY}\n\nBaca Juga:\nKades Lama Divonis Dua Bulan, Tiga Menyusul\n\n{MORE}"
    assert noise_of(finder, text) == ["Baca Juga:", "Kades Lama Divonis Dua Bulan, Tiga Menyusul"]


def test_bulleted_headlines_after_a_label(finder: NoiseFinder) -> None:
    text = f"{BODY}\nBaca Juga\n- KASN: Camat Paling Banyak Diadukan\n- Tiga Lurah Diklarifikasi\n{MORE}"
    assert len(noise_of(finder, text)) == 3


def test_headlines_first_and_the_label_after_them(finder: NoiseFinder) -> None:
    text = f"{BODY}\nKades Lama Divonis Dua Bulan\nTiga Lurah Dipanggil Bawaslu Kota\nBaca Juga\n{MORE}"
    assert noise_of(finder, text) == ["Kades Lama Divonis Dua Bulan", "Tiga Lurah Dipanggil Bawaslu Kota", "Baca Juga"]


def test_a_label_inside_a_paragraph_without_breaks(finder: NoiseFinder) -> None:
    text = f"{BODY} Baca Juga: Tiga Lurah Dipanggil Bawaslu Kota Lama Selanjutnya dia meminta {MORE.lower()} {MORE.lower()} {MORE.lower()}"
    (found,) = noise_of(finder, text)
    assert found.lstrip().startswith("Baca Juga:")
    assert "Tiga Lurah Dipanggil" in found
    assert "dia meminta" not in found


def test_a_block_at_the_end(finder: NoiseFinder) -> None:
    text = f"{BODY}\n{MORE}\nShare:\nBerita Terkini\nDua Kades Lama Divonis\nWali Kota Lama Lantik Pejabat"
    assert len(noise_of(finder, text)) == 4


def test_captions_before_the_dateline(finder: NoiseFinder) -> None:
    text = f"IKRAR - Pegawai mengikuti apel netralitas, Kamis (10/10/2024).-dok humas-\n\nBATANG, KORANKITA - {BODY}\n{MORE}"
    report = finder.find(text)
    assert report.dateline is not None
    assert report.dateline.text == "BATANG, KORANKITA -"
    assert [span.reason for span in report.spans] == ["caption", "dateline"]


@pytest.mark.parametrize(
    "dateline",
    [
        "Kota Jantho –",
        "Kendari (ANTARA) -",
        "Mentok, Babel (ANTARA) -",
        "Pasir Pengaraian, Riau, 3/11 (ANTARA) -",
        "KABARKITA.CO, PENAJAM -",
        "BELOPA, KABAR-KITA.COM -",
        "POS-KITA.COM | KUPANG --",
        "AMBON, Kabarlima –",
        "LEBAK, (KK).-",
        "KULON PROGO—",
        "DELI SERDANG |",
        "JAYAPURA, 21 Juli 2025 –",
        "Simalungun (harianKITA.com) -",
        "BANGKINANG, kabarkita —",
    ],
)
def test_datelines(finder: NoiseFinder, dateline: str) -> None:
    report = finder.find(f"{dateline} {BODY}\n\n{MORE}")
    assert report.dateline is not None
    assert report.dateline.text == dateline


@pytest.mark.parametrize(
    "text",
    [
        f"Bawaslu Kabupaten Batang - lembaga pengawas - menerima laporan. {BODY}",
        f"Bupati Batang: ASN harus netral. {BODY}",
        f"{BODY}\n{MORE}",
        "Baca selawat bersama mengawali acara itu. " + BODY,
        "Foto bersama menutup acara yang dihadiri semua pegawai. Mereka pulang sesudahnya. " + BODY,
        f"Kabupaten Batang: 5 kasus\nKabupaten Pekalongan: 7 kasus\n{BODY}",
        f"{BODY} Ia menutup rapat (sidang pleno).",
    ],
)
def test_body_text_stays(finder: NoiseFinder, text: str) -> None:
    assert noise_of(finder, text) == []


def test_a_body_printed_twice_counts_once(finder: NoiseFinder) -> None:
    assert noise_of(finder, f"{BODY}\n\n{MORE}\n\nCOPYRIGHT © KITA 2024\n\n{BODY}") == ["COPYRIGHT © KITA 2024", BODY]


def test_the_title_repeated_above_the_text(finder: NoiseFinder) -> None:
    assert noise_of(finder, f"Lompat ke isi utama\nASN Lama Ikrar Netral\n{BODY}", "ASN Lama Ikrar Netral") == [
        "Lompat ke isi utama",
        "ASN Lama Ikrar Netral",
    ]


@pytest.mark.parametrize("mark", ["(rz/hb)", "[TK-03]", "***", "(opan)***", "(*)", "(Humas/Rs)", "**Alw", "(adi/tan)"])
def test_closing_marks(finder: NoiseFinder, mark: str) -> None:
    assert noise_of(finder, f"{BODY} {mark}") == [mark]
    assert noise_of(finder, f"{BODY}\n\n{mark}") == [mark]


def test_broken_lines_are_no_bylines(finder: NoiseFinder) -> None:
    text = "Ikrar itu dibacakan bersama dan kemudian ditandatangani\noleh Sutarno Wibawanto di hadapan semua pegawai\npada hari itu."
    assert noise_of(finder, text) == []


def test_spans_never_overlap(finder: NoiseFinder) -> None:
    text = f"Foto: Apel (Foto: Humas)\nBATANG – {BODY} (BACA JUGA: Kades (Lama) Netral) {MORE} (rz)\nBaca juga: X Y Z (foto: ist)"
    spans = finder.find(text).spans
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_a_caption_after_the_last_credit(finder: NoiseFinder) -> None:
    caption = "Suasana apel pagi di halaman kantor"
    assert noise_of(finder, f"{BODY}\n\n{MORE}\n\nFOTO KORAN/YAN\n\n{caption}") == ["FOTO KORAN/YAN", caption]


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\n\nFOTO KORAN/YAN\n\n{MORE}\n\n{BODY[:-1]} di kota itu.\n\n{MORE[:-1]} juga.",
        f"{BODY}\n\n{MORE[:-1]} juga.\n\nFOTO KORAN/YAN\n\n“{MORE}” katanya.",
    ],
)
def test_body_text_after_a_credit_stays(finder: NoiseFinder, text: str) -> None:
    assert noise_of(finder, text) == ["FOTO KORAN/YAN"]


@pytest.mark.parametrize(
    ("last", "headlines", "noise"),
    [
        (f"{MORE} (Kr7)", ["Bupati Kota Lama Resmi Lantik Pengurus Baru Kecamatan"], 1),
        (f"{MORE} ***", ["Serapan Anggaran Kota Lama Masih Rendah Sekali"], 1),
        (MORE, ["Serapan Anggaran Kota Lama Masih Rendah Sekali", "Dua Kades Kota Lama Dipanggil Lagi oleh Bawaslu"], 2),
        (MORE, ["Dua Kades Kota Lama Dipanggil Lagi oleh Bawaslu"], 0),
        (MORE, ["1. Kepala Dinas Pendidikan Kota Lama Nama Satu", "2. Kepala Dinas Kesehatan Kota Lama Nama Dua"], 0),
        (MORE, ["Kota Lama empat kasus, Kota Baru tiga kasus", "Kota Tua dua kasus dan satu laporan"], 0),
        (f"{MORE} (Kr7)", ["Keterangan itu disampaikan sekda seusai apel di halaman kantor."], 0),
        (MORE, ["Nama Satu"], 0),
    ],
)
def test_headlines_after_the_end(finder: NoiseFinder, last: str, headlines: list[str], noise: int) -> None:
    found = noise_of(finder, "\n".join([BODY, "Sekretaris itu berbicara lagi.", last, *headlines]))
    assert [one for one in found if one in headlines] == headlines[:noise]


def test_a_place_alone_under_body_text_heads_a_part(finder: NoiseFinder) -> None:
    text = (
        "Redaksi merangkum pengawasan netralitas di seluruh provinsi. Data dihimpun dari pemda masing-masing, hingga Kamis (12/11/2020).\n"
        "PROVINSI KALTARA\n"
        "Bawaslu Kaltara menangani 19 perkara netralitas."
    )
    report = finder.find(text)
    assert report.dateline is None
    assert report.spans == []
