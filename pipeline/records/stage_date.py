"""The date of a claim: its stage's own, else that of its tally, else the as-of day or the day of speaking, else publication (ruling 43)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records.beside import right_before
from pipeline.records.claim_dates import acted_on, dates_of_acts, is_attribution, is_of_clause_behind, is_of_release, is_today, takes_effect
from pipeline.records.claims import Done
from pipeline.records.counted_on import as_of, as_of_all, as_of_lead, as_of_part, as_of_same_number, as_of_whole, has_as_of
from pipeline.records.frame import Frame, Mention, Span
from pipeline.records.handover import EMPLOYERS
from pipeline.records.interviews import interview_of
from pipeline.records.moment import Moment, moment_of, published_date
from pipeline.records.papers import RIGHT_BEHIND, day_of_paper
from pipeline.records.parties import parties_in
from pipeline.records.past import month_of_past, year_of_past
from pipeline.records.phrases import load_phrases
from pipeline.records.said_on import as_spoken, said_beside, said_on
from pipeline.records.scene import day_of_scene, day_of_the_act_again
from pipeline.records.since_then import since_then, starts_count
from pipeline.records.stages import find_acts
from pipeline.records.tally import Tally
from pipeline.tagging.dates import NOT_OF_AN_ACT

_LETTER_REACH = 8
"""Sentences before an act of KASN or BKN in which its letter's date may stand."""
_SPOKEN_OF = 60


def stage_date(frame: Frame, tally: Tally, final: Done) -> Moment:
    """When the claim's stage was reached, as far as the article tells it."""
    sentences = dict.fromkeys([tally.chain.sentence, final.sentence])
    return (
        _earlier_election(frame, list(sentences), tally.chain.first.start)
        or _own(frame, tally, final)
        or (stage_date(frame, tally.parent, tally.parent.final) if tally.parent is not None and tally.inherits else None)
        or as_of(frame, list(sentences))
        or as_of_all(frame)
        or as_of_same_number(frame, tally)
        or as_of_whole(frame, tally)
        or as_of_part(frame, tally, final)
        or _interviewed(frame, final)
        or said_beside(frame, final, 0)
        or said_beside(frame, final, 1)
        or as_of_lead(frame, tally, final)
        or _spoken(frame, tally, final)
        or published_date(frame)
    )


def _interviewed(frame: Frame, final: Done) -> Moment | None:
    """The day of the interview, for what is told in an answer."""
    interview = interview_of(frame)
    return interview.day if interview is not None and final.sentence.start >= interview.start else None


def _earlier_election(frame: Frame, sentences: list[Span], at: int) -> Moment | None:
    """The year of an election before this one, where the claim is put into it and has no nearer date (ruling 40)."""
    past = load_phrases("stage_dates")["in_the_past"]
    nearer = any(
        not any(match.start() <= m["start"] < match.end() for match in past.all(frame.text, sentence.start, sentence.end))
        for sentence in sentences
        for m in dates_of_acts(frame, sentence)
        if not is_attribution(frame, m, sentence) and m != month_of_past(frame, sentence)
    )
    for sentence in sentences:
        year = year_of_past(frame, sentence, at if sentence.holds(at) else None)
        if year and not nearer:
            return Moment(year, "explicit")
        paragraph = frame.paragraph_at(sentence.start)
        for told in (s for s in frame.sentences if paragraph.start <= s.start <= sentence.start and not nearer):
            if month := month_of_past(frame, told):
                return moment_of(month)
    return None


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
    beside = [moment for done in (final, *told) if (moment := _beside(frame, done, others, tally.chain.count)) is not None]
    if beside:
        again = [moment for done in told if done.act.start < final.act.start and (moment := _again(frame, done)) is not None]
        full = [moment for moment in (*beside, *again) if moment.is_full]
        return max(full, key=lambda moment: moment.iso or "") if full else beside[0]
    for sentence in (final.sentence, tally.chain.sentence):
        if has_as_of(frame, sentence):
            break  # what other sentences tell is another act's
        if found := day_of_the_act_again(frame, sentence, final.stage) or day_of_paper(frame, sentence, final, tally):
            return found
    return (
        _beside(frame, final, others, tally.chain.count, in_force=True)
        or since_then(frame, tally, final)
        or _letter(frame, final)
        or _long_ago(frame, tally, final)
        or _years_ago(frame, final)
        or _scene_before(frame, final)
    )


def _again(frame: Frame, done: Done) -> Moment | None:
    """The day that a later sentence gives to an act which has none in its own."""
    return None if dates_of_acts(frame, done.sentence) else day_of_the_act_again(frame, done.sentence, done.stage)


