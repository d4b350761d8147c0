"""The day on which a claim was said: beside it, by the same speaker elsewhere, on the occasion of the news (ruling 43)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.records.acts.parties import named_speaker
from pipeline.records.acts.stages import find_acts
from pipeline.records.acts.teller import of_other_bodies, teller_of
from pipeline.records.claims.claims import Done
from pipeline.records.days.claim_dates import acted_on, dates_of_acts, is_attribution, is_of_release, is_today, takes_effect
from pipeline.records.days.occasion_to_speak import is_occasion
from pipeline.records.participants.participant import COLLECTIVE
from pipeline.records.reading.actors import namings, same_person, speaker_of, spoken_sentences
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.moment import Moment, is_recent, latest, moment_of
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_EVENT_REACH = 4
"""Paragraphs after the first in which the event of the news is still told, where the claim stands before it."""

_SPOKEN_REACH = 8
"""Sentences behind a claim in which somebody may still speak of it."""

_AT_HEAD = len("Sampai dengan hari ")
"""Characters before an as-of day at the head of a sentence."""


def said_on(frame: Frame, offset: int) -> Moment | None:
    """The day of the saying at `offset`: beside it, else where the same speaker is quoted, else the day of the news around it."""
    sentence = frame.sentence_at(offset)
    if sentence is None:
        return None
    beside = [m for m in dates_of_acts(frame, sentence) if is_attribution(frame, m, sentence) or is_of_release(frame, m, sentence)]
    if beside:
        return moment_of(beside[-1])
    if occasion := _same_occasion(frame, sentence):
        return occasion
    paragraph = frame.paragraph_at(offset)
    together = [s for s in frame.sentences if paragraph.holds(s.start) and s.index != sentence.index]
    for other in sorted(together, key=lambda s: abs(s.index - sentence.index)):
        dates = [m for m in dates_of_acts(frame, other) if is_attribution(frame, m, other) and is_recent(frame, m)]
        if dates and not of_other_bodies(frame, sentence, other):
            return moment_of(dates[-1])
    speaker = named_speaker(frame, offset) or speaker_of(frame, offset, offset + 1) or teller_of(frame, sentence)
    if speaker is not None and (found := _day_of_speaker(frame, sentence, speaker)):
        return found
    if speaker is not None and (occasion := _day_of_own_occasion(frame, sentence, speaker)):
        return occasion
    apart = load_phrases("stage_dates")["apart"]
    return (
        None if any(apart.found(frame.text, s.start, s.end) for s in (sentence, *together)) else _day_of_the_news(frame, sentence, speaker)
    )


def said_beside(frame: Frame, final: Done, reach: int) -> Moment | None:
    """The day of the saying in the claim's own sentence or so many next ones of its paragraph."""
    paragraph, back = frame.paragraph_at(final.sentence.start), load_phrases("stage_dates")["back_to_said"].pattern
    for sentence in frame.sentences[final.sentence.index : final.sentence.index + reach + 1]:
        if paragraph.holds(sentence.start) or back.match(frame.text, sentence.start):
            said = [m for m in dates_of_acts(frame, sentence) if is_attribution(frame, m, sentence) and is_recent(frame, m)]
            if said:
                return moment_of(said[0])
    return None


def as_spoken(frame: Frame, mention: Mention) -> Moment:
    """The day that a mention inside a quote means: "kemarin" is the day before the saying, not the day before publication."""
    told = acted_on(frame, mention)
    if frame.published is None or load_phrases("stage_dates")["counted_from_today"].pattern.fullmatch(mention["text"]) is None:
        return told
    said = said_on(frame, mention["start"])
    if said is None or told.iso is None or len(said.iso or "") != len(told.iso):
        return told
    before = frame.published - date.fromisoformat(told.iso)
    return Moment((date.fromisoformat(said.iso or "") - before).isoformat(), "relative")


