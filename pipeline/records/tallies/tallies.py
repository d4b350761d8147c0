"""Tallies, in order of the text: numbers with a stage of their own, and those that are a part of one before (ruling 15).

A number of breaches of all sorts is none, and neither is what is told of it (ruling 16).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.records.acts.parties import named_speaker, parties_in
from pipeline.records.acts.subjects import kinds_told
from pipeline.records.asserted.misdeeds import is_told_of_other_misdeed, is_whole_of_all_sorts
from pipeline.records.cases.all_breaches import is_neutrality_part, is_part_in_persons, is_told_on_of_all, is_whole_of_everything
from pipeline.records.cases.chain import Chain, kinds_beside, stretch_of
from pipeline.records.cases.list_ended import is_total_of_list, province_of_list
from pipeline.records.cases.served import handled_by
from pipeline.records.cases.whose import regions_of_chain, served_region
from pipeline.records.claims.bare_tally import is_bare
from pipeline.records.claims.claims import Done
from pipeline.records.claims.outcome import ON_THE_WAY, outcome
from pipeline.records.participants.some_of import are_others
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.reading.past import year_of_past
from pipeline.records.reading.place import NATION
from pipeline.records.tallies.accused_anew import is_accused_anew
from pipeline.records.tallies.attendance import is_attendance
from pipeline.records.tallies.numbers_beside import (
    SENTENCES_OF_LIST,
    kinds_of_tally,
    of_now,
    of_wider_place,
    region_of_share,
    region_of_total,
    superseded,
    total_of_list,
)
from pipeline.records.tallies.parts import BEYOND, LEAST_PARTS, as_part, papers_about
from pipeline.records.tallies.penalties import is_kind_of_penalty, with_penalties_of_all
from pipeline.records.tallies.place_lists import spread_over
from pipeline.records.tallies.regions import (
    counts_on,
    is_of_local_speaker,
    is_the_rest,
    place_of_one_before,
    province_told,
    untold_whole_beside,
    wide_as_beside,
)
from pipeline.records.tallies.sources import parts_by_source
from pipeline.records.tallies.tally import Tally
from pipeline.records.tallies.told_of_all import with_parts_of_all
from pipeline.records.tallies.wholes import lies_inside, only_names_accused, whole_of, with_splits
from pipeline.records.tallies.years import year_carried_on
from pipeline.tagging.extensions import explain_refusal
from pipeline.words.phrases import load_phrases


def read_tallies(frame: Frame, chains: Sequence[Chain]) -> list[Tally]:
    """Chains that assert something, by themselves or as part of a tally before them, in order of the text."""
    tallies: list[Tally] = []
    of_all_breaches: Chain | None = None
    told_of_all: Span | None = None
    for chain in chains:
        own = outcome(chain.done)
        if own is None and is_told_of_other_misdeed(frame, chain.sentence, *stretch_of(frame, chain)):
            continue
        of_everything = is_whole_of_everything(frame, chain) and not is_total_of_list(chain, chains)
        if chain.count is not None and (of_everything or _is_of_all_misdeeds(frame, chain)):
            of_all_breaches, told_of_all = chain, chain.sentence
            explain_refusal(frame.doc, chain.first.start, chain.first.end, "number", "breaches of all sorts (ruling 16)")
            continue
        if of_all_breaches and told_of_all and _is_told_on(frame, chain, of_all_breaches, told_of_all, tallies):
            told_of_all = chain.sentence
            continue
        if of_all_breaches is not None and chain.first.part and is_neutrality_part(frame, chain, of_all_breaches):
            chain.first = replace(chain.first, part=False)  # it is the whole of what counts here (ruling 16)
        if (
            (own is None or own.stage == "alleged" or own.act.name == "exist")
            and of_all_breaches is not None
            and _is_of_neutrality(frame, chain, of_all_breaches, tallies)
            and (own is not None or of_all_breaches.first.papers)
        ):
            chain.done.extend(of_all_breaches.done)
            own = outcome(chain.done)
        if own is None and chain.places and of_all_breaches and told_of_all and _is_newer(of_all_breaches, told_of_all, chain, tallies):
            continue  # a part of all breaches together (ruling 16)
        part = _part_of_told(frame, chain, own, chains, tallies) if chain.count is not None else None
        if part is not None:
            tallies.append(part)
        elif own is not None and (not chain.first.vague or _says_who(frame, chain, chains, tallies)):
            tallies.append(_by_itself(frame, chain, own, chains, tallies))
    tallies = with_penalties_of_all(frame, with_parts_of_all(with_splits(tallies)))
    by_source = parts_by_source(frame, chains)
    placed = [(tally, tallies[:at]) for at, tally in enumerate(tallies) if tally.regions]
    placed = [(tally, before) for tally, before in placed if not any(tally.chain is part for part in by_source)]
    return [tally for tally, before in placed if not _only_details(frame, tally, before)]


def _only_details(frame: Frame, tally: Tally, before: Sequence[Tally]) -> bool:
    """Whether a number only says how those told before were punished, who of them came, or what one went through before all ended."""
    if is_accused_anew(frame, tally.chain):
        return False
    return is_kind_of_penalty(frame, tally, before) or _has_ended_with_all(tally) or is_attendance(frame, tally, before)


def _has_ended_with_all(tally: Tally) -> bool:
    """ "Tiga laporan masuk. Yang satu kami klarifikasi. Ketiganya tidak bisa lanjut": a step of one of those with all of whom it ended."""
    whole = tally.parent
    if whole is None or whole.final.stage != "dismissed" or tally.final.stage not in ON_THE_WAY or tally.inherits:
        return False
    ends = [step for step in whole.done if step.stage == "dismissed" and step.act.start > tally.final.act.start]
    return any(step.sentence.index - tally.final.sentence.index <= _TO_THE_END for step in ends)


_TO_THE_END = 2
"""Sentences from a step of one to the end of all."""


def _part_of_told(frame: Frame, chain: Chain, own: Done | None, chains: Sequence[Chain], tallies: Sequence[Tally]) -> Tally | None:
    """The number as a part of one told before, or as an older or newer number of the same; None where it tells a stage of its own."""
    less = (
        own is None
        or is_bare(frame, own.act)
        or (own.act.name == "exist" and chain.first.papers and not _is_told_beside(frame, chain))
        or (own.stage in ("alleged", "reported") and chain.places)
        or only_names_accused(frame, chain)
        or (own.stage == "alleged" and papers_about(frame, chain, tallies) is not None)
    )
    part = as_part(frame, chain, chains, tallies) if less else None
    if part is not None and own is not None and own.stage == "reported" and part.final.stage in BEYOND and not _tells_on(chain, part):
        part = None  # what it says itself is less than what befell the others
    if part is not None or any(done.act.name != "record" for done in chain.done):
        return part
    part = superseded(frame, chain, tallies)
    if own is not None:  # "Kami mencatat masih ada dua kades": nothing of the punishment told before
        return part if part is not None and part.final.stage not in (own.stage, *BEYOND) else None
    return part or of_now(frame, chain, tallies) or total_of_list(frame, chain, tallies) or of_wider_place(frame, chain, tallies)


def _tells_on(chain: Chain, part: Tally) -> bool:
    """ "Sejumlah laporan terbukti. Laporan tersebut tersebar di Gowa, | empat laporan |, …": its sentence speaks of the whole again."""
    return part.parent is not None and chain.sentence in part.parent.chain.seen[1:]


def _is_told_beside(frame: Frame, chain: Chain) -> bool:
    """ "58 laporan netralitas. Di luar itu terdapat tujuh laporan soal perangkat desa": none of the 58."""
    opening = frame.opening(*chain.sentence.bounds)
    return load_phrases("accused")["besides_them"].pattern.match(frame.text, opening, chain.first.start) is not None


def _by_itself(frame: Frame, chain: Chain, own: Done, chains: Sequence[Chain], tallies: Sequence[Tally]) -> Tally:
    """A number with a stage of its own; from the number that it is a part of it has what it does not say."""
    parent = _whole_beside(frame, chain, tallies)
    if (beside := untold_whole_beside(chain, chains, tallies)) is not None:
        parent, chain.places = None, beside.places
    served = served_region(frame, chain)
    if parent is not None and served and "." in served and served not in parent.regions and not lies_inside(served, parent.regions):
        parent = None  # "tiga kades di Sragen. Dua kades lainnya, dari Karanganyar, diperiksa": others, of another place
    regions = _regions(frame, chain, parent, served, chains, tallies)
    past = year_of_past(frame, chain.sentence, chain.first.start) or year_carried_on(frame, chain, tallies)
    studied = parent is not None and _is_studied(frame, own, parent, tallies)
    handed = [step for step in parent.done if step.stage == "forwarded"] if parent is not None and studied else []
    done = (*chain.done, *handed)
    return Tally(chain, done, regions, kinds_of_tally(frame, chain, parent), parent, past=past)


def _whole_beside(frame: Frame, chain: Chain, tallies: Sequence[Tally]) -> Tally | None:
    """The number told before of which one with a stage of its own is a part; None where it only looks like one."""
    parent = whole_of(frame, chain, tallies) if chain.first.part or chain.first.elliptic else None
    if parent is None or is_of_local_speaker(frame, chain, parent) or _is_of_place_beside(chain, parent, tallies):
        return None
    if _is_beside_one(frame, chain, tallies):
        return None
    if not chain.first.part and (_is_of_others_told(frame, chain, parent, tallies) or _is_of_whole_list(frame, chain, parent, tallies)):
        return None
    return parent


def _is_beside_one(frame: Frame, chain: Chain, tallies: Sequence[Tally]) -> bool:
    """ "Seorang kades divonis. Seorang kades | lain jadi tersangka": as little part of a number as the one just told."""
    one = tallies[-1]
    near = one.chain.single and one.parent is None and 0 <= chain.sentence.index - one.chain.seen[-1].index <= 1
    return near and chain.single and bool(chain.kinds) and are_others(frame, chain.first, chain.sentence)


def _is_of_place_beside(chain: Chain, whole: Tally, tallies: Sequence[Tally]) -> bool:
    """ "Bawaslu Muna meneruskan lima kasus ke KASN dan | satu kasus | ke Polres": none of those of the place told before."""
    here = [t.regions for t in tallies if t.chain.sentence == chain.sentence and t.chain.places]
    if not here or whole.chain.sentence == chain.sentence:
        return False
    return all(code not in whole.regions and not lies_inside(code, whole.regions) for code in here[-1])


def _regions(
    frame: Frame, chain: Chain, parent: Tally | None, served: str | None, chains: Sequence[Chain], tallies: Sequence[Tally]
) -> tuple[str, ...]:
    """The places of a number with a stage of its own: those told beside it, else its whole's, else what the numbers around it say."""
    inside = [served] if served else [code for code in chain.places if parent is None or lies_inside(code, parent.regions)]
    wider = tallies[-1].regions if tallies and is_the_rest(frame, chain) else parent.regions if parent is not None else ()
    if not inside and (here := handled_by(frame, chain)) and lies_inside(here, wider):
        inside = [here]
    if not inside and tallies and is_the_rest(frame, chain):
        inside = list(tallies[-1].regions)
    if inside:
        return tuple(inside)
    regions = parent.regions if parent is not None and not chain.places else regions_of_chain(frame, chain)
    if parent is None and (share := region_of_share(frame, chain, tallies) or region_of_total(chain, tallies)):
        regions = (share,)
    if parent is None and (shared := place_of_one_before(frame, chain, tallies, regions)):
        regions = (shared,)
    if parent is None and not chain.places and (province := province_of_list(frame, chain, chains)):
        regions = (province,)
    if wide := province_told(frame, chain, tallies, regions):
        regions = wide
    if not regions and counts_on(chain, tallies):
        regions = (NATION,)
    if len(regions) == 1:
        regions = (spread_over(frame, chain, chains, regions[0]) or wide_as_beside(chain, tallies, regions[0]) or regions[0],)
    return regions


