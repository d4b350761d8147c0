"""Which number a number is a part of (ruling 15): by place, by stage, as the rest of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.records.acts.subjects import kinds_told
from pipeline.records.cases.chain import Chain, kinds_beside
from pipeline.records.cases.place_groups import is_among
from pipeline.records.participants.participant import PAPERS
from pipeline.records.participants.some_of import are_others
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.reading.past import year_of_past
from pipeline.records.tallies.accused_anew import is_accused_anew
from pipeline.records.tallies.out_of import fits_share
from pipeline.records.tallies.place_lists import EXHAUSTS, lies_in_undivided, whole_of_list_before
from pipeline.records.tallies.spelled_out import is_spelled_out
from pipeline.records.tallies.tally import Tally
from pipeline.records.tallies.years import is_said_part, year_carried_on
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_PARAGRAPHS_BACK = 5
_SEVERAL = 2
"""The least that "beberapa" and "sejumlah" mean (codebook)."""


def whole_of(frame: Frame, chain: Chain, tallies: Sequence[Tally], *, of_place: bool = False, total: int = 0) -> Tally | None:
    """The tally that the number is a part of: larger, with a stage of its own, not long before.

    By place it is the one that the numbers of the list add up to (`total`), else the largest.
    """
    fitting = [tally for tally in reversed(tallies) if may_be_whole(frame, chain, tally, tallies, added_up=total)]
    fitting = [t for t in fitting if fits_share(frame, chain.first, t.chain.size) and not _is_kind_beside(frame, chain, t)]
    fitting = [t for t in fitting if not _is_item_before(frame, chain, t)]
    if are_others(frame, chain.first, chain.sentence) and (whole := _whole_of_rest(chain, fitting, tallies)) is not None:
        return whole
    return _whole_by_place(frame, chain, fitting, total) if of_place else _whole_by_stage(frame, chain, fitting, tallies)


def _whole_by_place(frame: Frame, chain: Chain, fitting: Sequence[Tally], total: int) -> Tally | None:
    """ "Lima dicopot. Lima itu satu di Aceh, empat di Jambi": the number that the sentence speaks of, else the total of the list."""
    return (
        _among_just_told(frame, chain, fitting)
        or next((t for t in fitting if _is_told_on(t, chain)), None)
        or _total_of_list(frame, chain, fitting, total)
    )


def _among_just_told(frame: Frame, chain: Chain, fitting: Sequence[Tally]) -> Tally | None:
    """ "enam ASN disanksi, tiga di antaranya di Parepare": the number of the same sentence that has no place."""
    just_told = next((t for t in fitting if t.chain.sentence == chain.sentence and not t.chain.places), None)
    return just_told if just_told and is_among(frame, chain.first.start, chain.first.end, chain.sentence.end) else None


def _total_of_list(frame: Frame, chain: Chain, fitting: Sequence[Tally], total: int) -> Tally | None:
    """ "Sulsel mencatat 12 kasus: Bone tujuh, Gowa lima": what the places add up to, or all but, else the largest number of theirs."""
    own = [t for t in fitting if not t.inherits or t.listed]
    over = [t for t in own if any(lies_inside(code, t.regions) for code in chain.places) or t.chain.size == (total, total)]
    if exact := next((t for t in over if t.chain.size == (total, total) and _same_word(chain, t)), None):
        return exact
    over = [t for t in over if t.parent is None and not t.chain.first.part] or over
    # "49 pelanggaran ditangani. 12 laporan soal ASN diterima. Pelanggaran ASN terbanyak di Sintang, 5 kasus": those that name them
    named = set(kinds_told(frame, chain.sentence.start, chain.first.start))
    over = [t for t in over if named & set(kinds_beside(frame, t.chain))] or over
    over = [t for t in over if _same_word(chain, t)] or over
    if nearly := [t for t in over if EXHAUSTS * _number(t) <= total <= _number(t)]:
        return min(nearly, key=_number)
    return max(_proven_there(frame, chain, own, over) or over, key=_number, default=None)


def _proven_there(frame: Frame, chain: Chain, own: Sequence[Tally], over: Sequence[Tally]) -> list[Tally]:
    """ "417 ASN dilaporkan, 196 terbukti melanggar. Sulbar di peringkat keempat, ASN yang melanggar 21": those found out, not all."""
    if not load_phrases("whose")["violators"].found(frame.text, *chain.sentence.bounds):
        return []
    return [t for t in own if _same_word(chain, t) and t.final.stage == "proven" and any(t.regions == whole.regions for whole in over)]


def _same_word(chain: Chain, tally: Tally) -> bool:
    """Whether both numbers are of the same unit: "12 kasus" and "tujuh kasus"."""
    return tally.chain.first.unit == chain.first.unit


def _number(tally: Tally) -> int:
    """The least that a number means; 0 where none is told."""
    return (tally.chain.size or (0, 0))[0]


def _whole_by_stage(frame: Frame, chain: Chain, fitting: Sequence[Tally], tallies: Sequence[Tally]) -> Tally | None:
    """ "Dari 12 kasus ASN, tujuh terbukti": the number that the sentence names, the one just told, else the last that is no part."""
    return (
        next((t for t in fitting if _is_named_as_whole(frame, t, chain)), None)
        or whole_of_list_before(frame, chain, fitting, tallies)
        or _just_told(frame, chain, fitting, tallies)
        or _told_before_quote(frame, chain, fitting)
        or _last_of_its_own(fitting)
    )


def _just_told(frame: Frame, chain: Chain, fitting: Sequence[Tally], tallies: Sequence[Tally]) -> Tally | None:
    """ "enam ASN masuk daftar. Empat orang masih didalami": the number just told, be it itself a part by place."""
    if load_phrases("accused")["of_all"].found(frame.text, chain.sentence.start, chain.first.start):
        return None
    for tally in fitting:
        if tally.chain.first.part and not _is_told_on(tally, chain):
            continue  # "Dari tiga laporan kades, satu diteruskan": of a part that the sentence speaks of again
        if _goes_straight_on(frame, chain, tally, tallies):
            return tally.parent if tally.parent is not None and _is_another_part(frame, chain, tally) else tally
    return None


def _goes_straight_on(frame: Frame, chain: Chain, tally: Tally, tallies: Sequence[Tally]) -> bool:
    """Whether the tally, or a part of one of a place, is told in the same or the next sentence of its paragraph."""
    here = frame.paragraph_at(chain.first.start).index
    told = (tally.chain.sentence, *(tally.chain.seen if tally.chain.places else ()), *_seen_of_parts(tally, tallies))
    return any(0 <= chain.sentence.index - s.index <= 1 and frame.paragraph_at(s.start).index == here for s in told)


def _is_another_part(frame: Frame, chain: Chain, tally: Tally) -> bool:
    """ "Dari 12 kasus, tujuh terbukti. Lima lainnya dihentikan": the five are of the twelve, beside the seven."""
    others = not tally.inherits and are_others(frame, chain.first, chain.sentence)
    return others or _is_beside(frame, chain, tally) or _is_of_another_kind(frame, chain, tally)


def _last_of_its_own(fitting: Sequence[Tally]) -> Tally | None:
    """The last number with a stage of its own, one that is no part first."""
    own = [t for t in fitting if not t.inherits]
    return next((t for t in own if t.parent is None and not t.chain.first.part), own[0] if own else None)


def _told_before_quote(frame: Frame, chain: Chain, fitting: Sequence[Tally]) -> Tally | None:
    """ "Ketua Panwaslu Lebak mengatakan keempat ASN diklarifikasi. "Hari ini dua orang …"": a number of a place, just told again."""
    if frame.quote_at(chain.first.start) is None:
        return None
    return next((t for t in fitting if _is_told_before_quote(t, chain)), None)


def _is_told_before_quote(tally: Tally, part: Chain) -> bool:
    """Whether a number of a place was told again at most two sentences before."""
    last = tally.chain.seen[-1]
    return bool(tally.chain.places) and last != tally.chain.sentence and 0 < part.sentence.index - last.index <= _BEFORE_QUOTE


_BEFORE_QUOTE = 2


def only_names_accused(frame: Frame, chain: Chain) -> bool:
    """ "16 dari 27 perkara itu terlapornya lurah": who the cases are about, and no step of theirs."""
    noun = load_phrases("claims")["accused_noun"]
    return (
        (chain.first.papers or chain.first.part)
        and bool(chain.done)
        and all(d.act.name == "arrive" and noun.found(frame.text, d.act.start, d.act.end) for d in chain.done)
    )


def _seen_of_parts(tally: Tally, tallies: Sequence[Tally]) -> list[Span]:
    """ "ke-17 kades di Subang. Hanya dua yang dibawa ke polisi. Sebelas …": a number of a place goes on while its parts are told."""
    return [part.chain.sentence for part in tallies if part.parent is tally and not part.inherits] if tally.chain.places else []


def _is_beside(frame: Frame, chain: Chain, tally: Tally) -> bool:
    """ "Sebelas orang kami serahkan, empat orang tidak terbukti": two parts of one whole, none of them of the other."""
    if tally.parent is None or tally.inherits or not tally.chain.first.elliptic or chain.sentence != tally.chain.sentence:
        return False
    return not is_among(frame, chain.first.start, chain.first.end, chain.sentence.end)


def _is_of_another_kind(frame: Frame, chain: Chain, tally: Tally) -> bool:
    """ "19 kasus, 12 kasus melibatkan ASN dan tujuh kasus melibatkan kades": the seven are of the 19, not of the 12."""
    if not tally.inherits or tally.parent is None or chain.sentence.index - tally.chain.sentence.index > 1 or tally.chain.places:
        return False
    kinds = set(chain.kinds) or set(kinds_beside(frame, chain))
    return bool(kinds) and kinds.isdisjoint(tally.kinds) and may_exceed(tally.parent, chain)


def _is_item_before(frame: Frame, chain: Chain, tally: Tally) -> bool:
    """ "enam, rinciannya dua kasus camat, | satu kasus lurah": the next item of a list by office is none of the item before."""
    if not tally.inherits or tally.parent is None or tally.chain.sentence != chain.sentence or chain.first.part or tally.chain.places:
        return False
    return _TO_NEXT_ITEM.fullmatch(frame.text, tally.chain.first.end, chain.first.start) is not None


_TO_NEXT_ITEM = Shape(r"(?:\s+[^\s,;.:]+){0,4}(?:,|(?:,\s*)?\s{counts.joint})\s+", re.IGNORECASE)


def _is_kind_beside(frame: Frame, chain: Chain, tally: Tally) -> bool:
    """ "Empat laporan menyangkut kades, dua laporan menyangkut ASN. Laporan kades sudah diregister": told on later, no whole of the two."""
    first, sentence = tally.chain.first, tally.chain.sentence
    if not first.papers or not chain.first.papers or sentence != chain.sentence or tally.inherits or tally.chain.places or chain.places:
        return False
    if any(done.sentence == sentence and done.act.name != "record" for done in tally.chain.done) or chain.first.part:
        return False
    kinds, others = kinds_beside(frame, chain), kinds_beside(frame, tally.chain)
    return bool(kinds) and bool(others) and set(kinds).isdisjoint(others)


def may_exceed(whole: Tally, chain: Chain) -> bool:
    """Whether the whole is the larger number."""
    size, total = chain.size, whole.chain.size
    return size is not None and total is not None and total[0] > size[0]


def _is_named_as_whole(frame: Frame, tally: Tally, part: Chain) -> bool:
    """ "Dari tujuh perkara ASN, tiga terbukti": the part's own sentence says before it of which number it is one."""
    if part.sentence not in tally.chain.seen or part.sentence == tally.chain.sentence or tally.chain.size is None:
        return False
    again = [m for m in frame.within(part.sentence.start, part.first.start, "count") if (m["min"], m["max"]) == tally.chain.size]
    out_of = load_phrases("accused")["out_of"]
    opening = frame.opening(*part.sentence.bounds)
    return any(
        out_of.ends_before(frame.text, part.sentence.start, m["start"]) is not None or _OUT_OF.fullmatch(frame.text, opening, m["start"])
        for m in again
    )


