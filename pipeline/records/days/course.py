"""The course of a case behind its claim: sessions, registrations and returns told in sentences that name nobody (ruling 43)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records.acts.handover import COMMISSIONS
from pipeline.records.acts.stages import Act
from pipeline.records.claims.claims import Done, acts_told
from pipeline.records.days.claim_dates import acted_on, dates_of_acts, is_attribution, turns_elsewhere
from pipeline.records.days.counted_on import has_as_of
from pipeline.records.days.day_beside import day_beside, is_of_conduct
from pipeline.records.days.papers import day_of_paper
from pipeline.records.days.said_on import as_spoken
from pipeline.records.days.scene import day_of_the_act_in
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.moment import Moment, latest
from pipeline.records.tallies.tally import Tally
from pipeline.words.phrases import Phrases, load_phrases

_REACH = 10
"""Sentences behind the claim that may still go on about its case."""
_TO_ITS_DAY = 60
_HEAD = 3
""" "Senin (11/11), keduanya datang": between a day and who came."""
_FEW = 20
"""Of more persons no session is that of all."""
_NO_CASES = frozenset({"region", "participant", "other"})


def days_of_sessions(frame: Frame, tally: Tally, final: Done) -> list[Moment]:
    """The days on which the accused of one small case were heard, told anywhere behind the claim up to another case."""
    count = tally.chain.count
    if tally.parent is not None or (count is not None and count["min"] > _FEW):
        return []
    if final.stage in ("examined", "sanctioned") and (day := _last_of_groups(frame, tally)) is not None:
        return [day]
    if final.stage != "examined":
        return []
    told = {done.sentence.index for done in tally.done}
    return [
        day
        for sentence in _goes_on(frame, tally)
        if sentence.index not in told
        for day in (*_of_acts(frame, sentence, final), *_of_sessions(frame, sentence, final))
        if day.is_full
    ]


def day_further_on(frame: Frame, tally: Tally, final: Done) -> Moment | None:
    """The day of the step where it is told again only some sentences behind the claim: the first that gives one."""
    count = tally.chain.count
    if tally.parent is not None or (count is not None and count["min"] > _FEW) or has_as_of(frame, final.sentence):
        return None
    stages = ("proven", "forwarded") if final.stage == "proven" else (final.stage,)  # ruling 1: handed on with it
    further = list(_goes_on(frame, tally))
    for sentence in further:
        told = acts_told(frame, sentence, sentence.end)
        others = [done for done in told if done.stage not in stages]
        for done in told:
            if done.stage not in stages or done.earlier or _is_anothers(final, done):
                continue
            if (day := day_beside(frame, done, others, count)) is not None and day.is_full:
                return day
        if final.stage == "reported" or _is_anothers_meeting(frame, sentence, final):
            continue
        if (day := day_of_the_act_in(frame, sentence, final.stage)) is not None and day.is_full:
            return day
    return day_of_paper(frame, tally.chain.sentence, final, tally, further) if further else None


def _is_anothers(final: Done, done: Done) -> bool:
    """ "Bawaslu melimpahkan kasusnya Rabu. BKN menyatakan keduanya terbukti": what a commission decides goes out by its own letter."""
    return final.doer in COMMISSIONS and done.stage != final.stage and done.giver not in COMMISSIONS


def _is_anothers_meeting(frame: Frame, sentence: Span, final: Done) -> bool:
    """ "Rapat pleno digelar Rabu. … BKN menyatakan keduanya terbukti": the supervisor's meeting, where a commission decided."""
    return final.doer in COMMISSIONS and load_phrases("stage_dates")["plenary"].found(frame.text, *sentence.bounds)


def _goes_on(frame: Frame, tally: Tally) -> Iterator[Span]:
    """The sentences behind the claim up to the first that turns to another case or another place."""
    first, words = tally.chain.sentence, load_phrases("stage_dates")
    for sentence in frame.sentences[first.index + 1 : first.index + 1 + _REACH]:
        if frame.apart(first.start, sentence.start) or turns_elsewhere(frame, first, sentence):
            return
        told = [
            m for m in frame.within(*sentence.bounds, "count") if not words["among_them"].pattern.match(frame.text[m["end"] :].lstrip())
        ]
        others = any(not _is_same(count, tally.chain.count) for count in told)
        turned = others or _names_other_post(frame, sentence, tally) or words["other_case"].found(frame.text, *sentence.bounds)
        if turned and not _in_groups(frame, sentence, tally.chain.count):
            return
        yield sentence


