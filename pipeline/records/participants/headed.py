"""Cases that a clause names at its head by their place or by their rank, without a number: "Yang di Bone sudah kami serahkan",
"Semua temuan di Paser dan Berau", "Kasus pertama sudah diputus" (rulings 13, 15)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.records.acts.subjects import words_for_persons
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.reading.place import home_region
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

if TYPE_CHECKING:
    from pipeline.records.cases.chain import Chain
    from pipeline.records.claims.claims import Claim

_REACH = 20
"""Sentences back in which the list stands that has the place or the rank."""
_HEAD = 60
"""Characters before a place in which the words of the head stand."""
_AND = Shape(r"\s*(?:,\s*(?:dan|serta)|,|dan|serta|maupun)\s+(?:di\s+)?(?:{before_names.region}\s+)?")
"""Between two places at the head of one clause."""
_ALL = Shape(r"\s*(?:,\s*)?{accused.all_of_those}(?!\w)")
_NUMBER = Shape(r"\s*(?:,\s*)?(?:(?:{claims.that_many}|sudah|masing-masing)\s+)*$")
"""Between a place and a number that is its own."""


@dataclass(frozen=True, slots=True)
class Headed:
    """The words at the head of a clause; `there` the places or `rank` the ordinal that they name."""

    start: int
    end: int
    there: tuple[str, ...] = ()
    rank: str = ""
    papers: bool = False


def headed_in(frame: Frame, sentence: Span) -> Iterator[Headed]:
    """Heads of clauses that point back at a case by its place or by its rank."""
    yield from _by_place(frame, sentence)
    for head in _by_rank(frame, sentence):
        if not _APPOSED.match(frame.text, head.end, sentence.end) and not _has_number(frame, head.end, sentence):
            yield head


def _by_rank(frame: Frame, sentence: Span) -> Iterator[Headed]:
    for match in load_phrases("accused")["ranked_case"].all(frame.text, sentence.start, sentence.end):
        if _opens(frame.text, sentence.start, match.start()):
            yield Headed(match.start(), match.end(), rank=_rank(match.group()), papers=not match.group().lower().startswith("yang"))


_APPOSED = Shape(r"\s*[,:(]\s*(?!{issuers.attributed})", re.IGNORECASE)
""" "Yang terakhir, seorang lurah, tidak diproses": whoever stands behind the rank is the one who is told of."""


def _by_place(frame: Frame, sentence: Span) -> Iterator[Headed]:
    text, places = frame.text, [m for m in frame.within(sentence.start, sentence.end, "region") if m.get("code")]
    last = sentence.start
    for index, place in enumerate(places):
        if place["start"] < last:
            continue
        head = load_phrases("accused")["head_of_place"].last(text, max(last, place["start"] - _HEAD), place["start"])
        if head is None or text[head.end() : place["start"]].strip() or not _opens(text, sentence.start, head.start()):
            continue
        listed = [place]
        for other in places[index + 1 :]:
            if not _AND.fullmatch(text, listed[-1]["end"], other["start"]):
                break
            listed.append(other)
        last = listed[-1]["end"]
        if _has_number(frame, last, sentence):
            continue
        all_of_them = _ALL.match(text, last, sentence.end)
        papers = any(group == "papers" for group, _ in words_for_persons(text, head.start(), head.end()))
        yield Headed(
            head.start(), all_of_them.end() if all_of_them else last, tuple(dict.fromkeys(m["code"] for m in listed)), papers=papers
        )


def _has_number(frame: Frame, start: int, sentence: Span) -> bool:
    counts = frame.numbers(start, sentence.end)
    return bool(counts) and _NUMBER.fullmatch(frame.text, start, counts[0]["start"]) is not None


def _opens(text: str, floor: int, start: int) -> bool:
    """Whether a clause begins at `start`."""
    return load_phrases("accused")["clause_opens"].pattern.fullmatch(text[floor:start].strip(" \"“”'‘")) is not None or bool(
        _OPENING.search(text, floor, start)
    )


_OPENING = Shape(r"(?:[,;:–—]|(?<!\w)(?:{accused.set_against}|dan))\s*[\"“”]?\s*$", re.IGNORECASE)


def _rank(words: str) -> str:
    found = load_phrases("accused")["ordinal"].first(words)
    return found.group().lower() if found is not None else ""


def chains_headed(frame: Frame, claim: Claim, recent: Sequence[Chain]) -> list[Chain]:
    """The chains of the places, or those begun in the sentence that the same rank opened."""
    accused = claim.accused
    assert accused is not None
    near = [c for c in recent if 0 <= c.age(claim) <= _REACH and (c.sentence != claim.sentence or c.first.start < accused.start)]
    if accused.there:
        papers = [c for c in near if c.first.papers] if accused.papers else []
        return _of_places(accused.there, papers) or _of_places(accused.there, near)
    before = [c for c in near if c.sentence.index < claim.sentence.index]
    told = [c for c in before if any(head.rank == accused.rank for head in _by_rank(frame, c.sentence))]
    if not told:
        return []
    last = max(c.sentence.index for c in told)
    return [c for c in told if c.sentence.index == last]


def in_ranked_stretch(frame: Frame, sentence: Span) -> Span | None:
    """The sentence before, in the same paragraph, that opens with the rank of the case that is told there ("Laporan kedua diterima …")."""
    paragraph = frame.paragraph_at(sentence.start)
    for before in reversed(frame.sentences[: sentence.index]):
        if not paragraph.holds(before.start):
            return None
        if _opens_with_rank(frame, before):
            return before
    return None


def _opens_with_rank(frame: Frame, sentence: Span) -> bool:
    opening = frame.opening(*sentence.bounds)
    return any(_LED_IN.fullmatch(frame.text, opening, head.start) for head in _by_rank(frame, sentence))


_LED_IN = Shape(r"(?:{accused.leads_to_rank}\W+)?")
""" "| Adapun | laporan ketiga tidak diregistrasi": what may stand before a rank that opens its sentence."""


def of_ranked(frame: Frame, claim: Claim, chains: Sequence[Chain]) -> list[Chain]:
    """ "Laporan kedua … . Setelah dikaji, laporan ini tidak diregister": what is told of the second is none of the case before it."""
    accused = claim.accused
    if accused is not None and (accused.size is not None or accused.plural or accused.there or accused.rank):
        return list(chains)
    opened = claim.sentence if _opens_with_rank(frame, claim.sentence) else in_ranked_stretch(frame, claim.sentence)
    if opened is None:
        return list(chains)
    posts = accused is not None and accused.form == "office"
    return [c for c in chains if c.sentence.index >= opened.index or (c.first.form == "office" if posts else opened in c.seen)]


def _of_places(there: Sequence[str], chains: Sequence[Chain]) -> list[Chain]:
    """What each of the places has in the list, or the latest of it; none where one of them has nothing."""
    listed = [c for c in chains if len(c.places) == 1 and c.places[0] in there]
    if {c.places[0] for c in listed} != set(there):
        return []
    last = max(c.sentence.index for c in listed)
    return [c for c in listed if c.sentence.index == last or not any(o.places == c.places and o is not c for o in listed)]


def is_of_home(frame: Frame, there: Sequence[str]) -> bool:
    """Whether the places at the head are the article's own, so that the case told last may be meant."""
    return set(there) <= {home_region(frame)}
