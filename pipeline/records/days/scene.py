"""The day of the scene that a sentence points back to: "Saat itu diputuskan …", "Dalam rapat itu …"."""

from __future__ import annotations

import re

from pipeline.records.claims.claims import Done
from pipeline.records.days.claim_dates import acted_on, dates_of_acts, is_attribution, turns_elsewhere
from pipeline.records.days.papers import is_of_letter_before
from pipeline.records.days.said_on import as_spoken
from pipeline.records.participants.participant import COLLECTIVE
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.kept import kept
from pipeline.records.reading.moment import Moment
from pipeline.records.tallies.tally import Tally
from pipeline.words.phrases import Phrases, load_phrases
from pipeline.words.shapes import Shape

_SCENE_SENTENCES = 4
"""So many sentences before may set the scene."""
_MEETING_SENTENCES = 16
"""So many sentences before may have named the meeting that was the same."""


def day_of_scene(frame: Frame, sentence: Span, offset: int) -> Moment | None:
    """The day told last before, where words before `offset` in the sentence point back to it and the sentence has no day of its own."""
    words = load_phrases("stage_dates")["back_to_scene"]
    pointer = words.first(frame.text, sentence.start, offset)
    if same := _same_meeting(frame, sentence, offset):
        return same
    if pointer is None and _is_result_of_meeting(frame, sentence):
        pointer = load_phrases("stage_dates")["as_result"].first(frame.text, sentence.start, offset)
    if pointer is None or frame.quote_at(pointer.start()) is not None or dates_of_acts(frame, sentence):
        return None
    for before in reversed(frame.sentences[max(0, sentence.index - _SCENE_SENTENCES) : sentence.index]):
        told = [mention for mention in dates_of_acts(frame, before) if not is_attribution(frame, mention, before)]
        if told:
            return acted_on(frame, told[-1])
    return None


def _is_result_of_meeting(frame: Frame, sentence: Span) -> bool:
    """ "Bawaslu menggelar pleno Selasa malam. | Hasilnya, dua camat direkomendasikan": decided in the meeting told of before."""
    before = frame.before(sentence)
    if before is None or frame.apart(before.start, sentence.start):
        return False
    words = load_phrases("stage_dates")
    if words["as_result"].pattern.match(frame.text, frame.opening(*sentence.bounds), sentence.end) is None:
        return False
    return words["plenary"].found(frame.text, *before.bounds)


def _same_meeting(frame: Frame, sentence: Span, offset: int) -> Moment | None:
    """ "dilepas dalam pleno yang sama": the day of the sentence before, nearest first, that names a meeting of that kind and its day."""
    same = load_phrases("stage_dates")["same_meeting"].last(frame.text, sentence.start, sentence.end)
    noun = load_phrases("stage_dates")["meeting"].last(same.group()) if same is not None else None
    if noun is None or dates_of_acts(frame, sentence):
        return None
    meeting = re.compile(re.escape(noun.group()), re.IGNORECASE)
    for before in reversed(frame.sentences[max(0, sentence.index - _MEETING_SENTENCES) : sentence.index]):
        named = meeting.search(frame.text, *before.bounds)
        if named is None or frame.apart(before.start, sentence.start):
            continue
        told = [m for m in dates_of_acts(frame, before) if _of_the_meeting(frame, m, before) or not is_attribution(frame, m, before)]
        behind = [m for m in told if m["start"] > named.start()]  # "sehari setelah pleno yang digelar Selasa": the day behind its noun
        if told:
            return acted_on(frame, (behind or told)[0])
    return None


