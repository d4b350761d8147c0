"""One change set: everything written in one transaction under one revision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from ikrar.model import Annotation, Article
from ikrar.store import tables
from ikrar.store.reconcile import Current, reconcile
from ikrar.store.rows import CoverageDay


class ChangeSet:
    """Writes of one step. Nothing is visible to others before the surrounding block ends."""

    def __init__(self, connection: Connection, step: str, now: str) -> None:
        self._connection = connection
        self._step = step
        self._now = now
        self._revision: int | None = None

    @property
    def revision(self) -> int:
        """This change set's revision, taken at the first write: a step that changes nothing makes none."""
        if self._revision is None:
            newest = self._connection.scalar(select(func.max(tables.revisions.c.rev))) or 0
            self._revision = int(newest) + 1
            self._connection.execute(insert(tables.revisions).values(rev=self._revision, step=self._step, committed_at=self._now))
        return self._revision

    def put_article(
        self, article: Article, *, outlet_name: str, source_kind: str, archived_at: str, captures: Sequence[Mapping[str, Any]]
    ) -> int:
        """Add a version of the article unless its digest is the current one's; returns the current version's number."""
        current = self._current(tables.article_versions, article_id=article.id)
        if current is not None and current.digest == article.digest:
            return int(current.version)
        version = 1 if current is None else int(current.version) + 1
        if current is not None:
            self._close(tables.article_versions, current.id)
        self._add(
            tables.article_versions,
            article_id=article.id,
            version=version,
            digest=article.digest,
            url=article.url,
            canonical_url=article.canonical_url,
            outlet=article.outlet,
            outlet_name=outlet_name,
            source_kind=source_kind,
            title=article.title,
            text=article.text,
            published_at=article.published_at,
            published_basis=article.published_basis,
            author=article.author,
            language=article.language,
            dateline=article.dateline,
            archived_at=archived_at,
            captures=[dict(capture) for capture in captures],
        )
        return version

    def put_annotation(self, article_id: str, version: int, analysis_version: str, annotation: Annotation) -> None:
        """Put the analysis of an article version: its regions and mentions, and its records beside those it had."""
        current = self._current(tables.analyses, article_id=article_id)
        if current is not None and (current.article_version, current.analysis_version) == (version, analysis_version):
            return
        if current is not None:
            self._close(tables.analyses, current.id)
        self._add(
            tables.analyses,
            article_id=article_id,
            article_version=version,
            analysis_version=analysis_version,
            relevant=annotation.relevant,
            relevance_score=annotation.relevance_score,
            regions=list(annotation.regions),
            mentions=[dict(mention) for mention in annotation.mentions],
        )
        self._put_records(
            article_id, version, analysis_version, annotation, corrected=current is not None and current.article_version != version
        )

    def _put_records(self, article_id: str, version: int, analysis_version: str, annotation: Annotation, *, corrected: bool) -> None:
        table = tables.records
        rows = self._connection.execute(select(table).where(table.c.article_id == article_id, table.c.rev_to.is_(None)))
        held = [Current(row.id, row.record_id, row.body, row.change == "withdrawn", row.article_version) for row in rows]
        for step in reconcile(article_id, version, held, annotation.records, why="corrected" if corrected else "reanalysis"):
            if step.closes is not None:
                self._close(table, step.closes)
            if step.body is not None:
                self._add(
                    table,
                    record_id=step.record_id,
                    article_id=article_id,
                    article_version=version,
                    analysis_version=analysis_version,
                    kind=step.body["kind"],
                    region=step.body["region"],
                    election=step.body["election"],
                    body=step.body,
                    change=step.change,
                    material=step.material,
                    supersedes=step.supersedes,
                )

    def set_state(self, article_id: str, state: str, *, since: str, detail: str) -> None:
        """Say that the article is `live` or `gone` at its address; its versions and records stay."""
        current = self._current(tables.article_states, article_id=article_id)
        if (current.state if current is not None else "live") == state:
            return
        if current is not None:
            self._close(tables.article_states, current.id)
        self._add(tables.article_states, article_id=article_id, state=state, since=since, detail=detail)

    def put_coverage(self, days: Iterable[CoverageDay]) -> None:
        """Put what is known of outlets' days; days that follow each other become one span (see `put_coverage_span`)."""
        for day in sorted(days, key=lambda day: (day.outlet, day.day)):
            self.put_coverage_span(day.outlet, day.day, day.day, complete=day.complete, reason=day.reason, verified=day.verified)

    def put_coverage_span(self, outlet: str, first_day: str, last_day: str, *, complete: bool, reason: str, verified: bool) -> None:
        """Say that the outlet was searched for the publications of these days (ISO, both included), or was tried in vain.

        Complete spans that touch are joined. A span that adds nothing to what stands changes nothing.
        """
        table = tables.coverage
        alike = (table.c.outlet == outlet, table.c.complete.is_(complete), table.c.verified.is_(verified), table.c.rev_to.is_(None))
        query = select(table).where(*alike, table.c.first_day <= _next_day(last_day), table.c.last_day >= _previous_day(first_day))
        touching = [row for row in self._connection.execute(query) if complete or row.reason == reason]
        if any(row.first_day <= first_day and last_day <= row.last_day for row in touching):
            return
        for row in touching:
            self._close(table, row.id)
            first_day, last_day = min(first_day, row.first_day), max(last_day, row.last_day)
        self._add(table, outlet=outlet, first_day=first_day, last_day=last_day, complete=complete, reason=reason, verified=verified)

    def advance(self, name: str, position: int) -> None:
        """Remember how far the store has read one of the archive's lists; makes no revision of its own."""
        self._connection.execute(delete(tables.facts).where(tables.facts.c.name == name))
        self._connection.execute(insert(tables.facts).values(name=name, value=str(position)))

    def mark_processed(self, capture_id: int, analysis_version: str, *, article_id: str, outcome: str, detail: str = "") -> None:
        """Remember that the analysis of this version has seen this capture: `kept`, `rejected` or `failed`."""
        self._connection.execute(
            insert(tables.processed).values(
                capture_id=capture_id,
                analysis_version=analysis_version,
                article_id=article_id,
                outcome=outcome,
                detail=detail,
                rev=self.revision,
            )
        )

    def _current(self, table: Table, **where: str) -> Any:
        conditions = [table.c[name] == value for name, value in where.items()]
        return self._connection.execute(select(table).where(*conditions, table.c.rev_to.is_(None))).one_or_none()

    def _add(self, table: Table, **values: Any) -> None:
        self._connection.execute(insert(table).values(**values, rev_from=self.revision, rev_to=None))

    def _close(self, table: Table, row: int) -> None:
        self._connection.execute(update(table).where(table.c.id == row).values(rev_to=self.revision))


def _next_day(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _previous_day(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
