"""`/api/…`: what the pages show, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, HTTPException, Request

from search.index.base import Hit
from search.publication import practice_mark
from search.tracker.printing import status_json
from search.web.marking import Piece, snippet_of
from search.web.questions import read_question
from search.web.record_page import superseding
from search.web.site import site_of

router = APIRouter(prefix="/api")


@router.get("/search")
def search(request: Request) -> dict[str, Any]:
    """The same parameters as the page; unknown ones are refused."""
    site = site_of(request)
    question = read_question(request.query_params.multi_items(), page_size=site.settings.web.page_size, strict=True, collapse=False)
    hits = site.index.search(question.query)
    return {
        "total": hits.total,
        "revision": hits.revision,
        "next": hits.next,
        "hits": [_hit(hit) for hit in hits.hits],
        "facets": {name: dict(values) for name, values in hits.facets.items()},
        **practice_mark(site.practice),
    }


@router.get("/records/{identifier}")
def record(request: Request, identifier: str, revision: int | None = None) -> dict[str, Any]:
    """A record as it stands, or as it stood at a revision; also when withdrawn or superseded since."""
    site = site_of(request)
    newest = site.store.at()
    view = site.store.at(revision) if revision is not None and 0 < revision < newest.revision else newest
    stored = view.record(identifier)
    shown = site.gate.public_record(view, stored) if stored is not None else None
    if stored is None or shown is None:
        raise HTTPException(404, "record")
    taken = superseding(view, stored)
    return shown.to_json() | {
        "as_of_revision": view.revision,
        "superseded_by": taken.id if taken is not None else None,
        "history": [{"revision": row.rev_from, "change": row.change, "material": row.material} for row in view.record_history(identifier)],
    }


@router.get("/articles/{article_id}")
def article(request: Request, article_id: str) -> dict[str, Any]:
    """An article without its text, and the ids of its records."""
    site = site_of(request)
    view = site.store.at()
    shown = site.gate.public_article(view, article_id)
    if shown is None:
        raise HTTPException(404, "article")
    return shown.to_json() | {"records": [row.id for row in view.records_of_article(article_id)], "as_of_revision": view.revision}


@router.get("/tracker")
def tracker(request: Request, election: str = "") -> dict[str, Any]:
    """The status of all 514 regencies and cities in one election."""
    site = site_of(request)
    view = site.store.at()
    if election and election not in site.elections:
        raise HTTPException(404, "election")
    chosen = site.elections[election] if election else site.tracker.default(view)
    return {
        "election": asdict(chosen) | {name: str(value) for name, value in asdict(chosen).items() if hasattr(value, "isoformat")},
        "revision": view.revision,
        "coverage_rules": site.settings.coverage.model_dump(),
        "regions": [status_json(status, site.regions, practice=site.practice) for status in site.tracker.statuses(view, chosen)],
        **practice_mark(site.practice),
    }


def _hit(hit: Hit) -> dict[str, Any]:
    """A document without the article's text, with highlights in title and evidence and a short cut of the text where only that matched."""
    fields = hit.document.to_json()
    del fields["text"]
    return fields | {
        "score": hit.score,
        "in_article": hit.in_article,
        "highlights": [asdict(span) for span in hit.highlights if span.field != "text"],
        "snippet": [_piece(piece) for piece in snippet_of(hit)],
    }


def _piece(piece: Piece) -> dict[str, Any]:
    return {"text": piece.text, "match": piece.kind == "mark"}
