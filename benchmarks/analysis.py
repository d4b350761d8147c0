"""How fast the analysis is: the ratios that docs/quality.md promises, in one run over one set of articles.

    python benchmarks/analysis.py [GOLD.jsonl]

It prints, as processor time of one process:
- start-up of the pipeline, and the peak memory of the run;
- a bare pass: the same tokeniser and the same NER over the relevant articles, nothing else;
- the whole analysis of the same articles, and its rate as a share of the bare pass (at least .5 is promised);
- the articles that relevance turns away, and how many times faster they are than relevant ones (at least 50).
Each figure is the best of several passes, since other work on the machine only makes a pass slower.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PASSES = 5
NER = ("ikrar_ner",)
DEFAULT = Path(__file__).parent.parent / "tests/gold/building.jsonl"


def main(gold: Path) -> None:
    articles = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    relevant = [article for article in articles if article["gold"]["relevant"]]
    rejected = [article for article in articles if not article["gold"]["relevant"]]

    started = time.process_time()
    from pipeline.annotate import Annotator
    from pipeline.tagging.language import make_doc

    annotator = Annotator()
    start_up = time.process_time() - started
    nlp = annotator.nlp

    def bare() -> None:
        with nlp.select_pipes(enable=list(NER)):
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
    bare_rate = tokens / best_seconds(bare)
    whole_rate = tokens / best_seconds(whole)
    rejected_rate = tokens_rejected / best_seconds(turned_away)
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    rows: list[tuple[str, str, str]] = [
        ("start-up", f"{start_up:.2f} s", "under 3 s"),
        ("peak memory", f"{peak_mb:.0f} MB", "under 700 MB"),
        (f"bare NER, {len(relevant)} relevant articles", f"{bare_rate:,.0f} tokens/s", ""),
        ("whole analysis of them", f"{whole_rate:,.0f} tokens/s", ""),
        ("  as a share of the bare pass", f"{whole_rate / bare_rate:.2f}", "at least 0.50"),
        (f"{len(rejected)} articles turned away", f"{rejected_rate:,.0f} tokens/s", ""),
        ("  times faster than relevant ones", f"{rejected_rate / whole_rate:.0f}", "at least 50"),
    ]
    for name, value, promised in rows:
        print(f"{name:45} {value:>18}   {promised}")


def best_seconds(run: Callable[[], Any]) -> float:
    """Processor seconds of the fastest of several passes."""

    def once() -> float:
        started = time.process_time()
        run()
        return time.process_time() - started

    return min(once() for _ in range(PASSES))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT)
