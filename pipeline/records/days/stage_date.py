"""The date of a claim: its stage's own, else that of its tally, else the as-of day or the day of speaking, else publication (ruling 43)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.records.acts.handover import COMMISSIONS, EMPLOYERS
from pipeline.records.acts.parties import is_receiver, parties_in
from pipeline.records.acts.stages import find_acts
from pipeline.records.claims.claims import Done
from pipeline.records.days.claim_dates import acted_on, dates_of_acts, is_attribution, is_today, takes_effect
from pipeline.records.days.counted_on import (
    as_of,
    as_of_all,
    as_of_before,
    as_of_last,
    as_of_lead,
    as_of_part,
    as_of_same_number,
    as_of_whole,
    closed_for_place,
    has_as_of,
)
from pipeline.records.days.course import day_further_on, days_of_sessions
from pipeline.records.days.day_beside import day_beside, is_of_conduct
from pipeline.records.days.papers import day_of_paper
from pipeline.records.days.said_on import said_beside, said_on, teller_at
from pipeline.records.days.scene import day_of_plenary, day_of_scene, day_of_the_act_again
from pipeline.records.days.since_then import since_then
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.kept import kept
from pipeline.records.reading.moment import Moment, latest, moment_of, published_date
from pipeline.records.reading.past import month_of_past, tells_of_now, year_of_past
from pipeline.records.speakers.interviews import interview_of
from pipeline.records.tallies.tally import Tally
from pipeline.tagging.dates import NOT_OF_AN_ACT
from pipeline.words.phrases import load_phrases

_IN_FORCE_REACH = 2
"""Sentences after a penalty in which the day may stand from which it holds."""
_LETTER_REACH = 8
"""Sentences before an act of KASN or BKN in which its letter's date may stand."""


def stage_date(frame: Frame, tally: Tally, final: Done) -> Moment:
    """When the claim's stage was reached, as far as the article tells it, and by which rule that is known."""
    known = _known_days(frame)
    if (id(tally), final) not in known:
        rules = (replace(found, why=why) for why, rule in _RULES if (found := rule(frame, tally, final)))
        known[id(tally), final] = (tally, next(rules, None) or published_date(frame))
    return known[id(tally), final][1]


@kept
def _known_days(frame: Frame) -> dict[tuple[int, Done], tuple[Tally, Moment]]:
    """The days that were asked for in this article: each part that has its whole's stage asks for the whole's.

    A tally cannot be hashed, as its chain grows while it is read; it stays as long as its day is kept.
    """
    return {}


def _told_in(tally: Tally, final: Done) -> list[Span]:
    """The sentences of the persons and of the act."""
    return list(dict.fromkeys([tally.chain.sentence, final.sentence]))


def day_of_nothing(frame: Frame, sentence: Span, offset: int) -> Moment:
    """When an authority said that there was nothing: the as-of day, its own or that of all numbers, else the day of the saying.

    Of an earlier election it is its year (ruling 40).
    """
    if past := year_of_past(frame, sentence, offset):
        return Moment(past, "explicit")
    tellings = (load_phrases("speech")["saying"], load_phrases("stage_dates")["tells"])
    quoted = frame.quote_at(offset) is not None
    told = quoted or any(words.found(frame.text, *sentence.bounds) for words in tellings)
    own = [m for m in dates_of_acts(frame, sentence) if quoted and is_attribution(frame, m, sentence)]
    return (
        as_of_last(frame, sentence)
        or (moment_of(own[-1]) if own else None)  # "Per 2 Desember 52 ASN. "Di Seluma nihil," kata Ketua, Kamis (3/12)"
        or as_of_before(frame, sentence)
        or (None if told else closed_for_place(frame, sentence))
        or _interviewed(frame, sentence)
        or said_on(frame, offset)
        or closed_for_place(frame, sentence)
        or published_date(frame)
    )


