"""The digest as a mail message: HTML and text, the same bytes on every retry."""

from __future__ import annotations

import hashlib
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from ikrar.regions import Regions
from ikrar.store import SentDigest
from search.digest.content import DigestContent, DigestItem
from search.labels import Labels, place
from search.publication import PRACTICE_BANNER, PublicRecord


class DigestRenderer:
    """Writes digests in one language. `public_url`: address of the pages that records link to; `contact`: where to ask for corrections."""

    def __init__(self, labels: Labels, regions: Regions, *, public_url: str, contact: str, practice: bool) -> None:
        self._labels, self._regions = labels, regions
        self._practice = practice
        self._environment = Environment(
            loader=PackageLoader("search.digest"),
            autoescape=select_autoescape(["html.j2"]),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(
            text=labels.text,
            labels=labels,
            place=lambda code: place(regions, code),
            claim=self._claim,
            heading=self._heading,
            record_url=lambda record: f"{public_url}/rekaman/{record.id}",
            silence=labels.silence,
            contact=contact,
            practice=PRACTICE_BANNER if practice else "",
        )

    def subject(self, content: DigestContent) -> str:
        mark = f"[{PRACTICE_BANNER}] " if self._practice else ""
        if content.empty:
            return mark + self._labels.text("digest.subject_none")
        numbers = {"news": content.number("new"), "corrected": content.number("corrected"), "withdrawn": content.number("withdrawn")}
        return mark + self._labels.text("digest.subject", **numbers)

    def html(self, content: DigestContent, digest: SentDigest) -> str:
        return self._render("digest.html.j2", content, digest)

    def plain(self, content: DigestContent, digest: SentDigest) -> str:
        return self._render("digest.txt.j2", content, digest)

    def message(self, content: DigestContent, digest: SentDigest, *, sender: str, recipient: str) -> EmailMessage:
        """The mail; its boundary and date come from the prepared digest, so that a retry is the same message to the letter."""
        message = EmailMessage(policy=SMTP)
        message["Subject"] = self.subject(content)
        message["From"] = sender
        message["To"] = recipient
        message["Date"] = format_datetime(datetime.fromisoformat(digest.prepared_at))
        message["Message-ID"] = digest.message_id
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(self.plain(content, digest))
        message.add_alternative(self.html(content, digest), subtype="html")
        message.set_boundary("ikrar-" + hashlib.sha256(digest.message_id.encode()).hexdigest()[:24])
        return message

    def _render(self, template: str, content: DigestContent, digest: SentDigest) -> str:
        return self._environment.get_template(template).render(
            content=content,
            subject=self.subject(content),
            reached=digest.outlets.get("reached", []),
            not_reached=digest.outlets.get("not_reached", []),
            silent=digest.outlets.get("silent", []),
            language=self._labels.language,
        )

    def _claim(self, record: PublicRecord) -> str:
        """What the record claims, in a few words: `Diteruskan: 2 kepala desa`, `Surat edaran`."""
        body, labels = record.record, self._labels
        if body.kind == "statement":
            return labels.label("form", body.form)
        who = labels.count(body.count) or labels.label("subject", body.subject)
        return f"{labels.label('stage', body.stage)}: {who}"

    def _heading(self, item: DigestItem) -> str:
        return f"{self._claim(item.record)} · {place(self._regions, item.record.record.region)}"
