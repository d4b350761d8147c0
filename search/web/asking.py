"""A question from an address, put to the index: all that can make its answer a false zero is looked for first."""

from __future__ import annotations

from fastapi import Request

from ikrar.errors import QueryError
from search.found import require_filled
from search.index.base import Hits
from search.known import require_known
from search.nothing import Nothing, why_nothing
from search.query import Filters, Query
from search.web.questions import Question, read_question
from search.web.site import Page, site_of


def ask(request: Request, *, strict: bool, collapse: bool) -> tuple[Question, Hits]:
    """The question of a request and one page of its answer; `strict` and `collapse` as in `read_question`.

    Raises:
        QueryError: words, a filter or a page that cannot be understood or is not there.
        IndexUnavailable: the engine does not answer, or nothing was ever indexed.
    """
    site = site_of(request)
    given = request.query_params.multi_items()
    question = read_question(given, page_size=site.settings.web.page_size, strict=strict, collapse=collapse)
    view = site.store.at()
    require_known(question.query.filters, view, regions=site.regions, elections=site.elections, outlets=site.outlets())
    require_filled(site.index, view)
    hits = site.index.search(question.query)
    wanted = question.query.filters.wording
    # Only the index knows which wordings there are; it is asked where the answer does not tell that there is this one.
    for wording in wanted if len(wanted) > 1 or not hits.total else ():
        if not site.index.search(Query(filters=Filters(wording=(wording,)), size=0)).total:
            raise QueryError(f"no article has the wording {wording!r}", reason="unknown_wording", field="wording", value=wording)
    if question.query.after and question.query.size and not hits.hits and hits.total:
        raise QueryError(f"there is no such page: {hits.total} results end before it; start again from the first page", reason="beyond")
    return question, hits


def nothing_of(page: Page, question: Question) -> Nothing:
    """Why the answer to the question is empty."""
    return why_nothing(question.query.filters, page.site.store.at(), page.site.tracker, page.site.outlets(), page.labels)