def _same_occasion(frame: Frame, sentence: Span) -> Moment | None:
    """ "imbuh Ketua Bawaslu di lokasi yang sama", here or in a sentence beside it: the day told last, or said last."""
    paragraph = frame.paragraph_at(sentence.start)
    words, said = load_phrases("stage_dates")["same_occasion"], load_phrases("speech")["saying"]
    beside = [s for s in frame.sentences if abs(s.index - sentence.index) <= 1 and paragraph.holds(s.start)]
    for other in sorted(beside, key=lambda s: abs(s.index - sentence.index)):
        if words.found(frame.text, other.start, other.end) and any(said.found(frame.text, s.start, s.end) for s in (other, sentence)):
            told = [(s, m) for s in frame.sentences if s.index < other.index for m in dates_of_acts(frame, s) if is_recent(frame, m)]
            told = [(s, m) for s, m in told if m["day"] != "letter"]  # "surat edaran tertanggal 4 November": nobody spoke on it
            same_day = load_phrases("stage_dates")["same_day"].found(frame.text, other.start, other.end)
            said_before = [(s, m) for s, m in told if same_day and is_attribution(frame, m, s)]
            if told:
                return moment_of((said_before or told)[-1][1])
    return None


def _day_of_speaker(frame: Frame, sentence: Span, speaker: Mention) -> Moment | None:
    """The day beside another saying of the same person, the nearest one."""
    spoken = sorted(spoken_sentences(frame, speaker), key=lambda s: abs(s.index - sentence.index))
    for other in spoken:
        told = [m for m in dates_of_acts(frame, other) if is_recent(frame, m) and is_attribution(frame, m, other)]
        if told:
            return moment_of(told[-1])
    same = load_phrases("stage_dates")["same_occasion"]
    at_it = (day for other in spoken if same.found(frame.text, *other.bounds) and (day := _same_occasion(frame, other)))
    return next(at_it, None) or _waited_until(frame, spoken) or _on_the_day_itself(frame, speaker)


def _on_the_day_itself(frame: Frame, speaker: Mention) -> Moment | None:
    """ "Bawaslu memanggil seorang camat, Rabu (23/10). … "Hari ini kita klarifikasi dia," kata Yusran": said on the day of the news."""
    lead = frame.sentences[0]
    days = [m for m in dates_of_acts(frame, lead) if is_recent(frame, m) and m["day"] == "act" and not is_attribution(frame, m, lead)]
    if len(days) != 1 or not moment_of(days[0]).is_full:
        return None
    done = {act.meaning.stage for act in find_acts(frame, lead)} - {"alleged"}
    for quote in frame.quotes:
        today = next((m for m in frame.within(quote.start, quote.end, "date") if is_today(m)), None)
        told = frame.sentence_at(today["start"]) if today is not None else None
        own = quote.speaker is not None and same_person(quote.speaker, speaker)
        if own and told is not None and any(act.meaning.stage in done for act in find_acts(frame, told)):
            return moment_of(days[0])
    return None


def _day_of_own_occasion(frame: Frame, sentence: Span, speaker: Mention) -> Moment | None:
    """ "… Plh Sekda, Robby, ketika menjadi pembina apel, Senin (21/10)": the occasion at which the speaker is shown."""
    occasion = load_phrases("stage_dates")["occasion"]
    for told in reversed(frame.sentences[: sentence.index + 1]):
        if not any(same_person(naming.official, speaker) for naming in namings(frame, *told.bounds)):
            continue
        days = [m for m in dates_of_acts(frame, told) if is_recent(frame, m) and m["day"] == "act"]
        if not days and told.index and frame.paragraph_at(told.start).holds(frame.sentences[told.index - 1].start):
            told = frame.sentences[told.index - 1]  # "Rabu (13/11) Bawaslu menggelar sosialisasi. Ketuanya, Subari, membukanya"
            days = [m for m in dates_of_acts(frame, told) if is_recent(frame, m) and m["day"] == "act"]
        shown = occasion.found(frame.text, *told.bounds) and not find_acts(frame, told)
        if days and (shown or _opens_the_news(frame, told, speaker)):
            return moment_of(days[-1])
    return None


