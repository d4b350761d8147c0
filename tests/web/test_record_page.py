"""A record's page: evidence in its paragraph, source, certainty, history, versions, citation, correction."""

from __future__ import annotations

import html
import re

import pytest

from ikrar.config import Config
from ikrar.settings import load_settings
from search.web import create_app
from tests.practice_store import ACCUSING, accusing_id
from tests.web.conftest import Served, serving


def test_every_record_has_a_page_with_evidence_and_source(served: Served) -> None:
    view = served.store.at()
    for stored in view.records()[::4]:
        shown = served.gate.public_record(view, stored)
        assert shown is not None
        answer = served.client.get(f"/rekaman/{stored.id}")
        assert answer.status_code == 200
        for span in shown.evidence:
            marked = [" ".join(html.unescape(text).split()) for text in re.findall(r"<mark>(.*?)</mark>", answer.text, re.DOTALL)]
            assert " ".join(span.text.split()) in marked
        assert html.escape(shown.article.url) in answer.text
        assert "20 November 2024 02.00 UTC" in answer.text
        assert shown.article.digests[0] in answer.text


def test_claims_are_called_claims_and_outcomes_are_set_apart(served: Served) -> None:
    view = served.store.at()
    by_stage = {record.record.stage: record for record in view.records(kind="violation")}
    assert len(by_stage) == 8
    for stored in by_stage.values():
        text = served.client.get(f"/rekaman/{stored.id}").text
        if stored.record.stage in ("none", "dismissed"):
            assert "Ini hasil, bukan pelanggaran" in text and "tag-outcome" in text
        else:
            assert "bukan putusan" in text


def test_the_page_tells_how_sure_and_what_needs_review(served: Served) -> None:
    view = served.store.at()
    stored = next(record for record in view.records() if record.record.needs_review)
    text = served.client.get(f"/rekaman/{stored.id}").text
    assert "perlu ditinjau manusia" in text
    assert f"{stored.record.confidence:.2f}".replace(".", ",") in text


def test_a_corrected_article_shows_what_became_of_its_words(served: Served) -> None:
    view = served.store.at()
    corrected = [record for record in view.records() if record.article_version > 1]
    assert corrected
    pages = [served.client.get(f"/rekaman/{record.id}").text for record in corrected]
    assert any("<ins>" in text or "<del>" in text for text in pages)
    assert all("Perubahan berita" in text for text in pages)


def test_a_gone_page_and_a_withdrawn_record_still_resolve(served: Served) -> None:
    view = served.store.at()
    gone = next(record for record in served.gate.public_records(view, view.records()) if record.article.state == "gone")
    assert "Halaman sudah tidak ada" in served.client.get(f"/rekaman/{gone.id}").text
    touched = view.records_of_ids(view.touched_since(0), include_withdrawn=True)
    left = [record for record in touched if record.change == "withdrawn"]
    for record in left:
        assert "ditarik pada revisi" in served.client.get(f"/rekaman/{record.id}").text


def test_a_citation_reads_as_it_was_cited(served: Served) -> None:
    view = served.store.at()
    changed = next(record for record in view.records() if record.rev_from > 3 and len(view.record_history(record.id)) > 1)
    now = served.client.get(f"/rekaman/{changed.id}")
    then = served.client.get(f"/rekaman/{changed.id}?revisi=2")
    assert "keadaan pada revisi 2" in then.text and "keadaan pada revisi" not in now.text
    assert f"/rekaman/{changed.id}?revisi={view.revision}" in now.text
    old, new = (served.client.get(f"/api/records/{changed.id}{suffix}").json() for suffix in ("?revision=2", ""))
    assert old["as_of_revision"] == 2 and old["article_version"] < new["article_version"]


def test_how_to_ask_for_a_correction(served: Served, config: Config) -> None:
    stored = served.store.at().records()[0]
    assert "Koreksi dan hak jawab" in served.client.get(f"/rekaman/{stored.id}").text
    settings = load_settings(config, {"web": {"correction_contact": "koreksi@ikrar.example"}})
    with serving(create_app(config, settings, served.folder, served.store, served.index)) as client:
        assert "koreksi@ikrar.example" in client.get(f"/rekaman/{stored.id}").text


def test_a_source_whose_address_names_somebody_is_reached_through_ours(served: Served) -> None:
    identifier = accusing_id(ACCUSING[0])
    answer = served.client.get(f"/sumber/{identifier}")
    assert answer.status_code == 302
    assert answer.headers["location"].endswith("camat-wirosari-kartubi-dilaporkan")
    assert "noindex" in answer.headers["x-robots-tag"]
    assert served.client.get("/sumber/a0000000000000000").status_code == 404


@pytest.mark.parametrize("address", ["/rekaman/r0000000000000000", "/rekaman/..%2F..%2Fetc", "/pelacak/99.99", "/tidak-ada"])
def test_what_is_not_there_is_said_in_the_readers_language(served: Served, address: str) -> None:
    answer = served.client.get(address)
    assert answer.status_code == 404 and "Halaman tidak ditemukan" in answer.text
    separator = "&" if "?" in address else "?"
    assert "Page not found" in served.client.get(f"{address}{separator}lang=en").text


def test_the_api_says_it_in_json(served: Served) -> None:
    for address in ("/api/records/r1", "/api/articles/a1", "/api/nope"):
        answer = served.client.get(address)
        assert answer.status_code == 404 and answer.json()["error"] == "not_found"


def test_a_time_after_the_archiving_is_kept_and_said_to_be_wrong(served: Served) -> None:
    view = served.store.at()
    ahead = [record for record in served.gate.public_records(view, view.records()) if record.article.ahead]
    assert ahead and len(ahead) < len(view.records())
    one = ahead[0]
    assert "jamnya keliru, atau hari dan bulannya tertukar" in served.client.get(f"/rekaman/{one.id}").text
    answer = served.client.get(f"/api/records/{one.id}").json()
    assert answer["published_ahead"] is True and answer["published_at"] == one.article.published_at > answer["archived_at"]
    listed = served.client.get(f"/?article_id={one.article.id}").text
    assert "sesudah hari pengarsipannya" in listed
    assert served.client.get(f"/api/search?article_id={one.article.id}").json()["hits"][0]["published_ahead"] is True
    other = next(record for record in served.gate.public_records(view, view.records()) if not record.article.ahead)
    assert "tertukar" not in served.client.get(f"/rekaman/{other.id}").text