_OUT_OF = re.compile(r"dari\s+(?:[^\s,;:.]+\s+){1,8}", re.IGNORECASE)
""" "Dari pelanggaran ASN yang | 40 kasus | tadi, 33 diteruskan"."""


def _is_told_on(tally: Tally, part: Chain) -> bool:
    """Whether the part's sentence speaks of the tally again, whose stage is more than a bare allegation."""
    again = part.sentence in tally.chain.seen and part.sentence != tally.chain.sentence
    alike = part.first.unit in (tally.chain.first.unit, tally.chain.reports and tally.chain.reports["unit"])
    return again and not tally.chain.places and tally.final.stage != "alleged" and alike


def _whole_of_rest(chain: Chain, fitting: Sequence[Tally], tallies: Sequence[Tally]) -> Tally | None:
    """ "… tujuh kades. Empat ditegur. Tiga lainnya belum": the number that the part told last and the others make up together."""
    size = chain.size
    last = tallies[-1] if tallies and not tallies[-1].inherits else None
    if last is not None and last.parent in fitting and last.parent is not None and last.chain.sentence in last.parent.chain.seen[1:]:
        return last.parent  # "Dari tujuh perkara ASN, tiga terbukti. Dua perkara lainnya dihentikan"
    told = last.chain.size if last is not None else None
    if last is None or size is None or told is None or size[0] != size[1]:
        return None
    made_up = next((t for t in fitting if t.chain.size == (told[0] + size[0], told[0] + size[0])), None)
    if made_up is not None and last.parent in fitting and last.parent is not None and last.chain.sentence == chain.sentence:
        # "Sintang 11 … . Dari 30 kasus itu, delapan dihentikan, dan tiga lagi kedaluwarsa": no eleven told before those 30
        return last.parent if made_up.chain.first.start < last.parent.chain.first.start else made_up
    return made_up