def _opens_the_news(frame: Frame, told: Span, speaker: Mention) -> bool:
    """ "Wakil Wali Kota Serang, Subadri, berkeliling ke empat dinas, Senin (27/11)": what the speaker did is the news itself."""
    if frame.paragraph_at(told.start).index > frame.paragraph_at(frame.sentences[0].start).index:
        return False
    opening = frame.opening(*told.bounds)
    return any(m["start"] - opening <= 1 and same_person(m, speaker) for m in frame.within(*told.bounds, "official") if m.get("name"))


def _waited_until(frame: Frame, spoken: Sequence[Span]) -> Moment | None:
    """ "Sampai Rabu (20/11), sanksi belum turun. Kadis mengatakan …": the day beside which the person first speaks."""
    for other in spoken:
        before = frame.sentences[other.index - 1 : other.index] if other.index else []
        for told in (s for s in before if frame.paragraph_at(other.start).holds(s.start)):
            until = [m for m in frame.within(told.start, told.end, "date") if m["day"] == "as_of" and m["start"] - told.start <= _AT_HEAD]
            if until and is_recent(frame, until[0]) and not is_today(until[0]) and not takes_effect(frame, until[0]):
                return moment_of(until[0])
    return None


def _is_of_elsewhere(frame: Frame, sentence: Span, speaker: Mention | None) -> bool:
    """Whether officials of one other regency, and none of the speaker's own, stand in the sentence."""
    if speaker is None or not speaker.get("region"):
        return False
    regions = {official["region"] for official in frame.within(sentence.start, sentence.end, "official") if official.get("region")}
    return bool(regions) and all(_apart(region, speaker["region"]) for region in regions)


def _is_of_somebody_else(frame: Frame, mention: Mention, speaker: Mention) -> bool:
    """Whether another person spoke on that day: each speaker of a round-up was asked on a day of their own.

    Without a day of publication the day of another is better than none.
    """
    other = speaker_of(frame, mention["start"], mention["end"])
    sentence = frame.sentence_at(mention["start"])
    if other is None and sentence is not None and load_phrases("stage_dates")["figures_opened"].found(frame.text, *sentence.bounds):
        other = next((naming.official for naming in namings(frame, *sentence.bounds)), None)
    if other is not None and not other.get("name"):
        other = named_speaker(frame, mention["start"])
    if other is None or frame.published is None or not speaker.get("name"):
        return False
    unlike = other.get("name") or other.get("position") != speaker.get("position")
    return bool(unlike) and not same_person(other, speaker)


def _was_asked_apart(frame: Frame, speaker: Mention | None) -> bool:
    """Whether the speaker was asked on another occasion than what the news tells of ("dihubungi terpisah")."""
    apart = load_phrases("stage_dates")["asked_apart"]
    return speaker is not None and any(apart.found(frame.text, s.start, s.end) for s in spoken_sentences(frame, speaker))


