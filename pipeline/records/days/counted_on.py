"""The day up to which a number was counted: "per 22 November", "Rekap itu ditutup Selasa" (ruling 43)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records.acts.handover import COMMISSIONS
from pipeline.records.acts.stages import find_acts
from pipeline.records.claims.claims import Done
from pipeline.records.days.claim_dates import dates_of_acts, is_attribution, is_done_per, is_of_release, is_today, takes_effect
from pipeline.records.days.news_day import are_apart
from pipeline.records.days.said_on import as_spoken
from pipeline.records.reading.actors import speaker_of
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.kept import kept
from pipeline.records.reading.moment import Moment, moment_of
from pipeline.records.speakers.interviews import interview_of
from pipeline.records.tallies.tally import Tally
from pipeline.words.phrases import load_phrases

_TELLING = 10
"""Smaller numbers are the same by chance."""
_OPENING = 3
"""Paragraphs that open an article: the number of the news and its as-of day stand in them."""
_TO_DATE = 12
"""Characters between "ditutup" and its day, unless the day itself is an as-of day ("dihimpun dari pemda masing-masing, hingga Kamis")."""
_TO_DATE_AFTER_UNTIL = 30
""" "Angka itu dihitung sampai tahapan berakhir 16 Desember"."""


def as_of(frame: Frame, sentences: list[Span]) -> Moment | None:
    """ "per 22 November", "hingga 30 November": the day up to which was counted, in the claim or before it in the paragraph."""
    for sentence in sentences:
        told = frame.within(sentence.start, sentence.end, "date")
        released = [m for m in told if is_of_release(frame, m, sentence) and _is_told(frame, m)]
        for mention in (*(m for m in told if _closes(frame, m)), *released):
            return as_spoken(frame, mention) if is_spoken(frame, mention) else moment_of(mention)
        if same := _same_as_of(frame, sentence):
            return same
    before = (moment for sentence in sentences if (moment := as_of_before(frame, sentence)) is not None)
    return next(before, None) or _closed_next(frame, sentences[-1]) or _pointed_next(frame, sentences[0])


def _closed_next(frame: Frame, sentence: Span) -> Moment | None:
    """ "Sebelas ASN diperiksa. Rekap per Senin itu disampaikan Selasa": the as-of day with which the next sentence opens."""
    following = frame.sentences[sentence.index + 1 : sentence.index + 2]
    if not following or frame.paragraph_at(sentence.start) != frame.paragraph_at(following[0].start):
        return None
    opens = load_phrases("stage_dates")["closed_next"].pattern.match(frame.text, following[0].start, following[0].end)
    days = [m for m in frame.within(*following[0].bounds, "date") if _closes(frame, m)] if opens is not None else []
    return moment_of(days[0]) if days else None


def _pointed_next(frame: Frame, sentence: Span) -> Moment | None:
    """ "… mencatat 14 ASN. | Ketua Bawaslu mengatakan jumlah tersebut tercatat hingga 15 Maret": the next sentence says up to when."""
    following = frame.sentences[sentence.index + 1 : sentence.index + 2]
    if not following or frame.apart(sentence.start, following[0].start) or not frame.within(*sentence.bounds, "count"):
        return None
    days = [m for m in frame.within(*following[0].bounds, "date") if _closes(frame, m)]
    if not days or frame.within(following[0].start, days[0]["start"], "count"):
        return None
    if right_before(frame.text, following[0].start, days[0]["start"], "stage_dates", "figure_up_to") and _ITSELF.match(
        frame.text, days[0]["end"]
    ):
        return moment_of(days[0])
    pointed = load_phrases("stage_dates")["this_number"].last(frame.text, following[0].start, days[0]["start"])
    return moment_of(days[0]) if pointed is not None and "," not in frame.text[pointed.end() : days[0]["start"]] else None


_ITSELF = re.compile(r"\)?\s*(?:itu|tersebut|ini|tadi|dimaksud)(?!\w)", re.IGNORECASE)


def _same_as_of(frame: Frame, sentence: Span) -> Moment | None:
    """ "Per tanggal yang sama", "dari data tersebut": the latest as-of day told before, an earlier one being that of another count."""
    if not load_phrases("stage_dates")["same_as_of"].found(frame.text, sentence.start, sentence.end):
        return None
    told = [moment_of(m) for m in frame.within(0, sentence.start, "date") if _closes(frame, m) and moment_of(m).is_full]
    return max(told, key=lambda moment: moment.iso or "") if told else None


def is_spoken(frame: Frame, mention: Mention) -> bool:
    """Whether "kemarin" counts from the day of the saying: in a quote, in an answer of an interview."""
    interview = interview_of(frame)
    return frame.quote_at(mention["start"]) is not None or (interview is not None and mention["start"] >= interview.start)


def has_as_of(frame: Frame, sentence: Span) -> bool:
    """Whether the sentence itself says up to which day was counted."""
    return any(_closes(frame, m) for m in frame.within(sentence.start, sentence.end, "date"))


def as_of_before(frame: Frame, sentence: Span) -> Moment | None:
    """The as-of day told last before in the paragraph."""
    paragraph = frame.paragraph_at(sentence.start)
    for before in (s for s in reversed(frame.sentences) if paragraph.start <= s.start < sentence.start):
        for mention in frame.within(before.start, before.end, "date"):
            if _closes(frame, mention):
                return moment_of(mention)
    return None


def _closes(frame: Frame, mention: Mention) -> bool:
    if mention["day"] != "as_of" or not _is_told(frame, mention):
        return False
    return not (takes_effect(frame, mention) or is_done_per(frame, mention) or _is_of_deed(frame, mention))


def _is_of_deed(frame: Frame, mention: Mention) -> bool:
    """ "Guru itu berkampanye untuk paslon sejak 3 hingga 12 April": up to when it was done wrong, where nobody counts or handles it."""
    sentence = frame.sentence_at(mention["start"])
    if sentence is None or frame.numbers(*sentence.bounds):
        return False
    told = {act.name for act in find_acts(frame, sentence)}
    return "deed" in told and told <= {"deed", "suspect"}


def _is_told(frame: Frame, mention: Mention) -> bool:
    """Written as a day or a month, not as "hari ini" or a bare year; the month of publication says less than the day of saying."""
    if frame.published is not None and mention["basis"] == "relative" and mention["iso"] == frame.published.isoformat()[: len("2024-11")]:
        return False
    return len(mention["iso"]) > len("2024") and not is_today(mention)


def as_of_all(frame: Frame, tally: Tally, final: Done) -> Moment | None:
    """The as-of day of all numbers, where the text says "semua data" or closes them; not for what another body tells."""
    apart = not tally.listed and not tally.inherits
    return next((day for closing, day in _all_closed(frame) if not (apart and _is_told_by_others(frame, closing, final.sentence))), None)


def closed_for_place(frame: Frame, sentence: Span) -> Moment | None:
    """The day on which all numbers were closed, for what a sentence tells of a place; not where bodies of other places counted."""
    place = _bodies_at(frame, sentence)
    for closing, day in _all_closed(frame):
        counting = _bodies_at(frame, frame.paragraph_at(closing.start))
        if not counting or not place or any(one.startswith(other) for one in place for other in counting):
            return day
    return None


def _bodies_at(frame: Frame, span: Span) -> set[str]:
    """The regions of the bodies and officials in a stretch."""
    return {str(m["region"]) for m in frame.within(*span.bounds) if m["type"] in ("institution", "official") and m.get("region")}


def as_of_last(frame: Frame, sentence: Span) -> Moment | None:
    """The as-of day or month that the sentence itself gives, the last of several."""
    named = [m for m in frame.within(*sentence.bounds, "date") if _closes(frame, m)]
    if not named:
        return None
    return as_spoken(frame, named[-1]) if is_spoken(frame, named[-1]) else moment_of(named[-1])


@kept
def _all_closed(frame: Frame) -> tuple[tuple[Span, Moment], ...]:
    """The sentences that close all numbers, each with its day; kept, for each number asks."""
    words, closed = load_phrases("stage_dates"), []
    for sentence in frame.sentences:
        if words["all_data"].found(frame.text, sentence.start, sentence.end):
            days = [m for m in frame.within(sentence.start, sentence.end, "date") if m["day"] == "as_of" and not is_today(m)]
            if days and not _is_of_older(frame, sentence, days[0]):
                closed.append((sentence, moment_of(days[0])))
        elif (bare := _bare_source(frame, sentence)) is not None:
            closed.append((sentence, bare))
        if closed_on := _closed_on(frame, sentence):
            closed.append((sentence, closed_on))
    return tuple(closed)


def _bare_source(frame: Frame, sentence: Span) -> Moment | None:
    """ "Data per 1 Oktober 2024.", "Sumbernya rekap Bawaslu hingga Senin": a sentence that tells no more than what was counted when."""
    opens = load_phrases("stage_dates")["bare_source"].pattern.match(frame.text, frame.opening(*sentence.bounds), sentence.end)
    days = [m for m in frame.within(*sentence.bounds, "date") if m["day"] == "as_of" and not is_today(m)] if opens is not None else []
    if not days or frame.within(*sentence.bounds, "count") or frame.text[days[-1]["end"] : sentence.end].strip(" .)(\n"):
        return None
    return moment_of(days[-1])


def _is_of_older(frame: Frame, sentence: Span, day: Mention) -> bool:
    """ "Angka tersebut melonjak dari posisi 16 November": the day of the number that it is compared with."""
    return load_phrases("claims")["superseded"].found(frame.text, sentence.start, day["end"])


def _is_told_by_others(frame: Frame, closing: Span, sentence: Span) -> bool:
    """ "Data itu dihimpun Bawaslu Bengkulu … Bawaslu Kaur mengaku menghentikan perkara, Rabu": said on a day, for another place."""
    if sentence == closing or not any(is_attribution(frame, m, sentence) for m in dates_of_acts(frame, sentence)):
        return False
    counting = {m.get("region") for m in frame.within(*closing.bounds) if m["type"] in ("institution", "official")} - {None}
    telling = {m.get("region") for m in frame.within(*sentence.bounds) if m["type"] in ("institution", "official")} - {None}
    return bool(counting) and bool(telling) and counting.isdisjoint(telling)


def _is_of_another_body(frame: Frame, counted: Span, sentence: Span) -> bool:
    """ "Hingga Minggu Bawaslu mencatat 23 ASN. … Kepala BKPSDM mengatakan lima ASN sudah ditegur": a number that another body tells."""
    speaker, counting = speaker_of(frame, *sentence.bounds), _bodies_in(frame, counted)
    if speaker is None or not speaker.get("institution") or frame.in_one_paragraph(counted.start, sentence.start):
        return False
    return bool(counting) and speaker["institution"] not in counting


def as_of_whole(frame: Frame, tally: Tally, final: Done | None = None) -> Moment | None:
    """The as-of day of the number of which the claim is a part."""
    whole = tally.parent
    last = (final or tally.final).sentence
    if whole is None or _is_told_by_others(frame, whole.chain.sentence, last):
        return None
    if not tally.inherits and _is_of_another_body(frame, whole.chain.sentence, last):
        return None
    told = as_of(frame, [whole.chain.sentence, whole.final.sentence]) or as_of_same_number(frame, whole)
    return told or as_of_whole(frame, whole, final or tally.final)


def as_of_same_number(frame: Frame, tally: Tally) -> Moment | None:
    """The as-of day beside the same number where it is told again: "hingga 1 Maret ada 165 pelanggaran" after "165 laporan diterima"."""
    count = tally.chain.count
    if count is None or count["min"] < _TELLING:
        return None
    for sentence in frame.sentences:
        if frame.apart(sentence.start, tally.chain.sentence.start):
            continue
        if not _tells_number(frame, sentence, count):
            continue
        for mention in frame.within(sentence.start, sentence.end, "date"):
            if _closes(frame, mention):
                return moment_of(mention)
    return None


def _tells_number(frame: Frame, sentence: Span, count: Mention) -> bool:
    """Whether the sentence has the count again, or its figure alone ("Angka 124 itu posisi 10 Desember")."""
    if any(m["min"] == count["min"] and m["max"] == count["max"] for m in frame.within(sentence.start, sentence.end, "count")):
        return True
    if count["max"] != count["min"]:
        return False
    number = f"{count['min']:,}".replace(",", ".")
    figure = re.compile(rf"\s+{re.escape(number)}(?![\d.,/]*\d)")
    named = load_phrases("stage_dates")["the_figure"].all(frame.text, sentence.start, sentence.end)
    return any(figure.match(frame.text, word.end()) for word in named)


def as_of_lead(frame: Frame, tally: Tally, final: Done) -> Moment | None:
    """The as-of day of the number with which the article opens, for what the same body tells in later paragraphs without any day.

    Not for what stands beside a day of its own, under another heading, is told by, or of, another body, or is said again on a day.
    """
    offset = final.act.start
    paragraph = frame.paragraph_at(offset)
    opening = frame.paragraph_at(frame.sentences[0].start).index
    if any(frame.within(s.start, s.end, "date") for s in frame.sentences if paragraph.holds(s.start)) or _is_said_again(frame, tally):
        return None
    for lead in (s for s in frame.sentences if frame.paragraph_at(s.start).index - opening < _OPENING and s.start < paragraph.start):
        days = [m for m in frame.within(lead.start, lead.end, "date") if _closes(frame, m) and len(m["iso"]) == len("2024-11-18")]
        if days and not frame.apart(lead.start, offset) and _of_one_body(frame, lead, tally, final):
            return moment_of(days[0]) if _of_one_kind(frame, lead, days[0], tally.chain.count) else None
    return None


def _of_one_kind(frame: Frame, lead: Span, day: Mention, count: Mention | None) -> bool:
    """Whether the number may be one of those counted in the lead: the same persons, cases or persons of all kinds, "data per …"."""
    counted = {m["unit"] for m in frame.within(frame.paragraph_at(lead.start).start, lead.end, "count")}
    if count is None or count["unit"] not in _PERSONS or not counted & _PERSONS or count["unit"] in counted or counted & _ALL_KINDS:
        return True
    return load_phrases("stage_dates")["data"].found(frame.text, lead.start, day["start"])


def as_of_part(frame: Frame, tally: Tally, final: Done) -> Moment | None:
    """The as-of day of the number that opens the article, for a smaller one of the same body, though it was said on another day.

    "Hingga 15 September 41 ASN diproses. 'Sepuluh kami lepas,' kata Zatriani, Kamis (17/9)": parts inherit their tally's date (codebook).
    """
    count, sentence = tally.chain.count, final.sentence
    if (
        count is None
        or _is_said_again(frame, tally)
        or load_phrases("stage_dates")["newer"].found(frame.text, *sentence.bounds)
        or any(not is_attribution(frame, m, sentence) for m in frame.within(sentence.start, sentence.end, "date"))
    ):
        return None
    opening = frame.paragraph_at(frame.sentences[0].start).index
    for lead in (s for s in frame.sentences if frame.paragraph_at(s.start).index - opening < _OPENING and s.start < sentence.start):
        days = [m for m in frame.within(lead.start, lead.end, "date") if _closes(frame, m) and len(m["iso"]) == len("2024-11-18")]
        told = frame.within(frame.sentences[0].start, frame.paragraph_at(lead.start).end, "count")
        whole = [m for m in told if m["unit"] in (count["unit"], *_ANY_UNIT) and m["min"] > count["min"]]
        if days and whole and not frame.apart(lead.start, final.act.start) and _of_one_body(frame, lead, tally, final):
            return moment_of(days[0])
    return None


_ANY_UNIT = ("case", "report")
"""A tally of cases has parts of persons."""
_TO_RECEIVER = 40
_ALL_KINDS = frozenset({*_ANY_UNIT, "other"})
_PERSONS = frozenset({"civil_servant", "contract_civil_servant", "village_head", "village_official", "non_permanent_staff"})


def _of_one_body(frame: Frame, lead: Span, tally: Tally, final: Done) -> bool:
    """Whether whoever counts in the lead also tells the later number, and no commission decided it behind the counter's back."""
    sentence, counting = final.sentence, _bodies_in(frame, lead)
    for before in (s for s in reversed(frame.sentences[: lead.index]) if not counting and frame.in_one_paragraph(s.start, lead.start)):
        counting = _bodies_in(frame, before)
    speaker = speaker_of(frame, sentence.start, sentence.end)
    bodies = {m.get("institution") for m in frame.within(sentence.start, sentence.end, "official") if not _is_given_to(frame, m)}
    bodies |= {speaker.get("institution")} if speaker is not None else set()
    if _of_other_place(frame, lead, sentence, speaker, tally.regions):
        return False
    decided = final.giver in COMMISSIONS and counting.isdisjoint(COMMISSIONS)
    private = any(
        load_phrases("stage_dates")["apart"].found(frame.text, *s.bounds)
        for s in frame.sentences[max(0, sentence.index - 1) : sentence.index + 1]
        if frame.in_one_paragraph(s.start, sentence.start)
    )
    return bool(counting) and bodies <= counting and not decided and not private


