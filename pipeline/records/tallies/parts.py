"""A number as a part by place or by kind of a tally told before (ruling 15): it has the stage and the date of its whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.records.acts.stages import find_acts
from pipeline.records.acts.subjects import kinds_told
from pipeline.records.cases.chain import Chain, kinds_beside, stretch_of
from pipeline.records.cases.list_ended import added_up
from pipeline.records.cases.place_groups import is_among
from pipeline.records.claims.outcome import outcome
from pipeline.records.participants.below_regency import lies_below
from pipeline.records.participants.participant import PAPERS
from pipeline.records.reading.frame import Frame
from pipeline.records.reading.place import NATION
from pipeline.records.tallies.lists import goes_on_listing, is_listed_itself, item_before, spelled_by_place
from pipeline.records.tallies.numbers_beside import kinds_of_tally
from pipeline.records.tallies.place_lists import items_of_list, list_head
from pipeline.records.tallies.tally import Tally
from pipeline.records.tallies.wholes import lies_inside, may_be_whole, whole_of
from pipeline.tagging.linking import province_of
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

BEYOND = frozenset({"sanctioned", "proven", "dismissed"})
"""Stages of those with whom one has done: what still waits is none of them."""
LEAST_PARTS = 2


def as_part(frame: Frame, chain: Chain, chains: Sequence[Chain], tallies: Sequence[Tally]) -> Tally | None:
    """The number as a part by place or by kind of a tally told before; None when the text does not say that it is one."""
    if not chain.done and not chain.places and lies_below(frame, chain.first):
        return None  # "Yang terakhir dua kades dari Kecamatan X": a part below the regency
    if chain.places and (sibling := item_before(frame, chain, tallies)) is not None:
        return Tally(chain, sibling.done, chain.places, sibling.kinds, sibling.parent, True, listed=sibling.listed)
    if (papers := papers_about(frame, chain, tallies)) is not None:
        return Tally(chain, papers.done, papers.regions, kinds_of_tally(frame, chain, papers), papers, True, papers.past)
    if (whole := _whole_of_office_list(frame, chain, chains, tallies)) is not None:
        return Tally(chain, whole.done, whole.regions, whole.kinds, whole, True, whole.past)
    items = items_of_list(frame, chain, chains) if chain.places else []
    parent = _whole_told(frame, chain, items, tallies)
    if parent is not None and len(items) == 1 and chain.single and not (chain.kinds & set(parent.kinds) or _is_one_of(frame, chain)):
        return None  # "44 perkara … Seorang lurah di Metro, …": somebody else than those counted
    if parent is not None and parent.final.stage in BEYOND and _is_still_open(frame, chain):
        # "18 dijatuhi sanksi. Sisanya, 12 ASN, belum": they are of those of whom less was told
        parent = next((t for t in reversed(tallies) if t.final.stage not in BEYOND and may_be_whole(frame, chain, t, tallies)), None)
    if parent is None:
        return _of_list(frame, chain, items, chains, tallies)
    if (chain.places or not _is_one_of(frame, chain)) and _is_of_others_dropped(frame, chain, parent, added_up(items)):
        return None
    parent = _as_before(frame, chain, parent)
    return _inherited(frame, chain, items, parent) if parent is not None else None


def _whole_told(frame: Frame, chain: Chain, items: Sequence[Chain], tallies: Sequence[Tally]) -> Tally | None:
    """The number before it that it is a part of; for the items of a list by place the one to which they add up."""
    total = added_up(items)
    whole = spelled_by_place(frame, chain, tallies, total) or _whole_of_item_before(frame, chain, tallies)
    whole = whole or (whole_of(frame, chain, tallies, of_place=True, total=total) if chain.places else None)
    whole = whole or whole_of(frame, chain, tallies)
    if whole is not None and _is_of_list_before(chain, whole, tallies):
        return None
    return _within_nation(frame, chain, items, whole, tallies) if whole is not None and whole.regions == (NATION,) else whole


def _is_of_list_before(chain: Chain, whole: Tally, tallies: Sequence[Tally]) -> bool:
    """ "Jawa Timur 30 kasus, disusul Jawa Barat 28. … | Bali dengan 20 kasus": the larger number of a place listed is no whole of it."""
    listed = [t for t in tallies if t.chain.sentence == whole.chain.sentence and t.chain.places and t.regions != whole.regions]
    if not chain.places or not whole.chain.places or not listed:
        return False
    return not any(code in whole.regions or lies_inside(code, whole.regions) for code in chain.places)


def _whole_of_item_before(frame: Frame, chain: Chain, tallies: Sequence[Tally]) -> Tally | None:
    """ "Sultra terbanyak melanggar, 29 ASN. Menyusul Maluku Utara | 21 ASN": what the list goes on with is of the whole it began with."""
    before = tallies[-1] if tallies and chain.places else None
    if before is None or before.parent is None or not before.inherits or not before.chain.places or chain.done:
        return None
    on = goes_on_listing(frame, before, chain) or chain.sentence == before.chain.sentence
    return before.parent if on and may_be_whole(frame, chain, before.parent, tallies) else None


def _of_list(frame: Frame, chain: Chain, items: Sequence[Chain], chains: Sequence[Chain], tallies: Sequence[Tally]) -> Tally | None:
    """An item of a list by place that has no whole: it has the stage of the items beside it, or of the sentence that opens the list."""
    beside = [t for t in tallies if t.inherits and t.parent and t.chain in items and t.chain.sentence == chain.sentence]
    if beside:
        # "Terdapat sembilan kades di Kerinci serta satu camat …": of another kind than the whole, told of in one breath with its parts
        return Tally(chain, beside[-1].done, chain.places, kinds_of_tally(frame, chain, None), None, True)
    told = list_head(frame, items, chains) if chain.places and outcome(chain.done) is None else ()
    if (head := outcome(told)) is None:
        return None
    kinds = kinds_of_tally(frame, chain, None) or tuple(kinds_told(frame, *head.sentence.bounds))
    return Tally(chain, told, chain.places, kinds, None, True, listed=True)


def _inherited(frame: Frame, chain: Chain, items: Sequence[Chain], parent: Tally) -> Tally | None:
    """The part with what its whole has, where the text tells it apart by place, by kind, or as those who still wait."""
    inside = tuple(
        code for code in chain.places if lies_inside(code, parent.regions) or is_listed_itself(code, items, parent, added_up(items))
    )
    if inside:
        return Tally(chain, parent.done, inside, kinds_of_tally(frame, chain, parent), parent, True)
    elsewhere = [code for code in chain.places if code not in parent.regions]
    kinds = tuple(sorted(chain.kinds)) or tuple(kinds_beside(frame, chain))
    told = load_phrases("claims")["of_kind"].found(
        frame.text, max(chain.sentence.start, chain.first.start - 30), stretch_of(frame, chain)[1]
    )
    told_apart = set(kinds) != set(parent.kinds) or (chain.first.part and told)
    if chain.done and kinds and parent.kinds and set(kinds).isdisjoint(parent.kinds) and not chain.first.part:
        return None  # "74 ASN direkomendasikan. … Untuk kepala desa, kami mencatat delapan kasus": a number of others, by itself
    if kinds and not elsewhere and (told or chain.first.papers or chain.first.part) and told_apart:
        return Tally(chain, parent.done, parent.regions, _spelled_out(frame, chain) or kinds[:1], parent, True)
    if not chain.places and chain.first.papers and kinds and _adds_up(frame, chain, parent):
        return Tally(chain, parent.done, parent.regions, parent.kinds, parent, True)
    waits = chain.first.part and not elsewhere and load_phrases("claims")["not_yet"].found(frame.text, *stretch_of(frame, chain))
    return Tally(chain, parent.done, parent.regions, kinds[:1] or parent.kinds, parent, True) if waits else None


def _adds_up(frame: Frame, chain: Chain, whole: Tally) -> bool:
    """ "dua kasus … Satu kasus melibatkan camat, satu kasus melibatkan lurah": papers of one sentence that are all of the whole."""
    counts = [m for m in frame.numbers(*chain.sentence.bounds) if m["unit"] == chain.first.unit]
    added = sum(m["min"] for m in counts)
    return len(counts) >= LEAST_PARTS and chain.sentence != whole.chain.sentence and whole.chain.size == (added, added)


def _is_one_of(frame: Frame, chain: Chain) -> bool:
    return chain.first.part or is_among(frame, chain.first.start, chain.first.end, chain.sentence.end)


def _is_still_open(frame: Frame, chain: Chain) -> bool:
    return chain.first.part and load_phrases("claims")["not_yet"].found(frame.text, *stretch_of(frame, chain))


def papers_about(frame: Frame, chain: Chain, tallies: Sequence[Tally]) -> Tally | None:
    """ "Kedua laporan itu terkait delapan ASN dan dua kepala desa": persons whom cases are about, of whom nothing else is said."""
    if chain.first.papers or chain.first.part or any(done.stage != "alleged" for done in chain.done) or chain.places:
        return None
    for tally in reversed(tallies):
        if not tally.chain.first.papers or chain.sentence not in tally.chain.seen or chain.sentence == tally.chain.sentence:
            continue
        again = [m for m in frame.within(chain.sentence.start, chain.first.start, "count") if m["unit"] in PAPERS]
        pointed = _PAPERS_POINTED.match(frame.text, frame.opening(*chain.sentence.bounds), chain.first.start)
        since = again[0]["end"] if len(again) == 1 else pointed.end() if pointed and not again else chain.first.start
        accuses = load_phrases("claims")["accuses"].first(frame.text, since, chain.first.start)
        if accuses is not None and len(frame.text[since : accuses.start()].split()) <= _TO_ACCUSES:
            return tally
    return None


_PAPERS_POINTED = Shape(
    r"(?:(?:{claims.case_noun}|{claims.alleged}|{nothing.any_breach})\W?){1,3}(?:itu|tersebut|tadi)(?!\w)", re.IGNORECASE
)
""" "Kasus itu | melibatkan 18 ASN"."""


_TO_ACCUSES = 3
"""Words between reports told again and the word that says whom they are about."""


def _within_nation(frame: Frame, chain: Chain, items: Sequence[Chain], whole: Tally, tallies: Sequence[Tally]) -> Tally | None:
    """Of what regencies of one province are parts where the nation's number was told: of their province's, else of none told.

    "Secara nasional 512 ASN disanksi. Di Gowa ada 12 kasus, di Bone sembilan": nobody says that these are among the 512.
    """
    places = [place for item in items for place in item.places] or list(chain.places)
    provinces = {province_of(place) for place in places}
    if not places or len(provinces) != 1 or provinces & set(places):
        return whole
    told = [t for t in reversed(tallies) if set(t.regions) == provinces and may_be_whole(frame, chain, t, tallies)]
    return told[0] if told else whole if _is_one_of(frame, chain) else None


def _whole_of_office_list(frame: Frame, chain: Chain, chains: Sequence[Chain], tallies: Sequence[Tally]) -> Tally | None:
    """ "Ke-11 ASN itu terdiri atas dua kepala dinas, tiga camat dan enam guru": whose parts by office add up to it."""
    if chain.first.papers or chain.places or chain.done or (chain.first.elliptic and not _has_noun(frame, chain)):
        return None
    beside = [c for c in chains if c.sentence == chain.sentence and c.count is not None and not c.done and not c.places]
    near = [t for t in reversed(tallies) if any(0 <= chain.sentence.index - s.index <= 1 for s in (t.chain.sentence, *t.chain.seen))]
    near = [t for t in near if t.chain.first.unit == chain.first.unit and not t.chain.single and not t.inherits]
    near = [t for t in near if not _has_noun_of(t.chain, chain)]
    beside = [c for c in beside if c.first.unit == chain.first.unit and all(c is not t.chain for t in near)]
    added = sum((c.size or (0, 0))[0] for c in beside)
    if len(beside) < LEAST_PARTS or all(c.single for c in beside):
        return None
    if whole := next((t for t in near if t.chain.size == (added, added)), None):
        return whole
    opened = load_phrases("claims")["by_office"].found(frame.text, chain.sentence.start, beside[0].first.start)
    return next((t for t in near if opened and (t.chain.size or (0, 0))[0] > added), None)


def _has_noun_of(whole: Chain, part: Chain) -> bool:
    """ "12 ASN: 6 ASN ikut kampanye, 6 ASN memasang spanduk": told apart by what they did, not by their office (ruling 15)."""
    if whole.count is None or part.count is None:
        return False
    nouns = [count["text"].casefold().split()[1:] for count in (whole.count, part.count)]
    return bool(nouns[1]) and nouns[0] == nouns[1]


def _has_noun(frame: Frame, chain: Chain) -> bool:
    """ "lima di antaranya guru", "24 orang setingkat kepala dinas", "guru 10, camat 6"."""
    clause = max([chain.sentence.start, *(mark.end() for mark in _CLAUSE.finditer(frame.text, chain.sentence.start, chain.first.start))])
    if kinds_told(frame, clause, chain.first.start) and len(frame.text[clause : chain.first.start].split()) <= _NOUN_BEFORE:
        return True
    return bool(kinds_told(frame, chain.first.end, min(stretch_of(frame, chain)[1], chain.first.end + _NOUN_AFTER)))


_CLAUSE = re.compile(r"[,;:]\s")
_NOUN_BEFORE = 4
"""Words from a comma to a number whose noun stands before it."""
_NOUN_AFTER = 30
"""Characters after "61 orang itu" in which it is said which office they hold."""


def _as_before(frame: Frame, chain: Chain, whole: Tally) -> Tally | None:
    """ "Sembilan diregistrasi, dua lagi belum diregistrasi": the whole before the step that is still to come; None without one."""
    last, (start, end) = whole.final, stretch_of(frame, chain)
    verb = frame.text[last.act.start : last.act.end].casefold()
    same = (act for act in find_acts(frame, chain.sentence) if frame.text[act.start : act.end].casefold() == verb)
    steps = [act for act in same if start <= act.start < end]
    if not steps or not any(load_phrases("claims")["not_yet"].ends_before(frame.text, start, act.start) for act in steps):
        return whole
    done = tuple(step for step in whole.done if step.stage != last.stage)
    return replace(whole, done=done) if outcome(done) is not None else None


def _is_of_others_dropped(frame: Frame, chain: Chain, whole: Tally, added: int) -> bool:
    """ "60 pengaduan ditolak. … Berau dengan 2 laporan", "… Dua kades di pengadilan": in another paragraph; what came of these is open."""
    apart = frame.paragraph_at(chain.sentence.start).index != frame.paragraph_at(whole.chain.seen[-1].start).index
    return whole.final.stage == "dismissed" and apart and whole.chain.size != (added, added)


def _spelled_out(frame: Frame, chain: Chain) -> tuple[str, ...]:
    """ "delapan perkara: dosen, sangadi dan kaur desa": all the kinds that follow the number as one list."""
    start, end = stretch_of(frame, chain)
    verb = _VERB.search(frame.text, chain.first.end, end)
    kinds = kinds_told(frame, start, verb.start() if verb else end)
    return tuple(kinds) if len(kinds) > 1 else ()


_VERB = re.compile(r"(?<!\w)(?:yang|karena|sudah|telah|masih|di|ke|(?:di|ter)\w{4,}|me\w{5,})(?!\w)|[;:]")
"""Ends the list of kinds that follows a number."""
