"""Which government a claim is about (rulings 26 to 30)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pipeline.records.actors import speaker_of
from pipeline.records.frame import Frame, Mention

NATION = "00"
_LEAD_WEIGHT = 3.0
"""The lead says whose news it is; later paragraphs bring in neighbours."""
_TITLE_WEIGHT = 3.0
_DATELINE_WEIGHT = 0.5
"""The dateline is often the desk's or the speaker's place (phrasing 4): it only breaks ties."""


def region_of_claim(frame: Frame, start: int, end: int) -> str | None:
    """Code of the government that the claim at [start, end) is about, or None.

    The nearest place, institution or office holder with a region in the clause; else in the sentence, nearest first; else the
    region of whoever speaks; else that of the sentences before in the same paragraph; else the article's own.
    """
    clause, sentence = frame.clause_at(start), frame.sentence_at(start)
    for span in (span for span in (clause, sentence) if span is not None):
        first, last = min(span.start, start), max(span.end, end)
        if code := nearest_code(frame, first, last, start, end):
            return code
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


def regions_of_article(frame: Frame, records: Sequence[Mapping[str, Any]]) -> list[str]:
    """Codes of the places that the article is mainly about (ruling 30): its own region, and each place with a violation record."""
    home = home_region(frame)
    codes = dict.fromkeys([home] if home else [])
    codes.update(dict.fromkeys(record["region"] for record in records if record["kind"] == "violation"))
    # A place that only served as an earlier example has an undated or older act; it is no subject of the article.
    acts = [record["region"] for record in records if record["kind"] == "statement" and record["date_basis"] != "published"]
    codes.update(dict.fromkeys(code for code in acts if code == home))
    return sorted(codes)


def code_of(mention: Mention) -> str | None:
    """The region that a mention carries; counts carry none of their own here."""
    if mention["type"] == "region":
        return mention.get("code")
    if mention["type"] in ("official", "institution"):
        return mention.get("region")
    return None


def home_region(frame: Frame) -> str | None:
    """The one region that the article is about, by weighted mentions; None when it names none."""
    votes = region_votes(frame)
    return max(votes, key=lambda code: votes[code]) if votes else None


def region_votes(frame: Frame) -> dict[str, float]:
    """How strongly each region is named: title and lead weigh more, a province gets no vote beside its own regency."""
    votes: dict[str, float] = defaultdict(float)
    lead_end = frame.paragraphs[0].end if frame.paragraphs else 0
    for mention in _in_sentences(frame):
        code = code_of(mention)
        if not code:
            continue
        weight = _LEAD_WEIGHT if mention["start"] < lead_end else 1.0
        if mention["type"] == "region" and mention["text"].casefold() in frame.title.casefold():
            weight += _TITLE_WEIGHT
        votes[code] += weight
    for code in frame.dateline_codes:
        votes[code] += _DATELINE_WEIGHT
    best_regency = max((code for code in votes if "." in code), key=lambda code: votes[code], default=None)
    if best_regency is not None and NATION in votes and votes[NATION] <= votes[best_regency]:
        del votes[NATION]
    return votes


def _in_sentences(frame: Frame) -> Iterable[Mention]:
    return (mention for mention in frame.mentions if frame.sentence_at(mention["start"]) is not None)


def _distance(mention: Mention, start: int, end: int) -> tuple[int, int]:
    if mention["start"] < end and start < mention["end"]:
        return (0, mention["start"])
    return (start - mention["end"] if mention["end"] <= start else mention["start"] - end, mention["start"])