def _is_of_whole_list(frame: Frame, chain: Chain, item: Tally, tallies: Sequence[Tally]) -> bool:
    """ "Riau 9 kasus, Maluku 6 kasus, …. Oleh ASN 60 orang, | perangkat desa 17 orang": of all places of a list that has ended."""
    nouns = [load_phrases("subjects")[kind] for kind in chain.first.kinds]
    listed = [t for t in tallies if t.chain.places and t.chain.sentence == item.chain.sentence]
    if chain.places or chain.sentence == item.chain.sentence or len(listed) <= LEAST_PARTS or not item.chain.places:
        return False
    return any(noun.ends_before(frame.text, chain.sentence.start, chain.first.start) for noun in nouns)


def _is_of_others_told(frame: Frame, chain: Chain, whole: Tally, tallies: Sequence[Tally]) -> bool:
    """ "ketiganya": all who were told of just before, and a part of a larger number only as they are."""
    return (
        load_phrases("accused")["all_of_them"].pattern.match(frame.text, chain.first.start) is not None and tallies[-1].parent is not whole
    )


def _is_studied(frame: Frame, own: Done | None, whole: Tally, tallies: Sequence[Tally]) -> bool:
    """ "Empat diserahkan ke bupati. Dua masih diperiksa Inspektorat": whom the employer studies have been handed to him (ruling 2)."""
    if own is not None and own.stage == "examined" and whole.final.stage == "sanctioned" and not whole.chain.single:
        # "Pemkab menghukum empat dari enam ASN yang direkomendasikan BKN. Dua lainnya masih diproses inspektorat"
        sent = any(step.stage == "forwarded" and step.receiver in _EMPLOYERS for step in whole.done)
        return sent and any(party.party == "employer" for party in parties_in(frame, *own.clause))
    if own is None or own.stage != "examined" or whole.final.stage != "forwarded":
        return False
    speaker = named_speaker(frame, own.act.start) if own.act.name == "examine" else None
    if speaker is not None and speaker.get("institution") in _EMPLOYERS:
        return True  # "Tiga lagi masih kami proses", says the head of BKPSDM
    return own.doer in _EMPLOYERS or (own.doer is None and own.act.name == "examine" and _fate_is_told(own, whole, tallies))


