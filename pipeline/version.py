"""Which analysis made a record: changes whenever code, vocabulary, places, model or threshold of the pipeline change."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from ikrar import __version__
from ikrar.config import Config
from ikrar.settings import load_settings

_DATA = ("vocabulary", "regions", "analysis")


@cache
def _code_digest() -> str:
    here = Path(__file__).resolve().parent
    return _digest_of([path for path in sorted(here.rglob("*")) if path.is_file() and "__pycache__" not in path.parts], here)


def analysis_version(config: Config) -> str:
    """`VERSION+12 hex`, the same on every machine for the same code, words and threshold of review."""
    words = hashlib.sha256(_code_digest().encode())
    words.update(str(load_settings(config).analysis.review_below).encode())
    for name in _DATA:
        root = config.path(name)
        words.update(_digest_of(sorted(path for path in root.rglob("*") if path.is_file()), root).encode())
    return f"{__version__}+{words.hexdigest()[:12]}"


def _digest_of(paths: list[Path], root: Path) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(str(path.relative_to(root)).encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