def _of_whole(frame: Frame, tally: Tally) -> Moment | None:
    """The day of the number of which the claim is a part, unless it came in later ("dalam dua hari terakhir ada tiga laporan baru")."""
    sentence, whole = tally.chain.sentence, tally.parent
    studied = whole is not None and tally.final.act.name == "await" and whole.final.stage == tally.final.stage
    if whole is None or not (tally.inherits or studied):
        return None
    if studied:  # "KASN mengirim rekomendasi pada 23 November. Dua lagi masih ditelaah": nothing but the paper has come since
        own = _own(frame, whole, whole.final)
        return own if own is not None and own.is_full else None  # "sejak Oktober kami rekomendasikan": of a month no more is known
    if sentence != whole.chain.sentence and load_phrases("stage_dates")["newer"].found(frame.text, *sentence.bounds):
        return said_beside(frame, tally.final, 0) or said_on(frame, tally.chain.first.start, tally.regions)
    return stage_date(frame, whole, whole.final)


def _interviewed(frame: Frame, sentence: Span) -> Moment | None:
    """The day of the interview, for what is told in an answer."""
    interview = interview_of(frame)
    return interview.day if interview is not None and sentence.start >= interview.start else None


def _earlier_election(frame: Frame, sentences: list[Span], tally: Tally) -> Moment | None:
    """The year of an election before this one, where the claim is put into it and has no nearer date (ruling 40)."""
    at, one_case = tally.chain.first.start, (tally.chain.size or (1, 1)) == (1, 1)
    if tells_of_now(frame, tally.chain.sentence, at):
        return None
    past = load_phrases("stage_dates")["in_the_past"]
    nearer = any(
        not any(match.start() <= m["start"] < match.end() for match in past.all(frame.text, sentence.start, sentence.end))
        for sentence in sentences
        for m in dates_of_acts(frame, sentence)
        if not is_attribution(frame, m, sentence) and m != month_of_past(frame, sentence)
    )
    for sentence in sentences:
        year = year_of_past(frame, sentence, at if sentence.holds(at) else None, one_case=one_case)
        if year and not nearer:
            return Moment(year, "explicit")
        paragraph = frame.paragraph_at(sentence.start)
        for told in (s for s in frame.sentences if paragraph.start <= s.start <= sentence.start and not nearer):
            if month := month_of_past(frame, told):
                return moment_of(month)
    carried = tally.past is not None and year_of_past(frame, tally.chain.sentence, at) is None
    return Moment(tally.past, "explicit") if carried and not nearer else None


def _of_compared_number(frame: Frame, tally: Tally, final: Done) -> Moment | None:
    """ "Angka itu naik dari | empat ASN pada 28 Oktober", "sepekan sebelumnya, 5 Oktober, masih | sepuluh": the day of that number."""
    count, sentence = tally.chain.count, tally.chain.sentence
    if count is None or not load_phrases("claims")["superseded"].found(frame.text, sentence.start, count["end"]):
        return None
    so_many = load_phrases("stage_dates")["so_many"]
    for mention in frame.within(*sentence.bounds, "date"):
        if not moment_of(mention).is_full or mention["day"] == "future":
            continue
        behind, before = frame.text[count["end"] : mention["start"]], frame.text[mention["end"] : count["start"]]
        if _TO_NUMBERS_DAY.fullmatch(behind) or (_HEADS.match(before) and so_many.found(before) and len(before.split()) <= _TO_SO_MANY):
            return moment_of(mention)
    return None


_TO_NUMBERS_DAY = re.compile(r"\s+(?:pada|per|tanggal)\s+(?:hari\s+|tanggal\s+)?")
_HEADS = re.compile(r"\)?\s*,?\s")
_TO_SO_MANY = 4
"""Words between a day and its number: ", jumlahnya masih"."""


