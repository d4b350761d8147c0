"""Connections: one writer at a time, revisions that become visible in order, errors as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, exc, text

from ikrar.errors import StoreError

_WRITER_LOCK = 0x696B726172  # "ikrar"; any constant that nobody else uses in the same PostgreSQL database
_BUSY_MILLISECONDS = 30_000


def connect(url: str) -> Engine:
    """An engine for `url`. SQLite gets WAL and explicit transactions; sqlite3's own implicit ones would begin too late."""
    with translated_errors():
        engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("ikrar_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that no other writer overlaps, so that a revision becomes visible only after all lower ones."""
    with translated_errors(), engine.connect().execution_options(ikrar_writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITER_LOCK})
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state from start to end."""
    with translated_errors(), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def translated_errors() -> Iterator[None]:
    """Database errors as `StoreError`, with what to do."""
    try:
        yield
    except (exc.OperationalError, exc.DatabaseError) as error:
        raise StoreError(f"the store cannot be used: {error.orig or error}. {_advice(str(error.orig or error))}") from error
    except (exc.ArgumentError, exc.NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError(f"the store's address is not usable: {error}. Check [store] url or IKRAR_STORE_URL") from error


def _advice(problem: str) -> str:
    if "full" in problem:
        return "The disk is full; nothing was half-written. Make room and run the same command again"
    if "readonly" in problem or "unable to open" in problem:
        return "The data folder cannot be written; give --data a folder that can be"
    if "locked" in problem:
        return "Another Ikrar process is writing; wait for it to end"
    if "malformed" in problem or "not a database" in problem:
        return "The file is damaged; restore it from a backup, or move it away and run `ikrar process` to rebuild it from the archive"
    return "Check that the database is running and that its address is right"


def migrate(engine: Engine) -> None:
    """Bring the tables to this version's shape; does nothing where they have it."""
    script = AlembicConfig()
    script.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    head = ScriptDirectory.from_config(script).get_current_head()
    with reading(engine) as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    if current == head:
        return
    with writing(engine) as connection:
        script.attributes["connection"] = connection
        command.upgrade(script, "head")
