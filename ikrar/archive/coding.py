"""Content codings (RFC 9110, 8.4) that we ask for and can undo with the standard library."""

from __future__ import annotations

import zlib

ACCEPTED = "gzip, deflate"
"""Value of Accept-Encoding. Brotli and zstd are left out: what is archived must be readable anywhere, for long."""


class UndecodableContent(ValueError):
    """The body is not in the coding that it claims, or in one that we did not ask for."""


class ContentTooLarge(ValueError):
    """Decoding would give more bytes than allowed."""


def decode_content(body: bytes, content_encoding: str, max_bytes: int) -> bytes:
    """The body without its content codings, which are named in the order in which they were applied.

    Raises:
        ContentTooLarge: the result would be longer than `max_bytes` (a compression bomb stops here, not in memory).
        UndecodableContent: an unknown coding or damaged data.
    """
    for coding in reversed([name.strip().lower() for name in content_encoding.split(",") if name.strip()]):
        if coding in ("gzip", "x-gzip"):
            body = _inflate(body, 16 + zlib.MAX_WBITS, max_bytes)
        elif coding == "deflate":
            # Some servers send raw deflate under this name, against the RFC.
            body = _inflate(body, zlib.MAX_WBITS if body[:1] == b"\x78" else -zlib.MAX_WBITS, max_bytes)
        elif coding != "identity":
            raise UndecodableContent(f"content coding {coding}")
    if len(body) > max_bytes:
        raise ContentTooLarge(f"more than {max_bytes} bytes")
    return body


def _inflate(body: bytes, window: int, max_bytes: int) -> bytes:
    if not body:
        return b""
    parts: list[bytes] = []
    room = max_bytes + 1
    try:
        while body and room > 0:
            inflater = zlib.decompressobj(window)
            part = inflater.decompress(body, room)
            parts.append(part)
            room -= len(part)
            # A gzip body may have several members; trailing zeros after the last one are padding.
            body = inflater.unused_data.lstrip(b"\0")
            if not inflater.eof:
                if room > 0:
                    raise UndecodableContent("compressed body is cut off")
                break
    except zlib.error as error:
        raise UndecodableContent(f"compressed body is damaged: {error}") from error
    if room <= 0:
        raise ContentTooLarge(f"more than {max_bytes} bytes")
    return b"".join(parts)
