"""What components read of a document is what `doc._` and `doc.text` say."""

from __future__ import annotations

from spacy.language import Language

from pipeline.tagging.extensions import explain, stored, text_of
from pipeline.tagging.language import make_doc


def test_what_is_stored_is_what_the_extension_says(language: Language) -> None:
    doc = make_doc(language, {"text": "Bawaslu memeriksa lurah."})
    assert stored(doc, "relevance") is None
    assert stored(doc, "mentions") == [] == doc._.mentions
    explain(doc, 0, 7, "party", "by its name")
    assert stored(doc, "reasons") == doc._.reasons != []
    doc._.relevance = {"relevant": True, "score": 1.0}
    assert stored(doc, "relevance") == doc._.relevance


def test_each_document_keeps_its_own_text(language: Language) -> None:
    docs = [make_doc(language, {"text": f"Lurah ke-{number} diperiksa."}) for number in range(200)]
    assert [text_of(doc) for doc in docs] == [doc.text for doc in docs]
