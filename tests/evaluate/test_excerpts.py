"""Gold in its short form: what a file becomes, and what is told of a line that is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ikrar.cli.main import app
from ikrar.config import Config
from ikrar.errors import InputError
from ikrar.regions import load_regions
from pipeline.evaluate.excerpts import read_excerpts

GOLD = Path(__file__).parents[1] / "gold" / "excerpts"
REGIONS = load_regions(Config())
KENDAL = """\
# how it is told
@ 2024-10-17 Kabupaten Kendal

Bawaslu memanggil tiga kepala desa, Selasa (15/10). // Ketiganya mengaku hadir.
> V examined; 3 village_head; village_head; bawaslu; -; 2024-10-15
> S circular; Dico Hartanto; -; Kabupaten Batang

Sanksi menanti mereka yang melanggar.
> -
@ 2023-12-01 Indonesia

Beberapa laporan masuk ke Bawaslu.
> V reported; 2..* report; civil_servant; -; bawaslu; 2023-12-01
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "few.txt"
    file.write_text(text, encoding="utf-8")
    return file


def test_an_excerpt_is_an_article_with_gold(tmp_path: Path) -> None:
    first, second, third = read_excerpts(written(tmp_path, KENDAL), REGIONS)
    assert first["text"].endswith("\n\nBawaslu memanggil tiga kepala desa, Selasa (15/10).\n\nKetiganya mengaku hadir.")
    assert "Kabupaten Kendal" in first["title"] and first["published_at"].startswith("2024-10-17")
    examined, circular = first["gold"]["records"]
    assert (examined["stage"], examined["region"], examined["date"], examined["date_basis"]) == (
        "examined",
        "33.24",
        "2024-10-15",
        "explicit",
    )
    assert examined["count"] == {"min": 3, "max": 3, "exact": True, "unit": "village_head"}
    assert (examined["from_institution"], examined["to_institution"]) == ("bawaslu", None)
    assert (circular["region"], circular["date"], circular["date_basis"]) == ("33.25", None, None)
    assert circular["issuer"]["name"] == "Dico Hartanto"
    assert second["gold"]["records"] == []
    (reported,) = third["gold"]["records"]
    assert (reported["region"], reported["count"]["max"], reported["date_basis"]) == ("00", None, "published")


@pytest.mark.parametrize(
    ("line", "told", "number"),
    [
        ("> V seen; -; civil_servant; -; -; -", "seen", 3),
        ("> V examined; tiga; civil_servant; -; -; -", "a count is", 3),
        ("> V examined; 3 people; civil_servant; -; -; -", "people", 3),
        ("> V examined; 3 case; civil_servant; -; -", "a record is", 3),
        ("> S circular; A; 2024-13-01", "ISO date", 3),
        ("> S circular; A; -; Kendal", "official name", 3),
        ("> K circular", "a record is", 3),
        ("", "> -", 3),
        ("dan seterusnya", "one line", 4),
        ("@ 17-10-2024 Kendal", "a heading is", 4),
    ],
)
def test_a_wrong_line_is_told_with_its_number(tmp_path: Path, line: str, told: str, number: int) -> None:
    file = written(tmp_path, f"@ 2024-10-17 Kabupaten Kendal\n\nBawaslu memanggil tiga kepala desa.\n{line}\n")
    with pytest.raises(InputError, match=told) as caught:
        read_excerpts(file, REGIONS)
    assert caught.value.line == number


@pytest.mark.parametrize("text", ["", "Bawaslu memanggil.\n> -\n", "@ 2024-10-17 Indonesia\n\n> -\n"])
def test_a_file_without_excerpts_or_headings_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match="excerpt"):
        read_excerpts(written(tmp_path, text), REGIONS)


def test_evaluate_measures_over_excerpts(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["evaluate", str(written(tmp_path, KENDAL)), "--errors"])
    assert result.exit_code == 0, result.output
    assert "violations" in result.output and "3 articles" in result.output
    rows = [json.loads(line) for line in CliRunner().invoke(app, ["evaluate", str(tmp_path / "few.txt"), "--json"]).stdout.splitlines()]
    assert {row["measure"]: row["n"] for row in rows}["counts"] == 0  # mentions are not annotated, which is not "none"


@pytest.mark.parametrize("path", sorted(GOLD.rglob("*.txt")), ids=lambda path: str(path.relative_to(GOLD)))
def test_excerpts_of_the_project_keep_the_codebook(path: Path) -> None:
    assert read_excerpts(path, REGIONS)
