"""The ledger of judgements: what is in it stays, what is fresh is added, a broken line is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ikrar.errors import InputError
from pipeline.evaluate.ledger import main, read_ledger

GOLD = Path(__file__).parents[1] / "gold" / "building.jsonl"


def few(path: Path, count: int) -> Path:
    lines = [line for line in GOLD.read_text(encoding="utf-8").splitlines() if json.loads(line)["gold"]["records"]]
    path.write_text("\n".join(lines[:count]) + "\n", encoding="utf-8")
    return path


def test_an_article_is_judged_once(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.jsonl"
    main([str(few(tmp_path / "two.jsonl", 2)), "--ledger", str(ledger)])
    first = ledger.read_text(encoding="utf-8")
    main([str(few(tmp_path / "three.jsonl", 3)), "--ledger", str(ledger)])
    assert ledger.read_text(encoding="utf-8").startswith(first)
    seen = read_ledger(ledger)
    assert len(seen) == len({one.article for one in seen}) == 3
    records = [record for one in seen for record in one.records]
    assert records and all(0 <= record.confidence <= 1 and record.signs for record in records)


def test_a_broken_line_is_told_with_its_number(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.jsonl"
    ledger.write_text('{"article": "a", "analysis": "1", "mended": false, "records": []}\n{"article": "b"}\n', encoding="utf-8")
    with pytest.raises(InputError, match="not a line of a ledger") as caught:
        read_ledger(ledger)
    assert caught.value.line == 2
