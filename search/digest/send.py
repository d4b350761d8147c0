"""Prepare, render, hand over, remember: in this order, so that a killed process repeats the same message and skips none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ikrar.archive import Archive
from ikrar.config import Config
from ikrar.datafolder import DataFolder
from ikrar.errors import DeliveryError, UsageError
from ikrar.regions import load_regions
from ikrar.settings import Settings
from ikrar.store import SentDigest, Store
from ikrar.store.digests import mark_delivered, prepare_digest
from search.coverage import read_coverage
from search.digest.content import DigestContent, collect, outlets_tried
from search.digest.delivery import send_mail, write_files
from search.digest.message import DigestRenderer
from search.labels import Labels
from search.publication import open_gate, practice_mark, public_url
from search.silence import find_silent

_NO_SENDER = "ikrar@localhost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """A digest that was handed over. `files` are empty for a mail."""

    subscriber: str
    message_id: str
    subject: str
    after: int
    upto: int
    new: int
    corrected: int
    withdrawn: int
    files: tuple[Path, ...]
    practice: bool

    def to_json(self) -> dict[str, Any]:
        return {
            "subscriber": self.subscriber,
            "message_id": self.message_id,
            "subject": self.subject,
            "after_revision": self.after,
            "upto_revision": self.upto,
            "new": self.new,
            "corrected": self.corrected,
            "withdrawn": self.withdrawn,
            "files": [str(path) for path in self.files],
        } | practice_mark(self.practice)


class Digests:
    """Sends digests of one store. Made once a process.

    Args:
        names: outlet id -> name, for the lines on outlets reached, not reached and silent.
        a_week: outlet id -> articles expected in a week, where its file says so.
    """

    def __init__(
        self,
        config: Config,
        settings: Settings,
        folder: DataFolder,
        store: Store,
        names: Mapping[str, str],
        a_week: Mapping[str, float | None] = MappingProxyType({}),
    ) -> None:
        self._settings, self._folder, self._store = settings, folder, store
        self._names, self._a_week = names, a_week
        self._gate = open_gate(config, settings, folder)
        self._regions = load_regions(config)
        self._renderer = DigestRenderer(
            Labels(config),
            self._regions,
            public_url=public_url(settings),
            contact=self._gate.correction_contact,
            practice=folder.practice,
        )

    def send_all(self) -> list[Delivered]:
        """To every recipient of the settings, or to the data folder's `digests/` where no mail server is set.

        Raises:
            DeliveryError: after all were tried, with every failure; one recipient's keeps no digest from the others.
        """
        digest = self._settings.digest
        if not digest.smtp_host:
            return [self.to_folder(self._folder.digests)]
        sent: list[Delivered] = []
        failures: list[str] = []
        for recipient in digest.recipients:
            try:
                sent.append(self.to_address(recipient))
            except (DeliveryError, UsageError) as error:
                failures.append(str(error))
        if failures:
            raise DeliveryError(f"{len(sent)} of {len(digest.recipients)} digests were sent; {'; '.join(dict.fromkeys(failures))}")
        return sent

    def to_folder(self, folder: Path) -> Delivered:
        """As `.eml`, `.html` and `.txt`."""
        digest, content = self._due(f"folder:{folder.resolve()}")
        message = self._renderer.message(content, digest, sender=self._sender, recipient="undisclosed-recipients:;")
        name = f"{digest.prepared_at[:10]}-r{digest.upto_revision:06}-{digest.id}"
        files = {
            ".html": self._renderer.html(content, digest).encode(),
            ".txt": self._renderer.plain(content, digest).encode(),
            ".eml": message.as_bytes(),
        }
        paths = write_files(folder, name, files)
        return self._done(digest, content, "folder", tuple(paths))

    def to_address(self, address: str) -> Delivered:
        """By the settings' mail server.

        Raises:
            UsageError: this is no mail address, or no mail server is set.
            DeliveryError: the server did not take it; the same digest goes out with the next try.
        """
        if "@" not in parseaddr(address)[1]:
            raise UsageError(f"{address!r} is no mail address")
        if not self._settings.digest.smtp_host:
            raise UsageError("no mail server is set; set [digest] smtp_host in settings.toml, or write to a folder with --out")
        digest, content = self._due(f"mail:{parseaddr(address)[1].lower()}")
        send_mail(self._settings.digest, self._renderer.message(content, digest, sender=self._sender, recipient=address))
        return self._done(digest, content, f"smtp:{self._settings.digest.smtp_host}", ())

    @property
    def _sender(self) -> str:
        return self._settings.digest.sender or _NO_SENDER

    def _due(self, subscriber: str) -> tuple[SentDigest, DigestContent]:
        digest = prepare_digest(self._store, subscriber, self._tried)
        content = collect(self._store, self._gate, self._regions, after=digest.after_revision, upto=digest.upto_revision)
        return digest, content

    def _tried(self, since: str) -> dict[str, Any]:
        with Archive.open(self._folder) as archive:
            tried = outlets_tried(archive, self._names, since)
        silent = find_silent(read_coverage(self._store.at(), self._a_week, self._settings.coverage), self._settings.coverage)
        return tried | {"silent": [found.to_json() | {"name": self._names.get(found.outlet, found.outlet)} for found in silent]}

    def _done(self, digest: SentDigest, content: DigestContent, via: str, files: tuple[Path, ...]) -> Delivered:
        mark_delivered(self._store, digest, via=via)
        return Delivered(
            subscriber=digest.subscriber,
            message_id=digest.message_id,
            subject=self._renderer.subject(content),
            after=content.after,
            upto=content.upto,
            new=content.number("new"),
            corrected=content.number("corrected"),
            withdrawn=content.number("withdrawn"),
            files=files,
            practice=self._folder.practice,
        )