def _fate_is_told(own: Done, whole: Tally, tallies: Sequence[Tally]) -> bool:
    """ "Dari sepuluh rekomendasi BKN, enam sudah disanksi, tiga masih dalam proses": of the others it is told what the employer did.

    Or that KASN has answered ("Tiga sudah dibalas KASN, dua lagi masih diproses").
    """
    beside = [t for t in tallies if t.parent is whole and t.chain.sentence == own.sentence]
    return any(t.final.stage == "sanctioned" or t.final.act.name == "await" for t in beside)


_EMPLOYERS = frozenset({"inspektorat", "pemda", "bkpsdm", "kasn", "bkn"})


def _is_newer(whole: Chain, told: Span, part: Chain, tallies: Sequence[Tally]) -> bool:
    """Whether the number of all breaches was told after every tally of which the number could be a part."""
    larger = whole.size is not None and part.size is not None and whole.size[0] > part.size[0]
    near = 0 <= part.sentence.index - told.index <= SENTENCES_OF_LIST
    return larger and near and all(t.chain.seen[-1].index <= told.index for t in tallies if not t.inherits)


def _is_of_all_misdeeds(frame: Frame, chain: Chain) -> bool:
    """ "menghukum 11 ASN: empat karena korupsi, tiga karena tidak netral": only these three are ours, and they were punished."""
    return not chain.first.papers and any(is_whole_of_all_sorts(frame, done.act, done.sentence) for done in chain.done)


