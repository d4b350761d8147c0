"""A question that names what is not there is never answered with an empty list: it is said what is wrong and what can be done."""

from __future__ import annotations

import html
import re

import pytest

from ikrar.config import Config
from search.index.cursors import write_cursor
from search.labels import Labels
from search.query import Query
from tests.web.conftest import Served

WRONG = [
    ("regions=99.99", "unknown_place", "beri kode Kemendagri", "Kemendagri code"),
    ("places=Kendal", "unknown_place", "Kabupaten Kendal, Jawa Tengah", "Kabupaten Kendal, Jawa Tengah"),
    ("outlet=radar", "unknown_outlet", "bukan berarti media itu tidak memuat", "does not mean that it reported nothing"),
    ("election=pilkada-2025", "unknown_value", "pilkada-2024 (Pilkada serentak 2024)", "pilkada-2024 (Local elections 2024)"),
    ("article_id=x", "unknown_article", "Tidak ada berita bernomor", "There is no article"),
    ("stage=terbukti", "unknown_value", "Dinyatakan terbukti</a> <code>proven", "proven (Found proven)"),
    ("sort=size", "unknown_value", "relevance, date, published", "relevance, date, published"),
    ("date_from=2025&date_to=2024", "upside_down", "dari 2025 sampai 2024. Tukar kedua ujungnya", "from 2025 to 2024. Swap its ends"),
    ("count_from=9&count_to=2", "upside_down", "dari 9 sampai 2", "from 9 to 2"),
    ("date_to=kemarin", "date", "Tanggal kejadian sampai (date_to)", "Write 2024, 2024-11 or 2024-11-18"),
    ("count_from=banyak", "whole", "bukan bilangan bulat", "no whole number"),
    ("min_confidence=2", "share", "bilangan dari 0 sampai 1", "number from 0 to 1"),
    ("gone=maybe", "yes_no", "true (ya) atau false (tidak)", "true (yes) or false (no)"),
    ("size=5000", "size", "1 sampai 1000 hasil", "1 to 1000 results"),
    ("after=zz", "cursor", "Mulai lagi dari halaman pertama", "Start again from the first page"),
    ("sort=date&sort=published", "repeated", "hanya dapat diberikan sekali", "date, published. Choose one"),
    ("date_from=2024&date_from=2023&stage=proven", "repeated", "memuat 2024, 2023", "Date of the event from (date_from)"),
    ("q=satu&q=dua", "repeated", "Kata yang dicari (q)", "Words (q)"),
    ("wording={known}&wording=tbogus", "unknown_wording", 'naskah "tbogus"', 'has the text "tbogus"'),
    ("q=(ikrar", "open_parenthesis", "(pada huruf ke-1)", "(at character 1)"),
]


@pytest.mark.parametrize(("question", "reason", "indonesian", "english"), WRONG)
def test_page_and_api_say_what_is_wrong_in_both_languages(
    served: Served, question: str, reason: str, indonesian: str, english: str
) -> None:
    question = question.format(known=next(iter(served.index.scan(Query()))).document.wording)
    for language, said in (("id", indonesian), ("en", english)):
        page = served.client.get(f"/?{question}&lang={language}")
        assert page.status_code == 400 and said in html.unescape(page.text), page.text
        assert 'role="alert"' in page.text and 'id="nothing"' not in page.text and 'id="total"' not in page.text
    api = served.client.get(f"/api/search?{question}&lang=en")
    assert api.status_code == 400
    answer = api.json()
    assert (answer["error"], answer["reason"]) == ("bad_request", reason) and answer["message"]
    assert "hits" not in answer and "total" not in answer


@pytest.mark.parametrize("address", ["/", "/pelacak", "/pelacak/33.24", "/tentang", "/api/search", "/api/tracker"])
def test_a_language_that_there_is_not_is_told(served: Served, address: str) -> None:
    answer = served.client.get(f"{address}?lang=eng")
    assert answer.status_code == 400 and "eng" in answer.text and "Bahasa" in answer.text
    assert "Mungkin yang dimaksud" not in answer.text and "did_you_mean" not in answer.text


def test_what_may_have_been_meant_is_one_click_away(served: Served) -> None:
    answer = served.client.get("/?places=Kendal&stage=examined&q=netral")
    link = re.search(r'<li><a href="([^"]+)">Kabupaten Kendal, Jawa Tengah</a>', answer.text)
    assert link is not None
    assert html.unescape(link.group(1)) == "/?stage=examined&q=netral&places=33.24"
    assert served.client.get(html.unescape(link.group(1))).status_code == 200
    without = re.search(r'<a href="([^"]+)">Lanjutkan tanpa saringan ini', answer.text)
    assert without is not None and html.unescape(without.group(1)) == "/?stage=examined&q=netral"
    assert served.client.get("/api/search?outlet=Warta%20Pantura").json()["did_you_mean"][0] == "wartapantura"
    assert served.client.get("/api/search?places=33.99").json()["did_you_mean"] == ["33"]
    assert served.client.get("/api/search?stagge=proven").json()["did_you_mean"] == ["stage"]


