"""The day on which a claim was said: beside it, by the same speaker elsewhere, on the occasion of the news (ruling 43)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipeline.records.acts.parties import named_speaker
from pipeline.records.acts.stages import find_acts
from pipeline.records.acts.teller import of_other_bodies, teller_of
from pipeline.records.claims.claims import Done
from pipeline.records.days.claim_dates import acted_on, dates_of_acts, is_attribution, is_of_release, is_today, takes_effect
from pipeline.records.days.news_day import are_apart, day_of_the_news
from pipeline.records.reading.actors import namings, same_person, speaker_of, spoken_sentences
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.moment import Moment, is_recent, moment_of
from pipeline.words.phrases import load_phrases

_AT_HEAD = len("Sampai dengan hari ")
"""Characters before an as-of day at the head of a sentence."""


def said_on(frame: Frame, offset: int, regions: Sequence[str] = (), teller: Mention | None = None) -> Moment | None:
    """The day of the saying at `offset`: beside it, else where the same speaker is quoted, else the day of the news around it.

    Args:
        regions: where the claim is that is said.
        teller: who tells it, where nobody is said to at `offset`.
    """
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
    speaker = teller_at(frame, offset, regions) or teller
    if speaker is not None and (found := _day_of_speaker(frame, sentence, speaker)):
        return found
    if speaker is not None and (occasion := _day_of_own_occasion(frame, sentence, speaker)):
        return occasion
    apart = load_phrases("stage_dates")["apart"]
    return (
        None
        if any(apart.found(frame.text, s.start, s.end) for s in (sentence, *together))
        else day_of_the_news(frame, sentence, speaker, regions)
    )


def teller_at(frame: Frame, offset: int, regions: Sequence[str] = ()) -> Mention | None:
    """Who is said to speak at `offset`, else who speaks around it: not who spoke before for another regency."""
    if speaker := named_speaker(frame, offset) or speaker_of(frame, offset, offset + 1):
        return speaker
    sentence = frame.sentence_at(offset)
    teller = teller_of(frame, sentence) if sentence is not None else None
    home = str(teller.get("region") or "") if teller is not None else ""
    if len(home) <= len("33") or not regions:
        return teller  # whoever speaks for a province may tell of another
    if teller is not None and frame.in_one_paragraph(teller["start"], offset):
        return teller  # "… satu lurah, kata Rudi. Setahu dia, di Tuban ada 20 kades": he tells of neighbours
    return None if all(are_apart(home, region) for region in regions) else teller


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
