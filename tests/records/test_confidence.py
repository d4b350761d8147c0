"""Confidence: signs of a record, their weights, the threshold of the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from ikrar.config import Config, load_yaml
from pipeline.annotate import Annotator, make_doc
from pipeline.evaluate.first_seen import read_ledger
from pipeline.records.confidence import Confidence, ConfidenceWeights
from pipeline.relevance import Judgement

TEXT = (
    "Bawaslu Kabupaten Sleman meneruskan dua kasus pelanggaran netralitas ASN ke KASN, Senin (4/11/2024). "
    "Bupati Sleman Kustini Sri Purnomo meminta seluruh ASN menjaga netralitas."
)
LEDGER = Path(__file__).parents[1] / "gold" / "judged" / "first_seen.jsonl"


def analysed(annotator: Annotator) -> tuple[list[dict[str, object]], list[dict[str, float]]]:
    article = {"url": "https://koran.example/a", "outlet": "koran", "title": "Dua ASN Diteruskan ke KASN"}
    doc = make_doc(annotator.nlp, {**article, "published_at": "2024-11-05T10:00:00+07:00", "text": TEXT})
    doc._.relevance = Judgement(relevant=True, score=1.0, why={}).to_json()
    (doc,) = annotator.nlp.pipe([doc])
    return doc._.records, doc._.signs


def test_each_record_has_its_signs_and_their_probability(annotator: Annotator) -> None:
    records, signs = analysed(annotator)
    assert {record["kind"] for record in records} == {"statement", "violation"}
    confidence = Confidence(Config())
    assert [record["confidence"] for record in records] == [confidence.of(*pair) for pair in zip(records, signs, strict=True)]
    (violation,) = [pair for pair in zip(records, signs, strict=True) if pair[0]["kind"] == "violation"]
    assert violation[1]["counted"] == violation[1]["more than one"] == violation[1]["day told"] == violation[1]["institutions told"] == 1.0
    assert violation[1]["outcome"] == violation[1]["early stage"] == 0.0


def test_a_record_below_the_threshold_asks_for_review(annotator: Annotator) -> None:
    maker = annotator.nlp.get_pipe("ikrar_records")
    before = maker.review_below  # type: ignore[attr-defined]
    try:
        for threshold, asked in ((1.0, True), (0.0, False)):
            maker.review_below = threshold  # type: ignore[attr-defined]
            assert all(record["needs_review"] is asked for record in analysed(annotator)[0])
    finally:
        maker.review_below = before  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", ["statement", "violation"])
def test_the_weights_are_those_of_the_ledgers_signs(kind: str) -> None:
    weights = load_yaml(Config().path("analysis/confidence.yml"), ConfidenceWeights)
    names = {frozenset(record.signs) for seen in read_ledger(LEDGER) for record in seen.records if record.kind == kind}
    assert names == {frozenset(getattr(weights, kind).features)}
