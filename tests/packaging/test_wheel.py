"""A user without a checkout: the wheel in an empty environment, far from the sources, runs the demonstration."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]


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


@pytest.mark.long
@pytest.mark.timeout(600)
def test_the_wheel_runs_the_demonstration_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    venv.create(environment)
    python = environment / "bin" / "python"
    # Nothing is compiled that the demonstration does not import: half a minute less.
    install = (sys.executable, "-m", "pip", "--python", python, "install", "-q", "--disable-pip-version-check", "--no-compile")
    _run(*install, "--require-hashes", "-r", CHECKOUT / "requirements.lock", cwd=tmp_path)
    _run(*install, "--no-deps", wheel, cwd=tmp_path)
    where = _run(python, "-c", "import ikrar, pathlib; print(pathlib.Path(ikrar.__file__).resolve())", cwd=tmp_path).strip()
    assert str(environment) in where
    said = _run(environment / "bin" / "ikrar", "demo", "--no-serve", cwd=tmp_path)
    assert "day 1: 42 articles archived" in said, said
    assert "records: " in said and "1 gone" in said, said
