"""The figures as a table, as JSON, as one line, and the errors beside their text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.evaluate.interval import intervals
from pipeline.evaluate.measures import MEASURES, Scored, all_mistakes, recall_at_precision, total

PRECISION_ASKED = 0.97
"""Issue of quality: recall of violation records is reported at this precision, so that silence is no way to win."""
_CONTEXT = 60


def figures(scored: Sequence[Scored]) -> list[dict[str, Any]]:
    """One object a measure: `measure`, `value`, `low`, `high`, `n`, `precision`, `recall`."""
    sums, ends = total(scored), intervals(scored)
    rows: list[dict[str, Any]] = []
    for name in MEASURES:
        tally, interval = sums[name], ends[name]
        low, high = interval if interval is not None else (None, None)
        rows.append(
            {
                "measure": name,
                "value": tally.value,
                "low": low,
                "high": high,
                "n": tally.n,
                "precision": tally.precision,
                "recall": tally.recall,
            }
        )
    rows.append(
        {"measure": "violation_recall_at_precision_97", "value": recall_at_precision(scored, PRECISION_ASKED), "n": sums["violations"].n}
    )
    return rows


def table(rows: Sequence[Mapping[str, Any]], articles: int) -> Iterator[str]:
    """Lines for the terminal."""
    yield f"{articles} articles; 95 % interval by bootstrap over articles"
    yield f"{'measure':34} {'value':>6}  {'interval':^13} {'n':>5} {'prec.':>6} {'rec.':>6}"
    for row in rows:
        ends = f"{row['low']:.3f}-{row['high']:.3f}" if row.get("low") is not None else ""
        numbers = f"{row['n']:>5} {_number(row.get('precision'))} {_number(row.get('recall'))}"
        yield f"{row['measure']:34} {_number(row['value'])}  {ends:^13} {numbers}"


def one_line(rows: Sequence[Mapping[str, Any]]) -> str:
    """All values in one line, for the log of a sealed set."""
    return " ".join(f"{row['measure']}={row['value']:.3f}" for row in rows if row["value"] is not None)


def error_lines(scored: Sequence[Scored], texts: Mapping[str, str]) -> Iterator[str]:
    """Each mistake with the words around it; `texts` by article as in `Scored.article`."""
    for article, mistake in all_mistakes(scored):
        yield f"{article}  {mistake.measure}  {mistake.how}  {mistake.what}"
        if mistake.start is not None and mistake.end is not None:
            text = texts[article]
            before, after = text[max(0, mistake.start - _CONTEXT) : mistake.start], text[mistake.end : mistake.end + _CONTEXT]
            yield f"    …{before}[{text[mistake.start : mistake.end]}]{after}…".replace("\n", " ")


def _number(value: float | None) -> str:
    return f"{value:6.3f}" if value is not None else f"{'-':>6}"
