"""The publication gate. Every face takes its data from here and never from the store.

gate = open_gate(config, settings, folder)
gate.public_record(view, stored)       # -> PublicRecord: names of accused persons masked, offsets moved along
gate.public_article(view, article_id)  # -> PublicArticle, without its text
gate.documents(view, article_id)       # -> what an index may hold
"""

from search.publication.gate import Gate, open_gate, public_document, public_url
from search.publication.mask import MASK
from search.publication.public import PRACTICE_BANNER, PublicArticle, PublicEvidence, PublicRecord, PublicVersion, practice_mark

__all__ = [
    "MASK",
    "PRACTICE_BANNER",
    "Gate",
    "PublicArticle",
    "PublicEvidence",
    "PublicRecord",
    "PublicVersion",
    "open_gate",
    "practice_mark",
    "public_document",
    "public_url",
]
