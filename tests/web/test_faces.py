"""What holds for every face: practice is marked, nothing comes from elsewhere, nothing runs, languages are whole, names stay out."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest

from ikrar.config import Config
from ikrar.errors import IndexUnavailable, StoreError
from search.digest import Digests
from search.labels import Labels
from tests.practice_store import ACCUSING, accusing_id
from tests.publication.test_accused import plain
from tests.web.conftest import Served

PAGES = ("/", "/?q=ikrar", "/?q=xyzzyx", "/?q=%22", "/pelacak", "/pelacak/33.20", "/tentang", "/tidak-ada")
NAMES = tuple(name for accusing in ACCUSING for name in accusing.names)


def all_pages(served: Served) -> list[str]:
    """Every kind of page; of records one of each form and stage, one withdrawn, one gone, one in two versions."""
    view = served.store.at()
    records = view.records_of_ids(view.touched_since(0), include_withdrawn=True)
    kinds = {(record.record.form, record.record.stage, record.change): record.id for record in records}
    return [*PAGES, *(f"/rekaman/{identifier}" for identifier in kinds.values())]


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attributes)))


def test_no_accused_persons_name_on_any_page_or_answer(served: Served) -> None:
    view = served.store.at()
    accused = [accusing_id(accusing) for accusing in ACCUSING]
    records = [record.id for identifier in accused for record in view.records_of_article(identifier)]
    addresses = [
        "/?collapse=false&outlet=wartapantura", "/?stage=reported", "/?stage=examined", "/?stage=sanctioned", "/?stage=proven",
        "/api/search?size=1000", "/api/search?q=camat&size=1000", "/api/tracker", "/pelacak", "/tentang",
        *(f"/pelacak/{accusing.region}" for accusing in ACCUSING),
        *(f"/rekaman/{record}" for record in records),
        *(f"/rekaman/{record}?revisi=2" for record in records),
        *(f"/api/records/{record}" for record in records),
        *(f"/api/articles/{identifier}" for identifier in accused),
    ]  # fmt: skip
    for address in addresses:
        answer = served.client.get(address)
        assert answer.status_code == 200, address
        shown = plain(html.unescape(answer.text)) + plain(repr(answer.headers))
        assert [name for name in NAMES if name in shown] == [], address


@pytest.mark.parametrize("name", [name.strip() for name in NAMES])
def test_a_search_for_an_accused_persons_name_finds_nothing(served: Served, name: str) -> None:
    accused = {accusing_id(accusing) for accusing in ACCUSING}
    for query in (name, f'"{name}"', f"{name[:4]}*" if len(name) > 4 else name):
        hits = served.client.get("/api/search", params={"q": query, "size": 1000}).json()["hits"]
        assert not [hit for hit in hits if hit["article_id"] in accused], query


def test_no_name_in_any_index_document(served: Served) -> None:
    from search.query import Query

    documents = [hit.document for hit in served.index.scan(Query())]
    assert len(documents) > 100
    assert [name for document in documents for name in NAMES if name in plain(repr(document))] == []


def test_no_name_in_a_digest(served: Served, config: Config, tmp_path_factory: pytest.TempPathFactory) -> None:
    from ikrar.settings import load_settings

    digests = Digests(config, load_settings(config), served.folder, served.store, {})
    sent = digests.to_folder(tmp_path_factory.mktemp("digest"))
    assert {path.suffix for path in sent.files} == {".eml", ".html", ".txt"}
    for path in sent.files:
        if path.suffix != ".eml":
            shown = plain(html.unescape(path.read_text(encoding="utf-8")))
            assert [name for name in NAMES if name in shown] == [], path.name


def test_practice_is_marked_on_every_page_and_answer(served: Served) -> None:
    for address in all_pages(served):
        text = served.client.get(address).text
        assert '<p class="practice"' in text and "<title>DATA LATIHAN" in text, address
    for address in ("/api/search", "/api/tracker", f"/api/articles/{accusing_id(ACCUSING[0])}"):
        assert served.client.get(address).json()["practice"] == "DATA LATIHAN"


def test_nothing_is_loaded_from_elsewhere_and_nothing_runs(served: Served) -> None:
    for address in all_pages(served):
        answer = served.client.get(address)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "script-src" not in policy and "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        elements = Elements()
        elements.feed(answer.text)
        for tag, attributes in elements.found:
            assert tag not in ("script", "iframe", "object", "embed", "base", "style")
            assert not [name for name in attributes if name.startswith("on") or name == "style"], (address, tag)
            for name in ("src", "action", *(("href",) if tag == "link" else ())):
                assert (attributes.get(name) or "/").startswith("/"), (address, tag, attributes)


def test_every_field_has_a_label_and_every_page_one_heading(served: Served) -> None:
    for address in PAGES:
        elements = Elements()
        text = served.client.get(address).text
        elements.feed(text)
        assert [tag for tag, _ in elements.found].count("h1") == 1, address
        assert elements.found[0] == ("html", {"lang": "id"})
        labelled = {attributes.get("for") for tag, attributes in elements.found if tag == "label"}
        identifiers = [attributes["id"] for _, attributes in elements.found if "id" in attributes]
        assert len(identifiers) == len(set(identifiers)), address
        for tag, attributes in elements.found:
            if tag in ("select", "input") and attributes.get("type") != "hidden" and "id" in attributes:
                assert attributes["id"] in labelled, (address, attributes)


def test_both_languages_are_whole(served: Served, config: Config) -> None:
    labels = {language: Labels(config, language) for language in ("id", "en")}  # type: ignore[arg-type]
    assert labels["id"]._texts.keys() == labels["en"]._texts.keys()
    for address in PAGES:
        separator = "&" if "?" in address else "?"
        text = served.client.get(f"{address}{separator}lang=en").text
        assert '<html lang="en">' in text
        for link in re.findall(r'href="(/(?:pelacak|tentang|rekaman)?[^"]*)"', text):
            if (
                not link.startswith(("/static", "/sumber"))
                and 'hreflang="id"' not in text[text.index(f'href="{link}"') :][: len(link) + 40]
            ):
                assert "lang=en" in link, (address, link)


def test_texts_name_only_what_they_are_given(config: Config) -> None:
    indonesian, english = (Labels(config, language)._texts for language in ("id", "en"))  # type: ignore[arg-type]
    for group, texts in indonesian.items():
        for key, text in texts.items() if isinstance(texts, dict) else ():
            names = [set(re.findall(r"{(\w+)[:}]", said)) for said in (text, english[group][key])]
            assert names[0] == names[1], f"{group}.{key}"


def test_practice_pages_are_kept_out_of_search_engines(served: Served) -> None:
    for address in PAGES:
        answer = served.client.get(address)
        assert "noindex" in answer.headers["x-robots-tag"] and 'content="noindex, nofollow"' in answer.text
    assert served.client.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"


@pytest.mark.parametrize(
    ("error", "said"), [(IndexUnavailable("down"), "Mesin pencari tidak menjawab"), (StoreError("x"), "Terjadi kesalahan")]
)
def test_what_is_broken_is_a_sentence(served: Served, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str) -> None:
    def broken(*_: object) -> None:
        raise error

    monkeypatch.setattr(type(served.index), "search", broken)
    answer = served.client.get("/?q=ikrar")
    assert answer.status_code == 503 and said in answer.text and "Traceback" not in answer.text
    assert served.client.get("/api/search").status_code == 503
    assert served.client.get("/pelacak").status_code == 200


def test_our_own_fault_is_a_page_too(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(served.index), "search", lambda *_: 1 / 0)
    answer = served.client.get("/?q=ikrar")
    assert answer.status_code == 500 and "Terjadi kesalahan" in answer.text and "ZeroDivision" not in answer.text
    assert "content-security-policy" in answer.headers
