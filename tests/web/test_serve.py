"""`ikrar serve`: prints its address once it answers, ends with Ctrl-C, says so when it cannot listen."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from ikrar.datafolder import DataFolder
from ikrar.errors import UsageError
from ikrar.settings import Settings
from ikrar.store import open_store
from search.web.serve import take_port


def serve(folder: DataFolder, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "ikrar.cli.main", "serve", "--data", str(folder.path), *arguments]
    return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_answers_and_ends_when_told(settings: Settings, folder: DataFolder, ending: signal.Signals) -> None:
    open_store(settings, folder).close()
    process = serve(folder, "--port", "0")
    try:
        assert process.stderr is not None
        line = process.stderr.readline()
        address = re.search(r"serving (http://127\.0\.0\.1:\d+/) \(DATA LATIHAN\); Ctrl-C ends", line)
        assert address is not None, line
        answer = httpx.get(address.group(1), timeout=60, trust_env=False)
        assert answer.status_code == 200 and "Belum ada berita yang diproses" in answer.text
        process.send_signal(ending)
        _, errors = process.communicate(timeout=30)
        assert "Traceback" not in errors
    finally:
        process.kill()
        process.wait()


def test_a_port_in_use_is_a_sentence(folder: DataFolder) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = serve(folder, "--port", str(port))
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 2
    assert f"cannot listen on 127.0.0.1:{port}" in errors and "another program uses this port" in errors and "Traceback" not in errors


def test_an_address_that_is_not_here_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot listen on"):
        take_port("192.0.2.1", 0)
