"""Pledges told as a scene: who stands there, what they say after whom, what stands beside it about the matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records.acts.stages import find_acts
from pipeline.records.deeds.letters import is_for_others
from pipeline.records.deeds.makers import is_by_no_authority
from pipeline.records.deeds.plans import is_planned
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.reading.modality import modality_of
from pipeline.records.reading.moment import act_dates
from pipeline.records.speakers.urging import is_titled, names_servants
from pipeline.words.phrases import load_phrases

_BREAK = re.compile(r"[;”“\"]")
_MARK = re.compile(r"[,;]|\.(?=\s|\Z)")
_SCENE = 2
"""So many sentences before one may tell of the pledge on which it goes on."""
_WHO_SAY = 40
"""Characters after "ucap puluhan" within which servants are named."""
_NEAR_PAPER = 8
"""Words between a paper and who hands it in, at most."""


def promises(frame: Frame, sentence: Span) -> bool:
    """Whether the sentence names neutrality, or the next one says that this is what was promised ("Isinya janji netral")."""
    words = load_phrases("forms")["topic"]
    following = frame.sentences[sentence.index + 1 : sentence.index + 2]
    content, promise = load_phrases("deeds")["says_content"], load_phrases("forms")["promise"]
    told = any(
        (
            content.pattern.match(frame.text, s.start)
            or (load_phrases("forms")["they_pledge"].pattern.match(frame.text, s.start) and promise.found(frame.text, *s.bounds))
        )
        and words.found(frame.text, *s.bounds)
        for s in following
    )
    before = frame.sentences[sentence.index - 1] if sentence.index else None
    if (
        before is not None
        and load_phrases("deeds")["that_was_promised"].pattern.match(frame.text, sentence.start)
        and promise.found(frame.text, *before.bounds)
    ):
        told = told or words.found(frame.text, *before.bounds)
    return told or words.found(frame.text, *sentence.bounds)


def names_them(frame: Frame, sentence: Span) -> bool:
    """Servants in the sentence, or "mereka" and "peserta" after one that names them."""
    if names_servants(frame, *sentence.bounds):
        return True
    they = load_phrases("appeals")["those_present"].found(frame.text, *sentence.bounds)
    return they and any(names_servants(frame, *s.bounds) for s in frame.sentences[max(0, sentence.index - 2) : sentence.index])


def rituals(frame: Frame, sentence: Span) -> Iterator[tuple[int, int, int, int]]:
    """ "400 pegawai mengangkat tangan kanan, mengikuti ucapan Pjs Bupati": a pledge told as a scene; what is promised stands beside.

    The promise stands in the title or in the sentences around, with neutrality as its matter.
    """
    words, beside = load_phrases("forms"), frame.sentences[max(0, sentence.index - 1) : sentence.index + 3]
    scene = words["ritual"].first(frame.text, *sentence.bounds)
    if scene is None or words["other_ritual"].found(frame.text, *sentence.bounds):
        return
    if not (names_them(frame, sentence) or any(names_servants(frame, *s.bounds) for s in beside[:1])):
        return
    promised = words["promise"].found(frame.title) or any(words["promise"].found(frame.text, *s.bounds) for s in beside)
    matter = is_titled(frame) or any(words["topic"].found(frame.text, *s.bounds) for s in beside)
    if promised and matter:
        yield (*scene.span(), *scene.span())


def pledges_at(frame: Frame, sentence: Span) -> Iterator[tuple[int, int, int, int]]:
    """ "Kata Sekda saat memberi sambutan pada ikrar netralitas ASN, Rabu": the pledge at which something is said."""
    words = load_phrases("forms")
    for pledge in words["pledge"].all(frame.text, *sentence.bounds):
        at = load_phrases("deeds")["pledge_at"].ends_before(frame.text, sentence.start, pledge.start(), skipped=" ")
        if at is None or not load_phrases("speech")["saying"].found(frame.text, sentence.start, at.start()):
            continue
        if frame.quote_at(pledge.start()) is None and words["topic"].found(frame.text, pledge.start(), sentence.end):
            yield (*pledge.span(), *pledge.span())


def said_together(frame: Frame, sentence: Span) -> Iterator[tuple[int, int, int, int]]:
    """ ""Kami tidak akan memihak," ucap puluhan keuchik serempak": what many servants say of themselves is their pledge."""
    words, text = load_phrases("deeds"), frame.text
    for quote in frame.quotes:
        if not (sentence.start <= quote.end < sentence.end and words["we_promise"].found(text, quote.start, quote.end)):
            continue
        if not load_phrases("forms")["topic"].found(text, quote.start, quote.end):
            continue
        said = words["many_say"].first(text, quote.end, sentence.end) or words["many_say"].first(text, sentence.start, quote.start)
        if said is not None and names_servants(frame, said.start(), min(sentence.end, said.end() + _WHO_SAY)):
            yield (*said.span(), *said.span())


def likewise(frame: Frame, sentence: Span) -> tuple[int, int] | None:
    """ "49 geuchik melakukan hal serupa di kantor camat", "Kegiatan serupa digelar Camat Bandar, Senin", after a pledge: another one."""
    held = load_phrases("forms")["likewise_held"].first(frame.text, *sentence.bounds)
    if held is not None and frame.quote_at(held.start()) is None and _tells_when_or_who(frame, sentence):
        return held.span() if modality_of(frame, *held.span()).happened else None
    if (turn := _takes_its_turn(frame, sentence)) is not None:
        return turn
    like = load_phrases("forms")["likewise"].first(frame.text, *sentence.bounds)
    if like is None or frame.quote_at(like.start()) is not None or not names_servants(frame, sentence.start, like.start()):
        return None
    return like.span() if modality_of(frame, *like.span()).happened else None


def _takes_its_turn(frame: Frame, sentence: Span) -> tuple[int, int] | None:
    """ "Rabu (6/12) giliran | 46 perbekel, dipimpin Bupati X", "Konawe | menyusul | Selasa (1/10)": on a day, and no step of a case."""
    if not act_dates(frame, *sentence.bounds) or any(act.meaning.stage not in (None, "alleged") for act in find_acts(frame, sentence)):
        return None
    turn = _turn_of_servants(frame, sentence) or _follows_suit(frame, sentence)
    if turn is None or frame.quote_at(turn.start()) is not None or is_planned(frame, sentence, turn.start()):
        return None
    return turn.span()


def _turn_of_servants(frame: Frame, sentence: Span) -> re.Match[str] | None:
    """ "giliran | 46 perbekel", but not "giliran 24 camat dilantik bupati"."""
    words, text = load_phrases("forms"), frame.text
    turn = words["turn_of"].first(text, *sentence.bounds)
    if turn is None or not names_servants(frame, turn.end(), min(sentence.end, turn.end() + _WHO_SAY)):
        return None
    return None if words["in_another_way"].found(text, turn.end(), _end_of_turn(text, turn.end(), sentence.end)) else turn


def _follows_suit(frame: Frame, sentence: Span) -> re.Match[str] | None:
    """ "Konawe | menyusul": behind the place with which the sentence opens."""
    words, text = load_phrases("forms"), frame.text
    opening = next((m["end"] for m in frame.within(frame.opening(*sentence.bounds), sentence.end, "region")), sentence.end)
    follows = words["follows_suit"].pattern.match(text, frame.opening(opening, sentence.end), sentence.end)
    return None if words["in_another_way"].found(text, *sentence.bounds) else follows


def _end_of_turn(text: str, start: int, ceiling: int) -> int:
    """Where the words end that tell whose turn it is, and for what."""
    mark = _MARK.search(text, start, ceiling)
    return mark.start() if mark is not None else ceiling


def _tells_when_or_who(frame: Frame, sentence: Span) -> bool:
    """Whether a sentence gives a day or a person: without them it only says that others do so too; a party does it for its own."""
    if is_by_no_authority(frame, sentence, sentence.end):
        return False
    return bool(act_dates(frame, *sentence.bounds) or frame.within(*sentence.bounds, "official"))


def handed_in(frame: Frame, sentence: Span) -> Iterator[tuple[int, int, int, int]]:
    """ "301 kakam menyerahkan surat pernyataan netral kepada Bawaslu": a paper that says neutral by its name, handed in by servants."""
    words, text = load_phrases("deeds"), frame.text
    for paper in words["neutral_paper"].all(text, *sentence.bounds):
        for verb in words["handed_in"].all(text, *sentence.bounds):
            first, last = (paper, verb) if paper.start() < verb.start() else (verb, paper)
            between = text[first.end() : last.start()]
            if len(between.split()) <= _NEAR_PAPER and not _BREAK.search(between) and names_them(frame, sentence):
                yield first.start(), last.end(), verb.start(), verb.end()


def of_others_before(frame: Frame, sentence: Span) -> bool:
    """ "Wartawan membaca ikrar netralitas. Ikrar dipandu Ketua PWI": it goes on about the pledge of those who are no servants."""
    if names_servants(frame, *sentence.bounds):
        return False
    if load_phrases("forms")["they_pledge"].pattern.match(frame.text, sentence.start) and sentence.index:
        # "Puluhan mahasiswa menuntut ASN netral. Mereka membacakan ikrar"
        before = frame.sentences[sentence.index - 1]
        acting = load_phrases("forms")["others_act"].first(frame.text, before.start, min(before.end, before.start + _OPENING))
        if acting is not None and not names_servants(frame, before.start, acting.start()):
            return True
        # "KPU mengambil sumpah 1.500 KPPS. Mereka meneken pakta integritas"
        if load_phrases("forms")["others_pledge"].found(frame.text, *before.bounds) and not names_servants(frame, *before.bounds):
            return True
    pledge = load_phrases("forms")["pledge"]
    told = [s for s in frame.sentences[max(0, sentence.index - _SCENE) : sentence.index] if pledge.found(frame.text, *s.bounds)]
    return bool(told) and is_for_others(frame, told[-1], "others_pledge")


_OPENING = 45
"""Characters of a sentence in which its subject begins, behind a dateline."""


def _goes_on_with_day(frame: Frame, sentence: Span) -> bool:
    """ "Mereka berjanji tidak memihak. Janji diambil Kepala Distrik, Sabtu": the next sentence gives the day of that act."""
    for following in frame.sentences[sentence.index + 1 : sentence.index + 2]:
        opens = load_phrases("forms")["carried_declaration"].pattern.match(frame.text, *following.bounds)
        if opens is not None and act_dates(frame, *following.bounds):
            return True
    return False


def is_ones_own(frame: Frame, sentence: Span, vow: re.Match[str]) -> bool:
    """ "Camat itu berjanji netral": one official's word, often after a case, is no pledge of servants."""
    if load_phrases("forms")["promises"].pattern.match(vow.group()) is None:
        return False
    named = frame.within(sentence.start, vow.start(), "official")
    if not act_dates(frame, *sentence.bounds) and not _goes_on_with_day(frame, sentence):
        return True  # "pegawai ramai berjanji netral": of no day, it tells of no act
    return (
        bool(named)
        or load_phrases("forms")["one_person"].found(frame.text, sentence.start, vow.start())
        or frame.quote_at(vow.start()) is not None
    )
