"""What passes the gate: records with masked evidence inside its paragraph, articles without text, documents for an index."""

from __future__ import annotations

import json

import pytest

from ikrar.config import Config
from ikrar.datafolder import DataFolder, open_data_folder
from ikrar.model import Annotation, Article, Record
from ikrar.settings import Settings
from ikrar.store import Store, View, open_store
from search.publication import MASK, PRACTICE_BANNER, Gate, open_gate
from tests.practice_store import ACCUSING, ARCHIVED, accusing_id, build_practice_store, second_day
from tests.publication.test_accused import plain


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    return open_data_folder(tmp_path_factory.mktemp("gate") / "data", kind="practice")


@pytest.fixture(scope="module")
def store(settings: Settings, practice: DataFolder) -> Store:
    store = build_practice_store(settings, practice)
    second_day(store)
    return store


@pytest.fixture(scope="module")
def gate(config: Config, settings: Settings, practice: DataFolder) -> Gate:
    return open_gate(config, settings, practice)


def test_no_name_in_records_articles_documents_or_versions(store: Store, gate: Gate) -> None:
    view = store.at()
    for accusing in ACCUSING:
        article_id = accusing_id(accusing)
        stored = view.records_of_article(article_id)
        assert stored
        faces = [json.dumps(record.to_json(), ensure_ascii=False) for record in gate.public_records(view, stored)]
        faces += [repr(record) for record in gate.public_records(view, stored)]
        faces += [repr(gate.public_versions(view, record)) for record in stored]
        article = gate.public_article(view, article_id)
        assert article is not None
        faces += [repr(article), json.dumps(article.to_json(), ensure_ascii=False), gate.public_text(view, article_id) or ""]
        faces += [repr(document) for document in gate.documents(view, article_id)]
        for name in accusing.names:
            assert [face for face in faces if name in plain(face)] == [], name
        assert article.masked


def test_evidence_stands_where_it_says_after_masking(store: Store, gate: Gate) -> None:
    view = store.at()
    shown = list(gate.public_records(view, view.records()))
    assert len(shown) > 100
    for record in shown:
        text = gate.public_text(view, record.article.id) or ""
        for span in record.evidence:
            assert text[span.start : span.end] == span.text
            assert span.paragraph[span.at : span.to] == span.text
            assert span.text


def test_people_who_are_no_accused_keep_their_names(store: Store, gate: Gate) -> None:
    view = store.at()
    names = [record.record.issuer.name for record in gate.public_records(view, view.records(kind="statement")) if record.record.issuer]
    assert len(names) > 30
    assert MASK not in names


def test_practice_articles_lose_next_to_nothing(store: Store, gate: Gate) -> None:
    """The newsroom's articles name hardly any accused person, so a mask in them is nearly always one too many."""
    view = store.at()
    accusing = {accusing_id(article) for article in ACCUSING}
    articles = [article for article in view.articles() if article.id not in accusing and article.relevant]
    masked = [article.id for article in articles if MASK in (gate.public_text(view, article.id) or "")]
    assert len(articles) > 25
    assert len(masked) <= len(articles) // 4


def test_an_address_that_names_somebody_leads_through_our_own(store: Store, gate: Gate, settings: Settings) -> None:
    view = store.at()
    named, other = accusing_id(ACCUSING[0]), accusing_id(ACCUSING[1])
    hidden, open_ = gate.public_article(view, named), gate.public_article(view, other)
    assert hidden is not None and open_ is not None
    assert hidden.url == f"http://{settings.web.host}:{settings.web.port}/sumber/{named}"
    assert open_.url.startswith("http://wartapantura.example/")
    assert gate.source_address(view, named) == "http://wartapantura.example/2024/11/06/camat-wirosari-kartubi-dilaporkan"


def test_claims_below_proven_and_practice_data_stay_out_of_search_engines(store: Store, gate: Gate, settings: Settings) -> None:
    view = store.at()
    assert all(record.noindex for record in gate.public_records(view, view.records()))
    real = Gate(gate._lexicon, settings, practice=False)
    by_stage = {record.record.stage: record.noindex for record in real.public_records(view, view.records(kind="violation"))}
    assert {stage for stage, hidden in by_stage.items() if not hidden} == {"proven", "sanctioned"}
    assert not any(record.noindex for record in real.public_records(view, view.records(kind="statement")))


