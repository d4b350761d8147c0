"""`ikrar annotate`: the interchange, bad lines, a large text, the page."""

from __future__ import annotations

import gc
import json
import os
import re
import signal
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from ikrar.cli.main import app
from ikrar.config import Config
from ikrar.errors import ConfigError
from pipeline.annotate import Annotator

COMMAND = (sys.executable, "-m", "ikrar.cli.main", "annotate")
GOOD = {
    "url": "https://kita.example/1",
    "outlet": "Kita",
    "title": "ASN Batang Ikrar Netral <Pilkada>",
    "published_at": "2024-11-18T10:00:00+07:00",
    "text": "BATANG – Pj Bupati Batang, Sutarno Wibawanto, memimpin ikrar netralitas ASN <b>menjelang</b> Pilkada 2024, "
    "Senin (18/11/2024).\n\n"
    "“ASN harus netral,” kata Sutarno. Tiga kepala desa belum diperiksa Bawaslu Batang.",
}


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["annotate", *map(str, arguments)], standalone_mode=False)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    status = result.return_value if isinstance(result.return_value, int) else result.exit_code
    return status, result.stdout, result.stderr


def write(path: Path, *lines: Any) -> Path:
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines), encoding="utf-8")
    return path


def test_one_line_for_each_article_in_order(tmp_path: Path) -> None:
    source = write(tmp_path / "in.jsonl", GOOD, {"text": ""}, {**GOOD, "url": "https://kita.example/2"})
    status, out, _ = run(source)
    lines = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [line["url"] for line in lines] == ["https://kita.example/1", "", "https://kita.example/2"]
    assert set(lines[0]) == {"url", "relevant", "relevance_score", "regions", "mentions", "records"}
    assert lines[0]["relevant"] is True and lines[1]["relevant"] is False
    assert all(mention["text"] == GOOD["text"][mention["start"] : mention["end"]] for mention in lines[0]["mentions"])


BAD = (
    "{not json",
    "[]",
    '"text"',
    "{}",
    '{"text": null}',
    '{"text": 5}',
    '{"text": "x", "title": 7}',
    "\x00",
    '{"text": "x"',
    "[" * 100_000,
)


def test_bad_lines_are_said_with_their_number_and_the_others_are_annotated(tmp_path: Path) -> None:
    source, target = write(tmp_path / "in.jsonl", GOOD, *BAD, '{"text": "ASN \\ud83d netral"}', GOOD), tmp_path / "out.jsonl"
    status, _, said = run(source, target)
    assert status == 1
    assert [line.split(":")[2] for line in said.splitlines()] == [str(number) for number in range(2, 2 + len(BAD))]
    assert len(target.read_text(encoding="utf-8").splitlines()) == 3


def test_a_time_that_is_not_iso_is_said_with_its_form_and_the_others_are_annotated(tmp_path: Path) -> None:
    times = ("20 November 2024", "0001-01-01", "9999-12-31T23:59:59Z", None)
    source, target = write(tmp_path / "in.jsonl", *({**GOOD, "published_at": time} for time in times)), tmp_path / "out.jsonl"
    status, _, said = run(source, target)
    assert status == 1
    assert ":1:" in said
    assert "'20 November 2024'" in said
    assert "2024-11-20T07:00:00+07:00" in said
    assert len(target.read_text(encoding="utf-8").splitlines()) == 3


