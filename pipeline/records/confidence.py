"""How probable it is that a record is right: signs of each record, weighed by `config/analysis/confidence.yml`.

`python -m pipeline.evaluate.fit_confidence` fits the weights on the ledger of judged records (`tests/gold/judged/ledger.jsonl`), their
level on articles that nobody had read when the rules were written. The right record is the codebook's: same form or stage, region, count.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from ikrar.config import Config, load_yaml
from pipeline.records.building import RecordDict, Signs
from pipeline.records.reading.frame import Frame
from pipeline.weights import Weights

_LEAD_CHARACTERS = 400
_MILD_FORMS = frozenset({"appeal", "outreach", "oversight"})
_TOLD_DAY = frozenset({"explicit", "year_inferred", "relative"})


class ConfidenceWeights(BaseModel):
    """`config/analysis/confidence.yml`: one regression for each kind of record."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    statement: Weights
    violation: Weights


class Confidence:
    """Gives each record of an article its probability."""

    def __init__(self, config: Config) -> None:
        self._weights = load_yaml(config.path("analysis/confidence.yml"), ConfidenceWeights)

    def of(self, record: RecordDict, signs: Signs) -> float:
        """The probability, 0 to 1, that this record is right; a sign that is new since the fit weighs nothing yet."""
        weights: Weights = getattr(self._weights, record["kind"])
        return round(weights.probability({name: signs[name] for name in weights.features}), 2)


def with_signs(frame: Frame, record: RecordDict, records: Sequence[RecordDict]) -> Signs:
    """The signs that the record's maker gave it and those that show only among all records of its article."""
    spans = record["evidence"]
    others = [other for other in records if other is not record and other["kind"] == record["kind"]]
    told_places = {mention["code"] for span in spans for mention in frame.within(span["start"], span["end"], "region")}
    places = {mention["code"] for mention in frame.of_type("region")}
    signs = {
        **record["signs"],
        "relevance": (frame.doc._.relevance or {}).get("score", 1.0),
        "sentences": math.log1p(len(frame.sentences)),
        "places of the article": math.log1p(len(places)),
        "records of its kind": math.log1p(len(others)),
        "places of its kind": math.log(len({record["region"], *(other["region"] for other in others)})),
        "length of evidence": math.log(sum(span["end"] - span["start"] for span in spans)),
        "several spans": float(len(spans) > 1),
        "shares its evidence": float(any(other["evidence"][0]["start"] == spans[0]["start"] for other in others)),
        "in the lead": float(spans[0]["start"] < _LEAD_CHARACTERS),
        "in a quote": float(frame.quote_at(spans[0]["start"]) is not None),
        "day told": float(record["date_basis"] in _TOLD_DAY),
        "place told in its evidence": float(record["region"] in told_places),
        "province or nation": float("." not in record["region"]),
    }
    return signs | (_statement_signs(record) if record["kind"] == "statement" else _violation_signs(frame, record, others))


def _statement_signs(record: RecordDict) -> Signs:
    issuer = record["issuer"] or {}
    return {
        "mild form": float(record["form"] in _MILD_FORMS),
        "named issuer": float(bool(issuer.get("name"))),
        "any issuer": float(bool(issuer)),
    }


def _violation_signs(frame: Frame, record: RecordDict, others: Sequence[RecordDict]) -> Signs:
    count = record["count"] or {}
    size = (count.get("min"), count.get("max"))
    numbers = [mention for mention in frame.of_type("count") if (mention["min"], mention["max"]) == size]
    return {
        "merely alleged": float(record["stage"] == "alleged"),
        "merely reported": float(record["stage"] == "reported"),
        "sanctioned": float(record["stage"] == "sanctioned"),
        "counted": float(bool(count)),
        "more than one": float((count.get("max") or count.get("min") or 0) > 1),
        "times its number is written": math.log1p(len(numbers)),
        "another record with its number": float(any(_size(other) == size and other["region"] == record["region"] for other in others)),
        "institutions told": float(bool(record["from_institution"] or record["to_institution"])),
    }


def _size(record: RecordDict) -> tuple[int | None, int | None]:
    count = record["count"] or {}
    return count.get("min"), count.get("max")
