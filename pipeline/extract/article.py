"""One article from the pages that hold it: the only function that the rest of the flow calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ikrar.model import Article
from pipeline import triage
from pipeline.extract.address import canonical_address
from pipeline.extract.author import find_author
from pipeline.extract.blocks import Block, read_blocks
from pipeline.extract.body import find_body, fold
from pipeline.extract.cleaning import clean, find_dateline, without_repeats
from pipeline.extract.document import body_only, parse, visible
from pipeline.extract.encoding import decode
from pipeline.extract.language import detect_language
from pipeline.extract.moments import zone_of
from pipeline.extract.page import Page, Rejected
from pipeline.extract.published import find_published, published_times
from pipeline.extract.structured import Structured, article_body, read_structured
from pipeline.extract.title import find_title
from pipeline.extract.tree import HtmlElement

PARAGRAPH_BREAK = "\n\n"
"""Between the paragraphs of an article's text; a paragraph itself holds no line break."""

_FEWEST_WORDS = 10
"""Some paragraph of an article has so many words; menus, tables of contents and error pages have none."""


def extract_article(pages: Sequence[Page], *, outlet: str, timezone: str | None = None) -> Article | Rejected:
    """The article that these pages hold, in the order given, or why they hold none.

    Pure: the same pages give the same article; neither clock nor network nor disk decides (the vocabulary is read once).

    Args:
        pages: page 1 first; the further pages of the same article after it.
        outlet: the outlet's id.
        timezone: IANA name of the outlet's zone, for times printed without one; western Indonesia's if None.

    Returns:
        An article whose text holds paragraphs divided by PARAGRAPH_BREAK, without datelines, captions, bylines, related stories,
        advertising and repetitions. Title, time and author are those of the first page.
    """
    if not pages:
        raise ValueError("an article needs at least one page")
    shown = _shown_by(pages)
    if isinstance(shown, Rejected):
        return shown
    dateline, paragraphs = _text_of(shown)
    if not any(len(paragraph.split()) >= _FEWEST_WORDS for paragraph in paragraphs):
        return Rejected("no_text")
    first, title, blocks, body_at = pages[0], shown.title, shown.blocks, shown.body_at
    title_at = _title_position(blocks, title, body_at)
    where = (shown.tree, shown.structured, blocks, first.url, zone_of(timezone))
    told = published_times(*where, title=title, title_at=title_at, body_at=body_at)
    published = find_published(told, first.fetched_at)
    text = PARAGRAPH_BREAK.join(paragraphs)
    return Article(
        url=first.url,
        canonical_url=canonical_address(first.url, shown.source),
        outlet=outlet,
        title=title,
        text=text,
        published_at=published.iso if published else None,
        published_basis=published.basis if published else None,
        author=find_author(shown.structured, blocks, title=title, title_at=title_at, body_at=body_at),
        language=detect_language(text) or _declared_language(shown.source),
        dateline=dateline,
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the pages of an article show.

    `source` is page 1 as it was sent, `tree` what a reader sees of it, and `blocks` that, block by block; `bodies` holds the blocks of
    the text, page by page; the text begins at the block `body_at` of page 1, -1 if that is not known.
    """

    source: HtmlElement
    tree: HtmlElement
    structured: Structured
    blocks: Sequence[Block]
    title: str
    bodies: Sequence[Sequence[Block]]
    body_at: int


def _shown_by(pages: Sequence[Page]) -> _Shown | Rejected:
    """What the pages show, or why they show no article."""
    url = pages[0].url
    if reason := triage.reject_address(url):
        return Rejected(reason)
    sources = []
    for page in pages:
        source = decode(page)
        if isinstance(source, Rejected):
            return source
        sources.append(source)
    trees = [parse(source) for source in sources]
    first = trees[0]
    if first is None:
        return Rejected("not_html")
    structured = read_structured(first)
    seen = [visible(tree) for tree in trees if tree is not None]
    blocks = read_blocks(seen[0])
    bodies = [find_body(body_only(tree)) for tree in seen]
    body_at = _position(blocks, bodies[0])
    title = find_title(first, blocks, structured, url, before=body_at)
    if reason := triage.reject_page(first, title or "", blocks, bodies[0]):
        return Rejected(reason)
    if triage.is_cut_off(sources[0], blocks, bodies[0]):
        return Rejected("cut_off")
    if title is None:
        return Rejected("no_title")
    return _Shown(first, seen[0], structured, blocks, title, bodies, body_at)


def _text_of(shown: _Shown) -> tuple[str | None, list[str]]:
    """The dateline, and the paragraphs without noise and repetitions."""
    columns = [[block.text for block in body] for body in shown.bodies]
    if not any(columns):
        columns = [article_body(shown.structured)]  # pages that a script fills
    paragraphs: list[str] = []
    for column in columns:
        # Before the noise goes, because it stands between paragraphs that are printed twice in a row.
        paragraphs += clean(without_repeats(column, title=shown.title), title=shown.title)
    return find_dateline(columns[0], title=shown.title), without_repeats(paragraphs, title=shown.title)


def _position(blocks: Sequence[Block], body: Sequence[Block]) -> int:
    """The number of the block with which the text begins: the first of some length, so that no menu entry passes for it."""
    long = next((fold(block.text) for block in body if len(block.text) >= 80), None)
    if long is None:
        return -1
    return next((at for at, block in enumerate(blocks) if long in fold(block.text)), -1)


def _title_position(blocks: Sequence[Block], title: str, body_at: int) -> int:
    """The number of the block that shows the title: the last one before the text, a heading rather than a crumb."""
    folded = fold(title)
    shown = [at for at, block in enumerate(blocks[: body_at if body_at >= 0 else None]) if folded in fold(block.text)]
    headings = [at for at in shown if blocks[at].heading]
    return (headings or shown or [-1])[-1]


def _declared_language(tree: HtmlElement) -> str | None:
    declared = (tree.get("lang") or "").partition("-")[0].lower()
    return declared if len(declared) == 2 else None