def _own(frame: Frame, tally: Tally, final: Done) -> Moment | None:
    """The latest date beside an act of the stage; else in the paper that carries it; else of KASN's letter."""
    if final.stage == "alleged":
        # Inside the sentence a date is the day of the misconduct, at its head that of the saying.
        dates = dates_of_acts(frame, final.sentence)
        head = [m for m in dates if m["start"] - final.sentence.start <= 1] or _of_recording(frame, final, dates)
        return acted_on(frame, head[0]) if head else None
    if month := _same_month(frame, final):
        return month
    told = [done for done in tally.done if done.stage == final.stage]
    if final.stage == "forwarded" and any(done.giver == "bawaslu" for done in told):
        told = [done for done in told if done.doer not in EMPLOYERS]  # what an inspectorate hands to the regent
    if counted := _head_of_number(frame, tally, final):
        return counted
    if scene := day_of_scene(frame, final.sentence, final.act.start):
        return scene
    others = [done for done in tally.done if done.stage != final.stage]
    beside = [moment for done in (final, *told) if (moment := day_beside(frame, done, others, tally.chain.count)) is not None]
    if beside:
        again = [moment for done in told if done.act.start <= final.act.start and (moment := _again(frame, done)) is not None]
        full = [moment for moment in (*beside, *again, *days_of_sessions(frame, tally, final)) if moment.is_full]
        return latest(full) if full else beside[0]
    for sentence in (final.sentence, tally.chain.sentence):
        if has_as_of(frame, sentence):
            break  # what other sentences tell is another act's
        found = day_of_the_act_again(frame, sentence, final.stage) or day_of_paper(frame, sentence, final, tally)
        if found is not None and not _is_of_handing_on(frame, final, found):
            return _sent_later(frame, tally, final, found) or latest([found, *days_of_sessions(frame, tally, final)])
    if (sessions := days_of_sessions(frame, tally, final)) and not has_as_of(frame, final.sentence):
        return latest(sessions)
    return (
        day_beside(frame, final, others, tally.chain.count, in_force=True)
        or _in_force_next(frame, final)
        or since_then(frame, tally, final)
        or _letter(frame, final)
        or _long_ago(frame, tally, final)
        or _years_ago(frame, final)
        or _scene_before(frame, final)
        or _told_further_on(frame, tally, final)
    )


def _told_further_on(frame: Frame, tally: Tally, final: Done) -> Moment | None:
    """The day of the step where it is told again, and not that of what another body did before."""
    further = day_further_on(frame, tally, final)
    return None if further is not None and _is_of_handing_on(frame, final, further) else further


def _is_of_handing_on(frame: Frame, final: Done, found: Moment) -> bool:
    """ "Pleno digelar 9 November. … BKN menyatakan keduanya terbukti": what the supervisor did before a commission decided."""
    if final.stage != "proven" or final.doer not in COMMISSIONS or found.at is None:
        return False
    told = frame.sentence_at(found.at[0])
    if told is None:
        return False
    parties = parties_in(frame, *told.bounds)
    if any(party.party == "commission" and not is_receiver(frame, party) for party in parties):
        return False
    on_its_way = any(party.party in ("commission", "supervisor") for party in parties)
    return on_its_way or load_phrases("stage_dates")["plenary"].found(frame.text, *told.bounds)


def _sent_later(frame: Frame, tally: Tally, final: Done, decided: Moment) -> Moment | None:
    """ "Keputusan diambil dalam pleno, Sabtu (16/11). … Berkasnya dikirim ke BKN Senin": paragraphs later, the day on which it went out."""
    if final.stage != "forwarded" or not decided.is_full:
        return None
    later: list[Span] = []
    for sentence in frame.sentences[final.sentence.index + 1 : final.sentence.index + 1 + _LETTER_REACH]:
        counts = [m for m in frame.numbers(*sentence.bounds) if m["unit"] != "other" and m["min"] != (tally.chain.size or (0, 0))[0]]
        if counts or frame.apart(sentence.start, final.sentence.start):
            break
        later.append(sentence)
    told = (day_of_paper(frame, final.sentence, final, tally, among=[sentence]) for sentence in later)
    return next((day for day in told if day is not None and day.is_full and (day.iso or "") > (decided.iso or "")), None)


def _again(frame: Frame, done: Done) -> Moment | None:
    """The day that a later sentence gives to an act which has none in its own."""
    return None if dates_of_acts(frame, done.sentence) else day_of_the_act_again(frame, done.sentence, done.stage)


def _in_force_next(frame: Frame, final: Done) -> Moment | None:
    """ "Kontrak mereka tidak diteruskan. 'Per 16 Februari sudah kita putus'": the day from which a penalty holds, told behind it."""
    if final.stage != "sanctioned":
        return None
    for sentence in frame.sentences[final.sentence.index + 1 : final.sentence.index + 1 + _IN_FORCE_REACH]:
        if frame.apart(sentence.start, final.sentence.start) or frame.within(final.sentence.end, sentence.start, "count"):
            return None
        days = [m for m in dates_of_acts(frame, sentence) if takes_effect(frame, m) and moment_of(m).is_full]
        if days:
            return moment_of(days[0])
    return None


