"""A test that needs a server says why it skips; in CI it may not skip."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def missing(what: str) -> NoReturn:
    """Skip the test, or fail it where `CI=true`."""
    message = f"{what}; `make test-deps` installs it"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)
