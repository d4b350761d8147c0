"""The search page and the search API: what is found, how it is shown, what is said when nothing is."""

from __future__ import annotations

import html
import re
from urllib.parse import quote

import pytest

from ikrar.config import Config
from ikrar.model import Count
from search.labels import Labels
from tests.web.conftest import Served


def page(served: Served, address: str) -> str:
    answer = served.client.get(address)
    assert answer.status_code == 200, answer.text[:500]
    return answer.text


def total(text: str) -> int:
    return int(re.search(r'id="total"[^>]*>(\d+)', text).group(1))  # type: ignore[union-attr]


def test_without_a_question_everything_is_listed(served: Served) -> None:
    assert total(page(served, "/")) > 100


def test_how_much_was_found_is_exact(served: Served) -> None:
    answer = served.client.get("/api/search?collapse=true&size=1000").json()
    assert f"{answer['total']} rekaman, dari {answer['articles']} berita" in page(served, "/")
    assert answer["wordings"] == len(answer["hits"]) < answer["articles"] < answer["total"]
    assert served.client.get("/api/search").json()["articles"] is None


def test_the_number_of_a_claim_stands_in_the_list_as_on_its_own_page(served: Served) -> None:
    hits = served.client.get("/api/search?kind=violation&size=1000").json()["hits"]
    with_number = [hit for hit in hits if hit["count_min"] is not None]
    assert {hit["count_exact"] for hit in with_number} == {True, False}
    for hit in with_number:
        record = served.client.get(f"/api/records/{hit['id']}").json()["count"]
        assert record == {name: hit[f"count_{name}"] for name in ("min", "max", "exact", "unit")}
    for hit in (next(hit for hit in with_number if hit["count_exact"] is exact) for exact in (True, False)):
        said = Labels(Config()).count(Count(hit["count_min"], hit["count_max"], hit["count_exact"], hit["count_unit"]))
        assert said.split()[0].isdigit() == hit["count_exact"] or " sampai " in said
        for address in (f"/?article_id={hit['article_id']}&collapse=false", f"/rekaman/{hit['id']}"):
            assert said in page(served, address)
    bare = next(hit for hit in hits if hit["count_min"] is None)
    assert bare["count_exact"] is None and bare["count_unit"] is None


def test_words_are_found_and_marked(served: Served) -> None:
    text = page(served, "/?q=ikrar")
    assert 0 < total(text) < total(page(served, "/"))
    assert re.search(r"<mark>[Ii]krar</mark>", text)


@pytest.mark.parametrize(
    ("filters", "field", "value"),
    [
        ("kind=statement", "kind", "statement"),
        ("form=circular", "form", "circular"),
        ("stage=dismissed", "stage", "dismissed"),
        ("subject=village_head", "subject", "village_head"),
        ("election=pilkada-2024", "election", "pilkada-2024"),
        ("outlet=wartapantura", "outlet", "wartapantura"),
        ("regions=33.20", "regions", ["33.20"]),
        ("source_kind=self_reported", "source_kind", "self_reported"),
    ],
)
def test_page_and_api_agree_on_every_filter(served: Served, filters: str, field: str, value: object) -> None:
    answer = served.client.get(f"/api/search?{filters}&size=1000").json()
    assert answer["total"] > 0
    assert {repr(hit[field]) for hit in answer["hits"]} == {repr(value)}
    assert total(page(served, f"/?{filters}")) == answer["total"]


def test_places_hold_what_lies_in_them(served: Served) -> None:
    everywhere, province = (served.client.get(f"/api/search?places={code}").json()["total"] for code in ("00", "33"))
    assert 0 < province < everywhere


def test_count_and_date_ranges(served: Served) -> None:
    hits = served.client.get("/api/search?count_from=5&count_to=9&size=1000").json()["hits"]
    assert hits and all(hit["count_min"] <= 9 and (hit["count_max"] is None or hit["count_max"] >= 5) for hit in hits)
    hits = served.client.get("/api/search?date_from=2024-10&date_to=2024-10&size=1000").json()["hits"]
    assert hits and all(hit["date"].startswith("2024") for hit in hits)


def test_paging_reaches_every_record_once(served: Served) -> None:
    seen: list[str] = []
    address = "/api/search?q=netral&size=7"
    cursor = ""
    for _ in range(100):
        answer = served.client.get(address + (f"&after={quote(cursor)}" if cursor else "")).json()
        seen += [hit["id"] for hit in answer["hits"]]
        cursor = answer["next"]
        if not cursor:
            break
    assert len(seen) == len(set(seen)) == answer["total"]


def test_pages_follow_their_links(served: Served) -> None:
    first = page(served, "/?collapse=false")
    following = re.search(r'class="button" href="([^"]+)"', first)
    assert following is not None
    second = page(served, html.unescape(following.group(1)))
    links = [set(re.findall(r"/rekaman/(r[0-9a-f]{16})", text)) for text in (first, second)]
    assert links[0] and links[1] and not links[0] & links[1]
    assert "Kembali ke halaman pertama" in second


def test_records_of_one_article_are_one_hit_that_unfolds(served: Served) -> None:
    text = page(served, "/?q=ikrar")
    unfold = re.search(r'href="([^"]*article_id=[^"]*)">(\d+) rekaman dalam berita ini', text)
    assert unfold is not None
    assert total(page(served, html.unescape(unfold.group(1)))) == int(unfold.group(2))


