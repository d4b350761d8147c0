"""Gold files: reading, checking, and sealed sets."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from ikrar.cli.main import app
from ikrar.config import Config
from ikrar.errors import InputError, UsageError
from ikrar.regions import load_regions
from pipeline.evaluate.gold import problems, read_gold
from pipeline.evaluate.sealed import log_run, refuse_errors

GOLD = Path(__file__).parents[1] / "gold"
CODES = frozenset(load_regions(Config()))


def _article(**changes: Any) -> dict[str, Any]:
    text = "Bupati memimpin ikrar netralitas ASN."
    record = {
        "kind": "statement",
        "form": "declaration",
        "region": "33.25",
        "date": "2024-11-04",
        "date_basis": "explicit",
        "issuer": None,
        "audience": ["civil_servant"],
        "evidence": [{"start": 0, "end": 6, "text": "Bupati"}],
    }
    gold = {"relevant": True, "records": [{**record, **changes}], "officials": [], "regions": ["33.25"], "counts": []}
    return {"url": "https://a.example", "title": "t", "published_at": "2024-11-05T08:00:00+07:00", "text": text, "gold": gold}


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.jsonl")), ids=lambda path: path.name)
def test_gold_of_the_project_keeps_the_codebook(path: Path) -> None:
    found = [(article.get("id"), problem) for article in read_gold(path) for problem in problems(article, CODES)]
    assert found == []


@pytest.mark.parametrize(
    "changes",
    [
        {"form": "pledge"},
        {"region": "33.99"},
        {"date": "4 November"},
        {"date_basis": None},
        {"audience": ["asn"]},
        {"issuer": {"position": "bupati"}},
        {"evidence": [{"start": 1, "end": 6, "text": "Bupati"}]},
        {"evidence": []},
    ],
    ids=str,
)
def test_the_checker_finds_each_kind_of_mistake(changes: dict[str, Any]) -> None:
    assert list(problems(_article(), CODES)) == []
    assert list(problems(_article(**changes), CODES))


@pytest.mark.parametrize("line", ["{", "[1]", '{"url": "u"}'])
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(_article()) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read_gold(path)
    assert raised.value.line == 2


def test_a_sealed_set_shows_no_errors_and_logs_each_run(tmp_path: Path) -> None:
    path = tmp_path / "checking.jsonl"
    path.write_text(json.dumps(_article()) + "\n", encoding="utf-8")
    refuse_errors(path)
    assert log_run(path, date(2024, 11, 5), "1.0", "statements=1.000") is None
    (tmp_path / "checking.sealed").write_text("log: runs.log\n", encoding="utf-8")
    with pytest.raises(UsageError):
        refuse_errors(path)
    for _ in range(2):
        log_run(path, date(2024, 11, 5), "1.0", "statements=1.000")
    assert (tmp_path / "runs.log").read_text(encoding="utf-8") == "2024-11-05\t1.0\tchecking.jsonl\tstatements=1.000\n" * 2


def test_the_command_refuses_errors_of_a_sealed_set(tmp_path: Path) -> None:
    path = tmp_path / "checking.jsonl"
    path.write_text(json.dumps(_article()) + "\n", encoding="utf-8")
    (tmp_path / "checking.sealed").write_text("log: runs.log\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["evaluate", str(path), "--errors"])
    assert isinstance(result.exception, UsageError)
    assert not (tmp_path / "runs.log").exists()


def test_the_command_judges_a_given_output(tmp_path: Path) -> None:
    gold, found = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    article = _article()
    gold.write_text(json.dumps(article) + "\n", encoding="utf-8")
    output = {"url": article["url"], "relevant": True, "regions": ["33.25"], "mentions": [], "records": article["gold"]["records"]}
    found.write_text(json.dumps(output) + "\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["evaluate", str(gold), "--predicted", str(found), "--json"])
    assert result.exit_code == 0, result.output
    rows = {row["measure"]: row for row in map(json.loads, result.stdout.splitlines())}
    assert rows["statements"]["value"] == 1.0
    assert rows["statements"]["n"] == 1


def test_the_command_checks_a_gold_file(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(_article(region="99.99")) + "\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["evaluate", str(path), "--check"], standalone_mode=False)
    assert "99.99" in result.stdout
