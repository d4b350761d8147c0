"""Words, phrases, operators, forms, synonyms, quotes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from search.index.base import SearchIndex, Span
from search.query import Query, parse_query
from tests.search.conformance.asking import document, fill, ids
from tests.search.conformance.conftest import Opener

DOCUMENTS = (
    document("pakta", "Pakta integritas ditandatangani seluruh camat."),
    document("apart", "Pakta itu soal integritas para lurah."),
    document("netral", "Mereka menetralkan suasana."),
    document("netralitas", "Netralitas pegawai negeri sipil dijaga."),
    document("tidak-netral", "Sikap itu tidak netral."),
    document("asn", "Seluruh ASN hadir."),
    document("bantul", "Pemkab Bantul bersurat."),
    document("pemerintah", "Pemerintah Kabupaten Bantul bersurat."),
    document("jumat", "Rapat digelar Jum’at siang di Sul\u00adSel."),
    document("quotes", "Ia berkata “siap netral” kepada wartawan."),
    document("accents", "Pertemuan di café ÑANDU."),
    document("title", "Isi lain.", title="Deklarasi Damai"),
    document("evidence", "Isi lain.", evidence="Deklarasi dibacakan."),
    document("number", "Surat Nomor 800.1.11.1/3608 terbit."),
    document("pejabat", "Seorang pejabat hadir."),
    document("penjabat", "Penjabat bupati hadir."),
    document("wide", "Ｆｕｌｌ ｗｉｄｔｈ ﬁnal."),
    document("arabic", "Tulisan نزاهة di spanduk."),
    document("empty", ""),
)


@pytest.fixture(scope="module")
def words(engine: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchIndex]:
    from ikrar.config import Config
    from search.analysis.analyser import load_analyser
    from tests.search.conformance.conftest import _opener

    with _opener(engine, request, load_analyser(Config()), tmp_path_factory.mktemp("words")) as opener:
        index = opener()
        fill(index, *DOCUMENTS)
        yield index


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"pakta integritas"', {"pakta"}),
        ("“Pakta Integritas”", {"pakta"}),
        ("pakta integritas", {"pakta", "apart"}),
        ("pakta -camat", {"apart"}),
        ('pakta -"pakta integritas"', {"apart"}),
        ("camat OR lurah", {"pakta", "apart"}),
        ("integritas (camat OR lurah)", {"pakta", "apart"}),
        ("camat OR lurah menetralkan", {"pakta"}),
        ("netral", {"netral", "netralitas", "tidak-netral", "quotes"}),
        ("kenetralan", {"netral", "netralitas", "tidak-netral", "quotes"}),
        ('"netral"', {"tidak-netral", "quotes"}),
        ('"netralitas"', {"netralitas"}),
        ('"tidak netral"', {"tidak-netral"}),
        ("netralit*", {"netralitas"}),
        ("menetral*", {"netral"}),
        ("ASN", {"asn", "netralitas"}),
        ("pns", {"asn", "netralitas"}),
        ("aparatur sipil negara", {"asn", "netralitas"}),
        ('"asn"', {"asn"}),
        ("pemkab bantul", {"bantul", "pemerintah"}),
        ("pemerintah kabupaten bantul", {"bantul", "pemerintah"}),
        ('"pemkab bantul"', {"bantul"}),
        ("bantul pemerintah kabupaten", {"bantul", "pemerintah"}),
        ("jumat", {"jumat"}),
        ("jum'at", {"jumat"}),
        ("Jum’at", {"jumat"}),
        ("sulsel", {"jumat"}),
        ('"siap netral"', {"quotes"}),
        ("cafe nandu", {"accents"}),
        ('"CAFÉ Ñandu"', {"accents"}),
        ("deklarasi", {"title", "evidence"}),
        ('"deklarasi damai"', {"title"}),
        ("dideklarasikan -damai", {"evidence"}),
        ("800.1.11.1/3608", {"number"}),
        ('"nomor 800"', {"number"}),
        ("pejabat", {"pejabat"}),
        ("penjabat", {"penjabat"}),
        ("pj bupati", {"penjabat"}),
        ("full width final", {"wide"}),
        ("نزاهة", {"arabic"}),
        ('"نزاهة di"', {"arabic"}),
        ("نزا*", {"arabic"}),
        ("tiadaapaapa", set()),
        ("tiadaapaapa -netral", set()),
        ("-(hadir OR netral OR pakta OR bantul OR deklarasi OR nomor OR full OR spanduk OR cafe OR rapat)", {"empty"}),
        ("NOT NOT penjabat", {"penjabat"}),
        ("(-penjabat -pejabat) hadir", {"asn"}),
        ("camat OR -netral pejabat", {"pakta", "pejabat"}),
    ],
)
def test_finds(words: SearchIndex, text: str, found: set[str]) -> None:
    assert ids(words, text) == found


def test_an_empty_query_finds_everything(words: SearchIndex) -> None:
    assert ids(words) == {one.id for one in DOCUMENTS}


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("netral", {"quotes": ["netral"], "netralitas": ["Netralitas"], "netral": ["menetralkan"], "tidak-netral": ["netral"]}),
        ('"siap netral"', {"quotes": ["siap netral"]}),
        ("jumat", {"jumat": ["Jum’at"]}),
        ("sulsel rapat", {"jumat": ["Rapat", "Sul\u00adSel"]}),
        ("pns", {"asn": ["ASN"], "netralitas": ["pegawai negeri sipil"]}),
        ("deklarasi", {"title": ["Deklarasi"], "evidence": ["Deklarasi"]}),
        ("pakta -camat", {"apart": ["Pakta"]}),
        ("integ*", {"pakta": ["integritas"], "apart": ["integritas"]}),
        ('pakta OR "pakta integritas" OR integ*', {"pakta": ["Pakta integritas"], "apart": ["Pakta", "integritas"]}),
        ("", {one.id: [] for one in DOCUMENTS}),
    ],
)
def test_highlights_are_offsets_of_what_was_found(words: SearchIndex, text: str, spans: dict[str, list[str]]) -> None:
    answer = words.search(Query(text=parse_query(text), size=100))
    assert {
        hit.document.id: [getattr(hit.document, span.field)[span.start : span.end] for span in hit.highlights] for hit in answer.hits
    } == spans
    for hit in answer.hits:
        assert list(hit.highlights) == sorted(hit.highlights)
        assert all(isinstance(span, Span) for span in hit.highlights)


def test_evidence_counts_for_more_than_the_article(open_index: Opener) -> None:
    index = open_index()
    padding = "Kegiatan berlangsung tertib dan lancar di halaman kantor. "
    fill(
        index,
        document("about-another", padding + "Camat dilaporkan.", evidence="Lurah ditegur."),
        document("about-this", padding + "Camat dilaporkan.", evidence="Camat dilaporkan."),
        *(document(f"other-{number}", padding) for number in range(10)),
    )
    answer = index.search(Query(text=parse_query("camat")))
    assert [hit.document.id for hit in answer.hits] == ["about-this", "about-another"]
