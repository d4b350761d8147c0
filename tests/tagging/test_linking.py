"""What other components ask about places: the region of a phrase, of the article, of a bare office."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.tagging import linking
from pipeline.tagging import regions as _  # noqa: F401  # registers the factory
from pipeline.tagging.mentions import add_mentions, make_mention, mentions_of
from tests.cases import blank_language


@pytest.fixture(scope="module")
def nlp() -> Language:
    language = blank_language()
    language.add_pipe("ikrar_regions")
    return language


def read(nlp: Language, text: str, *, title: str = "", outlet: str = "", dateline: str = "", url: str = "http://x.example/1") -> Doc:
    doc = nlp.make_doc(text)
    doc._.article = {"title": title, "outlet": outlet, "url": url, "published_at": None}
    if dateline:
        doc._.dateline = {"start": 0, "end": len(dateline), "text": dateline}
    for _name, component in nlp.pipeline:
        doc = component(doc)
    return doc


@pytest.mark.parametrize(
    ("text", "phrase", "code"),
    [
        ("Ketua Bawaslu Sragen menegur.", "Ketua Bawaslu Sragen", "33.14"),
        ("Ketua Bawaslu Sragen menegur.", "Ketua Bawaslu", "33.14"),
        ("Ketua Bawaslu Kabupaten Sragen menegur.", "Bawaslu", "33.14"),
        ("Ketua Bawaslu (Badan Pengawas) di Sragen menegur.", "Pengawas)", "33.14"),
        ("Ketua Bawaslu RI menegur.", "Ketua Bawaslu RI", "00"),
        ("Kejari Sampit menerima.", "Kejari Sampit", "62.02"),
        ("Camat Kaway XVI ditegur.", "Camat Kaway XVI", "11.05"),
        ("Ketua Bawaslu menegur ASN Sragen.", "Ketua Bawaslu", None),
        ("Pemerintah Kota setempat menggelar ikrar.", "Pemerintah Kota", None),
        ("Pemerintah Kota Administrasi Jakarta Pusat berikrar.", "Pemerintah Kota Administrasi Jakarta Pusat", "31.71"),
        ("Camat Kota menegur lurah.", "Camat Kota", "35.71"),
    ],
)
def test_region_of_phrase(nlp: Language, text: str, phrase: str, code: str | None) -> None:
    start = text.index(phrase)
    assert linking.region_of_phrase(read(nlp, text), start, start + len(phrase)) == code


def test_a_district_of_several_regencies_needs_a_second_sign(nlp: Language) -> None:
    text = "Camat Karanganyar ditegur. Bupati Kebumen membenarkan."
    doc = read(nlp, text, title="Camat di Kebumen ditegur")
    assert linking.region_of_phrase(doc, 0, 17) == "33.05"


def test_main_region_is_not_read_off_the_dateline(nlp: Language) -> None:
    doc = read(
        nlp,
        "TERNATE – Bawaslu Halmahera Timur memanggil dua ASN. Bupati Haltim menunggu.",
        title="Dua ASN Haltim Dipanggil",
        dateline="TERNATE",
    )
    assert linking.main_region(doc) == "82.06"
    assert linking.main_region(doc, "city") == "82.71"
    assert doc._.dateline["codes"] == ["82.71"]


def test_a_seat_in_the_dateline_places_a_story_that_names_nothing_else(nlp: Language) -> None:
    doc = read(nlp, "SAMPIT – Bupati memimpin ikrar netralitas.", dateline="SAMPIT")
    assert linking.main_region(doc) == "62.02"
    assert doc._.dateline["codes"] == ["62.02"]
    assert list(mentions_of(doc, "region")) == []


def test_an_outlet_of_a_government_places_its_story(nlp: Language) -> None:
    assert linking.main_region(read(nlp, "Apel netralitas digelar Senin.", outlet="Portal Pemkab Madiun")) == "35.19"


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://kab-batang.kpu.go.id/berita/1", "33.25"),
        ("https://jateng.tribunnews.example/2024/1", "33"),
        ("https://ntt.antaranews.example/1", "53"),
        ("https://example.com/jember", None),
        ("", None),
    ],
)
def test_the_host_places_a_story_that_names_nothing(nlp: Language, url: str, code: str | None) -> None:
    assert linking.main_region(read(nlp, "Apel netralitas digelar Senin.", url=url)) == code


def test_bare_offices(nlp: Language) -> None:
    text = "Bupati Bogor dan Wali Kota Bogor hadir. Gubernur Jawa Barat membuka. Bupati lalu berbicara, wali kota menyusul."
    doc = read(nlp, text, title="Bogor")
    at = text.index("lalu")
    assert linking.region_for_level(doc, "regency", at) == "32.01"
    assert linking.region_for_level(doc, "city", at) == "32.71"
    assert linking.region_for_level(doc, "province", at) == "32"


LOCAL = "Bawaslu Kediri memanggil kades. Kabupaten Kediri menggelar ikrar. Bupati Kediri hadir. Beda dengan Kota Blitar."


@pytest.mark.parametrize(
    ("text", "title", "records", "expected"),
    [
        (LOCAL, "Kabupaten Kediri Berikrar", ["35.06"], ["35.06"]),
        (LOCAL, "Kabupaten Kediri Berikrar", [], ["35.06"]),
        # a place told for comparison, a national tally as background
        (LOCAL, "Kabupaten Kediri Berikrar", ["35.06", "35.72", "00"], ["35.06"]),
        # a story of two
        ("Bupati Bima dan Wali Kota Bima berikrar.", "Bima Berikrar", ["52.06", "52.72"], ["52.06", "52.72"]),
        # a second home in the title; a neighbour of the title's one regency, however many have records
        (
            "Bupati Kutai Barat memanggil petinggi. Bupati Mahakam Ulu diam. Bawaslu Mahakam Ulu diam.",
            "Kutai Barat Disorot, Mahakam Ulu Tenang",
            ["64.07"],
            ["64.07", "64.11"],
        ),
        (
            (
                "Bawaslu Kabupaten Cirebon memanggil kuwu. Bupati Cirebon menegur. Kabupaten Cirebon sepi. "
                "Di Indramayu 20, di Kota Bandung satu."
            ),
            "Vonis di Kabupaten Cirebon",
            ["32.09", "32.12", "32.73"],
            ["32.09"],
        ),
        # a case of the title's one regency, and beside it the province's tally
        (
            (
                "Bawaslu Kabupaten Cirebon memanggil kuwu. Bupati Cirebon menegur. Kabupaten Cirebon sepi. Kabupaten Cirebon menunggu. "
                "Bawaslu Jawa Barat mencatat 23 kasus: di Indramayu 20, di Kota Bandung satu."
            ),
            "Vonis di Kabupaten Cirebon",
            ["32", "32.09", "32.12", "32.73"],
            ["32", "32.09", "32.12", "32.73"],
        ),
        # a tally: each place with a record
        (
            "Bawaslu Riau mencatat Kampar 6, Siak 4, Dumai 2 kasus.",
            "Bawaslu Riau Catat 12",
            ["14", "14.01", "14.08"],
            ["14", "14.01", "14.08"],
        ),
        # the province is only the election's or the supervisor's
        (
            "Bawaslu Bali menelusuri 12 perbekel Bangli. Ketua Bawaslu Bali membenarkan.",
            "Bawaslu Bali Telusuri Perbekel",
            ["51.06"],
            ["51.06"],
        ),
        ("Bupati Sintang meminta ASN netral di Pilgub Kalbar.", "ASN Sintang Diminta Netral di Pilgub Kalbar", ["61.05"], ["61.05"]),
        ("Bawaslu Bali menelusuri perbekel Bangli.", "Bawaslu Bali Telusuri Perbekel", ["51", "51.06"], ["51", "51.06"]),
        ("Bawaslu Bali menelusuri perbekel.", "Bawaslu Bali Telusuri Perbekel", [], ["51"]),
        # a national tally told in a province's story without a place in its title
        (
            "Bawaslu Sumatera Utara (Sumut) menerima lima laporan. Ketua Bawaslu Sumut membenarkan. Bawaslu RI mencatat 165, di Jateng 43.",
            "Bawaslu Temukan Lima Laporan",
            ["00", "12", "33"],
            ["12"],
        ),
        ("Bawaslu RI mencatat 165 laporan. Jateng 43, Sulsel 26, Sultra 19.", "Bawaslu Terima 165 Laporan", ["00", "33"], ["00", "33"]),
        # the nation's own story
        ("KASN mencatat 530 ASN. Di Maluku Utara 23 orang.", "KASN Catat 530 ASN, Terbanyak Malut", ["00", "82"], ["00", "82"]),
    ],
)
def test_article_regions(nlp: Language, text: str, title: str, records: list[str], expected: list[str]) -> None:
    assert linking.article_regions(read(nlp, text, title=title), records) == expected


def test_a_national_tally_in_a_regional_outlet_is_the_nations(nlp: Language) -> None:
    doc = read(nlp, "KASN menerima 464 aduan.", title="464 ASN Dilaporkan", outlet="Kalteng Pagi")
    assert linking.article_regions(doc, ["00"]) == ["00"]
    assert linking.article_regions(doc, []) == ["62"]


def test_a_story_that_names_no_region_is_the_nations_where_a_national_body_acts(nlp: Language) -> None:
    doc = read(nlp, "Ketua KASN menyebut sanksi bagi ASN.", title="Sanksi Menanti ASN", outlet="Kabar")
    assert linking.article_regions(doc, []) == []
    add_mentions(doc, [make_mention(doc, "institution", 6, 10, id="kasn", region="00")])
    assert linking.article_regions(doc, []) == ["00"]


def test_a_place_with_a_number_in_a_tally_counts_without_a_record(nlp: Language) -> None:
    text = "Bawaslu Lampung mencatat 49 perkara. Pesawaran delapan perkara, Mesuji lima perkara, Tanggamus tiga perkara."
    doc = read(nlp, text, title="Lampung Catat 49 Perkara")
    for name, code in (("Pesawaran", "18.09"), ("Mesuji", "18.11"), ("Tanggamus", "18.06")):
        at = text.index(name) + len(name) + 1
        add_mentions(doc, [make_mention(doc, "count", at, at + 5, unit="case", region=code)])
    assert linking.article_regions(doc, ["18", "18.09", "18.11"]) == ["18", "18.06", "18.09", "18.11"]
    assert linking.article_regions(doc, ["18"]) == ["18"]


def test_codes() -> None:
    assert (linking.province_of("33.25"), linking.province_of("33"), linking.province_of("00")) == ("33", "33", "00")


def test_what_the_tagger_leaves_survives_storage(nlp: Language) -> None:
    doc = read(nlp, "Bupati Bogor hadir.", title="Bogor")
    copy = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert copy._.places == doc._.places
    assert linking.main_region(copy) == "32.01"


def test_empty_text(nlp: Language) -> None:
    doc = read(nlp, "")
    assert linking.main_region(doc) is None
    assert linking.article_regions(doc, []) == []
