"""The quality floor: figures of the gold sets must not sink below `floors.yml`."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.annotate import Annotator
from pipeline.evaluate.gold import read_gold
from pipeline.evaluate.measures import MEASURES, Scored, score_article, total
from pipeline.evaluate.report import figures, table
from tests.cases import read_yaml

GOLD = Path(__file__).parents[1] / "gold"
FLOORS: dict[str, dict[str, float]] = read_yaml(Path(__file__).parent / "floors.yml")


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator()


@pytest.mark.parametrize("name", FLOORS)
def test_floor(annotator: Annotator, name: str) -> None:
    path = GOLD / f"{name}.jsonl"
    articles = read_gold(path)
    found = {annotation.url: annotation.to_json() for annotation in annotator.annotate(articles)}
    scored: list[Scored] = [score_article(article, found[article["url"]]) for article in articles]
    print("\n".join(table(figures(scored), len(articles))))
    sums = total(scored)
    sunk = {measure: (sums[measure].value, floor) for measure, floor in FLOORS[name].items() if (sums[measure].value or 0.0) < floor}
    assert not sunk, f"{name}: below the floor (value, floor): {sunk}"


def test_floors_are_of_known_measures_and_sets() -> None:
    for name, floors in FLOORS.items():
        assert (GOLD / f"{name}.jsonl").is_file()
        assert set(floors) <= set(MEASURES)
