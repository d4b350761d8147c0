"""A number told again without a pointing word: when it is the number of a case told before (ruling 14)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.records.acts.subjects import kind_of_unit, kinds_told
from pipeline.records.cases.chain import Again, Chain
from pipeline.records.cases.named_together import kinds_of_case
from pipeline.records.cases.place_groups import places_beside, stands_alone
from pipeline.records.cases.retold import counted_otherwise
from pipeline.records.claims.claims import Claim
from pipeline.records.participants.participant import Accused
from pipeline.records.participants.singles import has_initials
from pipeline.records.participants.some_of import are_others
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.reading.kept import kept
from pipeline.records.reading.past import year_of_past
from pipeline.records.reading.place import home_region
from pipeline.tagging.linking import province_of
from pipeline.words.phrases import load_phrases

REACH_OF_POINTER = 4
"""Sentences back for "kasus tersebut", "kades itu", "mereka", and for a number whose case is open."""
LEAST_PARTS = 2
"""So many numbers of one sentence may be a whole's parts, or a list."""
_BY_CHANCE = 5
"""Smaller numbers of one kind may be the same by chance."""


def told_again(frame: Frame, claim: Claim, recent: Sequence[Chain]) -> Again | None:
    """A number told again without a pointing word: the same kind, number and stage; or the same case counted in reports (ruling 14)."""
    accused = claim.accused
    assert accused is not None
    if load_phrases("claims")["this_time"].pattern.match(frame.text, frame.opening(*claim.sentence.bounds), accused.start):
        recent = [c for c in recent if year_of_past(frame, c.sentence, c.first.start) is None]
    if (one := _only_one(frame, claim, recent)) is not None:
        return one
    if (together := _told_together(frame, claim, recent)) is not None:
        return Again(together)
    for chain in recent:
        if (
            chain.size == accused.size
            and chain.sentence == claim.sentence
            and accused.papers != chain.first.papers
            and _about(frame, chain.first, accused)
        ):
            return Again(chain, accused, reports=chain.first.count) if chain.first.papers else Again(chain)
    places = [place for place in places_beside(frame, accused, claim.sentence) if place != home_of_all(frame)]
    new = {done.stage for done in claim.done}
    if places and new:
        here = [
            chain for chain in recent if list(chain.places) == places and chain.size == accused.size and chain.first.unit == accused.unit
        ]
        if not accused.part and here and accused.size != (1, 1) and not here[0].done:
            return Again(here[0])  # a part of a list by place, told on
    if (other := _other_of_two(frame, claim, recent) or _listed_by_kind(frame, claim, recent)) is not None:
        return Again(other)
    if accused.part or (places and not stands_alone(frame, claim.sentence)):
        return None
    if vague := _vague_before(frame, claim, recent):
        return vague
    if (counted := counted_otherwise(frame, claim, [c for c in recent if set(c.places) <= {*places, home_region(frame)}])) is not None:
        return counted
    if (told_on := _one_told_on(frame, claim, recent)) is not None:
        return Again(told_on)
    return _same_number(frame, claim, accused, recent, places)


def _same_number(frame: Frame, claim: Claim, accused: Accused, recent: Sequence[Chain], places: Sequence[str]) -> Again | None:
    """The case of as many persons of the kind, of the same places, that is told on or told once more."""
    new, year = {done.stage for done in claim.done}, year_of_past(frame, claim.sentence, accused.start)
    for chain in recent:
        if chain.size != accused.size or chain.first.unit != accused.unit or not kinds_fit(chain, accused):
            continue
        if chain.first.part and not _of_same_kind(frame, chain, claim):
            continue
        if year is not None and year != year_of_past(frame, chain.sentence, chain.first.start):
            continue  # "pada Pilkada 2020 ada dua lurah yang …": others, of an earlier election
        there = [place for place in chain.places if place != home_of_all(frame)]
        stages = {done.stage for done in chain.done}
        again = not places and stages & new and sum(c.size == chain.size and c.first.unit == chain.first.unit for c in recent) == 1
        beside = chain.sentence == claim.sentence  # "dua kades di Bone dan dua kades di Sinjai"
        if there != places and ((there and places) or beside or not (again or stands_alone(frame, chain.sentence))):
            continue
        if accused.size == (1, 1):
            if _beside_those(chain, claim, recent) or (not places and _one_of_lead(frame, chain, claim)):
                return Again(chain)
            if _is_other_of_list(frame, chain, claim, recent):
                return Again(chain)
            if not (again and _is_retold_in_quote(frame, chain, claim)):
                continue
        listed = not stages and sum(c.sentence == chain.sentence and c.count is not None for c in recent) > LEAST_PARTS
        spoken_of = bool(new) or right_before(frame.text, claim.sentence.start, accused.start, "claims", "of_them")
        if (
            stages & new
            or (not stages and not listed and spoken_of and chain.age(claim) <= REACH_OF_POINTER)
            or _goes_further(frame, chain, claim)
            or load_phrases("claims")["as_was_told"].opens(frame.text, frame.opening(*claim.sentence.bounds), claim.sentence.end)
        ):
            return Again(chain)
    return None


