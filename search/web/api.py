"""`/api/…`: what the pages show, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, HTTPException, Request

from search.copies import Folded, fold
from search.publication import practice_mark
from search.tracker.printing import status_json
from search.web.about_page import silent_outlets
from search.web.asking import ask, nothing_of
from search.web.marking import Piece, snippet_of
from search.web.questions import Question, read_parameters
from search.web.record_page import superseding, view_of
from search.web.site import Page, site_of
from search.web.tracker_page import chosen_election

router = APIRouter(prefix="/api")

_OF_COPIES = ("article_id", "outlet", "title", "url", "published_at")


@router.get("/search")
def search(request: Request) -> dict[str, Any]:
    """The same parameters as the page; unknown ones are refused. An empty answer says why it is empty, in the language of `lang`."""
    site = site_of(request)
    question, hits = ask(request, strict=True, collapse=False)
    return {
        "total": hits.total,
        "articles": hits.articles,
        "wordings": hits.wordings,
        "revision": hits.revision,
        "next": hits.next,
        "hits": [_hit(folded) for folded in fold(site.index, question.query, hits.hits)],
        "facets": {name: dict(values) for name, values in hits.facets.items()},
        **({} if hits.total else _none_because(site.page(request), question)),
        **practice_mark(site.practice),
    }


@router.get("/records/{identifier}")
def record(request: Request, identifier: str) -> dict[str, Any]:
    """A record as it stands, or as it stood at a revision; also when withdrawn or superseded since."""
    site = site_of(request)
    view = view_of(site, "revision", read_parameters(request.query_params.multi_items(), "revision")["revision"])
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
    read_parameters(request.query_params.multi_items())
    view = site.store.at()
    shown = site.gate.public_article(view, article_id)
    if shown is None:
        raise HTTPException(404, "article")
    return shown.to_json() | {"records": [row.id for row in view.records_of_article(article_id)], "as_of_revision": view.revision}


@router.get("/tracker")
def tracker(request: Request) -> dict[str, Any]:
    """The status of all 514 regencies and cities in one election."""
    site = site_of(request)
    view = site.store.at()
    given = read_parameters(request.query_params.multi_items(), "election")
    chosen = chosen_election(site, view, given["election"])
    return {
        "election": asdict(chosen) | {name: str(value) for name, value in asdict(chosen).items() if hasattr(value, "isoformat")},
        "revision": view.revision,
        "coverage_rules": site.settings.coverage.model_dump(),
        "silent_outlets": silent_outlets(site, view),
        "regions": [status_json(status, site.regions, practice=site.practice) for status in site.tracker.statuses(view, chosen)],
        **practice_mark(site.practice),
    }


def _none_because(page: Page, question: Question) -> dict[str, Any]:
    nothing = nothing_of(page, question)
    return {"none_because": {"reason": nothing.reason, "message": nothing.text}}


def _hit(folded: Folded) -> dict[str, Any]:
    """A document without the article's text, with highlights in title and evidence, a short cut of the text where only that matched,
    and the copies in other outlets that a collapsed answer folds behind it."""
    hit = folded.hit
    fields = hit.document.to_json()
    del fields["text"], fields["copied"], fields["out_by"]
    return fields | {
        "score": hit.score,
        "published_ahead": hit.document.ahead,
        "wording": hit.document.wording,
        "in_article": folded.in_article,
        "copies": [{name: getattr(copy, name) for name in _OF_COPIES} for copy in folded.copies],
        "highlights": [asdict(span) for span in hit.highlights if span.field != "text"],
        "snippet": [_piece(piece) for piece in snippet_of(hit)],
    }


def _piece(piece: Piece) -> dict[str, Any]:
    return {"text": piece.text, "match": piece.kind == "mark"}
