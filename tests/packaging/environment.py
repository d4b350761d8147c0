"""An environment with the packages of `requirements.lock` and nothing else, made without pip from that of the tests."""

from __future__ import annotations

import venv
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement

CHECKOUT = Path(__file__).resolve().parents[2]
Pin = tuple[str, tuple[str, ...]]
"""A line of a lock file, with version and condition, and the hashes below it."""


def pins(lock: str) -> Iterator[Pin]:
    """The packages of a lock file."""
    lines = [line.strip() for line in (CHECKOUT / lock).read_text(encoding="utf-8").splitlines()]
    told = [line.removesuffix("\\").strip() for line in lines if line and not line.startswith("#")]
    starts = [at for at, line in enumerate(told) if not line.startswith("--hash=")]
    for start, end in zip(starts, [*starts[1:], len(told)], strict=True):
        yield told[start], tuple(told[start + 1 : end])


def make_environment(folder: Path) -> Path:
    """Its interpreter. Every file of a locked package is a link to the file that pip installed for the tests, from the same lock."""
    venv.create(folder, with_pip=False)
    (packages,) = folder.glob("lib/python*/site-packages")
    for line, _ in pins("requirements.lock"):
        needed = Requirement(line)
        if needed.marker is None or needed.marker.evaluate():
            _link(needed, packages)
    return folder / "bin" / "python"


def _link(needed: Requirement, packages: Path) -> None:
    installed = distribution(needed.name)
    assert needed.specifier.contains(installed.version), f"{needed} is locked, {installed.version} is installed: run make test"
    for file in installed.files or ():
        if ".." not in file.parts:  # commands, which the demonstration does not start
            place = packages / file
            place.parent.mkdir(parents=True, exist_ok=True)
            place.symlink_to(Path(str(installed.locate_file(file))))
