"""The digest: what it says, to whom, through which door, and that a retry is the same message."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from ikrar.archive import Archive
from ikrar.config import Config
from ikrar.datafolder import DataFolder
from ikrar.errors import DataFolderError, DeliveryError, UsageError
from ikrar.settings import Settings, load_settings
from ikrar.store import Store
from ikrar.store.digests import sent_digests
from search.digest import Digests
from search.digest.content import outlets_tried
from tests.practice_store import ACCUSING, build_practice_store, second_day
from tests.publication.test_accused import plain

READER = "pembaca@contoh.example"


class Mailbox:
    """A real SMTP server's handler that keeps what it accepted; `refuse` is what it answers instead, once."""

    def __init__(self) -> None:
        self.accepted: list[bytes] = []
        self.refuse: str | None = None

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.refuse:
            answer, self.refuse = self.refuse, None
            return answer
        self.accepted.append(envelope.content)
        return "250 accepted"

    def messages(self) -> list[EmailMessage]:
        return [message_from_bytes(content, policy=default) for content in self.accepted]  # type: ignore[misc]


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, int]]:
    handler = Mailbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield handler, port
    finally:
        controller.stop()


@pytest.fixture
def store(settings: Settings, folder: DataFolder) -> Iterator[Store]:
    with build_practice_store(settings, folder) as built:
        yield built


def _digests(config: Config, folder: DataFolder, store: Store, **changes: Any) -> Digests:
    return Digests(config, load_settings(config, {"digest": changes}), folder, store, {"kabarswarna": "Kabar Swarna"})


def _parts(message: EmailMessage) -> tuple[str, str]:
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None and html is not None
    return text.get_content(), html.get_content()


def test_a_mail_says_what_is_new_by_province_with_evidence_and_links(
    config: Config, folder: DataFolder, store: Store, mailbox: tuple[Mailbox, int]
) -> None:
    box, port = mailbox
    sent = _digests(config, folder, store, smtp_host="127.0.0.1", smtp_port=port).to_address(READER)
    (message,) = box.messages()
    assert message["Message-ID"] == sent.message_id and message["To"] == READER
    assert message["Subject"].startswith("[DATA LATIHAN]") and str(sent.new) in message["Subject"]
    text, html = _parts(message)
    records = store.at().records()
    assert sent.new == len(records)
    for record in records:
        assert f"/rekaman/{record.id}" in text and f"/rekaman/{record.id}" in html
    assert "== Jawa Tengah ==" in text and ">Jawa Tengah</h2>" in html
    for face in (message["Subject"], text, html):
        assert not [name for accusing in ACCUSING for name in accusing.names if name in plain(face)]
    assert "DATA LATIHAN" in text and "DATA LATIHAN" in html


def test_the_next_mail_holds_only_what_changed_and_then_says_that_nothing_did(
    config: Config, folder: DataFolder, store: Store, mailbox: tuple[Mailbox, int]
) -> None:
    box, port = mailbox
    digests = _digests(config, folder, store, smtp_host="127.0.0.1", smtp_port=port)
    first = digests.to_address(READER)
    second_day(store)
    second = digests.to_address(READER)
    assert (second.after, second.new + second.corrected + second.withdrawn < first.new) == (first.upto, True)
    assert second.corrected, "the corrected article of the second day"
    third = digests.to_address(READER)
    assert (third.new, third.corrected, third.withdrawn) == (0, 0, 0)
    text, html = _parts(box.messages()[-1])
    for face in (text, html):
        assert "Tidak ada rekaman yang baru" in face and "Tidak ada media yang terbaca" in face
    assert len({message["Message-ID"] for message in box.messages()}) == 3


def test_every_subscriber_has_a_watermark_of_their_own(config: Config, folder: DataFolder, store: Store, tmp_path: Path) -> None:
    digests = _digests(config, folder, store)
    assert digests.to_folder(tmp_path / "one").new > 0
    assert digests.to_folder(tmp_path / "two").new > 0
    assert digests.to_folder(tmp_path / "one").new == 0


