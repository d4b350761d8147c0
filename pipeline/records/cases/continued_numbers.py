"""Which case a number with a pointing word tells on: "ketiga kades", "dua orang itu", "keduanya" (ruling 14)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.records.cases.chain import Again, Chain
from pipeline.records.cases.continued_silently import REACH_OF_SILENCE
from pipeline.records.cases.retold import counted_otherwise
from pipeline.records.cases.told_again import VAGUE, home_of_all, kinds_fit
from pipeline.records.claims.claims import Claim
from pipeline.records.participants.participant import Accused
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases

REACH_OF_NUMBER = 20
"""Sentences back in which "ketiga kades" looks for a three."""


def of_number(frame: Frame, claim: Claim, recent: Sequence[Chain]) -> list[Again]:
    """The chains of so many as the words with the number say; also two who were named one by one."""
    accused = claim.accused
    assert accused is not None
    near = [chain for chain in recent if chain.age(claim) <= REACH_OF_NUMBER and kinds_fit(chain, accused)]
    there = load_phrases("whose")["there"].found(frame.text, accused.end, min(accused.end + _THERE, claim.sentence.end))
    if there and accused.count is not None:
        # "Dari sepuluh ASN di sana": of the place just named
        place = _named_last(frame, claim.sentence)
        near = [chain for chain in near if chain.age(claim) <= 1 or (place is not None and chain.places == (place,))]
    found = [chain for chain in near if chain.size == accused.size and (accused.count is None or _units_fit(chain, accused))]
    if there_named := _of_place_named(frame, claim, recent):
        return [Again(there_named)]
    if not found and accused.count is not None and not accused.count["exact"] and not accused.part:
        found = [chain for chain in near if _is_within(chain, accused) and _units_fit(chain, accused)]
    if not found and accused.count is not None and accused.size is not None and accused.size[0] == accused.size[1] and not accused.part:
        # "sedikitnya sepuluh ASN … Kesepuluh ASN itu": the least that was told, told as exact
        found = [chain for chain in near if chain.size == (accused.size[0], None) and _units_fit(chain, accused)]
    if found and not _is_of_larger_since(found[0], claim, near) and not _is_rest_since(found[0], claim, near):
        found.sort(key=lambda chain: chain.first.papers != accused.papers if accused.count is not None else False)
        return [Again(found[0])]
    if (vague := _told_vaguely(claim, near)) is not None:
        return [vague]
    if accused.count is not None and (counted := counted_otherwise(frame, claim, near)) is not None:
        return [counted]
    if accused.size == (2, 2) and len(near) >= 2 and near[0].single and near[1].single and near[0].group == near[1].group:
        return [Again(chain) for chain in near[:2]]
    return [Again(chain) for chain in _together(accused.size[0], claim, recent)] if accused.size is not None else []


def _told_vaguely(claim: Claim, near: Sequence[Chain]) -> Again | None:
    """ "Puluhan kades dilaporkan. 48 orang itu tersebar di tujuh kecamatan": the exact number, which counts from then on."""
    accused = claim.accused
    if accused is None or accused.count is None or accused.size is None or accused.size[0] != accused.size[1] or accused.part:
        return None
    vague = [c for c in near if c.size in VAGUE and c.age(claim) <= VAGUE[c.size] and not c.first.part and _units_fit(c, accused)]
    if len(vague) != 1 or vague[0].first.papers != accused.papers:
        return None
    least, most = vague[0].size or (0, None)
    fits = least <= accused.size[0] <= (most or accused.size[0])
    return Again(vague[0], replace(accused, form="new"), claim.sentence) if fits else None


def _is_of_larger_since(told: Chain, claim: Claim, near: Sequence[Chain]) -> bool:
    """ "Tiga guru disanksi. … Total ada tujuh ASN. "Yang tiga tidak terbukti"": a part of the larger number told since, said by itself."""
    accused = claim.accused
    if accused is None or accused.size is None or not accused.elliptic or accused.part or accused.plural or told.age(claim) <= 1:
        return False
    since = [c for c in near if c.sentence.index > told.seen[-1].index and c.age(claim) <= 1 and c.first.unit == accused.unit]
    return any(c.size is not None and c.size[0] > accused.size[0] for c in since)


def _is_rest_since(told: Chain, claim: Claim, near: Sequence[Chain]) -> bool:
    """ "Rejang Lebong lima. … Di Kaur delapan ASN disurati. Tiga sudah disanksi. Yang lima …": what the three leave of eight."""
    size = claim.accused.size if claim.accused is not None else None
    if size is None or size[0] != size[1]:
        return False
    since = [c for c in near if c.sentence.index > told.seen[-1].index and c.age(claim) <= _REST and c.first.unit == told.first.unit]
    sizes = [(c.size[0], c) for c in since if c.size is not None and c.size[0] == c.size[1]]
    return any(whole - part == size[0] and of.first.start < rest.first.start for whole, of in sizes for part, rest in sizes)


_REST = 3
"""Sentences back in which a number and its first part are told, of which "yang lima orang" are the rest."""


def _named_last(frame: Frame, sentence: Span) -> str | None:
    """The regency that the sentence before names last."""
    before = frame.before(sentence)
    named = [m["code"] for m in frame.within(*before.bounds, "region") if "." in (m.get("code") or "")] if before is not None else []
    return str(named[-1]) if named else None


def _is_within(chain: Chain, vague: Accused) -> bool:
    """ "34 ASN dilaporkan … Puluhan ASN tersebut": the exact number that the vague one with a pointing word may stand for."""
    size, wide = chain.size, vague.size
    if size is None or wide is None or size[0] != size[1] or chain.first.part or chain.first.papers != vague.papers:
        return False
    return wide[0] <= size[0] <= (wide[1] or size[0])


def _of_place_named(frame: Frame, claim: Claim, recent: Sequence[Chain]) -> Chain | None:
    """ "Yang di Lebak keempatnya": so many of a list whom the place before the word tells from others; the word has no kind."""
    accused = claim.accused
    assert accused is not None
    named = {m["code"] for m in frame.within(claim.sentence.start, accused.start, "region") if m.get("code")} - {home_of_all(frame)}
    bare = frame.text[accused.start : accused.end].casefold().endswith("nya")
    here = [c for c in recent if c.size == accused.size and named & set(c.places) and c.age(claim) <= REACH_OF_NUMBER]
    return next((c for c in here if bare or kinds_fit(c, accused)), None)


_THERE = 30
"""Characters after a number in which "di sana" says of which place it is."""


def _together(number: int, claim: Claim, recent: Sequence[Chain]) -> list[Chain]:
    """ "empat dari Bantaeng dan tiga dari Luwu. Ketujuhnya …": the persons last told in one sentence who are so many together.

    So too "Kepala Dinas X dan dua camat. Ketiga pejabat itu", where a post stands beside a number.
    """
    near = [chain for chain in recent if chain.age(claim) <= REACH_OF_SILENCE and not chain.first.papers]
    before = [chain for chain in near if chain.count is not None or chain.first.form == "office"]
    if not before:
        return []
    last = max(chain.sentence.index for chain in before)
    told = sorted((chain for chain in before if chain.sentence.index == last), key=lambda chain: -chain.first.start)
    total = 0
    for at, chain in enumerate(told):
        least, most = (1, 1) if chain.first.form == "office" else chain.size or (0, None)
        total += least
        if most != least or total > number:
            return []
        if total == number and at:
            return told[: at + 1]
    return []


def _units_fit(chain: Chain, accused: Accused) -> bool:
    return chain.first.unit == accused.unit or "other" in (chain.first.unit, accused.unit) or chain.first.papers == accused.papers
