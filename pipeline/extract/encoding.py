"""Bytes of a page to text, as a browser would read them, and a little better.

Declared encodings are believed unless the bytes contradict them. latin-1 means windows-1252 (WHATWG encoding standard).
UTF-8 with a few foreign bytes keeps the rest and reads those as windows-1252. Text that was encoded twice is put right.
"""

from __future__ import annotations

import codecs
import re

from pipeline.extract.page import Page, Rejected

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_BINARY = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"RIFF", b"\x00\x00\x00\x20ftyp", b"\xd0\xcf\x11\xe0")
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_SAME_AS_WINDOWS = {"iso8859-1", "ascii", "cp1252"}
_TWICE = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,3}"
)
_DECLARED_WITHIN_BYTES = 4096


def decode(page: Page) -> str | Rejected:
    """The page's text, or why it has none."""
    body = page.body
    if not body.strip():
        return Rejected("empty")
    kind = page.header("Content-Type").partition(";")[0].strip().lower()
    if kind and not re.search(r"html|xml|text|octet-stream", kind):
        return Rejected("binary" if re.match(r"image|audio|video|application/(?:pdf|zip|x-)", kind) else "not_html")
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    if body.startswith(_BINARY) or b"\x00" in body[:_DECLARED_WITHIN_BYTES] or _mostly_control(body):
        return Rejected("binary")
    return _mend_twice_encoded(_decode_with(body, _declared(page)))


def _declared(page: Page) -> str | None:
    """The codec that the header or the page names; None where neither does, or the name is unknown."""
    in_header = re.search(r"charset\s*=\s*[\"']?([\w:.-]+)", page.header("Content-Type"), re.IGNORECASE)
    in_page = _DECLARED.search(page.body[:_DECLARED_WITHIN_BYTES])
    for name in (in_header[1] if in_header else None, in_page[1].decode("ascii") if in_page else None):
        if name is None:
            continue
        try:
            return codecs.lookup(name).name
        except LookupError:
            continue
    return None


def _decode_with(body: bytes, declared: str | None) -> str:
    if declared in _SAME_AS_WINDOWS:
        # Many pages are UTF-8 under a server that says latin-1. Longer UTF-8 that decodes strictly is no accident.
        try:
            return body.decode("utf-8")
        except UnicodeDecodeError:
            return body.decode("cp1252", "replace")
    if declared is not None and declared != "utf-8":
        return body.decode(declared, "replace")
    return body.decode("utf-8", "ikrar_windows_bytes")


def _windows_bytes(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are no UTF-8 as windows-1252."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("ikrar_windows_bytes", _windows_bytes)


def _mend_twice_encoded(text: str) -> str:
    """UTF-8 that was once read as windows-1252: `â€™` becomes `’`."""
    return _TWICE.sub(_once, text)


def _once(match: re.Match[str]) -> str:
    try:
        return _windows_encode(match.group()).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return match.group()


def _windows_encode(text: str) -> bytes:
    """windows-1252, where the five bytes that it leaves empty stand for themselves, as browsers read them."""
    return b"".join(char.encode("latin-1") if "\x80" <= char <= "\x9f" else char.encode("cp1252") for char in text)


def _mostly_control(body: bytes) -> bool:
    sample = body[:_DECLARED_WITHIN_BYTES]
    return sum(byte < 9 or 13 < byte < 32 for byte in sample) > len(sample) / 20
