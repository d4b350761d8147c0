"""`ikrar crawl` and `ikrar outlets check` as a person or a script calls them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from crawlers import CrawlReport, OutletReport
from crawlers.outlets import load_outlets
from ikrar.cli.main import app, main
from ikrar.config import Config
from ikrar.errors import ConfigError, UsageError
from tests.crawlers.conftest import Bench, make_bench
from tests.crawlers.odd_site import OddSite, Reply, feed, outlet_yaml

Run = Callable[..., tuple[int, str, str]]
"""Arguments of `ikrar crawl` to status, standard output, standard error."""


def _answer(path: str, before: int) -> Reply:
    if path == "/feed/":
        return Reply(body=feed(["/berita/satu"]), headers={"Content-Type": "application/rss+xml"})
    return Reply(body=b"<p>ASN netral</p>", headers={"Content-Type": "text/html"}) if path == "/berita/satu" else Reply(status=404)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    good, bad = OddSite(_answer), OddSite(lambda path, before: Reply(status=500))
    outlets = {name: outlet_yaml(name, f"http://{odd.host_port}/") for name, odd in (("kabar", good), ("mogok", bad))}
    made = make_bench(tmp_path, outlets, [good.host_port, bad.host_port])
    allowed = json.dumps(made.settings.crawl.allowed_private)
    settings = f"[crawl]\ndelay_seconds = 0.0\nretries = 0\nallowed_private = {allowed}\n"
    (tmp_path / "config" / "settings.toml").write_text(settings)
    yield made
    good.close()
    bad.close()


@pytest.fixture
def run(bench: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def crawl(*arguments: str) -> tuple[int, str, str]:
        places = ["--config", str(bench.config.folder), "--data", str(bench.folder.path)]
        monkeypatch.setattr(sys, "argv", ["ikrar", "crawl", *arguments, *places])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return crawl


def test_an_outlet_that_fails_is_told_and_with_strict_a_failure(run: Run) -> None:
    status, out, err = run("--json", "--strict")
    assert status == 1, err
    rows = {row["outlet"]: row for row in map(json.loads, out.splitlines())}
    assert rows["kabar"]["kept"] == 1 and rows["kabar"]["reached"]
    assert not rows["mogok"]["reached"] and "500" in rows["mogok"]["cause"]
    assert "archived 1 new or changed article; crawled 1 of 2 outlets to the end" in err


def test_without_strict_it_is_a_result(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    row = OutletReport(outlet="mogok", failed={"timeout": 2}, waiting=3, cause="robots.txt: answered 500; nothing is asked for")

    def crawled(*_: object, progress: Callable[[OutletReport], None], **__: object) -> CrawlReport:
        progress(row)
        return CrawlReport(run_id="r1", outlets=(row,))

    monkeypatch.setattr("ikrar.cli.commands.crawl.run_crawl", crawled)
    status, out, _ = run()
    assert status == 0
    assert out == "mogok: 0 new, 0 archived, 2 timeout, 3 waiting -- robots.txt: answered 500; nothing is asked for\n"


def test_wrong_use_is_a_sentence_and_status_2(run: Run) -> None:
    assert run("--outlet", "kabarr") == (2, "", "ikrar: there is no outlet 'kabarr'; did you mean kabar?\n")


def test_outlets_check_prints_what_the_files_say() -> None:
    outlets = load_outlets(Config())
    table = CliRunner().invoke(app, ["outlets", "check"])
    assert table.exit_code == 0
    assert len(table.stdout.splitlines()) == len(outlets) + 1
    assert f"{len(outlets)} outlets" in table.stderr
    chosen = outlets[0]
    lines = CliRunner().invoke(app, ["outlets", "check", chosen.id, "--json"]).stdout.splitlines()
    (row,) = map(json.loads, lines)
    assert (row["id"], row["verified"], row["source_kind"]) == (chosen.id, None, chosen.source_kind)


def test_outlets_check_names_the_place_of_a_mistake(tmp_path: Path) -> None:
    bad = tmp_path / "outlets" / "kabar.yml"
    bad.parent.mkdir()
    bad.write_text(outlet_yaml("kabar", "https://kabar.test/") + "verifed: null\n")
    result = CliRunner().invoke(app, ["outlets", "check", "--config", str(tmp_path)])
    assert isinstance(result.exception, ConfigError)
    assert f"{bad}:10: verifed" in str(result.exception)
    unknown = CliRunner().invoke(app, ["outlets", "check", "tidak-ada"])
    assert isinstance(unknown.exception, UsageError)
