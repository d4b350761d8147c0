"""Which lines are read together: paragraphs as they stand, and passages on pages that break after each sentence."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.tagging.language import make_doc

OPENING = ("Bupati Batang Ari Wibawa mengumpulkan para camat di pendopo, Senin (4/11/2024).", "Para camat berikrar netral pada pilkada.")
CLOSING = ("Adapun pemungutan suara di Batang berlangsung 27 November.", "Logistik pilkada sudah lengkap di gudang.")


def passages(nlp: Language, *lines: str) -> list[list[str]]:
    doc = nlp(make_doc(nlp, {"text": "\n\n".join(lines)}))
    return [doc.text[passage["start"] : passage["end"]].split("\n\n") for passage in doc._.passages]


@pytest.mark.parametrize(
    "lines",
    [
        ("Ikrar diteken 15 camat pada akhir apel pagi di halaman kantor.", "Mereka berjanji tidak memihak.", "Ketiganya lalu pulang."),
        (
            "Panitia membagikan surat edaran soal netralitas pegawai kepada peserta.",
            "Dalam edaran itu pegawai dilarang berpose.",
            "Isinya enam butir.",
        ),
        ("Sekda Batang Rukmini Handayani membuka pembekalan bagi para lurah.", '"Jangan berpihak kepada siapa pun," ujarnya.'),
        # one that only announces what follows
        ("Lain lagi di Kendal.", "Sekda Kendal Sutarno Wibawanto meneken edaran bernomor 270."),
        # a quotation that is broken off
        ("“Kami sudah menegur lurah yang memasang stiker calon.", "Jangan ada lagi,” kata Ketua Bawaslu Batang Sutarno Wibawanto."),
    ],
)
def test_lines_that_lean_on_each_other_are_one_passage(tagger: Language, lines: tuple[str, ...]) -> None:
    assert list(lines) in passages(tagger, *OPENING, *lines, *CLOSING)


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("Ikrar diteken 15 camat pada akhir apel pagi di halaman kantor.", "Sekda Batang Rukmini Handayani meminta lurah menyusul."),
        ("Ikrar diteken 15 camat pada akhir apel pagi di halaman kantor.", "Sementara itu warga menonton dari balik pagar."),
        ("Pegawai Kabupaten Batang menandatangani pakta netralitas di pendopo.", "Di Kabupaten Kendal, pakta serupa diteken para lurah."),
        ("Berkas empat guru itu masih dipelajari BKN di kantor pusat.", "Bawaslu Batang meminta keterangan pelapor."),
        # what it points to stands further up
        ("Sebelumnya, pada 21 Oktober, pegawai berkumpul untuk apel pagi.", "Ikrar itu sesuai edaran gubernur."),
    ],
)
def test_a_line_that_turns_away_begins_a_passage(tagger: Language, before: str, line: str) -> None:
    found = passages(tagger, *OPENING, before, line, *CLOSING)
    assert any(passage[0] == line for passage in found), found


def test_where_nothing_tells_two_lines_are_read_together(tagger: Language) -> None:
    lines = (
        "Apel pagi diikuti ratusan pegawai pemerintah.",
        "Upacara selesai sebelum hujan turun deras.",
        "Warga menonton dari balik pagar kantor.",
    )
    found = passages(tagger, *OPENING, *lines, *CLOSING)
    assert max(map(len, found)) == 2, found


def test_paragraphs_of_several_sentences_stay_as_they_are(tagger: Language) -> None:
    lines = [f"{first} Apel berlangsung singkat." for first in (*OPENING, *CLOSING, "Mereka pulang.", "Namun hujan turun.")]
    assert passages(tagger, *lines) == [[line] for line in lines]


def test_few_lines_say_nothing_about_the_page(tagger: Language) -> None:
    assert passages(tagger, *OPENING, "Mereka pulang.") == [[line] for line in (*OPENING, "Mereka pulang.")]


def test_a_question_stands_apart(tagger: Language) -> None:
    found = passages(tagger, *OPENING, "Apakah ada pegawai yang melanggar?", "Itu masih ditelusuri.", *CLOSING)
    assert ["Apakah ada pegawai yang melanggar?"] in found and not any("Itu masih ditelusuri." in passage[1:] for passage in found)
