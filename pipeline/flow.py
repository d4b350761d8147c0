"""The stages in order: archived pages in, article versions and records out.

    page sets ─► triage, extract ─► annotate ─► place ─► store          (articles, a batch at a time)
    attempts  ─► gone, live again                       ─► store
    listings  ─► searched days                          ─► store

A stage on articles is a function from one model type to the next, without clock, network or disk; only this file reads the archive and
writes the store. To add a stage, write such a function and call it in `process`. Running the flow twice changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from ikrar.archive import Archive
from ikrar.clock import is_ahead, known_by
from ikrar.errors import AnalysisError, IkrarError
from ikrar.model import Annotation, Article, OutletFacts, article_id
from ikrar.store import Store
from ikrar.store.changeset import ChangeSet
from pipeline.annotate import Annotator
from pipeline.coverage import put_states, searched_days
from pipeline.extract import Page, Rejected, extract_article
from pipeline.pagesets import PageSet, pending_page_sets
from pipeline.place import Placer

Progress = Callable[[str, int], None]
"""Told what is being done, and how many articles so far."""


Annotated = dict[tuple[str, str], Annotation | AnalysisError]

_PROVENANCE = ("digest", "url", "fetched_at", "warc_file", "warc_offset")
"""What an article version remembers of each of its captures: a number leads back to the bytes on the web in one step."""


@dataclass(slots=True)
class ProcessReport:
    """What one run of the flow did."""

    outcomes: Counter[str] = field(default_factory=Counter)
    """States of articles by outcome: `kept`, `rejected`, `failed`."""
    problems: list[str] = field(default_factory=list)
    """One sentence for each article that could not be analysed."""
    revision: int = 0


def process(
    archive: Archive,
    store: Store,
    annotator: Callable[[], Annotator],
    outlets: Mapping[str, OutletFacts],
    *,
    analysis_version: str,
    batch_size: int,
    progress: Progress = lambda step, done: None,
) -> ProcessReport:
    """Bring the store up to the archive.

    Args:
        annotator: makes the one to work with. Asked when there is something to analyse: on most days a run finds nothing new, and need
            not wait for a pipeline to load.
        outlets: facts by outlet id; an outlet that is no longer configured keeps its id as name and counts as unverified.
        analysis_version: as `pipeline.version.analysis_version` gives it.
        batch_size: articles in one batch, which is one revision of the store.
    """
    report = ProcessReport()
    analysts: tuple[Annotator, Placer] | None = None
    pending = pending_page_sets(archive, store.processed(analysis_version), store.newest_processed())
    for batch in _batches(pending, batch_size):
        extracted = [(state, extract(archive, state, outlets)) for state in batch]
        articles = [(found, state.pages[0].fetched_at) for state, found in extracted if isinstance(found, Article)]
        if articles and analysts is None:
            made = annotator()
            analysts = made, Placer(made.nlp)
        annotated = annotate(*analysts, articles, outlets) if analysts else {}
        with store.change("process") as change:
            for state, found in extracted:
                outcome, detail = _put(change, state, found, annotated, outlets, analysis_version)
                report.outcomes[outcome] += 1
                if outcome == "failed":
                    report.problems.append(detail)
        progress("process", report.outcomes.total())
    with store.change("states") as change:
        put_states(change, archive.attempts(after=store.position("attempts")))
    with store.change("coverage") as change:
        searched_days(change, archive.listings(after=store.position("listings")), outlets)
    report.revision = store.revision()
    return report


def extract(archive: Archive, state: PageSet, outlets: Mapping[str, OutletFacts]) -> Article | Rejected | AnalysisError:
    """The article that a state's pages hold, why they hold none, or what went wrong with them."""
    outlet = outlets.get(state.outlet)
    try:
        responses = [(capture, archive.read(capture)) for capture in state.pages]
        pages = [
            Page(url=capture.url, body=response.body, headers=response.headers, fetched_at=capture.fetched_at)
            for capture, response in responses
        ]
        found = extract_article(pages, outlet=state.outlet, timezone=outlet.timezone if outlet else None)
    except Exception as error:  # one bad page must not stop the others; it is reported and tried again by the next version
        return AnalysisError(f"could not be extracted: {_in_words(error)}", url=state.article_url)
    if isinstance(found, Rejected):
        return found
    # The crawl's address is the article's identity; what a page says of itself may point anywhere.
    listed, fetched_at = state.pages[0].listed_published_at, state.pages[0].fetched_at
    found = replace(found, canonical_url=state.article_url)
    better = listed is not None and is_ahead(found.published_at, fetched_at) and not is_ahead(listed, fetched_at)
    if listed and (found.published_at is None or better):
        return replace(found, published_at=listed, published_basis="listing")
    return found


