"""The append-only store: what was understood, at every revision.

    store = open_store(settings, folder)
    with store.change("process") as change:      # one revision, all or nothing
        change.put_article(...)
    view = store.at()                            # the state now, or store.at(revision)
    view.records(), view.article(article_id), view.coverage()
    store.changes(after=12)                      # what became new, corrected or withdrawn since revision 12

A row is never rewritten; only its `rev_to` is set when a later revision takes its place.
"""

from ikrar.store.rows import CoverageDay, RecordChange, SentDigest, StoredArticle, StoredRecord
from ikrar.store.store import Store, open_store
from ikrar.store.view import View

__all__ = [
    "CoverageDay",
    "RecordChange",
    "SentDigest",
    "Store",
    "StoredArticle",
    "StoredRecord",
    "View",
    "open_store",
]
