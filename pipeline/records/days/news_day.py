"""The day on which the news was told: that of others who speak around a claim, else that of the event of the article (ruling 43)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.records.acts.parties import named_speaker
from pipeline.records.acts.stages import find_acts
from pipeline.records.acts.teller import of_other_bodies
from pipeline.records.days.claim_dates import dates_of_acts, is_attribution, is_today, takes_effect
from pipeline.records.days.occasion_to_speak import is_occasion
from pipeline.records.participants.participant import COLLECTIVE
from pipeline.records.reading.actors import namings, same_person, speaker_of, spoken_sentences
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.moment import Moment, is_recent, latest, moment_of
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_EVENT_REACH = 4
"""Paragraphs after the first in which the event of the news is still told, where the claim stands before it."""

_SPOKEN_REACH = 8
"""Sentences behind a claim in which somebody may still speak of it."""


def _is_of_elsewhere(frame: Frame, mention: Mention, sentence: Span, homes: Sequence[str]) -> bool:
    """Whether officials and bodies of one other regency, and none of the speaker's or the claim's own, stand in the sentence.

    So with one who is only pointed back at ("katanya, Rabu").
    """
    told = [*frame.within(*sentence.bounds, "official"), *(m for m in frame.within(*sentence.bounds, "institution") if _is_local(m))]
    regions = {str(m["region"]) for m in told if m.get("region")}
    if not regions and (speaker := speaker_of(frame, mention["start"], mention["end"])) is not None and _is_local(speaker):
        regions = {str(speaker["region"])}
    if not regions and not is_attribution(frame, mention, sentence):
        regions = _places_before(frame, sentence)
    here = {m["code"] for m in frame.within(*sentence.bounds, "region") if m.get("code")}
    if not here.isdisjoint(homes):
        return False
    return bool(regions and homes) and all(are_apart(region, home) for region in regions for home in homes)


def _places_before(frame: Frame, sentence: Span) -> set[str]:
    """ "Kasus lain terjadi di Kendal. … | Rapat pleno berlangsung Rabu": the regencies that the sentences before name, nearest first."""
    for before in reversed(frame.sentences[max(0, sentence.index - _PLACE_REACH) : sentence.index]):
        told = {str(m.get("code") or m.get("region") or "") for m in frame.within(*before.bounds) if m["type"] in _PLACED}
        if local := {code for code in told if len(code) > len("33")}:
            return local
    return set()


_PLACED = frozenset({"region", "institution", "official"})
_PLACE_REACH = 5
"""Sentences back in which the place of an event may be named."""


def _is_local(mention: Mention) -> bool:
    """Of a regency, not of a province or the nation."""
    return len(mention.get("region") or "") > len("33")


def _is_of_somebody_else(frame: Frame, mention: Mention, speaker: Mention, *, named_here: bool) -> bool:
    """Whether another person spoke on that day: each speaker of a round-up was asked on a day of their own.

    Without a day of publication the day of another is better than none.

    Args:
        named_here: the claim's own sentence names its speaker.
    """
    other = speaker_of(frame, mention["start"], mention["end"])
    sentence = frame.sentence_at(mention["start"])
    figures = sentence is not None and load_phrases("stage_dates")["figures_opened"].found(frame.text, *sentence.bounds)
    if other is None and sentence is not None and (figures or named_here):  # "Hal itu disampaikan Ketua Bawaslu, Rudi, Rabu"
        other = next((n.official for n in namings(frame, *sentence.bounds) if frame.quote_at(n.start) is None), None)
    if other is not None and not other.get("name"):
        other = named_speaker(frame, mention["start"])
    if other is None or frame.published is None or not speaker.get("name"):
        return False
    unlike = other.get("name") or other.get("position") != speaker.get("position")
    return bool(unlike) and not same_person(other, speaker)


def _is_said_by_nobody(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """ "kata ketua tim kampanye salah satu paslon, Selasa": who holds no office tells of his own side, and on a day of his own."""
    if frame.published is None or frame.within(*sentence.bounds, "official"):
        return False
    said = load_phrases("speech")["saying"].last(frame.text, sentence.start, mention["start"])
    return said is not None and load_phrases("speech")["nobody"].found(frame.text, said.end(), mention["start"])


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
    heads = mention["start"] - frame.opening(*sentence.bounds) <= _AT_HEAD  # "Pada Selasa (12/11), keempatnya terlihat berfoto"
    caught = load_phrases("stage_dates")["caught"].found(frame.text, sentence.start, sentence.end if heads else mention["start"])
    return caught and all(act.meaning.stage == "alleged" for act in find_acts(frame, sentence))


_AT_HEAD = len("Pada hari ")
"""Characters before a day at the head of a sentence."""
_TO_DEED_DAY = Shape(r"[^,.;:“”\"]{0,80}?\s{stage_dates.to_deed_day}\s\(?")
"""Between what somebody did and its day."""
_TO_EVENT_DAY = Shape(r"[^.;:“”\"]{0,60}?\s{stage_dates.at_event}\s[^.;:“”\"]{3,140}?\s{stage_dates.to_event_day}\s\(?")
"""Between a breach that was found and the day of the event at which it was: "pelanggaran | ASN dalam pentas wayang pada | 3 Mei"."""


def are_apart(first: str, second: str) -> bool:
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


def day_of_the_news(frame: Frame, sentence: Span, speaker: Mention | None, regions: Sequence[str] = ()) -> Moment | None:
    """The day on which somebody spoke, the nearest before (else after); else the day of the event that the lead tells of.

    Somebody of another regency did not speak on the same occasion.

    Args:
        regions: where the claim is, for one that nobody in particular tells.
    """
    homes = [speaker["region"]] if speaker is not None and speaker.get("region") else [*regions]
    days = _days_of_the_news(frame, sentence, speaker, homes)
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
    day = _day_of_event(frame, sentence, days.events)
    return None if day is not None and _is_told_of_later(frame, day, sentence, speaker) else day


def _is_told_of_later(frame: Frame, event: Moment, sentence: Span, speaker: Mention | None) -> bool:
    """ "Apel digelar Kamis (31/10). … Senin (4/11) dua kakam datang. … Bawaslu menangani 14 laporan": told after both days.

    Not by somebody who is shown at the event, before any later day.
    """
    if not event.is_full or event.at is None or frame.published is None:
        return False
    days = [m for span in frame.sentences[: sentence.index + 1] for m in dates_of_acts(frame, span) if frame.quote_at(m["start"]) is None]
    later = [m["start"] for m in days if moment_of(m).is_full and (event.iso or "") < (moment_of(m).iso or "")]
    if not later:
        return False
    seen = frame.within(frame.paragraph_at(event.at[0]).start, min(later), "official")
    return speaker is None or not any(same_person(m, speaker) for m in seen)


def _is_of_another_place(frame: Frame, mention: Mention, sentence: Span, speaker: Mention | None) -> bool:
    """ "Bawaslu Jawa Tengah mencatat puluhan kasus hingga Minggu. … Bawaslu Kendal memeriksa dua": the day of another's number."""
    counted = frame.sentence_at(mention["start"])
    bodies = frame.within(*counted.bounds, "institution") if counted is not None else []
    ours = [speaker] if speaker is not None else [m for m in frame.within(*sentence.bounds, "institution") if m["id"] == "bawaslu"]
    counting = {m["region"] for m in bodies[:1] if m.get("region")}
    return bool(counting) and any(m.get("region") for m in ours) and counting.isdisjoint(m.get("region") for m in ours)


