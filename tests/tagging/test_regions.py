"""Places of a text: the traps of namesakes, common words, persons, streets, lists and abbreviations."""

from __future__ import annotations

import pytest
from spacy.language import Language

from ikrar.config import Config
from pipeline.tagging.language import make_doc
from pipeline.tagging.linking import main_region
from pipeline.tagging.mentions import mentions_of
from pipeline.tagging.places.gazetteer import Gazetteer, load_gazetteer
from pipeline.tagging.places.places import find_places
from pipeline.tagging.places.words import load_place_entries


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(Config(None))


def codes(text: str, gazetteer: Gazetteer, **given: object) -> list[str]:
    return [place.code for place in find_places(text, gazetteer, **given).places]  # type: ignore[arg-type]


@pytest.mark.parametrize("entry", load_place_entries(Config(None)), ids=lambda entry: f"{entry.use}-{entry.words[0]}")
def test_examples_of_the_vocabulary(entry: object, gazetteer: Gazetteer) -> None:
    assert codes(entry.example, gazetteer) == list(entry.codes)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # every level by its cue
        ("Bupati Bogor menegur dua lurah.", ["32.01"]),
        ("Pemkot Bogor menegur dua lurah.", ["32.71"]),
        ("Wali Kota Bogor Bima Arya hadir.", ["32.71"]),
        ("Bawaslu Kota Solok dan Bawaslu Kabupaten Solok bertemu.", ["13.72", "13.02"]),
        ("Gubernur Gorontalo, Bupati Gorontalo dan Wali Kota Gorontalo hadir.", ["75", "75.01", "75.71"]),
        ("Bawaslu Bengkulu menerima laporan.", ["17"]),
        ("Panwaslu Kota Jambi menerima laporan.", ["15.71"]),
        ("Panwas Kabupaten/Kota Bima diundang.", ["52.06", "52.72"]),
        ("Bupati dan Wali Kota Sukabumi meneken pakta.", ["32.02", "32.72"]),
        ("Polres Madiun memeriksa, Polres Madiun Kota menunggu.", ["35.19", "35.77"]),
        # writing
        ("ASN Kab.Lamongan dan Kab. Gresik berikrar.", ["35.24", "35.25"]),
        ("Bawaslu Deliserdang, KPU Lubuk Linggau.", ["12.07", "16.73"]),
        ("ASN GUNUNG KIDUL dan Kulonprogo.", ["34.03", "34.01"]),
        ("Bupati Ogan ilir hadir.", ["16.10"]),
        ("Bupati Kep. Siau Tagulandang Biaro dan Kep Aru.", ["71.09", "81.07"]),
        ("Bawaslu Sumatra Utara dan Fak-Fak.", ["12", "92.03"]),
        # longer names first
        ("Bawaslu Luwu Utara, Luwu Timur dan Luwu.", ["73.22", "73.24", "73.17"]),
        ("Bupati Bone Bolango dan Bupati Bone.", ["75.03", "73.08"]),
        ("KPU Kapuas Hulu, KPU Kapuas.", ["61.06", "62.03"]),
        ("Panwas Denpasar Timur menyurati.", []),
        # common words
        ("Puncak acara digelar, buru-buru mereka pulang.", []),
        ("Kekayaan Negara Sumber daya alam Batu bara.", []),
        ("Dari Puncak dan Deiyai belum ada laporan.", ["94.05", "94.08"]),
        ("Bupati Batang meneken edaran. Di Batang semua aman. Batang Wihaji bukan tempat.", ["33.25", "33.25"]),
        ("Bupati Buru hadir. Polisi Buru pelaku.", ["81.04", "81.04"]),
        ("Mereka naik OKI, kata Oki.", []),
        # persons, venues, groups, things
        ("Rakor di Jalan Medan, di Hotel Mutiara Bengkulu.", []),
        ("Warga Desa Sragen menolak.", []),
        ("Kepala Dinas Pemberdayaan Masyarakat dan Desa Sragen hadir.", ["33.14"]),
        ("Panwas se-Malang Raya berkumpul.", []),
        ("Menurut H. Samosir, semua aman.", []),
        ("Kecamatan Batang Gadis dan Kecamatan Solok.", []),
        # lists and type words
        ("Di Kabupaten Brebes, Tegal dan Pemalang ada laporan.", ["33.29", "33.28", "33.27"]),
        ("Di Kota Salatiga, Tegal dan Semarang ada laporan.", ["33.73", "33.76", "33.74"]),
        # namesakes without a cue
        ("Kades di Semarang dan Demak dipanggil.", ["33.22", "33.21"]),
        ("Laporan masuk dari Serang.", []),
        ("Laporan masuk dari Serang dan Cilegon.", ["36.72"]),
        # the text introduces a short form
        ("ASN Bengkulu Tengah (Benteng) berikrar. Benteng menunggu.", ["17.09", "17.09", "17.09"]),
        ("Bupati Murung Raya (Mura) hadir di Mura.", ["62.12", "62.12", "62.12"]),
        # Papua of old keeps its code, regencies have today's (ruling 28)
        ("Bawaslu Provinsi Papua mencatat Mimika 6 orang.", ["91", "94.04"]),
        ("", []),
    ],
)
def test_places(text: str, expected: list[str], gazetteer: Gazetteer) -> None:
    assert codes(text, gazetteer) == expected


