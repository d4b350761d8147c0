"""Where a number was that names no place: with the one before it, of the nation, the province, the rest of a place (ruling 26)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records.acts.parties import named_speaker
from pipeline.records.cases.chain import Chain
from pipeline.records.cases.place_groups import is_among
from pipeline.records.cases.whose import OF_NATION
from pipeline.records.reading.actors import speaker_of
from pipeline.records.reading.frame import Frame
from pipeline.records.reading.place import NATION
from pipeline.records.tallies.tally import Tally
from pipeline.records.tallies.wholes import may_exceed
from pipeline.tagging.linking import province_of
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape


def place_of_one_before(frame: Frame, chain: Chain, tallies: Sequence[Tally], regions: tuple[str, ...]) -> str | None:
    """ "satu ASN di Kabupaten Malinau dan | tiga kepala desa": joined with a number of a place, and not of the whole province."""
    before = tallies[-1] if tallies else None
    if before is None or before.chain.sentence != chain.sentence or len(before.regions) != 1 or "." not in before.regions[0]:
        return None
    named = frame.within(before.chain.first.end, chain.first.start, "region")
    if not named or named[-1].get("code") != before.regions[0] or _JOINS.fullmatch(frame.text, named[-1]["end"], chain.first.start) is None:
        return None
    return before.regions[0] if regions == (province_of(before.regions[0]),) else None


_JOINS = re.compile(r"\s*(?:,\s*)?(?:dan|serta)\s+", re.IGNORECASE)


def counts_on(chain: Chain, tallies: Sequence[Tally]) -> bool:
    """ "KASN menerima laporan 118 ASN. Dari laporan itu, 44 ASN terbukti": smaller, right after the nation's, and no place is named."""
    before = tallies[-1] if tallies else None
    if before is None or before.regions != (NATION,) or chain.size is None or before.chain.size is None:
        return False
    near = 0 <= chain.sentence.index - before.chain.seen[-1].index <= 1
    return near and chain.size[0] < before.chain.size[0] and chain.first.unit == before.chain.first.unit


def is_of_local_speaker(frame: Frame, chain: Chain, whole: Tally) -> bool:
    """ "KASN mencatat 1.005 ASN. [paragraph] Menurut Plt Bupati Muna, tim memeriksa enam ASN": of that regency, not of the nation."""
    if whole.regions != (NATION,) or chain.first.part or frame.in_one_paragraph(whole.chain.sentence.start, chain.first.start):
        return False
    speaker = named_speaker(frame, chain.first.start) or speaker_of(frame, chain.first.start, chain.first.end)
    return speaker is not None and "." in (speaker.get("region") or "")


def is_the_rest(frame: Frame, chain: Chain) -> bool:
    """ "Empat sisanya"; not "kami periksa dua orang, sisanya besok", where a comma parts them."""
    comma = frame.text.find(",", chain.first.end, chain.first.end + _TO_THE_REST)
    return load_phrases("claims")["the_rest"].found(frame.text, chain.first.start, comma if comma > 0 else chain.first.end + _TO_THE_REST)


_TO_THE_REST = 10


def wide_as_beside(chain: Chain, tallies: Sequence[Tally], region: str) -> str | None:
    """ "22 ASN dan sembilan kepala desa dilaporkan": the province, where those named with it are spread over its regencies."""
    beside = tallies[-1] if tallies else None
    if beside is None or chain.places or beside.chain.group != chain.group or len(beside.regions) != 1:
        return None
    return beside.regions[0] if region.startswith(f"{beside.regions[0]}.") else None


