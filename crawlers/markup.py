"""Markup of strangers as trees. Neither entities nor the network are followed; damage is mended as browsers do."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html
from w3lib.encoding import html_to_unicode

Node = Any
"""An lxml element; lxml has no types of its own."""

_EARLY_END = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)


class Unparsable(ValueError):
    """There is no document in the bytes."""


def parse_html(body: bytes, content_type: str) -> Node:
    """The page as a tree, decoded as a browser would.

    Raises:
        Unparsable: there is no page in it.
    """
    _, text = html_to_unicode(content_type, body)
    # Themes close the page too early; a browser reads on after it, libxml2 does not.
    text = _EARLY_END.sub("", text.replace("\0", ""))
    try:
        return html.document_fromstring(text, parser=html.HTMLParser(recover=True))
    except (etree.ParserError, ValueError) as error:
        raise Unparsable("no page") from error


def parse_xml(body: bytes) -> Node:
    """The document element.

    Raises:
        Unparsable: there is none.
    """
    try:
        root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unparsable(f"no XML: {error}") from error
    if root is None:
        raise Unparsable("no XML")
    return root


def local_name(node: Node) -> str:
    """The name of an XML element without its namespace; empty for comments."""
    return str(etree.QName(node).localname) if isinstance(node.tag, str) else ""


def text_of(node: Node) -> str:
    """All text inside, white space folded."""
    return " ".join(str(node.text_content()).split())


def hrefs(root: Node) -> list[str]:
    """Targets of all links of a page, in its order."""
    return [str(node.get("href")) for node in root.iter("a") if node.get("href")]