def _of_other_place(frame: Frame, lead: Span, sentence: Span, speaker: Mention | None, regions: Sequence[str]) -> bool:
    """ "Bawaslu Jawa Tengah mencatat puluhan kasus hingga Minggu. … Bawaslu Kendal memeriksa dua": one counted, the other tells."""
    counting = [m for m in frame.within(*lead.bounds) if m["type"] in ("institution", "official") and m.get("region")][:1]
    home = str(counting[0]["region"]) if counting else ""
    if len(home) > len("33") and regions and all(are_apart(home, region) for region in regions):
        return True
    telling = {str(m["region"]) for m in _telling(frame, sentence, speaker) if m.get("region")}
    return bool(counting) and bool(telling) and str(counting[0]["region"]) not in telling


def _telling(frame: Frame, sentence: Span, speaker: Mention | None) -> list[Mention]:
    """Who tells a sentence, else of which supervisors it tells."""
    if speaker is not None:
        return [speaker]
    return [m for m in frame.within(*sentence.bounds, "institution") if m["id"] == "bawaslu" and not _is_given_to(frame, m)]


def _bodies_in(frame: Frame, sentence: Span) -> set[str | None]:
    """The institutions named first in a sentence, and those whose people are."""
    counting = {m["id"] for m in frame.within(*sentence.bounds, "institution")[:1]}
    return counting | {m.get("institution") for m in frame.within(*sentence.bounds, "official")[:1]}


