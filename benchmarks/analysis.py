"""How fast the analysis is: the ratios that docs/quality.md promises, in one run over one set of articles.

    python -m benchmarks.analysis [GOLD.jsonl]

It prints, as processor time of one process:
- start-up of the pipeline in a fresh process, and the peak memory of the run;
- a bare pass: spaCy alone with the same tokeniser and the same NER over the relevant articles, nothing else;
- the same NER as the pipeline's component runs it, a few thousand tokens at once, which keeps them in the processor's cache;
- the whole analysis of the same articles, and its rate as a share of the bare pass (at least .5 is promised) and of that component's;
- the articles that relevance turns away, and how many times faster they are than relevant ones (at least 50).
Each figure is the best of several passes, which take turns, since other work on the machine only makes a pass slower.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy

from pipeline.annotate import Annotator
from pipeline.tagging.language import make_doc
from pipeline.tagging.ner.component import MODEL

PASSES = 5
STARTS = 3
COPIES = 20
"""Rejected articles cost so little that a pass over one of each would be too short to measure."""
DEFAULT = Path(__file__).parent.parent / "tests/gold/building.jsonl"
_START = """
import time
started = time.process_time()
from pipeline.annotate import Annotator
Annotator()
print(time.process_time() - started)
"""


def main(gold: Path) -> None:
    articles = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    relevant = [article for article in articles if article["gold"]["relevant"]]
    rejected = [
        {**article, "text": f"{article['text']}\n{copy}"}  # no copy is like another, so that nothing is answered from memory
        for copy in range(COPIES)
        for article in articles
        if not article["gold"]["relevant"]
    ]
    annotator = Annotator()
    nlp = annotator.nlp
    spacy_alone = spacy.load(MODEL, vocab=nlp.vocab)

    def bare() -> None:
        for _ in spacy_alone.pipe(make_doc(nlp, article) for article in relevant):
            pass

    def component() -> None:
        with nlp.select_pipes(enable=["ikrar_ner"]):
            for _ in nlp.pipe(make_doc(nlp, article) for article in relevant):
                pass

    def whole() -> None:
        for _ in annotator.annotate(relevant):
            pass

    def turned_away() -> None:
        for _ in annotator.annotate(rejected):
            pass

    tokens = sum(len(make_doc(nlp, article)) for article in relevant)
    tokens_rejected = sum(len(make_doc(nlp, article)) for article in rejected)
    start_up = min(seconds_to_start() for _ in range(STARTS))
    seconds = best_seconds(bare, component, whole, turned_away)
    bare_rate, component_rate, whole_rate = (tokens / spent for spent in seconds[:3])
    rejected_rate = tokens_rejected / seconds[3]
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    rows: list[tuple[str, str, str]] = [
        ("start-up", f"{start_up:.2f} s", "under 3 s"),
        ("peak memory", f"{peak_mb:.0f} MB", "under 700 MB"),
        (f"bare spaCy NER, {len(relevant)} relevant articles", f"{bare_rate:,.0f} tokens/s", ""),
        ("the same NER in the pipeline's own batches", f"{component_rate:,.0f} tokens/s", ""),
        ("whole analysis of them", f"{whole_rate:,.0f} tokens/s", ""),
        ("  as a share of the bare pass", f"{whole_rate / bare_rate:.2f}", "at least 0.50"),
        ("  as a share of the pipeline's own NER", f"{whole_rate / component_rate:.2f}", ""),
        (f"{len(rejected)} articles turned away", f"{rejected_rate:,.0f} tokens/s", ""),
        ("  times faster than relevant ones", f"{rejected_rate / whole_rate:.0f}", "at least 50"),
    ]
    for name, value, promised in rows:
        print(f"{name:45} {value:>18}   {promised}")


def seconds_to_start() -> float:
    """Processor seconds in which a fresh process imports and builds the pipeline."""
    return float(subprocess.run([sys.executable, "-c", _START], capture_output=True, check=True, text=True).stdout)


def best_seconds(*runs: Callable[[], Any]) -> list[float]:
    """Processor seconds of the fastest pass of each; they take turns, so that other work disturbs all alike."""

    def once(run: Callable[[], Any]) -> float:
        started = time.process_time()
        run()
        return time.process_time() - started

    passes = [[once(run) for run in runs] for _ in range(PASSES)]
    return [min(spent) for spent in zip(*passes, strict=True)]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT)