def may_be_whole(frame: Frame, chain: Chain, tally: Tally, tallies: Sequence[Tally], *, added_up: int = 0) -> bool:
    """A larger number of the same unit and the same election, told at most five paragraphs before it or before another of its parts.

    Where the numbers of a list add up to it, the unit may differ ("6 ASN": two cases here, four cases there).
    """
    size, total = chain.size, tally.chain.size
    here = frame.paragraph_at(chain.first.start).index == frame.paragraph_at(tally.chain.seen[-1].start).index
    vague = bool(chain.places) and total == (_SEVERAL, None) and not here
    if vague and not is_spelled_out(frame, chain, tally):
        return False  # "beberapa pelanggaran" of another paragraph is no total of a list
    if size is None or total is None or (not here and is_accused_anew(frame, chain)):
        return False
    year = year_of_past(frame, chain.sentence) or year_carried_on(frame, chain, tallies)
    if tally.past != year and not (year is None and _goes_on_with_past(frame, chain, tally)):
        return False  # "Pada Pemilu 2019 ada 31 ASN. Tiga di antaranya …" goes on with the year
    in_cases = chain.places and chain.first.papers and any(t.parent is tally and t.chain.places for t in tallies)
    in_cases = in_cases or (vague and chain.first.papers)
    if not _same_unit(chain, tally) and total != (added_up, added_up) and not in_cases:
        return False
    told = [tally.chain.seen[-1].start, *(part.chain.first.start for part in tallies if part.parent is tally and part.chain.places)]
    near = _paragraphs_since(frame, told, chain) <= _PARAGRAPHS_BACK
    if not near and chain.places and not tally.chain.single:
        # an article that goes on from place to place, whatever it tells of each
        others = [t.chain.first.start for t in tallies if _goes_through(tally, t)]
        near = len({frame.paragraph_at(start).index for start in others}) >= _PLACES_TOLD and _paragraphs_since(frame, others, chain) <= 1
    return near and (total[0] > size[0] or total[1] is None or total[1] > size[0])