def _scene_before(frame: Frame, final: Done) -> Moment | None:
    """ "Suasana apel, Senin (9/11), mendadak senyap. Seorang kabid membaca permintaan maaf": the day of the sentence right before.

    It tells of no step of a case, and nobody speaks in it; the claim's own sentence has no day.
    """
    last = final.sentence
    if last.index == 0 or frame.within(*last.bounds, "date") or frame.quote_at(last.start) is not None:
        return None
    before = frame.sentences[last.index - 1]
    since = load_phrases("stage_dates")["since"]  # "sejak 4 Oktober membuka posko. Dua aduan sudah masuk": no day of what came of it
    days = [m for m in dates_of_acts(frame, before) if not since.found(frame.text, max(before.start, m["start"] - _SINCE), m["start"])]
    if not days or not frame.paragraph_at(last.start).holds(before.start) or frame.quote_at(before.start) is not None:
        return None
    if load_phrases("speech")["saying"].found(frame.text, *before.bounds) or find_acts(frame, before):
        return None
    if frame.within(*before.bounds, "count") or load_phrases("stage_dates")["days_apart"].found(frame.text, last.start, final.act.start):
        return None  # told of others; of another day
    return moment_of(days[-1]) if moment_of(days[-1]).is_full else None


_SINCE = 12
"""Characters before a day in which "sejak" stands."""


def _of_recording(frame: Frame, final: Done, dates: Sequence[Mention]) -> list[Mention]:
    """ "Sepekan sebelumnya, Selasa (12/11), Bawaslu baru mencatat sembilan": a day before the verb of who counted is that of the count."""
    if final.act.name != "record":
        return []
    before = [m for m in dates if m["end"] <= final.act.start and not is_attribution(frame, m, final.sentence)]
    return [m for m in before[-1:] if not is_of_conduct(frame, final, m)]


def _years_ago(frame: Frame, final: Done) -> Moment | None:
    """ "Tahun lalu dua guru ditegur": the year, where nothing nearer is told."""
    first, last = final.clause
    years = [m for m in frame.within(first, last, "date") if len(m["iso"]) == len("2024") and m["basis"] == "relative" and not is_today(m)]
    years = [m for m in years if not is_of_conduct(frame, final, m)]
    return moment_of(years[0]) if years else None


def _long_ago(frame: Frame, tally: Tally, final: Done) -> Moment | None:
    """ "pada September silam seorang guru pernah diproses. Perkaranya dihentikan": a case of an earlier month, told to its end."""
    sentence = tally.chain.sentence
    if final.sentence != sentence and load_phrases("stage_dates")["at_last"].found(frame.text, final.sentence.start, final.act.start):
        return None  # "Seperti diberitakan, dua camat dilaporkan akhir Oktober. Kini laporan itu dihentikan."
    if not load_phrases("stage_dates")["background"].found(frame.text, sentence.start, sentence.end):
        return None
    months = [moment for done in tally.done if (moment := day_beside(frame, done)) is not None and len(moment.iso or "") == len("2024-11")]
    here = frame.published.isoformat()[: len("2024-11")] if frame.published else ""
    return months[0] if months and (months[0].iso or "") < here else None


def _head_of_number(frame: Frame, tally: Tally, final: Done) -> Moment | None:
    """ "Kamis (14/11) ini angkanya menjadi 71", a sentence apart from the act: the day on which it was so many."""
    sentence = tally.chain.sentence
    if sentence == final.sentence:
        return None
    for mention in frame.within(sentence.start, sentence.end, "date"):
        if mention["start"] - sentence.start <= 1 and len(mention["iso"]) > len("2024-11") and mention["day"] not in NOT_OF_AN_ACT:
            so_many = load_phrases("stage_dates")["so_many"].pattern
            return moment_of(mention) if so_many.match(frame.text[mention["end"] : sentence.end].lstrip(" ),")) else None
    return None