def test_a_server_that_refuses_gets_the_same_message_again(
    config: Config, folder: DataFolder, store: Store, mailbox: tuple[Mailbox, int]
) -> None:
    box, port = mailbox
    digests = _digests(config, folder, store, smtp_host="127.0.0.1", smtp_port=port)
    box.refuse = "451 try later"
    with pytest.raises(DeliveryError, match="next try"):
        digests.to_address(READER)
    second_day(store)
    sent = digests.to_address(READER)
    (digest,) = sent_digests(store, f"mail:{READER}")
    assert digest.delivered and digest.message_id == sent.message_id
    assert len(box.accepted) == 1 and sent.upto < store.revision()


def test_killed_between_acceptance_and_commit_the_retry_is_the_same_message(
    config: Config, folder: DataFolder, store: Store, mailbox: tuple[Mailbox, int], tmp_path: Path
) -> None:
    box, port = mailbox
    own = tmp_path / "config"
    own.mkdir()
    (own / "settings.toml").write_text(f'[digest]\nsmtp_host = "127.0.0.1"\nsmtp_port = {port}\n')
    # The process dies at the very moment that its commit would begin.
    dying = (
        "import os, search.digest.send as send\n"
        "send.mark_delivered = lambda *args, **kwargs: os._exit(9)\n"
        "from ikrar.cli.main import main\nmain()\n"
    )
    command = ["digest", "--to", READER, "--data", str(folder.path), "--config", str(own)]
    killed = subprocess.run([sys.executable, "-c", dying, *command], capture_output=True, text=True, env=_environment())
    assert killed.returncode == 9, killed.stderr
    second_day(store)
    again = subprocess.run([sys.executable, "-m", "ikrar.cli.main", *command, "--json"], capture_output=True, text=True, env=_environment())
    assert again.returncode == 0, again.stderr
    assert len(box.accepted) == 2
    assert box.accepted[0] == box.accepted[1], "to the last byte"
    assert json.loads(again.stdout)["message_id"] == box.messages()[0]["Message-ID"]


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("IKRAR_")}


def test_without_a_mail_server_digests_go_to_the_data_folder(config: Config, folder: DataFolder, store: Store) -> None:
    (sent,) = _digests(config, folder, store, recipients=[READER]).send_all()
    assert {path.suffix for path in sent.files} == {".eml", ".html", ".txt"}
    assert all(path.parent == folder.digests for path in sent.files)
    message = message_from_bytes(next(path for path in sent.files if path.suffix == ".eml").read_bytes(), policy=default)
    assert message["Message-ID"] == sent.message_id


def test_wrong_use_is_told(config: Config, folder: DataFolder, store: Store, tmp_path: Path) -> None:
    digests = _digests(config, folder, store)
    with pytest.raises(UsageError, match="no mail server"):
        digests.to_address(READER)
    with pytest.raises(UsageError, match="no mail address"):
        digests.to_address("pembaca")
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(DataFolderError, match="next try"):
        digests.to_folder(blocked / "digests")
    unreachable = _digests(config, folder, store, smtp_host="127.0.0.1", smtp_port=1)
    with pytest.raises(DeliveryError, match=r"127\.0\.0\.1:1 did not take"):
        unreachable.to_address(READER)


def test_outlets_reached_and_not_come_from_their_last_listing(folder: DataFolder) -> None:
    def listing(outlet: str, at: str, complete: bool) -> dict[str, Any]:
        return {
            "outlet": outlet,
            "method": "feed",
            "address": f"https://{outlet}.example/feed",
            "started_at": at,
            "finished_at": at,
            "complete": complete,
            "reached_end": complete,
            "reason": "end" if complete else "503",
            "pages": 1,
            "addresses_found": 3,
            "oldest_published": None,
            "newest_published": None,
        }

    with Archive.open(folder, writing=True) as archive:
        with archive.change() as change:
            change.note_listing(**listing("lama", "2024-11-01T00:00:00+00:00", True))
            change.note_listing(**listing("satu", "2024-11-03T00:00:00+00:00", False))
            change.note_listing(**listing("satu", "2024-11-03T05:00:00+00:00", True))
            change.note_listing(**listing("dua", "2024-11-03T00:00:00+00:00", False))
        tried = outlets_tried(archive, {"satu": "Harian Satu"}, "2024-11-02T00:00:00+00:00")
    assert tried == {"reached": ["Harian Satu"], "not_reached": [["dua", "503"]]}
