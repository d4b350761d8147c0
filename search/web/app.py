"""The web application of one data folder."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from fastapi import FastAPI
from fastapi.responses import PlainTextResponse
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from ikrar.config import Config
from ikrar.datafolder import DataFolder
from ikrar.settings import Settings
from ikrar.store import Store
from search.index.base import SearchIndex
from search.web import about_page, api, record_page, search_page, tracker_page
from search.web.failures import add_failure_pages
from search.web.headers import add_headers
from search.web.site import STATIC, Site

_ROBOTS = "User-agent: *\nDisallow: /api/\nDisallow: /sumber/\nDisallow: /*?\n"


def create_app(
    config: Config,
    settings: Settings,
    folder: DataFolder,
    store: Store,
    index: SearchIndex,
    a_week: Mapping[str, float | None] = MappingProxyType({}),
) -> FastAPI:
    """Pages and API over an opened store and index, which stay the caller's to close.

    Args:
        a_week: outlet id -> articles expected in a week, where its file says so.
    """
    app = FastAPI(title="Ikrar", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.site = Site(config, settings, folder, store, index, a_week)
    add_failure_pages(app)
    add_headers(app)
    app.add_middleware(GZipMiddleware, minimum_size=1_000)
    for part in (search_page, record_page, tracker_page, about_page, api):
        app.include_router(part.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")

    @app.get("/robots.txt", response_class=PlainTextResponse)
    def robots() -> str:
        return "User-agent: *\nDisallow: /\n" if folder.practice else _ROBOTS

    return app
