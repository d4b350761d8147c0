"""A newsroom that answers at once, and the `ikrar` command against it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest

from ikrar.cli.main import main
from newsroom.configuration import write_configuration
from newsroom.server import Newsroom


@dataclass(frozen=True, slots=True)
class Desk:
    """A running newsroom and a configuration that points at it."""

    newsroom: Newsroom
    config: Path

    def start(self, data: Path, *arguments: str) -> subprocess.Popen[str]:
        """`ikrar ARGUMENTS` on a data folder, as a process of its own."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("IKRAR_")}
        return subprocess.Popen(
            [sys.executable, "-m", "ikrar.cli.main", *self._line(data, arguments)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def ikrar(self, data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        process = self.start(data, *arguments)
        out, err = process.communicate(timeout=280)
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)

    def here(self, data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        """The same command in this process, which need not load anything again. It begins at its data folder all the same."""
        out, err = StringIO(), StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
            patch.setattr(sys, "argv", ["ikrar", *self._line(data, arguments)])
            main()
        return subprocess.CompletedProcess(arguments, int(ended.value.code or 0), out.getvalue(), err.getvalue())

    def _line(self, data: Path, arguments: Iterable[str]) -> list[str]:
        return [*arguments, "--data", str(data), "--config", str(self.config)]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Newsroom(day=1) as newsroom:
        yield Desk(newsroom, write_configuration(newsroom, tmp_path / "config"))
