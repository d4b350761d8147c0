"""Why an act that is named is no claim: `annotate --explain` tells it, so that a missing record can be checked as well as a found one."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.tokens import Doc

from tests.cases import Batches, Case, read_yaml
from tests.records.reports import report

REFUSED: list[Case] = read_yaml(Path(__file__).with_name("refused_cases.yml"))["cases"]


def refused(doc: Doc) -> set[tuple[str, str]]:
    """The words of each act that was not taken, and the reason."""
    return {(doc.text[r["start"] : r["end"]], r["reason"]) for r in doc._.reasons if r["what"].endswith("not taken")}


@pytest.mark.parametrize("case", REFUSED, ids=[case["text"][:50] for case in REFUSED])
def test_an_act_that_is_not_taken_says_why(reports: Batches, violations_of: object, case: Case) -> None:
    violations_of(case)  # type: ignore[operator]
    assert (case["act"], case["reason"]) in refused(reports.doc(report(case), ()))
