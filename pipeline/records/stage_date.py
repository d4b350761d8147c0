"""The date of a claim: its stage's own, else that of its tally, else the as-of day or the day of speaking, else publication (ruling 43)."""

from __future__ import annotations

import re

from pipeline.records.actors import speaker_of, spoken_sentences
from pipeline.records.beside import right_before
from pipeline.records.claims import Done
from pipeline.records.frame import Frame, Mention, Span
from pipeline.records.moment import Moment, is_recent, moment_of, published_date
from pipeline.records.parties import named_speaker, parties_in
from pipeline.records.past import month_of_past, year_of_past
from pipeline.records.phrases import load_phrases
from pipeline.records.tallies import Tally
from pipeline.tagging.dates import NOT_OF_AN_ACT

_LETTER_REACH = 8
"""Sentences before an act of KASN or BKN in which its letter's date may stand."""
_PAPER_REACH = 3
"""Sentences after the claim in which "putusan dibacakan" may stand."""
_SPOKEN_OF = 60


def stage_date(frame: Frame, tally: Tally, final: Done) -> Moment:
    """When the claim's stage was reached, as far as the article tells it."""
    sentences = dict.fromkeys([tally.chain.sentence, final.sentence])
    return (
        _earlier_election(frame, list(sentences))
        or _own(frame, tally, final)
        or (stage_date(frame, tally.parent, tally.parent.final) if tally.parent is not None and tally.inherits else None)
        or _as_of(frame, list(sentences))
        or _as_of_all(frame)
        or _said_beside(frame, final)
        or _as_of_whole(frame, tally)
        or _spoken(frame, tally, final)
        or published_date(frame)
    )


def _earlier_election(frame: Frame, sentences: list[Span]) -> Moment | None:
    """The year of an election before this one, where the claim is put into it and has no nearer date (ruling 40)."""
    past = load_phrases("stage_dates")["in_the_past"]
    nearer = any(
        not any(match.start() <= m["start"] < match.end() for match in past.all(frame.text, sentence.start, sentence.end))
        for sentence in sentences
        for m in dates_of_acts(frame, sentence)
        if not _is_attribution(frame, m, sentence)
    )
    for sentence in sentences:
        year = year_of_past(frame, sentence)
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
        head = [m for m in dates_of_acts(frame, final.sentence) if m["start"] - final.sentence.start <= 1]
        return moment_of(head[0]) if head else None
    if month := _same_month(frame, final):
        return month
    told = [done for done in tally.done if done.stage == final.stage]
    if counted := _head_of_number(frame, tally, final):
        return counted
    beside = [moment for done in (final, *told) if (moment := _beside(frame, done)) is not None]
    if beside:
        full = [moment for moment in beside if len(moment.iso or "") == len("2024-11-18")]
        return max(full, key=lambda moment: moment.iso or "") if full else beside[0]
    for sentence in (final.sentence, tally.chain.sentence):
        if found := _in_a_paper(frame, sentence, final, tally):
            return found
    return _letter(frame, final) or _long_ago(frame, tally)


def _long_ago(frame: Frame, tally: Tally) -> Moment | None:
    """ "pada September silam seorang guru diproses. Perkaranya dihentikan": a case of an earlier month, told to its end."""
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


def _beside(frame: Frame, done: Done) -> Moment | None:
    """The act's own date in its part of the sentence: nearest first, never the day of an interview or a day to come."""
    quote = frame.quote_at(done.act.start)
    first, last = done.clause
    own = [
        mention
        for mention in dates_of_acts(frame, done.sentence)
        if first <= mention["start"] < last
        and not _is_attribution(frame, mention, done.sentence)
        and not _is_of_release(frame, mention, done.sentence)
        and (quote is None or quote.start <= mention["start"] < quote.end)
        and not _is_of_conduct(frame, done, mention)
        and ";" not in frame.text[min(mention["end"], done.act.end) : max(mention["start"], done.act.start)]
    ]
    if not own:
        return None
    return moment_of(min(own, key=lambda m: max(m["start"] - done.act.end, done.act.start - m["end"], 0)))