def _same_month(frame: Frame, done: Done) -> Moment | None:
    """ "dihentikan pada bulan yang sama": the month that was told last."""
    first, last = done.clause
    if not load_phrases("stage_dates")["same_month"].found(frame.text, first, last):
        return None
    told = [m for m in frame.within(0, done.act.start, "date") if m["day"] not in NOT_OF_AN_ACT and len(m["iso"]) >= len("2024-11")]
    return Moment((moment_of(told[-1]).iso or "")[: len("2024-11")], "relative") if told else None


def _letter(frame: Frame, final: Done) -> Moment | None:
    """The date of KASN's or BKN's letter, where their act has no other (ruling 2)."""
    first = final.clause[0]
    told = [party for party in parties_in(frame, first, final.act.start) if not is_receiver(frame, party)]
    commission = final.giver in COMMISSIONS or any(party.party == "commission" for party in told)
    if not (commission or _in_letter(frame, final.sentence)) or final.giver == "bawaslu":
        return None
    for sentence in reversed([s for s in frame.sentences if 0 <= final.sentence.index - s.index <= _LETTER_REACH]):
        if load_phrases("stage_dates")["other_paper"].found(frame.text, *sentence.bounds):
            continue  # "Larangan itu dipertegas lewat Surat Edaran tertanggal 25 September"
        letters = [m for m in frame.within(sentence.start, sentence.end, "date") if m["day"] == "letter" and len(m["iso"]) > len("2024")]
        if letters:
            return moment_of(letters[-1])
    return None


def _in_letter(frame: Frame, sentence: Span) -> bool:
    return load_phrases("stage_dates")["in_letter"].pattern.match(frame.text[sentence.start : sentence.end].lstrip('"“ ')) is not None


def _spoken(frame: Frame, tally: Tally, final: Done) -> Moment | None:
    """The day on which whoever tells it spoke."""
    day = said_on(frame, final.act.start, tally.regions)
    if day is None:
        teller = teller_at(frame, final.act.start, tally.regions)
        day = said_on(frame, tally.chain.first.start, tally.regions, teller)
    return None if day is not None and _is_of_step_before(frame, tally, final, day) else day


def _is_of_step_before(frame: Frame, tally: Tally, final: Done, day: Moment) -> bool:
    """ "Keduanya dilaporkan pada 4 November. Pleno digelar Selasa (12/11). | BKN kemudian menyatakan …": days of its own earlier steps."""
    told = frame.sentence_at(day.at[0]) if day.at is not None and frame.published is not None else None
    if told is None or not tally.chain.sentence.index <= told.index < final.sentence.index or frame.quote_at(final.act.start) is not None:
        return False
    days = [m for m in dates_of_acts(frame, told) if m["start"] == (day.at or (0, 0))[0]]
    if not days or is_attribution(frame, days[0], told):
        return False
    steps = {act.meaning.stage for act in find_acts(frame, told)} - {"alleged", final.stage}
    return bool(steps) or load_phrases("stage_dates")["plenary"].found(frame.text, *told.bounds)


_RULES: tuple[tuple[str, Callable[[Frame, Tally, Done], Moment | None]], ...] = (
    ("of an earlier election", lambda frame, tally, final: _earlier_election(frame, _told_in(tally, final), tally)),
    ("the day of the number of before", _of_compared_number),
    ("the stage's own day", _own),
    ("the plenary on its whole", day_of_plenary),
    ("the day of its whole", lambda frame, tally, final: _of_whole(frame, tally)),
    ("as of, in its sentence", lambda frame, tally, final: as_of(frame, _told_in(tally, final))),
    ("as of, for all numbers", as_of_all),
    ("as of, for the same number", lambda frame, tally, final: as_of_same_number(frame, tally)),
    ("as of, for its whole", lambda frame, tally, final: as_of_whole(frame, tally)),
    ("as of, for its part", as_of_part),
    ("the interview", lambda frame, tally, final: _interviewed(frame, final.sentence)),
    ("said in its sentence", lambda frame, tally, final: said_beside(frame, final, 0)),
    ("said in the next sentence", lambda frame, tally, final: said_beside(frame, final, 1)),
    ("as of, in the lead", as_of_lead),
    ("when whoever tells it spoke", _spoken),
)
"""Where the day of a stage is looked for, in this order; else it is that of publication (ruling 43)."""
