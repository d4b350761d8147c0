"""The paragraphs of one page: what trafilatura finds, completed and cleaned by what we know of Indonesian news pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy

import trafilatura
from lxml import etree

from pipeline.extract.blocks import Block, read_blocks, tidy
from pipeline.extract.tree import HtmlElement

_SENTENCE = re.compile(r"(?:[.!?…][\"”’')\]]*|[\"”])\s*(?:[(\[][^()\[\]]{2,40}[)\]]\W*|\*+)?$")
"""The end of a sentence, and perhaps the mark of the desk after it."""
_DATELINE = re.compile(r"[A-Z][^.!?]{2,60}?\s?(?:[–—|]|-{1,2})\s\S")
"""A line that begins like one is the text's first, though a hard break ends it in mid-sentence."""
_MIN_WORDS = 6
"""A block between body paragraphs that trafilatura left out counts as body only with so many words and a sentence's end."""
_SENTENCE_WORDS = 12
"""A block of so many words is a sentence, though its full stop is missing."""
_HEADLINE_WORDS = 3
_BOX_CHARACTERS = 400
"""Text beside the headline in a box about another story; more of it is body text with a link."""
_LONG_ENOUGH = 25
"""Characters from which a block is not in a text by accident."""
_CORE = 0.8
"""The body's element holds at least this share of what trafilatura found."""


def find_body(body_tree: HtmlElement) -> list[Block]:
    """The blocks of body text of a tree that `document.body_only` gave, noise lines still among them."""
    blocks = read_blocks(body_tree)
    lines = [fold(line) for line in _trafilatura_lines(body_tree)]
    running, whole = " ".join(lines), frozenset(lines)
    chosen = {at for at, block in enumerate(blocks) if _is_found(fold(block.text), running, whole)}
    if not chosen:
        return []
    core = _core_element([blocks[at] for at in sorted(chosen)])
    inside = [at for at, block in enumerate(blocks) if _inside(block.element, core)]
    begin = _after_heading(blocks, inside[0])
    # Outside the body's element only a lead between title and body is text; what follows it is another story's.
    chosen = {at for at in chosen if at in inside or (begin <= at < inside[0] and _reads_like_body(blocks[at]))}
    siblings = {_place(blocks[at]) for at in chosen}
    first, last = min(chosen), max(chosen)
    for at in inside:
        # Between body paragraphs anything that reads like one; before and after them only what hangs in the same place.
        if _reads_like_body(blocks[at]) and (first < at < last or _place(blocks[at]) in siblings):
            chosen.add(at)
    cards = _cards(blocks, inside, core)
    return _trimmed([blocks[at] for at in sorted(chosen) if not _is_bare_link(blocks[at]) and at not in cards])


def _cards(blocks: Sequence[Block], inside: Sequence[int], core: HtmlElement) -> set[int]:
    """Blocks of boxes in the body that show another story: its headline as a link, and perhaps its opening."""
    boxes: dict[HtmlElement, list[int]] = {}
    for at in inside:
        below = [
            element
            for element in (blocks[at].element, *blocks[at].element.iterancestors())
            if element is not core and _inside(element, core)
        ]
        if below:
            boxes.setdefault(below[-1], []).append(at)
    return {
        at
        for members in boxes.values()
        if any(_is_bare_link(blocks[member]) and len(blocks[member].text.split()) >= _HEADLINE_WORDS for member in members)
        and sum(len(blocks[member].text) for member in members if not _is_bare_link(blocks[member])) <= _BOX_CHARACTERS
        for at in members
    }


def _trimmed(body: Sequence[Block]) -> list[Block]:
    """Without what stands before the first and after the last sentence: kickers, captions, names of boxes that begin there."""
    sentences = [at for at, block in enumerate(body) if _is_sentence(block) or (block.text[:1].islower() and at > 0)]
    opened = [at for at, block in enumerate(body) if at in sentences[:1] or _DATELINE.match(block.text)]
    return list(body[opened[0] : sentences[-1] + 1]) if sentences else []


def _is_sentence(block: Block) -> bool:
    return _SENTENCE.search(block.text) is not None or len(block.text.split()) >= _SENTENCE_WORDS


def _after_heading(blocks: Sequence[Block], first: int) -> int:
    """Number of the block after the highest heading over the body, the last of its rank; 0 where there is none."""
    headings = [(block.tag, at) for at, block in enumerate(blocks[:first]) if block.heading and block.link_share < 0.9]
    highest = min((tag for tag, _ in headings), default=None)
    return max((at + 1 for tag, at in headings if tag == highest), default=0)


def _place(block: Block) -> tuple[HtmlElement, str]:
    """Where a paragraph hangs: its parent, or the element itself where paragraphs are parted by line breaks."""
    parent = block.element.getparent()
    return (block.element, "") if block.tag not in ("p", "div") or parent is None else (parent, block.tag)


def _trafilatura_lines(tree: HtmlElement) -> list[str]:
    # Recall first: what is too much is taken out afterwards, what is missing never comes back.
    text = trafilatura.extract(
        etree.tostring(deepcopy(tree), encoding="unicode", method="html"),
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        include_links=False,
        deduplicate=False,
        no_fallback=False,
    )
    return text.splitlines() if text else []


def fold(text: str) -> str:
    """Letters and digits alone, in lower case, words parted by single blanks."""
    return re.sub(r"[\W_]+", " ", tidy(text)).strip().casefold()


def _is_found(folded: str, running: str, whole: frozenset[str]) -> bool:
    """Whether trafilatura has the block: a longer one anywhere in its running text (it keeps the line breaks of wrapped texts), a short
    one only as a line of its own."""
    return folded in running if len(folded) >= _LONG_ENOUGH else folded in whole


def _core_element(chosen: Sequence[Block]) -> HtmlElement:
    """The deepest element that holds most of the chosen characters."""
    total = sum(len(block.text) for block in chosen)
    weight: Counter[HtmlElement] = Counter()
    for block in chosen:
        element: HtmlElement | None = block.element
        while element is not None:
            weight[element] += len(block.text)
            element = element.getparent()
    heavy = [element for element, characters in weight.items() if characters >= _CORE * total]
    return max(heavy, key=lambda element: sum(1 for _ in element.iterancestors()))


def _inside(element: HtmlElement, core: HtmlElement) -> bool:
    return element is core or any(ancestor is core for ancestor in element.iterancestors())


def _reads_like_body(block: Block) -> bool:
    return len(block.text.split()) >= _MIN_WORDS and _SENTENCE.search(block.text) is not None and block.link_share < 0.5


def _is_bare_link(block: Block) -> bool:
    """A headline of another story: nothing but a link, and no sentence."""
    return block.link_share > 0.85 and _SENTENCE.search(block.text) is None
