"""`/rekaman/{id}`: one record with its evidence, source, history and citation; `/sumber/{id}`: the way to a source."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from ikrar.errors import QueryError
from ikrar.store import StoredRecord, View
from search.labels import Labels, place
from search.publication import PublicRecord, PublicVersion
from search.web.marking import Piece, marked, word_diff
from search.web.questions import read_parameters, whole_number
from search.web.site import Page, Site, site_of

router = APIRouter()


@router.get("/rekaman/{identifier}", response_class=HTMLResponse)
def record_page(request: Request, identifier: str) -> HTMLResponse:
    site = site_of(request)
    page = site.page(request)
    newest = site.store.at()
    view = view_of(site, "revisi", read_parameters(request.query_params.multi_items(), "revisi")["revisi"])
    stored = view.record(identifier)
    shown = site.gate.public_record(view, stored) if stored is not None else None
    if stored is None or shown is None:
        raise HTTPException(404, "record")
    return page.render(
        "record.html",
        title=f"{act_label(shown, page.labels)}: {place(site.regions, shown.record.region)}",
        noindex=shown.noindex or view.revision != newest.revision,
        shown=shown,
        act=act_label(shown, page.labels),
        evidence=[marked(span.paragraph, [(span.at, span.to)]) for span in shown.evidence],
        facts=_facts(shown, page),
        history=view.record_history(identifier),
        superseded_by=superseding(view, stored),
        versions=_compared(site.gate.public_versions(view, stored)),
        others=[record for record in site.gate.public_records(view, view.records_of_article(stored.article_id)) if record.id != identifier],
        act_of=lambda record: act_label(record, page.labels),
        citation=_citation(site, page, shown, view.revision),
        old=view.revision if view.revision != newest.revision else None,
        revision=view.revision,
    )


@router.get("/sumber/{article_id}")
def source(request: Request, article_id: str) -> RedirectResponse:
    """On to the outlet's own address where that names an accused person, so that our pages need not."""
    site = site_of(request)
    address = site.gate.source_address(site.store.at(), article_id)
    if address is None or not address.startswith(("http://", "https://")):
        raise HTTPException(404, "article")
    return RedirectResponse(address, status_code=302, headers={"X-Robots-Tag": "noindex, nofollow"})


def view_of(site: Site, name: str, revision: str) -> View:
    """The store at the revision that the parameter `name` asks for; the newest where it says nothing.

    Raises:
        QueryError: no number, or a revision that is not there: a citation of it must not show another state.
    """
    newest = site.store.at()
    if not revision:
        return newest
    number = whole_number(name, revision)
    if not 0 < number <= newest.revision:
        message = f"there is no revision {revision}; the newest is {newest.revision}"
        raise QueryError(message, reason="revision", field=name, value=revision, newest=str(newest.revision))
    return site.store.at(number)


def act_label(shown: PublicRecord, labels: Labels) -> str:
    record = shown.record
    return labels.label("form", record.form) if record.kind == "statement" else labels.label("stage", record.stage)


def superseding(view: View, stored: StoredRecord) -> StoredRecord | None:
    """The record that took this one's place, while this one no longer stands."""
    if stored.rev_to is None or stored.rev_to > view.revision:
        return None
    return view.superseded_by(stored.id)


def _facts(shown: PublicRecord, page: Page) -> list[tuple[str, str]]:
    """What is recorded, in words; what the article does not say is left out."""
    record, labels = shown.record, page.labels
    date = labels.date(record.date) + (f" ({labels.label('date_basis', record.date_basis)})" if record.date_basis else "")
    facts: list[tuple[str, str | None]] = [("places", place(page.site.regions, record.region)), ("date", date)]
    if record.issuer is not None:
        issuer = record.issuer
        office = " ".join(
            labels.label(group, value)
            for group, value in (("status", issuer.status if issuer.status != "definitive" else None), ("position", issuer.position))
            if value
        )
        parts = [issuer.name, office, labels.label("institution", issuer.institution) if issuer.institution else None]
        facts.append(("issuer", ", ".join(part for part in parts if part)))
    facts += [
        ("audience", ", ".join(labels.label("audience", value) for value in record.audience)),
        ("scope", labels.label("scope", record.scope) if record.scope else None),
        ("reference", record.reference),
        ("subject", labels.label("subject", record.subject) if record.subject else None),
        ("count", labels.count(record.count)),
        ("from_institution", labels.label("institution", record.from_institution) if record.from_institution else None),
        ("to_institution", labels.label("institution", record.to_institution) if record.to_institution else None),
        ("conduct", ", ".join(labels.label("conduct", value) for value in record.conduct)),
        ("sanction", labels.label("sanction", record.sanction) if record.sanction else None),
        ("election", labels.label("election", record.election) if record.election else None),
        ("source_kind", labels.label("source_kind", shown.article.source_kind)),
    ]
    return [(labels.text(f"field.{name}"), value) for name, value in facts if value]


def _compared(versions: list[PublicVersion]) -> list[dict[str, Any]]:
    """Each version beside the one before: changed title and changed paragraphs of the evidence, word by word."""
    compared = []
    for old, new in pairwise(versions):
        changes: list[list[Piece]] = []
        if old.title != new.title:
            changes.append(word_diff(old.title, new.title))
        for number in range(max(len(old.paragraphs), len(new.paragraphs))):
            before = old.paragraphs[number] if number < len(old.paragraphs) else ""
            after = new.paragraphs[number] if number < len(new.paragraphs) else ""
            if before != after:
                changes.append(word_diff(before, after))
        compared.append({"old": old, "new": new, "changes": changes})
    return compared


def _citation(site: Site, page: Page, shown: PublicRecord, revision: int) -> str:
    return page.labels.text(
        "record.citation_line",
        id=shown.id,
        revision=revision,
        label=act_label(shown, page.labels),
        place=place(site.regions, shown.record.region),
        outlet=shown.article.outlet_name,
        url=f"{site.public_url}/rekaman/{shown.id}?revisi={revision}",
    )
