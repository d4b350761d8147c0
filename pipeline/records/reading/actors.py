"""Who acts and who speaks: officials by their full mention, by one part of the name, or by "ia"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.kept import kept, kept_of
from pipeline.tagging.extensions import text_of
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_PARAGRAPHS_BACK = 4
"""Related stories between paragraphs count as paragraphs."""
_ONE_OFFICE = ("dandim", "kapolres", "kapolda", "kajari")
"""Groups of `issuers.yml`, each of one office by all of its names."""
_OF_MANY_OFFICES = frozenset({"police", "military", "other"})
"""Positions of several offices in one place: a bare office is that of a name only where the title is the same."""
_SHORTEST_NAME_PART = 3
"""Shorter parts ("I", "Sri" is three) also stand for other things."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A place in the text that stands for an official."""

    start: int
    end: int
    official: Mention
    """The fullest mention of that person."""


@kept
def namings(frame: Frame, start: int, end: int) -> tuple[Naming, ...]:
    """Every place in [start, end) that names a known official, in full or by a part of the name; kept, for many rules ask."""
    found = [
        Naming(mention["start"], mention["end"], fullest(frame, mention)) for mention in frame.officials if start <= mention["start"] < end
    ]
    taken = [(naming.start, naming.end) for naming in found] + [(a, b) for a, b in _whole_names_of_others(frame) if a < end and start < b]
    parts = _name_parts(frame)
    for word in _WORD.finditer(frame.text, start, end) if parts else ():
        written = word.group()
        if not written[0].isupper():
            continue
        official = parts.get(written.rstrip(".").casefold())
        if official is None or word.end() > end:
            continue
        # A part of a name counts only after the person has been introduced.
        if word.start() >= official["start"] and not any(a <= word.start() < b for a, b in taken):
            found.append(Naming(word.start(), word.end(), official))
            taken.append((word.start(), word.end()))
    return tuple(sorted(found, key=lambda naming: naming.start))


@kept
def _whole_names_of_others(frame: Frame) -> tuple[tuple[int, int], ...]:
    """ "Ketua DPD Partai Maju, | Sukirman Hadi |, …": a part of "Lukman Hadi" in it, which no official was seen in, is not his."""
    known = [(mention["start"], mention["end"]) for mention in frame.officials]
    persons = [(e.start_char, e.end_char) for e in frame.doc.ents if e.label_ == "PER"]
    whole = [(a, b) for a, b in persons if " " in text_of(frame.doc)[a:b]]
    return tuple((a, b) for a, b in whole if not any(start < b and a < end for start, end in known))


@kept_of
def fullest(frame: Frame, official: Mention) -> Mention:
    """The mention that names the same person most fully; an office without a name stands for itself."""
    name = official.get("name")
    if not name:
        same_office = [
            other
            for other in frame.officials
            if other.get("name") and all(other.get(key) == official.get(key) for key in ("position", "region", "institution"))
        ]
        if official.get("status") != "former":  # "Surat Edaran Bupati" is not that of the "mantan Bupati, Nama Satu"
            same_office = [other for other in same_office if other.get("status") != "former"]
        if official.get("position") in _OF_MANY_OFFICES and "text" in official:
            same_office = [other for other in same_office if _is_same_title(official, other)]
        names = {other["name"] for other in same_office}
        return max(same_office, key=lambda other: len(other["name"])) if len(names) == 1 else official
    words = set(name.casefold().split())
    alike = [other for other in frame.officials if other.get("name") and words <= set(other["name"].casefold().split())]
    known = [other for other in alike if other.get("position") not in (None, "other")] or alike
    return max(known, key=lambda other: (len(other["name"]), -other["start"]), default=official)


def _office_in(named: Mention) -> str:
    """ "Nama Satu, M.Si, | Kapolda Jawa Barat": the office of a mention also where it stands behind the name."""
    text = str(named["text"])
    return text.rpartition(",")[2].strip() if text.startswith(str(named.get("name") or "\n")) else text


