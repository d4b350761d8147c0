"""Exports: complete, through the gate, correct CSV, all or nothing."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from ikrar.cli.main import app
from ikrar.datafolder import DataFolder, open_data_folder
from ikrar.errors import UsageError
from ikrar.settings import Settings
from ikrar.store import Store
from search.export import RECORD_COLUMNS, write_rows
from search.export.columns import cell
from tests.practice_store import ACCUSING, build_practice_store, second_day
from tests.publication.test_accused import plain


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    return open_data_folder(tmp_path_factory.mktemp("export") / "data", kind="practice")


@pytest.fixture(scope="module")
def store(settings: Settings, practice: DataFolder) -> Store:
    store = build_practice_store(settings, practice)
    second_day(store)
    return store


def export(folder: DataFolder, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["export", *arguments, "--data", str(folder.path)])


def test_records_have_the_codebooks_fields_and_their_source(store: Store, practice: DataFolder) -> None:
    rows = [json.loads(line) for line in export(practice, "records").stdout.splitlines()]
    assert [row["id"] for row in rows] == [record.id for record in store.at().records()]
    for row in rows:
        assert {"id", "article_url", "outlet", "title", "published_at", "kind", "region", "date", "date_basis", "evidence"} <= row.keys()
        assert row["practice"] == "DATA LATIHAN"
        assert ("form" in row) == (row["kind"] == "statement")
        assert row["outcome"] == (row.get("stage") in ("none", "dismissed"))


def test_articles_have_their_fields_and_text_only_when_asked(store: Store, practice: DataFolder) -> None:
    rows = [json.loads(line) for line in export(practice, "articles").stdout.splitlines()]
    wanted = {"url", "canonical_url", "outlet", "title", "published_at", "published_basis", "author", "language"}
    assert rows and all(wanted <= row.keys() and "text" not in row for row in rows)
    assert {row["id"] for row in rows} == {article.id for article in store.at().articles() if article.relevant}
    with_text = [json.loads(line) for line in export(practice, "articles", "--with-text").stdout.splitlines()]
    assert all(len(row["text"]) > 50 for row in with_text)


@pytest.mark.parametrize("form", ["jsonl", "csv"])
@pytest.mark.parametrize("what", [["records"], ["articles", "--with-text"]])
def test_no_accused_persons_name_leaves(store: Store, practice: DataFolder, what: list[str], form: str) -> None:
    shown = plain(export(practice, *what, "--format", form).stdout)
    assert [name for accusing in ACCUSING for name in accusing.names if name in shown] == []


def test_csv_says_the_same_as_json(store: Store, practice: DataFolder, tmp_path: Path) -> None:
    out = tmp_path / "records.csv"
    assert export(practice, "records", "--format", "csv", "--out", str(out)).exit_code == 0
    raw = out.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfid,kind,")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    lines = [json.loads(line) for line in export(practice, "records").stdout.splitlines()]
    assert len(rows) == len(lines)
    for row, line in zip(rows, lines, strict=True):
        assert row["id"] == line["id"]
        assert row["title"].removeprefix("'") == line["title"]
        assert row["evidence"].removeprefix("'") == " | ".join(span["text"] for span in line["evidence"])
        assert row["count.min"] == ("" if not line.get("count") else str(line["count"]["min"]))
        assert row["count.exact"] == ("" if not line.get("count") else str(line["count"]["exact"]).lower())
    assert set(lines[0]) - {"count", "issuer"} <= set(RECORD_COLUMNS)


@given(st.text(max_size=30), st.sampled_from(["", "=", "+", "-", "@", "\t", "\r", "＝", " =", "\n="]))
def test_no_cell_is_a_formula_and_every_cell_reads_back(text: str, start: str) -> None:
    row = {"title": start + text, "id": "r1"}
    written = cell(row, "title")
    assert not written.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))
    assert written.removeprefix("'") == (start + text).replace("\0", "") or written == start + text
    buffer = io.StringIO(newline="")
    write_rows([row], ("title", "id"), "csv", out=None, stdout=buffer)
    assert list(csv.reader(io.StringIO(buffer.getvalue(), newline="")))[1:] == [[written, "r1"]]


def test_standard_output_has_no_byte_order_mark(store: Store, practice: DataFolder) -> None:
    assert export(practice, "records", "--format", "csv").stdout.startswith("id,kind")


def test_an_export_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "records.jsonl"
    out.write_text("old")

    def rows():  # type: ignore[no-untyped-def]
        yield {"id": "r1"}
        raise OSError(28, "No space left on device")

    with pytest.raises(UsageError, match="No space left"):
        write_rows(rows(), ("id",), "jsonl", out=out, stdout=io.StringIO())
    assert out.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["records.jsonl"]


def test_a_place_that_cannot_be_written_is_said(store: Store, practice: DataFolder, tmp_path: Path) -> None:
    result = export(practice, "records", "--out", str(tmp_path / "no" / "such" / "records.jsonl"))
    assert isinstance(result.exception, UsageError)


def test_text_belongs_to_articles(store: Store, practice: DataFolder) -> None:
    assert isinstance(export(practice, "records", "--with-text").exception, UsageError)
