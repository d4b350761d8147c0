"""Persons without an office beside their name: "dipandu Nama Satu", "Panwaslih, diwakili Nama Satu, menitip pesan".

Articles name an official in full once and often elsewhere; where they never do, the name alone still says who led. A name counts only
where it stands at the role itself, or in apposition to the body or the office for which that one acts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.kept import kept
from pipeline.words.phrases import load_phrases

_REACH = 25
"""Characters between a body and the name of whoever stands in for it: ", yang diwakili oleh "."""

_TO_VERB = 60
"""Characters behind a name within which it is told that this person speaks."""


@kept
def _persons(frame: Frame) -> Mapping[int, tuple[int, str]]:
    """Where names of persons begin that are no part of an office, with their ends and the names."""
    taken = [(mention["start"], mention["end"]) for mention in frame.officials]
    # "Bawaslu Kabupaten Barito Selatan, | Kalteng, | menggelar ikrar": a place, which the frame leaves out behind the smaller one
    places = [(mention["start"], mention["end"]) for mention in frame.doc._.mentions or () if mention["type"] == "region"]
    known = {part for mention in frame.officials for part in str(mention.get("name") or "").casefold().split()}
    found = {}
    for entity in frame.doc.ents:
        start, end = entity.start_char, entity.end_char
        if entity.label_ != "PER" or _is_no_name(entity.text) or any(a < end and start < b for a, b in taken):
            continue
        if any(first <= start and end <= last for first, last in places):
            continue
        if not known.issuperset(entity.text.casefold().split()):
            found[start] = (end, entity.text)
    return found


@kept
def _places(frame: Frame) -> list[int]:
    """Where those names begin, in order."""
    return sorted(_persons(frame))


def _is_no_name(text: str) -> bool:
    """ "Usai" at the head of a sentence, which its capital alone makes look like a name."""
    return any(load_phrases(name)[group].pattern.fullmatch(text) for name, group in _LINKS)


_LINKS = (("modality", "clause_link"), ("issuers", "while_doing"))


def stranger_after(frame: Frame, offset: int, end: int, link: str = "role_to_name") -> Mention | None:
    """Whose name stands right after `offset`, behind "langsung oleh" at most.

    Args:
        link: group of `issuers.yml` with what may stand between.
    """
    for start, (stop, name) in _persons(frame).items():
        if not offset <= start < end:
            continue
        between = frame.text[offset:start].strip()
        if not between or load_phrases("issuers")[link].pattern.fullmatch(between) is not None:
            return _mention(frame, start, stop, name)
    return None


def stranger_before(frame: Frame, sentence: Span, offset: int) -> Mention | None:
    """Whose name stands right before a verb: "Nama Satu, yang | meresmikannya"."""
    for start, (stop, name) in _persons(frame).items():
        if not sentence.start <= start < offset or stop > offset:
            continue
        between = frame.text[stop:offset].strip()
        if not between or load_phrases("issuers")["name_to_role"].pattern.fullmatch(between) is not None:
            return _mention(frame, start, stop, name)
    return None


def stranger_speaks(frame: Frame, start: int, end: int, *, saying: bool = False) -> bool:
    """Whether a person without an office takes the word in [start, end): "Ketua Karang Taruna, | Nama Satu, meminta …".

    Whom a sentence only tells of ("camat bernama | Nama Satu") takes no word: the name opens it, or stands in apposition.

    Args:
        saying: only with a verb of saying or urging behind the name, and no official before it ("dua pegawai, | Nama Satu, diperiksa").
    """
    verbs = (load_phrases("speech")["saying"], load_phrases("appeals")["appeal"], load_phrases("issuers")["takes_the_word"])
    places = _places(frame)
    for at in places[bisect_left(places, start) : bisect_left(places, end)]:
        sentence, stop = frame.sentence_at(at), _persons(frame)[at][0]
        if sentence is None or frame.quote_at(at) is not None:
            continue
        says = any(verb.found(frame.text, stop, min(sentence.end, stop + _TO_VERB)) for verb in verbs)
        if saying and (not says or frame.within(sentence.start, at, "official")):
            continue
        before = frame.text[sentence.start : at].rstrip()
        if not before or before[-1] in ",–-)" or load_phrases("speech")["saying"].opens(frame.text, stop, sentence.end, skipped=" ,"):
            return True
    return False


def stand_in_of(frame: Frame, body: Mention, end: int) -> Mention | None:
    """ "Panwaslih, diwakili | Nama Satu, menitip …", "Polres Lama, Kompol | Nama Satu, yang …": the person who acts for a body."""
    place = next((m for m in frame.within(body["end"], body["end"] + 2, "region")), None)
    start = place["end"] if place is not None else body["end"]  # "Polres | Lama, Kompol Nama Satu"
    person = stranger_after(frame, start, min(end, start + _REACH), "body_to_name")
    return None if person is None else {**person, "institution": body.get("id"), "region": body.get("region")}


def named_behind(frame: Frame, office: Mention, end: int) -> Mention | None:
    """ "Gubernur Lama yang berkunjung ke pulau itu, | Nama Satu, menitip pesan": the name of an office that has none beside it."""
    if office.get("name") or "end" not in office:
        return None
    for start, (stop, name) in _persons(frame).items():
        between = frame.text[office["end"] : start].strip() if office["end"] <= start < end else ""
        closed = frame.text[stop : stop + 1] == ","
        if closed and load_phrases("issuers")["office_to_name"].pattern.fullmatch(between) is not None:
            return {**office, "name": name}
    return None


def _mention(frame: Frame, start: int, end: int, name: str) -> Mention:
    return {
        "type": "official",
        "start": start,
        "end": end,
        "text": frame.text[start:end],
        "name": name,
        "position": None,
        "status": None,
        "institution": None,
        "region": None,
    }
