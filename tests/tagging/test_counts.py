"""Counts of a text: numerals, ranges, units by the noun, parts of tallies without one, participants, and what is no count."""

from __future__ import annotations

import pytest

from ikrar.config import Config
from pipeline.tagging.numbers.lists import ListsByPlace
from pipeline.tagging.numbers.numerals import value_of_figures, value_of_words
from pipeline.tagging.numbers.read import CountReader
from pipeline.tagging.numbers.told import Counted
from pipeline.tagging.numbers.units import decide_units
from pipeline.tagging.numbers.words import Unit, load_count_entries, load_count_words

CONFIG = Config(None)
Expected = list[tuple[int, int | None, str]]


@pytest.fixture(scope="module")
def reader() -> CountReader:
    return CountReader(load_count_words(CONFIG))


def counted(text: str, reader: CountReader, **given: object) -> list[Counted]:
    return decide_units(text, reader.read(text), reader, **given)  # type: ignore[arg-type]


def counts(text: str, reader: CountReader, **given: object) -> Expected:
    return [(one.reading.least, one.reading.most, one.unit) for one in counted(text, reader, **given)]


@pytest.mark.parametrize("entry", load_count_entries(CONFIG), ids=lambda entry: f"{entry.use}-{entry.unit or entry.words[0]}")
def test_examples_of_the_vocabulary(entry: object, reader: CountReader) -> None:
    found = counts(entry.example, reader)  # type: ignore[attr-defined]
    assert (found[0] if found else None) == (tuple(entry.count) if entry.count else None)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("tujuh", 7),
        ("sebelas", 11),
        ("dua belas", 12),
        ("tiga puluh satu", 31),
        ("seratus dua puluh", 120),
        ("dua ratus lima puluh tiga", 253),
        ("seribu dua ratus", 1200),
        ("tiga ribu tiga puluh satu", 3031),
        ("satu juta dua ratus ribu", 1_200_000),
        ("dua hari", None),
    ],
)
def test_numbers_in_words(text: str, number: int | None) -> None:
    assert value_of_words(text) == number