def test_outcomes_and_practice_are_marked(store: Store, gate: Gate) -> None:
    view = store.at()
    for record in gate.public_records(view, view.records()):
        assert record.outcome == (record.record.stage in ("none", "dismissed"))
        assert record.to_json()["practice"] == PRACTICE_BANNER
        assert record.article.to_json()["practice"] == PRACTICE_BANNER


def test_a_gone_page_keeps_its_records_marked(store: Store, gate: Gate) -> None:
    view = store.at()
    gone = [record for record in gate.public_records(view, view.records()) if record.article.state == "gone"]
    assert gone
    assert all(record.article.state_since for record in gone)


def test_an_accused_issuer_is_masked(settings: Settings, folder: DataFolder, gate: Gate) -> None:
    text = "Camat Wirosari, Kartubi Wiranata, memimpin ikrar netralitas. Kartubi kini dilaporkan ke Bawaslu."
    records = (
        _record(
            {"kind": "statement", "form": "declaration", "issuer": {"name": "Kartubi Wiranata", "position": "district_head"}},
            text,
            "memimpin ikrar",
        ),
        _record({"kind": "violation", "stage": "reported", "subject": "official"}, text, "dilaporkan ke Bawaslu"),
    )
    mention = {"type": "official", "name": "Kartubi Wiranata", "position": "district_head", "role": "accused", "start": 16, "end": 32}
    with open_store(settings, folder) as store:
        view, article_id = _store_one(store, text, records, (mention,))
        shown = list(gate.public_records(view, view.records_of_article(article_id)))
    issuers = [record.record.issuer for record in shown if record.record.issuer]
    assert [issuer.name for issuer in issuers if issuer] == [MASK]
    assert "Kartubi" not in repr(shown)


def test_a_name_that_only_an_older_version_holds_is_masked_in_it(
    config: Config, settings: Settings, folder: DataFolder, gate: Gate
) -> None:
    old = "Camat Wirosari Kartubi Wiranata diduga mengarahkan warga.\n\nIa dipanggil Senin."
    new = "Seorang camat diduga mengarahkan warga.\n\nIa dipanggil Selasa."
    with open_store(settings, folder) as store:
        for text in (old, new):
            record = _record({"kind": "violation", "stage": "alleged", "subject": "official"}, text, "diduga mengarahkan warga")
            view, article_id = _store_one(store, text, (record,), ())
        versions = gate.public_versions(view, view.records_of_article(article_id)[0])
    assert [version.version for version in versions] == [1, 2]
    assert "Kartubi" not in repr(versions)
    assert versions[0].paragraphs == (f"Camat Wirosari {MASK} diduga mengarahkan warga.",)


def test_a_long_paragraph_is_cut_around_the_quotation(settings: Settings, folder: DataFolder, gate: Gate) -> None:
    text = "awal kalimat panjang. " * 200 + "Pemkab mengeluarkan edaran. " + "akhir kalimat panjang. " * 200
    record = _record({"kind": "statement", "form": "circular"}, text, "mengeluarkan edaran")
    with open_store(settings, folder) as store:
        view, article_id = _store_one(store, text, (record,), ())
        (shown,) = gate.public_records(view, view.records_of_article(article_id))
    span = shown.evidence[0]
    assert len(span.paragraph) < 1_300
    assert span.paragraph[span.at : span.to] == "mengeluarkan edaran"
    assert span.paragraph.startswith("… ") and span.paragraph.endswith(" …")


def test_an_unknown_article_is_none(store: Store, gate: Gate) -> None:
    assert gate.public_article(store.at(), "a" + "0" * 16) is None
    assert gate.documents(store.at(), "a" + "0" * 16) == []
    assert gate.source_address(store.at(), "a" + "0" * 16) is None


def _record(fields: dict[str, object], text: str, evidence: str) -> Record:
    start = text.index(evidence)
    return Record.from_json({"region": "33.15", "evidence": [{"start": start, "end": start + len(evidence), "text": evidence}]} | fields)


def _store_one(store: Store, text: str, records: tuple[Record, ...], mentions: tuple[dict[str, object], ...]) -> tuple[View, str]:
    url = "http://outlet.example/satu"
    article = Article(url=url, canonical_url=url, outlet="outlet", title="Berita", text=text)
    annotation = Annotation(url=url, relevant=True, relevance_score=1.0, regions=("33.15",), mentions=mentions, records=records)
    with store.change("process") as change:
        version = change.put_article(article, outlet_name="Outlet", source_kind="press", archived_at=ARCHIVED, captures=[])
        change.put_annotation(article.id, version, "t", annotation)
    return store.at(), article.id
