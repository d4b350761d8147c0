"""Whose act it was where nobody is said to have led it: the head of the body, or of the government, who speaks of it (ruling 32)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records.reading.actors import Naming, namings, speaker_of
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.place import home_region
from pipeline.records.speakers.holder import EVENT_SENTENCES, HEADS, NEAR, ROLES, Holder, is_a_kind
from pipeline.words.phrases import load_phrases

_LEAD_SENTENCES = 4
_HEAD_SENTENCES = 3
"""So many sentences after what a body did its head may say more of it."""
_UNIT_HEADS = frozenset({"agency_head", "other", "police", "military"})


def head_who_speaks(frame: Frame, told: Sequence[Span], holder: Holder | None) -> Holder | None:
    """The head of the government who speaks next where nobody led: before whom the pledge was made (ruling 32); else the holder."""
    named = holder is not None and not is_a_kind(holder)
    if holder is not None and named and (holder.institution is None or holder.institution.get("id") != "pemda"):
        supervised = holder.institution is not None and holder.institution.get("id") == "bawaslu"
        return (host_who_speaks(frame, told) if supervised else None) or holder
    region = home_region(frame) if holder is None or holder.institution is None else holder.institution.get("region")
    first, last = min(span.index for span in told), max(span.index for span in told)
    if (head := _head_of_unit(frame, first, last)) is not None:
        return Holder(len(ROLES["declaration"]), head.official, None, (head.start, head.end))
    if region is None or first >= _LEAD_SENTENCES:
        return holder
    for sentence in told:
        speaker = speaker_of(frame, *sentence.bounds)
        if speaker is not None and _heads(speaker, region):
            return Holder(len(ROLES["declaration"]), speaker, None, sentence.bounds)  # "Lewat ikrar hari ini kita …," kata bupati
    for sentence in frame.sentences[first + 1 : last + 1 + EVENT_SENTENCES]:
        for naming in namings(frame, *sentence.bounds):
            if sentence.index <= last and naming.start > sentence.start:
                continue  # among what is told of the act, only who opens a sentence speaks
            if _heads(naming.official, region):
                return Holder(len(ROLES["declaration"]), naming.official, None, (naming.start, naming.end))
    return holder


def _heads(official: Mention, region: str | None) -> bool:
    """Whether it is a head of that government who is named."""
    return official.get("position") in HEADS and bool(official.get("name")) and official.get("region") in (None, region)


def head_of_organiser(frame: Frame, told: Sequence[Span], holder: Holder) -> Holder:
    """ "Bawaslu Sigi menggelar rakor. Ketua Bawaslu Sigi, Hairil, mengatakan …": who speaks next for the body that held it, else it."""
    first, last = min(span.index for span in told), max(span.index for span in told)
    return _head_near(frame, first, holder) or (_head_near(frame, last, holder) if last > first else None) or holder


def _head_near(frame: Frame, at: int, holder: Holder) -> Holder | None:
    """Who speaks for the body in the sentence of that index or in the next ones, before anybody of another body does."""
    body = holder.institution or {}
    for sentence in frame.sentences[at : at + 1 + _HEAD_SENTENCES]:
        for naming in namings(frame, *sentence.bounds):
            official = naming.official
            if not official.get("name") or not (_opens_or_tells(frame, sentence, naming) or _is_quoted(frame, naming)):
                continue
            bodies = [official.get("institution"), *(inside.get("id") for inside in frame.within(naming.start, naming.end, "institution"))]
            if body.get("id") not in bodies or official.get("region") not in (None, body.get("region") or home_region(frame)):
                return None
            return Holder(holder.rank, official, None, (naming.start, naming.end))
    return None


def host_who_speaks(frame: Frame, told: Sequence[Span]) -> Holder | None:
    """ "Sosialisasi itu diadakan di aula. Ketua Bawaslu, Ali, mengatakan kegiatan itu …": the supervisor who speaks of it.

    Asked where nobody is said to have held the meeting.
    """
    first, last = min(span.index for span in told), max(span.index for span in told)
    event, reaction = load_phrases("issuers")["event"], load_phrases("forms")["reaction"]
    for sentence in frame.sentences[first + 1 : last + 1 + EVENT_SENTENCES]:
        naming = next(iter(namings(frame, *sentence.bounds)), None)
        if naming is None or naming.official.get("institution") != "bawaslu" or not naming.official.get("name"):
            continue
        opening = frame.text[sentence.start : naming.start].strip(" ,")
        speaks = _opens_or_tells(frame, sentence, naming) or load_phrases("forms")["another"].pattern.fullmatch(opening) is not None
        if speaks and not reaction.found(frame.text, naming.end, sentence.end) and event.found(frame.text, naming.end, sentence.end):
            return Holder(len(ROLES["outreach"]), naming.official, None, (naming.start, naming.end))
    return None


def _opens_or_tells(frame: Frame, sentence: Span, naming: Naming) -> bool:
    """Whether they open the sentence, "dalam kegiatan itu" aside, or it is told after them: "Surat itu, menurut Ketua Bawaslu, …"."""
    text = frame.text
    if naming.start == sentence.start or right_before(text, sentence.start, naming.start, "issuers", "attributed"):
        return True
    occasion = load_phrases("forms")["same_occasion"].pattern.match(text, sentence.start, naming.start)
    return occasion is not None and text[occasion.end() : naming.start].strip() in ("", ",")


def _is_quoted(frame: Frame, naming: Naming) -> bool:
    """Whether a quote of theirs ends in the sentence, which names them after it."""
    return any(quote.speaker is not None and 0 <= naming.start - quote.end <= NEAR for quote in frame.quotes)


def _head_of_unit(frame: Frame, first: int, last: int) -> Naming | None:
    """ "Anggota Satpol PP meneken pakta. Kepala Satpol PP, Didik, mengatakan …": the head of the unit itself, who speaks of it.

    The unit is known by a word of its own that the sentence of the pledge has too ("Paguyuban Lurah", "Kesbangpol").
    """
    pledged = frame.sentences[first]
    for sentence in frame.sentences[first + 1 : last + 1 + EVENT_SENTENCES]:
        for naming in namings(frame, *sentence.bounds):
            official = naming.official
            if official.get("position") not in _UNIT_HEADS or not official.get("name"):
                continue
            unit = load_phrases("issuers")["head_of_unit"].pattern.match(str(official.get("text") or ""))
            speaks = _opens_or_tells(frame, sentence, naming) or _is_quoted(frame, naming)
            if unit is not None and speaks and _is_its_unit(frame, pledged, unit.group().split()[-1]):
                return naming
    return None


def _is_its_unit(frame: Frame, pledged: Span, unit: str) -> bool:
    """Whether the sentence names the unit by that word; not where papers only go to it ("menyetor pakta ke | BKPSDM").

    Written as the name of something: "netral di media | sosial" is no Dinas Sosial.
    """
    at = frame.text.find(unit, *pledged.bounds) if unit[0].isupper() else -1
    return at >= 0 and not right_before(frame.text, pledged.start, at, "issuers", "at_place")
