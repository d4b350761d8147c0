"""`/tentang`: how records are made, what was searched and what was not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from ikrar.model import OUTCOMES
from ikrar.store import View
from search.coverage import OutletDays
from search.silence import find_silent
from search.web.questions import read_parameters
from search.web.site import Site, site_of

router = APIRouter()


@router.get("/tentang", response_class=HTMLResponse)
def about_page(request: Request) -> HTMLResponse:
    site = site_of(request)
    page = site.page(request)
    read_parameters(request.query_params.multi_items())
    view = site.store.at()
    records = Counter((record.record.kind, record.record.stage in OUTCOMES) for record in view.records())
    return page.render(
        "about.html",
        title=page.labels.text("about.title"),
        outlets=_outlets(site.tracker.coverage(view), site.outlets()),
        silent=[page.labels.silence(row) for row in silent_outlets(site, view)],
        articles=view.articles_relevant().total(),
        statements=records["statement", False],
        claims=records["violation", False],
        outcomes=records["violation", True],
        coverage=site.settings.coverage,
        stages=page.labels.values("stage"),
        revision=view.revision,
    )


def silent_outlets(site: Site, view: View) -> list[dict[str, Any]]:
    """Each with its name, as JSON."""
    found = find_silent(site.tracker.coverage(view), site.settings.coverage)
    return [silence.to_json() | {"name": site.outlets().get(silence.outlet, silence.outlet)} for silence in found]


def _outlets(coverage: Mapping[str, OutletDays], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """The denominator: for each outlet the days that count, those that were read in vain, and those that failed, with the reasons."""
    return [
        {
            "id": outlet,
            "name": names.get(outlet, outlet),
            "covered": len(known.covered),
            "silent": len(known.silent),
            "failed": sum(not day.complete for day in known.days),
            "first": known.days[0].day,
            "last": known.days[-1].day,
            "reasons": sorted({day.reason for day in known.days if not day.complete and day.reason}),
            "verified": any(day.verified for day in known.days),
        }
        for outlet, known in coverage.items()
    ]
