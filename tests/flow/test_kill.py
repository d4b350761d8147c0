"""`kill -9` at any moment of `run`; the next `run` ends in the same store as one that was never disturbed."""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import time
from pathlib import Path

import pytest

from ikrar.datafolder import open_data_folder
from tests.flow.conftest import Desk
from tests.flow.snapshot import snapshot

KILLS = 10 if os.environ.get("CI") == "true" else 4
"""A kill takes ten seconds: at the desk four, each day at other moments; in CI ten."""
_FIRST_STEPS_SECONDS = 0.4
"""Before this a run has only been reading Python files."""


@pytest.mark.long
@pytest.mark.timeout(300)
def test_a_run_killed_at_random_moments_ends_as_an_undisturbed_one(desk: Desk, tmp_path: Path) -> None:
    open_data_folder(tmp_path / "calm", kind="practice")
    began = time.monotonic()
    calm = desk.ikrar(tmp_path / "calm", "run")
    length = time.monotonic() - began
    assert calm.returncode == 0, calm.stderr
    wanted = snapshot(tmp_path / "calm", desk.config)

    seed = random.SystemRandom().randrange(10**6)
    chance = random.Random(seed)
    open_data_folder(tmp_path / "killed", kind="practice")
    cut_short, limit = 0, length
    for number in range(2 * KILLS):
        if number == KILLS // 2:
            limit *= 0.5  # over the whole length at first; later runs find most work done, and are shorter
        process = desk.start(tmp_path / "killed", "run")
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(chance.uniform(_FIRST_STEPS_SECONDS, limit))
        if process.poll() is None:
            process.kill()
            cut_short += 1
        else:  # on a machine that has become faster since the calm run, or with little left to do
            limit = max(limit * 0.7, 2 * _FIRST_STEPS_SECONDS)
        process.communicate()
        if cut_short == KILLS:
            break
    assert cut_short == KILLS, f"seed {seed}: only {cut_short} runs were cut short"
    last = desk.here(tmp_path / "killed", "run")
    assert last.returncode == 0, f"seed {seed}: {last.stderr}"
    assert snapshot(tmp_path / "killed", desk.config) == wanted, f"seed {seed}"
