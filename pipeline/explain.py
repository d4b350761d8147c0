"""What the analysis did and why, for a person to check: as data and as one self-contained page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc


def reasons_of(doc: Doc) -> dict[str, Any]:
    """The parts of a document's analysis that the interchange leaves out."""
    return {
        "noise": doc._.noise,
        "dateline": doc._.dateline,
        "quotes": doc._.quotes,
        "reasons": doc._.reasons,
        "relevance": doc._.relevance,
    }


def page_of(docs: Iterable[Doc]) -> Iterator[str]:
    """One HTML page in pieces; everything that comes from articles is escaped and nothing is loaded from elsewhere."""
    yield _HEAD
    for doc in docs:
        yield _article(doc)
    yield "</body></html>\n"


def _article(doc: Doc) -> str:
    article = doc._.article or {}
    judged = doc._.relevance or {"relevant": False, "score": 0.0, "reasons": []}
    parts = [
        f"<article><h2>{escape(article.get('title') or '')}</h2>",
        f"<p class=meta>{' · '.join(escape(article.get(name) or '') for name in ('outlet', 'published_at', 'url'))}</p>",
        f"<p class=meta>relevant: {judged['relevant']} ({judged['score']:.2f}) · regions: {escape(', '.join(doc._.regions))}</p>",
        f"<div class=text>{_marked_text(doc)}</div>",
        *(_record(record) for record in doc._.records),
        _reasons(doc),
        "</article>",
    ]
    return "\n".join(parts)


def _marked_text(doc: Doc) -> str:
    """The text with noise, evidence and mentions marked; marks may lie in each other, so each character has a set of them."""
    text = doc.text
    layers = [(span["start"], span["end"], "noise", span["reason"]) for span in doc._.noise]
    for record in doc._.records:
        layers += [(span["start"], span["end"], "evidence", record.get("form") or record.get("stage") or "") for span in record["evidence"]]
    layers += [(mention["start"], mention["end"], mention["type"], _fields(mention)) for mention in doc._.mentions]
    edges = sorted({0, len(text), *(edge for layer in layers for edge in layer[:2])})
    pieces = []
    for start, end in pairwise(edges):
        covering = [layer for layer in layers if layer[0] <= start and end <= layer[1]]
        piece = escape(text[start:end])
        if covering:
            kinds = " ".join(sorted({layer[2] for layer in covering}))
            piece = f'<span class="{kinds}" title="{escape("; ".join(layer[3] for layer in covering if layer[3]))}">{piece}</span>'
        pieces.append(piece)
    return "".join(pieces)


def _fields(mention: dict[str, Any]) -> str:
    return ", ".join(f"{name}={value}" for name, value in mention.items() if name not in ("type", "start", "end", "text"))


def _record(record: dict[str, Any]) -> str:
    rows = [
        f"<dt>{escape(name)}</dt><dd>{escape(str(value))}</dd>"
        for name, value in record.items()
        if value not in (None, [], ()) and name not in ("evidence", "kind")
    ]
    quotes = "".join(f"<blockquote>{escape(span['text'])}</blockquote>" for span in record["evidence"])
    return f'<section class="record {escape(record["kind"])}"><h3>{escape(record["kind"])}</h3><dl>{"".join(rows)}</dl>{quotes}</section>'


def _reasons(doc: Doc) -> str:
    rows = "".join(
        f"<tr><td>{reason['start']}–{reason['end']}</td><td>{escape(doc.text[reason['start'] : reason['end']][:80])}</td>"
        f"<td>{escape(reason['what'])}</td><td>{escape(reason['reason'])}</td></tr>"
        for reason in doc._.reasons
    )
    return f"<details><summary>{len(doc._.reasons)} reasons</summary><table>{rows}</table></details>" if rows else ""


_HEAD = """<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="robots" content="noindex"><title>Ikrar: annotations</title>
<style>
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
article{border-top:3px solid #444;margin-bottom:3rem}.meta{color:#555;font-size:.85rem;margin:.2rem 0}
.text{white-space:pre-wrap;background:#fafafa;padding:1rem;overflow-wrap:anywhere}
.noise{color:#999;text-decoration:line-through}.evidence{background:#fff3b0}
.official{border-bottom:2px solid #b03060}.region{border-bottom:2px solid #2060b0}.institution{border-bottom:2px solid #208040}
.count{border-bottom:2px solid #c07000}.date{border-bottom:2px solid #7040a0}
.record{border-left:6px solid #2060b0;padding:.2rem 1rem;margin:.8rem 0;background:#f3f7ff}
.record.violation{border-color:#b03060;background:#fff5f8}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.3rem 0}dt{color:#555}dd{margin:0}
blockquote{margin:.3rem 0;padding-left:.8rem;border-left:3px solid #c9b458}
table{font-size:.8rem;border-collapse:collapse}
td{padding:.1rem .5rem;border:1px solid #ddd}
</style></head><body>
<p class=meta><b>Marks:</b> <span class=official>official</span> ·
<span class=region>region</span> · <span class=institution>institution</span> ·
<span class=count>count</span> · <span class=date>date</span> · <span class=evidence>evidence</span> ·
<span class=noise>no body text</span></p>
"""