def test_what_was_typed_stays_to_be_mended(served: Served) -> None:
    text = served.client.get("/?date_from=kemarin&stage=proven&q=netral").text
    assert 'name="date_from" value="kemarin"' in text and 'value="netral"' in text
    assert re.search(r'<option value="proven" selected>', text)


def test_parts_of_an_address_that_are_ignored_are_named(served: Served) -> None:
    text = served.client.get("/?stagge=proven&page=99").text
    assert "diabaikan: page, stagge (mungkin stage)" in text and 'id="total"' in text
    assert "diabaikan" not in served.client.get("/?utm_source=x&fbclid=y").text


def test_a_page_beyond_the_end(served: Served) -> None:
    for collapse, place in (("true", 5_000), ("false", ["", "zzz"])):
        query = Query(sort="date", collapse=collapse == "true")
        mark = write_cursor(query, place if isinstance(place, int) else ("", "zzz"))
        page = served.client.get(f"/?collapse={collapse}&sort=date&after={mark}")
        assert page.status_code == 400 and "sesudah hasil terakhir" in page.text
        assert served.client.get(f"/api/search?collapse={collapse}&sort=date&after={mark}").json()["reason"] == "beyond"


def test_the_nation_has_no_row_in_the_tracker_and_nothing_found_there_is_said(served: Served) -> None:
    assert served.client.get("/?places=00&q=zzzq").status_code == 200
    assert served.client.get("/api/search?regions=00&q=zzzq").json()["none_because"]["reason"] == "none"


def test_a_page_of_no_hits_is_refused_and_articles_are_no_facet(served: Served) -> None:
    assert served.client.get("/?size=00").status_code == 400
    refused = served.client.get("/api/search?facets=article_id").json()
    assert refused["reason"] == "unknown_value" and "article_id" not in refused["allowed"]
    assert refused["allowed"] == served.client.get("/api/search?facets=bogus").json()["allowed"]


@pytest.mark.parametrize(
    "question",
    [
        "kind=statement&stage=proven",
        "form=circular&count_from=2",
        "kind=violation&scope=unit",
        "kind=article&election=pilkada-2024",
        "kind=article&date_from=2024",
        "kind=article&form=appeal&needs_review=true",
    ],
)
def test_filters_that_never_hold_together(served: Served, question: str) -> None:
    page = served.client.get(f"/?{question}")
    assert page.status_code == 200 and "tidak dapat dipakai bersama" in page.text
    assert served.client.get(f"/api/search?{question}").json()["none_because"]["reason"] == "never_together"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("outlet=mediacenter", "Mediacenter: not one day counts as searched"),
        ("published_from=2019&published_to=2020-02", "All outlets: not one day from 1 January 2019 to 29 February 2020 counts"),
        ("date_from=2024-12", "All outlets: not one day from 1 December 2024 counts"),
        ("outlet=kabarswarna&published_to=2024-05", "Kabarswarna: not one day to 31 May 2024 counts"),
        ("election=pilkada-2015", "All outlets: not one day from 12 June 2015 to 9 December 2015 counts"),
        ("election=pilkada-2024&election=pemilu-2019", "not one day from 19 October 2018 to 17 April 2019 counts"),
        ("places=95", "Papua Pegunungan is not covered for Local elections 2024: not one of its 8 regencies and cities has 2 outlets"),
        ("regions=95", "Papua Pegunungan is not covered well enough for Local elections 2024: 0 outlets"),
        ("places=33&election=pemilu-2019", "Jawa Tengah is not covered for General election 2019"),
    ],
)
def test_outlets_and_times_that_were_not_searched_are_no_zero(served: Served, question: str, said: str) -> None:
    because = served.client.get(f"/api/search?q=xyzzyx&{question}&lang=en").json()["none_because"]
    assert because["reason"] == "not_covered" and said in because["message"]
    assert "Belum tercakup" in served.client.get(f"/?q=xyzzyx&{question}").text


def test_what_was_searched_is_said_of_the_outlets_and_the_time_asked_for(served: Served) -> None:
    asked = "/api/search?q=xyzzyx&outlet=kabarswarna&published_from=2024-05-22&published_to=2024-06-30&lang=en"
    because = served.client.get(asked).json()["none_because"]
    assert because["reason"] == "none" and "articles of 1 outlet" in because["message"]
    assert "Of the 40 days of that time 30 count as searched" in because["message"]