def _is_of_conduct(frame: Frame, done: Done, mention: Mention) -> bool:
    """The day of the misconduct: after "karena hadir", "saat kampanye"; never the date of the stage (codebook)."""
    floor = done.act.end if done.act.end <= mention["start"] else max(done.sentence.start, mention["start"] - _SPOKEN_OF)
    words = load_phrases("stage_dates")
    return words["of_conduct"].found(frame.text, floor, mention["start"]) or (
        floor == done.act.end and words["other_act"].found(frame.text, floor, mention["start"])
    )


def dates_of_acts(frame: Frame, sentence: Span) -> list[Mention]:
    """Dates on which something may have been done: no voting day, no day to come, no as-of day, no bare year."""
    return [
        mention
        for mention in frame.within(sentence.start, sentence.end, "date")
        if mention["day"] not in NOT_OF_AN_ACT
        and (mention["day"] != "as_of" or _takes_effect(frame, mention))
        and not (
            len(mention["iso"]) < len("2024-11-18")
            and load_phrases("stage_dates")["since"].found(frame.text, max(sentence.start, mention["start"] - 12), mention["start"])
        )
        and len(mention["iso"]) > len("2024")
        and not (len(mention["iso"]) == len("2024-11") and load_phrases("stage_dates")["week"].pattern.fullmatch(mention["text"]))
        and not (is_today(mention) and not right_before(frame.text, sentence.start, mention["start"], "stage_dates", "part_of_month"))
    ]


def _takes_effect(frame: Frame, mention: Mention) -> bool:
    """ "terhitung Senin (11/8)": the day from which a penalty holds, no as-of day of a count."""
    before = frame.text[max(0, mention["start"] - 22) : mention["start"]]
    return load_phrases("stage_dates")["takes_effect"].found(before)