def _is_same_title(bare: Mention, named: Mention) -> bool:
    """ "Kapolres" is the "Kapolres Talaud AKBP …" named before, and no Wakapolres; "Dandim" is the "Komandan Kodim"."""
    texts = str(bare["text"]), _office_in(named)
    first, other = (text.casefold().split() for text in texts)
    words = load_phrases("issuers")
    if any(all(words[office].pattern.match(text) for text in texts) for office in _ONE_OFFICE):
        return True
    length = 1 if words["head_of"].pattern.fullmatch(first[0]) is None else min(2, len(first))
    return first[:length] == other[:length]


@kept
def speaker_of(frame: Frame, start: int, end: int) -> Mention | None:
    """Who says what stands at [start, end): the quote's speaker, else whom the sentence names with a verb of saying, else "ia"."""
    for quote in frame.quotes:
        if quote.start < end and start < quote.end and quote.speaker is not None:
            return fullest(frame, quote.speaker)
    sentence = frame.sentence_at(start)
    if sentence is None:
        return None
    said = load_phrases("speech")["saying"]
    if said.found(frame.text, sentence.start, sentence.end):
        named = _outside_quotes(frame, sentence)
        told_by_he = _HE_SAYS.match(frame.text, sentence.start, sentence.end)
        if named and (told_by_he is None or _is_named_there(frame, named[0]) or named[0].start < told_by_he.end()):
            return named[0].official
        person = antecedent(frame, sentence.start)
        if person is not None and not named and _is_told_by_another_body(frame, sentence, person):
            return None
        return person or (named[0].official if named else None)
    return None


def _is_told_by_another_body(frame: Frame, sentence: Span, person: Mention) -> bool:
    """ "BKN kemudian menyatakan keduanya terbukti": the body that opens the sentence says it, and not who spoke for another before."""
    opening = frame.opening(*sentence.bounds)
    body = next((m for m in frame.within(opening, sentence.end, "institution") if m["start"] - opening <= 1), None)
    if body is None or frame.quote_at(body["start"]) is not None or not person.get("institution"):
        return False
    said = load_phrases("speech")["saying"].first(frame.text, body["end"], sentence.end)
    if said is None or len(frame.text[body["end"] : said.start()].split()) > _TO_ITS_SAYING:
        return False
    elsewhere = body.get("region") and person.get("region") and body["region"] != person["region"]
    return body["id"] != person["institution"] or bool(elsewhere)


_TO_ITS_SAYING = 4
"""Words between a body and what it says: its place, "kemudian"."""


_HE_SAYS = Shape(r"[\"“\s]*(?:{speech.by_him}(?!\w)|di\w{3,}(?:kan|i)nya(?=\s*,|\s+bahwa(?!\w)))", re.IGNORECASE)
""" "Menurut dia, 20 ASN melanggar aturan MenPAN-RB": an office named in what he says does not say it."""


def _is_named_there(frame: Frame, naming: Naming) -> bool:
    """Whether the place itself holds a part of the name, and is no bare office ("Ia menyebut satgas itu dikukuhkan | Wali Kota")."""
    written = frame.text[naming.start : naming.end].casefold()
    return any(part in written for part in (naming.official.get("name") or "").casefold().split())


def _outside_quotes(frame: Frame, sentence: Span) -> list[Naming]:
    """Whom the sentence names in its own words: of whom a quote speaks ("kita serahkan ke wali kota," jelasnya) does not say it."""
    return [naming for naming in namings(frame, *sentence.bounds) if frame.quote_at(naming.start) is None]


def antecedent(frame: Frame, offset: int) -> Mention | None:
    """Whom "ia" or "dirinya" at `offset` stands for: the last person named before, a few paragraphs back at most."""
    here = frame.paragraph_at(offset)
    floor = frame.paragraphs[max(0, here.index - _PARAGRAPHS_BACK)].start if frame.paragraphs else 0
    told_by_them: Mention | None = None
    for sentence in reversed([s for s in frame.sentences if floor <= s.start < offset]):
        quoted = [quote for quote in frame.quotes if quote.start < sentence.end and sentence.start < quote.end and quote.speaker]
        named = [naming for naming in namings(frame, sentence.start, min(sentence.end, offset)) if naming.official.get("name")]
        if quoted and quoted[-1].speaker is not None:
            return fullest(frame, quoted[-1].speaker)
        if len(named) > 1 and load_phrases("speech")["after_whom"].pattern.fullmatch(
            frame.text[sentence.start : named[0].start].strip(' "“')
        ):
            return named[1].official  # "Usai Rudi, giliran Ketua Bawaslu Toni bicara. Dia …"
        if named and not (he_tells_of(frame, sentence, named[0].start) or _only_did_it(frame, sentence, named[0].start)):
            return named[0].official
        if named and told_by_them is None:
            told_by_them = named[0].official
    return told_by_them


