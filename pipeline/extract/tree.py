"""The one place that names lxml's element, which has no types of its own."""

from __future__ import annotations

from typing import Any, TypeAlias

HtmlElement: TypeAlias = Any
"""An `lxml.html.HtmlElement`."""
