"""The floors of the gold sets (`floors.yml`), and whether a set has sunk below its own."""

from __future__ import annotations

from pathlib import Path

from ikrar.config import Config
from ikrar.regions import load_regions
from pipeline.annotate import Annotator
from pipeline.evaluate.excerpts import SUFFIX, read_excerpts
from pipeline.evaluate.gold import Article, read_gold
from pipeline.evaluate.measures import Scored, score_article, total
from pipeline.evaluate.report import figures, table
from tests.cases import read_yaml

GOLD = Path(__file__).parents[1] / "gold"
FLOORS: dict[str, dict[str, float]] = read_yaml(Path(__file__).with_name("floors.yml"))
EXCERPTS = "excerpts/"


def gold_of(name: str) -> list[Article]:
    """The articles of a set, or the excerpts of `excerpts/…`."""
    if name.startswith(EXCERPTS):
        return read_excerpts(GOLD / f"{name}{SUFFIX}", load_regions(Config()))
    return read_gold(GOLD / f"{name}.jsonl")


def assert_not_sunk(annotator: Annotator, name: str) -> None:
    articles = gold_of(name)
    found = {annotation.url: annotation.to_json() for annotation in annotator.annotate(articles)}
    scored: list[Scored] = [score_article(article, found[article["url"]]) for article in articles]
    print("\n".join(table(figures(scored), len(articles))))
    sums = total(scored)
    sunk = {measure: (sums[measure].value, floor) for measure, floor in FLOORS[name].items() if (sums[measure].value or 0.0) < floor}
    assert not sunk, f"{name}: below the floor (value, floor): {sunk}"
