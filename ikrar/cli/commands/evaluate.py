"""`ikrar evaluate`: every measure of the codebook over a gold file."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from ikrar import __version__
from ikrar.cli.options import DEFAULT_DATA, ConfigOption, JsonOption, UnusedDataOption, emit, say
from ikrar.config import Config
from ikrar.counted import counted
from ikrar.errors import InputError
from ikrar.regions import load_regions
from pipeline.evaluate.excerpts import SUFFIX as EXCERPTS
from pipeline.evaluate.excerpts import read_excerpts
from pipeline.evaluate.gold import Article, problems, read_gold
from pipeline.evaluate.measures import score_article
from pipeline.evaluate.report import error_lines, figures, one_line, table
from pipeline.evaluate.sealed import log_run, refuse_errors


def evaluate(
    gold: Annotated[Path, typer.Argument(help="Gold file: JSON Lines of articles with `gold` beside them, or excerpts (.txt).")],
    predicted: Annotated[
        Path | None, typer.Option("--predicted", help="Judge this output of `annotate` instead of a new analysis.")
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="Print each error beside its text; refused for a sealed set.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Only check the gold by the codebook.")] = False,
    as_json: JsonOption = False,
    data: UnusedDataOption = DEFAULT_DATA,
    config_folder: ConfigOption = None,
) -> int:
    """Print every measure of the codebook with n and a 95 % interval.

    Example: ikrar evaluate tests/gold/building.jsonl --errors
    """
    if errors:
        refuse_errors(gold)
    config = Config(config_folder)
    articles = read_excerpts(gold, load_regions(config)) if gold.suffix == EXCERPTS else read_gold(gold)
    if check:
        return _check(articles, config)
    found = _read_predicted(predicted) if predicted is not None else _annotate(articles, config)
    nothing: dict[str, Any] = {"relevant": None, "regions": [], "mentions": [], "records": []}
    scored = [score_article(article, found.get(article["url"], nothing)) for article in articles]
    rows = figures(scored)
    if as_json:
        for row in rows:
            emit(row)
    else:
        for line in table(rows, len(articles)):
            typer.echo(line)
    if errors:
        texts = {article.get("id") or article["url"]: article["text"] for article in articles}
        for line in error_lines(scored, texts):
            typer.echo(line)
    log = log_run(gold, date.today(), __version__, one_line(rows))
    if log is not None:
        say(f"this run is logged in {log}")
    return 0


def _check(articles: list[Article], config: Config) -> int:
    codes = frozenset(load_regions(config))
    found = [(article.get("id") or article["url"], problem) for article in articles for problem in problems(article, codes)]
    for name, problem in found:
        typer.echo(f"{name}: {problem}")
    say(f"{counted(len(articles), 'article')} checked, {counted(len(found), 'problem')}")
    return 1 if found else 0


def _annotate(articles: list[Article], config: Config) -> dict[str, dict[str, Any]]:
    from pipeline.annotate import Annotator  # spaCy with it, for which no other command should wait

    return {annotation.url: annotation.to_json() for annotation in Annotator(config).annotate(articles)}


def _read_predicted(path: Path) -> dict[str, dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", file=path) from error
    found = {}
    for number, line in enumerate(lines, start=1):
        try:
            item = json.loads(line)
            found[item["url"]] = item
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise InputError("not a line of `annotate` output", file=path, line=number) from error
    return found


def register(app: typer.Typer) -> None:
    app.command("evaluate")(evaluate)
