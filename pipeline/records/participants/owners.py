"""Which participants of a sentence each of its acts is told of.

An active act takes the participant that follows it, every other act the one before it; participants joined by "dan" are one group and
share their acts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.records.acts.stages import Act, segment
from pipeline.records.participants.not_theirs import acts_as_office, is_of_another, is_of_others_between, is_teller, receives
from pipeline.records.participants.number_after import (
    counts_its_head,
    headless,
    numbered,
    share_besides,
    share_elliptic,
    share_with_persons,
    towards_persons,
)
from pipeline.records.participants.participant import Accused
from pipeline.records.participants.pronouns import object_of
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Span
from pipeline.words.phrases import load_phrases


def acts_of_groups(
    text: str, acts: Sequence[Act], groups: Sequence[Sequence[Accused]], sentence: Span
) -> tuple[dict[int, list[Act]], list[Act]]:
    """The acts of each group, by its index, and those that are told of nobody in the sentence."""
    taken: dict[int, list[Act]] = {index: [] for index in range(len(groups))}
    orphans: list[Act] = []
    for act in acts:
        index = _owner(text, act, groups, sentence)
        owner = None if index is None else groups[index][-1]
        if owner is not None and (acts_as_office(text, owner, act) or is_of_others_between(text, owner, act, sentence)):
            continue
        behind = owner is not None and (owner.end <= segment(text, act, sentence)[0] or (owner.papers and owner.count is None))
        if behind and is_of_another(text, act, sentence):
            continue
        if index is None or owner is None or receives(text, owner, act) or is_teller(text, owner, act):
            orphans.append(act)
        elif groups[index][0].form != "aside":
            if act.name != "deed" or not groups[index][0].papers:  # what persons did is no step of the reports about them
                taken[index].append(act)
        elif (other := _case_of_witnesses(text, act, groups, index)) is not None or (
            other := _joined_with_others(text, acts, act, groups, index)
        ) is not None:
            taken[other].append(act)
        elif all(group[0].form == "aside" for group in groups) and _hears_witnesses(text, act, groups[index][0]):
            orphans.append(act)
    for index, group in enumerate(groups):
        taken[index] = _of_its_number(text, taken[index], group[0], sentence)
    _hand_over_the_guilty(text, taken)
    share_with_persons(text, groups, taken)
    share_elliptic(text, groups, taken, sentence)
    share_besides(text, groups, taken, sentence)
    return taken, orphans


def _of_its_number(text: str, acts: Sequence[Act], counted: Accused, sentence: Span) -> list[Act]:
    """ "memuat angka 768 aduan": as many reports there are; "delapan kades itu, separuhnya diteruskan": no act of all eight."""
    kept = list(acts)
    if counted.unit == "report":
        figure = load_phrases("claims")["figure"]
        kept = [replace(act, name="exist") if figure.ends_before(text, act.start, act.end) else act for act in kept]
    if counted.size not in (None, (1, 1)):
        kept = [act for act in kept if not right_before(text, sentence.start, act.start, "claims", "some_of_them")]
    return kept


def _owner(text: str, act: Act, groups: Sequence[Sequence[Accused]], sentence: Span) -> int | None:
    """Index of the group that the act is about; None where the sentence does not name it."""
    first, last = segment(text, act, sentence)
    around = [i for i, group in enumerate(groups) if act.start <= group[0].start < act.end and group[0].form != "aside"]
    if act.name == "bring":  # "Suara | dalam rekaman tersebut | diduga milik Camat X": of whom it is that papers tell
        around = [i for i in around if not groups[i][0].papers]
    inside = [i for i, group in enumerate(groups) if first <= group[0].start < last]
    before = [i for i in inside if groups[i][0].start < act.start]
    after = [i for i in inside if groups[i][0].start >= act.end]
    if act.meaning.active:
        choice = _towards(text, act, groups, around, before, after)
        if choice and choice == before[-1:] and _does_it(groups[choice[0]][0], act):
            return None
    else:
        # "Tujuh ASN tersebar di tiga kecamatan dan sudah diklarifikasi": nothing is done to the number of places
        before = [i for i in before if groups[i][0].unit != "region"]
        before = [i for i in before if not (_only_accompanies(text, groups[i][0], sentence) or _are_accompanied(text, groups, i))] or before
        # "dilaporkan karena memutasi 12 pejabat": those after the reason are not the ones to whom it was done.
        cause = load_phrases("assertion")["cause"]
        after = [i for i in after if counts_its_head(text, act, groups[i][0]) or not cause.found(text, act.end, groups[i][0].start)]
        choice = (
            _whole_inside(groups, around)
            or around
            or headless(text, act, groups, before, after, sentence)
            or numbered(text, act, groups, before, after, first)
            or towards_persons(text, act, groups, before, after)
            or _whole_of_aside(text, act, groups, before)
            or before[-1:]
            or after[:1]
        )
    if choice:  # "Gara-gara satu unggahan, bupati menjatuhi|nya hukuman": no thing is punished
        thing = groups[choice[0]][0].form == "aside" and act.name in ("impose", "reprove", "receive") and object_of(text, [act]) is not None
        return None if thing else choice[0]
    earlier = [i for i, group in enumerate(groups) if group[0].start < first and group[0].form != "aside"]
    return earlier[-1] if earlier else None


def _towards(text: str, act: Act, groups: Sequence[Sequence[Accused]], around: list[int], before: list[int], after: list[int]) -> list[int]:
    """To whom an active act is done: those around it, those that follow, the last ones before it where nobody else is told of."""
    # "Ia memanggil": the pronoun before an active verb is the one who acts.
    if act.meaning.stage == "sanctioned":  # "menjatuhkan peringatan kepada ketua Bawaslu karena membiarkan laporan | dua lurah"
        after = [i for i in after if not load_phrases("assertion")["cause"].found(text, act.end, groups[i][0].start)]
    towards = load_phrases("claims")["towards"]
    given = [i for i in after if groups[i][0].form != "aside" and towards.ends_before(text, act.end, groups[i][0].start)]
    # "menyurati 16 camat soal netralitas": those inside the words of the act who are accused of nothing
    within = [i for i, group in enumerate(groups) if act.start <= group[0].start < act.end]
    told_last = [i for i in before[-1:] if act.name == "take_over" or not groups[i][0].pronoun]
    if around and after and _done_by(text, groups[around[0]][0], groups[after[0]][0], act):
        around = after[:1]
    return around or given[:1] or within[:1] or after[:1] or told_last


def _does_it(doer: Accused, act: Act) -> bool:
    """ "Sejumlah warga | melaporkannya ke Bawaslu": those counted before it, who are accused of nothing."""
    return act.name == "denounce" and doer.form == "aside" and doer.unit != "region"


def _done_by(text: str, told: Accused, persons: Accused, act: Act) -> bool:
    """ "Pelanggaran itu dilakukan oleh | ASN 60 orang": the breaches are told of again, the persons are counted."""
    counted = told.form == "back" and told.papers and told.count is None and persons.count is not None and not persons.papers
    return counted and len(text[act.end : persons.start].split()) <= _BY_WORDS


_BY_WORDS = 3
"""Words between "dilakukan oleh" and a number, as in "oleh ASN sebanyak 60 orang"."""


def _whole_inside(groups: Sequence[Sequence[Accused]], around: Sequence[int]) -> list[int]:
    """ "Laporan itu satu dari | dua laporan | yang diterima": of those inside the words of an act the number, not the case pointed at."""
    if len(around) < 2 or groups[around[0]][0].count is not None or not groups[around[0]][0].papers:
        return []
    return [i for i in around[1:] if groups[i][0].count is not None and groups[i][0].papers][:1]


def _whole_of_aside(text: str, act: Act, groups: Sequence[Sequence[Accused]], before: Sequence[int]) -> list[int]:
    """ "Tiga kades, | dua di antaranya perempuan, | diperiksa": the act is told of all of them, a part stands between commas."""
    if len(before) < 2:
        return []
    whole, part = groups[before[-2]][-1], groups[before[-1]][0]
    if not part.part or whole.count is None or whole.papers != part.papers or whole.form == "aside":
        return []
    opened = _TO_ASIDE.fullmatch(text, whole.end, part.start) is not None
    return [before[-2]] if opened and _CLOSED.fullmatch(text, part.end, act.start) is not None else []


_TO_ASIDE = re.compile(r"[^,.;:]{0,40},\s*")
_CLOSED = re.compile(r"(?:\s+(?!(?:di|ter|me|ber)\w{4})[^\s,.;:]+){0,6},\s*(?:\w+\s+)?")
""" "dua | di antaranya perempuan, | diperiksa"."""


def _only_accompanies(text: str, one: Accused, sentence: Span) -> bool:
    """ "Camat X yang dilaporkan bersama | seorang caleg akhirnya dinyatakan melanggar": the act is his beside whom others stand."""
    return one.form == "aside" and right_before(text, sentence.start, one.start, "accused", "beside_others")


def _are_accompanied(text: str, groups: Sequence[Sequence[Accused]], index: int) -> bool:
    """ "empat perangkat kampung yang mendampingi | lima reje itu tidak terbukti": the act is told of those who came along."""
    if not index or groups[index - 1][-1].form == "aside":
        return False
    return (
        load_phrases("accused")["came_along"].pattern.fullmatch(text[groups[index - 1][-1].end : groups[index][0].start].strip())
        is not None
    )


def _case_of_witnesses(text: str, act: Act, groups: Sequence[Sequence[Accused]], index: int) -> int | None:
    """ "memeriksa delapan saksi dalam kasus seorang lurah": whose case the witnesses are heard in, if the sentence names one."""
    others = [i for i, group in enumerate(groups) if i > index and group[0].form in ("new", "back", "office")]
    if len(others) != 1 or act.meaning.stage != "examined":
        return None
    heard = load_phrases("claims")["heard_in"].found(text, groups[index][0].start, groups[others[0]][0].start)
    return others[0] if heard or groups[index][0].unit == "region" else None


def _joined_with_others(text: str, acts: Sequence[Act], act: Act, groups: Sequence[Sequence[Accused]], index: int) -> int | None:
    """ "mencatat tiga laporan politik uang dan | satu laporan netralitas ASN": papers of another breach first, those of servants next."""
    if act.name not in ("receive", "forward") or index + 1 >= len(groups):
        return None
    other, ours = groups[index][-1], groups[index + 1][0]
    if not (other.papers and ours.papers) or ours.form != "new" or other.count is None or ours.count is None:
        return None
    between = any(other.end <= one.start < ours.start for one in acts)
    joined = load_phrases("grammar")["joiner"].ends_before(text, other.end, ours.start)
    return index + 1 if joined is not None and not between else None


def _hears_witnesses(text: str, act: Act, heard: Accused) -> bool:
    """ "Bawaslu pun meminta keterangan | tiga saksi": a step of the case told before, whose witnesses they are."""
    if act.meaning.stage != "examined":
        return False
    looked_on = load_phrases("not_accused")["onlooker_after"].opens(text, heard.end, len(text))
    return looked_on or load_phrases("stage_dates")["witness"].found(text, heard.start, heard.end)


def _hand_over_the_guilty(text: str, taken: dict[int, list[Act]]) -> None:
    """ "150 merupakan pelanggaran dan 41 bukan, dan kami merekomendasikan ke BKN": those that were found guilty, not the others."""
    for index, acts in taken.items():
        guilty = [before for before in range(index) if any(act.meaning.stage == "proven" for act in taken[before])]
        cleared = [act.end for act in acts if act.meaning.stage == "dismissed"]
        sent = [act for act in acts if act.name == "forward" and cleared and act.start >= cleared[0]]
        if not sent:
            continue
        innocent = any(
            load_phrases("claims")["no_breach"].found(text, act.start, act.end) for act in acts if act.meaning.stage == "dismissed"
        )
        if guilty or innocent:
            taken[index] = [act for act in acts if act not in sent]
        if guilty:
            taken[guilty[-1]].extend(sent)
