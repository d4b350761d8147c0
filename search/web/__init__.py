"""Pages and JSON API. `create_app` is all that others need; each page has a router of its own."""

from search.web.app import create_app

__all__ = ["create_app"]
