"""Which kind of servants a number is of: the subject of a violation (rulings 19 to 21)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.records.acts.handover import COMMISSIONS
from pipeline.records.acts.parties import named_speaker
from pipeline.records.acts.subjects import KINDS, YOGYAKARTA, kind_of_unit, kinds_in, kinds_told, subject_of, words_for_persons
from pipeline.records.acts.teller import teller_of
from pipeline.records.participants.posts import posts_in
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.tallies.tally import Tally, added_up
from pipeline.tagging.numbers.lists import POINTS_BACK
from pipeline.words.phrases import load_phrases


def subject_kind(frame: Frame, tally: Tally, tallies: Sequence[Tally], region: str) -> str:
    """The kind of servants: by the unit, by the words, by the parts of the number, else by all that the article tells of."""
    if tally.chain.first.form == "office" or _post_is_told(frame, tally):
        return "official"
    if _is_all_told_apart(tally, tallies) and (kinds := _kinds_told_apart(frame, tally, tallies)):
        return subject_of(kinds) or "mixed"  # "Tiga ASN tidak terbukti: dua ASN Pemkab, seorang lagi polisi"
    if kind := kind_of_unit(tally.chain.first.unit):
        lurah = tally.chain.count is not None and "lurah" in tally.chain.count["text"].casefold()
        return "village_head" if lurah and region.startswith(YOGYAKARTA) else kind
    kinds = _kinds_told_apart(frame, tally, tallies) or list(tally.kinds)
    if not kinds and _is_of_more_than(tally, tallies):
        return "mixed"  # "11 perkara. Tujuh di antaranya menyangkut perangkat desa": the others are not told of
    kinds = kinds or _kinds_of_parts(tally, tallies) or _kinds_told_next(frame, tally)
    if not kinds and tally.final.stage == "forwarded" and tally.final.receiver in COMMISSIONS:
        return "civil_servant"  # they decide of nobody else
    if not kinds and _are_their_own(frame, tally):
        return "military_police"
    if not kinds and (whole := _whole_of_papers(tally, tallies)) is not None:
        return subject_kind(frame, whole, tallies, region)
    if not kinds:
        kinds = [kind for other in tallies if other.past == tally.past for kind in own_kinds(other)]
    if not kinds and frame.sentences:
        kinds = kinds_told(frame, frame.sentences[0].start, frame.sentences[0].end, region)
    if kinds == ["civil_servant"] and region.startswith(YOGYAKARTA) and _is_lurah(frame, tally):
        return "village_head"
    return subject_of(kinds) or "civil_servant"


def _is_of_more_than(tally: Tally, tallies: Sequence[Tally]) -> bool:
    """Whether parts of another kind than civil servants are told of papers, and make less than all of them."""
    parts = [other for other in tallies if other.parent is tally and not other.chain.places]
    told = [part for part in parts if own_kinds(part)]
    others = {kind for part in told for kind in own_kinds(part)} - {"civil_servant"}
    return tally.chain.first.papers and bool(others) and added_up(told) < (tally.chain.size or (0, 0))[0]


def _whole_of_papers(tally: Tally, tallies: Sequence[Tally]) -> Tally | None:
    """ "118 kasus netralitas ASN. 91 kasus ke KASN, | 16 kasus | dihentikan": the larger number of cases told last before."""
    if tally.parent is not None and tally.parent.chain.first.papers:
        return tally.parent
    size, first = tally.chain.size, tally.chain.first
    if not first.papers or size is None:
        return None
    before = [t for t in tallies if t.chain.first.start < first.start and t.chain.first.unit == first.unit and t.past == tally.past]
    before = [t for t in before if t.regions == tally.regions and t.parent is None and (t.chain.size or (0, 0))[0] > size[0]]
    return max(before, key=lambda t: t.chain.first.start, default=None)


def _are_their_own(frame: Frame, tally: Tally) -> bool:
    """ "Wakapolda menyebut lima anggota diproses Propam": members without another noun, told of by an officer of theirs."""
    first = tally.chain.first
    if not load_phrases("subjects")["members"].found(frame.text, first.start, first.end):
        return False
    speaker = named_speaker(frame, first.start) or teller_of(frame, tally.chain.sentence)
    return speaker is not None and speaker.get("institution") in ("polri", "tni")


def _is_lurah(frame: Frame, tally: Tally) -> bool:
    return frame.text[tally.chain.first.start : tally.chain.first.end].casefold().startswith("lurah")


def _post_is_told(frame: Frame, tally: Tally) -> bool:
    """ "salah satu ASN berinisial KY yang menjabat sebagai Kepala BPKAD Lamongan": one servant whose post is named in the same breath."""
    first, sentence = tally.chain.first, tally.chain.sentence
    if first.form != "topic" or first.count is not None:
        return False
    for post in posts_in(frame, sentence):  # "Kades Sidorejo mengakui berfoto … Ia diperiksa": the post, though it speaks
        alike = set(kinds_in(frame.text, post.start, post.office_end)) == set(tally.kinds)  # "Penghulu KUA" heads no village
        if post.start <= first.start < post.office_end and alike:
            return True
    if not first.one:
        return False
    told = load_phrases("accused")["holds"].first(frame.text, first.end, min(sentence.end, first.end + _HOLDS))
    return told is not None and any(not frame.text[told.end() : post.start].strip() for post in posts_in(frame, sentence))


_HOLDS = 70
"""Characters after one servant in which it is said what post that is."""


def _kinds_of_parts(tally: Tally, tallies: Sequence[Tally]) -> list[str]:
    return [kind for other in tallies if other.parent is tally and other.inherits and not other.chain.places for kind in other.kinds]


def _is_all_told_apart(tally: Tally, tallies: Sequence[Tally]) -> bool:
    """Whether parts of a number, told in one sentence, add up to it."""
    parts = [other for other in tallies if other.parent is tally]
    together = len({other.chain.sentence.index for other in parts}) == 1
    return together and tally.chain.size == (added := sum((other.chain.size or (0, 0))[0] for other in parts), added)


def _kinds_told_apart(frame: Frame, tally: Tally, tallies: Sequence[Tally]) -> list[str]:
    """ "12 laporan. Sembilan menyangkut kades, tiga menyangkut ASN": a whole whose parts are of several kinds is of all of them."""
    told = [other for other in tallies if other.parent is tally and not other.chain.places]
    added = _told_next(tally, tallies)
    told = added if len(added) > len(told) else told
    parts = [set(own_kinds(other)) for other in told]
    parts += [set(_kinds_of_rest(frame, other)) for other in told]
    kinds = set().union(*parts)
    return sorted(kinds) if len(parts) > 1 and len(kinds) > 1 else []


def _told_next(tally: Tally, tallies: Sequence[Tally]) -> list[Tally]:
    """ "empat laporan. Dua laporan soal guru, satu soal honorer, satu soal kades": the next sentence's numbers that add up to it."""
    at = tally.chain.sentence.index
    told = [t for t in tallies if t.chain.sentence.index == at + 1 and t.past == tally.past]
    total = sum((t.chain.size or (0, 0))[0] for t in told)
    return told if len(told) > 1 and tally.chain.size == (total, total) else []


