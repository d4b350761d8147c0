"""What a reader sees when something is missing or broken: a page in their language, or JSON under `/api`."""

from __future__ import annotations

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from ikrar.errors import IndexEmpty, IndexOutdated, IndexUnavailable, QueryError, StoreError
from search.web.headers import HEADERS
from search.web.refusals import explain
from search.web.site import Page, site_of

_log = logging.getLogger(__name__)

_TITLES = {400: "bad_request", 404: "not_found", 405: "not_allowed", 422: "bad_request", 503: "unavailable"}


def add_failure_pages(app: FastAPI) -> None:
    @app.exception_handler(HTTPException)
    def _http(request: Request, error: HTTPException) -> Response:
        missing = f"{error.detail}_not_found_text" if error.detail in ("record", "region", "article") else "not_found_text"
        text = missing if error.status_code == 404 else ""
        return failure(request, error.status_code, _TITLES.get(error.status_code, "failed"), text)

    @app.exception_handler(RequestValidationError)
    def _parameters(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        return failure(request, 400, "bad_request", "", detail=f"{'.'.join(map(str, first['loc']))}: {first['msg']}")

    @app.exception_handler(QueryError)
    def _query(request: Request, error: QueryError) -> Response:
        page = site_of(request).page(request)
        refusal = explain(error, page)
        if request.url.path.startswith("/api"):
            return JSONResponse({"error": "bad_request"} | refusal.to_json(error), status_code=400)
        return _page(page, 400, "bad_request", refusal.text)

    @app.exception_handler(IndexUnavailable)
    def _index(request: Request, error: IndexUnavailable) -> Response:
        _log.warning("the search engine does not answer: %s", error)
        if isinstance(error, IndexOutdated):
            return failure(request, 503, "index_outdated", "outdated_text")
        if isinstance(error, IndexEmpty):
            return failure(request, 503, "not_indexed", "not_indexed_text")
        return failure(request, 503, "unavailable", "unavailable_text")

    @app.exception_handler(StoreError)
    def _store(request: Request, error: StoreError) -> Response:
        _log.error("the store cannot be read: %s", error)
        return failure(request, 503, "failed", "store_text")

    @app.exception_handler(Exception)
    def _any(request: Request, error: Exception) -> Response:
        _log.error("a page could not be made: %s", request.url.path, exc_info=error)
        answer = failure(request, 500, "failed", "failed_text")
        answer.headers.update(HEADERS)  # this handler stands outside of the middleware that adds them
        return answer


def failure(request: Request, status: int, title: str, text: str, *, detail: str = "") -> Response:
    """The answer for one failure; `title` and `text` are names of texts under `error`."""
    page = site_of(request).page(request)
    said = page.labels.text(f"error.{text}") if text else ""
    if request.url.path.startswith("/api"):
        body = {"error": title, "message": detail or said or page.labels.text(f"error.{title}")}
        return JSONResponse(body, status_code=status)
    return _page(page, status, title, said, detail=detail)


def _page(page: Page, status: int, title: str, said: str, *, detail: str = "") -> Response:
    heading = page.labels.text(f"error.{title}")
    return page.render("failure.html", title=heading, status=status, noindex=True, text=said, detail=detail, revision=None)
