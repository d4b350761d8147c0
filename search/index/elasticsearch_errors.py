"""What Elasticsearch's client raises, as a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from elasticsearch import ApiError, TransportError, UnsupportedProductError

from ikrar.errors import IndexEmpty, IndexUnavailable


def without_password(url: str) -> str:
    """The address as it may be printed."""
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


@contextmanager
def explained(url: str, alias: str) -> Iterator[None]:
    """Turns every error of the client into `IndexUnavailable`."""
    try:
        yield
    except (ApiError, TransportError, UnsupportedProductError) as error:
        kind = IndexEmpty if isinstance(error, ApiError) and error.status_code == 404 else IndexUnavailable
        raise kind(f"{_sentence(error, without_password(url), alias)}. The store is untouched") from error


def _sentence(error: Exception, address: str, alias: str) -> str:
    if isinstance(error, UnsupportedProductError):
        return f"the server at {address} is not Elasticsearch (OpenSearch is not supported); point [index] elasticsearch_url at one"
    if isinstance(error, TransportError):
        return f"Elasticsearch at {address} does not answer ({error.message}); start it, or see [index] elasticsearch_url"
    if not isinstance(error, ApiError):
        raise TypeError(f"no error of the client: {error!r}")
    kind = error.error
    if "media_type_header_exception" in str(error):
        return (
            f"Elasticsearch at {address} is older than the installed client; "
            "for a server 8.x install the client with `pip install 'elasticsearch>=8.19,<9'`"
        )
    if error.status_code in (401, 403):
        return f"Elasticsearch at {address} refuses us ({kind}); put user and password into IKRAR_ELASTICSEARCH_URL"
    if error.status_code == 404:
        return f"the index {alias!r} is missing at {address}; run `ikrar index --rebuild`"
    if error.status_code == 400:
        return (
            f"Elasticsearch at {address} does not understand us ({kind}); "
            f"if another release made the index {alias!r}, run `ikrar index --rebuild`, else see the server's log"
        )
    return f"Elasticsearch at {address} answers {error.status_code} ({kind}); see its log, then run the command again"