def _only_did_it(frame: Frame, sentence: Span, named: int) -> bool:
    """ "Acara itu dihadiri pula | Ketua KPU": by whom something was done, which is not who goes on speaking."""
    passive = _BY_PASSIVE.search(frame.text, max(sentence.start, named - _TO_AGENT), named)
    return passive is not None and load_phrases("issuers")["introduces_speaker"].pattern.match(frame.text, passive.start()) is None


_BY_PASSIVE = re.compile(r"(?<!\w)di[a-z]{3,}(?:\s+(?:oleh|pula|juga|turut|langsung)){0,2}\s+\Z")
_TO_AGENT = 45
"""Characters before a name in which the passive begins."""


def he_tells_of(frame: Frame, sentence: Span, named: int) -> bool:
    """ "Dia menyebut | Bupati Alor telah meneken edaran": whom "dia" tells of is not who goes on speaking."""
    he = _HE_SAYS.match(frame.text, sentence.start, named)
    said = (load_phrases("speech")["saying"], load_phrases("appeals")["appeal"])  # "Dia meminta | Bupati Alor menegur camat"
    return he is not None and any(words.found(frame.text, sentence.start, named) for words in said)


def spoken_sentences(frame: Frame, official: Mention) -> Iterator[Span]:
    """Sentences in which this person is said to speak, by name or as "ia", in order."""
    for sentence, named in _told_by(frame):
        if any(same_person(person, official) for person in named):
            yield sentence


@kept
def _told_by(frame: Frame) -> tuple[tuple[Span, tuple[Mention, ...]], ...]:
    """The sentences with a verb of saying, and who may be saying it."""
    said = load_phrases("speech")["saying"]
    found: list[tuple[Span, tuple[Mention, ...]]] = []
    for sentence in frame.sentences:
        if not said.found(frame.text, sentence.start, sentence.end):
            continue
        named = tuple(naming.official for naming in _outside_quotes(frame, sentence))
        if not named and (person := speaker_of(frame, sentence.start, sentence.end)) is not None:
            named = (person,)
        found.append((sentence, named))
    return tuple(found)


def same_person(first: Mention, second: Mention) -> bool:
    """Whether two officials are one: by name where both have one, else by office."""
    if first.get("name") and second.get("name"):
        a, b = set(first["name"].casefold().split()), set(second["name"].casefold().split())
        return a <= b or b <= a or _misspelt(first, second)
    return all(first.get(key) == second.get(key) for key in ("position", "institution", "region"))


def _misspelt(first: Mention, second: Mention) -> bool:
    """ "Khristofel Praing" and "Kristofel Praing" of one office: names of as many parts, of which one differs by a letter or two."""
    if any(first.get(key) != second.get(key) for key in ("position", "region", "institution")):
        return False
    a, b = first["name"].casefold().split(), second["name"].casefold().split()
    unlike = [pair for pair in zip(a, b, strict=False) if pair[0] != pair[1]]
    return len(a) == len(b) > 1 and len(unlike) == 1 and SequenceMatcher(None, *unlike[0]).ratio() >= _ALIKE


_ALIKE = 0.75


@kept
def _name_parts(frame: Frame) -> dict[str, Mention]:
    """Parts of names that belong to one person only."""
    owners: dict[str, list[Mention]] = {}
    for official in frame.officials:
        for part in (official.get("name") or "").split():
            if len(part) >= _SHORTEST_NAME_PART:
                owners.setdefault(part.casefold().rstrip("."), []).append(fullest(frame, official))
    unique = {}
    for part, officials in owners.items():
        if all(same_person(officials[0], other) for other in officials):
            unique[part] = officials[0]
    return unique