@pytest.mark.parametrize(
    ("text", "scale", "number"),
    [
        ("1.335", "", 1335),
        ("2.034.120", "", 2_034_120),
        ("1,5", "ribu", 1500),
        ("3,26", "juta", 3_260_000),
        ("2,5", "", None),
        ("46", "", 46),
    ],
)
def test_numbers_in_figures(text: str, scale: str, number: int | None) -> None:
    assert value_of_figures(text, scale) == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # numerals
        ("Sebanyak 1.335 ASN terdata.", [(1335, 1335, "civil_servant")]),
        ("Ada 4 (empat) kasus dan lima (5) laporan.", [(4, 4, "case"), (5, 5, "report")]),
        ("Terdata seratus dua puluh honorer.", [(120, 120, "non_permanent_staff")]),
        ("Terdata 1,5 ribu guru.", [(1500, 1500, "civil_servant")]),
        ("Terdata 3 ribu 31 ASN.", [(3031, 3031, "civil_servant")]),
        # ranges
        ("Ada 20-an kades dipanggil.", [(20, 29, "village_head")]),
        ("Ada 100-an ASN dipanggil.", [(100, 199, "civil_servant")]),
        ("Sembilan sampai 10 orang lurah dipanggil.", [(9, 10, "civil_servant")]),
        ("Ada 500 orang ASN lebih.", [(501, None, "civil_servant")]),
        ("Ada 600 lebih ASN.", [(601, None, "civil_servant")]),
        ("Hampir 400 ASN dan tak kurang dari 133 kades.", [(350, 399, "civil_servant"), (133, None, "village_head")]),
        # units by the noun, in all names of village heads
        ("Dua keuchik, tiga hukum tua dan empat kapitalau.", [(2, 2, "village_head"), (3, 3, "village_head"), (4, 4, "village_head")]),
        ("Lima perangkat desa dan dua tuha peut.", [(5, 5, "village_official"), (2, 2, "village_official")]),
        ("Enam kepala desa di 12 desa.", [(6, 6, "village_head"), (12, 12, "region")]),
        ("Dua kepala sekolah dan tiga kepala puskesmas dipanggil.", [(2, 2, "civil_servant"), (3, 3, "civil_servant")]),
        ("Ada empat camat, satu kepala desa dan sekdes.", [(4, 4, "civil_servant"), (1, 1, "village_head")]),
        ("Seorang perawat berstatus PPPK ditegur.", [(1, 1, "contract_civil_servant")]),
        ("Dua bidan desa honorer ditegur.", [(2, 2, "non_permanent_staff")]),
        ("Ada 23 kepala desa dan perangkat desa dilaporkan.", [(23, 23, "other")]),
        ("Ada tiga dugaan pelanggaran netralitas ASN.", [(3, 3, "case")]),
        ("Ada tiga laporan dugaan pelanggaran netralitas ASN.", [(3, 3, "report")]),
        ("Dari 27 kabupaten/kota dan 28 provinsi.", [(27, 27, "region"), (28, 28, "region")]),
        ("Bawaslu menyita 12 lembar foto dan 31 baliho.", [(12, 12, "other"), (31, 31, "other")]),
        # collectives
        ("Dua kades hadir. Kedua kades itu diam.", [(2, 2, "village_head"), (2, 2, "village_head")]),
        ("Enam ASN ditegur. Keenamnya menerima.", [(6, 6, "civil_servant"), (6, 6, "civil_servant")]),
        ("Ia berada di urutan ketujuh pada hari kedua.", []),
        # no noun: the tally told before
        (
            "Dari 21 kasus itu, 12 sudah diteruskan, enam dihentikan, tiga lagi masih klarifikasi.",
            [(21, 21, "case"), (12, 12, "case"), (6, 6, "case"), (3, 3, "case")],
        ),
        ("Bawaslu meneruskan 34 laporan dan 20 di antaranya terbukti.", [(34, 34, "report"), (20, 20, "report")]),
        (
            "Sembilan ASN dilaporkan. Empat orang ditegur, dua lainnya bebas.",
            [(9, 9, "civil_servant"), (4, 4, "civil_servant"), (2, 2, "civil_servant")],
        ),
        ("Dua dari tiga kades ditegur.", [(2, 2, "village_head"), (3, 3, "village_head")]),
        ("Tiga guru ditegur. Bawaslu meminta keterangan tujuh orang.", [(3, 3, "civil_servant"), (7, 7, "other")]),
        ("Terlapor dari kalangan PNS berjumlah delapan orang.", [(8, 8, "civil_servant")]),
        ("Ada 23 ASN, 14 orang di antaranya menjabat kades.", [(23, 23, "civil_servant"), (14, 14, "village_head")]),
        # who attends, reads, signs
        ("Sebanyak 153 kepala desa dan 10 camat meneken pakta integritas.", [(153, 153, "participant"), (10, 10, "participant")]),
        ("Ikrar dihadiri ratusan pegawai.", [(100, 999, "participant")]),
        ("Ia mengingatkan 322 keuchik agar netral.", [(322, 322, "village_head")]),
        ("Tiga ASN diduga menghadiri deklarasi calon.", [(3, 3, "civil_servant")]),
        ("Pada apel itu empat ASN membacakan permohonan maaf.", [(4, 4, "civil_servant")]),
        ("Bupati membuka bimtek netralitas bagi sekitar 300 kades.", [(300, 300, "participant")]),
        ("Edaran itu berlaku bagi 300 kades.", [(300, 300, "village_head")]),
        ("Sekitar 300 ASN memadati lapangan dan berikrar netral.", [(300, 300, "participant")]),
        ("Turut hadir Kapolres, Dandim, serta 12 camat.", [(12, 12, "participant")]),
        (
            "Ikrar diikuti 38 pegawai yang terdiri dari 29 ASN dan sembilan honorer.",
            [(38, 38, "participant"), (29, 29, "participant"), (9, 9, "participant")],
        ),
        ("Selain 600 lebih ASN, pemkab akan mengundang kades ke ikrar.", [(601, None, "civil_servant")]),
        # nouns beside the number
        (
            "Terlapor: ASN 81 orang, perangkat desa 21 orang, anggota BPD 10 orang.",
            [(81, 81, "civil_servant"), (21, 21, "village_official"), (10, 10, "village_official")],
        ),
        (
            "Bawaslu memproses 23 ASN. Yang terbukti 15, tidak terbukti 8.",
            [(23, 23, "civil_servant"), (15, 15, "civil_servant"), (8, 8, "civil_servant")],
        ),
        ("Bawaslu menerima 98 ASN, lalu memproses 118 orang.", [(98, 98, "civil_servant"), (118, 118, "civil_servant")]),
        ("Pilkada diikuti dua pasangan calon.", [(2, 2, "other")]),
        # the noun stands before, the number ends its clause
        ("Laporan soal kades yang masuk ada tujuh.", [(7, 7, "report")]),
        ("Perkara sejenis di kota itu cuma 19.", [(19, 19, "case")]),
        ("Perkara serupa di kota itu baru satu itu.", [(1, 1, "case")]),
        ("Pelanggaran yang tercatat berjumlah 31, katanya.", [(31, 31, "case")]),
        ("Temuan kami sendiri empat. Guru dua, mandek.", [(4, 4, "report"), (2, 2, "civil_servant")]),
        ("Menurut laporan itu, rapat dimulai pukul tiga.", []),
        ("Kasus itu terjadi ketika usianya baru 19.", []),
        # parts that open their sentences
        (
            "Laporan yang masuk ada tujuh. Empat, semuanya tentang guru, gugur. Dua, tentang camat, diteruskan.",
            [(7, 7, "report"), (4, 4, "report"), (2, 2, "report")],
        ),
        ("Ada tiga pesan.\n\nSatu, jangan memihak. Dua, jangan takut.", [(3, 3, "other")]),
        ("Teregistrasi 49 perkara. Dihentikan sebanyak 12. Diteruskan ada 30.", [(49, 49, "case"), (12, 12, "case"), (30, 30, "case")]),
        # kinds told after the number, or of which the number is a part
        (
            "Dari 71 ASN itu, 52 berstatus PNS, 19 lainnya PPPK.",
            [(71, 71, "civil_servant"), (52, 52, "civil_servant"), (19, 19, "contract_civil_servant")],
        ),
        (
            "Ada 33 kades dan 21 PNS. Rekomendasi terbit untuk 16 PNS dari total 21 itu.",
            [(33, 33, "village_head"), (21, 21, "civil_servant"), (16, 16, "civil_servant"), (21, 21, "civil_servant")],
        ),
        (
            "Bawaslu memproses 40 ASN. Dua orang telah divonis. Keduanya kepala desa.",
            [(40, 40, "civil_servant"), (2, 2, "village_head"), (2, 2, "village_head")],
        ),
        ("Laporan tentang camat itu satu dari lima laporan.", [(5, 5, "report")]),
        # the paragraph changes its subject
        (
            "Sembilan kades dipanggil. Lain lagi para guru. Lima nama sudah ditegur.",
            [(9, 9, "village_head"), (5, 5, "civil_servant")],
        ),
        ("Sembilan kades dipanggil, kata Camat Lama. Lima nama sudah ditegur.", [(9, 9, "village_head"), (5, 5, "village_head")]),
        # teams
        ("Tiga guru ditegur. Satgas netralitas itu beranggotakan dua orang.", [(3, 3, "civil_servant"), (2, 2, "other")]),
        ("Tiga guru ditegur. Posko dijaga dua orang.", [(3, 3, "civil_servant"), (2, 2, "other")]),
        # one who reads the pledge
        ("Ikrar netralitas dibacakan seorang lurah.", [(1, 1, "participant")]),
        ("Ikrar dibacakan dari unsur kades oleh seorang perbekel.", [(1, 1, "participant")]),
        ("Surat calon itu dibawa seorang lurah.", [(1, 1, "civil_servant")]),
        # nouns written out, with their letters
        ("Seorang petugas penyedia jasa lainnya perorangan (PJLP) ditegur.", [(1, 1, "non_permanent_staff")]),
        ("Ada 12 berkas permohonan (PSU) di meja.", [(12, 12, "other")]),
        # no counts
        ("MJ (48) membantah; videonya 43 detik, ditonton 1.211 kali.", []),
        ("Dendanya Rp4 juta, kurungan dua bulan, 40 persen.", []),
        ("UU Nomor 10 Tahun 2016 Pasal 71 ayat 1.", []),
        ("Paslon nomor urut 02, salam empat jari, TPS 12.", []),
        ("Salah satu ASN dan salah seorang kades diam.", []),
        ("Ikrar memuat 8 butir dan 4 (empat) poin ikrar.", []),
        ("SKB 5 menteri mengatur itu, tiga kali ditegur, 1 x 24 jam.", []),
        ("Belum ada satu laporan pun.", []),
        ("Kecamatan Enam Lingkung dan Dapil 2.", []),
        ("Pukul 10.00 WIB (320) dan kode 17/05.", []),
        ("", []),
    ],
)
def test_counts(text: str, expected: Expected, reader: CountReader) -> None:
    assert counts(text, reader) == expected


