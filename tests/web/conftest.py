"""The pages of a practice store on its second day, with an embedded index."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

import pytest
import uvicorn
from fastapi import FastAPI
from httpx import Client

from ikrar.config import Config
from ikrar.datafolder import DataFolder, open_data_folder
from ikrar.settings import Settings
from ikrar.store import Store
from search.index.base import SearchIndex
from search.index.opened import open_index
from search.index.update import update_index
from search.publication import Gate, open_gate
from search.web import create_app
from search.web.serve import take_port
from tests.practice_store import build_practice_store, second_day


@contextmanager
def serving(app: FastAPI) -> Iterator[Client]:
    """The application behind a real socket on loopback; the client follows no redirects."""
    with take_port("127.0.0.1", 0) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            with Client(base_url=f"http://127.0.0.1:{listener.getsockname()[1]}", timeout=30, trust_env=False) as client:
                yield client
        finally:
            server.should_exit = True
            thread.join(timeout=10)


@dataclass(frozen=True)
class Served:
    client: Client
    store: Store
    gate: Gate
    index: SearchIndex
    folder: DataFolder


@pytest.fixture(scope="session")
def served(config: Config, settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = open_data_folder(tmp_path_factory.mktemp("web") / "data", kind="practice")
    with build_practice_store(settings, folder) as store, closing(open_index(settings, folder, config)) as index:
        second_day(store)
        gate = open_gate(config, settings, folder)
        update_index(store, gate, index)
        # The shipped configuration does not know the practice outlets' files, which say how seldom they publish.
        patient = settings.model_copy(update={"coverage": settings.coverage.model_copy(update={"silence_most": 3650})})
        app = create_app(config, patient, folder, store, index)
        with serving(app) as client:
            yield Served(client, store, gate, index, folder)
