"""`/`: search with filters, facets, highlights and pages."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from ikrar.errors import QueryError
from search.copies import Folded, fold
from search.index.base import Hits
from search.query import SORTS
from search.web.asking import ask, nothing_of
from search.web.marking import field_of, snippet_of
from search.web.questions import FILTERS, SHOWN_FACETS, TYPED, Question
from search.web.refusals import explain, value_label
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
        question, hits = ask(request, strict=False, collapse=True)
    except QueryError as error:
        return _refused(page, error)
    view = site.store.at()
    return page.render(
        "search.html",
        title=question.text or page.labels.text("search.title"),
        noindex=bool(request.query_params),
        question=question,
        hits=hits,
        total=_total(hits, page),
        shown=[_shown(folded, page) for folded in fold(site.index, question.query, hits.hits)],
        facets=_facets(hits, question, page),
        active=_active(question, page),
        form=_form(site, page, question.parameters, question.text),
        ignored=[page.labels.text("search.ignored_near", name=name, near=near) if near else name for name, near in question.ignored],
        behind=max(0, view.revision - hits.revision),
        revision=hits.revision,
        nothing=nothing_of(page, question) if hits.total == 0 else None,
        error=None,
        sorts=SORTS,
    )


def _refused(page: Page, error: QueryError) -> HTMLResponse:
    """The page with what was typed, what is wrong with it and what may have been meant, and no results."""
    given = [(name, value.strip()) for name, value in page.request.query_params.multi_items() if value.strip()]
    text = dict(given).get("q", "")
    refusal = explain(error, page)
    wrong = (refusal.field, refusal.value)
    kept = [pair for pair in given if pair[0] in (*FILTERS, "q", "sort", "collapse") and pair != wrong]
    if error.reason == "repeated":
        kept = [pair for pair in kept if pair[0] != refusal.field]
    # What was typed stays in its field to be mended; what was chosen from a list cannot be wrong there.
    typed = [pair for pair in given if pair == wrong and pair[0] in TYPED]
    said: dict[str, Any] = {
        "text": refusal.text,
        "before": text[: error.position] if error.position is not None else "",
        "after": text[error.position :] if error.position is not None else "",
        "near": [(label, value, page.link("/", [*kept, (refusal.field, value)])) for value, label in refusal.near if refusal.field],
        "without": page.link("/", kept) if wrong in given or error.reason == "repeated" else "",
        "again": page.link("/", [("q", text)] if text and error.position is None else []),
    }
    return page.render(
        "search.html",
        title=page.labels.text("search.error"),
        status=400,
        noindex=True,
        question=None,
        hits=None,
        total="",
        shown=[],
        facets=[],
        active=[],
        ignored=[],
        form=_form(page.site, page, kept + typed, text),
        behind=0,
        revision=page.site.index.revision,
        nothing=None,
        error=said,
        sorts=SORTS,
    )


def _total(hits: Hits, page: Page) -> str:
    """How much was found, exactly: records, articles without any, and of how many articles the records are."""
    text, number = page.labels.text, page.labels.number
    bare = hits.facets["kind"].get("article", 0)
    total = text("search.total", total=number(hits.total))
    if bare:
        total = text("search.total_mixed", total=number(hits.total), records=number(hits.total - bare), bare=number(bare))
    if hits.articles is None or hits.wordings is None:
        return total
    if hits.wordings < hits.articles:
        return text("search.total_copied", total=total, articles=number(hits.articles), wordings=number(hits.wordings))
    return text("search.total_in", total=total, articles=number(hits.articles))


def _shown(folded: Folded, page: Page) -> dict[str, Any]:
    hit, labels = folded.hit, page.labels
    document = hit.document
    act = document.form or document.stage
    return {
        "in_article": folded.in_article,
        "copies": len(folded.copies),
        "outlets": [page.site.outlets().get(outlet, outlet) for outlet in folded.outlets],
        "document": document,
        "outlet": page.site.outlets().get(document.outlet, document.outlet),
        "title": field_of(hit, "title"),
        "evidence": field_of(hit, "evidence"),
        "snippet": snippet_of(hit),
        "act": labels.label("form" if document.form else "stage", act) if act else labels.label("kind", "article"),
        "count": labels.count(document.count),
        "outcome": document.stage in ("none", "dismissed"),
    }


def _facets(hits: Hits, question: Question, page: Page) -> list[dict[str, Any]]:
    """Values that would narrow the result, most frequent first."""
    shown = []
    for field in SHOWN_FACETS:
        name = _FACET_FILTER.get(field, field)
        rows = [
            {
                "label": value_label(field, value, page),
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
        label = page.labels.parameter(name)
        chips.append({"name": label, "value": value_label(name, value, page), "link": page.link("/", question.without(name, value))})
    return chips


def _form(site: Site, page: Page, parameters: list[tuple[str, str]], text: str) -> dict[str, Any]:
    """The values of the form's fields; a field with several keeps the first, the others stay as hidden ones."""
    given: dict[str, str] = {}
    hidden: list[tuple[str, str]] = []
    for name, value in parameters:
        if name in given:
            hidden.append((name, value))
        else:
            given[name] = value
    selects = {name: _choices(site, page, name) for name in (*MAIN_FILTERS, *MORE_FILTERS)}
    hidden += [(name, given[name]) for name in ("article_id", "wording") if name in given]
    return {
        "q": text,
        "given": given,
        "hidden": hidden,
        "selects": selects,
        "main": MAIN_FILTERS,
        "more": MORE_FILTERS,
        "more_open": any(
            name in given for name in (*MORE_FILTERS, "needs_review", "gone", "min_confidence", "published_from", "published_to")
        ),
        "any_filter": any(name in FILTERS for name, _ in parameters),
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