def test_copies_are_one_hit_that_unfolds(served: Served) -> None:
    hits = served.client.get("/api/search?collapse=true&size=1000").json()["hits"]
    copied = [hit for hit in hits if hit["copies"]]
    assert copied and len({hit["wording"] for hit in hits}) == len(hits)
    for hit in copied:
        found = served.client.get(f"/api/search?wording={hit['wording']}&size=100").json()
        assert {one["article_id"] for one in found["hits"]} == {hit["article_id"], *(copy["article_id"] for copy in hit["copies"])}
        assert {copy["outlet"] for copy in hit["copies"]} <= {one["outlet"] for one in found["hits"]}
    text = page(served, "/?q=netral")
    unfold = re.search(r'href="([^"]*wording=(t[0-9a-f]{16})[^"]*)">juga di (\d+) media</a> \(([^)]+)\)', text)
    assert unfold is not None and "naskah berbeda; salinan kata demi kata dilipat" in text
    assert unfold.group(4).count(",") + 1 == int(unfold.group(3))
    opened = page(served, html.unescape(unfold.group(1)))
    assert total(opened) > int(unfold.group(3)) and "salinan kata demi kata" in opened
    unknown = served.client.get("/api/search?wording=t0").json()
    assert unknown["reason"] == "unknown_wording" and "juga di" in unknown["message"]


def test_facets_narrow_as_far_as_they_say(served: Served) -> None:
    text = page(served, "/?q=netral")
    rows = re.findall(r'<li><a href="([^"]+)">[^<]+</a> <span class="quiet number">(\d+)</span>', text)
    assert len(rows) > 10
    for link, number in rows[::6]:
        assert total(page(served, html.unescape(link))) == int(number)


def test_filters_in_use_can_be_taken_away(served: Served) -> None:
    text = page(served, "/?q=netral&stage=reported&stage=examined")
    chips = re.findall(r'<li><a href="([^"]+)" aria-label="Hapus saringan Tahap klaim: (\w+)"', text)
    assert [name for _, name in chips] == ["Dilaporkan", "Diperiksa"]
    assert total(page(served, html.unescape(chips[0][0]))) < total(text)


def test_nothing_found_is_told_apart_from_not_covered(served: Served) -> None:
    found_nothing = page(served, "/?q=xyzzyx")
    assert "Tidak ditemukan" in found_nothing and "dari 6 media" in found_nothing
    uncovered = page(served, "/?places=94.01")
    assert "Belum tercakup" in uncovered and "bukan berarti tidak ada kejadian" in uncovered


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ('"ikrar', "Tanda kutip dibuka"),
        ("(ikrar", "Kurung dibuka"),
        ("ikrar)", "Kurung ditutup"),
        ("ikrar OR", "ada kata, kutipan, atau kurung yang kurang"),
        ("a*", "dua huruf"),
        ('"ikr*"', "di dalam tanda kutip"),
        ("x" * 1_001, "terlalu panjang"),
    ],
)
def test_a_query_that_cannot_be_read_is_explained(served: Served, query: str, said: str) -> None:
    answer = served.client.get("/", params={"q": query})
    assert answer.status_code == 400
    assert said.casefold() in answer.text.casefold()
    assert "Terjadi kesalahan" not in answer.text
    api = served.client.get("/api/search", params={"q": query})
    assert api.status_code == 400 and api.json()["message"]


@pytest.mark.parametrize(
    "filters",
    [
        "stage=bogus",
        "count_from=x",
        "count_from=9&count_to=2",
        "date_from=2024-13",
        "min_confidence=2",
        "gone=maybe",
        "sort=size",
        "after=zz",
    ],
)
def test_a_filter_that_makes_no_sense_is_refused(served: Served, filters: str) -> None:
    assert served.client.get(f"/?{filters}").status_code == 400
    assert served.client.get(f"/api/search?{filters}").status_code == 400


def test_the_api_refuses_unknown_parameters_and_a_page_ignores_them(served: Served) -> None:
    answer = served.client.get("/api/search?utm_source=x&lang=en").json()
    assert (answer["reason"], answer["value"]) == ("unknown_parameter", "utm_source")
    assert served.client.get("/?utm_source=x").status_code == 200


def test_what_was_typed_cannot_become_markup(served: Served) -> None:
    for query in ('"><script>alert(1)</script>', "<b>ikrar</b>", '" onfocus="x'):
        for address in ("/", "/pelacak/33.20"):
            answer = served.client.get(address, params={"q": query, "places": query, "lang": query})
            assert "<script" not in answer.text and "<b>ikrar" not in answer.text and 'onfocus="x' not in answer.text


def test_the_text_of_an_article_is_never_given_whole(served: Served) -> None:
    answer = served.client.get("/api/search?q=netral&size=1000")
    assert all("text" not in hit for hit in answer.json()["hits"])
    view = served.store.at()
    for article in view.articles():
        whole = served.gate.public_text(view, article.id) or ""
        assert whole[:900] not in answer.text or len(whole) < 900


def test_an_index_that_lags_is_said(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    revision = served.store.revision()
    monkeypatch.setattr(served.store, "revision", lambda: revision + 2)
    assert "tertinggal 2 revisi" in page(served, "/?q=ikrar")
