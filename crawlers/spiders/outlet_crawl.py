"""The crawl of one outlet: find what is new, then ask for it, one request after the other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from crawlers import frontier
from crawlers.addresses import article_address, links_to, page_address, same_path, whole_article_address
from crawlers.discovery import Answer
from crawlers.discovery.walk import Pass, Refusal, walk
from crawlers.families import Rung
from crawlers.fetch import Fetched, Fetcher, Interrupted, header_fields, keep_fields
from crawlers.frontier import Waiting
from crawlers.markup import Unparsable, hrefs, parse_html
from crawlers.outlets import Outlet, host_key
from crawlers.report import OutletReport
from ikrar.archive import Archive, Capture, CaptureKind, Change, HttpState, StoredResponse
from ikrar.archive.coding import ContentTooLarge, UndecodableContent, decode_content
from ikrar.clock import utc_now
from ikrar.errors import ArchiveError
from ikrar.settings import CrawlSettings

FAILURES_IN_A_ROW = 5
"""So many addresses in a row without a good answer: the site is down or does not want us, the rest waits for the next crawl."""
MAX_PAGES_OF_ARTICLE = 20
_SETTLING = {"not_modified": "kept", "gone": "gone", "robots": "refused", "too_large": "refused", "refused_address": "refused"}


class OutletEnded(Exception):
    """The outlet is not asked any further in this crawl; the message is the cause that the report gives."""


class OutletCrawl:
    """One outlet in one crawl."""

    def __init__(self, outlet: Outlet, archive: Archive, fetcher: Fetcher, settings: CrawlSettings) -> None:
        self._outlet, self._archive, self._fetcher, self._settings = outlet, archive, fetcher, settings
        self._in_a_row = 0
        self.report = OutletReport(outlet=outlet.id)

    async def run(self) -> OutletReport:
        """Crawl the outlet; refusals and failures of the site are in the report."""
        try:
            self._keep_to_retry_after()
            await self._discover()
            await self._fetch_waiting()
        except OutletEnded as ended:
            self.report.cause = str(ended)
        except Interrupted:
            self.report.cause = "interrupted"
        with self._archive.change() as change:
            self.report.waiting = len(frontier.waiting(change.connection, self._outlet.id, 1_000_000))
        return self.report

    # Finding

    async def _discover(self) -> None:
        """Climb the ladder from the rung that worked last, until one gives articles."""
        with self._archive.change() as change:
            known = frontier.known_signals(change.connection, self._outlet.id)
            last = frontier.last_complete_pass(change.connection, self._outlet.id)
            cut_short = {
                rung.address for rung in self._outlet.discovery if frontier.was_cut_short(change.connection, self._outlet.id, rung)
            }
        ladder = sorted(self._outlet.discovery, key=lambda rung: (rung.method, rung.address) != last)
        for rung in ladder:
            again = (rung.method, rung.address) == last and rung.address not in cut_short
            if await self._climb(rung, known, again=again):
                self.report.method = rung.method
                return
        raise OutletEnded("no list of articles could be read")

    async def _climb(self, rung: Rung, known: dict[str, str], *, again: bool) -> bool:
        started = utc_now()
        ended: OutletEnded | None = None

        async def ask(url: str, number: int) -> Answer | Refusal:
            nonlocal ended
            try:
                return await self._ask_list(url, number)
            except OutletEnded as error:
                ended = error
                return Refusal(str(error))

        found = await walk(self._outlet, rung, ask, known, again=again)
        with self._archive.change() as change:
            self.report.discovered += frontier.record_pass(change.connection, self._outlet.id, found)
            self._note_pass(change, found, started)
        if ended is not None:
            raise ended
        return bool(found.entries)

    def _note_pass(self, change: Change, found: Pass, started_at: str) -> None:
        works = bool(found.entries)
        change.note_listing(
            outlet=self._outlet.id,
            method=found.rung.method,
            address=found.rung.address,
            started_at=started_at,
            finished_at=utc_now(),
            complete=found.complete and works,
            reached_end=found.reached_end and works,
            reason=found.reason if works or not found.complete else "no articles",
            pages=found.pages,
            addresses_found=len(found.entries),
            oldest_published=found.oldest_published,
            newest_published=found.newest_published,
        )

    async def _ask_list(self, url: str, number: int) -> Answer | Refusal:
        state = self._archive.http_state(url)
        stored = self._stored(state)
        got = await self._fetcher.fetch(self._outlet.id, url, "discovery", state=state if stored else None)
        outcome = got.outcome
        if outcome == "kept":
            outcome, capture = self._archive_page(got, "discovery")
            stored = self._archive.read(capture) if capture is not None else None
        self._judge(outcome, got)
        if stored is None or outcome not in ("kept", "not_modified"):
            return Refusal(outcome, got.status)
        return Answer(url=url, body=stored.body, headers=stored.headers, number=number)

    def _stored(self, state: HttpState | None) -> StoredResponse | None:
        """The list as it was last seen; None where it never was, or its WARC file was moved away."""
        if state is None:
            return None
        try:
            return self._archive.read(self._archive.capture(state.capture_id))
        except ArchiveError:
            return None

    # Fetching

    async def _fetch_waiting(self) -> None:
        """Ask for what waits; what was asked without answer stays for the next crawl."""
        left = self._settings.max_articles_per_run
        unanswered: set[str] = set()
        while left > 0:
            with self._archive.change() as change:
                # Anew each time: the next page of an article that was just kept comes before everything else.
                batch = frontier.waiting(change.connection, self._outlet.id, len(unanswered) + 1)
            following = next((waiting for waiting in batch if waiting.url not in unanswered), None)
            if following is None:
                return
            unanswered.add(following.url)
            await self._fetch_article(following)
            left -= following.page == 1

    async def _fetch_article(self, asked: Waiting) -> None:
        whole = whole_article_address(self._outlet, asked.article_url) if asked.page == 1 else None
        got = await self._get(asked, whole or asked.url)
        if whole is not None and got.status != 410 and got.outcome in ("gone", "forbidden", "robots") and not got.robots_unreachable:
            # The address for the whole article may not exist, or be closed, where the article itself is open; 410 is said of the article.
            got = await self._get(asked, asked.url)
        outcome = got.outcome
        if outcome == "kept":
            outcome = self._archive_page(got, "article", asked)[0]
        else:
            state = None if got.robots_unreachable else _SETTLING.get(outcome)
            with self._archive.change() as change:
                if state is not None:
                    frontier.settle(change.connection, self._outlet.id, asked, state)
                else:
                    frontier.no_answer(change.connection, self._outlet.id, asked)
        self._count(asked, outcome)
        self._judge(outcome, got)

    async def _get(self, asked: Waiting, url: str) -> Fetched:
        # Further pages are asked for without condition: all captures of one version of an article then follow its first page.
        state = self._archive.http_state(url) if asked.page == 1 else None
        return await self._fetcher.fetch(self._outlet.id, url, "article", article_url=asked.article_url, state=state)

    def _archive_page(self, got: Fetched, kind: CaptureKind, asked: Waiting | None = None) -> tuple[str, Capture | None]:
        """Archive a 200, settle its address and note the page that follows it, all at once. Gives the outcome in the end."""
        response = got.response
        assert response is not None and response.request is not None
        article = self._article_of(asked, response.url) if asked else None
        subject: dict[str, Any] = {
            "outlet": self._outlet.id,
            "kind": kind,
            "article_url": article or (asked.article_url if asked else None),
        }
        headers = header_fields(response)
        with self._archive.change() as change:
            if asked is not None and article is None:
                detail = "leads to what is no article of this outlet"
                change.note_attempt(url=response.url, outcome="gone", status=got.status, detail=detail, **subject)
                frontier.settle(change.connection, self._outlet.id, asked, "gone")
                return "gone", None
            try:
                body = decode_content(response.body, headers.get("content-encoding", ""), self._settings.max_bytes)
            except (ContentTooLarge, UndecodableContent) as error:
                outcome = "too_large" if isinstance(error, ContentTooLarge) else "broken"
                change.note_attempt(url=response.url, outcome=outcome, status=got.status, detail=str(error), **subject)
                if asked is not None:
                    frontier.settle(change.connection, self._outlet.id, asked, "refused")
                return outcome, None
            listed: dict[str, Any] = (
                {"listed_published_at": asked.published_at, "listed_title": asked.title, "page": asked.page} if asked else {}
            )
            capture = change.keep(**subject, **listed, **keep_fields(response.request, response))
            if asked is not None and article is not None:
                frontier.settle(change.connection, self._outlet.id, asked, "kept")
                if article != asked.article_url:
                    frontier.settle_twin(change.connection, self._outlet.id, article)
                    asked = replace(asked, article_url=article)
                following = self._next_page(asked, body, headers.get("content-type", ""), response.url)
                if following is not None:
                    frontier.add_page(change.connection, self._outlet.id, asked, following, asked.page + 1)
        return "kept", capture

    def _article_of(self, asked: Waiting, final: str) -> str | None:
        """The article that answered: the one asked for, or its twin that it redirects to; None where a redirect led to no article."""
        if asked.page > 1:
            # A page that does not exist often leads to the first one; that is no page 2.
            return asked.article_url if same_path(asked.url, final) else None
        found = article_address(self._outlet, final)
        if found is None and same_path(asked.article_url, final):
            return asked.article_url  # the same path on another host: the outlet has moved
        return found

    def _next_page(self, asked: Waiting, body: bytes, content_type: str, base: str) -> str | None:
        """Address of the article's next page, if this one links to it."""
        following = page_address(self._outlet, asked.article_url, asked.page + 1)
        if following is None or asked.page >= MAX_PAGES_OF_ARTICLE:
            return None
        try:
            return following if links_to(following, base, hrefs(parse_html(body, content_type))) else None
        except Unparsable:
            return None

    # Judging

    def _keep_to_retry_after(self) -> None:
        """Ask for nothing before the time that the site named in an earlier crawl."""
        host = host_key(self._outlet.home)
        with self._archive.change() as change:
            moment = frontier.not_before(change.connection, host)
            if moment is not None:
                detail = f"not asked: the site wants no request before {moment}"
                change.note_attempt(outlet=self._outlet.id, kind="discovery", url=self._outlet.home, outcome="retry_after", detail=detail)
                self._note_pass(change, Pass(self._outlet.discovery[0], reason="retry_after"), utc_now())
        if moment is not None:
            raise OutletEnded(f"the site wants no request before {moment}")

    def _count(self, asked: Waiting, outcome: str) -> None:
        if outcome not in ("kept", "not_modified", "gone"):
            self.report.failed[outcome] = self.report.failed.get(outcome, 0) + 1
        elif asked.page == 1:
            setattr(self.report, outcome, getattr(self.report, outcome) + 1)

    def _judge(self, outcome: str, got: Fetched) -> None:
        """End the crawl of an outlet that does not want it or is down."""
        if got.robots_unreachable:
            raise OutletEnded(got.detail)
        if outcome == "retry_after":
            raise OutletEnded(f"answered {got.status} with Retry-After: {got.retry_after}")
        if got.status == 429:
            raise OutletEnded("answered 429: too many requests")
        self._in_a_row = self._in_a_row + 1 if outcome in ("timeout", "broken", "server_error", "forbidden") else 0
        if self._in_a_row >= FAILURES_IN_A_ROW:
            raise OutletEnded(f"{outcome}, the last of {self._in_a_row} addresses in a row without a good answer")
