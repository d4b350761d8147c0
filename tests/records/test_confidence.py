"""Confidence: signs of a record, their weights, the threshold of the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from ikrar.config import Config, load_yaml
from pipeline.annotate import Annotator, make_doc
from pipeline.evaluate.fit_confidence import fitted
from pipeline.evaluate.ledger import JudgedRecord, Seen, read_ledger
from pipeline.records.confidence import Confidence, ConfidenceWeights
from pipeline.relevance import Judgement
from pipeline.version import analysis_version
from pipeline.weights import Weights

TEXT = (
    "Bawaslu Kabupaten Sleman meneruskan dua kasus pelanggaran netralitas ASN ke KASN, Senin (4/11/2024). "
    "Bupati Sleman Kustini Sri Purnomo meminta seluruh ASN menjaga netralitas."
)
LEDGER = Path(__file__).parents[1] / "gold" / "judged" / "ledger.jsonl"


def analysed(annotator: Annotator, text: str = TEXT) -> tuple[list[dict[str, object]], list[dict[str, float]]]:
    article = {"url": "https://koran.example/a", "outlet": "koran", "title": "Dua ASN Diteruskan ke KASN"}
    doc = make_doc(annotator.nlp, {**article, "published_at": "2024-11-05T10:00:00+07:00", "text": text})
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
    assert violation[1]["number and act in one sentence"] == violation[1]["doer named"] == 1.0
    assert violation[1]["merely alleged"] == violation[1]["persons of no kind"] == violation[1]["further acts"] == 0.0


def test_a_further_stage_of_no_case_and_a_far_act_are_signs_of_the_record(annotator: Annotator) -> None:
    text = (
        "SLEMAN - Bawaslu Kabupaten Sleman mencatat tiga lurah diduga tidak netral pada Pilkada 2024. "
        "Dua di antaranya diklarifikasi, Senin (4/11/2024). "
        "Dalam perkara lain, seorang dukuh disanksi bupati."
    )
    _, signs = analysed(annotator, text)
    assert any(sign["has parts"] == 1.0 for sign in signs) and any(sign["part of a number"] == 1.0 for sign in signs)
    assert all(sign["further acts"] > 0 for sign in signs if sign["merely alleged"])


def test_a_fit_gives_the_level_of_fresh_articles_not_of_mended_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.evaluate.fit_confidence._PENALTIES", (3.0,))
    monkeypatch.setattr("pipeline.evaluate.logistic._REPEATS", 1)
    monkeypatch.setattr("pipeline.evaluate.logistic._FOLDS", 2)

    def seen(number: int, *, mended: bool, right: bool) -> Seen:
        record = JudgedRecord("statement", right, 0.5, {"told by day": float(number % 2)})
        return Seen(f"{number} {mended}", "1", mended, (record,))

    fresh = [seen(number, mended=False, right=number % 4 > 0) for number in range(40)]
    mended = [seen(number, mended=True, right=True) for number in range(200)]
    weights, lines = fitted([*fresh, *mended], "statement")
    read = Weights.model_validate(weights)
    assert sum(read.probability({"told by day": float(number % 2)}) for number in range(40)) / 40 == pytest.approx(0.75, abs=0.01)
    assert "40 records of 40 fresh articles, 30 of them right, and on 200" in lines[0]


def test_a_record_below_the_threshold_asks_for_review(annotator: Annotator) -> None:
    maker = annotator.nlp.get_pipe("ikrar_records")
    before = maker.review_below  # type: ignore[attr-defined]
    try:
        for threshold, asked in ((1.0, True), (0.0, False)):
            maker.review_below = threshold  # type: ignore[attr-defined]
            assert all(record["needs_review"] is asked for record in analysed(annotator)[0])
    finally:
        maker.review_below = before  # type: ignore[attr-defined]


def test_the_threshold_is_that_of_the_settings(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("[analysis]\nreview_below = 0.99\n", encoding="utf-8")
    own = Config(tmp_path)
    assert all(record["needs_review"] for record in analysed(Annotator(own))[0])
    assert analysis_version(own) != analysis_version(Config())


@pytest.mark.parametrize("kind", ["statement", "violation"])
def test_the_weights_are_those_of_the_ledgers_signs(kind: str) -> None:
    weights = load_yaml(Config().path("analysis/confidence.yml"), ConfidenceWeights)
    names = {frozenset(record.signs) for seen in read_ledger(LEDGER) for record in seen.records if record.kind == kind}
    assert names == {frozenset(getattr(weights, kind).features)}