def _days_of_the_news(frame: Frame, sentence: Span, speaker: Mention | None, homes: Sequence[str]) -> _DaysOfTheNews:
    days = _DaysOfTheNews()
    named_here = speaker is not None and any(same_person(m, speaker) for m in frame.within(*sentence.bounds, "official"))
    for span in frame.sentences:
        for mention in dates_of_acts(frame, span):
            if not _may_be_of_saying(frame, mention, span, sentence):
                continue
            attributed = is_attribution(frame, mention, span)
            if attributed and _is_said_by_nobody(frame, mention, span):
                continue
            if span.index > sentence.index and _is_told_apart(frame, mention, span, sentence, speaker, attributed=attributed):
                continue
            if _is_of_elsewhere(frame, mention, span, homes) or frame.apart(span.start, sentence.start):
                days.elsewhere = days.elsewhere or span.index <= sentence.index or not days.events
            elif attributed and speaker is not None and _is_of_somebody_else(frame, mention, speaker, named_here=named_here):
                if _at_a_meeting(frame, mention, span):
                    days.events.append((span.index, mention))
                else:
                    days.elsewhere = True
            elif attributed:
                days.spoken.append((span.index, mention))
            elif right_before(frame.text, span.start, mention["start"], "stage_dates", "since"):
                continue  # "Fotonya beredar sejak Selasa"
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
