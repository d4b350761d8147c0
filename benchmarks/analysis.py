"""How fast the analysis is: the ratios that docs/quality.md promises, in one run over one set of articles.

    python -m benchmarks.analysis [GOLD.jsonl]

It prints, as processor time of one process:
- start-up of the pipeline in a fresh process, and the peak memory of the run;
- a bare pass: spaCy alone with the same tokeniser and the same NER over the relevant articles, nothing else;
- the same NER as the pipeline's component runs it, a few thousand tokens at once, which keeps them in the processor's cache;
- the whole analysis of the same articles, and its rate as a share of the bare pass (at least .5 is promised) and of that component's;
- the articles that relevance turns away, and how many times faster they are than relevant ones (at least 50).
The articles go in small batches, which the kinds of passes take in turn, and each batch counts with its best pass: other work on the
machine can only make a pass slower.
"""

from __future__ import annotations

import json
import math
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import spacy

from pipeline.annotate import Annotator
from pipeline.tagging.language import make_doc
from pipeline.tagging.ner.component import MODEL

PASSES = 7
STARTS = 5
BATCH = 32
COPIES = 20
"""Rejected articles cost so little that a pass over one of each would be too short to measure."""
Batch = Sequence[Mapping[str, Any]]
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

    def bare(batch: Batch) -> None:
        for _ in spacy_alone.pipe(make_doc(nlp, article) for article in batch):
            pass

    def component(batch: Batch) -> None:
        with nlp.select_pipes(enable=["ikrar_ner"]):
            for _ in nlp.pipe(make_doc(nlp, article) for article in batch):
                pass

    def whole(batch: Batch) -> None:
        for _ in annotator.annotate(batch):
            pass

    tokens = sum(len(make_doc(nlp, article)) for article in relevant)
    tokens_rejected = sum(len(make_doc(nlp, article)) for article in rejected)
    start_up = min(seconds_to_start() for _ in range(STARTS))
    bare_rate, component_rate, whole_rate = (tokens / spent for spent in best_seconds(relevant, bare, component, whole))
    (rejected_seconds,) = best_seconds(rejected, whole)
    rejected_rate = tokens_rejected / rejected_seconds
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
    """Processor seconds in which a fresh process imports and builds the pipeline.

    Python may keep what it has compiled of our modules, as it does for users: the first start of an installation takes longer.
    """
    keeping = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return float(subprocess.run([sys.executable, "-c", _START], capture_output=True, check=True, text=True, env=keeping).stdout)


def best_seconds(articles: Batch, *runs: Callable[[Batch], None]) -> list[float]:
    """Processor seconds of each run over the articles, as the sum of its best passes over each batch."""
    batches = [articles[first : first + BATCH] for first in range(0, len(articles), BATCH)]
    best = [[math.inf] * len(batches) for _ in runs]
    for _ in range(PASSES):
        for at, batch in enumerate(batches):
            for run, so_far in zip(runs, best, strict=True):
                started = time.process_time()
                run(batch)
                so_far[at] = min(so_far[at], time.process_time() - started)
    return [sum(seconds) for seconds in best]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT)
