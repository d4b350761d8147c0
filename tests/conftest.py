"""What every test may ask for."""

from __future__ import annotations

import gc
import signal
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ikrar.config import Config
from ikrar.datafolder import DataFolder, open_data_folder
from ikrar.settings import Settings, load_settings

if TYPE_CHECKING:
    from pipeline.annotate import Annotator


def pytest_configure() -> None:
    """A shell's background job ignores interrupts, and so would the programs that tests interrupt."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Nine thousand cases stay until the end: the garbage collector would walk through them again and again, a third of the collection."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with a `long` test are handed out first: begun last, one of them would keep a single worker busy at the end."""
    slow = {item.path for item in items if item.get_closest_marker("long")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """A developer's own environment must not decide a test."""
    for name in ("IKRAR_DATA", "IKRAR_CONFIG", "IKRAR_CONTACT", "IKRAR_STORE_URL", "IKRAR_ELASTICSEARCH_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def config() -> Config:
    """The shipped configuration."""
    return Config()


@pytest.fixture(scope="session")
def settings(config: Config) -> Settings:
    return load_settings(config)


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    """One for all tests of a worker: building it takes two seconds."""
    from pipeline.annotate import Annotator  # spaCy with it, for which the tests of no single other file should wait

    return Annotator()


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A new data folder for practice data."""
    return open_data_folder(tmp_path / "data", kind="practice")