def _scene_before(frame: Frame, final: Done) -> Moment | None:
    """ "Suasana apel, Senin (9/11), mendadak senyap. Seorang kabid membaca permintaan maaf": the day of the sentence right before.

    It tells of no step of a case, and nobody speaks in it; the claim's own sentence has no day.
    """
    last = final.sentence
    if last.index == 0 or frame.within(*last.bounds, "date") or frame.quote_at(last.start) is not None:
        return None
    before = frame.sentences[last.index - 1]
    days = dates_of_acts(frame, before)
    if not days or not frame.paragraph_at(last.start).holds(before.start) or frame.quote_at(before.start) is not None:
        return None
    if load_phrases("speech")["saying"].found(frame.text, *before.bounds) or find_acts(frame, before):
        return None
    if frame.within(*before.bounds, "count"):
        return None  # told of others
    return moment_of(days[-1]) if moment_of(days[-1]).is_full else None


def _of_recording(frame: Frame, final: Done, dates: Sequence[Mention]) -> list[Mention]:
    """ "Sepekan sebelumnya, Selasa (12/11), Bawaslu baru mencatat sembilan": a day before the verb of who counted is that of the count."""
    if final.act.name != "record":
        return []
    before = [m for m in dates if m["end"] <= final.act.start and not is_attribution(frame, m, final.sentence)]
    return [m for m in before[-1:] if not _is_of_conduct(frame, final, m)]


def _years_ago(frame: Frame, final: Done) -> Moment | None:
    """ "Tahun lalu dua guru ditegur": the year, where nothing nearer is told."""
    first, last = final.clause
    years = [m for m in frame.within(first, last, "date") if len(m["iso"]) == len("2024") and m["basis"] == "relative" and not is_today(m)]
    years = [m for m in years if not _is_of_conduct(frame, final, m)]
    return moment_of(years[0]) if years else None


def _long_ago(frame: Frame, tally: Tally, final: Done) -> Moment | None:
    """ "pada September silam seorang guru pernah diproses. Perkaranya dihentikan": a case of an earlier month, told to its end."""
    sentence = tally.chain.sentence
    if final.sentence != sentence and load_phrases("stage_dates")["at_last"].found(frame.text, final.sentence.start, final.act.start):
        return None  # "Seperti diberitakan, dua camat dilaporkan akhir Oktober. Kini laporan itu dihentikan."
    if not load_phrases("stage_dates")["background"].found(frame.text, sentence.start, sentence.end):
        return None
    months = [moment for done in tally.done if (moment := _beside(frame, done)) is not None and len(moment.iso or "") == len("2024-11")]
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


def _beside(
    frame: Frame, done: Done, others: Sequence[Done] = (), count: Mention | None = None, *, in_force: bool = False
) -> Moment | None:
    """The act's own date in its part of the sentence: nearest first, never the day of an interview or a day to come.

    `in_force`: the day from which a penalty holds, which gives way to that on which it was signed.
    """
    quote = frame.quote_at(done.act.start)
    first, last = done.clause
    own = [
        mention
        for mention in dates_of_acts(frame, done.sentence)
        if first <= mention["start"] < last
        and takes_effect(frame, mention) == in_force
        and not is_attribution(frame, mention, done.sentence)
        and not is_of_release(frame, mention, done.sentence)
        and (quote is None or quote.start <= mention["start"] < quote.end)
        and not _is_of_conduct(frame, done, mention)
        and not _is_of_another_act(frame, done, mention, others)
        and not _is_of_next_number(frame, done, mention)
        and not starts_count(frame, done, mention, count)
        and ";" not in frame.text[min(mention["end"], done.act.end) : max(mention["start"], done.act.start)]
    ]
    if not own:
        return None
    nearest = min(own, key=lambda m: max(m["start"] - done.act.end, done.act.start - m["end"], 0))
    return as_spoken(frame, nearest) if quote is not None else acted_on(frame, nearest)


def _is_of_another_act(frame: Frame, done: Done, mention: Mention, others: Sequence[Done]) -> bool:
    """ "Setelah diperiksa Rabu (6/11), keempatnya dinyatakan …": the day stands with an act of another stage, apart from this one."""
    if any(
        0 <= mention["start"] - other.act.end <= RIGHT_BEHIND and mention["end"] <= done.act.start and other.sentence == done.sentence
        for other in others
    ):
        return True  # "diregister 8 November dan diteruskan 15 November"
    same = [other.act for other in others if other.sentence == done.sentence and other.stage != "alleged"]
    if any(is_of_clause_behind(frame.text, done.act.end, act.start, act.end, mention) for act in same):
        return True
    if _begins_another(frame, done, mention) or _is_of_act_before(frame, done, mention):
        return True
    clause = frame.clause_at(mention["start"])
    if clause is None or clause.holds(done.act.start):
        return False
    after = load_phrases("stage_dates")["another_act_first"]
    return any(clause.holds(other.act.start) and after.found(frame.text, clause.start, other.act.start + 1) for other in others)


