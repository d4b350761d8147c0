"""Which government a claim is about (rulings 26 to 30)."""

from __future__ import annotations

import re

from ikrar.regions import NATION
from pipeline.records.reading.actors import speaker_of
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.kept import kept
from pipeline.tagging.linking import main_region, province_of
from pipeline.words.shapes import Shape

__all__ = ["NATION", "code_of", "home_region", "nearest_code", "region_of_claim", "region_of_official"]


def region_of_claim(frame: Frame, start: int, end: int) -> str | None:
    """Code of the government that the claim at [start, end) is about, or None.

    The nearest place, institution or office holder with a region in the clause; else in the sentence, nearest first; else the
    region that heads the section; else that of whoever speaks; else that of the sentences before in the same paragraph; else the
    article's own.
    """
    clause, sentence = frame.clause_at(start), frame.sentence_at(start)
    section = frame.section_at(start)
    for span in (span for span in (clause, sentence) if span is not None):
        first, last = min(span.start, start), max(span.end, end)
        if code := nearest_code(frame, first, last, start, end):
            return section.code if section is not None and section.code.startswith(f"{code}.") else code
    if section is not None:
        return section.code
    speaker = speaker_of(frame, start, end)
    if speaker is not None and speaker.get("region"):
        return str(speaker["region"])
    if sentence is not None:
        paragraph = frame.paragraph_at(start)
        for before in reversed([s for s in frame.sentences if paragraph.start <= s.start < sentence.start]):
            if code := nearest_code(frame, before.start, before.end, start, end):
                return code
    return home_region(frame)


def nearest_code(frame: Frame, first: int, last: int, start: int, end: int) -> str | None:
    """The code of the mention in [first, last) that is nearest to [start, end); a regency wins over its own province beside it."""
    placed = [mention for mention in frame.within(first, last) if code_of(mention)]
    if not placed:
        return None
    codes = {code_of(mention) for mention in placed}
    # "Kabupaten Keerom, Papua": the province only says where the regency lies.
    own = [m for m in placed if not any(code and code != code_of(m) and code.startswith(f"{code_of(m)}.") for code in codes)]
    return code_of(min(own or placed, key=lambda mention: _distance(mention, start, end)))


def code_of(mention: Mention) -> str | None:
    """The region that a mention carries; counts carry none of their own here."""
    if mention["type"] == "region":
        return mention.get("code")
    if mention["type"] in ("official", "institution"):
        return mention.get("region")
    return None


def is_in_office(frame: Frame, place: Mention) -> bool:
    """ "Ketua Bawaslu Sulawesi Tengah": the place is part of the office of somebody."""
    return any(official["start"] <= place["start"] < official["end"] for official in frame.officials)


def region_of_official(frame: Frame, official: Mention) -> str | None:
    """The region that an official serves; a governor without a place is that of the province in which the article plays."""
    if official.get("region"):
        return str(official["region"])
    home = home_region(frame)
    if home is not None and official.get("position") in ("governor", "vice_governor"):
        return province_of(home)
    return None


@kept
def home_region(frame: Frame) -> str | None:
    """The one region that the article is about; None when it names none."""
    return main_region(frame.doc)


def voted_in(frame: Frame, sentence: Span) -> str | None:
    """ "21 ASN diduga berpolitik praktis dalam pilkada 2020 di Kalbar": the province of the vote, where nothing else tells a place."""
    within = frame.within(*sentence.bounds)
    named = [m for m in within if m["type"] == "region" and m.get("code")]
    told = any(m.get("region") for m in within if m["type"] in ("official", "institution"))
    if told or len(named) != 1 or named[0]["level"] != "province":
        return None
    return str(named[0]["code"]) if _VOTE_IN.search(frame.text, sentence.start, named[0]["start"]) else None


_VOTE_IN = Shape(r"(?<!\w)di\s+(?:{before_names.province}\s+)?$", re.IGNORECASE)


def _distance(mention: Mention, start: int, end: int) -> tuple[int, int]:
    if mention["start"] < end and start < mention["end"]:
        return (0, mention["start"])
    return (start - mention["end"] if mention["end"] <= start else mention["start"] - end, mention["start"])