def province_told(frame: Frame, chain: Chain, tallies: Sequence[Tally], regions: tuple[str, ...]) -> tuple[str, ...]:
    """ "Bawaslu Sumbar mencatat 41 ASN … Delapan wali nagari juga diserahkan": the number goes on with that of the province just told."""
    before = tallies[-1] if tallies else None
    if before is not None and before.parent is not None and before.parent.chain.sentence == before.chain.sentence:
        before = before.parent  # "16 kades diproses, satu di antaranya di Kudus dihukum. Lima laporan lain digugurkan"
    if before is None or before.parent is not None or len(before.regions) != 1 or len(regions) != 1 or chain.single:
        return ()
    if regions == (NATION,):
        return before.regions if _goes_on_smaller(frame, chain, before) else _reports_from(frame, chain, tallies)
    wide, near = before.regions[0], chain.sentence.index - before.chain.seen[-1].index == 1
    same = frame.paragraph_at(chain.sentence.start).index == frame.paragraph_at(before.chain.first.start).index
    named = frame.within(chain.sentence.start, chain.sentence.end, "region")
    inside = regions[0].startswith(f"{wide}.")
    if wide == NATION and may_exceed(before, chain):
        inside, near = True, near or chain.sentence == before.chain.seen[-1]  # "1.005 ASN dilaporkan. 727 direkomendasikan, 372 disanksi"
        same = same or _is_out_of_those(frame, chain) or _is_too_many(chain)
    return before.regions if near and same and not named and inside and not before.chain.single else ()


def _is_out_of_those(frame: Frame, chain: Chain) -> bool:
    """ "KASN menerima 512 laporan. [paragraph] Dari laporan itu, | 230 ASN terbukti": of the nation's reports, though a regent tells it."""
    opening = frame.opening(*chain.sentence.bounds)
    return _OUT_OF_THOSE.match(frame.text, opening, chain.first.start) is not None or is_among(
        frame, chain.first.start, chain.first.end, chain.sentence.end
    )


_OUT_OF_THOSE = Shape(r"[Dd]ari\s[^,.;:]{0,30}(?<!\w){claims.points_back}(?!\w)")


def _is_too_many(chain: Chain) -> bool:
    """ "2.034 ASN dilaporkan. [paragraph] Sebanyak 1.597 orang terbukti": more than serve one regency badly."""
    return chain.size is not None and chain.size[0] >= OF_NATION


def _goes_on_smaller(frame: Frame, chain: Chain, before: Tally) -> bool:
    """ "Di Sultra 38 ASN dilaporkan. Sejumlah 31 ASN direkomendasikan KASN": who speaks for the nation still tells of that place."""
    size, total = chain.size, before.chain.size
    if size is None or total is None or size[0] >= total[0] or chain.first.unit != before.chain.first.unit:
        return False
    near = chain.sentence.index - before.chain.seen[-1].index == 1
    named = frame.within(chain.sentence.start, chain.sentence.end, "region")
    return near and not named and not load_phrases("whose")["nationwide"].found(frame.text, *chain.sentence.bounds)


def _reports_from(frame: Frame, chain: Chain, tallies: Sequence[Tally]) -> tuple[str, ...]:
    """ "KASN menerima 11 laporan dari Muna. Dari laporan itu, | lima ASN direkomendasikan": of the reports from one regency, so long as
    nothing else is told of."""
    size = chain.size
    wholes = [t for t in tallies if t.parent is None and t.chain.first.unit in ("report", "case") and not t.past]
    if size is None or not wholes or wholes[0].chain.size is None or size[0] >= wholes[0].chain.size[0]:
        return ()
    regions, start = wholes[0].regions, wholes[0].chain.first.end
    if len(regions) != 1 or "." not in regions[0] or any(t.regions != regions for t in tallies[tallies.index(wholes[0]) :]):
        return ()
    if load_phrases("whose")["nationwide"].found(frame.text, start, chain.sentence.end):
        return ()
    named = {m.get("code") for m in frame.within(start, chain.sentence.end, "region")}
    return regions if named <= {*regions, province_of(regions[0]), None} else ()


def untold_whole_beside(chain: Chain, chains: Sequence[Chain], tallies: Sequence[Tally]) -> Chain | None:
    """ "Sama halnya di Agam. Ada 13 guru yang memihak, | 9 di antaranya dilaporkan": of a number of which nothing else is said."""
    if chain.places or not chain.first.part or chain.size is None:
        return None
    told = {id(tally.chain) for tally in tallies}
    before = [c for c in chains if c.sentence == chain.sentence and c.count is not None and c.first.start < chain.first.start]
    if not before or not before[-1].places or id(before[-1]) in told or before[-1].first.unit != chain.first.unit:
        return None
    return before[-1] if (before[-1].size or (0, 0))[0] > chain.size[0] else None
