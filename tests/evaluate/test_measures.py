"""The measures on made-up gold: what counts as right, and what an error is."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.evaluate.interval import intervals
from pipeline.evaluate.matching import distinct_officials, same_name
from pipeline.evaluate.measures import MEASURES, recall_at_precision, score_article, total
from pipeline.evaluate.report import error_lines, figures, one_line, table

TEXT = "Sekda memimpin ikrar. Dua ASN dilaporkan."


def _statement(**changes: Any) -> dict[str, Any]:
    record = {
        "kind": "statement",
        "form": "declaration",
        "region": "33.25",
        "date": "2024-11-04",
        "date_basis": "explicit",
        "issuer": {"name": "Ari Wibawa"},
        "evidence": [{"start": 0, "end": 21, "text": TEXT[:21]}],
    }
    return {**record, **changes}


def _violation(**changes: Any) -> dict[str, Any]:
    record = {
        "kind": "violation",
        "stage": "reported",
        "region": "33.25",
        "date": "2024-11-05",
        "date_basis": "explicit",
        "count": {"min": 2, "max": 2, "exact": True, "unit": "civil_servant"},
        "subject": "civil_servant",
        "from_institution": None,
        "to_institution": "bawaslu",
        "evidence": [{"start": 22, "end": 41, "text": TEXT[22:]}],
        "confidence": 0.9,
    }
    return {**record, **changes}


def _article(*records: dict[str, Any], relevant: bool = True) -> dict[str, Any]:
    gold = {"relevant": relevant, "records": list(records), "officials": [], "regions": ["33.25"], "counts": []}
    return {"id": "a", "url": "https://a.example", "text": TEXT, "gold": gold}


def _found(*records: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"relevant": True, "regions": ["33.25"], "mentions": [], "records": list(records), **changes}


def test_everything_right() -> None:
    scored = score_article(_article(_statement(), _violation()), _found(_statement(), _violation()))
    values = {name: tally.value for name, tally in total([scored]).items()}
    judged = {name: value for name, value in values.items() if value is not None}
    assert set(judged.values()) == {1.0}
    assert not scored.mistakes


@pytest.mark.parametrize(
    ("changes", "measure"),
    [
        ({"date": "2024-11-03"}, "statement_date"),
        ({"issuer": {"name": "Dewi"}}, "statement_issuer"),
        ({"evidence": [{"start": 30, "end": 35, "text": TEXT[30:35]}]}, "statement_evidence"),
        ({"form": "appeal"}, "statements"),
        ({"region": "33.26"}, "statements"),
    ],
)
def test_one_wrong_field_of_a_statement_lowers_its_measure(changes: dict[str, Any], measure: str) -> None:
    sums = total([score_article(_article(_statement()), _found(_statement(**changes)))])
    assert sums[measure].value == 0.0


def test_loose_violations_ignore_the_count() -> None:
    other = _violation(count={"min": 3, "max": 3, "exact": True, "unit": "civil_servant"})
    sums = total([score_article(_article(_violation()), _found(other))])
    assert sums["violations"].value == 0.0
    assert sums["violations_loose"].value == 1.0


def test_false_records_where_the_gold_has_none() -> None:
    sums = total([score_article(_article(), _found(_violation()))])
    assert sums["no_false_violation"].value == 0.0
    assert sums["no_false_statement"].value == 1.0


def test_from_to_counts_only_where_the_gold_names_one() -> None:
    gold = _violation(to_institution=None)
    sums = total([score_article(_article(gold), _found(_violation(to_institution="kasn")))])
    assert sums["violation_from_to"].value is None


def test_names_match_as_whole_words() -> None:
    assert same_name("Ari Wibawa", "ARI WIBAWA, S.H")
    assert same_name("Wibawa", "Ari Wibawa")
    assert not same_name("Ari", "Arif")
    assert same_name(None, None)
    assert not same_name(None, "Ari")


def test_short_names_of_one_official_count_once() -> None:
    mention = {"type": "official", "position": "mayor", "status": "definitive", "start": 0, "end": 1}
    found = distinct_officials([{**mention, "name": "Ari"}, {**mention, "name": "Ari Wibawa"}, {**mention, "name": "Dewi"}])
    assert [official["name"] for official in found] == ["Ari Wibawa", "Dewi"]


def test_recall_at_precision_keeps_the_sure_ones() -> None:
    right, wrong = _violation(confidence=0.9), _violation(stage="proven", confidence=0.4)
    scored = [score_article(_article(_violation()), _found(right, wrong))]
    assert recall_at_precision(scored, 0.97) == 1.0
    assert recall_at_precision([score_article(_article(_violation()), _found(wrong))], 0.97) == 0.0


def test_intervals_enclose_the_value_and_repeat() -> None:
    scored = [
        score_article(_article(_statement()), _found(_statement())),
        score_article(_article(_statement()), _found()),
        score_article(_article(_statement()), _found(_statement())),
    ]
    ends = intervals(scored)["statements"]
    value = total(scored)["statements"].value
    assert ends is not None
    assert value is not None
    assert ends[0] <= value <= ends[1]
    assert ends == intervals(scored)["statements"]


def test_report_has_every_measure_and_errors_stand_beside_their_text() -> None:
    scored = [score_article(_article(_violation()), _found(_statement()))]
    rows = figures(scored)
    assert [row["measure"] for row in rows[: len(MEASURES)]] == list(MEASURES)
    assert len(list(table(rows, 1))) == len(rows) + 2
    assert "violations=0.000" in one_line(rows)
    lines = list(error_lines(scored, {"a": TEXT}))
    assert any("violations  missed" in line for line in lines)
    assert any("[Dua ASN dilaporkan.]" in line for line in lines)