def _told_together(frame: Frame, claim: Claim, recent: Sequence[Chain]) -> Chain | None:
    """ "kasus seorang camat dan tiga kades disetop. … meminta keterangan | seorang camat dan tiga kades": the same numbers side by side."""
    accused = claim.accused
    assert accused is not None
    counts = _numbers_told(frame, claim.sentence)
    if accused.part or len(counts) < LEAST_PARTS or are_others(frame, accused, claim.sentence):
        return None
    places = {m["code"] for m in frame.within(claim.sentence.start, claim.sentence.end, "region") if m.get("code")}
    for chain in recent:
        if chain.sentence == claim.sentence or chain.size != accused.size or chain.first.unit != accused.unit:
            continue
        told = {m["code"] for m in frame.within(chain.sentence.start, chain.sentence.end, "region") if m.get("code")}
        if counts == _numbers_told(frame, chain.sentence) and places <= told and not chain.first.part:
            return chain
    return None


def _numbers_told(frame: Frame, sentence: Span) -> list[tuple[int, int | None, str]]:
    """The numbers of persons in a sentence, in order."""
    return [(m["min"], m["max"], m["unit"]) for m in frame.numbers(sentence.start, sentence.end) if kind_of_unit(m["unit"])]


def _one_of_lead(frame: Frame, chain: Chain, claim: Claim) -> bool:
    """ "Bawaslu meneruskan seorang guru ke KASN. | Telah dilakukan pemeriksaan terhadap seorang guru inisial KM": the one of the lead."""
    accused = claim.accused
    if accused is None or chain.sentence.index > 0 or claim.sentence.index != 1 or chain.seen[-1] != chain.sentence:
        return False
    return has_initials(frame.text, accused.end, claim.sentence) and not are_others(frame, accused, claim.sentence)


def _beside_those(chain: Chain, claim: Claim, recent: Sequence[Chain]) -> bool:
    """ "tiga ASN dan satu perbekel dinyatakan melanggar. … laporan tentang tiga ASN dan | satu perbekel": beside the same number."""
    others = [c for c in recent if c is not chain and c.sentence == chain.sentence and not c.single]
    return chain.sentence != claim.sentence and any(c.seen[-1] == claim.sentence for c in others)


def _is_other_of_list(frame: Frame, chain: Chain, claim: Claim, recent: Sequence[Chain]) -> bool:
    """ "tiga lurah dan satu camat diproses. Tiga lurah ditegur. | Sedangkan satu camat …": the one who was named beside the others."""
    accused, sentence = claim.accused, claim.sentence
    if accused is None or not 0 < sentence.index - chain.sentence.index <= REACH_OF_POINTER + 1:
        return False
    opening = frame.text[frame.opening(*sentence.bounds) : accused.start].strip(" ,")
    set_against = opening and load_phrases("claims")["as_for_the_one"].pattern.search(opening) is not None
    others = [c for c in recent if c is not chain and c.sentence == chain.sentence and not c.single]
    ones = [c for c in recent if c.sentence == chain.sentence and c.single]
    kind = frame.text[chain.first.start : chain.first.end].split()[-1].casefold()
    return bool(set_against and others) and len(ones) == 1 and frame.text[accused.start : accused.end].split()[-1].casefold() == kind


def _is_retold_in_quote(frame: Frame, chain: Chain, claim: Claim) -> bool:
    """ "Ia bercerita, seorang peratin dihukum. "Gara-gara stiker, seorang peratin masuk bui," katanya": said again in his own words."""
    assert claim.accused is not None
    if chain.age(claim) > 1 or frame.quote_at(claim.accused.start) is None or frame.quote_at(chain.first.start) is not None:
        return False
    return not are_others(frame, claim.accused, claim.sentence)


