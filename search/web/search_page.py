"""`/`: search with filters, facets, highlights and pages."""

from __future__ import annotations

from collections import Counter
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from ikrar.errors import QueryError
from search.index.base import Hit, Hits
from search.labels import place
from search.query import SORTS, QuerySyntaxError
from search.tracker import State
from search.web.marking import field_of, snippet_of
from search.web.questions import SHOWN_FACETS, Question, read_question
from search.web.site import Page, Site, site_of

router = APIRouter()

MAIN_FILTERS = ("kind", "form", "stage", "subject", "election")
MORE_FILTERS = (
    "source_kind",
    "outlet",
    "audience",
    "scope",
    "issuer_position",
    "issuer_institution",
    "issuer_status",
    "count_unit",
    "from_institution",
    "to_institution",
    "conduct",
    "sanction",
    "date_basis",
)
_FACET_FILTER = {"provinces": "places"}
_LONGEST_FACET = 12


@router.get("/", response_class=HTMLResponse)
def search_page(request: Request) -> HTMLResponse:
    site = site_of(request)
    page = site.page(request)
    try:
        question = read_question(request.query_params.multi_items(), page_size=site.settings.web.page_size, strict=False, collapse=True)
        hits = site.index.search(question.query)
    except QueryError as error:
        return _refused(page, error)
    view = site.store.at()
    return page.render(
        "search.html",
        title=question.text or page.labels.text("search.title"),
        noindex=bool(request.query_params),
        question=question,
        hits=hits,
        shown=[_shown(hit, page) for hit in hits.hits],
        facets=_facets(hits, question, page),
        active=_active(question, page),
        form=_form(site, page, question),
        behind=max(0, view.revision - hits.revision),
        revision=hits.revision,
        nothing=_nothing(site, page, question) if hits.total == 0 else None,
        error=None,
        sorts=SORTS,
    )


def _refused(page: Page, error: QueryError) -> HTMLResponse:
    """The page with what was typed, where it went wrong, and no results."""
    text = page.request.query_params.get("q", "")
    reason = error.reason if isinstance(error, QuerySyntaxError) else "filter"
    said: dict[str, Any] = {
        "text": page.labels.text(f"reason.{reason}"),
        "detail": "" if isinstance(error, QuerySyntaxError) else str(error),
        "before": text[: error.position] if error.position is not None else "",
        "after": text[error.position :] if error.position is not None else "",
        "position": None if error.position is None else error.position + 1,
    }
    kept = [("q", text)] if text else []
    return page.render(
        "search.html",
        title=page.labels.text("search.error"),
        status=400,
        noindex=True,
        question=None,
        hits=None,
        shown=[],
        facets=[],
        active=[],
        form=_form(page.site, page, None) | {"q": text},
        behind=0,
        revision=page.site.index.revision,
        nothing=None,
        error=said | {"again": page.link("/", kept)},
        sorts=SORTS,
    )


def _shown(hit: Hit, page: Page) -> dict[str, Any]:
    document, labels = hit.document, page.labels
    act = document.form or document.stage
    return {
        "hit": hit,
        "document": document,
        "outlet": page.site.outlets().get(document.outlet, document.outlet),
        "title": field_of(hit, "title"),
        "evidence": field_of(hit, "evidence"),
        "snippet": snippet_of(hit),
        "act": labels.label("form" if document.form else "stage", act) if act else labels.label("kind", "article"),
        "outcome": document.stage in ("none", "dismissed"),
    }


def _facets(hits: Hits, question: Question, page: Page) -> list[dict[str, Any]]:
    """Values that would narrow the result, most frequent first."""
    shown = []
    for field in SHOWN_FACETS:
        name = _FACET_FILTER.get(field, field)
        rows = [
            {
                "label": _value(page, field, value),
                "number": number,
                "link": page.link("/", question.with_(name, value)),
                "active": (name, value) in question.parameters,
            }
            for value, number in list(hits.facets.get(field, {}).items())[:_LONGEST_FACET]
        ]
        if len(rows) > 1:
            shown.append({"field": field, "label": page.labels.text(f"field.{field}"), "rows": rows})
    return shown


def _active(question: Question, page: Page) -> list[dict[str, str]]:
    chips = []
    for name, value in question.filters:
        base, _, end = name.rpartition("_")
        if end in ("from", "to") and base in ("count", "date", "published"):
            label = f"{page.labels.text(f'search.{base}_range')} {page.labels.text(f'search.{end}')}"
        else:
            label = page.labels.text(f"field.{name}")
        chips.append({"name": label, "value": _value(page, name, value), "link": page.link("/", question.without(name, value))})
    return chips


def _value(page: Page, field: str, value: str) -> str:
    if field in ("provinces", "places", "regions"):
        return place(page.site.regions, value)
    if field in ("needs_review", "gone"):
        return page.labels.text("search.affirmed" if value == "true" else "search.denied")
    if field == "outlet":
        return page.site.outlets().get(value, value)
    return page.labels.label(field, value)


def _form(site: Site, page: Page, question: Question | None) -> dict[str, Any]:
    """The values of the form's fields; a field with several keeps the first, the others stay as hidden ones."""
    given: dict[str, str] = {}
    hidden: list[tuple[str, str]] = []
    for name, value in question.parameters if question else []:
        if name in given:
            hidden.append((name, value))
        else:
            given[name] = value
    selects = {name: _choices(site, page, name) for name in (*MAIN_FILTERS, *MORE_FILTERS)}
    if given.get("article_id"):
        hidden.append(("article_id", given["article_id"]))
    return {
        "q": question.text if question else "",
        "given": given,
        "hidden": hidden,
        "selects": selects,
        "main": MAIN_FILTERS,
        "more": MORE_FILTERS,
        "more_open": any(
            name in given for name in (*MORE_FILTERS, "needs_review", "gone", "min_confidence", "published_from", "published_to")
        ),
        "any_filter": bool(question and question.filters),
        "provinces": [
            (province, [region for region in site.regions.local if region.province_code == province.code])
            for province in site.regions.provinces
        ],
    }


def _choices(site: Site, page: Page, name: str) -> dict[str, str]:
    if name == "election":
        return {election: page.labels.label("election", election) for election in reversed(site.elections)}
    if name == "outlet":
        return site.outlets()
    return page.labels.values(name)


def _nothing(site: Site, page: Page, question: Question) -> dict[str, str]:
    """Why there is nothing: not covered, or searched and not found. A zero is never left to speak for itself."""
    view = site.store.at()
    text = page.labels.text
    filters = question.query.filters
    election = site.elections.get(filters.election[0]) if filters.election else site.tracker.default(view)
    for code in (*filters.places, *filters.regions):
        if code not in site.regions or site.regions[code].level == "province" or election is None:
            continue
        status = next(row for row in site.tracker.statuses(view, election) if row.code == code)
        needed = site.settings.coverage.min_outlets
        if status.state is State.NOT_COVERED or len(status.searched.outlets) < needed:
            return {
                "title": text("search.not_covered"),
                "text": text(
                    "search.not_covered_text",
                    place=place(site.regions, code),
                    election=page.labels.label("election", election.id),
                    outlets=len(status.searched.outlets),
                    needed=needed,
                ),
            }
    outlets = Counter(article.article.outlet for article in view.articles() if article.relevant)
    if not outlets:
        return {"title": text("search.none"), "text": text("search.empty_store")}
    return {"title": text("search.none"), "text": text("search.none_text", articles=sum(outlets.values()), outlets=len(outlets))}
