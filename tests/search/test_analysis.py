"""Words: how they are cut and folded, which forms meet and which stay apart."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikrar.config import Config
from ikrar.regions import load_regions
from search.analysis.analyser import Analyser, load_analyser
from search.analysis.stems import Stemmer, load_stemmer
from search.analysis.tokens import fold, tokenize

FAMILIES = (
    "nyata menyatakan pernyataan dinyatakan pernyataannya",
    "imbau mengimbau imbauan diimbau himbauan menghimbau dihimbau imbauannya",
    "langgar melanggar pelanggaran dilanggar pelanggar pelanggarannya",
    "pihak memihak berpihak keberpihakan",
    "tandatangan menandatangani penandatanganan ditandatangani penandatangan",
    "netral netralitas menetralkan kenetralan netralitasnya ketidaknetralan dinetralkan",
    "deklarasi mendeklarasikan dideklarasikan pendeklarasian",
    "ikrar berikrar mengikrarkan diikrarkan pengikraran",
    "lapor melaporkan laporan dilaporkan pelapor terlapor pelaporan laporannya",
    "periksa memeriksa pemeriksaan diperiksa",
    "rekomendasi merekomendasikan direkomendasikan rekomendasinya",
    "henti memberhentikan diberhentikan pemberhentian dihentikan",
    "sanksi disanksi sanksinya",
    "kampanye berkampanye mengampanyekan mengkampanyekan dikampanyekan",
    "dukung dukungan mendukung didukung pendukung",
    "sosialisasi menyosialisasikan mensosialisasikan disosialisasikan",
    "klarifikasi mengklarifikasi diklarifikasi",
    "awas mengawasi pengawasan diawasi pengawas",
    "terus meneruskan diteruskan",
    "tindaklanjut menindaklanjuti ditindaklanjuti",
    "register meregister diregister registrasi teregister",
    "bukti terbukti membuktikan pembuktian",
    "tegur menegur teguran ditegur",
    "mobilisasi memobilisasi dimobilisasi",
    "adu aduan pengaduan mengadukan diadukan",
    "edar edaran mengedarkan diedarkan",
    "langkah langkahnya",
    "selidik menyelidiki penyelidikan diselidiki",
    "telusur menelusuri penelusuran ditelusuri",
    "arah mengarahkan diarahkan pengarahan",
    "pilih memilih pemilih pemilihan dipilih",
    "instruksi menginstruksikan diinstruksikan",
    "copot mencopot dicopot pencopotan",
    "teken meneken diteken",
    "kades kadesnya",
    "jatuh menjatuhkan dijatuhkan penjatuhan",
)
"""Every line is one word to a reader (issue 3's families, and verbs of the codebook's forms and stages)."""

APART = (
    ("pejabat", "penjabat"),
    ("sebelum", "belum"),
    ("kepala", "pala"),
    ("bekasi", "bekas"),
    ("pemalang", "malang"),
    ("kuningan", "kuning"),
    ("maluku", "malu"),
    ("kediri", "diri"),
    ("netral", "nyata"),
    ("sanksi", "saksi"),
    ("ikrar", "ikat"),
    ("kasn", "asn"),
)


@pytest.fixture(scope="module")
def stemmer() -> Stemmer:
    return load_stemmer(Config())


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return load_analyser(Config())


@pytest.mark.parametrize("family", FAMILIES)
def test_forms_of_a_word_meet(stemmer: Stemmer, family: str) -> None:
    assert len({stemmer.stem(word) for word in family.split()}) == 1, {word: stemmer.stem(word) for word in family.split()}


def test_families_stay_apart(stemmer: Stemmer) -> None:
    stems = [stemmer.stem(family.split()[0]) for family in FAMILIES]
    assert len(stems) == len(set(stems))


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_words_stay_apart(stemmer: Stemmer, one: str, other: str) -> None:
    assert stemmer.stem(one) != stemmer.stem(other)


def test_names_of_regencies_keep_to_themselves(stemmer: Stemmer) -> None:
    """The stem of a one-word place name is no common word that its readers do not mean."""
    common = {"Kepulauan", "Kota", "Kabupaten"}
    names = {word for region in load_regions(Config()).local for word in region.short_name.split() if " " not in region.short_name} - common
    changed = {name: stemmer.stem(name.casefold()) for name in names if stemmer.stem(name.casefold()) != name.casefold()}
    assert changed == {}


def test_stemming_a_stem_changes_nothing(stemmer: Stemmer) -> None:
    for family in FAMILIES:
        stem = stemmer.stem(family.split()[0])
        assert stemmer.stem(stem) == stem


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Netralitas ASN, kata Sekda.", "netralitas asn kata sekda"),
        ("Jum'at Jum’at Jumʼat", "jumat jumat jumat"),
        ("'siap' ‘netral’", "siap netral"),
        ("undang-undang Sul-Sel", "undang undang sul sel"),
        ("800.1.11.1/3608", "800 1 11 1 3608"),
        ("net\u00adral netral\u200bitas \ufeffASN", "netral netralitas asn"),
        ("café cafe\u0301 ÑANDU", "cafe cafe nandu"),
        ("ＡＳＮ ﬁnal ②", "asn final 2"),
        ("STRASSE Straße", "strasse strasse"),
        ("kata_sandi", "kata sandi"),
        ("İstanbul", "istanbul"),
        ("", ""),
        ("… — “”", ""),
        ("نزاهة 中立", "نزاهة 中立"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert " ".join(token.exact for token in tokenize(text)) == words


@given(st.text(max_size=60))
def test_any_text_is_cut_into_clean_words_in_order(text: str) -> None:
    """What engines rely on: letters and digits only, no blank, offsets that rise and lie in the text."""
    end = 0
    for token in tokenize(text):
        assert token.exact
        assert token.exact.isalnum()
        assert fold(token.exact) == token.exact
        assert end <= token.start < token.end <= len(text)
        end = token.end


@given(st.text(max_size=40))
def test_case_and_composition_decide_nothing(text: str) -> None:
    words = [token.exact for token in tokenize(text)]
    assert [token.exact for token in tokenize(unicodedata.normalize("NFC", text))] == [
        token.exact for token in tokenize(unicodedata.normalize("NFD", text))
    ]
    assert len(words) == len(list(tokenize(text.replace(" ", "  "))))


def test_layers_are_of_one_length(analyser: Analyser) -> None:
    analysed = analyser.analyse("Pernyataan itu dibacakan camat, lalu ditandatangani.")
    assert len(analysed.tokens) == len(analysed.exact) == len(analysed.stem) == 6
    assert analysed.exact[0] == "pernyataan"
    assert analysed.stem[0] == "nyata"


def test_the_fingerprint_follows_the_table(tmp_path_factory: pytest.TempPathFactory) -> None:
    own = tmp_path_factory.mktemp("config")
    (own / "vocabulary").mkdir()
    shipped = Config().path("vocabulary/stems.yml").read_text(encoding="utf-8")
    (own / "vocabulary" / "stems.yml").write_text(shipped.replace("  netral: [", "  netral: [netrall, "), encoding="utf-8")
    assert load_analyser(Config(own)).fingerprint != load_analyser(Config()).fingerprint