def test_every_region_is_found_after_its_type_word(gazetteer: Gazetteer) -> None:
    cue = {"province": "Provinsi", "regency": "Kabupaten", "city": "Kota"}
    wrong = []
    for region in gazetteer.regions.values():
        text = f"Rapat Bawaslu {cue[region.level]} {region.short_name} selesai."
        if codes(text, gazetteer) != [region.code]:
            wrong.append((text, codes(text, gazetteer)))
    assert wrong == []


def test_text_in_capitals(gazetteer: Gazetteer) -> None:
    assert codes("BUPATI BATANG DAN WALI KOTA TEGAL BERIKRAR", gazetteer) == ["33.25", "33.76"]


@pytest.mark.parametrize(
    ("text", "around", "expected"),
    [
        ("ASN Tegal diminta netral.", ("Pemkot Tegal gelar ikrar",), ["33.76"]),
        ("ASN Tegal diminta netral.", ("Bupati Tegal gelar ikrar",), ["33.28"]),
        ("Edaran di Mura terbit.", ("Bawaslu Kalteng sambangi Palangka Raya",), ["62.12"]),
        ("Edaran di Mura terbit.", ("Bawaslu Sumsel sambangi Lubuklinggau",), ["16.05"]),
        ("Kades di Lebak dipanggil.", ("Kabar Pandeglang",), ["36.02"]),
    ],
)
def test_title_and_outlet_decide(text: str, around: tuple[str, ...], expected: list[str], gazetteer: Gazetteer) -> None:
    assert codes(text, gazetteer, surroundings=around) == expected


def test_a_dateline_makes_a_word_a_place(gazetteer: Gazetteer) -> None:
    assert codes("BATANG - Ikrar dibacakan.", gazetteer, dateline=(0, 8)) == ["33.25"]


def test_a_person_found_by_the_model_is_no_place(gazetteer: Gazetteer) -> None:
    text = "Menurut Rahmat Sragen, aman."
    assert codes(text, gazetteer, persons=[(8, 21)]) == []
    assert codes(text, gazetteer) == ["33.14"]


def test_each_decision_has_a_reason(gazetteer: Gazetteer) -> None:
    found = find_places("Bupati Bogor lewat Jalan Medan ke Serang, kata Pak Lebak.", gazetteer)
    assert all(item.reason for item in (*found.places, *found.rejected))
    assert len(found.rejected) == 2


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Bawaslu Kabupaten Pekalogan menerima laporan.", ["33.26"]),
        ("Pemkab Kepulauan Tanimbat menerbitkan edaran.", ["81.03"]),
        ("Kabupaten Tanimbat menerbitkan edaran.", ["81.03"]),
        ("Pemprov Kalimantan Tegah menerbitkan edaran.", ["62"]),
        ("Bupati Rembung menerbitkan edaran.", ["33.17"]),
        # two letters off, two regions as near, no type word before, a short name, a district of that name
        ("Kabupaten Sukamaju menerbitkan edaran.", []),
        ("Warga Pekalogan melapor.", []),
        ("Kota Tegl menerbitkan edaran.", []),
        ("Pegawai kabupaten Senin lalu berkumpul.", []),
    ],
)
def test_one_letter_off_after_a_type_word(tagger: Language, text: str, codes: list[str]) -> None:
    doc = tagger(make_doc(tagger, {"text": text}))
    assert [mention["code"] for mention in mentions_of(doc, "region")] == codes


def test_a_dateline_outside_the_text_places_the_article(tagger: Language) -> None:
    text = "Bupati meminta pegawai netral. Sekda menambahkan hal yang sama."
    without = tagger(make_doc(tagger, {"text": text}))
    given = tagger(make_doc(tagger, {"text": text, "dateline": "BATANG, Koran Kita -"}))
    assert main_region(without) is None
    assert main_region(given) == "33.25"
    assert given._.dateline == {"start": 0, "end": 0, "text": "BATANG, Koran Kita -", "codes": ["33.25"]}
    assert not list(mentions_of(given, "region"))


def test_the_dateline_of_the_text_goes_first(tagger: Language) -> None:
    doc = tagger(make_doc(tagger, {"text": "KENDAL, Koran Kita - Pegawai diminta netral di kantor itu.", "dateline": "BATANG -"}))
    assert doc._.dateline["codes"] == ["33.24"]
