"""`/pelacak`: the 514 regencies and cities as map and table; `/pelacak/{code}`: one of them."""

from __future__ import annotations

from collections import Counter
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from ikrar.elections import Election
from ikrar.store import View
from search.known import require_one_of
from search.labels import place
from search.tracker import RegionStatus, State
from search.tracker.printing import describe_claims, describe_state
from search.web.questions import read_parameters
from search.web.record_page import act_label
from search.web.site import Page, Site, site_of

router = APIRouter(prefix="/pelacak")

COLUMNS = ("region", "province", "state", "declared_on")
_ORDER = list(State)


@router.get("", response_class=HTMLResponse)
def tracker_page(request: Request) -> HTMLResponse:
    site = site_of(request)
    page = site.page(request)
    view = site.store.at()
    given = read_parameters(request.query_params.multi_items(), "election", "sort", "state", "province")
    chosen = chosen_election(site, view, given["election"])
    statuses = site.tracker.statuses(view, chosen)
    column, state, province = given["sort"] or "region", given["state"], given["province"]
    require_one_of("sort", column, COLUMNS)
    if state:
        require_one_of("state", state, [found.value for found in State])
    if province:
        require_one_of("province", province, [found.code for found in site.regions.provinces])
    listed = [
        status
        for status in statuses
        if (not state or status.state.value == state) and (not province or status.code.startswith(f"{province}."))
    ]
    return page.render(
        "tracker.html",
        title=f"{page.labels.text('tracker.title')}: {page.labels.label('election', chosen.id)}",
        election=chosen,
        elections=list(reversed(site.elections.values())),
        numbers=Counter(status.state.value for status in statuses),
        states=[found.value for found in State],
        map=site.map,
        state_of={status.code: status.state.value for status in statuses},
        rows=[_row(status, page) for status in sorted(listed, key=_key(site, column))],
        columns=COLUMNS,
        sort=column,
        state=state,
        province=province,
        provinces=site.regions.provinces,
        coverage=site.settings.coverage,
        revision=view.revision,
        total=len(statuses),
    )


@router.get("/{code}", response_class=HTMLResponse)
def region_page(request: Request, code: str) -> HTMLResponse:
    site = site_of(request)
    page = site.page(request)
    view = site.store.at()
    if code not in site.regions:
        raise HTTPException(404, "region")
    chosen = chosen_election(site, view, read_parameters(request.query_params.multi_items(), "election")["election"])
    status = next((row for row in site.tracker.statuses(view, chosen) if row.code == code), None)
    status = status or site.tracker.province(view, chosen, code)
    stored = {record.id: record for record in view.records(region=code, election=chosen.id)}
    shown = {record.id: record for record in site.gate.public_records(view, stored.values())}

    def of(rows: tuple[Any, ...]) -> list[Any]:
        return [shown[row.id] for row in rows if row.id in shown]

    return page.render(
        "region.html",
        title=f"{place(site.regions, code)}: {page.labels.label('election', chosen.id)}",
        noindex=any(record.noindex for record in shown.values()),
        region=site.regions[code],
        found=status,
        state=describe_state(status, page.labels),
        election=chosen,
        elections=list(reversed(site.elections.values())),
        acts=of((*status.declarations, *status.acts)),
        claims=of(status.claims),
        outcomes=of(status.outcomes),
        act_of=lambda record: act_label(record, page.labels),
        coverage=site.settings.coverage,
        within=site.tracker.covered_within(view, chosen, code),
        names=site.outlets(),
        silent=[site.outlets()[outlet] for outlet in status.searched.silent],
        revision=view.revision,
    )


def chosen_election(site: Site, view: View, identifier: str) -> Election:
    """
    Raises:
        QueryError: there is no such election.
    """
    if not identifier:
        return site.tracker.default(view)
    require_one_of("election", identifier, tuple(site.elections))
    return site.elections[identifier]


def _key(site: Site, column: str) -> Any:
    def key(status: RegionStatus) -> tuple[Any, ...]:
        region = site.regions[status.code]
        province = site.regions[region.province_code].name
        first: dict[str, Any] = {
            "region": region.short_name,
            "province": province,
            "state": _ORDER.index(status.state),
            "declared_on": status.declared_on or "9999",
        }
        return (first[column], region.short_name, status.code)

    return key


def _row(status: RegionStatus, page: Page) -> dict[str, Any]:
    region = page.site.regions[status.code]
    return {
        "status": status,
        "name": region.name,
        "province": page.site.regions[region.province_code].name,
        "state": describe_state(status, page.labels),
        "claims": describe_claims(status.claims, page.labels),
        "outcomes": describe_claims(status.outcomes, page.labels),
    }
