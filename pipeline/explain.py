"""What the analysis did and why, for a person to check: as data and as one self-contained page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc

from ikrar.regions import Regions
from pipeline.tagging.extensions import NOT_TAKEN


def reasons_of(doc: Doc) -> dict[str, Any]:
    """The parts of a document's analysis that the interchange leaves out."""
    return {
        "noise": doc._.noise,
        "dateline": doc._.dateline,
        "quotes": doc._.quotes,
        "reasons": doc._.reasons,
        "relevance": doc._.relevance,
        "signs": doc._.signs,
    }


def page_of(docs: Iterable[Doc], regions: Regions) -> Iterator[str]:
    """One HTML page in pieces; everything that comes from articles is escaped and nothing is loaded from elsewhere."""
    yield _HEAD
    for doc in docs:
        yield _article(doc, regions)
    yield "</body></html>\n"


def _article(doc: Doc, regions: Regions) -> str:
    article = doc._.article or {}
    judged = doc._.relevance or {"relevant": False, "score": 0.0, "reasons": []}
    parts = [
        f"<article><h2>{escape(article.get('title') or '')}</h2>",
        f"<p class=meta>{' · '.join(map(escape, _where_from(article)))}</p>",
        f"<p class=meta>relevant: {judged['relevant']} ({judged['score']:.2f}) · regions: {escape(', '.join(doc._.regions))}</p>",
        f"<p class=meta>{escape(' · '.join(judged['reasons']))}</p>",
        f"<div class=sides><div class=text>{_marked_text(doc)}</div><div>",
        *(_record(doc, number, *pair, regions) for number, pair in enumerate(zip(doc._.records, doc._.signs, strict=True), start=1)),
        *(["<p class=meta>no record</p>"] if not doc._.records else []),
        _refused(doc),
        f"</div></div>{_reasons(doc)}",
        "</article>",
    ]
    return "\n".join(parts)


def _where_from(article: Mapping[str, Any]) -> Iterator[str]:
    yield article.get("outlet") or "no outlet"
    yield article.get("published_at") or "no time of publication"
    yield article.get("url") or "no address"


def _marked_text(doc: Doc) -> str:
    """The text with noise, evidence and mentions marked; marks may lie in each other, so each character has a set of them.

    The number of each record stands at the end of its evidence.
    """
    text = doc.text
    layers = [(span["start"], span["end"], "noise", span["reason"]) for span in doc._.noise]
    ends: dict[int, list[str]] = {}
    for number, record in enumerate(doc._.records, start=1):
        for span in record["evidence"]:
            layers.append((span["start"], span["end"], "evidence", f"{number} {record.get('form') or record.get('stage')}"))
            ends.setdefault(span["end"], []).append(f"<sup>{number}</sup>")
    layers += [(mention["start"], mention["end"], mention["type"], _fields(mention)) for mention in doc._.mentions]
    edges = sorted({0, len(text), *(edge for layer in layers for edge in layer[:2])})
    pieces = []
    for start, end in pairwise(edges):
        covering = [layer for layer in layers if layer[0] <= start and end <= layer[1]]
        piece = escape(text[start:end])
        if covering:
            kinds = " ".join(sorted({layer[2] for layer in covering}))
            piece = f'<span class="{kinds}" title="{escape("; ".join(layer[3] for layer in covering if layer[3]))}">{piece}</span>'
        pieces += [piece, *ends.get(end, ())]
    return "".join(pieces)


def _fields(mention: dict[str, Any]) -> str:
    return ", ".join(f"{name}={value}" for name, value in mention.items() if name not in ("type", "start", "end", "text"))


def _record(doc: Doc, number: int, record: dict[str, Any], signs: dict[str, float], regions: Regions) -> str:
    """The claim in one line with its evidence, and why; its other fields and the signs of its confidence are folded away."""
    head = " · ".join(filter(None, _headline(record, regions)))
    rows = _rows({name: value for name, value in record.items() if value not in (None, [], ()) and name not in ("evidence", "kind")})
    quotes = "".join(f"<blockquote>{escape(span['text'])}</blockquote>" for span in record["evidence"])
    mine = f"record {number}: "
    whys = {reason["what"].removeprefix(mine): _told(doc, reason) for reason in doc._.reasons if reason["what"].startswith(mine)}
    return (
        f'<section class="record {escape(record["kind"])}"><h3>{number}. {escape(head)}</h3>{quotes}<dl class=why>{_rows(whys)}</dl>'
        f"<details><summary>confidence {record['confidence']}{' · needs review' if record['needs_review'] else ''}</summary>"
        f"<dl>{rows}</dl><dl class=signs>{_rows({name: round(value, 2) for name, value in signs.items()})}</dl></details></section>"
    )


