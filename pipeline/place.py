"""Where an article that is not on our subject belongs: what makes an outlet's coverage of a place countable."""

from __future__ import annotations

from spacy.language import Language

from ikrar.model import Article
from pipeline.tagging.language import make_doc
from pipeline.tagging.linking import main_region

_OPENING_CHARACTERS = 600
"""Dateline and lead: the rest of a story names places for other reasons, and placing must stay far cheaper than tagging."""

_COMPONENTS = ("ikrar_noise", "ikrar_regions")


class Placer:
    """Places articles by title, dateline and lead."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def regions(self, article: Article) -> tuple[str, ...]:
        """The code of the region that the article is about, as a tuple of one; empty where its opening does not say."""
        opening = {
            "url": article.canonical_url,
            "outlet": article.outlet,
            "title": article.title,
            "published_at": article.published_at,
            "text": article.text[:_OPENING_CHARACTERS],
            "dateline": article.dateline,
        }
        doc = make_doc(self._nlp, opening)
        for name in _COMPONENTS:
            doc = self._nlp.get_pipe(name)(doc)
        code = main_region(doc)
        return (code,) if code else ()