def _is_told_on(frame: Frame, chain: Chain, total: Chain, told: Span, tallies: Sequence[Tally]) -> bool:
    on = is_told_on_of_all(frame, chain, told) and not is_neutrality_part(frame, chain, total)
    if on and _is_part_of_last(chain, told, tallies):
        return False
    return on and not _is_of_larger(total, tallies)


def _is_part_of_last(chain: Chain, told: Span, tallies: Sequence[Tally]) -> bool:
    """ "14 aduan, yang menyangkut aparatur cuma lima aduan. Tiga | di antaranya gugur": of the five, told beside the number of all."""
    last = tallies[-1] if chain.first.part and tallies else None
    size, whole = chain.size, last.chain.size if last is not None else None
    return last is not None and last.chain.sentence == told and size is not None and whole is not None and size[0] < whole[0]


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


def _person_is_told(frame: Frame, chain: Chain) -> bool:
    """Whether the rest of the sentence says what "41 orang" are, or the noun says that they are accused."""
    noun = frame.text[chain.first.start : chain.first.end + 15]
    kinds = kinds_told(frame, chain.first.end, chain.sentence.end)
    return bool(kinds) or load_phrases("claims")["accused_noun"].found(noun)


def _says_who(frame: Frame, chain: Chain, chains: Sequence[Chain], tallies: Sequence[Tally]) -> bool:
    """Whether it is told what counted "orang" are: right there, in the sentence after, or by the number that they are a part of."""
    return (
        bool(chain.first.kinds)
        or _person_is_told(frame, chain)
        or _is_of_vague(frame, chain, tallies)
        or _is_broken_down(frame, chain, chains)
        or _are_meant(frame, chain)
    )


def _are_meant(frame: Frame, chain: Chain) -> bool:
    """ "pelanggaran netralitas ASN di Riau. … Ada 23 orang yang direkomendasikan": handed on by a supervisor as breaking it."""
    handed = any(done.stage == "forwarded" and not done.criminal and done.act.name in ("hand_over", "forward") for done in chain.done)
    if not handed or chain.single:
        return False
    words = load_phrases("claims")
    before = [s for s in frame.sentences if 0 <= chain.sentence.index - s.index <= _TO_MATTER]
    matter = [s for s in before if words["neutrality"].found(frame.text, *s.bounds) and kinds_told(frame, *s.bounds)]
    return bool(matter) and not any(load_phrases("whose")["other_breaches"].found(frame.text, *s.bounds) for s in before)


_TO_MATTER = 2
"""Sentences back in which it is told whose breaches are spoken of."""


def _is_broken_down(frame: Frame, chain: Chain, chains: Sequence[Chain]) -> bool:
    """ "Bawaslu memproses tiga orang. Dua di antaranya ASN, satu kades": the sentence after says what they are, number by number."""
    parts = [c for c in chains if c.sentence.index == chain.sentence.index + 1 and c.count is not None and not c.first.papers]
    added = sum((part.size or (0, 0))[0] for part in parts)
    return bool(parts) and all(part.kinds or kinds_beside(frame, part) for part in parts) and chain.size in ((added, added), (added, None))
