"""Tallies and their parts by place, by stage and by kind of servant (ruling 15); parts inherit what they do not say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.records.all_breaches import PAPERS, is_neutrality_part, is_part_in_persons, is_told_on_of_all, is_whole_of_everything
from pipeline.records.bare_tally import is_bare
from pipeline.records.below_regency import lies_below
from pipeline.records.chain import Chain, stretch_of
from pipeline.records.claims import Done
from pipeline.records.frame import Frame, Span
from pipeline.records.misdeeds import is_told_of_other_misdeed
from pipeline.records.numbers_beside import SENTENCES_OF_LIST, kinds_of_tally, of_now, region_of_share, superseded, total_of_list
from pipeline.records.outcome import outcome
from pipeline.records.parties import named_speaker
from pipeline.records.past import year_of_past
from pipeline.records.phrases import load_phrases
from pipeline.records.place import NATION
from pipeline.records.place_lists import added_up, items_of_list, list_head, spread_over
from pipeline.records.shapes import Shape
from pipeline.records.sources import parts_by_source
from pipeline.records.stages import find_acts
from pipeline.records.subjects import kinds_told
from pipeline.records.tally import Tally
from pipeline.records.tally_lists import is_listed_itself, item_before, spelled_by_place
from pipeline.records.tally_places import is_among
from pipeline.records.tally_regions import (
    counts_on,
    is_of_local_speaker,
    is_the_rest,
    place_of_one_before,
    province_told,
    untold_whole_beside,
    wide_as_beside,
)
from pipeline.records.wholes import lies_inside, may_be_whole, only_names_accused, whole_of, with_splits
from pipeline.records.whose import regions_of_chain, served_region
from pipeline.tagging.linking import province_of


def read_tallies(frame: Frame, chains: Sequence[Chain]) -> list[Tally]:
    """Chains that assert something, by themselves or as part of a tally before them, in order of the text."""
    tallies: list[Tally] = []
    of_all_breaches: Chain | None = None
    told_of_all: Span | None = None
    for chain in chains:
        own = outcome(chain.done)
        if own is None and is_told_of_other_misdeed(frame, chain.sentence, *stretch_of(frame, chain)):
            continue
        if chain.count is not None and is_whole_of_everything(frame, chain):
            of_all_breaches, told_of_all = chain, chain.sentence
            continue
        if of_all_breaches and told_of_all and _is_told_on(frame, chain, of_all_breaches, told_of_all, tallies):
            told_of_all = chain.sentence
            continue
        if of_all_breaches is not None and chain.first.part and is_neutrality_part(frame, chain, of_all_breaches):
            chain.first = replace(chain.first, part=False)  # it is the whole of what counts here (ruling 16)
        if (
            (own is None or own.stage == "alleged")
            and of_all_breaches is not None
            and _is_of_neutrality(frame, chain, of_all_breaches, tallies)
        ):
            chain.done.extend(of_all_breaches.done)
            own = outcome(chain.done)
        if own is None and chain.places and of_all_breaches and told_of_all and _is_newer(of_all_breaches, told_of_all, chain, tallies):
            continue  # a part of all breaches together (ruling 16)
        part = None
        less = (
            own is None
            or is_bare(frame, own.act)
            or (own.stage in ("alleged", "reported") and chain.places)
            or only_names_accused(frame, chain)
            or (own.stage == "alleged" and _papers_about(frame, chain, tallies) is not None)
        )
        if chain.count is not None and less:
            part = _as_part(frame, chain, chains, tallies)
            if part is not None and own is not None and own.stage == "reported" and part.final.stage in _BEYOND:
                part = None  # what it says itself is less than what befell the others
        counted = all(done.act.name == "record" for done in chain.done)
        if part is None and chain.count is not None and counted:
            part = superseded(frame, chain, tallies)
            part = None if part is not None and own is not None and part.final.stage == own.stage else part
            if part is None and own is None:
                part = of_now(frame, chain, tallies) or total_of_list(frame, chain, tallies)
        if part is not None:
            tallies.append(part)
        elif own is not None and (not chain.first.vague or _says_who(frame, chain, chains, tallies)):
            parent = whole_of(frame, chain, tallies) if chain.first.part or chain.first.elliptic else None
            if parent is not None and not chain.first.part and _is_of_others_told(frame, chain, parent, tallies):
                parent = None
            if parent is not None and not chain.first.part and _is_of_whole_list(frame, chain, parent, tallies):
                parent = None  # "Riau 9 pelanggaran. … oleh ASN 60 orang, perangkat desa 17 orang": of all places
            if parent is not None and is_of_local_speaker(frame, chain, parent):
                parent = None
            if (beside := untold_whole_beside(chain, chains, tallies)) is not None:
                parent, chain.places = None, beside.places
            served = served_region(frame, chain)
            if parent is not None and served and "." in served and served not in parent.regions and not lies_inside(served, parent.regions):
                parent = None  # "tiga kades di Sragen. Dua kades lainnya, dari Karanganyar, diperiksa": others, of another place
            inside = [served] if served else [code for code in chain.places if parent is None or lies_inside(code, parent.regions)]
            if not inside and tallies and is_the_rest(frame, chain):
                inside = list(tallies[-1].regions)
            regions = tuple(inside) or (parent.regions if parent is not None and not chain.places else regions_of_chain(frame, chain))
            if not inside and parent is None and (share := region_of_share(frame, chain, tallies)):
                regions = (share,)
            if not inside and parent is None and (shared := place_of_one_before(frame, chain, tallies, regions)):
                regions = (shared,)
            if not inside and (wide := province_told(frame, chain, tallies, regions)):
                regions = wide
            if not regions and counts_on(chain, tallies):
                regions = (NATION,)
            if not inside and len(regions) == 1:
                regions = (spread_over(frame, chain, chains, regions[0]) or wide_as_beside(chain, tallies, regions[0]) or regions[0],)
            past = year_of_past(frame, chain.sentence, chain.first.start)
            done = (*chain.done, *(parent.done if parent is not None and _is_studied(frame, own, parent, tallies) else ()))
            tallies.append(Tally(chain, done, regions, kinds_of_tally(frame, chain, parent), parent, past=past))
    tallies = with_splits(tallies)
    by_source = parts_by_source(frame, chains)
    return [
        tally
        for index, tally in enumerate(tallies)
        if tally.regions and not any(tally.chain is part for part in by_source) and not _is_kind_of_penalty(tally, tallies[:index])
    ]


def _is_of_whole_list(frame: Frame, chain: Chain, item: Tally, tallies: Sequence[Tally]) -> bool:
    """ "Riau 9 kasus, Maluku 6 kasus, …. Oleh ASN 60 orang, | perangkat desa 17 orang": of all places of a list that has ended."""
    nouns = [load_phrases("subjects")[kind] for kind in chain.first.kinds]
    listed = [t for t in tallies if t.chain.places and t.chain.sentence == item.chain.sentence]
    if chain.places or chain.sentence == item.chain.sentence or len(listed) <= _LEAST_PARTS or not item.chain.places:
        return False
    return any(noun.ends_before(frame.text, chain.sentence.start, chain.first.start) for noun in nouns)


def _as_part(frame: Frame, chain: Chain, chains: Sequence[Chain], tallies: Sequence[Tally]) -> Tally | None:
    """The number as a part by place or by kind of a tally told before; None when the text does not say that it is one."""
    if not chain.done and not chain.places and lies_below(frame, chain.first):
        return None  # "Yang terakhir dua kades dari Kecamatan X": a part below the regency
    if chain.places and (sibling := item_before(frame, chain, tallies)) is not None:
        return Tally(chain, sibling.done, chain.places, sibling.kinds, sibling.parent, True, listed=sibling.listed)
    if (papers := _papers_about(frame, chain, tallies)) is not None:
        return Tally(chain, papers.done, papers.regions, kinds_of_tally(frame, chain, papers), papers, True, papers.past)
    if (whole := _whole_of_office_list(frame, chain, chains, tallies)) is not None:
        return Tally(chain, whole.done, whole.regions, whole.kinds, whole, True, whole.past)
    items = items_of_list(frame, chain, chains) if chain.places else []
    total = added_up(items)
    parent = spelled_by_place(frame, chain, tallies, total)
    parent = parent or (whole_of(frame, chain, tallies, of_place=True, total=total) if chain.places else None)
    parent = parent or whole_of(frame, chain, tallies)
    if parent is not None and parent.regions == (NATION,):
        parent = _within_nation(frame, chain, items, parent, tallies)
    if parent is not None and len(items) == 1 and chain.single and not (chain.kinds & set(parent.kinds) or _is_one_of(frame, chain)):
        return None  # "44 perkara … Seorang lurah di Metro, …": somebody else than those counted
    if parent is not None and parent.final.stage in _BEYOND and _is_still_open(frame, chain):
        # "18 dijatuhi sanksi. Sisanya, 12 ASN, belum": they are of those of whom less was told
        open_ones = [t for t in reversed(tallies) if t.final.stage not in _BEYOND and may_be_whole(frame, chain, t, tallies)]
        parent = open_ones[0] if open_ones else None
    if parent is None and (
        beside := [t for t in tallies if t.inherits and t.parent and t.chain in items and t.chain.sentence == chain.sentence]
    ):
        # "Terdapat sembilan kades di Kerinci serta satu camat …": of another kind than the whole, told of in one breath with its parts
        return Tally(chain, beside[-1].done, chain.places, kinds_of_tally(frame, chain, None), None, True)
    if parent is None:
        head = list_head(frame, items, chains) if chain.places and outcome(chain.done) is None else None
        return (
            Tally(chain, (head,), chain.places, kinds_of_tally(frame, chain, None), None, True, listed=True) if head is not None else None
        )
    if chain.places and _is_of_others_dropped(frame, chain, parent, total):
        return None
    parent = _as_before(frame, chain, parent)
    if parent is None:
        return None
    inside = tuple(code for code in chain.places if lies_inside(code, parent.regions) or is_listed_itself(code, items, parent, total))
    if inside:
        return Tally(chain, parent.done, inside, kinds_of_tally(frame, chain, parent), parent, True)
    elsewhere = [code for code in chain.places if code not in parent.regions]
    kinds = tuple(sorted(chain.kinds)) or tuple(kinds_told(frame, *stretch_of(frame, chain)))
    told = load_phrases("claims")["of_kind"].found(
        frame.text, max(chain.sentence.start, chain.first.start - 30), stretch_of(frame, chain)[1]
    )
    told_apart = set(kinds) != set(parent.kinds) or (chain.first.part and told)
    if kinds and not elsewhere and (told or chain.first.papers or chain.first.part) and told_apart:
        return Tally(chain, parent.done, parent.regions, _spelled_out(frame, chain) or kinds[:1], parent, True)
    waits = chain.first.part and not elsewhere and load_phrases("claims")["not_yet"].found(frame.text, *stretch_of(frame, chain))
    return Tally(chain, parent.done, parent.regions, kinds[:1] or parent.kinds, parent, True) if waits else None


def _papers_about(frame: Frame, chain: Chain, tallies: Sequence[Tally]) -> Tally | None:
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
    if chain.first.papers or chain.places or chain.done or (chain.first.elliptic and not _noun_follows(frame, chain)):
        return None
    beside = [c for c in chains if c.sentence == chain.sentence and c.count is not None and not c.done and not c.places]
    near = [t for t in reversed(tallies) if any(0 <= chain.sentence.index - s.index <= 1 for s in (t.chain.sentence, *t.chain.seen))]
    near = [t for t in near if t.chain.first.unit == chain.first.unit and not t.chain.single and not t.inherits]
    near = [t for t in near if not _has_noun_of(t.chain, chain)]
    beside = [c for c in beside if c.first.unit == chain.first.unit and all(c is not t.chain for t in near)]
    added = sum((c.size or (0, 0))[0] for c in beside)
    if len(beside) < _LEAST_PARTS or all(c.single for c in beside):
        return None
    if whole := next((t for t in near if t.chain.size == (added, added)), None):
        return whole
    opened = load_phrases("claims")["by_office"].found(frame.text, chain.sentence.start, beside[0].first.start)
    return next((t for t in near if opened and (t.chain.size or (0, 0))[0] > added), None)


_LEAST_PARTS = 2


def _has_noun_of(whole: Chain, part: Chain) -> bool:
    """ "12 ASN: 6 ASN ikut kampanye, 6 ASN memasang spanduk": told apart by what they did, not by their office (ruling 15)."""
    if whole.count is None or part.count is None:
        return False
    nouns = [count["text"].casefold().split()[1:] for count in (whole.count, part.count)]
    return bool(nouns[1]) and nouns[0] == nouns[1]


def _noun_follows(frame: Frame, chain: Chain) -> bool:
    """ "lima di antaranya guru", "24 orang setingkat kepala dinas"."""
    return bool(kinds_told(frame, chain.first.end, min(stretch_of(frame, chain)[1], chain.first.end + _NOUN_AFTER)))


_NOUN_AFTER = 30
"""Characters after "61 orang itu" in which it is said which office they hold."""


_BEYOND = frozenset({"sanctioned", "proven", "dismissed"})


def _is_still_open(frame: Frame, chain: Chain) -> bool:
    return chain.first.part and load_phrases("claims")["not_yet"].found(frame.text, *stretch_of(frame, chain))


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
    """ "60 pengaduan ditolak. … Berau dengan 2 laporan": told in another paragraph; what came of these is open."""
    apart = frame.paragraph_at(chain.sentence.start).index != frame.paragraph_at(whole.chain.seen[-1].start).index
    return whole.final.stage == "dismissed" and apart and whole.chain.size != (added, added)


def _is_of_others_told(frame: Frame, chain: Chain, whole: Tally, tallies: Sequence[Tally]) -> bool:
    """ "ketiganya": all who were told of just before, and a part of a larger number only as they are."""
    return (
        load_phrases("accused")["all_of_them"].pattern.match(frame.text, chain.first.start) is not None and tallies[-1].parent is not whole
    )


def _is_studied(frame: Frame, own: Done | None, whole: Tally, tallies: Sequence[Tally]) -> bool:
    """ "Empat diserahkan ke bupati. Dua masih diperiksa Inspektorat": whom the employer studies have been handed to him (ruling 2)."""
    if own is None or own.stage != "examined" or whole.final.stage != "forwarded":
        return False
    speaker = named_speaker(frame, own.act.start) if own.act.name == "examine" else None
    if speaker is not None and speaker.get("institution") in _EMPLOYERS:
        return True  # "Tiga lagi masih kami proses", says the head of BKPSDM
    return own.doer in _EMPLOYERS or (own.doer is None and own.act.name == "examine" and _fate_is_told(own, whole, tallies))


def _fate_is_told(own: Done, whole: Tally, tallies: Sequence[Tally]) -> bool:
    """ "Dari sepuluh rekomendasi BKN, enam sudah disanksi, tiga masih dalam proses": of the others it is told what the employer did."""
    beside = [t for t in tallies if t.parent is whole and t.chain.sentence == own.sentence]
    return any(t.final.stage == "sanctioned" for t in beside)


_EMPLOYERS = frozenset({"inspektorat", "pemda", "bkpsdm", "kasn", "bkn"})


def _is_newer(whole: Chain, told: Span, part: Chain, tallies: Sequence[Tally]) -> bool:
    """Whether the number of all breaches was told after every tally of which the number could be a part."""
    larger = whole.size is not None and part.size is not None and whole.size[0] > part.size[0]
    near = 0 <= part.sentence.index - told.index <= SENTENCES_OF_LIST
    return larger and near and all(t.chain.seen[-1].index <= told.index for t in tallies if not t.inherits)


def _is_told_on(frame: Frame, chain: Chain, total: Chain, told: Span, tallies: Sequence[Tally]) -> bool:
    on = is_told_on_of_all(frame, chain, told) and not is_neutrality_part(frame, chain, total)
    return on and not _is_of_larger(total, tallies)


def _is_of_neutrality(frame: Frame, chain: Chain, total: Chain, tallies: Sequence[Tally]) -> bool:
    if is_neutrality_part(frame, chain, total):
        return True
    return all(t.chain.first.start < total.first.start or t.chain.sentence == chain.sentence for t in tallies) and is_part_in_persons(
        chain, total
    )


def _is_of_larger(total: Chain, tallies: Sequence[Tally]) -> bool:
    """ "195 kasus netralitas. Dari jumlah keseluruhan 130 perkara diregistrasi": a part of the breaches of neutrality told before."""
    told = [t.chain.size[0] for t in tallies if t.chain.first.papers and t.chain.size is not None]
    return total.size is not None and max(told, default=0) > total.size[0]


def _is_of_vague(frame: Frame, chain: Chain, tallies: Sequence[Tally]) -> bool:
    """ "Baru 12 nama direkomendasikan. Dari 12 itu, tujuh orang ditegur": persons of a number of whom a stage was told."""
    whole = whole_of(frame, chain, tallies) if chain.first.part else None
    return whole is not None and whole.chain.first.unit == chain.first.unit and chain.sentence.index - whole.chain.seen[-1].index <= 1


def _is_one_of(frame: Frame, chain: Chain) -> bool:
    return chain.first.part or is_among(frame, chain.first.start, chain.first.end, chain.sentence.end)


def _is_kind_of_penalty(tally: Tally, before: Sequence[Tally]) -> bool:
    """A breakdown of those who were punished by how (ruling 15): no record of its own."""
    if tally.inherits or tally.chain.places or tally.final.stage != "sanctioned":
        return False
    just_told = [t for t in reversed(before) if _just_before(tally, t)]
    wholes = [tally.parent, *just_told] if tally.chain.first.elliptic else [tally.parent or next(iter(just_told), None)]
    return any(whole is not None and whole.final.stage == "sanctioned" for whole in wholes)


def _just_before(tally: Tally, other: Tally) -> bool:
    """A larger number of the same unit, at most two sentences before."""
    size, total = tally.chain.size, other.chain.size
    told = (other.chain.sentence, *other.chain.seen)
    near = any(0 <= tally.chain.sentence.index - sentence.index <= 2 for sentence in told)
    same = tally.chain.first.unit == other.chain.first.unit and other is not tally
    return near and same and size is not None and total is not None and total[0] > size[0]


def _person_is_told(frame: Frame, chain: Chain) -> bool:
    """Whether the rest of the sentence says what "41 orang" are, or the noun says that they are accused."""
    noun = frame.text[chain.first.start : chain.first.end + 15]
    kinds = kinds_told(frame, chain.first.end, chain.sentence.end)
    return bool(kinds) or load_phrases("claims")["accused_noun"].found(noun)


def _says_who(frame: Frame, chain: Chain, chains: Sequence[Chain], tallies: Sequence[Tally]) -> bool:
    """Whether it is told what counted "orang" are: right there, in the sentence after, or by the number that they are a part of."""
    return _person_is_told(frame, chain) or _is_of_vague(frame, chain, tallies) or _is_broken_down(chain, chains)


def _is_broken_down(chain: Chain, chains: Sequence[Chain]) -> bool:
    """ "Bawaslu memproses tiga orang. Dua di antaranya ASN, satu kades": the sentence after says what they are, number by number."""
    parts = [c for c in chains if c.sentence.index == chain.sentence.index + 1 and c.count is not None and not c.first.papers]
    added = sum((part.size or (0, 0))[0] for part in parts)
    return bool(parts) and all(part.kinds for part in parts) and chain.size in ((added, added), (added, None))


def _spelled_out(frame: Frame, chain: Chain) -> tuple[str, ...]:
    """ "delapan perkara netralitas ASN, kepala desa dan perangkat desa": all the kinds that follow the number as one list."""
    start, end = stretch_of(frame, chain)
    verb = _VERB.search(frame.text, chain.first.end, end)
    kinds = kinds_told(frame, start, verb.start() if verb else end)
    return tuple(kinds) if len(kinds) > 1 else ()


_VERB = re.compile(r"(?<!\w)(?:yang|karena|sudah|telah|masih|di|ke|(?:di|ter)\w{4,}|me\w{5,})(?!\w)|[;:]")
"""Ends the list of kinds that follows a number."""