def test_each_place_of_a_list_has_the_number(reader: CountReader) -> None:
    text = "Bawaslu menangani 21 kasus. Kobar dan Gumas masing-masing tiga, Kapuas lima."
    places = [(text.index(name), text.index(name) + len(name)) for name in ("Kobar", "Gumas", "Kapuas")]
    assert counts(text, reader, places=places) == [(21, 21, "case"), (3, 3, "case"), (5, 5, "case")]


def test_what_the_title_counts_is_told_before_the_text(reader: CountReader) -> None:
    text = "Dua pekan lalu masih 58 orang. Kini angkanya menjadi 71."
    assert counts(text, reader, title="71 ASN Terseret") == [(58, 58, "civil_servant"), (71, 71, "civil_servant")]
    assert counts(text, reader, title="Netralitas Disorot") == [(58, 58, "other")]


def test_a_part_by_place_is_a_part_of_the_whole(reader: CountReader) -> None:
    text = "Ada 23 kepala desa dan perangkat desa, sembilan orang lainnya perangkat desa. Klaten empat orang."
    place = text.index("Klaten")
    assert counts(text, reader, places=[(place, place + 6)])[-1] == (4, 4, "other")


def test_offices_of_the_village_in_one_province(reader: CountReader) -> None:
    assert counts("Dua lurah dipanggil.", reader) == [(2, 2, "civil_servant")]
    assert counts("Dua lurah dipanggil.", reader, local="lurah") == [(2, 2, "village_head")]
    assert counts("Dua kaling dan tiga kepala lingkungan dipanggil.", reader) == [(2, 2, "village_official"), (3, 3, "non_permanent_staff")]
    assert counts("Tiga kepala lingkungan dipanggil.", reader, local="head_of_quarter") == [(3, 3, "village_official")]


