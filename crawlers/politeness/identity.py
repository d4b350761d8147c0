"""Who the crawl says it is."""

from __future__ import annotations

from ikrar import __version__
from ikrar.datafolder import DataFolder
from ikrar.errors import UsageError
from ikrar.settings import CrawlSettings

ROBOTS_NAME = "Ikrar"
"""The name under which robots.txt addresses us."""


def user_agent(settings: CrawlSettings, folder: DataFolder) -> str:
    """The User-Agent: name, version and a contact.

    Raises:
        UsageError: no contact, outside the practice newsroom.
    """
    contact = settings.contact.strip()
    if not contact and not folder.practice:
        raise UsageError(
            "a crawl needs a contact that the sites' owners can write to: set crawl.contact in settings.toml or IKRAR_CONTACT "
            "(an e-mail address or the address of a page about your crawl)"
        )
    if any(character in contact for character in "\r\n()"):
        raise UsageError("crawl.contact must be one line without brackets: an e-mail address or the address of a page")
    return f"{ROBOTS_NAME}/{__version__} (+{contact or 'practice newsroom'})"