def _other_of_two(frame: Frame, claim: Claim, recent: Sequence[Chain]) -> Chain | None:
    """ "15 ASN Pemprov dan 9 ASN Pemkab … 15 nama diteruskan. Sembilan nama lain": the other of the numbers that one sentence told."""
    accused = claim.accused
    assert accused is not None
    if not accused.part or accused.papers or accused.size in (None, (1, 1)) or not are_others(frame, accused, claim.sentence):
        return None
    near = [c for c in recent if 0 < claim.sentence.index - c.sentence.index <= _TO_OTHER and not c.first.part and c.count is not None]
    same = [c for c in near if c.size == accused.size and kinds_fit(c, accused) and c.seen[-1] == c.sentence]
    just = [c for c in recent if claim.sentence.index - c.seen[-1].index == 1 and c.size is not None]
    told = [c for c in same if any(o.sentence == c.sentence and o is not c and any(j.size == o.size for j in just) for o in near)]
    return told[0] if len(told) == 1 else None


def _listed_by_kind(frame: Frame, claim: Claim, recent: Sequence[Chain]) -> Chain | None:
    """ "Tujuh kasus menyeret petinggi, empat kasus ASN. | Tujuh kasus petinggi | dilimpahkan": of a list by kind, told on with its kind."""
    accused = claim.accused
    assert accused is not None
    if not accused.papers or accused.part or not claim.done:
        return None
    kinds = set(kinds_told(frame, accused.end, min(claim.sentence.end, accused.end + _TO_KIND)))
    same = [c for c in recent if kinds and c.size == accused.size and c.first.unit == accused.unit and c.sentence != claim.sentence]
    same = [c for c in same if c.age(claim) <= REACH_OF_POINTER and {done.stage for done in c.done} <= {"alleged"} and not c.places]
    told = [c for c in same if kinds_of_case(frame, c) == kinds]
    listed = [c for c in recent if told and c.sentence == told[0].sentence and c.first.papers]
    return told[0] if len(told) == 1 and len(listed) >= LEAST_PARTS else None


_TO_KIND = 25
"""Characters after the number of cases in which it is said whose they are."""
_TO_OTHER = 3
"""Sentences back in which the two numbers were told."""


def _only_one(frame: Frame, claim: Claim, recent: Sequence[Chain]) -> Again | None:
    """ "menonaktifkan salah satu pejabat … video seorang pejabat beredar": the one whose case is told, of whom nothing new is said here."""
    accused = claim.accused
    assert accused is not None
    if accused.size != (1, 1) or any(done.act.name != "suspect" for done in claim.done) or accused.part or accused.papers:
        return None
    if load_phrases("claims")["others"].opens(frame.text, accused.end, claim.sentence.end):
        return None
    places = places_beside(frame, accused, claim.sentence)
    near = [chain for chain in recent if chain.single and chain.age(claim) <= _TO_ONE and not chain.first.papers]
    near = [chain for chain in near if not (chain.places and places) or set(places) & set(chain.places)]
    if len(near) != 1 or near[0].count is not None or not near[0].first.one or not near[0].kinds & set(accused.kinds):
        return None
    return Again(near[0], replace(near[0].first, form="new", one=False, count=accused.count))


def _one_told_on(frame: Frame, claim: Claim, recent: Sequence[Chain]) -> Chain | None:
    """ "memproses seorang lurah. 'Iya, satu orang, sudah kami rekomendasikan'": the one servant told of right before, gone further.

    Only where no noun tells of another, and the number opens the sentence.
    """
    accused = claim.accused
    assert accused is not None
    if accused.size != (1, 1) or not accused.elliptic or accused.part or are_others(frame, accused, claim.sentence):
        return None
    opens = load_phrases("claims")["one_again"].pattern.fullmatch(frame.text[frame.opening(*claim.sentence.bounds) : accused.start].strip())
    near = [chain for chain in recent if chain.age(claim) <= 1 and chain.count is not None]
    if opens is None or len(near) != 1 or near[0].size != (1, 1) or near[0].first.papers or not kinds_fit(near[0], accused):
        return None
    open_before = {done.stage for done in near[0].done} <= {"alleged", "reported", "examined"}
    return near[0] if open_before and any(done.stage not in ("alleged", "reported") for done in claim.done) else None


_TO_ONE = 2
"""Sentences in which one servant without a numeral and "seorang" of the same kind are the same."""


