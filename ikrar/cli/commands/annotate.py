"""`ikrar annotate`: articles as JSON Lines in, the codebook's annotations out."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from ikrar.cli.options import DEFAULT_DATA, ConfigOption, UnusedDataOption, say
from ikrar.errors import InputError

Source = Annotated[
    Path,
    typer.Argument(
        metavar="IN.jsonl", help="Articles, one JSON object a line (url, outlet, title, published_at, text); - is standard input."
    ),
]
Target = Annotated[Path | None, typer.Argument(metavar="OUT.jsonl", help="Where annotations go; standard output if left out.")]
Explain = Annotated[bool, typer.Option("--explain", help="Add to each line why each decision was taken.")]
Html = Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Also write a page with mentions, records, evidence, reasons.")]

_FIELDS = ("url", "outlet", "title", "published_at")


def register(app: typer.Typer) -> None:
    app.command()(annotate)


def annotate(
    source: Source,
    target: Target = None,
    explain: Explain = False,
    html: Html = None,
    data: UnusedDataOption = DEFAULT_DATA,
    config: ConfigOption = None,
) -> int:
    """Turn articles into mentions and records.

    Example: ikrar annotate articles.jsonl annotations.jsonl --html look.html
    """
    from ikrar.config import Config
    from ikrar.regions import load_regions
    from pipeline.annotate import Annotator, to_annotation
    from pipeline.explain import page_of, reasons_of

    refused: list[InputError] = []
    shown = []
    with _reading(source) as lines, _writing(target) as write:
        folder = Config(config)
        annotator = Annotator(folder)
        articles = read_articles(lines, source, refused.append)
        if not explain and html is None:
            for annotation in annotator.annotate(articles):
                write(json.dumps(annotation.to_json(), ensure_ascii=False) + "\n")
            articles = iter(())
        for doc in annotator.docs(articles):
            line = to_annotation(doc).to_json()
            if explain:
                line |= reasons_of(doc)
            write(json.dumps(line, ensure_ascii=False) + "\n")
            if html is not None:
                shown.append(doc)
    if html is not None:
        with _writing(html) as write:
            for piece in page_of(shown, load_regions(folder)):
                write(piece)
    return 1 if refused else 0


def read_articles(lines: Iterator[str], source: Path, refuse: Callable[[InputError], None]) -> Iterator[dict[str, Any]]:
    """The articles of the lines; a line that is none is said on standard error, handed to `refuse`, and left out."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _article(line)
        except ValueError as error:
            refused = InputError(str(error), file=source, line=number)
            say(f"ikrar: {refused}")
            refuse(refused)


def _article(line: str) -> dict[str, Any]:
    try:
        article = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON ({error.msg} at character {error.pos + 1}); this line was left out") from error
    except RecursionError as error:
        raise ValueError("JSON nested too deeply; this line was left out") from error
    if not isinstance(article, dict) or not isinstance(article.get("text"), str):
        raise ValueError("no `text`; an article is an object with at least a text; this line was left out")
    for name in _FIELDS:
        if not isinstance(article.get(name), str | None):
            raise ValueError(f"`{name}` is neither text nor null; this line was left out")
    if published := article.get("published_at"):
        _refuse_other_than_iso(published)
    # A lone surrogate (a broken \ud83d escape) can be neither tokenised nor written as UTF-8.
    return {name: value.encode("utf-8", "replace").decode() if isinstance(value, str) else value for name, value in article.items()}


def _refuse_other_than_iso(published_at: str) -> None:
    try:
        datetime.fromisoformat(published_at)
    except ValueError as error:
        hint = "write it as 2024-11-20T07:00:00+07:00 or 2024-11-20, or null where it is not known"
        raise ValueError(f"`published_at` is {published_at!r}; {hint}; this line was left out") from error


@contextlib.contextmanager
def _reading(source: Path) -> Iterator[Iterator[str]]:
    if str(source) == "-":
        yield (line.decode("utf-8", "replace") for line in sys.stdin.buffer)
        return
    try:
        file = source.open("rb")
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", file=source) from error
    with file:
        yield (line.decode("utf-8", "replace").lstrip("\ufeff") for line in file)


@contextlib.contextmanager
def _writing(target: Path | None) -> Iterator[Callable[[str], object]]:
    """Writes to a file that appears only when it is complete, or to standard output."""
    if target is None:
        yield sys.stdout.write
        return
    partial = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        file: TextIO = partial.open("w", encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror or error}", file=target) from error
    try:
        with file:
            yield file.write
        partial.replace(target)
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror or error}", file=target) from error
    finally:
        partial.unlink(missing_ok=True)
