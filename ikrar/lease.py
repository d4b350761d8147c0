"""One process at a time does a job, also on several machines over one store; a killed one is followed within minutes."""

from __future__ import annotations

import os
import socket
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from ikrar.store import Store

LEASE_SECONDS = 180.0
"""How long a lease outlives its holder. It is renewed three times in that span."""


@contextmanager
def held_lease(store: Store, job: str, seconds: float = LEASE_SECONDS) -> Iterator[bool]:
    """Hold the lease of `job` while the block runs; yields False, holding nothing, while another process has it."""
    holder = f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:8]}"
    if not store.take_lease(job, holder, seconds):
        yield False
        return
    done = threading.Event()

    def renew() -> None:
        while not done.wait(seconds / 3):
            store.take_lease(job, holder, seconds)

    renewing = threading.Thread(target=renew, name=f"lease of {job}", daemon=True)
    renewing.start()
    try:
        yield True
    finally:
        done.set()
        renewing.join()
        store.release_lease(job, holder)