def test_exact_only_for_a_plain_number(reader: CountReader) -> None:
    flags = [one.reading.exact for one in counted("Tujuh ASN, sekitar 90 ASN, beberapa ASN, seorang ASN.", reader)]
    assert flags == [True, False, False, True]


def test_numbers_inside_names_of_places_and_dates_are_none(reader: CountReader) -> None:
    text = "Bupati Lima Puluh Kota hadir."
    assert reader.read(text, taken=[(7, 22)]) == []


def test_an_ending_that_stands_alone(reader: CountReader) -> None:
    assert next((one.least, one.unit) for one in reader.read("Dua kades nya hadir, tiga nya tidak.")) == (2, "village_head")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Berapa kepala desa yang diperiksa?\n\nSampai hari ini delapan. Yang lima dari utara.",
            [(8, 8, "village_head"), (5, 5, "village_head")],
        ),
        ("Berapa guru yang dilaporkan? Sembilan. Dua sudah ditegur.", [(9, 9, "civil_servant"), (2, 2, "civil_servant")]),
        ("Ada berapa laporan yang masuk? Baru empat, semuanya dari warga.", [(4, 4, "report")]),
        (
            "Bawaslu memproses 12 ASN. Bagaimana dengan kades? Dua diteruskan ke bupati.",
            [(12, 12, "civil_servant"), (2, 2, "village_head")],
        ),
        ("Berapa yang datang? Tidak tahu. Pasal 5 mengaturnya.", []),
        (
            "Bawaslu memproses 64 ASN dan 11 kepala desa. Untuk kepala desa, tujuh diteruskan.",
            [(64, 64, "civil_servant"), (11, 11, "village_head"), (7, 7, "village_head")],
        ),
        ("Bawaslu menerima 19 laporan. Untuk kepala desa, empat dihentikan.", [(19, 19, "report"), (4, 4, "report")]),
        (
            "Dua guru dan seorang kepala dusun dipanggil. Ketiganya datang.",
            [(2, 2, "civil_servant"), (1, 1, "village_official"), (3, 3, "other")],
        ),
        (
            "Dua lurah dan tiga camat dipanggil. Kelimanya datang.",
            [(2, 2, "civil_servant"), (3, 3, "civil_servant"), (5, 5, "civil_servant")],
        ),
        ("Dua lurah dan tiga camat dipanggil. Keenamnya datang.", [(2, 2, "civil_servant"), (3, 3, "civil_servant")]),
        ("• Enam ASN diperiksa.\n• Dua kades ditegur.", [(6, 6, "civil_servant"), (2, 2, "village_head")]),
        ("Sampai ikrar dibacakan sudah 13 ASN direkomendasikan ke KASN.", [(13, 13, "civil_servant")]),
        ("Ikrar netralitas dibacakan 13 camat di alun-alun.", [(13, 13, "participant")]),
        ("Sebelas ASN dilaporkan. Delapan berkasnya sudah di BKN.", [(11, 11, "civil_servant"), (8, 8, "civil_servant")]),
    ],
)
def test_a_number_without_a_noun(text: str, expected: Expected, reader: CountReader) -> None:
    """By what was asked, by the head of the sentence, by the numbers that it puts together."""
    assert counts(text, reader) == expected


