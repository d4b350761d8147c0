"""Reading the store as it stood at one revision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Engine, Row, Table, and_, func, or_, select

from ikrar.clock import known_by
from ikrar.model import Article, Record
from ikrar.store import tables
from ikrar.store.database import reading
from ikrar.store.rows import CoverageDay, StoredArticle, StoredRecord

_BATCH = 500
"""Identifiers in one query: below SQLite's and PostgreSQL's limits on bound values."""


class View:
    """The state at `revision`. Reads the database at each call, always as of that revision."""

    def __init__(self, engine: Engine, revision: int) -> None:
        self._engine = engine
        self.revision = revision

    def records(self, *, kind: str | None = None, region: str | None = None, election: str | None = None) -> list[StoredRecord]:
        """The records that stand, by identifier; withdrawn and superseded ones are not among them."""
        table = tables.records
        conditions = [self._stands(table), table.c.change != "withdrawn"]
        for column, value in ((table.c.kind, kind), (table.c.region, region), (table.c.election, election)):
            if value is not None:
                conditions.append(column == value)
        with reading(self._engine) as connection:
            rows = connection.execute(select(table).where(*conditions).order_by(table.c.record_id)).all()
        return [self._record(row) for row in rows]

    def records_of_ids(self, identifiers: Iterable[str], *, include_withdrawn: bool = False) -> list[StoredRecord]:
        """Of these records those that stand at this revision (with tombstones if asked for)."""
        return [
            record
            for record in map(self._record, self._rows_where(tables.records, "record_id", identifiers))
            if include_withdrawn or record.change != "withdrawn"
        ]

    def records_of_article(self, article_id: str) -> list[StoredRecord]:
        table = tables.records
        with reading(self._engine) as connection:
            rows = connection.execute(
                select(table)
                .where(self._stands(table), table.c.article_id == article_id, table.c.change != "withdrawn")
                .order_by(table.c.record_id)
            ).all()
        return [self._record(row) for row in rows]

    def record(self, identifier: str) -> StoredRecord | None:
        """The newest row of a record up to this revision, also when withdrawn or superseded since; a citation always resolves."""
        history = self.record_history(identifier)
        return history[-1] if history else None

    def record_history(self, identifier: str) -> list[StoredRecord]:
        """All rows of a record up to this revision, oldest first."""
        table = tables.records
        with reading(self._engine) as connection:
            rows = connection.execute(
                select(table).where(table.c.record_id == identifier, table.c.rev_from <= self.revision).order_by(table.c.rev_from)
            ).all()
        return [self._record(row) for row in rows]

    def superseded_by(self, identifier: str) -> StoredRecord | None:
        """The record that took this one's place, if one did."""
        table = tables.records
        with reading(self._engine) as connection:
            row = connection.execute(
                select(table)
                .where(table.c.supersedes == identifier, table.c.rev_from <= self.revision)
                .order_by(table.c.rev_from.desc(), table.c.id.desc())
                .limit(1)
            ).one_or_none()
        return None if row is None else self._record(row)

    def touched_since(self, revision: int) -> set[str]:
        """Identifiers of records with a row begun or ended after `revision` and up to this one."""
        table = tables.records
        begun = and_(table.c.rev_from > revision, table.c.rev_from <= self.revision)
        ended = and_(table.c.rev_to > revision, table.c.rev_to <= self.revision)
        with reading(self._engine) as connection:
            return set(connection.scalars(select(table.c.record_id).where(or_(begun, ended))))

    def article(self, article_id: str) -> StoredArticle | None:
        """The article's version that stands at this revision."""
        return next(self._articles("article_id", [article_id]), None)

    def articles(self) -> Iterator[StoredArticle]:
        """Every article that stands, by identifier."""
        table = tables.article_versions
        with reading(self._engine) as connection:
            identifiers = list(connection.scalars(select(table.c.article_id).where(self._stands(table)).order_by(table.c.article_id)))
        return self._articles("article_id", identifiers)

    def articles_touched_since(self, revision: int) -> set[str]:
        """Identifiers of articles with a new version, analysis, state or record after `revision` and up to this one."""
        found: set[str] = set()
        with reading(self._engine) as connection:
            for table in (tables.article_versions, tables.article_states, tables.analyses, tables.records):
                begun = and_(table.c.rev_from > revision, table.c.rev_from <= self.revision)
                ended = and_(table.c.rev_to > revision, table.c.rev_to <= self.revision)
                found.update(connection.scalars(select(table.c.article_id).where(or_(begun, ended))))
        return found

    def article_version(self, article_id: str, version: int) -> StoredArticle | None:
        """One version of the article, also one that a later version replaced."""
        return next((found for found in self.article_versions(article_id) if found.version == version), None)

    def article_versions(self, article_id: str) -> list[StoredArticle]:
        """All versions of the article up to this revision, oldest first."""
        table = tables.article_versions
        with reading(self._engine) as connection:
            rows = connection.execute(
                select(table).where(table.c.article_id == article_id, table.c.rev_from <= self.revision).order_by(table.c.version)
            ).all()
        return list(self._with_companions(rows))

    def coverage(self, first_day: str | None = None, last_day: str | None = None) -> list[CoverageDay]:
        """What is known of each outlet's days, by outlet and day; with `first_day` and `last_day` (ISO, included) only of those.

        A day that was once searched completely is complete, whatever other tries came to.
        """
        table = tables.coverage
        with reading(self._engine) as connection:
            rows = connection.execute(select(table).where(self._stands(table))).all()
        days: dict[tuple[str, str], CoverageDay] = {}
        pages = self.articles_published()
        for row in sorted(rows, key=lambda row: (row.complete, row.verified)):
            first, last = max(row.first_day, first_day or row.first_day), min(row.last_day, last_day or row.last_day)
            for day in _days(first, last):
                key = (row.outlet, day)
                days[key] = CoverageDay(
                    outlet=row.outlet, day=day, complete=row.complete, reason=row.reason, verified=row.verified, pages=pages[key]
                )
        return [days[key] for key in sorted(days)]

    def articles_published(self) -> Counter[tuple[str, str]]:
        """Articles by (outlet, local day of publication); of archiving where the outlet names a time after it."""
        table = tables.article_versions
        columns = (table.c.outlet, table.c.published_at, table.c.archived_at)
        with reading(self._engine) as connection:
            rows = connection.execute(select(*columns).where(self._stands(table), table.c.published_at.is_not(None)))
            known = ((row.outlet, known_by(row.published_at, row.archived_at)) for row in rows)
            return Counter((outlet, moment[:10]) for outlet, moment in known if moment)

    def articles_placed(self) -> Counter[tuple[str, str]]:
        """How many articles each outlet has placed in each region: (outlet, region code) -> articles, relevant or not."""
        versions, analyses = tables.article_versions, tables.analyses
        query = (
            select(versions.c.outlet, analyses.c.regions)
            .join(analyses, versions.c.article_id == analyses.c.article_id)
            .where(self._stands(versions), self._stands(analyses))
        )
        with reading(self._engine) as connection:
            return Counter((row.outlet, code) for row in connection.execute(query) for code in row.regions)

    def articles_relevant(self) -> Counter[str]:
        """How many articles about neutrality each outlet has; without reading their texts."""
        versions, analyses = tables.article_versions, tables.analyses
        query = (
            select(versions.c.outlet, func.count().label("number"))
            .join(analyses, versions.c.article_id == analyses.c.article_id)
            .where(self._stands(versions), self._stands(analyses), analyses.c.relevant.is_(True))
            .group_by(versions.c.outlet)
        )
        with reading(self._engine) as connection:
            return Counter({row.outlet: row.number for row in connection.execute(query)})

    def records_of_elections(self) -> Counter[str]:
        """How many standing records each election has."""
        table = tables.records
        query = (
            select(table.c.election, func.count().label("number"))
            .where(self._stands(table), table.c.change != "withdrawn", table.c.election.is_not(None))
            .group_by(table.c.election)
        )
        with reading(self._engine) as connection:
            return Counter({row.election: row.number for row in connection.execute(query)})

    def outlets_searched(self) -> set[str]:
        """Outlets of which days are known."""
        with reading(self._engine) as connection:
            return set(connection.scalars(select(tables.coverage.c.outlet).where(self._stands(tables.coverage)).distinct()))

    def outlet_names(self) -> dict[str, str]:
        """Outlet id -> name, of the outlets that have articles."""
        table = tables.article_versions
        query = select(table.c.outlet, func.max(table.c.outlet_name).label("name")).where(self._stands(table)).group_by(table.c.outlet)
        with reading(self._engine) as connection:
            return {row.outlet: row.name for row in connection.execute(query)}

    def committed_at(self, revision: int) -> str | None:
        """When a revision was committed (UTC)."""
        table = tables.revisions
        with reading(self._engine) as connection:
            return connection.scalar(select(table.c.committed_at).where(table.c.rev == revision))

    def _stands(self, table: Table) -> ColumnElement[bool]:
        return and_(table.c.rev_from <= self.revision, or_(table.c.rev_to.is_(None), table.c.rev_to > self.revision))

    def _rows_where(self, table: Table, column: str, values: Iterable[str]) -> list[Row[Any]]:
        wanted = sorted(set(values))
        found: list[Row[Any]] = []
        with reading(self._engine) as connection:
            for start in range(0, len(wanted), _BATCH):
                batch = wanted[start : start + _BATCH]
                found.extend(
                    connection.execute(select(table).where(self._stands(table), table.c[column].in_(batch)).order_by(table.c[column]))
                )
        return found

    def _articles(self, column: str, values: list[str]) -> Iterator[StoredArticle]:
        for start in range(0, len(values), _BATCH):
            rows = self._rows_where(tables.article_versions, column, values[start : start + _BATCH])
            yield from self._with_companions(rows)

    def _record(self, row: Row[Any]) -> StoredRecord:
        return StoredRecord(
            id=row.record_id,
            record=Record.from_json(row.body),
            article_id=row.article_id,
            article_version=row.article_version,
            analysis_version=row.analysis_version,
            change=row.change,
            material=row.material,
            supersedes=row.supersedes,
            rev_from=row.rev_from,
            rev_to=self._ended(row),
        )

    def _ended(self, row: Row[Any]) -> int | None:
        """The revision that ended the row, as far as this view can know: what comes after it has not happened."""
        return row.rev_to if row.rev_to is not None and row.rev_to <= self.revision else None

    def _with_companions(self, rows: Iterable[Row[Any]]) -> Iterator[StoredArticle]:
        held = list(rows)
        identifiers = {row.article_id for row in held}
        states = {row.article_id: row for row in self._rows_where(tables.article_states, "article_id", identifiers)}
        annotations = {row.article_id: row for row in self._rows_where(tables.analyses, "article_id", identifiers)}
        for row in held:
            state, annotation = states.get(row.article_id), annotations.get(row.article_id)
            yield StoredArticle(
                id=row.article_id,
                version=row.version,
                article=Article(
                    url=row.url,
                    canonical_url=row.canonical_url,
                    outlet=row.outlet,
                    title=row.title,
                    text=row.text,
                    published_at=row.published_at,
                    published_basis=row.published_basis,
                    author=row.author,
                    language=row.language,
                    dateline=row.dateline,
                ),
                outlet_name=row.outlet_name,
                source_kind=row.source_kind,
                archived_at=row.archived_at,
                captures=tuple(row.captures),
                state=state.state if state is not None else "live",
                state_since=state.since if state is not None else None,
                relevant=annotation is not None and annotation.relevant,
                regions=tuple(annotation.regions) if annotation is not None else (),
                mentions=tuple(annotation.mentions) if annotation is not None and annotation.article_version == row.version else (),
                rev_from=row.rev_from,
                rev_to=self._ended(row),
            )


def _days(first: str, last: str) -> Iterator[str]:
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    for number in range((end - begin).days + 1):
        yield (begin + timedelta(days=number)).isoformat()
