"""The reader of the cases: what YAML would drop in silence is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases import read_yaml


def test_a_case_without_its_dash_is_told_by_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "some_cases.yml"
    file.write_text("- expect: []\n  text: first\n  expect: []\n  text: second\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"some_cases\.yml:3: 'expect' stands twice"):
        read_yaml(file)
