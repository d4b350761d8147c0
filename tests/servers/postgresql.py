"""A PostgreSQL server of its own for the test run, on loopback, thrown away afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.required import missing


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    if not found and not on_path:
        missing("PostgreSQL is not installed")
    return found[-1].parent if found else Path(str(on_path)).parent


@contextmanager
def postgresql_server() -> Iterator[str]:
    """Start a server; yields its SQLAlchemy address."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="ikrar-postgresql-"))
    run_as: list[str] = []
    if os.geteuid() == 0:  # the server refuses to run as root
        account = pwd.getpwnam("postgres")
        os.chown(folder, account.pw_uid, account.pw_gid)
        run_as = ["runuser", "-u", "postgres", "--"]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"
    try:
        subprocess.run(
            [*run_as, programs / "initdb", "-D", data, "-U", "ikrar", "-A", "trust", "-N", "--no-instructions"],
            check=True,
            capture_output=True,
            cwd=folder,
        )
        subprocess.run(
            [*run_as, programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", f"-p {port} -h 127.0.0.1 -k {folder} -F", "start"],
            check=True,
            capture_output=True,
            cwd=folder,
        )
        try:
            yield f"postgresql+psycopg://ikrar@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run(
                [*run_as, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], check=True, capture_output=True, cwd=folder
            )
    finally:
        shutil.rmtree(folder, ignore_errors=True)
