"""Every `doc._.` extension of the analysis contract (docs/design.md), registered in this one place.

Values are plain JSON, so that `DocBin(store_user_data=True)` and `Doc.to_bytes` keep them.
"""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc

EXTENSIONS: dict[str, Any] = {
    "article": None,
    "noise": [],
    "dateline": None,
    "today": None,
    "places": None,
    "mentions": [],
    "quotes": [],
    "regions": [],
    "relevance": None,
    "records": [],
    "signs": [],
    "reasons": [],
}
"""Name and default. spaCy copies a default list for each document, so components may append to it."""


def register_extensions() -> None:
    """Idempotent: a second call, or a reload of a module, changes nothing."""
    for name, default in EXTENSIONS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


register_extensions()


def stored(doc: Doc, name: str) -> Any:
    """`doc._.<name>`, from where spaCy keeps it.

    `doc._` makes an object at each access and looks its way up to the value; rules ask for mentions and places a thousand times.
    """
    value = doc.user_data.get(("._.", name, None, None))  # type: ignore[call-overload]  # its stub knows other keys only
    return getattr(doc._, name) if value is None else value


def is_rejected(doc: Doc) -> bool:
    """Whether relevance has looked at this document and turned it away; later components leave it untouched."""
    judged = stored(doc, "relevance")
    return judged is not None and not judged["relevant"]


_latest: tuple[Doc, str] | None = None
_texts: dict[int, tuple[Doc, str]] = {}
"""The texts of the latest documents: the NER takes a batch of them before the components after it see the first."""
_KEPT, _WORTH_KEEPING = 64, 20_000
"""So many documents, and characters of each."""


def text_of(doc: Doc) -> str:
    """`doc.text`, which spaCy joins from its tokens anew at each access; the latest document's is kept."""
    if _latest is None or _latest[0] is not doc:
        kept = _texts.get(id(doc))
        remember_text(doc, kept[1] if kept is not None and kept[0] is doc else doc.text)
    return _latest[1]  # type: ignore[index]  # just set


def remember_text(doc: Doc, text: str) -> None:
    """Say what the text of a document is, for those who ask `text_of` next."""
    global _latest  # components take one document after the other
    _latest = (doc, text)
    if len(text) <= _WORTH_KEEPING:
        if len(_texts) >= _KEPT:
            _texts.pop(next(iter(_texts)), None)
        _texts[id(doc)] = _latest


def explain(doc: Doc, start: int, end: int, what: str, reason: str) -> None:
    """Keep why a decision about the characters `start` to `end` was taken, for `annotate --explain`."""
    stored(doc, "reasons").append({"start": start, "end": end, "what": what, "reason": reason})


NOT_TAKEN = "not taken"
"""How the reasons end that say why something is no record, in `what`."""


def explain_refusal(doc: Doc, start: int, end: int, what: str, reason: str) -> None:
    """Keep why what stands in the characters `start` to `end` makes no record, though it looks like `what`, a form or a stage."""
    explain(doc, start, end, f"{what} {NOT_TAKEN}", reason)