def test_the_api_says_why_there_is_nothing(served: Served) -> None:
    uncovered = served.client.get("/api/search?places=94.01&lang=en").json()
    assert uncovered["total"] == 0 and uncovered["none_because"]["reason"] == "not_covered"
    assert "does not mean that nothing happened" in uncovered["none_because"]["message"]
    assert served.client.get("/api/search?q=xyzzyx").json()["none_because"]["reason"] == "none"
    assert "Records were not searched" in served.client.get("/api/search?q=xyzzyx&kind=article&lang=en").json()["none_because"]["message"]
    assert "none_because" not in served.client.get("/api/search?q=netral").json()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/pelacak?state=bogus", "declared (Sudah berdeklarasi)"),
        ("/pelacak?province=99", "33 (Jawa Tengah)"),
        ("/pelacak?sort=bogus", "declared_on"),
        ("/pelacak?election=bogus", "pilkada-2024 (Pilkada serentak 2024)"),
        ("/pelacak/33.20?election=bogus", "pilkada-2024"),
        ("/api/tracker?election=bogus", "pilkada-2024"),
        ("/api/tracker?province=33", "election, lang"),
        ("/pelacak?provinsi=33", "election, sort, state, province, lang"),
        ("/pelacak/33.20?pemilihan=pemilu-2024", 'Tidak ada parameter "pemilihan"'),
        ("/pelacak?election=pilkada-2024&election=pemilu-2024", "hanya dapat diberikan sekali"),
        ("/tentang?revisi=1", 'Tidak ada parameter "revisi". Yang dikenal: lang'),
        ("/rekaman/{id}?revision=1", 'Tidak ada parameter "revision". Yang dikenal: revisi, lang'),
        ("/rekaman/{id}?revisi=1&revisi=2", "memuat 1, 2"),
        ("/api/records/{id}?revisi=1", '"did_you_mean":["revision"]'),
        ("/api/articles/{article}?revision=1", "Yang dikenal: lang"),
        ("/rekaman/{id}?revisi=999", "Tidak ada revisi 999; revisi terbaru adalah"),
        ("/rekaman/{id}?revisi=x", "bukan bilangan bulat"),
        ("/api/records/{id}?revision=0", "Tidak ada revisi 0"),
    ],
)
def test_tracker_and_records_refuse_what_is_not_there(served: Served, address: str, said: str) -> None:
    record = served.store.at().records()[0]
    answer = served.client.get(address.format(id=record.id, article=record.article_id))
    assert answer.status_code == 400 and said in html.unescape(answer.text).replace('\\"', '"')


def test_what_networks_add_to_a_shared_address_is_no_mistake(served: Served) -> None:
    record = served.store.at().records()[0].id
    for address in (f"/rekaman/{record}", "/pelacak", "/pelacak/33.20", "/", f"/api/records/{record}"):
        assert served.client.get(f"{address}?utm_source=x&fbclid=y&lang=en").status_code == 200
    assert served.client.get("/?stage=proven&stage=proven&sort=date&sort=date").status_code == 200


@pytest.mark.parametrize(
    ("address", "said"),
    [("/pelacak/99.99", "Tidak ada wilayah"), ("/api/articles/x", "Tidak ada berita"), ("/rekaman/x", "Tidak ada rekaman")],
)
def test_what_is_not_found_is_named(served: Served, address: str, said: str) -> None:
    answer = served.client.get(address)
    assert answer.status_code == 404 and said in answer.text


def test_an_index_that_was_never_filled_is_no_zero(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(served.index), "revision", property(lambda _: 0))
    page = served.client.get("/?q=netral")
    assert page.status_code == 503 and "ikrar index" in page.text and "Tidak ditemukan" not in page.text
    api = served.client.get("/api/search?lang=en")
    assert api.status_code == 503 and api.json()["error"] == "not_indexed" and "run `ikrar index`" in api.json()["message"]


def test_an_index_of_another_release_is_not_asked(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(served.index), "outdated", property(lambda _: True))
    page = served.client.get("/?q=netral")
    assert page.status_code == 503 and "harus dibuat ulang" in page.text and "jalankan `ikrar index`" in page.text
    api = served.client.get("/api/search?lang=en")
    assert api.status_code == 503 and api.json()["error"] == "index_outdated" and "run `ikrar index`" in api.json()["message"]
    assert served.client.get("/pelacak").status_code == 200


def test_every_reason_is_a_text(config: Config) -> None:
    from pathlib import Path

    import search

    source = "\n".join(path.read_text(encoding="utf-8") for path in Path(search.__file__).parent.rglob("*.py"))
    reasons = set(re.findall(r'reason="(\w+)"', source))
    assert len(reasons) > 10
    assert not reasons - Labels(config)._texts["reason"].keys()
