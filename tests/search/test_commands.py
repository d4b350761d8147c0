"""`ikrar index` and `ikrar search` as a person runs them."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass

import pytest

from ikrar.cli.main import main
from ikrar.datafolder import DataFolder
from ikrar.settings import Settings
from ikrar.store import open_store
from tests.practice_store import ACCUSING, second_day


@dataclass(frozen=True)
class Outcome:
    status: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


class Runner:
    def __init__(self, folder: DataFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder, self._monkeypatch, self._capsys = folder, monkeypatch, capsys

    def __call__(self, *arguments: str) -> Outcome:
        self._monkeypatch.setattr(sys, "argv", ["ikrar", *arguments, "--data", str(self._folder.path)])
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        captured = self._capsys.readouterr()
        return Outcome(int(ended.value.code or 0), captured.out, captured.err)


@pytest.fixture
def run(indexed: DataFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Runner:
    """Runs commands on the practice store and its index."""
    return Runner(indexed, monkeypatch, capsys)


def test_index_then_search(run: Runner, unindexed: DataFolder) -> None:
    first = run("index", "--json")
    assert first.status == 0
    assert first.objects[0]["put"]
    again = run("index")
    assert (again.status, again.out) == (0, "")
    assert "0 documents put" in again.err
    found = run("search", "netralitas", "--kind", "statement", "--json")
    assert found.status == 0
    assert found.objects
    for record in found.objects:
        assert record["kind"] == "statement"
        assert {"id", "article_url", "outlet", "title", "published_at", "form", "evidence", "practice"} <= set(record)
        assert "text" not in record
    assert f"{len(found.objects)} shown" in found.err


def test_highlights_are_words_of_title_or_evidence(run: Runner) -> None:
    found = run("search", "ikrar", "--json", "--size", "100")
    marks = [mark for record in found.objects for mark in record["highlights"]]  # type: ignore[attr-defined]
    assert marks
    assert {str(mark["text"]).casefold() for mark in marks} <= {
        "ikrar",
        "berikrar",
        "ikrarnya",
        "mengikrarkan",
        "diikrarkan",
        "pengikraran",
    }


def test_pages_and_facets(run: Runner) -> None:
    everything = {record["id"] for record in run("search", "--size", "1000", "--json").objects}
    seen: list[object] = []
    arguments: list[str] = []
    while True:
        page = run("search", "--size", "40", "--json", *arguments)
        seen.extend(record["id"] for record in page.objects)
        if "--after" not in page.err:
            break
        arguments = ["--after", page.err.split("--after ")[1].strip()]
    assert len(seen) == len(everything) == len(set(seen))
    assert set(seen) == everything
    assert "kind: " in run("search", "--facet", "kind", "--size", "1").out


def test_places_by_name_and_code(run: Runner) -> None:
    by_name = run("search", "--place", "jawa tengah", "--json", "--size", "100").objects
    by_code = run("search", "--place", "33", "--json", "--size", "100").objects
    assert by_name == by_code != []
    assert all(str(record.get("region", "33"))[:2] == "33" for record in by_code)
    ambiguous = run("search", "--place", "Semarang")
    assert ambiguous.status == 2
    assert "33.22" in ambiguous.err
    assert "33.74" in ambiguous.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (['"netral'], "never closed (character 1)"),
        (["--stage", "guilty"], "stage cannot be 'guilty'"),
        (["--place", "Atlantis"], "no province, regency or city 'Atlantis'"),
        (["--sort", "random"], "sort cannot be 'random'; it is one of relevance"),
        (["--date-from", "kemarin"], "is no date"),
        (["--after", "xyz"], "mark of the page"),
        (["--size", "5000"], "0 to 1000"),
        (["--facet", "title"], "facets cannot be 'title'; it is one of kind"),
        (["--outlet", "radar"], "no outlet 'radar' was searched yet; there are catatantimur"),
        (["--election", "pilkada-2031"], "election cannot be 'pilkada-2031'"),
        (["--count-from", "many"], "count-from"),
    ],
)
def test_wrong_use_is_explained(run: Runner, arguments: list[str], said: str) -> None:
    outcome = run("search", *arguments)
    assert (outcome.status, outcome.out) == (2, "")
    assert said in outcome.err
    assert "Traceback" not in outcome.err


def test_no_false_zero_before_anything_is_indexed(run: Runner, unindexed: DataFolder) -> None:
    outcome = run("search", "netralitas")
    assert (outcome.status, outcome.out) == (1, "")
    assert "run `ikrar index`" in outcome.err


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--kind", "article", "--stage", "proven"], "These filters can never hold together: "),
        (["--outlet", "mediacenter", "xyzzyx"], "Not covered: Mediacenter: not one day counts as searched"),
        (["--place", "94.01"], "Not covered: "),
        (["xyzzyx"], "Nothing found: No record matches in "),
    ],
)
def test_no_zero_without_its_reason(run: Runner, asked: list[str], said: str) -> None:
    outcome = run("search", *asked)
    assert (outcome.status, outcome.out) == (0, "")
    assert said in outcome.err and "0 found" in outcome.err


def test_an_index_of_another_release_is_no_answer(run: Runner, indexed: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.index.opened.gate_fingerprint", lambda config: "another")
    outcome = run("search", "netral")
    assert outcome.status == 1 and not outcome.out
    assert "another release or configuration made the index; run `ikrar index`" in outcome.err
    assert "rebuilt" in run("index").err
    assert run("search", "netral").status == 0


def test_an_index_that_is_behind_says_so(run: Runner, settings: Settings, indexed: DataFolder) -> None:
    with open_store(settings, indexed) as store:
        second_day(store)
    outcome = run("search", "netralitas")
    assert outcome.status == 0
    assert "behind the store" in outcome.err
    run("index")
    assert "behind" not in run("search", "netralitas").err


def test_no_name_of_an_accused_is_printed(run: Runner) -> None:
    for mode in ([], ["--json"]):
        printed = run("search", "--size", "1000", *mode).out.casefold()
        assert "camat wirosari" in printed
        for accusing in ACCUSING:
            for name in accusing.names:
                assert name not in printed


def test_elasticsearch_gone_is_one_sentence_and_the_store_untouched(
    run: Runner, indexed: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = indexed.store_database.read_bytes()
    (indexed.path.parent / "own").mkdir()
    (indexed.path.parent / "own" / "settings.toml").write_text('[index]\nengine = "elasticsearch"\n')
    monkeypatch.setenv("IKRAR_CONFIG", str(indexed.path.parent / "own"))
    without_address = run("index")
    assert without_address.status == 2
    monkeypatch.setenv("IKRAR_ELASTICSEARCH_URL", "http://user:secret@127.0.0.1:9")
    for arguments in (["index"], ["index", "--rebuild"], ["search", "netral"]):
        outcome = run(*arguments)
        assert (outcome.status, outcome.out) == (1, "")
        assert "Elasticsearch at http://127.0.0.1:9 does not answer" in outcome.err
        assert "The store is untouched" in outcome.err
        assert "secret" not in outcome.err
        assert len(outcome.err.splitlines()) == 1
    assert indexed.store_database.read_bytes() == before


def test_a_damaged_index_says_what_to_do(run: Runner, indexed: DataFolder) -> None:
    for leftover in indexed.path.glob("index.sqlite3-*"):
        leftover.unlink()
    indexed.index_database.write_bytes(b"no database at all, and long enough to be read as one" * 40)
    outcome = run("search", "netral")
    assert outcome.status == 1
    assert "Delete the file and run `ikrar index`" in outcome.err
    indexed.index_database.unlink()
    assert run("index").status == 0
    assert run("search", "netral").status == 0