def _vague_before(frame: Frame, claim: Claim, recent: Sequence[Chain]) -> Again | None:
    """ "Sejumlah pejabat dilaporkan. Ada 10 pejabat yang dilaporkan": vague, then exact, or the other way: never two claims.

    The exact number is the one that counts.
    """
    accused = claim.accused
    assert accused is not None and accused.size is not None
    new = {done.stage for done in claim.done}
    if load_phrases("claims")["besides"].found(frame.text, claim.sentence.start, accused.start):
        return None  # "Di luar kasus itu, | tiga guru | diperiksa", "Bawaslu juga memeriksa | tiga guru"
    places = set(places_beside(frame, accused, claim.sentence))
    for chain in recent:
        if chain.size is None or chain.first.unit != accused.unit or chain.first.part or not kinds_fit(chain, accused):
            continue
        if places and chain.places and not places & set(chain.places):
            continue  # "Bawaslu Sulteng menemukan beberapa kasus. Di Sigi ada dua kasus": those of one place of it
        if set(chain.places) - {home_region(frame), province_of(home_region(frame) or "")}:
            continue
        first_vague = chain.size in VAGUE or chain.size == (accused.size[0], None)
        vague, exact = (chain.size, accused.size) if first_vague else (accused.size, chain.size)
        # "sedikitnya 48", then "48": one number
        reach = VAGUE.get(vague, _REACH_OF_LEAST if first_vague else -1)
        if exact in VAGUE or exact[0] != exact[1] or chain.age(claim) > reach:
            continue
        stages = {done.stage for done in chain.done}
        if exact[0] < vague[0] or (vague[1] is not None and exact[0] > vague[1]) or (stages and new and not stages & new):
            continue
        return Again(chain, accused, claim.sentence) if vague == chain.size else Again(chain)
    return None


VAGUE: dict[tuple[int, int | None], int] = {(2, None): 3, (11, 19): 6, (20, 99): 6, (100, 999): 6}
""" "sejumlah", "belasan", "puluhan", "ratusan", and the sentences within which an exact number may be the same."""
_REACH_OF_LEAST = 6


@kept
def home_of_all(frame: Frame) -> str | None:
    """The regency that the article is about: beside a number it tells it from no other."""
    home = home_region(frame)
    return home if home is not None and "." in home else None


def _goes_further(frame: Frame, chain: Chain, claim: Claim) -> bool:
    """The same number of the same kind in no other place: one case told on ("2 camat terbukti … Untuk 2 camat sudah diteruskan").

    A small number in other words only where it goes on at once from an open case to a later stage.
    """
    first, again, text = chain.first, claim.accused, frame.text
    assert again is not None and again.size is not None
    if chain.sentence == claim.sentence and first.elliptic and again.elliptic:
        return False  # "dua tidak cukup bukti, dua masih klarifikasi"
    places = {m["code"] for m in frame.within(claim.sentence.start, claim.sentence.end, "region") if m.get("code")}
    told = {m["code"] for m in frame.within(chain.sentence.start, chain.sentence.end, "region") if m.get("code")}
    large_file = again.papers and again.size[0] >= _BY_CHANCE
    if not (places <= told and (chain.kinds or large_file or _of_same_kind(frame, chain, claim))):
        return False
    words = text[first.start : first.end].casefold() == text[again.start : again.end].casefold()
    alike = words or again.unit == "case"  # "38 dugaan pelanggaran", then "38 kasus"
    if (words or again.size[0] >= _BY_CHANCE) and (again.kinds or (large_file and alike)) and again.size[0] == again.size[1]:
        return not are_others(frame, again, claim.sentence)
    open_before = {done.stage for done in chain.done} <= {"alleged", "reported", "examined"}
    later = any(done.stage not in ("alleged", "reported", "examined") for done in claim.done)
    return open_before and later and chain.age(claim) <= REACH_OF_POINTER


def _of_same_kind(frame: Frame, chain: Chain, claim: Claim) -> bool:
    """ "dan empat perkara netralitas ASN. … Sedangkan empat perkara netralitas ASN …": cases of one kind of servant, told again so."""
    again = claim.accused
    if again is None or not again.papers or not chain.first.papers or chain.sentence == claim.sentence:
        return False
    counts = [m["start"] for m in frame.within(again.end, claim.sentence.end, "count")]
    kinds = kinds_told(frame, again.end, min([*counts, claim.sentence.end]))
    return bool(kinds) and set(kinds) == kinds_of_case(frame, chain)


def kinds_fit(chain: Chain, accused: Accused) -> bool:
    """Whether the words may mean the persons of the chain: one of the two names no kind of servant, or they share one."""
    return not accused.kinds or not chain.kinds or bool(set(accused.kinds) & chain.kinds)


def _about(frame: Frame, first: Accused, second: Accused) -> bool:
    """ "Dua laporan itu menyangkut dua kades"; beside others the same number is chance ("menyangkut delapan ASN dan dua kades")."""
    start, end = min(first.end, second.end), max(first.start, second.start)
    words, between = load_phrases("claims"), frame.text[start:end]
    return (words["about"].found(between) or words["breach_by"].found(between)) and not frame.within(start, end, "count")
