"""`none`: an authority with a duty to know says that there is no report or breach so far (ruling 10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.records.building import RecordDict, violation
from pipeline.records.claim_dates import is_today
from pipeline.records.frame import Frame, Mention, Span
from pipeline.records.moment import Moment, moment_of, published_date
from pipeline.records.parties import named_speaker, parties_in, speaker_party
from pipeline.records.phrases import load_phrases
from pipeline.records.place import region_of_claim
from pipeline.records.said_on import said_on
from pipeline.records.subjects import kinds_in, subject_of
from pipeline.records.tally_places import is_elsewhere
from pipeline.records.whose import acting_region

_SAID_OUTRIGHT = 0.85
_AUTHORITIES = frozenset({"supervisor", "commission", "employer", "police"})


def find_nothing(frame: Frame) -> Iterator[RecordDict]:
    """One record for each place of which an authority says that nothing has been reported or found."""
    words = load_phrases("nothing")
    told: set[str] = set()
    for sentence in frame.sentences:
        match = words["nothing"].first(frame.text, sentence.start, sentence.end)
        if match is None or words["no_nothing"].found(match.group()) or _is_wished(frame, sentence, match.start()):
            continue
        if not _is_general(frame, sentence):
            continue
        kinds = kinds_in(frame.text, sentence.start, sentence.end)
        if not kinds and not words["neutrality"].found(frame.text, _start_of_talk(frame, sentence), sentence.end):
            continue
        if not _by_authority(frame, sentence):
            continue
        outright = bool(kinds) or words["neutrality"].found(frame.text, sentence.start, sentence.end)
        for region in _regions(frame, sentence, match.start(), match.end()):
            if region in told and not outright:
                continue
            told.add(region)
            yield violation(
                frame,
                stage="none",
                region=region,
                moment=_day(frame, sentence, match.start()),
                spans=[(sentence.start, sentence.end)],
                confidence=_SAID_OUTRIGHT,
                subject=subject_of(kinds_in(frame.text, sentence.start, sentence.end, region)) or "mixed",
            )


def _is_wished(frame: Frame, sentence: Span, start: int) -> bool:
    """ "Semoga tidak ada ASN yang melanggar": hoped, asked for or promised, and not found."""
    wish = load_phrases("nothing")["wish"].last(frame.text, sentence.start, start)
    return wish is not None and len(frame.text[wish.end() : start].split()) <= _OF_A_WISH


_OF_A_WISH = 6
"""Words between a wish and what is wished."""


def _start_of_talk(frame: Frame, sentence: Span) -> int:
    """Where the sentences before begin that tell what a bare "pelanggaran" is: at most two, in the same paragraph."""
    paragraph = frame.paragraph_at(sentence.start)
    before = [s.start for s in frame.sentences if 0 < sentence.index - s.index <= _TALK and paragraph.holds(s.start)]
    return min(before, default=sentence.start)


_TALK = 2


def _day(frame: Frame, sentence: Span, offset: int) -> Moment:
    """The as-of day if one is written, else the day of saying, else publication."""
    days = [m for m in frame.within(sentence.start, sentence.end, "date") if m["day"] == "as_of" and len(m["iso"]) == len("2024-11-18")]
    named = [m for m in days if not is_today(m)]
    return moment_of(named[-1]) if named else said_on(frame, offset) or published_date(frame)


def _is_general(frame: Frame, sentence: Span) -> bool:
    """Not one rumour, not "no official report" beside tracing, not a plan or a question."""
    words = load_phrases("nothing")
    if words["particular"].found(frame.text, sentence.start, sentence.end) or frame.text[sentence.start : sentence.end].rstrip(
        "\"”' "
    ).endswith("?"):
        return False
    following = next((other for other in frame.sentences if other.index == sentence.index + 1), None)
    return not (following is not None and words["but_traced"].found(frame.text, sentence.start, following.end))


def _by_authority(frame: Frame, sentence: Span) -> bool:
    speaker = speaker_party(frame, sentence.start, sentence.end)
    if speaker is not None:
        return speaker.party in _AUTHORITIES
    return any(party.party in _AUTHORITIES for party in parties_in(frame, sentence.start, sentence.end))


def _regions(frame: Frame, sentence: Span, start: int, end: int) -> list[str]:
    """Places of which it is said: those that head the sentence or stand in it; those of the sentence before for "di sana"."""
    words = load_phrases("whose")
    here = [m for m in frame.within(sentence.start, sentence.end, "region") if m.get("code") and not is_elsewhere(frame, m, sentence)]
    before = [m for m in here if m["start"] < start]
    if len(before) > 1 and words["listed"].pattern.search(frame.text[before[0]["end"] : before[1]["start"]]):
        return list(dict.fromkeys(str(m["code"]) for m in before))
    if not before and len(listed := _listed(frame, here)) > 1:
        return listed  # "Tiga daerah masih bersih, yakni Sibolga, Karo dan Dairi"
    pointed = words["there"].first(frame.text, sentence.start, sentence.end)
    named_by_speaker = [m for m in frame.within(sentence.start, sentence.end, "official") if m["start"] >= end]
    elsewhere = [m for m in here if not any(o["start"] <= m["start"] < o["end"] for o in named_by_speaker)]
    if pointed is not None and not elsewhere:
        earlier = [s for s in frame.sentences if sentence.index - 2 <= s.index < sentence.index]
        named = [m for s in earlier for m in frame.within(s.start, s.end, "region") if m.get("code")]
        together = _listed(frame, [m for m in named if frame.sentence_at(m["start"]) == frame.sentence_at(named[-1]["start"])])
        if len(together) > 1:
            return together
        last = named[-1:]
        if load_phrases("whose")["both_there"].found(frame.text, sentence.start, sentence.end):
            last = named[-2:]
        if last:
            return list(dict.fromkeys(str(m["code"]) for m in last))
    if code := acting_region(frame, sentence):
        return [code]
    local = [m for m in here if m["level"] != "province"] or here
    if local:
        return [str(min(local, key=lambda m: max(m["start"] - end, start - m["end"], 0))["code"])]
    speaker = named_speaker(frame, start)
    if speaker is not None and speaker.get("region"):
        return [str(speaker["region"])]
    code = region_of_claim(frame, start, end)
    return [code] if code else []


def _listed(frame: Frame, mentions: Sequence[Mention]) -> list[str]:
    """Codes of the places that commas and "dan" join to the last one, in order."""
    words = load_phrases("whose")
    run = list(mentions[-1:])
    for mention in reversed(mentions[:-1]):
        if not words["listed"].pattern.search(frame.text[mention["end"] : run[0]["start"]]):
            break
        run.insert(0, mention)
    return list(dict.fromkeys(str(m["code"]) for m in run))