def test_a_text_of_two_megabytes(tmp_path: Path) -> None:
    source = write(tmp_path / "in.jsonl", {**GOOD, "text": (GOOD["text"] + "\n\n") * (2_000_000 // len(GOOD["text"]))})
    status, out, _ = run(source)
    assert status == 0 and json.loads(out)["url"] == GOOD["url"]


def test_a_missing_file_is_wrong_use(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ikrar.cli.main", "annotate", str(tmp_path / "none.jsonl")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "none.jsonl" in done.stderr and "Traceback" not in done.stderr


def _has_begun(folder: Path) -> bool:
    return any(path.stat().st_size for path in folder.glob(".out.jsonl.*"))


def test_interrupted_it_leaves_no_half_file(tmp_path: Path) -> None:
    source, target = write(tmp_path / "in.jsonl", *[GOOD] * 4000), tmp_path / "out.jsonl"
    running = subprocess.Popen(
        [sys.executable, "-m", "ikrar.cli.main", "annotate", str(source), str(target)], stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 200  # start-up takes a minute on a machine that has much else to do
    # Not before lines are written: an interrupt during the imports may end the process by the signal itself, or be lost in one of them.
    while not _has_begun(tmp_path) and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    assert _has_begun(tmp_path), "it never began to write"
    os.kill(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "interrupted" in said and "Traceback" not in said
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


class _Links(HTMLParser):
    """Collects what a page would load, and its tags."""

    def __init__(self) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.loads += [value or "" for name, value in attrs if name in ("src", "href")]


def test_the_page_shows_all_and_loads_nothing(tmp_path: Path) -> None:
    page = tmp_path / "look.html"
    status, out, _ = run(write(tmp_path / "in.jsonl", GOOD), "--explain", "--html", page)
    html = page.read_text(encoding="utf-8")
    reader = _Links()
    reader.feed(html)
    assert status == 0
    assert reader.loads == [] and "script" not in reader.tags
    assert "&lt;Pilkada&gt;" in html and "<b>menjelang" not in html
    assert "Sutarno Wibawanto" in html and 'class="noise' in html
    assert "<dl class=why><dt>form</dt>" in html and re.search(r"<p class=meta>[^<]* [+-]\d\.\d\d", html), "why it is relevant"
    assert "2 acts and numbers are no record" in html and "“diperiksa”, denied" in html
    assert {"reasons", "noise", "quotes"} <= set(json.loads(out))


def test_the_page_says_what_is_not_known(tmp_path: Path) -> None:
    text = "Bawaslu Kabupaten Ende memeriksa beberapa camat yang diduga tidak netral dalam Pilkada 2024."
    page = tmp_path / "look.html"
    article = json.dumps({"title": "Camat di Ende Diperiksa", "url": "https://koran.example/1", "outlet": "koran", "text": text})
    status, _, _ = run(write(tmp_path / "in.jsonl", article), "--html", page)
    html = page.read_text(encoding="utf-8")
    assert status == 0
    assert "koran · no time of publication · https://koran.example/1" in html
    assert "2+ civil_servant" in html and "no date" in html


def test_the_collector_leaves_the_pipeline_alone_and_goes_on() -> None:
    """A tenth of the time went into walking through the pipeline's objects again and again."""
    assert gc.isenabled()
    before = gc.get_freeze_count()
    annotator = Annotator()
    assert gc.isenabled()
    assert gc.get_freeze_count() > before + 10_000
    assert not any(found is annotator.nlp for found in gc.get_objects())


def test_the_analysis_leaves_no_cycles_for_the_collector(annotator: Annotator) -> None:
    """It does not run within a batch: what stayed there for it would fill the memory."""
    text = "Bawaslu Kabupaten Bone memeriksa dua lurah yang tidak netral dalam pilkada."
    article = {"title": "Lurah tidak netral", "url": "", "outlet": "koran", "published_at": None, "text": text}
    list(annotator.annotate([article]))
    gc.collect()
    assert len(list(annotator.annotate([article] * 3))) == 3
    assert gc.isenabled()
    assert gc.collect() == 0


def test_a_pipeline_that_cannot_be_built_leaves_the_collector_running(tmp_path: Path) -> None:
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "relevance.yml").write_text("entries: many", encoding="utf-8")
    with pytest.raises(ConfigError):
        Annotator(Config(tmp_path))
    assert gc.isenabled()


def test_odd_blanks_are_read_as_blanks_and_quoted_as_printed(annotator: Annotator) -> None:
    plain = "Bawaslu Kabupaten Bone memeriksa dua lurah yang tidak netral dalam pilkada."
    odd = plain.replace(" ", "\xa0").replace("memeriksa", "memeriksa\u200b")
    article = {"title": "Lurah tidak netral", "url": "", "outlet": "koran", "published_at": None}
    found, as_usual = annotator.annotate([{**article, "text": odd}, {**article, "text": plain}])
    assert (
        [record.to_json()["region"] for record in found.records] == [record.to_json()["region"] for record in as_usual.records] == ["73.08"]
    )
    for span in (*found.mentions, *found.records[0].to_json()["evidence"]):
        assert odd[span["start"] : span["end"]] == span["text"]
