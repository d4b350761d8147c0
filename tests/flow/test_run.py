"""The whole flow on two days of the newsroom: what an undisturbed run must leave behind, and that running it twice adds nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ikrar.config import Config
from ikrar.datafolder import DataFolder, open_data_folder
from ikrar.settings import load_settings
from ikrar.store import Store, open_store
from tests.flow.conftest import Desk
from tests.flow.snapshot import snapshot


def _open(desk: Desk, folder: Path) -> tuple[Store, DataFolder]:
    opened = open_data_folder(folder)
    return open_store(load_settings(Config(desk.config)), opened), opened


@pytest.fixture
def data(tmp_path: Path) -> Path:
    open_data_folder(tmp_path / "data", kind="practice")
    return tmp_path / "data"


@pytest.mark.long
def test_two_days_of_the_newsroom(desk: Desk, data: Path) -> None:
    first = desk.ikrar(data, "run", "--json")
    assert first.returncode == 0, first.stderr
    report = json.loads(first.stdout)
    expected = {article.url: article for article in desk.newsroom.expected(1)}
    store, _ = _open(desk, data)
    with store:
        held = {article.article.canonical_url: article for article in store.at().articles()}
        assert held.keys() == expected.keys()
        assert {url: article.article.text.split() for url, article in held.items()} == {
            url: article.text.split() for url, article in expected.items()
        }
        assert report["revision"] == store.revision()
        assert store.at().coverage(), "an undisturbed crawl covers days"

    again = desk.here(data, "run", "--json")
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout)["revision"] == report["revision"], "a second run on an unchanged site changes nothing"
    asked = [row for row in desk.newsroom.log.rows() if row.status == 200 and row.path in {url.split("/", 3)[3] for url in expected}]
    assert len({(row.outlet, row.path) for row in asked}) == len(asked), "no article is asked for twice"

    before = snapshot(data, desk.config)
    for command in (["process", "--json"], ["index", "--json"]):
        done = desk.here(data, *command)
        assert done.returncode == 0, done.stderr
    indexed = json.loads(done.stdout)
    assert (indexed["put"], indexed["deleted"]) == (0, 0)
    assert snapshot(data, desk.config) == before, "each step alone changes nothing either"

    desk.newsroom.set_day(2)
    second = desk.here(data, "run", "--strict")
    assert second.returncode == 1, "with --strict an outlet that does not answer is a failure"
    assert "mediacenter" in second.stderr
    tomorrow = {article.url: article for article in desk.newsroom.expected(2)}
    store, _ = _open(desk, data)
    with store:
        view = store.at()
        held = {article.article.canonical_url: article for article in view.articles()}
        corrected = [article for article in held.values() if article.version == 2]
        assert len(corrected) == 1
        assert [version.version for version in view.article_versions(corrected[0].id)] == [1, 2]
        changed = [
            change for change in store.changes(report["revision"]) if change.after.article_id == corrected[0].id and change.after.material
        ]
        assert changed, "records follow the corrected article"
        gone = [article for article in held.values() if article.state == "gone"]
        assert [article.article.canonical_url for article in gone] == [url for url, article in tomorrow.items() if article.gone]
        assert view.records_of_article(gone[0].id), "records of a page that is gone stay"
        tried = [day for day in view.coverage() if not day.complete]
        assert {day.outlet for day in tried} == {"mediacenter"} and "503" in tried[0].reason
        reachable = {url for url, article in tomorrow.items() if article.reachable and not article.gone}
        assert reachable <= held.keys()