def _at_a_meeting(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """ "kata Plt Sekda pada rapat koordinasi di Banjarmasin, Selasa (6/12)": all who spoke there spoke on that day."""
    return load_phrases("stage_dates")["meeting"].found(frame.text, sentence.start, mention["start"])


def _is_of_their_deed(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """ "Keempatnya diduga hadir di kampanye pada 12 Oktober": the day of the misconduct, on which nobody spoke of it."""
    clause, acts = frame.clause_at(mention["start"]) or sentence, find_acts(frame, sentence)
    deeds = [act for act in acts if act.name == "deed" and clause.holds(act.start) and act.end <= mention["start"]]
    if any(_TO_DEED_DAY.fullmatch(frame.text, act.end, mention["start"]) for act in deeds):
        return True
    found = load_phrases("accused")["breach_found"].last(frame.text, sentence.start, mention["start"])
    if found is not None and _TO_EVENT_DAY.fullmatch(frame.text, found.end(), mention["start"]):
        return True
    return _only_caught(frame, sentence, mention)


def _only_caught(frame: Frame, sentence: Span, mention: Mention) -> bool:
    """ "Seorang PNS kedapatan hadir di kampanye, Minggu (22/4)": told by nobody, and nothing was done about it in the sentence."""
    if load_phrases("speech")["saying"].found(frame.text, *sentence.bounds) or frame.quote_at(mention["start"]) is not None:
        return False
    caught = load_phrases("stage_dates")["caught"].found(frame.text, sentence.start, mention["start"])
    return caught and all(act.meaning.stage == "alleged" for act in find_acts(frame, sentence))


_TO_DEED_DAY = Shape(r"[^,.;:“”\"]{0,80}?\s{stage_dates.to_deed_day}\s\(?")
"""Between what somebody did and its day."""
_TO_EVENT_DAY = Shape(r"[^.;:“”\"]{0,60}?\s{stage_dates.at_event}\s[^.;:“”\"]{3,140}?\s{stage_dates.to_event_day}\s\(?")
"""Between a breach that was found and the day of the event at which it was: "pelanggaran | ASN dalam pentas wayang pada | 3 Mei"."""


def _apart(first: str, second: str) -> bool:
    """Regencies that differ; a province is apart from none of its own."""
    return not (first.startswith(second) or second.startswith(first))


@dataclass(slots=True)
class _DaysOfTheNews:
    """The days that an article tells, as far as a claim may have been said on one of them; each with the index of its sentence."""

    spoken: list[tuple[int, Mention]] = field(default_factory=list)
    """Beside a saying that may be of the same speaker."""
    events: list[tuple[int, Mention]] = field(default_factory=list)
    """Of an event at which people speak."""
    elsewhere: bool = False
    """Somebody else spoke before the claim, or it is of another place: the day of the news is theirs."""


def _day_of_the_news(frame: Frame, sentence: Span, speaker: Mention | None) -> Moment | None:
    """The day on which somebody spoke, the nearest before (else after); else the day of the event that the lead tells of.

    Somebody of another regency did not speak on the same occasion.
    """
    days = _days_of_the_news(frame, sentence, speaker)
    before = [mention for index, mention in days.spoken if index <= sentence.index]
    after = [mention for index, mention in days.spoken if 0 < index - sentence.index <= _SPOKEN_REACH]
    if before or after:
        return moment_of(before[-1] if before else after[0])
    if days.elsewhere:
        return None
    for mention in frame.within(0, frame.paragraphs[0].end if frame.paragraphs else 0, "date"):
        if mention["day"] != "as_of" or not is_recent(frame, mention) or is_today(mention) or takes_effect(frame, mention):
            continue
        if not _is_of_another_place(frame, mention, sentence, speaker):
            return moment_of(mention)
    if not days.events or _was_asked_apart(frame, speaker):
        return None
    return _day_of_event(frame, sentence, days.events)


def _is_of_another_place(frame: Frame, mention: Mention, sentence: Span, speaker: Mention | None) -> bool:
    """ "Bawaslu Jawa Tengah mencatat puluhan kasus hingga Minggu. … Bawaslu Kendal memeriksa dua": the day of another's number."""
    counted = frame.sentence_at(mention["start"])
    bodies = frame.within(*counted.bounds, "institution") if counted is not None else []
    ours = [speaker] if speaker is not None else [m for m in frame.within(*sentence.bounds, "institution") if m["id"] == "bawaslu"]
    counting = {m["region"] for m in bodies[:1] if m.get("region")}
    return bool(counting) and any(m.get("region") for m in ours) and counting.isdisjoint(m.get("region") for m in ours)


def _days_of_the_news(frame: Frame, sentence: Span, speaker: Mention | None) -> _DaysOfTheNews:
    days = _DaysOfTheNews()
    for span in frame.sentences:
        for mention in dates_of_acts(frame, span):
            if not _may_be_of_saying(frame, mention, span, sentence):
                continue
            attributed = is_attribution(frame, mention, span)
            if span.index > sentence.index and _is_told_apart(frame, mention, span, sentence, speaker, attributed=attributed):
                continue
            if _is_of_elsewhere(frame, span, speaker) or frame.apart(span.start, sentence.start):
                days.elsewhere = days.elsewhere or span.index <= sentence.index or not days.events
            elif attributed and speaker is not None and _is_of_somebody_else(frame, mention, speaker):
                if _at_a_meeting(frame, mention, span):
                    days.events.append((span.index, mention))
                else:
                    days.elsewhere = True
            elif attributed:
                days.spoken.append((span.index, mention))
            elif not _is_of_what_was_done(frame, mention, span, sentence) and is_occasion(frame, mention, span, sentence):
                days.events.append((span.index, mention))
    return days


def _is_told_apart(frame: Frame, mention: Mention, span: Span, sentence: Span, speaker: Mention | None, *, attributed: bool) -> bool:
    """ "Terpisah, Kapolres mengimbau warga, Selasa", "Senin (18/11), Bawaslu juga memanggil tiga kades": the day of somebody, or of a case,
    told later and apart from the claim.
    """
    if load_phrases("stage_dates")["asked_apart"].pattern.match(frame.text, frame.opening(*span.bounds)) is not None:
        there = frame.within(*span.bounds, "official")
        who = {m.get("institution") for m in there} - {None}
        here = [m for m in ([speaker] if speaker is not None else frame.within(*sentence.bounds, "official")) if m.get("name")]
        if here and there:
            return not any(same_person(one, other) for one in here for other in there)
        ours = {m["id"] for m in frame.within(*sentence.bounds, "institution")}
        ours |= {m.get("institution") for m in frame.within(*sentence.bounds, "official")}
        return bool(who) and who.isdisjoint(ours)
    if attributed:
        return False
    steps = any(act.meaning.stage != "alleged" for act in find_acts(frame, span))
    return steps and any(m["unit"] in _PERSONS and COLLECTIVE.fullmatch(m["text"]) is None for m in frame.numbers(*span.bounds))


_PERSONS = frozenset({"civil_servant", "contract_civil_servant", "village_head", "village_official", "non_permanent_staff"})


def _may_be_of_saying(frame: Frame, mention: Mention, span: Span, sentence: Span) -> bool:
    """A recent day of an act, not counted from a saying ("Lurah yang kemarin ikut kampanye"), nor of other bodies than the claim's.

    Nor that of a sentence behind it that tells of what was before: "Sebelumnya, pada 28 Oktober, …".
    """
    if span.index > sentence.index and load_phrases("appeals")["told_before"].pattern.match(frame.text, *span.bounds):
        return False
    if not is_recent(frame, mention) or mention["day"] != "act":
        return False
    if mention["basis"] == "relative" and frame.quote_at(mention["start"]) is not None:
        return False
    return not (frame.paragraph_at(sentence.start).holds(span.start) and of_other_bodies(frame, sentence, span))


def _is_of_what_was_done(frame: Frame, mention: Mention, span: Span, sentence: Span) -> bool:
    """The day of what the claim tells, which the stage's own rules did not take; of a reason, of a deed, of an event told again."""
    if span == sentence:
        return True
    words = load_phrases("stage_dates")
    if words["why"].found(frame.text, span.start, mention["start"]):
        return True  # "diperiksa karena hadir di kampanye, Minggu (10/11)"
    if _is_of_their_deed(frame, mention, span):
        return True
    # "Kampanye tersebut dilaksanakan 24 Oktober"
    return words["deed_again"].pattern.match(frame.text, frame.opening(*span.bounds)) is not None


def _day_of_event(frame: Frame, sentence: Span, events: Sequence[tuple[int, Mention]]) -> Moment | None:
    """The day of the event told before the claim in its paragraph, if it is one to speak at; else the latest of those in the lead."""
    paragraph, occasion = frame.paragraph_at(sentence.start), load_phrases("stage_dates")["occasion"]
    here = [m for index, m in events if index <= sentence.index and paragraph.holds(m["start"])]
    told = frame.sentence_at(here[-1]["start"]) if here else None
    if told is not None and occasion.found(frame.text, *told.bounds):
        return moment_of(here[-1])
    lead = frame.paragraph_at(events[0][1]["start"]).index
    if lead > max(paragraph.index, frame.paragraph_at(frame.sentences[0].start).index + _EVENT_REACH):
        return None
    return latest(moment_of(m) for _, m in events if frame.paragraph_at(m["start"]).index == lead)