def _is_of_act_before(frame: Frame, done: Done, mention: Mention) -> bool:
    """ "mengklarifikasi keduanya pada 9 Oktober dan | merekomendasikannya ke BKN pada 14 Oktober": each act has its day behind it.

    So has "yang memeriksa keduanya pada 30 September, | menyatakan …", where a comma ends what the day belongs to.
    """
    if mention["end"] > done.act.start:
        return False
    dates = dates_of_acts(frame, done.sentence)
    acts = [act for act in find_acts(frame, done.sentence) if act.meaning.stage not in ("alleged", done.stage)]
    before = [act.end for act in acts if act.end <= mention["start"]]
    behind = [m["start"] for m in dates if m["start"] >= done.act.end and not is_attribution(frame, m, done.sentence)]
    if not before or any(max(before) <= m["start"] < mention["start"] for m in dates):
        return False
    apart = "," in frame.text[mention["end"] : done.act.start] and "," not in frame.text[max(before) : mention["start"]].rstrip(" ,(")
    return apart or (bool(behind) and not any(done.act.end <= act.start < behind[0] for act in acts))


def _begins_another(frame: Frame, done: Done, mention: Mention) -> bool:
    """ "Dua ASN dihentikan, empat lainnya sudah dikirim akhir Januari", "lima kades ditegur 11 Februari, sedang seorang guru dikirim …".

    Between the act and the day, a comma and another number with an act of its own.
    """
    after = mention["start"] >= done.act.end
    first, last = (done.act.end, mention["start"]) if after else (mention["end"], done.act.start)
    comma = frame.text.find(",", first, last)
    if comma < 0 or not frame.within(comma, last, "count"):
        return False
    acts = find_acts(frame, done.sentence)
    # The day's own act stands between it and the comma; before the comma, on the far side of the day.
    floor, ceiling = (comma, mention["start"]) if after else (done.sentence.start, comma)
    return bool(frame.within(floor, ceiling, "count")) and any(
        floor <= act.start < ceiling and act.meaning.stage not in ("alleged", done.stage) for act in acts
    )


def _is_of_next_number(frame: Frame, done: Done, mention: Mention) -> bool:
    """ "Awal Februari 23 orang dimintai keterangan dan tanggal 22 Maret, ada 17 orang": the day after the joint heads the other number."""
    if mention["start"] < done.act.end or not load_phrases("stage_dates")["joint"].found(frame.text, done.act.end, mention["start"]):
        return False
    dated_before = any(m["end"] <= done.act.start for m in dates_of_acts(frame, done.sentence))
    return dated_before and bool(frame.within(mention["end"], done.sentence.end, "count"))


def _is_of_conduct(frame: Frame, done: Done, mention: Mention) -> bool:
    """The day of the misconduct: after "karena hadir", "saat kampanye"; never the date of the stage (codebook)."""
    floor = done.act.end if done.act.end <= mention["start"] else max(done.sentence.start, mention["start"] - _SPOKEN_OF)
    words = load_phrases("stage_dates")
    if _says_which(frame, done, mention):
        return True
    if _is_plain_reason(frame.text[floor : mention["start"]]):
        return False  # "diproses Bawaslu karena tidak netral, Kamis (14/11)"
    return words["of_conduct"].found(frame.text, floor, mention["start"]) or (
        floor == done.act.end and words["other_act"].found(frame.text, floor, mention["start"])
    )


def _says_which(frame: Frame, done: Done, mention: Mention) -> bool:
    """ "Lurah yang kemarin ikut kampanye sudah diteruskan": the day tells which lurah, by what was done on it."""
    apart = not mention["end"] <= done.act.start or len(frame.text[mention["end"] : done.act.start].split()) > _TO_ITS_VERB
    return (
        apart and mention["basis"] == "relative" and right_before(frame.text, done.sentence.start, mention["start"], "stage_dates", "which")
    )


_TO_ITS_VERB = 2
"""Words between a day and the verb that it is of: "yang kemarin sudah dipanggil"."""


def _is_plain_reason(before: str) -> bool:
    reason = load_phrases("stage_dates")["plain_reason"].last(before)
    return reason is not None and not before[reason.end() :].strip(" ,(")


def _letter(frame: Frame, final: Done) -> Moment | None:
    """The date of KASN's or BKN's letter, where their act has no other (ruling 2)."""
    first = final.clause[0]
    commission = final.giver in ("kasn", "bkn") or any(party.party == "commission" for party in parties_in(frame, first, final.act.start))
    if not (commission or _in_letter(frame, final.sentence)) or final.giver == "bawaslu":
        return None
    for sentence in reversed([s for s in frame.sentences if 0 <= final.sentence.index - s.index <= _LETTER_REACH]):
        letters = [m for m in frame.within(sentence.start, sentence.end, "date") if m["day"] == "letter" and len(m["iso"]) > len("2024")]
        if letters:
            return moment_of(letters[-1])
    return None


def _in_letter(frame: Frame, sentence: Span) -> bool:
    return load_phrases("stage_dates")["in_letter"].pattern.match(frame.text[sentence.start : sentence.end].lstrip('"“ ')) is not None


def _spoken(frame: Frame, tally: Tally, final: Done) -> Moment | None:
    """The day on which whoever tells it spoke."""
    return said_on(frame, final.act.start) or said_on(frame, tally.chain.first.start)
