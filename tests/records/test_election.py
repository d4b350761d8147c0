"""Which election a record belongs to: by its own sentence and title, by its day, else by the rest of the text."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from ikrar.config import Config
from pipeline.records.election import ElectionFinder
from pipeline.records.reading.frame import read_frame
from pipeline.tagging.language import make_doc
from tests.cases import blank_language

ACT = "Kepala dinas memimpin pakta integritas."
CLAIM = "Bawaslu meneruskan dua ASN ke BKN."

CASES = [
    ("named with its year", f"Jelang Pilkada 2020, {ACT}", "2020-09-01", "33.25", "pilkada-2020"),
    ("named without a year: the vote to come", f"Menyongsong pemilu, {ACT}", "2023-11-13", "33.25", "pemilu-2024"),
    (
        "a pledge is for a vote to come, whatever the text compares",
        f"{ACT} Pada pemilu lalu ada yang ditegur.",
        "2024-09-19",
        "35.22",
        "pilkada-2024",
    ),
    ("an election that is over is not pledged for", f"Berkaca dari Pemilu 2024, {ACT}", "2024-09-19", "35.22", "pilkada-2024"),
    ("by day alone", ACT, "2024-10-10", "16.06", "pilkada-2024"),
    ("two votes ahead and none named", ACT, "2023-11-13", "33.25", None),
    ("a re-vote by its region", f"Jelang PSU, {ACT}", "2025-05-05", "64.11", "psu-2025-4"),
    ("no day and no name", ACT, None, "33.25", None),
    ("a claim may be of a vote that is over", f"Terkait Pemilu 2024, {CLAIM}", "2024-03-20", "33.25", "pemilu-2024"),
    ("a claim between two votes, none named", CLAIM, "2024-05-20", "33.25", None),
    ("far from every vote", CLAIM, "2022-06-01", "33.25", None),
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    blank = blank_language()
    blank.add_pipe("sentencizer")
    return blank


@pytest.mark.parametrize(("text", "day", "region", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_election(config: Config, nlp: Language, text: str, day: str | None, region: str, wanted: str | None) -> None:
    doc = make_doc(nlp, {"text": text, "title": "Soal netralitas"})
    for _, component in nlp.pipeline:
        doc = component(doc)
    core = CLAIM if CLAIM in text else ACT
    at = text.index(core)
    record: dict[str, Any] = {
        "kind": "violation" if core == CLAIM else "statement",
        "date": day,
        "region": region,
        "evidence": [{"start": at, "end": at + len(core), "text": core}],
    }
    assert ElectionFinder(config).find(read_frame(doc), record) == wanted
