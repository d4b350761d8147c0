"""Who does what a verb says: the subject of an active verb, told apart from those who only speak, listen or stand beside him."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records.reading.actors import Naming, antecedent, fullest, namings
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.speakers.authors import office_of
from pipeline.records.speakers.holder import NEAR
from pipeline.words.phrases import load_phrases


def _by_first_office(frame: Frame, people: Sequence[Naming]) -> list[Naming]:
    """ "Pj Bupati yang juga Kepala BKPSDM Provinsi ini": one person, who speaks as what is told of him first.

    The name may stand by the second office ("Ketua Korpri yang juga Sekda, NAME"): then that one says who he is.
    """
    kept: list[Naming] = []
    for naming in people:
        also = kept and load_phrases("issuers")["who_also_is"].pattern.fullmatch(frame.text[kept[-1].end : naming.start].strip())
        if not also or (naming.official.get("name") and not kept[-1].official.get("name")):
            kept.append(naming)
    return kept


def subject_before(frame: Frame, sentence: Span, offset: int) -> tuple[Mention | None, Mention | None] | None:
    """The subject of an active verb: the last person or institution before it in the sentence, or whom "ia" or "kami" means."""
    if (first := _first_verb(frame, sentence, offset)) is not None:
        return subject_before(frame, sentence, first)
    goes_on = right_before(frame.text, sentence.start, offset, "issuers", "while_doing")
    aside = [] if goes_on else _parentheses(frame, sentence, offset)  # "…, kata Kapolres, Selasa, seraya | menegaskan anggotanya netral"
    everybody = namings(frame, sentence.start, offset)
    epithet = load_phrases("issuers")["epithet"].last(frame.text, sentence.start, offset)
    meant = [epithet.span()] if epithet is not None else []  # "Bekas | Asisten | Kota X itu meminta": the office he held names nobody
    people = [naming for naming in _by_first_office(frame, everybody) if not _within(meant, naming.start)]
    named = [naming for naming in _present(frame, people) if not _within(aside, naming.start)]
    bodies = frame.within(sentence.start, offset, "institution")
    bodies = [
        body for body in bodies if not (_inside(body, everybody) or _within(meant, body["start"])) and _is_there(frame, body["start"])
    ]
    if not named and not bodies:  # "Jangan pilih kasih, ujar Pj Bupati, mengingatkan kades": nobody else is there who could
        named = [naming for naming in people[-1:] if frame.text[naming.end : offset].strip() == ","]
    if named:
        bodies = [body for body in bodies if not right_before(frame.text, sentence.start, body["start"], "issuers", "where_they_serve")]
    quote = frame.quote_at(offset)
    if quote is not None and (we := load_phrases("issuers")["we"].first(frame.text, max(quote.start, sentence.start), offset)):
        if quote.speaker is None:
            return None
        speaker = (fullest(frame, quote.speaker), None)
        return speaker if we.group().lower() == "saya" else office_of(speaker)
    found = load_phrases("grammar")["he"].all(frame.text, sentence.start, offset)
    pronouns = [he for he in found if not right_before(frame.text, max(0, he.start() - NEAR), he.start(), "issuers", "attributed")]
    pronoun = pronouns[-1] if pronouns else epithet
    last_named = named[-1].start if named else -1
    last_body = bodies[-1]["start"] if bodies else -1
    if pronoun is not None and pronoun.start() > max(last_named, last_body):
        person = antecedent(frame, pronoun.start())
        return (person, None) if person is not None else None
    if last_named < 0 and last_body < 0:
        return None
    beside = named[-1].end if named else 0
    if last_named > last_body or (
        named and load_phrases("issuers")["joins"].pattern.fullmatch(frame.text[beside:last_body].strip(", \n")) is not None
    ):
        return (_first_of_joined(frame, named).official, None) if _is_subject(frame, sentence, named[-1], offset) else None
    return None, bodies[-1]


def _joined_to(frame: Frame, first: Naming, second: Naming, *, last: bool) -> bool:
    """Whether two persons stand in one list: "Bupati A dan Ketua Bawaslu B", and before its last link "A, B"."""
    words = load_phrases("issuers")["listed_last"] if last else load_phrases("issuers")["listed"]
    return words.pattern.fullmatch(frame.text[first.end : second.start].strip()) is not None


def _first_of_joined(frame: Frame, named: Sequence[Naming]) -> Naming:
    """ "Bupati A dan Ketua Bawaslu B meneken nota kesepahaman": the first of those who act together."""
    at = len(named) - 1
    while at and _joined_to(frame, named[at - 1], named[at], last=at == len(named) - 1):
        at -= 1
    return named[at]


def _first_verb(frame: Frame, sentence: Span, offset: int) -> int | None:
    """ "Gubernur | melantik Pj Bupati Buol sekaligus meminta …": who is sworn in is not who asks; where the first verb stands."""
    if not right_before(frame.text, sentence.start, offset, "issuers", "and_then_does"):
        return None
    does = load_phrases("issuers")["does_to_them"].last(frame.text, sentence.start, offset)
    if does is None or frame.quote_at(does.start()) is not None or not namings(frame, does.end(), offset):
        return None
    return does.start() if namings(frame, sentence.start, does.start()) else None


def _parentheses(frame: Frame, sentence: Span, offset: int) -> list[tuple[int, int]]:
    """Attributions between commas (", kata Ari,"): whoever is named in them speaks and does not act."""
    words = load_phrases("issuers")["parenthesis"]
    return [
        found.span()
        for found in words.all(frame.text, sentence.start, offset)
        if frame.text[: found.start()].rstrip().endswith(",") and frame.text[found.end() :].lstrip().startswith(",")
    ]


def _within(spans: Sequence[tuple[int, int]], offset: int) -> bool:
    return any(start <= offset < end for start, end in spans)


def _is_subject(frame: Frame, sentence: Span, naming: Naming, offset: int) -> bool:
    """Whether whoever is named does what stands at `offset`, and does not only say that others did."""
    words, said = load_phrases("issuers"), load_phrases("speech")["saying"]
    intro = words["introduces_speaker"].last(frame.text, sentence.start, naming.start)
    if intro is not None and not frame.text[intro.end() : naming.start].strip():
        # "Hal itu disampaikan Sekda saat memimpin ikrar": here the speaker acts too.
        # So it does in "…, ujar Pj Bupati, mengingatkan kades".
        return words["while_doing"].found(frame.text, naming.end, offset) or frame.text[naming.end : offset].strip() == ","
    aside = _parentheses(frame, sentence, offset)
    spoken = (v for v in said.all(frame.text, naming.end, offset) if not _within(aside, v.start()))
    spoken = (v for v in spoken if not words["met"].found(frame.text, v.start(), v.end()))  # "Sekda, ketika dikonfirmasi Rabu, meminta"
    verb = next((v for v in spoken if not load_phrases("appeals")["appeal"].found(frame.text, v.start(), v.end())), None)
    return verb is None or words["elided_subject"].pattern.fullmatch(frame.text[verb.end() : offset].strip(" ,\n")) is not None


def _present(frame: Frame, named: Sequence[Naming]) -> list[Naming]:
    """Without those whom somebody only stands in for ("Asisten I yang hadir mewakili Bupati"), or who only stand beside him in a list."""
    kept: list[Naming] = []
    for at, naming in enumerate(named):
        beside = at > 0 and _joined_to(frame, named[at - 1], naming, last=True) and named[at - 1] not in kept
        if not beside and _is_there(frame, naming.start):
            kept.append(naming)
    return kept


def _is_there(frame: Frame, start: int) -> bool:
    if right_before(frame.text, max(0, start - NEAR), start, "issuers", "guest_speaker"):
        return False
    cue = load_phrases("issuers")["absent"].last(frame.text, max(0, start - NEAR), start)
    return cue is None or bool(frame.text[cue.end() : start].strip())


def _inside(body: Mention, named: Sequence[Naming]) -> bool:
    """An institution that is only part of an office ("Ketua Bawaslu Batang")."""
    return any(naming.start <= body["start"] < naming.end for naming in named)