def _of_the_meeting(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """ "menyebut putusan diambil dalam pleno, Rabu (9/10)": the day of the meeting, not of the saying."""
    noun = load_phrases("stage_dates")["meeting"].last(frame.text, sentence.start, mention["start"])
    return noun is not None and frame.text[noun.end() : mention["start"]].strip(" ,(") in ("", "pada")


def day_of_plenary(frame: Frame, tally: Tally, final: Done) -> Moment | None:
    """ "Senin (19/10) Bawaslu memplenokan empat perkara. Hasilnya, … Dua perkara lain ditutup": a part decided where its whole was."""
    whole = tally.parent
    if whole is None or tally.inherits or final.stage not in _DECIDED:
        return None
    told = whole.chain.sentence
    if not 0 < final.sentence.index - told.index <= _SCENE_SENTENCES or not load_phrases("stage_dates")["plenary"].found(
        frame.text, *told.bounds
    ):
        return None
    days = [m for m in dates_of_acts(frame, told) if not is_attribution(frame, m, told)]
    day = acted_on(frame, days[0]) if len(days) == 1 else None
    return day if day is not None and day.is_full else None


_DECIDED = frozenset({"forwarded", "proven", "dismissed"})
"""What a supervisor decides on a case."""
_KINDS = {
    "reported": "reported",
    "examined": "examined",
    "forwarded": "forwarded",
    "proven": "decision",
    "dismissed": "decision",
    "sanctioned": "sanctioned",
}
"""The words that go on about a stage, by their ending in stage_dates.yml."""
_GOES_ON = 2
"""So many sentences after a claim may go on about its act."""
_TO_ITS_DAY = 80
_RIGHT_BEFORE = 2
""" "Kemarin kami kirim"."""


@kept
def day_of_the_act_again(frame: Frame, sentence: Span, stage: str) -> Moment | None:
    """ "Klarifikasi itu berlangsung Rabu (13/11)", "Bawaslu melimpahkannya Senin (4/11)": the act's day in a sentence after the claim.

    It opens with the act's noun, or has its verb with the persons or the case as object.
    """
    if stage not in _KINDS:
        return None
    decided: Moment | None = None
    for after in frame.sentences[sentence.index + 1 : sentence.index + 1 + _GOES_ON]:
        if frame.paragraph_at(after.start).index - frame.paragraph_at(sentence.start).index > 1 or frame.apart(after.start, sentence.start):
            break
        if turns_elsewhere(frame, sentence, after):
            break
        if _another_counted(frame, sentence.end, after.start) or _one_of_them(frame, after):
            break  # "Lima ASN direkomendasikan. [paragraph] Seorang kades ditegur. Suratnya tertanggal …"
        if day := day_of_the_act_in(frame, after, stage):
            if not _decided_in(frame, after):
                return day
            decided = decided or day
    return decided


def _one_of_them(frame: Frame, sentence: Span) -> bool:
    """ "Tujuh ASN sudah kami rekomendasikan. | Dua yang terakhir itu kami kirim 27 Oktober": only some of those told of before."""
    return load_phrases("stage_dates")["some_last"].pattern.match(frame.text, frame.opening(*sentence.bounds)) is not None


def _decided_in(frame: Frame, sentence: Span) -> bool:
    """ "Rekomendasi tersebut hasil dari pleno Jumat (25/10)": the day of the decision gives way to that of its deed."""
    return load_phrases("stage_dates")["result_of_meeting"].found(frame.text, *sentence.bounds)


@kept
def day_of_the_act_in(frame: Frame, after: Span, stage: str) -> Moment | None:
    """The day that one sentence gives to an act of the stage, by its noun at the head or behind a verb of saying, or by its verb."""
    if stage not in _KINDS:
        return None
    words = load_phrases("stage_dates")
    opening = frame.opening(*after.bounds)
    lead = words["leads_in"].pattern.match(frame.text, opening, after.end)
    opening = frame.opening(lead.end(), after.end, ", ") if lead is not None else opening
    again = words[f"noun_of_{_KINDS[stage]}"].pattern.match(frame.text, opening, after.end)
    again = again or words[f"verb_of_{_KINDS[stage]}"].first(frame.text, after.start, after.end)
    again = again or _noun_told(frame, after, words[f"noun_of_{_KINDS[stage]}"])
    if again is None or words["other_paper"].found(frame.text, again.start(), after.end):
        return None
    if words["one_of_several"].pattern.match(frame.text, again.start()) or is_of_letter_before(frame, again.start()):
        return None
    if (
        stage == "examined"
        and words["witness"].found(frame.text, *after.bounds)
        and not words["with_witness"].found(frame.text, *after.bounds)
    ):
        return None  # "Bawaslu juga memeriksa dua saksi pada Selasa"
    for mention in dates_of_acts(frame, after):
        near = 0 <= mention["start"] - again.end() <= _TO_ITS_DAY or 0 <= again.start() - mention["end"] <= _RIGHT_BEFORE
        held = words["not_held"].pattern.match(frame.text[mention["end"] :].lstrip(" ),")) is None
        if not near or not held or is_attribution(frame, mention, after):
            continue
        if stage == "forwarded" and words["answer"].found(frame.text, again.end(), mention["start"]):
            continue  # "Rekomendasi itu sudah dijawab KASN lewat surat tertanggal 15 Maret"
        other = words["subordinate"].found(frame.text, again.end(), mention["start"])
        if other and not right_before(frame.text, again.end(), mention["start"], "stage_dates", "right_after_meeting"):
            continue
        # "Berkas dibawa dua staf, Senin lalu": those who carry it are no others who are accused
        counts = [m for m in frame.within(again.end(), mention["start"], "count") if COLLECTIVE.fullmatch(m["text"]) is None]
        if all(_CARRIED_BY.search(frame.text, again.start(), count["start"]) for count in counts):
            return as_spoken(frame, mention) if frame.quote_at(mention["start"]) is not None else acted_on(frame, mention)
    return None


_CARRIED_BY = Shape(r"(?<!\w){stage_dates.carried}\s+\Z")


def _noun_told(frame: Frame, sentence: Span, nouns: Phrases) -> re.Match[str] | None:
    """ "Kasat Reskrim menyebut | pelimpahan dilakukan 11 November": the noun right behind a verb of saying."""
    saying = load_phrases("speech")["saying"]
    for said in saying.all(frame.text, *sentence.bounds):
        behind = sentence.end - len(frame.text[said.end() : sentence.end].lstrip(" ,"))
        if match := nouns.pattern.match(frame.text, behind, sentence.end):
            return match
    return None


def _another_counted(frame: Frame, start: int, end: int) -> bool:
    return any(m["unit"] not in ("region", "participant", "other") for m in frame.within(start, end, "count"))
