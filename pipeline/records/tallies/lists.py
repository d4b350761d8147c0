"""Items of a list by place that goes on over several sentences (ruling 15)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.records.cases.chain import Chain, stretch_of
from pipeline.records.reading.frame import Frame, Mention
from pipeline.records.tallies.numbers_beside import SENTENCES_OF_LIST, kinds_of_tally
from pipeline.records.tallies.tally import Tally
from pipeline.records.tallies.wholes import lies_inside
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_SHORT_ITEM = 40
"""Characters from the place that opens a sentence to its number: "Kutim baru enam orang"."""
_SO_FAR = re.compile(r",?\s+(?:(?:baru|hanya|cuma|ada|sudah|juga|malah|justru)\s+){0,2}", re.IGNORECASE)
_ENDS = re.compile(r"(?:\s+(?:orang|saja|juga|lagi))*\s*[.”\"]")
_OPENED = Shape(r"[\"“\s]*(?:{before_names.supervisor}\s+(?:{before_names.regency}\s+)?)?")


def is_listed_itself(code: str, items: Sequence[Chain], parent: Tally, total: int) -> bool:
    """ "1 PNS Pemprov Kalsel, 2 ASN Balangan": the whole's own government in a list of its places; any place in a list of all."""
    if parent.chain.size == (total, total):
        return True
    return code in parent.regions and any(lies_inside(place, parent.regions) for item in items for place in item.places)


def item_before(frame: Frame, chain: Chain, tallies: Sequence[Tally]) -> Tally | None:
    """The item of the same list, in this sentence or, where it goes on ("Adapun Sidrap masing-masing dua"), in the one before."""
    placed = [tally for tally in reversed(tallies) if tally.chain.places]
    for tally in placed:
        if tally.listed and 0 <= chain.sentence.index - tally.chain.sentence.index <= 1:
            return replace(tally, kinds=kinds_of_tally(frame, chain, tally))
    told_there = [t for t in placed if t.done and not t.inherits and t.final.sentence in (t.chain.sentence, frame.before(chain.sentence))]
    told_there = [t for t in told_there if not _is_told_otherwise(frame, t, chain) and not _holds(t, chain)]
    return next((t for t in told_there if t.chain.sentence == chain.sentence or goes_on_listing(frame, t, chain)), None)


def _holds(tally: Tally, chain: Chain) -> bool:
    """ "Bawaslu Jateng menangani 60 kasus. Di Grobogan ada 5": the number of the province is no item beside its regencies."""
    return any(code.startswith(f"{place}.") for place in tally.regions for code in chain.places)


def _is_bare_item(frame: Frame, place: Mention, chain: Chain) -> bool:
    """ "Di Sampang semuanya sudah disanksi. Di Bondowoso baru sembilan orang.": a place, a number and no verb."""
    head = load_phrases("whose")["heading"].pattern.fullmatch(frame.text[chain.sentence.start : place["start"]].strip(' "“').casefold())
    between = _SO_FAR.fullmatch(frame.text, place["end"], chain.first.start)
    return bool(head and between and _ENDS.match(frame.text, chain.first.end))


def _is_told_otherwise(frame: Frame, tally: Tally, chain: Chain) -> bool:
    """ "Enam wali nagari dilimpahkan, sementara tiga wali nagari di Agam menunggu pleno": what has a verb of its own behind a contrast."""
    if chain.sentence != tally.chain.sentence:
        return False
    contrast = load_phrases("claims")["contrast"].found(frame.text, tally.final.act.end, chain.first.start)
    return contrast and load_phrases("claims")["own_verb"].found(frame.text, chain.first.end, stretch_of(frame, chain)[1])


def goes_on_listing(frame: Frame, tally: Tally, chain: Chain) -> bool:
    """ "di Gowa ada 12 ASN yang direkomendasikan. Setelah itu Bone dengan delapan ASN": the list goes on in the next sentences."""
    between = [s for s in frame.sentences if tally.chain.sentence.index < s.index < chain.sentence.index]
    papers = tally.chain.first.papers and chain.first.papers  # "Banten 20 kasus. Di belakangnya Lampung (12 laporan)"
    alike = papers or tally.chain.first.unit == chain.first.unit
    if not 0 < chain.sentence.index - tally.chain.sentence.index <= SENTENCES_OF_LIST or not alike:
        return False
    listing = load_phrases("claims")["lists_on"].pattern
    opening = frame.text[chain.sentence.start : chain.first.start].lstrip('"“ ')
    heads = [m for m in frame.within(chain.sentence.start, chain.first.start, "region") if m.get("code")]
    led = bool(heads) and _OPENED.fullmatch(frame.text, chain.sentence.start, heads[0]["start"]) and len(opening) <= _SHORT_ITEM
    there = bool(heads) and len(opening) <= _SHORT_ITEM and _is_bare_item(frame, heads[-1], chain)
    return (bool(led) or there or listing.match(opening) is not None) and all(frame.within(s.start, s.end, "count") for s in between)


def spelled_by_place(frame: Frame, chain: Chain, tallies: Sequence[Tally], total: int) -> Tally | None:
    """ "menelusuri sembilan laporan, seperti tujuh ASN di Luwu Timur, …": cases whose places the same sentence goes through."""
    told = [t for t in tallies if t.chain.sentence == chain.sentence and t.chain.first.papers and not t.chain.places and not t.inherits]
    if not told or not chain.places or chain.done:
        return None
    whole, listed = told[-1], load_phrases("stage_dates")["place_by_place"]
    fits = whole.chain.size is not None and total <= whole.chain.size[0]
    return whole if fits and listed.found(frame.text, whole.chain.first.end, chain.first.start) else None