def _names_other_post(frame: Frame, sentence: Span, tally: Tally) -> bool:
    """ "Kades Kandangan divonis Desember": the post of another place than that of the one accused."""
    if (tally.chain.size or (1, 1)) != (1, 1):
        return False
    own = {s.index: s for s in (frame.sentences[0], tally.chain.sentence, tally.final.sentence)}.values()
    named = load_phrases("stage_dates")["post_of_place"]
    known = {place for told in own for place in _places_in(frame, told, named)}
    return bool(known) and any(place not in known for place in _places_in(frame, sentence, named))


def _places_in(frame: Frame, span: Span, named: Phrases) -> list[str]:
    """The names right behind the posts of a sentence, written large."""
    behind = (frame.text[match.end() : span.end].split() for match in named.all(frame.text, *span.bounds))
    return [words[0].strip('.,;:()"”') for words in behind if words and words[0][:1].isupper()]


def _is_same(count: Mention, own: Mention | None) -> bool:
    if count["unit"] in _NO_CASES:
        return True
    return own is not None and count["min"] == own["min"] and count["unit"] in (own["unit"], "case", "report")


def _in_groups(frame: Frame, sentence: Span, own: Mention | None) -> bool:
    """ "Empat orang diperiksa Senin, dua lainnya Selasa": numbers that make up the whole."""
    groups = [m["min"] for m in frame.numbers(*sentence.bounds)]
    return own is not None and len(groups) > 1 and sum(groups) == own["min"] == own["max"]


def _last_of_groups(frame: Frame, tally: Tally) -> Moment | None:
    """The last day of a sentence that deals out the whole number over several days."""
    for sentence in (tally.chain.sentence, *_goes_on(frame, tally)):
        if _in_groups(frame, sentence, tally.chain.count):
            days = [acted_on(frame, m) for m in dates_of_acts(frame, sentence) if not is_attribution(frame, m, sentence)]
            if len(days) > 1:
                return latest(day for day in days if day.is_full) if all(day.is_full for day in days) else None
    return None


def _of_acts(frame: Frame, sentence: Span, final: Done) -> Iterator[Moment]:
    """ "Sangadi terakhir dimintai keterangan pada Selasa (12/11)"."""
    for done in acts_told(frame, sentence, sentence.end):
        if done.stage == final.stage and not done.earlier and not _of_witnesses(frame, done.clause) and (day := day_beside(frame, done)):
            yield day


def _of_sessions(frame: Frame, sentence: Span, final: Done) -> Iterator[Moment]:
    """ "Camat kedua baru datang sehari kemudian", "Kamis (14/11), giliran keduanya datang"."""
    words = load_phrases("stage_dates")
    for match in words["session"].all(frame.text, *sentence.bounds):
        clause = frame.clause_at(match.start()) or sentence
        if _of_witnesses(frame, clause.bounds):
            continue
        for day in dates_of_acts(frame, sentence):
            behind = 0 <= day["start"] - match.end() <= _TO_ITS_DAY and not words["not_of_session"].found(
                frame.text, match.end(), day["start"]
            )
            before = 0 <= match.start() - day["end"] <= _HEAD and day["start"] - sentence.start <= _TO_ITS_DAY
            if (behind or before) and not is_attribution(frame, day, sentence) and not _not_held(frame, match, day, sentence):
                if not is_of_conduct(frame, _at(match, sentence, final), day):
                    yield as_spoken(frame, day) if frame.quote_at(day["start"]) is not None else acted_on(frame, day)
                break


def _at(match: re.Match[str], sentence: Span, final: Done) -> Done:
    return Done(Act("examine", match.start(), match.end()), final.stage, sentence, sentence.bounds, criminal=False)


def _not_held(frame: Frame, match: re.Match[str], day: Mention, sentence: Span) -> bool:
    """ "mestinya hadir Senin", "datang Selasa batal"."""
    words = load_phrases("stage_dates")
    if words["not_held"].pattern.match(frame.text[day["end"] : sentence.end].lstrip(" ),")) is not None:
        return True
    return words["was_to_be"].found(frame.text, sentence.start, match.end())


def _of_witnesses(frame: Frame, span: tuple[int, int]) -> bool:
    """Whoever else was heard: the case's stage does not rest on them."""
    words = load_phrases("stage_dates")
    return words["witness"].found(frame.text, *span) and not words["with_witness"].found(frame.text, *span)
