"""Why an act that is named is no claim: `annotate --explain` tells it, so that a missing record can be checked as well as a found one."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.tokens import Doc

from pipeline.annotate import Annotator
from tests.cases import Batches, Case, read_yaml
from tests.records.reports import report

REFUSED: list[Case] = read_yaml(Path(__file__).with_name("refused_cases.yml"))["cases"]


def refused(doc: Doc) -> set[tuple[str, str]]:
    """The words of each act that was not taken, and the reason."""
    return {(doc.text[r["start"] : r["end"]], r["reason"]) for r in doc._.reasons if r["what"].endswith(("not taken", "not meant"))}


@pytest.mark.parametrize("case", REFUSED, ids=[case["text"][:50] for case in REFUSED])
def test_an_act_that_is_not_taken_says_why(reports: Batches, violations_of: object, case: Case) -> None:
    violations_of(case)  # type: ignore[operator]
    assert (case["act"], case["reason"]) in refused(reports.doc(report(case), ()))


STATEMENTS: list[Case] = read_yaml(Path(__file__).with_name("refused_cases.yml"))["statements"]


@pytest.mark.parametrize("case", STATEMENTS, ids=[case["text"][:50] for case in STATEMENTS])
def test_a_statement_that_is_not_taken_says_why(statement_articles: Batches, case: Case) -> None:
    doc = statement_articles.doc({**report(case), "judged": False})
    assert not doc._.records
    assert (case["act"], case["reason"]) in refused(doc)


TOLD = {
    "title": "Bawaslu Teruskan Kasus Dua Kades ke Inspektorat",
    "text": (
        "Bawaslu Kabupaten Sragen meneruskan kasus netralitas dua kepala desa ke Inspektorat, Senin (18/11/2024). "
        "Ketua Bawaslu Sragen, Dwi Budhi, mengatakan keduanya memihak calon bupati pada masa kampanye Pilkada 2024.\n\n"
        "Bupati Sragen Untung Wibawa mengingatkan seluruh ASN dan kepala desa agar netral dalam pilkada, Selasa (19/11/2024)."
    ),
}


def test_every_slot_of_a_record_says_what_it_rests_on(annotator: Annotator) -> None:
    (doc,) = annotator.docs([report(TOLD)])
    assert [record.get("stage") or record["form"] for record in doc._.records] == ["appeal", "forwarded"]
    why = {r["what"]: (doc.text[r["start"] : r["end"]], r["reason"]) for r in doc._.reasons if r["what"].startswith("record ")}
    assert why["record 1: issuer"] == ("Bupati Sragen Untung Wibawa", "who says it")
    assert why["record 1: date"] == ("Selasa (19/11/2024)", "2024-11-19: explicit")
    assert why["record 2: stage"][0] == "meneruskan" and "forward, by bawaslu" in why["record 2: stage"][1]
    assert why["record 2: persons"][0] == "dua kepala desa" and "counted" in why["record 2: persons"][1]
    assert why["record 2: region"][1] == "a place beside the number"
    assert why["record 2: date"] == ("Senin (18/11/2024)", "2024-11-18: the stage's own day")
    assert {"reasons", "signs"}.isdisjoint(doc._.records[0])
