"""Who wrote an article, where the page says it. Desks, accounts and companies ("Redaksi", "admin") are no authors."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.blocks import Block
from pipeline.extract.structured import Structured, about, persons

_LABELS = r"penulis|pewarta|reporter|peliput|jurnalis|wartawan|kontributor|oleh|by|rep|laporan(?:\s+(?:wartawan|reporter|jurnalis))?"
_LABELLED = re.compile(rf"(?:^|[|•·(]\s*)(?:{_LABELS})\b\s*[:|/-]?\s*(?P<name>[^|•·\n]{{3,80}})", re.IGNORECASE)
_END_OF_NAME = re.compile(
    r"\s*(?:[|•·/]|\s[-–—]\s|(?:,\s*|\s+|^)(?:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad|on|pada)\b|\b(?:editor|red(?:aktur)?|foto|publisher|penyunting)\b|\d).*$",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(
    r"\b(?:redaksi|admin\w*|humas|tim|team|redaktur|editor|desk|kontributor|newsroom|developer|webmaster|media center|mc|kominfo|diskominfo"
    r"|wartawan|reporter|penulis|author|photo|user\w*|root|super)\b|\.(?:com|co|id|net|org|go|example)\b|@|https?:|^\W*$|\d",
    re.IGNORECASE,
)
_NAME_CLASSES = re.compile(r"(?<![a-z])(?:author\w*|penulis|byline|reporter|fn|jurnalis)(?![a-z])", re.IGNORECASE)
_MOST_WORDS = 6


def find_author(structured: Structured, blocks: Sequence[Block], *, title: str, title_at: int, body_at: int) -> str | None:
    """The author's name; several are joined by commas. What is printed by the title outranks what is written for machines,
    where often the editor or an account stands.

    Args:
        blocks: of the visible tree; `title_at`, `body_at` as in `published_times`.
    """
    end = body_at if body_at >= 0 else min(len(blocks), title_at + 12)
    for block in blocks[title_at + 1 : end] if title_at >= 0 else blocks[max(0, end - 8) : end]:
        labelled = _LABELLED.search(block.text)
        named = block.element.get("class") if block.element.get("class") else (block.element.get("rel") or "")
        if labelled and len(block.text) <= 200 and (name := _person(labelled["name"])):
            return name
        if named and _NAME_CLASSES.search(named) and (name := _person(block.text)):
            return name
    machine = [
        name for article in about(structured, title) for offered in persons(article.get("author") or []) if (name := _person(offered))
    ]
    if machine:
        return ", ".join(dict.fromkeys(machine))
    meta = structured.meta("author", "article:author", "dc.creator", "content_author", "parsely-author")
    return _person(meta) if meta else None


def _person(text: str) -> str | None:
    """The name in a byline, if it is a person's."""
    bare = _END_OF_NAME.sub("", re.sub(rf"^(?:{_LABELS})\s*[:|/-]?\s*", "", text.strip(), flags=re.IGNORECASE)).strip(" ,:;.-–|()[]*")
    words = bare.split()
    if not 1 <= len(words) <= _MOST_WORDS or _NO_PERSON.search(bare) or not words[0][:1].isupper():
        return None
    return bare