def annotate(
    annotator: Annotator, placer: Placer, extracted: Sequence[tuple[Article, str]], outlets: Mapping[str, OutletFacts]
) -> Annotated:
    """Annotations by (identifier, digest), for a reprint has the digest of the original.

    An article that is not relevant is still placed, so that coverage can be told.

    Args:
        extracted: articles, each with the time at which it was fetched.
    """
    articles = [article for article, _ in extracted]
    inputs = [_input_of(article, fetched_at, outlets) for article, fetched_at in extracted]
    found: list[Annotation | AnalysisError]
    try:
        found = list(annotator.annotate(inputs))
    except Exception:  # somewhere in the batch; one at a time it shows where
        found = [_annotate_alone(annotator, one) for one in inputs]
    return {
        (article.id, article.digest): annotation
        if isinstance(annotation, AnalysisError) or annotation.relevant
        else replace(annotation, regions=placer.regions(article))
        for article, annotation in zip(articles, found, strict=True)
    }


def _input_of(article: Article, fetched_at: str, outlets: Mapping[str, OutletFacts]) -> dict[str, str | None]:
    outlet = outlets.get(article.outlet)
    return {
        "url": article.canonical_url,
        # An outlet's name often holds the place that it writes for.
        "outlet": outlet.name if outlet else article.outlet,
        "title": article.title,
        # Days are counted from it: nobody tells of what comes after the page was fetched.
        "published_at": known_by(article.published_at, fetched_at),
        "text": article.text,
        "dateline": article.dateline,
    }


def _annotate_alone(annotator: Annotator, one: Mapping[str, str | None]) -> Annotation | AnalysisError:
    try:
        return next(iter(annotator.annotate([one])))
    except Exception as error:  # set aside with its reason, reported, and tried again by the next version
        return AnalysisError(f"could not be analysed: {_in_words(error)}", url=str(one["url"]))


def _in_words(error: Exception) -> str:
    return str(error) if isinstance(error, IkrarError) else f"{type(error).__name__}: {error}"


def _put(
    change: ChangeSet,
    state: PageSet,
    found: Article | Rejected | AnalysisError,
    annotated: Annotated,
    outlets: Mapping[str, OutletFacts],
    analysis_version: str,
) -> tuple[str, str]:
    identifier = article_id(state.article_url)
    annotation = annotated[found.id, found.digest] if isinstance(found, Article) else found
    if isinstance(found, Article) and isinstance(annotation, Annotation):
        outlet = outlets.get(state.outlet)
        version = change.put_article(
            found,
            outlet_name=outlet.name if outlet else state.outlet,
            source_kind=outlet.source_kind if outlet else "other",
            archived_at=state.pages[-1].fetched_at,
            captures=[{name: getattr(page, name) for name in _PROVENANCE} for page in state.pages],
        )
        change.put_annotation(identifier, version, analysis_version, annotation)
        outcome, detail = "kept", ""
    elif isinstance(annotation, Rejected):
        outcome, detail = "rejected", annotation.reason
    else:
        outcome, detail = "failed", str(annotation)
    for page in state.pages:
        change.mark_processed(page.id, analysis_version, article_id=identifier, outcome=outcome, detail=detail)
    return outcome, detail


def _batches(states: Iterable[PageSet], size: int) -> Iterator[list[PageSet]]:
    waiting = iter(states)
    while batch := list(islice(waiting, size)):
        yield batch
