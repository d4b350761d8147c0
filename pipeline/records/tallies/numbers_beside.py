"""Numbers that no act stands beside, but another number: an older one, that of now, the total of a list before it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records.acts.subjects import kinds_told
from pipeline.records.cases.chain import Chain, kinds_beside
from pipeline.records.cases.whose import regions_of_chain
from pipeline.records.reading.frame import Frame
from pipeline.records.reading.past import month_of_past, year_of_past
from pipeline.records.reading.place import NATION
from pipeline.records.tallies.out_of import whole_number
from pipeline.records.tallies.tally import Tally, added_up
from pipeline.tagging.linking import province_of
from pipeline.words.phrases import load_phrases

SENTENCES_OF_LIST = 4
"""Sentences over which a list by place goes on after its head."""
_LEAST_PLACES = 2


def superseded(frame: Frame, chain: Chain, tallies: Sequence[Tally]) -> Tally | None:
    """ "Jumlah itu naik dibanding akhir Oktober yang baru 11 kasus": the older number of the same tally (codebook)."""
    words = load_phrases("claims")
    past = year_of_past(frame, chain.sentence, chain.first.start)
    if not words["superseded"].found(frame.text, chain.sentence.start, chain.first.start) and not (
        (past or month_of_past(frame, chain.sentence)) and words["number_was"].found(frame.text, chain.sentence.start, chain.first.start)
    ):
        return None
    same = [
        t for t in tallies if t.chain.first.unit == chain.first.unit and not t.inherits and t.chain.sentence.index <= chain.sentence.index
    ]
    same = [t for t in same if (frame.section_at(t.chain.sentence.start) is None) == (frame.section_at(chain.sentence.start) is None)]
    latest = max(same, key=lambda t: t.chain.sentence.index, default=None)
    totals = [t for t in same if t.parent is None and not t.chain.first.part] or same
    base = totals[-1] if totals else latest
    if past and totals:
        base = max(totals, key=lambda t: (t.chain.size or (0, 0))[0])  # what an earlier election is compared with is the whole
    return None if base is None else Tally(chain, base.done, base.regions, base.kinds, None, True, past)


def of_now(frame: Frame, chain: Chain, tallies: Sequence[Tally]) -> Tally | None:
    """ "Pada Pilkada 2020 empat orang diproses. Tahun ini sembilan orang": the number of now beside that of an earlier election."""
    before = tallies[-1] if tallies else None
    if before is None or before.past is None or chain.sentence.index - before.chain.seen[-1].index > 1 or chain.places:
        return None
    if load_phrases("claims")["this_time"].pattern.match(frame.text, frame.opening(*chain.sentence.bounds), chain.first.start) is None:
        return None
    kinds = tuple(sorted(chain.kinds)) or tuple(kinds_told(frame, *chain.sentence.bounds)) or before.kinds
    return Tally(chain, before.done, before.regions, kinds, None, True)


def of_wider_place(frame: Frame, chain: Chain, tallies: Sequence[Tally]) -> Tally | None:
    """ "Di Bone sudah 10 ASN yang dilaporkan. Adapun se-Sulsel jumlahnya 96 orang": the number of the whole of which a part was told."""
    before, size = tallies[-1] if tallies else None, chain.size
    named = [m["code"] for m in frame.within(chain.sentence.start, chain.first.start, "region") if m.get("code")]
    places = chain.places or tuple(dict.fromkeys(named))[:1]
    if before is None or size is None or len(places) != 1 or before.past:
        return None
    here = [t for t in tallies if t.chain.sentence == before.chain.sentence and t.regions == before.regions]
    part = next((t for t in here if t.chain.first.unit == chain.first.unit and (t.chain.size or size)[0] < size[0]), None)
    if part is None or not 0 <= chain.sentence.index - part.chain.sentence.index <= 1:
        return None
    if not all(code != places[0] and places[0] in (NATION, province_of(code)) for code in part.regions):
        return None
    if load_phrases("claims")["number_was"].ends_before(frame.text, chain.sentence.start, chain.first.start) is None:
        return None
    return Tally(chain, part.done, places, kinds_of_tally(frame, chain, part), None, True)


def total_of_list(frame: Frame, chain: Chain, tallies: Sequence[Tally]) -> Tally | None:
    """ "… Klungkung: 1 perbekel, 4 PNS. Secara keseluruhan 7 perbekel dan 9 PNS": what the list before it adds up to has its stage."""
    listed = [t for t in tallies if t.listed and t.parent is None and t.chain.first.unit == chain.first.unit]
    listed = listed or _told_place_by_place(chain, tallies)
    added = added_up(listed)
    if (
        not listed
        or chain.places
        or chain.size != (added, added)
        or chain.sentence.index - listed[-1].chain.sentence.index > SENTENCES_OF_LIST
    ):
        return None
    province = _province_around(listed)
    wide = (province,) if province is not None else regions_of_chain(frame, chain)
    return Tally(chain, listed[0].done, wide, kinds_of_tally(frame, chain, listed[0]), None, True)


def region_of_share(frame: Frame, chain: Chain, tallies: Sequence[Tally]) -> str | None:
    """ "Bawaslu A empat laporan, Bawaslu B tiga laporan. Dua dari tujuh laporan itu terbukti": the province of the places."""
    number = whole_number(frame.text, chain.first)
    run = _told_place_by_place(chain, tallies) if number is not None else []
    provinces = {province_of(code) for t in run for code in t.regions}
    return provinces.pop() if number is not None and added_up(run) == number[0] and len(provinces) == 1 else None


def region_of_total(chain: Chain, tallies: Sequence[Tally]) -> str | None:
    """ "Di Kendal ada enam laporan. Di Demak ada empat. Seluruhnya sepuluh laporan dan kini diproses": the province of the places."""
    run = _told_place_by_place(chain, tallies)
    added = added_up(run)
    apart = len({code for t in run for code in t.regions}) > 1
    return _province_around(run) if apart and chain.size == (added, added) else None


def _province_around(tallies: Sequence[Tally]) -> str | None:
    """The province of regencies and cities that all lie in one; None where they do not, or a province is among them."""
    codes = {code for tally in tallies for code in tally.regions}
    provinces = {province_of(code) for code in codes}
    return provinces.pop() if len(provinces) == 1 and all("." in code for code in codes) else None


def _told_place_by_place(chain: Chain, tallies: Sequence[Tally]) -> list[Tally]:
    """ "Bawaslu A menangani satu kasus, Bawaslu B empat kasus. … Dari lima kasus itu": the run of places before a number, all as far."""
    run: list[Tally] = []
    for tally in reversed(tallies):
        if tally.parent is not None or not tally.chain.places or tally.chain.first.unit != chain.first.unit:
            break
        if run and (tally.final.stage != run[0].final.stage or run[0].chain.sentence.index - tally.chain.sentence.index > 1):
            break
        run.insert(0, tally)
    return run if len(run) >= _LEAST_PLACES else []


def kinds_of_tally(frame: Frame, chain: Chain, parent: Tally | None) -> tuple[str, ...]:
    """The kinds of servants that a number counts: its own, those told around it, those of its whole, else those that were asked about."""
    own = tuple(sorted(chain.kinds))
    if own:
        return own
    named = tuple(kinds_beside(frame, chain))
    if named:
        return named
    return parent.kinds if parent else _kinds_asked_about(frame, chain)


def _kinds_asked_about(frame: Frame, chain: Chain) -> tuple[str, ...]:
    """ "Berapa perkara netralitas ASN? | Sampai hari ini 44 perkara": the kinds in the question that the sentence answers."""
    question = frame.before(chain.sentence)
    if not chain.first.papers or question is None or not frame.say(question).rstrip(' "”').endswith("?"):
        return ()
    return tuple(kinds_told(frame, *question.bounds))