def _is_given_to(frame: Frame, official: Mention) -> bool:
    """ "diserahkan kepada bupati": who receives it tells nothing."""
    return right_before(frame.text, max(0, official["start"] - _TO_RECEIVER), official["start"], "grammar", "to_party")


def _is_said_again(frame: Frame, tally: Tally) -> bool:
    """Whether somebody says the same number on a day that the sentence gives."""
    count = tally.chain.count
    if count is None or count["min"] < _TELLING:
        return False
    for other in (s for s in frame.sentences if s != tally.chain.sentence):
        same = any(m["min"] == count["min"] and m["max"] == count["max"] for m in frame.within(other.start, other.end, "count"))
        if same and any(is_attribution(frame, m, other) for m in frame.within(other.start, other.end, "date")):
            return True
    return False


@kept
def _closed_on(frame: Frame, sentence: Span) -> Moment | None:
    """ "Rekapitulasi itu ditutup Selasa (1/12)"."""
    closed = load_phrases("stage_dates")["data_closed"].first(frame.text, sentence.start, sentence.end)
    if closed is None:
        return None
    until = load_phrases("stage_dates")["until"].found(frame.text, closed.start(), closed.end() + _TO_DATE)
    days = [
        m
        for m in frame.within(closed.start(), sentence.end, "date")
        if (m["day"] == "as_of" or m["start"] - closed.end() <= (_TO_DATE_AFTER_UNTIL if until else _TO_DATE)) and not is_today(m)
    ]
    return moment_of(days[0]) if days else None
