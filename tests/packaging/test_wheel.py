"""A user without a checkout: the wheel in an empty environment, far from the sources, runs the demonstration."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.packaging.environment import CHECKOUT, make_environment, pins


def _run(*command: str | Path, cwd: Path, **environment: str) -> str:
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("IKRAR_", "PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(command, cwd=cwd, env={**outside, **environment}, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", folder, CHECKOUT, cwd=folder)
    (built,) = folder.glob("ikrar-*.whl")
    return built


def test_users_install_what_was_tested() -> None:
    tested = {_version(line): hashes for line, hashes in pins("requirements-test.lock")}
    for line, hashes in pins("requirements.lock"):
        assert hashes and tested[_version(line)] == hashes, f"{line}: the lock files differ; run make lock"


def _version(line: str) -> str:
    """Without the condition, which is worded by what else is in the lock."""
    return line.split(" ;")[0]


@pytest.mark.long
@pytest.mark.timeout(600)
def test_the_wheel_runs_the_demonstration_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    """In CI, pip installs every package anew: two minutes. At the desk `make test` has just done so, from a lock that holds the same."""
    environment = tmp_path / "environment"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", environment / "bin" / "python")
    if os.environ.get("CI") == "true":
        venv.create(environment)
        # Nothing is compiled that the demonstration does not import: half a minute less.
        _run(*pip, "install", "-q", "--no-compile", "--require-hashes", "-r", CHECKOUT / "requirements.lock", cwd=tmp_path)
    else:
        make_environment(environment)
    _run(*pip, "install", "-q", "--no-compile", "--no-deps", wheel, cwd=tmp_path)
    _run(*pip, "check", cwd=tmp_path)
    python = environment / "bin" / "python"
    where = _run(python, "-c", "import ikrar, pathlib; print(pathlib.Path(ikrar.__file__).resolve())", cwd=tmp_path).strip()
    assert str(environment) in where
    said = _run(environment / "bin" / "ikrar", "demo", "--no-serve", cwd=tmp_path)
    assert "day 1: 42 articles archived" in said, said
    assert "records: " in said and "1 gone" in said, said
