"""The pages of the practice newsroom come out as the articles were written, on both days and by every way to the page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from ikrar.model import Article
from newsroom import ExpectedArticle, Newsroom
from newsroom.articles import articles_on
from newsroom.outlets import OUTLETS
from pipeline.extract import PARAGRAPH_BREAK, Page, Rejected, extract_article

ZONES = {outlet.id: outlet.zone for outlet in OUTLETS}
CASES = [(day, article.id) for day in (1, 2) for article in articles_on(day) if not (day == 2 and article.outlet == "mediacenter")]


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as served:
        yield served


def fetch(url: str) -> Page:
    with urlopen(url) as answer:
        return Page(url=url, body=answer.read(), headers=dict(answer.headers))


def ways_to(article: ExpectedArticle) -> Iterator[list[str]]:
    """Lists of the pages that hold one article: as its crawl asks for them, and its twins."""
    yield [article.url]
    if article.outlet == "kabarswarna":
        yield [article.url + "amp/"]
    if article.outlet == "radarkatulistiwa":
        yield [article.url.replace("/read/", "/amp/")]
    if article.outlet == "wartapantura":
        yield [article.url + "?page=all"]


def extract(article: ExpectedArticle, urls: list[str]) -> Article | Rejected:
    return extract_article([fetch(url) for url in urls], outlet=article.outlet, timezone=ZONES[article.outlet])


@pytest.mark.parametrize(("day", "identity"), CASES)
def test_extracted_as_written(newsroom: Newsroom, day: int, identity: str) -> None:
    newsroom.set_day(day)
    article = next(found for found in newsroom.expected() if found.id == identity)
    if article.gone:
        return
    for urls in ways_to(article):
        if article.outlet == "wartapantura" and urls == [article.url]:
            with suppress(HTTPError):  # there is no page 2 of a short one
                urls = [article.url, fetch(article.url + "?page=2").url]
        found = extract(article, urls)
        assert isinstance(found, Article), (urls, found)
        written = [" ".join(paragraph.split()) for paragraph in article.text.split("\n\n")]
        assert found.text.split(PARAGRAPH_BREAK) == written
        assert found.title == article.title
        assert found.published_at is not None
        assert datetime.fromisoformat(found.published_at) == datetime.fromisoformat(article.published_at)
        assert found.language == "id"
        assert found.outlet == article.outlet


def test_most_datelines_are_kept_beside_the_text(newsroom: Newsroom) -> None:
    """Not in the text, yet not lost: a dateline helps to place the article."""
    newsroom.set_day(1)
    printed = {article.id: place for article in articles_on(1) if (place := article.page.place)}
    found = {article.id: extract(article, [article.url]) for article in newsroom.expected() if article.id in printed}
    kept = [
        identity
        for identity, article in found.items()
        if isinstance(article, Article) and printed[identity].casefold() in (article.dateline or "").casefold()
    ]
    assert len(printed) > 20 and len(kept) >= 0.95 * len(printed), sorted(printed.keys() - set(kept))


def test_the_correction_makes_another_digest_and_nothing_else_does(newsroom: Newsroom) -> None:
    digests: list[dict[str, str]] = []
    for day in (1, 2):
        newsroom.set_day(day)
        found = {
            article.id: extract(article, [article.url])
            for article in newsroom.expected()
            if article.outlet == "kabarswarna" and not article.gone
        }
        digests.append({identity: page.digest for identity, page in found.items() if isinstance(page, Article)})
    assert [identity for identity in digests[0] if digests[0][identity] != digests[1][identity]] == ["kabarswarna-05"]


def test_pages_that_are_no_article(newsroom: Newsroom) -> None:
    newsroom.set_day(1)
    for served in newsroom.outlets:
        page = fetch(served.base_url + "/")
        assert extract_article([page], outlet=served.id) == Rejected("address")
        # The same list under an address that says nothing.
        disguised = Page(url=served.base_url + "/suara-daerah-hari-ini", body=page.body, headers=page.headers)
        assert isinstance(extract_article([disguised], outlet=served.id), Rejected), served.id
