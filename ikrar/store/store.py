"""Opening the store, reading it at a revision, changing it in one step."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, delete, func, insert, select, update

from ikrar.clock import utc_now
from ikrar.datafolder import DataFolder
from ikrar.errors import DataFolderError
from ikrar.settings import Settings
from ikrar.store import tables
from ikrar.store.changeset import ChangeSet
from ikrar.store.database import connect, migrate, reading, writing
from ikrar.store.rows import RecordChange
from ikrar.store.view import View


def open_store(settings: Settings, folder: DataFolder) -> Store:
    """The store of `[store] url`, else `store.sqlite3` in the data folder; made or migrated where needed.

    Raises:
        DataFolderError: the store holds practice data and the folder real data, or the other way round.
        StoreError: it cannot be opened.
    """
    engine = connect(settings.store.url or f"sqlite:///{folder.store_database}")
    migrate(engine)
    store = Store(engine)
    kind = store.claim_kind(folder.kind)
    if kind != folder.kind:
        raise DataFolderError(f"the store holds {kind} data, the data folder {folder.path} {folder.kind} data; give each its own store")
    return store


class Store:
    """The append-only store. Opened once a process; safe from several processes at a time."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        self.engine.dispose()

    def claim_kind(self, kind: str) -> str:
        """Say that this store holds `kind` data, unless it says already; returns what it holds."""
        wanted = select(tables.facts.c.value).where(tables.facts.c.name == "kind")
        with reading(self.engine) as connection:
            held = connection.scalar(wanted)
        if held is not None:
            return str(held)
        with writing(self.engine) as connection:
            held = connection.scalar(wanted)
            if held is None:
                connection.execute(insert(tables.facts).values(name="kind", value=kind))
            return str(held or kind)

    def revision(self) -> int:
        """The newest revision; 0 while the store is empty."""
        with reading(self.engine) as connection:
            return int(connection.scalar(select(func.max(tables.revisions.c.rev))) or 0)

    def position(self, name: str) -> int:
        """How far the store has read one of the archive's lists (see `ChangeSet.advance`); 0 at first."""
        with reading(self.engine) as connection:
            return int(connection.scalar(select(tables.facts.c.value).where(tables.facts.c.name == name)) or 0)

    def processed(self, analysis_version: str) -> set[int]:
        """Ids of the captures that the analysis of this version has seen."""
        table = tables.processed
        with reading(self.engine) as connection:
            return set(connection.scalars(select(table.c.capture_id).where(table.c.analysis_version == analysis_version)))

    def newest_processed(self) -> dict[str, int]:
        """Article identifier -> the newest capture of it that an analysis of any version has seen."""
        table = tables.processed
        with reading(self.engine) as connection:
            rows = connection.execute(select(table.c.article_id, func.max(table.c.capture_id).label("newest")).group_by(table.c.article_id))
            return {row.article_id: row.newest for row in rows}

    @contextmanager
    def change(self, step: str) -> Iterator[ChangeSet]:
        """One change set: becomes one revision when the block ends, nothing when it raises or changes nothing."""
        with writing(self.engine) as connection:
            yield ChangeSet(connection, step, utc_now())

    def at(self, revision: int | None = None) -> View:
        """The state at `revision`, or now. A view reads from the database each time; its revision does not move."""
        return View(self.engine, self.revision() if revision is None else revision)

    def changes(self, after: int, upto: int | None = None) -> list[RecordChange]:
        """Records that differ between the revisions `after` and `upto` (now), oldest change first.

        A record that came and went in between is not listed.
        """
        before, now = self.at(after), self.at(upto)
        touched = now.touched_since(after)
        old = {record.id: record for record in before.records_of_ids(touched)}
        changed = []
        for record in now.records_of_ids(touched, include_withdrawn=True):
            earlier = old.get(record.id) or old.get(record.supersedes or "")
            if record.change == "withdrawn" and earlier is None:
                continue
            changed.append(RecordChange(after=record, before=earlier))
        return sorted(changed, key=lambda change: (change.after.rev_from, change.after.id))

    def take_lease(self, job: str, holder: str, seconds: float) -> bool:
        """Let `holder` alone run `job` for so long; False while another one does."""
        now = datetime.now(UTC)
        until = (now + timedelta(seconds=seconds)).isoformat(timespec="seconds")
        with writing(self.engine) as connection:
            row = connection.execute(select(tables.leases).where(tables.leases.c.job == job)).one_or_none()
            if row is None:
                connection.execute(insert(tables.leases).values(job=job, holder=holder, until=until))
                return True
            if row.holder != holder and datetime.fromisoformat(row.until) > now:
                return False
            connection.execute(update(tables.leases).where(tables.leases.c.job == job).values(holder=holder, until=until))
            return True

    def release_lease(self, job: str, holder: str) -> None:
        with writing(self.engine) as connection:
            connection.execute(delete(tables.leases).where(tables.leases.c.job == job, tables.leases.c.holder == holder))
