"""`ikrar_records`: the last component. It sets `doc._.records`, `doc._.signs` and `doc._.regions`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from ikrar.config import Config
from pipeline.records.building import RecordDict, Signs, in_order, without_doubles
from pipeline.records.confidence import Confidence, with_signs
from pipeline.records.election import ElectionFinder
from pipeline.records.reading.frame import Frame, read_frame
from pipeline.records.reading.kept import forget
from pipeline.records.statements.statements import find_statements
from pipeline.records.violations.violations import find_violations
from pipeline.tagging.extensions import explain
from pipeline.tagging.linking import article_regions
from pipeline.words.phrases import words_of


@Language.factory(
    "ikrar_records",
    default_config={"review_below": 0.6, "config_folder": None},
    assigns=["doc._.records", "doc._.signs", "doc._.regions"],
)
def create_records(nlp: Language, name: str, review_below: float, config_folder: str | None) -> RecordMaker:
    """The component as spaCy builds it from the settings of a pipeline."""
    return RecordMaker(Config(Path(config_folder) if config_folder else None), review_below)


@contextmanager
def _forgetting() -> Iterator[None]:
    try:
        yield
    finally:
        forget()


class RecordMaker:
    """Makes the records of one article; an article that is not relevant has none (codebook, relevance)."""

    def __init__(self, config: Config, review_below: float) -> None:
        self.review_below = review_below
        self._config = config
        self.elections = ElectionFinder(config)
        self._confidence = Confidence(config)

    def __call__(self, doc: Doc) -> Doc:
        doc._.records, doc._.regions, doc._.signs = [], [], []
        if (doc._.relevance or {}).get("relevant"):
            with words_of(self._config), _forgetting():
                frame = read_frame(doc)
                records = in_order(without_doubles([*find_statements(frame), *find_violations(frame)]))
                for number, record in enumerate(records, start=1):
                    for reason in record["reasons"]:
                        explain(doc, reason.start, reason.end, f"record {number}: {reason.slot}", reason.why)
                doc._.signs = [with_signs(frame, record, records) for record in records]
                doc._.records = [self._completed(frame, *pair) for pair in zip(records, doc._.signs, strict=True)]
                doc._.regions = article_regions(doc, [record["region"] for record in records])
        return doc

    def _completed(self, frame: Frame, record: RecordDict, signs: Signs) -> RecordDict:
        confidence = self._confidence.of(record, signs)
        told = {name: value for name, value in record.items() if name not in ("signs", "reasons")}
        completed = {"election": self.elections.find(frame, record), "confidence": confidence}
        return {**told, **completed, "needs_review": confidence < self.review_below}
