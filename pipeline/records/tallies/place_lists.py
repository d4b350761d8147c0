"""Lists by place that have no total: "paling banyak di Pinrang 17 kasus, Palopo 10 kasus, Luwu enam kasus" (rulings 8 and 15)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records.acts.parties import parties_in
from pipeline.records.acts.stages import Act
from pipeline.records.acts.subjects import kinds_told
from pipeline.records.cases.chain import Chain
from pipeline.records.cases.list_ended import added_up, is_plain_list
from pipeline.records.claims.claims import Done, acts_told
from pipeline.records.claims.outcome import outcome
from pipeline.records.participants.one_case import says_nothing
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.reading.place import NATION, home_region
from pipeline.records.tallies.list_foot import foot_of_list, told_of_list
from pipeline.records.tallies.tally import Tally
from pipeline.tagging.linking import province_of
from pipeline.words.phrases import load_phrases

_LEAST_PLACES = 2
EXHAUSTS = 0.9
"""The share of a whole from which on a list of parts is a list of all of it; a place whose name is not known may be missing."""
_AUTHORITIES = frozenset({"supervisor", "commission", "employer"})
_SENTENCES_OF_SPEAKER = 6
"""Sentences before a list in which the authority is named that tells it."""


def items_of_list(frame: Frame, chain: Chain, chains: Sequence[Chain]) -> list[Chain]:
    """The numbers with a place around this one: in its sentence, and in sentences before and after that go on with the list."""
    placed = [other for other in chains if other.places and other.count is not None]
    by_sentence = {other.sentence.index for other in placed}
    by_sentence |= {s.index for s in frame.sentences if {s.index - 1, s.index + 1} <= by_sentence and _has_none(frame, s)}
    first = last = chain.sentence.index
    while first - 1 in by_sentence:
        first -= 1
    while last + 1 in by_sentence:
        last += 1
    items = [other for other in placed if first <= other.sentence.index <= last]
    codes = {code for item in items for code in item.places}
    # "se-Sulteng 28 laporan. Sembilan dari Banggai": the number of the province is the whole of what follows, as is that of all together
    return [
        item
        for item in items
        if not item.done
        or (
            not any(code.startswith(f"{place}.") for place in item.places for code in codes)
            and item.size != (added_up([other for other in items if other is not item]),) * 2
        )
    ] or items


def _has_none(frame: Frame, sentence: Span) -> bool:
    """ "Sabu Raijua: nihil" between two lines with numbers."""
    return says_nothing(frame, sentence) is not None


def spread_over(frame: Frame, chain: Chain, chains: Sequence[Chain], region: str) -> str | None:
    """The region in which all places lie over which the list that follows a number spreads it; None where it lies in `region`.

    Two places of which the one is the supervisor's own make no wider number.
    """
    later = [other for other in chains if other.places and other.count is not None and other.first.start > chain.first.start]
    if chain.size is None or chain.places or not later or later[0].sentence.index - chain.sentence.index > _SENTENCES_TO_LIST:
        return None
    items = [item for item in items_of_list(frame, later[0], chains) if item.first.start > chain.first.start]
    codes = {code for item in items for code in item.places}
    alike = all(item.first.unit == chain.first.unit for item in items)
    if len(codes) < _LEAST_PLACES or not alike or not added_up(items) <= chain.size[0]:
        return None
    provinces = {region if lies_in_undivided(code, region) else province_of(code) for code in codes}
    wide = provinces.pop() if len(provinces) == 1 else NATION
    several = any(m["unit"] == "region" and m["min"] > 1 for m in frame.within(*chain.sentence.bounds, "count"))
    own = region in codes and len(codes) == _LEAST_PLACES and not several  # "Di 17 daerah itu tercatat 63 kasus"
    own = own and not (home_region(frame) == wide and added_up(items) == chain.size[0])
    return wide if not own and (wide == NATION or region.startswith(f"{wide}.")) else None


_SENTENCES_TO_LIST = 3


def lies_in_undivided(code: str, whole: str) -> bool:
    """Whether the province was undivided until 2022 (ruling 28): Papua's and West Papua's old parts."""
    return any(whole == old and code[:2] in new for old, new in (("91", ("93", "94", "95")), ("92", ("96",))))


def whole_of_list_before(frame: Frame, chain: Chain, fitting: Sequence[Tally], tallies: Sequence[Tally]) -> Tally | None:
    """ "ASN NTT 77 orang. Belu 4, Ngada 20, … . Dari jumlah itu, | sepuluh ASN | diteruskan": of all of the list that just ended."""
    last = tallies[-1] if tallies and not chain.places else None
    if last is None or last.parent is None or not last.inherits or not last.chain.places or last.chain.sentence == chain.sentence:
        return None
    items = [t.chain for t in tallies if t.parent is last.parent and t.inherits and t.chain.places]
    if len(items) < _LEAST_PLACES or not is_plain_list(frame, items) or frame.within(last.chain.sentence.end, chain.first.start, "region"):
        return None
    return last.parent if last.parent in fitting else None


def list_head(frame: Frame, items: Sequence[Chain], chains: Sequence[Chain]) -> tuple[Done, ...]:
    """What an authority's list by place says of all its places: the stage told before it, else a bare allegation (ruling 8).

    Nothing for lists of anything but breaches of neutrality.
    """
    if len({place for item in items for place in item.places}) < _LEAST_PLACES:
        return ()
    foot = foot_of_list(frame, items)
    behind = [foot.sentence] if foot is not None else []
    if not _is_authoritys_of_neutrality(frame, items, behind):
        return ()
    if (of_all := _told_of_all(frame, items, chains)) is not None:
        return (of_all,)
    if foot is not None and (told := told_of_list(frame, foot, added_up(items))):
        return told
    return _named_as_breaches(frame, items, behind)


def _near(frame: Frame, items: Sequence[Chain]) -> list[Span]:
    """The sentence in which a list begins, and the one before it."""
    return [s for s in frame.sentences if 0 <= items[0].sentence.index - s.index <= 1]


def _is_authoritys_of_neutrality(frame: Frame, items: Sequence[Chain], behind: Sequence[Span]) -> bool:
    """Whether an authority tells the list, or is named right behind it, and servants or neutrality are spoken of there."""
    first, last = items[0].sentence.index, items[-1].sentence.index
    before = [s for s in frame.sentences if first - _SENTENCES_OF_SPEAKER <= s.index <= last]
    if not any(party.party in _AUTHORITIES for s in (*before, *behind) for party in parties_in(frame, *s.bounds)):
        return False
    lately = (s for s in before if 0 < first - s.index <= _SENTENCES_TO_LIST)
    spoken_of = (*_near(frame, items), *behind, *before[-2:], *lately)
    neutrality = load_phrases("claims")["neutrality"]
    return any(neutrality.found(frame.text, *s.bounds) or kinds_told(frame, *s.bounds) for s in spoken_of)


def _named_as_breaches(frame: Frame, items: Sequence[Chain], behind: Sequence[Span]) -> tuple[Done, ...]:
    """ "Pelanggar terbanyak di Pinrang, 17 orang, Palopo 10": the bare word for what is counted; reports have been made."""
    near, words = _near(frame, items), load_phrases("whose")
    if any(words["other_breaches"].found(frame.text, *s.bounds) for s in near):
        return ()
    named = ((s, words["breach"].first(frame.text, *s.bounds)) for s in (*reversed(near), *behind))
    sentence, breach = next(((s, found) for s, found in named if found is not None), (None, None))
    if sentence is None or breach is None:
        return ()
    # "laporan terbanyak: …", "Bone dengan 26 laporan"
    report_noun = load_phrases("claims")["report_noun"].pattern
    reported = items[0].first.unit == "report" or report_noun.match(frame.text, breach.start(), breach.end()) is not None
    act = Act("exist" if reported else "record", breach.start(), breach.end())
    stage = act.meaning.stage
    return (Done(act, stage, sentence, sentence.bounds, False),) if stage is not None else ()


def _told_of_all(frame: Frame, items: Sequence[Chain], chains: Sequence[Chain]) -> Done | None:
    """ "Seluruh laporan netralitas sudah diregister. Gowa 12 laporan, Bone 8 laporan": told of nobody in particular before the list."""
    first = items[0]
    for sentence in reversed([s for s in frame.sentences if 0 <= first.sentence.index - s.index <= _SENTENCES_TO_LIST]):
        here = sentence == first.sentence
        if any(_is_somebody(frame, chain) and sentence in (chain.sentence, *chain.seen) for chain in chains if chain not in items):
            return None
        told = [done for done in acts_told(frame, sentence, first.first.start if here else sentence.end) if done.stage != "alleged"]
        if told:
            return outcome(told)
    return None


def _is_somebody(frame: Frame, chain: Chain) -> bool:
    """Not "dugaan pelanggaran netralitas ASN": that is nobody in particular."""
    one = chain.first.one and load_phrases("accused")["one_of"].pattern.match(frame.text, chain.first.start) is not None
    return chain.count is not None or one or chain.first.form == "office"
