"""How fast the engines fill and answer, side by side, as ratios to the embedded one.

    python -m benchmarks.index_engines [--documents 20000] [--elasticsearch http://127.0.0.1:9270]

tantivy takes part where it is installed, Elasticsearch where its address is given. Warm medians and 95th percentiles of a page of
20 hits with exact total and highlights.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import secrets
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ikrar.config import Config
from search.analysis.analyser import Analyser, load_analyser
from search.documents import IndexDocument
from search.index.elasticsearch import ElasticsearchIndex
from search.index.embedded import EmbeddedIndex
from search.query import Filters, Query, parse_query

from .index_corpus import generate_corpus

ROUNDS = 20

QUESTIONS = {
    "broad word": Query(text=parse_query("netral")),
    "two words": Query(text=parse_query("camat laporan")),
    "synonym": Query(text=parse_query("PNS")),
    "rare word": Query(text=parse_query("babeca")),
    "phrase": Query(text=parse_query('"pakta integritas"')),
    "prefix": Query(text=parse_query("sosialis*")),
    "without": Query(text=parse_query("sanksi -camat")),
    "word + filters": Query(text=parse_query("netral"), filters=Filters(stage=("proven",), places=("33",))),
    "newest, word": Query(text=parse_query("netral"), sort="date"),
    "newest, all": Query(sort="date"),
    "five facets": Query(text=parse_query("camat"), facets=("stage", "form", "provinces", "outlet", "election")),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--elasticsearch", metavar="URL")
    arguments = parser.parse_args()
    analyser = load_analyser(Config())
    documents = list(generate_corpus(arguments.documents))
    for document in documents[:2_000]:  # the stems' cache is warm for all engines alike
        analyser.analyse(document.text)
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        engines = _open_engines(Path(folder), analyser, arguments.elasticsearch, stack)
        fill = {name: _timed(lambda engine=engine: _fill(engine, documents)) for name, engine in engines.items()}
        print(f"{'':16}" + "".join(f"{name:>28}" for name in engines))
        _print_row(f"fill {len(documents)}", fill, unit="s")
        for name, path in (("embedded", "embedded"), ("tantivy", "tantivy")):
            size = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file() and path in str(file.relative_to(folder)))
            if size:
                print(f"size of {name}: {size / 1e6:.0f} MB")
        for label, query in QUESTIONS.items():
            timings = {
                name: sorted(_timed(lambda engine=engine, query=query: engine.search(query)) for _ in range(ROUNDS))
                for name, engine in engines.items()
            }
            _print_row(
                label,
                {name: statistics.median(times) for name, times in timings.items()},
                unit="ms",
                also={name: times[int(ROUNDS * 0.95)] for name, times in timings.items()},
            )


def _open_engines(folder: Path, analyser: Analyser, url: str | None, stack: contextlib.ExitStack) -> dict[str, Any]:
    engines: dict[str, Any] = {"embedded": stack.enter_context(contextlib.closing(EmbeddedIndex(folder / "embedded.sqlite3", analyser)))}
    if importlib.util.find_spec("tantivy"):
        from .index_tantivy import TantivySpike

        engines["tantivy"] = TantivySpike(folder / "tantivy", analyser)
    if url:
        alias = f"ikrar-benchmark-{secrets.token_hex(4)}"
        engines["elasticsearch"] = ElasticsearchIndex(url, alias, analyser, Config())
        stack.callback(_remove, url, alias)
    return engines


def _fill(engine: Any, documents: list[IndexDocument]) -> None:
    engine.put(documents)
    if hasattr(engine, "advance"):
        engine.advance(1)


def _remove(url: str, alias: str) -> None:
    from elasticsearch import Elasticsearch

    with Elasticsearch(url) as client:
        for name in client.indices.get(index=f"{alias}-*").body:
            client.indices.delete(index=name)


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _print_row(label: str, seconds: dict[str, float], *, unit: str, also: dict[str, float] | None = None) -> None:
    scale = 1000 if unit == "ms" else 1
    base = seconds["embedded"]
    cells = []
    for name, value in seconds.items():
        worst = f" / {also[name] * scale:.1f}" if also else ""
        cells.append(f"{value * scale:.1f}{worst} {unit} ({value / base:.2f}x)")
    print(f"{label:16}" + "".join(f"{cell:>28}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