def _is_attribution(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """Whether the date says when somebody spoke: after "kata X", before "menerangkan", beside "ditemui"."""
    words, text = load_phrases("stage_dates"), frame.text
    quote = frame.quote_at(mention["start"])
    floor = quote.start if quote is not None else sentence.start
    before, after = text[floor : mention["start"]], text[mention["end"] : min(sentence.end, mention["end"] + 40)]
    if words["spoke_after"].pattern.match(re.sub(r"^[\s)(,/\d]*", "", after)):
        return True
    said = words["spoke_before"].last(before)
    if said is None:
        return False
    between = before[said.end() :]
    if load_phrases("conduct")["campaign_attendance"].found(between):
        return False
    if right_before(text, floor, mention["start"], "grammar", "on_day"):
        return False
    return re.search(r",\s*\(?$|,\s+\w+\s*\($|^\s*\w*\s*\(?$", between) is not None


def _is_of_release(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """ "dalam siaran pers tertanggal 20 November": the day on which the number was given out."""
    return right_before(frame.text, sentence.start, mention["start"], "stage_dates", "release")


def _in_a_paper(frame: Frame, sentence: Span, final: Done, tally: Tally) -> Moment | None:
    """ "Suratnya dikirim Senin (21/10).", "Putusan dibacakan …": a sentence around the claim tells the day of the paper."""
    words = load_phrases("stage_dates")
    papers = ("paper_done", "report_done") if final.stage in ("reported", "examined") else ("paper_done",)
    here = frame.paragraph_at(sentence.start).index
    around = [s for s in frame.sentences if -1 <= s.index - sentence.index <= _PAPER_REACH and s.index != sentence.index]
    for other in sorted(around, key=lambda s: abs(s.index - sentence.index)):
        if abs(frame.paragraph_at(other.start).index - here) > 1:
            continue
        for match in (found for group in papers for found in words[group].all(frame.text, other.start, other.end)):
            if words["other_paper"].found(match.group()) or (
                final.giver == "bawaslu" and words["answer"].found(frame.text, other.start, match.end())
            ):
                continue
            dates = [m for m in dates_of_acts(frame, other) if 0 <= m["start"] - match.end() <= _SPOKEN_OF]
            counts = frame.within(other.start, dates[0]["start"], "count") if dates else []
            if dates and all(tally.chain.count is not None and count["min"] == tally.chain.count["min"] for count in counts):
                return moment_of(dates[0])
    return None


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


def _as_of(frame: Frame, sentences: list[Span]) -> Moment | None:
    """ "per 22 November", "hingga 30 November": the day up to which was counted, in the claim or before it in the paragraph."""
    paragraph = frame.paragraph_at(sentences[0].start)
    before = [s for s in reversed(frame.sentences) if paragraph.start <= s.start < sentences[0].start]
    for sentence in (*sentences, *before):
        for mention in frame.within(sentence.start, sentence.end, "date"):
            closed = mention["day"] == "as_of" or (sentence in sentences and _is_of_release(frame, mention, sentence))
            if closed and len(mention["iso"]) > len("2024") and not is_today(mention):
                return moment_of(mention)
    return None


def _as_of_all(frame: Frame) -> Moment | None:
    """The as-of day of all numbers, where the text says "semua data" or closes them."""
    words = load_phrases("stage_dates")
    for sentence in frame.sentences:
        if words["all_data"].found(frame.text, sentence.start, sentence.end):
            days = [m for m in frame.within(sentence.start, sentence.end, "date") if m["day"] == "as_of" and not is_today(m)]
            if days:
                return moment_of(days[0])
        if closed_on := _closed_on(frame, sentence):
            return closed_on
    return None


def _as_of_whole(frame: Frame, tally: Tally) -> Moment | None:
    """The as-of day of the number of which the claim is a part."""
    whole = tally.parent
    if whole is None:
        return None
    return _as_of(frame, [whole.chain.sentence, whole.final.sentence]) or _as_of_whole(frame, whole)


def _said_beside(frame: Frame, final: Done) -> Moment | None:
    """The day of the saying in the claim's own sentence or the next of its paragraph."""
    paragraph = frame.paragraph_at(final.sentence.start)
    for sentence in frame.sentences:
        if 0 <= sentence.index - final.sentence.index <= 1 and paragraph.holds(sentence.start):
            said = [m for m in dates_of_acts(frame, sentence) if _is_attribution(frame, m, sentence) and is_recent(frame, m)]
            if said:
                return moment_of(said[0])
    return None


def _closed_on(frame: Frame, sentence: Span) -> Moment | None:
    """ "Rekapitulasi itu ditutup Selasa (1/12)"."""
    closed = load_phrases("stage_dates")["data_closed"].first(frame.text, sentence.start, sentence.end)
    if closed is None:
        return None
    days = [m for m in frame.within(closed.start(), sentence.end, "date") if m["start"] - closed.end() <= _TO_DATE and not is_today(m)]
    return moment_of(days[0]) if days else None


_TO_DATE = 12


def is_today(mention: Mention) -> bool:
    return load_phrases("stage_dates")["today"].pattern.fullmatch(mention["text"]) is not None


def _spoken(frame: Frame, tally: Tally, final: Done) -> Moment | None:
    """The day on which whoever tells it spoke."""
    return said_on(frame, final.act.start) or said_on(frame, tally.chain.first.start)


def said_on(frame: Frame, offset: int) -> Moment | None:
    """The day of the saying at `offset`: beside it, else where the same speaker is quoted, else the day of the news around it."""
    sentence = frame.sentence_at(offset)
    if sentence is None:
        return None
    beside = [m for m in dates_of_acts(frame, sentence) if _is_attribution(frame, m, sentence) or _is_of_release(frame, m, sentence)]
    if beside:
        return moment_of(beside[-1])
    if occasion := _same_occasion(frame, sentence):
        return occasion
    paragraph = frame.paragraph_at(offset)
    together = [s for s in frame.sentences if paragraph.holds(s.start) and s.index != sentence.index]
    for other in sorted(together, key=lambda s: abs(s.index - sentence.index)):
        dates = [m for m in dates_of_acts(frame, other) if _is_attribution(frame, m, other) and is_recent(frame, m)]
        if dates:
            return moment_of(dates[-1])
    speaker = named_speaker(frame, offset) or speaker_of(frame, offset, offset + 1)
    if speaker is not None and (found := _day_of_speaker(frame, sentence, speaker)):
        return found
    apart = load_phrases("stage_dates")["apart"]
    return (
        None if any(apart.found(frame.text, s.start, s.end) for s in (sentence, *together)) else _day_of_the_news(frame, sentence, speaker)
    )


def _same_occasion(frame: Frame, sentence: Span) -> Moment | None:
    """ "imbuh Ketua Bawaslu di lokasi yang sama", here or in a sentence beside it: the day of what was told before."""
    paragraph = frame.paragraph_at(sentence.start)
    words, said = load_phrases("stage_dates")["same_occasion"], load_phrases("speech")["saying"]
    beside = [s for s in frame.sentences if abs(s.index - sentence.index) <= 1 and paragraph.holds(s.start)]
    for other in sorted(beside, key=lambda s: abs(s.index - sentence.index)):
        if words.found(frame.text, other.start, other.end) and any(said.found(frame.text, s.start, s.end) for s in (other, sentence)):
            told = [m for s in frame.sentences if s.index < other.index for m in dates_of_acts(frame, s) if is_recent(frame, m)]
            if told:
                return moment_of(told[-1])
    return None


def _day_of_speaker(frame: Frame, sentence: Span, speaker: Mention) -> Moment | None:
    """The day beside another saying of the same person, the nearest one."""
    for other in sorted(spoken_sentences(frame, speaker), key=lambda s: abs(s.index - sentence.index)):
        told = [m for m in dates_of_acts(frame, other) if is_recent(frame, m) and _is_attribution(frame, m, other)]
        if told:
            return moment_of(told[-1])
    return None


def _is_of_elsewhere(frame: Frame, sentence: Span, speaker: Mention | None) -> bool:
    """Whether officials of one other regency, and none of the speaker's own, stand in the sentence."""
    if speaker is None or not speaker.get("region"):
        return False
    regions = {official["region"] for official in frame.within(sentence.start, sentence.end, "official") if official.get("region")}
    return bool(regions) and all(_apart(region, speaker["region"]) for region in regions)


def _apart(first: str, second: str) -> bool:
    """Regencies that differ; a province is apart from none of its own."""
    return not (first.startswith(second) or second.startswith(first))


def _day_of_the_news(frame: Frame, sentence: Span, speaker: Mention | None) -> Moment | None:
    """The day on which somebody spoke, the nearest before (else after); else the day of the event that the lead tells of.

    Somebody of another regency did not speak on the same occasion.
    """
    spoken: list[tuple[int, Mention]] = []
    lead_end = frame.paragraphs[0].end if frame.paragraphs else 0
    events: list[tuple[int, Mention]] = []
    elsewhere = False
    for span in frame.sentences:
        for mention in dates_of_acts(frame, span):
            if not is_recent(frame, mention) or mention["day"] != "act":
                continue
            if _is_of_elsewhere(frame, span, speaker):
                elsewhere = True
            else:
                (spoken if _is_attribution(frame, mention, span) else events).append((span.index, mention))
    before = [mention for index, mention in spoken if index <= sentence.index]
    if before or spoken:
        return moment_of(before[-1] if before else spoken[0][1])
    if elsewhere:
        return None
    for mention in frame.within(0, lead_end, "date"):
        if mention["day"] == "as_of" and is_recent(frame, mention) and not is_today(mention):
            return moment_of(mention)
    if not events:
        return None
    lead = frame.paragraph_at(events[0][1]["start"]).index
    first = [moment_of(m) for _, m in events if frame.paragraph_at(m["start"]).index == lead]
    return max(first, key=lambda moment: moment.iso or "")
