"""`ikrar search`: records by words and filters, through the publication gate."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ikrar.cli.options import DEFAULT_DATA, ConfigOption, DataOption, JsonOption, emit, open_filled_folder, open_settings, say
from ikrar.counted import counted
from ikrar.model import Record
from ikrar.regions import Regions, load_regions

if TYPE_CHECKING:
    from search.found import Found
    from search.index.base import Hits

Values = Annotated[list[str] | None, typer.Option(metavar="VALUE", show_default=False, help="May be given several times.")]
Day = Annotated[str | None, typer.Option(metavar="DATE", show_default=False, help="2024, 2024-11 or 2024-11-18.")]
Number = Annotated[int | None, typer.Option(metavar="N", show_default=False)]
YesNo = Annotated[bool | None, typer.Option(show_default=False)]


def register(app: typer.Typer) -> None:
    app.command()(search)


def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help='Words, "phrases", -without, OR, begin*, (groups).')] = "",
    place: Annotated[list[str] | None, typer.Option(metavar="CODE|NAME", help="A place and all places in it.", show_default=False)] = None,
    kind: Values = None,
    form: Values = None,
    stage: Values = None,
    outlet: Values = None,
    source_kind: Values = None,
    election: Values = None,
    subject: Values = None,
    count_unit: Values = None,
    count_from: Number = None,
    count_to: Number = None,
    date_from: Day = None,
    date_to: Day = None,
    date_basis: Values = None,
    published_from: Day = None,
    published_to: Day = None,
    from_institution: Values = None,
    to_institution: Values = None,
    issuer_position: Values = None,
    issuer_institution: Values = None,
    issuer_status: Values = None,
    audience: Values = None,
    scope: Values = None,
    conduct: Values = None,
    sanction: Values = None,
    min_confidence: Annotated[float | None, typer.Option(min=0, max=1, show_default=False)] = None,
    needs_review: YesNo = None,
    gone: YesNo = None,
    sort: Annotated[str, typer.Option(help="relevance, date (of the event) or published; newest first.")] = "relevance",
    size: Annotated[int, typer.Option(metavar="N", help="Hits on a page.")] = 20,
    after: Annotated[str | None, typer.Option(metavar="MARK", help="The page after this mark.", show_default=False)] = None,
    facet: Annotated[list[str] | None, typer.Option(metavar="FIELD", help="Count the values of a field.", show_default=False)] = None,
    one_per_article: Annotated[
        bool, typer.Option("--one-per-article", help="Only the best record of each article, copies of it folded.")
    ] = False,
    as_json: JsonOption = False,
    data: DataOption = DEFAULT_DATA,
    config: ConfigOption = None,
) -> None:
    """Find records by words and filters.

    Examples: ikrar search 'netralitas "pakta integritas"' --place Batang --sort date
              ikrar search --stage proven --stage sanctioned --date-from 2024-09 --json
    """
    from crawlers.outlets import articles_a_week
    from ikrar.elections import load_elections
    from ikrar.store import open_store
    from search.copies import fold
    from search.found import require_filled, show_hits
    from search.index.opened import open_index
    from search.index.update import update_index
    from search.known import find_place, known_outlets, require_known
    from search.labels import Labels
    from search.nothing import why_nothing
    from search.publication import open_gate
    from search.query import Filters, Query, parse_query
    from search.tracker import TrackerReader

    configuration, settings = open_settings(config)
    regions = load_regions(configuration)
    asked = Query(
        text=parse_query(query),
        filters=Filters(
            places=tuple(find_place(regions, text) for text in place or ()),
            kind=tuple(kind or ()),
            form=tuple(form or ()),
            stage=tuple(stage or ()),
            outlet=tuple(outlet or ()),
            source_kind=tuple(source_kind or ()),
            election=tuple(election or ()),
            subject=tuple(subject or ()),
            count_unit=tuple(count_unit or ()),
            count_from=count_from,
            count_to=count_to,
            date_from=date_from,
            date_to=date_to,
            date_basis=tuple(date_basis or ()),
            published_from=published_from,
            published_to=published_to,
            from_institution=tuple(from_institution or ()),
            to_institution=tuple(to_institution or ()),
            issuer_position=tuple(issuer_position or ()),
            issuer_institution=tuple(issuer_institution or ()),
            issuer_status=tuple(issuer_status or ()),
            audience=tuple(audience or ()),
            scope=tuple(scope or ()),
            conduct=tuple(conduct or ()),
            sanction=tuple(sanction or ()),
            min_confidence=min_confidence,
            needs_review=needs_review,
            gone=gone,
        ),
        sort=sort,  # type: ignore[arg-type]  # Query refuses another word
        size=size,
        after=after,
        facets=tuple(facet or ()),
        collapse=one_per_article,
    )
    folder = open_filled_folder(data)
    with open_store(settings, folder) as store, closing(open_index(settings, folder, configuration)) as index:
        gate = open_gate(configuration, settings, folder)
        if settings.index.engine == "memory":
            update_index(store, gate, index)
        view = store.at()
        require_known(asked.filters, view, regions=regions, elections=load_elections(configuration), outlets=known_outlets(view))
        behind = require_filled(index, view)
        answer = index.search(asked)
        found = list(show_hits(view, gate, answer.hits))
        if not answer.total:
            tracker = TrackerReader(regions, load_elections(configuration), settings, articles_a_week(configuration))
            nothing = why_nothing(asked.filters, view, tracker, known_outlets(view), Labels(configuration, "en"))
            say(f"{nothing.title}: {nothing.text}")
        also = {one.hit.document.id: one.outlets for one in fold(index, asked, answer.hits)}
    if behind:
        say(f"the index is {counted(behind, 'revision')} behind the store; run `ikrar index`")
    _print(answer, found, also, regions, as_json=as_json)


def _print(answer: Hits, found: list[Found], also: dict[str, tuple[str, ...]], regions: Regions, *, as_json: bool) -> None:
    """`also`: by id, the other outlets that printed the same text."""
    if as_json:
        for one in found:
            emit(_as_json(one, also[one.hit.document.id]))
    else:
        for one in found:
            copied = [f"  also word for word in {', '.join(outlets)}"] if (outlets := also[one.hit.document.id]) else []
            typer.echo("\n".join([*_as_lines(one, regions), *copied]) + "\n")
        for name, counts in answer.facets.items():
            typer.echo(f"{name}: " + ", ".join(f"{value} {number}" for value, number in counts.items()))
    of = "" if answer.articles is None else f", of {counted(answer.articles, 'article')} ({answer.wordings} different by text)"
    say(f"{answer.total} found{of}, {len(found)} shown; index of revision {answer.revision}")
    if answer.next:
        say(f"next page: --after {answer.next}")


def _as_json(found: Found, also: tuple[str, ...]) -> dict[str, Any]:
    return {"kind": found.hit.document.kind, **found.shown.to_json(), "highlights": found.highlights(), "also_in": list(also)}


def _as_lines(found: Found, regions: Regions) -> Iterator[str]:
    from search.publication import PublicRecord

    shown = found.shown
    if isinstance(shown, PublicRecord):
        record, article = shown.record, shown.article
        facts = [record.kind, record.form or record.stage, _name(regions, record.region), record.date, _count(record)]
        quotes = [span.text for span in shown.evidence]
    else:
        article, quotes = shown, []
        facts = ["article", ", ".join(_name(regions, code) for code in shown.regions)]
    yield f"{shown.id}  " + " · ".join(fact for fact in facts if fact)
    noted = ", after it was archived" * article.ahead + ", page gone" * (article.state == "gone")
    yield f"  {article.title} ({article.outlet}, {(article.published_at or 'undated')[:10]}{noted})"
    for quote in quotes:
        yield f"  “{quote}”"
    yield f"  {article.url}"


def _name(regions: Regions, code: str) -> str:
    return f"{regions[code].name} ({code})" if code in regions or code == regions.nation.code else code


def _count(record: Record) -> str | None:
    count = record.count
    if count is None:
        return None
    if count.max is None:
        number = f"at least {count.min}"
    elif count.min != count.max:
        number = f"{count.min} to {count.max}"
    else:
        number = str(count.min) if count.exact else f"about {count.min}"
    return f"{number} {count.unit}"