def _kinds_of_rest(frame: Frame, part: Tally) -> list[str]:
    """ "38 kasus melibatkan ASN dan selebihnya kepala desa": what the others are, told without a number."""
    rest = load_phrases("claims")["of_the_rest"].first(frame.text, part.chain.first.end, part.chain.sentence.end)
    if rest is None or frame.within(part.chain.first.end, rest.end(), "count"):
        return []
    clause = _WHO_THEY_ARE.match(frame.text, rest.end(), part.chain.sentence.end)
    return kinds_told(frame, rest.end(), clause.end()) if clause is not None else []


_WHO_THEY_ARE = re.compile(r"[^.,;:]{0,40}")
""" "selebihnya | kepala desa"."""


def own_kinds(tally: Tally) -> tuple[str, ...]:
    kind = kind_of_unit(tally.chain.first.unit)
    return (kind,) if kind else tally.kinds


def _all_of_kind(frame: Frame, span: Span) -> Iterator[str]:
    """ "Ketiganya dihentikan sebab para terlapor, semuanya | perangkat desa, hanya melintas": the kind right behind."""
    for every in load_phrases("claims")["all_of_kind"].all(frame.text, *span.bounds):
        for kind, match in words_for_persons(frame.text, every.end(), span.end):
            if kind in KINDS and not frame.text[every.end() : match.start()].strip():
                yield kind


def _kinds_told_next(frame: Frame, tally: Tally) -> list[str]:
    """ "Sembilan orang terlapor. Ada guru, ada pula kuwu.": the sentence after says who they are."""
    if all_are := next((kind for span in tally.chain.seen for kind in _all_of_kind(frame, span)), None):
        return [all_are]
    following = frame.after(tally.chain.sentence)
    if following is None:
        return []
    told = load_phrases("claims")["who_they_are"].pattern.match(frame.text, frame.opening(*following.bounds), following.end)
    if told is None and not (tally.chain.places and POINTS_BACK.match(frame.text, following.start, following.end)):
        return []
    return kinds_told(frame, *following.bounds)