def _goes_on_with_past(frame: Frame, chain: Chain, whole: Tally) -> bool:
    """Whether the next sentence goes through the places of an earlier election's number, or some of its paragraph tells of a part of it."""
    since = chain.sentence.index - whole.chain.seen[-1].index
    if since == 1 and not chain.done and _is_list_of_past(frame, chain, whole):
        return True
    together = frame.in_one_paragraph(whole.chain.sentence.start, chain.sentence.start)
    return together and 0 <= since <= _PART_REACH and is_said_part(frame, chain)


_PART_REACH = 3
"""Sentences after a number of an earlier election in which a part of it may still be told ("Sisanya, seorang kepala kampung, …")."""


def _is_list_of_past(frame: Frame, chain: Chain, whole: Tally) -> bool:
    """ "Pada Pilkada 2020 kami menangani 34 kasus. Dumai 9 kasus, Kampar 8": the places of that year, as no other day is told."""
    listed = bool(chain.places) and any(lies_inside(code, whole.regions) for code in chain.places)
    if not listed or whole.past is None or frame.apart(whole.chain.sentence.start, chain.sentence.start):
        return False
    today = load_phrases("claims")["this_time"].found(frame.text, *chain.sentence.bounds)
    return not today and not frame.within(*chain.sentence.bounds, "date")


_PLACES_TOLD = 2
"""Paragraphs with a place of their own, from which on an article goes through the places one by one."""


def _paragraphs_since(frame: Frame, told: Sequence[int], chain: Chain) -> int:
    last = max(frame.paragraph_at(start).index for start in told)
    return sum(last < p.index <= frame.paragraph_at(chain.first.start).index and not _is_line(frame, p) for p in frame.paragraphs)


