"""The archive: what the web said. Every kept response as WARC, every attempt as a row; nothing here is ever rewritten.

Readers use `Archive.open`, `captures`, `attempts`, `listings` and `read`. One crawl at a time writes (`Archive.open(..., writing=True)`).
"""

from ikrar.archive.archive import Archive
from ikrar.archive.change import Change
from ikrar.archive.rows import OUTCOMES, Attempt, Capture, CaptureKind, HttpState, Listing, StoredResponse

__all__ = ["OUTCOMES", "Archive", "Attempt", "Capture", "CaptureKind", "Change", "HttpState", "Listing", "StoredResponse"]