def test_a_name_that_ends_in_a_number_takes_no_number_after_it(reader: CountReader) -> None:
    text = "RAJA AMPAT\nDua kepala distrik dinonaktifkan."
    found = reader.read(text, taken=[(0, len("RAJA AMPAT"))])
    assert [(one.least, one.unit) for one in found] == [(2, "civil_servant")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sebanyak 75 wali nagari lebih dulu diikat janji netralitas.", [(75, 75, "participant")]),
        ("Ikrar dipandu sekda. Setelah itu 17 camat maju meneken lembaran bermeterai.", [(17, 17, "participant")]),
        ("Sosialisasi netralitas digelar Bawaslu. Sebanyak 26 kades duduk mendengarkan sejak pagi.", [(26, 26, "participant")]),
        ("Dandim hadir dalam ikrar itu dengan sepuluh prajurit.", [(10, 10, "participant")]),
        ("Bimtek netralitas itu menyedot 120 perangkat desa.", [(120, 120, "participant")]),
        ("Keenam belas ASN itu sudah diperiksa.", [(16, 16, "civil_servant")]),
        ("Nasib dua wali korong lebih mujur, laporannya tidak diregistrasi.", [(2, 2, "village_official")]),
        ("Seorang bendahara ohoi lebih dulu diberhentikan.", [(1, 1, "village_official")]),
        ("ASN yang diadukan 264 orang. Artinya dalam sebulan bertambah 83.", [(264, 264, "civil_servant"), (83, 83, "civil_servant")]),
    ],
)
def test_fresh_ways_to_count(text: str, expected: Expected, reader: CountReader) -> None:
    assert counts(text, reader) == expected


def test_a_long_line_of_names_behind_a_list_of_places_is_read_at_once(reader: CountReader) -> None:
    """Names and numbers must not be parted in every possible way: with these many words the reading would never end."""
    text = f"Bima teratas dengan 18 ASN, diikuti {'Kota ' * 200}dan 11 lurah."
    assert counts(text, reader)[0] == (18, 18, "civil_servant")


def test_a_vague_word_before_a_number_is_the_number(reader: CountReader) -> None:
    assert counts("Sejumlah dua belas kepala desa dan sejumlah sepuluh laporan.", reader) == [(12, 12, "village_head"), (10, 10, "report")]


def test_a_long_table_by_place_is_read_once(reader: CountReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line of 514 regencies each: what they count is decided once, not once for each number."""
    asked: list[tuple[int, int]] = []
    decide = ListsByPlace._read_unit

    def noted(lists: ListsByPlace, start: int, end: int) -> Unit | None:
        asked.append((start, end))
        return decide(lists, start, end)

    monkeypatch.setattr(ListsByPlace, "_read_unit", noted)
    text, places = "Bawaslu membeberkan data laporan netralitas ASN.\n\n", list[tuple[int, int]]()
    for number in range(60):
        places.append((len(text), len(text) + len("Tempat")))
        text += f"Tempat: {number % 9 + 2}\n"
    assert [unit for *_, unit in counts(text, reader, places=places)] == ["report"] * 60
    assert len(asked) == 1


def test_a_line_that_ends_in_a_unit_names_no_number_below_it(reader: CountReader) -> None:
    assert counts("Truk terguling, jalan macet 5 Km\nTiga kades di Bone diperiksa.", reader) == [(3, 3, "village_head")]


def test_places_of_a_list_that_opens_a_sentence_are_no_participants(reader: CountReader) -> None:
    text = (
        "Rapat koordinasi netralitas dibuka Ketua Bawaslu. Menurut dia, Bone menyumbang 16 ASN. Disusul Kota Bima 13 ASN dan Dompu 11 ASN."
    )
    assert [unit for _, _, unit in counts(text, reader)] == ["civil_servant"] * 3
