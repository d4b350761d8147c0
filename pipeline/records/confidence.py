"""How probable it is that a record is right: signs of each record, weighed by `config/analysis/confidence.yml`.

`python -m pipeline.evaluate.fit_confidence` fits the weights on records of articles that nobody had read when the rules that made
the records were written (`tests/gold/judged/first_seen.jsonl`). The right record is the codebook's: same form or stage, region and count.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from ikrar.config import Config, load_yaml
from pipeline.records.building import RecordDict
from pipeline.records.frame import Frame
from pipeline.weights import Weights

Signs = dict[str, float]
"""What tells sure records from others, by name."""

_LEAD_CHARACTERS = 400
_MILD_FORMS = frozenset({"appeal", "outreach", "oversight"})
_EARLY_STAGES = frozenset({"alleged", "reported"})
_OUTCOMES = frozenset({"none", "dismissed"})
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
        """The probability, 0 to 1, that this record is right."""
        weights: Weights = getattr(self._weights, record["kind"])
        return round(weights.probability(signs), 2)


def signs_of(frame: Frame, record: RecordDict, records: Sequence[RecordDict]) -> Signs:
    """The signs of one record among all of its article.

    Args:
        record: still with the directness of its evidence (0 to 1) as `confidence`.
    """
    spans = record["evidence"]
    alike = [other for other in records if other["kind"] == record["kind"]]
    told_places = {mention["code"] for span in spans for mention in frame.within(span["start"], span["end"], "region")}
    signs = {
        "directness": record["confidence"],
        "relevance": (frame.doc._.relevance or {}).get("score", 1.0),
        "records of its kind": math.log(len(alike)),
        "places of its kind": math.log(len({other["region"] for other in alike})),
        "length of evidence": math.log(sum(span["end"] - span["start"] for span in spans)),
        "in the lead": float(spans[0]["start"] < _LEAD_CHARACTERS),
        "day told": float(record["date_basis"] in _TOLD_DAY),
        "place told in its evidence": float(record["region"] in told_places),
        "several spans": float(len(spans) > 1),
    }
    return signs | (_statement_signs(record) if record["kind"] == "statement" else _violation_signs(record))


def _statement_signs(record: RecordDict) -> Signs:
    issuer = record["issuer"] or {}
    return {
        "mild form": float(record["form"] in _MILD_FORMS),
        "named issuer": float(bool(issuer.get("name"))),
        "any issuer": float(bool(issuer)),
    }


def _violation_signs(record: RecordDict) -> Signs:
    count = record["count"] or {}
    return {
        "early stage": float(record["stage"] in _EARLY_STAGES),
        "outcome": float(record["stage"] in _OUTCOMES),
        "counted": float(bool(count)),
        "more than one": float((count.get("max") or count.get("min") or 0) > 1),
        "institutions told": float(bool(record["from_institution"] or record["to_institution"])),
    }