def _refused(doc: Doc) -> str:
    """What the article names and what is no record, folded away: why a record that a reader expects is not there."""
    rows = [f"<dt>{escape(r['what'])}</dt><dd>{escape(_told(doc, r))}</dd>" for r in doc._.reasons if r["what"].endswith(NOT_TAKEN)]
    return f"<details><summary>{len(rows)} acts and numbers are no record</summary><dl>{''.join(rows)}</dl></details>" if rows else ""


def _told(doc: Doc, reason: dict[str, Any]) -> str:
    return f"“{doc.text[reason['start'] : reason['end']][:_QUOTED]}”, {reason['reason']}"


_QUOTED = 80
"""Characters of the text that a reason quotes."""


def _headline(record: dict[str, Any], regions: Regions) -> Iterator[str]:
    yield record.get("form") or record["stage"]
    yield f"{record['region']} {regions[record['region']].name}"
    if count := record.get("count"):
        yield f"{_span(count['min'], count['max'])} {count['unit']}"
    yield record.get("subject") or ""
    if issuer := record.get("issuer"):
        yield ", ".join(filter(None, (issuer["name"], issuer["position"], issuer["institution"])))
    if record.get("from_institution") or record.get("to_institution"):
        yield f"{record['from_institution'] or '?'} → {record['to_institution'] or '?'}"
    yield f"{record['date']} ({record['date_basis']})" if record["date"] else "no date"


def _span(least: int, most: int | None) -> str:
    """ "3", "3..5", and "3+" for a number without an upper bound."""
    if most is None:
        return f"{least}+"
    return str(least) if least == most else f"{least}..{most}"


def _rows(fields: Mapping[str, Any]) -> str:
    return "".join(f"<dt>{escape(name)}</dt><dd>{escape(str(value))}</dd>" for name, value in fields.items())


def _reasons(doc: Doc) -> str:
    rows = "".join(
        f"<tr><td>{reason['start']}–{reason['end']}</td><td>{escape(doc.text[reason['start'] : reason['end']][:_QUOTED])}</td>"
        f"<td>{escape(reason['what'])}</td><td>{escape(reason['reason'])}</td></tr>"
        for reason in doc._.reasons
    )
    return f"<details><summary>{len(doc._.reasons)} reasons</summary><table>{rows}</table></details>" if rows else ""


_HEAD = """<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="robots" content="noindex"><title>Ikrar: annotations</title>
<style>
body{font:16px/1.5 system-ui,sans-serif;max-width:96rem;margin:2rem auto;padding:0 1rem}
article{border-top:3px solid #444;margin-bottom:3rem}.meta{color:#555;font-size:.85rem;margin:.2rem 0}
.sides{display:grid;gap:1rem}@media (min-width:70rem){.sides{grid-template-columns:3fr 2fr;align-items:start}}
.text{white-space:pre-wrap;background:#fafafa;padding:1rem;overflow-wrap:anywhere}
.noise{color:#999;text-decoration:line-through}.evidence{background:#fff3b0}
.official{border-bottom:2px solid #b03060}.region{border-bottom:2px solid #2060b0}.institution{border-bottom:2px solid #208040}
.count{border-bottom:2px solid #c07000}.date{border-bottom:2px solid #7040a0}
.record{border-left:6px solid #2060b0;padding:.1rem .8rem;margin:0 0 .5rem;background:#f3f7ff;font-size:.85rem}
h3{font-size:.95rem;margin:.2rem 0}sup{color:#a00000;font-weight:bold}
.record.violation{border-color:#b03060;background:#fff5f8}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.3rem 0}dt{color:#555}dd{margin:0}
.why,details dl{color:#333;font-size:.8rem}
blockquote{margin:.3rem 0;padding-left:.8rem;border-left:3px solid #c9b458}
table{font-size:.8rem;border-collapse:collapse}
td{padding:.1rem .5rem;border:1px solid #ddd}
</style></head><body>
<p class=meta><b>Marks:</b> <span class=official>official</span> ·
<span class=region>region</span> · <span class=institution>institution</span> ·
<span class=count>count</span> · <span class=date>date</span> · <span class=evidence>evidence</span> ·
<span class=noise>no body text</span></p>
"""