def _goes_through(whole: Tally, tally: Tally) -> bool:
    """Whether a number of a place within the whole is told after it, in the same unit."""
    after = tally.chain.first.start > whole.chain.first.start and tally.chain.first.unit == whole.chain.first.unit
    return after and any(lies_inside(code, whole.regions) for code in tally.chain.places)


def _is_line(frame: Frame, paragraph: Span) -> bool:
    """A line of a list ("a. 412 aduan diverifikasi;") takes nothing further away from what the list belongs to."""
    return _LIST_MARK.match(frame.text, paragraph.start) is not None


_LIST_MARK = re.compile(r"\s*(?:[a-z\d]{1,2}[.)]|[-•*–])\s")


def _same_unit(chain: Chain, tally: Tally) -> bool:
    """Parts are counted as their whole is; reports and cases may also be broken down into persons."""
    unit, total = chain.first.unit, tally.chain.first.unit
    counted_in_papers = tally.chain.reports is not None and unit in PAPERS
    in_files = chain.count is not None and _FILE.search(chain.count["text"]) is not None  # "45 ASN diteruskan. Dari Bone ada 12 berkas"
    return unit == total or total in PAPERS or counted_in_papers or in_files or (total == "other" and unit not in PAPERS) or unit == "other"


_FILE = Shape(r"(?<!\w){counts.file}(?!\w)", re.IGNORECASE)


def lies_inside(code: str, wholes: Sequence[str]) -> bool:
    """Whether a region lies in one of the others, and is none of them."""
    return any(code != whole and (whole == "00" or code.startswith(f"{whole}.") or lies_in_undivided(code, whole)) for whole in wholes)


def with_splits(tallies: Sequence[Tally]) -> list[Tally]:
    """ "41 ASN diproses. 23 sudah dikirim. Sepuluh dilepas, delapan masih jalan": numbers with stages of their own that make up one.

    They are its parts, whatever word is missing, and have its kinds and its as-of day.
    """
    wholes: dict[int, int] = {}
    for at, whole in enumerate(tallies):
        size = whole.chain.size
        if size is None or size[0] != size[1] or size[0] < _LEAST_SPLIT or whole.chain.places[1:]:
            continue
        if whole.inherits and (whole.chain.places or not whole.kinds):
            continue
        told, added = [], 0
        for i in (i for i in range(at + 1, len(tallies)) if _may_split(whole, tallies[i])):
            told.append(i)
            added += (tallies[i].chain.size or (0, 0))[0]
            if added >= size[0]:
                break
        if added == size[0] and len(told) >= _LEAST_PARTS and len({tallies[i].final.stage for i in told}) >= _LEAST_PARTS:
            wholes.update(dict.fromkeys(told, at))
    return with_wholes(tallies, wholes)


def with_wholes(tallies: Sequence[Tally], wholes: dict[int, int]) -> list[Tally]:
    """The tallies with the wholes at these places as their parents; their own parts get the new ones for theirs."""
    made: list[Tally] = []
    anew: dict[int, Tally] = {}
    for at, tally in enumerate(tallies):
        parent = made[wholes[at]] if at in wholes else anew.get(id(tally.parent), tally.parent)
        if parent is not tally.parent:
            assert parent is not None
            kinds = tally.kinds or parent.kinds if at in wholes else tally.kinds
            anew[id(tally)] = replace(tally, parent=parent, kinds=kinds)
        made.append(anew.get(id(tally), tally))
    return made


_LEAST_SPLIT = 3
_LEAST_PARTS = 2
_SENTENCES_OF_SPLIT = 4
"""Sentences after a number over which its parts by stage are told."""


def _may_split(whole: Tally, part: Tally) -> bool:
    size = part.chain.size
    near = 0 <= part.chain.sentence.index - whole.chain.sentence.index <= _SENTENCES_OF_SPLIT
    alike = _counts_alike(whole, part) and part.past == whole.past and part.regions == whole.regions
    smaller = size is not None and whole.chain.size is not None and size[0] == size[1] and size[0] < whole.chain.size[0]
    return near and alike and smaller and not part.inherits and not part.chain.places


def _counts_alike(whole: Tally, part: Tally) -> bool:
    """The same unit; of papers about one kind also persons of that kind ("sembilan laporan kades. Lima kades …, dua laporan …")."""
    unit, total = part.chain.first.unit, whole.chain.first.unit
    of_kind = bool(part.kinds) and set(part.kinds) == set(whole.kinds)
    return unit == total or (total in PAPERS and unit not in PAPERS and of_kind)
