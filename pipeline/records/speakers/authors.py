"""Who signed or sent a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records.reading.actors import Naming, fullest, namings
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.speakers.holder import NEAR, RIGHT_AFTER, ROLES, Holder, stood_in
from pipeline.tagging.linking import Level, region_for_level
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_BARE_AUTHORS: dict[str, tuple[str, Level]] = {
    "author_governor": ("governor", "province"),
    "author_regent": ("regent", "regency"),
    "author_mayor": ("mayor", "city"),
}
_BARE_REACH = 20


def author_of_letter(frame: Frame, offset: int) -> Holder | None:
    """The author named right after the letter at `offset`."""
    sentence = frame.sentence_at(offset)
    return next((holder for holder in authors(frame, sentence) if holder.span[0] == offset), None) if sentence is not None else None


def author_of_letter_before(frame: Frame, sentence: Span) -> Holder | None:
    """ "Lima hal diatur edaran Sekda X: … | Edaran keluar Jumat": a sentence that opens with a letter goes on about the one before."""
    before = frame.before(sentence)
    letter = load_phrases("forms")["letter"].first(frame.text, *sentence.bounds)
    if before is None or letter is None or letter.start() != frame.opening(*sentence.bounds):
        return None
    return next(authors(frame, before), None) if frame.in_one_paragraph(before.start, sentence.start) else None


def authors(frame: Frame, sentence: Span) -> Iterator[Holder]:
    """ "Surat Edaran Bupati Ogan Ilir", "surat imbauan Bawaslu": the issuer stands right after the letter."""
    rank = len(ROLES["circular"])
    words = load_phrases("forms")
    bare = words["plain_letter"].all(frame.text, sentence.start, sentence.end)  # "Surat | Bupati X bertanggal 14 Oktober meminta kades …"
    for letter in (*words["letter"].all(frame.text, sentence.start, sentence.end), *bare):
        for mention in frame.within(letter.start(), min(sentence.end, behind_its_name(frame, letter.end(), sentence.end) + RIGHT_AFTER)):
            if mention["type"] == "official":
                yield Holder(rank, _whose_office(frame, mention), None, letter.span())
            elif mention["type"] == "institution":
                yield Holder(rank, None, mention, letter.span())
        yield from _bare_author(frame, sentence, letter.span(), rank)


def _whose_office(frame: Frame, office: Mention) -> Mention:
    """Who holds the office that a letter is called by: "Surat Edaran Bupati X" is not told to be of the Pjs who stands in for him."""
    person = fullest(frame, office)
    if (
        person.get("status") != "acting_temporary"
        or _STANDS_IN.match(str(office["text"]))
        or str(person.get("name")) in str(office["text"])
    ):
        return person
    return {**office, "name": None, "status": "definitive"}


_STANDS_IN = re.compile(r"p(?:j|en?jabat)", re.IGNORECASE)
""""Pjs Bupati", "Penjabat Sementara Bupati"."""


def behind_its_name(frame: Frame, offset: int, end: int) -> int:
    """Where the author of a letter that ends at `offset` may stand: behind what it is called ("Edaran | netralitas | Wali Kota X")."""
    called = load_phrases("issuers")["called"].pattern.match(frame.text, frame.opening(offset, end), end)
    return called.end() if called is not None else offset


def _bare_author(frame: Frame, sentence: Span, letter: tuple[int, int], rank: int) -> Iterator[Holder]:
    """ "Edaran gubernur": an office in small letters and without a place is no mention, yet it says whose letter it is."""
    for group, (position, level) in _BARE_AUTHORS.items():
        word = load_phrases("issuers")[group].first(frame.text, letter[0], min(sentence.end, letter[1] + _BARE_REACH))
        if word is not None and not frame.text[letter[1] : word.start()].strip() and not frame.within(letter[0], word.end(), "official"):
            region = region_for_level(frame.doc, level, letter[1])
            office = {
                "type": "official",
                "name": None,
                "position": position,
                "status": "definitive",
                "institution": "pemda",
                "region": region,
            }
            yield Holder(rank, office, None, word.span())


def office_of(holder: tuple[Mention | None, Mention | None]) -> tuple[Mention | None, Mention | None]:
    """ "Pihaknya telah menggelar": the speaker's office did it, not the speaker."""
    official, _institution = holder
    if official is None:
        return holder
    return None, {"type": "institution", "id": official.get("institution"), "region": official.get("region")}


OTHER_PASSIVE = re.compile(r"\byang\s+(?:\w+\s+)?di\w{4,}\s+(?:oleh\b)?", re.IGNORECASE)
""" "ASN diminta menaati ketentuan yang dibuat oleh KPU": who made the rules has asked nothing."""

_CAME = Shape(r"(?:,|\bdan|\bserta)\s+(?:(?:turut|juga|ikut)\s+)?{issuers.came_to_it}(?!\w)", re.IGNORECASE)
""" "Acara itu digelar di balai desa dan dihadiri | Bupati": he only came to it."""


def agent_after(frame: Frame, sentence: Span, offset: int) -> tuple[Mention | None, Mention | None] | None:
    """The official or institution that begins soon after a passive verb."""
    end = min(sentence.end, offset + NEAR)
    named = [n for n in namings(frame, offset, end) if not right_before(frame.text, offset, n.start, "issuers", "not_he")]
    bodies = frame.within(offset, end, "institution")
    bodies = [body for body in bodies if not right_before(frame.text, offset, body["start"], "issuers", "at_place")]
    first = min([*(naming.start for naming in named[:1]), *(body["start"] for body in bodies[:1])], default=offset)
    if OTHER_PASSIVE.search(frame.text, offset, first) or _CAME.search(frame.text, offset, first):
        return None
    if named:
        signer = _signed_for(frame, sentence, offset, named[0])
        return (signer if signer is not None else stood_in(frame, sentence, named[0])), None
    return (None, bodies[0]) if bodies else None


def _signed_for(frame: Frame, sentence: Span, offset: int, named: Naming) -> Mention | None:
    """ "Ditandatangani a.n. Bupati oleh Sekda": the signer (ruling 32)."""
    if load_phrases("issuers")["on_behalf"].first(frame.text, offset, named.start) is None:
        return None
    by = load_phrases("issuers")["signer_after"].first(frame.text, named.end, min(sentence.end, named.end + NEAR))
    signers = namings(frame, by.end(), min(sentence.end, by.end() + NEAR)) if by is not None else ()
    return signers[0].official if signers else None
