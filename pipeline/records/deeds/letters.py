"""Letters to servants: which are circulars, by what they say, by whom and to whom they go (ruling 34).

A letter counts when it is written, sent or posted, and as well when it only says what it says ("edarannya melarang …"). A national
letter is a legal basis, a letter that hands on a case is none, and a local dated letter that another act carries out is one of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records.deeds.makers import is_by_no_authority
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.reading.moment import act_dates
from pipeline.records.reading.place import NATION, code_of, home_region
from pipeline.records.speakers.authors import behind_its_name
from pipeline.records.speakers.holder import RIGHT_AFTER
from pipeline.records.speakers.urging import addresses_servants, names_servants
from pipeline.words.phrases import load_phrases

_BREAK = re.compile(r"[;”“\"]")
_OWN = re.compile(r"nya$", re.IGNORECASE)
_MOST_WORDS_OF_BASIS = 6
_MOST_WORDS_TO_VERB = 14
_DATED = 50
"""Characters after the author of a letter within which its date begins."""
_REASON = 4
"""So many sentences before "karena itu" may say why, short answers among them."""
_SHORT = 4
"""Words of a sentence that only answers."""
_ADDRESS = 25
"""Characters after "surati" within which its addressee stands."""
_DEGREES = re.compile(r"[\s,.]*(?:[A-Z][A-Za-z.]{0,7}[\s,.]+)*")
_NAME_BEFORE = re.compile(r"(?:[A-Z][\w'’.-]*\s+){1,4}[A-Z][\w'’.-]*\s*,\s*(?:[A-Z][A-Za-z.]{0,7}\s*,\s*)*$")
_DEGREE_AFTER = re.compile(r"\.?\s*(?:,|\)|dan\s+[A-Z]|M\.?[A-Z])")
_TO_DEGREE = 120
"""Characters from the beginning of an office with its holder to the last of the holder's degrees."""


def letters_that_urge(frame: Frame, sentence: Span) -> Iterator[tuple[int, int, int, int]]:
    """Letters that say something to servants, or by which somebody does: bounds of the whole, bounds of the verb.

    "Edarannya tanggal 24 Maret sudah melarang …" · "Pjs Gubernur, lewat surat telegram, memerintahkan …".
    """
    words, text = load_phrases("letters"), frame.text
    verbs = list(words["says"].all(text, *sentence.bounds))
    for letter in load_phrases("forms")["letter"].all(text, *sentence.bounds) if verbs else ():
        through = right_before(text, sentence.start, letter.start(), "letters", "through")
        if load_phrases("grammar")["that"].opens(text, letter.end()) or is_degree(frame, letter):
            continue
        for verb in verbs:
            first, last = (letter, verb) if letter.start() < verb.start() else (verb, letter)
            between = text[first.end() : last.start()]
            if verb.start() < letter.end() and letter.start() < verb.end():
                continue
            if _BREAK.search(between) or len(between.split()) > _MOST_WORDS_TO_VERB:
                continue
            if through or (first is letter and _is_known(frame, letter, verb.start())):
                yield first.start(), last.end(), verb.start(), verb.end()


def _is_known(frame: Frame, letter: re.Match[str], until: int) -> bool:
    """Whether the text says whose letter it is, of what day or of what number."""
    if (
        _OWN.search(letter.group())
        or load_phrases("letters")["numbered"].found(frame.text, letter.start(), until)
        or act_dates(frame, letter.end(), until)
    ):
        return True
    authors = frame.within(letter.start(), min(until, behind_its_name(frame, letter.end(), until) + RIGHT_AFTER))
    return any(mention["type"] in ("official", "institution") and code_of(mention) != NATION for mention in authors)


def letters_followed(frame: Frame, sentence: Span) -> Iterator[tuple[int, int]]:
    """ "Menindaklanjuti Edaran Gubernur tanggal 27 September, bupati …": a local, dated letter is an act of its own (codebook)."""
    words, text = load_phrases("forms"), frame.text
    for basis in words["legal_basis"].all(text, sentence.start, sentence.end):
        letter = words["letter"].first(text, basis.end(), sentence.end) or words["plain_letter"].first(text, basis.end(), sentence.end)
        if letter is None or text[basis.end() : letter.start()].strip():
            continue
        if load_phrases("letters")["penalty"].found(text, sentence.start, basis.start()):
            continue
        author = next((m for m in frame.within(letter.end(), letter.end() + 2) if m["type"] in ("official", "institution")), None)
        if author is None or code_of(author) in (None, NATION):
            continue
        dates = act_dates(frame, author["end"], min(sentence.end, author["end"] + _DATED))
        if dates:
            yield letter.start(), dates[0]["end"]


def is_no_circular(frame: Frame, sentence: Span, start: int, end: int) -> bool:
    """A legal basis, a letter to parties, or a case handed to an authority by letter (rulings 7, 34)."""
    words, text = load_phrases("forms"), frame.text
    if words["to_authority"].found(text, start, min(sentence.end, end + _ADDRESS)) or words["hands_case"].found(text, end, sentence.end):
        return True
    if _hangs_on_a_plan(frame, sentence, start, end) or _is_by_citizens(frame, sentence, start) or _sends_a_request(frame, sentence):
        return True
    ours = load_phrases("letters")
    if not ours["kind"].found(text, start, end) and ours["case_sent"].found(text, *sentence.bounds):
        return True
    if not ours["kind"].found(text, start, end) and _is_of_recommended(frame, sentence, start, end):
        return True
    others = any(is_for_others(frame, sentence, group) for group in ("to_parties", "to_voters"))
    return others or _is_legal_basis(frame, sentence, start, end)


def _is_of_recommended(frame: Frame, sentence: Span, start: int, end: int) -> bool:
    """ "… rekomendasi itu dijatuhkan terhadap camat. "Saya sudah perintahkan staf mengirim surat | itu"": the letter with it."""
    that = load_phrases("grammar")["that"]
    points_back = that.opens(frame.text, end) or that.found(frame.text, start, end)
    if not points_back or load_phrases("forms")["topic"].found(frame.text, *sentence.bounds):
        return False
    before = frame.sentences[max(0, sentence.index - 3) : sentence.index]
    return any(load_phrases("letters")["case_sent"].found(frame.text, *other.bounds) for other in before)


def _sends_a_request(frame: Frame, sentence: Span) -> bool:
    """ "Panwaslu minta pemkab mengimbau kades. Permintaan itu dituangkan dalam surat": asked, and no order (ruling 34)."""
    before = frame.before(sentence)
    if before is None or not load_phrases("letters")["request_sent"].found(frame.text, *sentence.bounds):
        return False
    return load_phrases("appeals")["order_asked"].found(frame.text, *before.bounds)


def _is_by_citizens(frame: Frame, sentence: Span, start: int) -> bool:
    """ "Ketua LSM X | menyurati Pj Bupati agar ASN netral": who heads the sentence holds no office."""
    opening = frame.opening(*sentence.bounds)
    citizens = load_phrases("forms")["no_authority"].first(frame.text, opening, start)
    if citizens is None or _HEAD_OF.fullmatch(frame.text, opening, citizens.start()) is None:
        return False
    return is_by_no_authority(frame, sentence, start)


_HEAD_OF = re.compile(r"(?:(?!me\w{3})[\w-]+\s+){0,2}", re.IGNORECASE)
""" "Ketua | LSM", "Sejumlah | aktivis"."""


def _hangs_on_a_plan(frame: Frame, sentence: Span, start: int, end: int) -> bool:
    """ "Setelah edaran keluar, ikrar direncanakan …": an undated letter on which a plan or a duty waits is still to come."""
    cues = load_phrases("modality")
    waits = load_phrases("letters")["waits"].last(frame.text, sentence.start, start)
    if waits is not None and not _AT_ONCE.match(frame.text, waits.end()):
        return True  # but "Sambil menunggu, sekda meneken edaran"
    if not right_before(frame.text, sentence.start, start, "forms", "once_done") or act_dates(frame, start, sentence.end):
        return False
    return cues["planned"].found(frame.text, end, sentence.end) or cues["demand"].found(frame.text, end, sentence.end)


_AT_ONCE = re.compile(r"\s*,")
""" "sambil menunggu, …": what is waited for has been told before."""


def is_for_others(frame: Frame, sentence: Span, group: str) -> bool:
    """Letters to parties, pledges of students or polling staff: others are named, and no servants beside them (rulings 19, 34)."""
    others = load_phrases("forms")[group].first(frame.text, sentence.start, sentence.end)
    if others is None:
        return False
    content = load_phrases("forms")["letter_urges"].first(frame.text, others.end(), sentence.end) if group == "to_parties" else None
    if content is not None:
        return not names_servants(frame, others.end(), content.start())
    return not names_servants(frame, sentence.start, sentence.end)


def urges_servants(frame: Frame, sentence: Span) -> bool:
    """Whether a letter without a kind urges servants, by its own sentence or the next, and hands on no case."""
    words, following = load_phrases("forms"), frame.sentences[sentence.index + 1 : sentence.index + 2]
    spans = [s.bounds for s in (*_reason(frame, sentence), sentence, *following)]
    # what a later paragraph tells of a case is no longer of the letter
    told_with = [span for span in spans if frame.in_one_paragraph(span[0], sentence.start) or span[0] < sentence.start]
    if any(words["hands_case"].found(frame.text, *span) or load_phrases("appeals")["case"].found(frame.text, *span) for span in told_with):
        return False
    told = [span for span in spans if words["letter_urges"].found(frame.text, *span)]
    on_topic = any(words[group].found(frame.text, *span) for span in told for group in ("topic", "wide_topic"))
    theirs = load_phrases("letters")["to_their_places"].found(frame.text, *sentence.bounds)
    return on_topic and (theirs or any(names_servants(frame, *span) for span in spans))


def _reason(frame: Frame, sentence: Span) -> list[Span]:
    """The sentence before "Karena itu kami berkirim surat ke semua desa": it says what the letter is for."""
    goes_on = load_phrases("letters")["therefore"].first(frame.text, sentence.start, min(sentence.end, sentence.start + _ADDRESS))
    told: list[Span] = []
    for before in reversed(frame.sentences[max(0, sentence.index - _REASON) : sentence.index] if goes_on is not None else ()):
        told.append(before)
        if len(frame.say(before).split()) > _SHORT:
            break  # "Ya. Perangkat desa termasuk." answers the question before it
    return told


def is_about_neutrality_elsewhere(frame: Frame, sentence: Span, start: int) -> bool:
    """Whether what the letter is about is told by its number and author, by the sentence before, or by what it says in the next."""
    return _is_numbered_by(frame, sentence, start) or _told_after_urging(frame, sentence) or urges_servants(frame, sentence)


def addressed_region(frame: Frame, sentence: Span, end: int, own: str) -> str | None:
    """The one government inside the issuer's region to whose servants alone the letter goes ("kepada Pj Bupati Buru"), or None."""
    codes = {
        code
        for mention in frame.within(end, sentence.end)
        if mention["type"] in ("official", "institution", "region")
        and (code := code_of(mention)) is not None
        and code.startswith(f"{own}.")
        and right_before(
            frame.text,
            max(end - _ADDRESS, sentence.start),
            mention["start"],
            "letters",
            "to_servants_of" if mention["type"] == "region" else "to_government",  # not "bepergian ke | Barito Utara"
        )
    }
    return codes.pop() if len(codes) == 1 else None


def _is_legal_basis(frame: Frame, sentence: Span, start: int, end: int) -> bool:
    """A national letter is quoted, not issued here (ruling 34); so is any letter after "sesuai", unless it is a dated local one."""
    words, text = load_phrases("forms"), frame.text
    if load_phrases("letters")["by_the_state"].found(text, sentence.start, end):
        return True
    if load_phrases("grammar")["that"].found(text, start, min(sentence.end, end + _DATED)) and _was_national(frame, sentence):
        return True
    if words["national_letter"].found(text, start, min(sentence.end, end + 60)):
        at_home = home_region(frame) == NATION and bool(act_dates(frame, start, sentence.end))
        return not at_home and not words["sign"].found(text, sentence.start, start)
    basis = words["legal_basis"].last(text, sentence.start, start)
    if basis is None or len(text[basis.end() : start].split()) > _MOST_WORDS_OF_BASIS:
        return False
    local = [
        m
        for m in frame.within(start, sentence.end)
        if m["type"] in ("official", "institution", "region") and code_of(m) not in (None, NATION)
    ]
    return not local and not act_dates(frame, start, sentence.end)


def _was_national(frame: Frame, sentence: Span) -> bool:
    """ "Dalam surat edaran bernomor 71 tersebut …" right after the nation's letter is that one."""
    for before in frame.sentences[max(0, sentence.index - 2) : sentence.index]:
        national = load_phrases("forms")["national_letter"].found(frame.text, *before.bounds)
        if national or load_phrases("letters")["by_the_state"].found(frame.text, *before.bounds):
            return True
    return False


def _told_after_urging(frame: Frame, sentence: Span) -> bool:
    """ "Sekda mengingatkan para kades agar netral. "Edaran sudah ada …"": what the letter says is told before."""
    if not sentence.index:
        return False
    before = frame.sentences[sentence.index - 1].bounds
    return load_phrases("appeals")["appeal"].found(frame.text, *before) and addresses_servants(frame, *before)


def _is_numbered_by(frame: Frame, sentence: Span, start: int) -> bool:
    """A letter with number and author, told in an article about neutrality."""
    authors = (m for m in frame.within(start, sentence.end) if m["type"] in ("official", "institution"))
    return load_phrases("letters")["numbered"].found(frame.text, start, sentence.end) and any(authors)


def is_degree(frame: Frame, word: re.Match[str]) -> bool:
    """ "Camat Lama, Nama Satu, SE, meminta": letters behind the name of an office's holder, no short form of "surat edaran"."""
    if word.group() != "SE":
        return False
    sentence = frame.sentence_at(word.start())
    holders = frame.within(max(sentence.start if sentence else 0, word.start() - _TO_DEGREE), word.start(), "official")
    if load_phrases("letters")["of_letter"].opens(frame.text, word.end(), sentence.end if sentence else word.end()):
        return False  # "Atas perintah Sekda X, | SE tentang netralitas | dikirim"
    if holders and holders[-1].get("name") and _DEGREES.fullmatch(frame.text, holders[-1]["end"], word.start()) is not None:
        return True
    name = _NAME_BEFORE.search(frame.text, max(0, word.start() - _TO_DEGREE), word.start())
    if name is None or _DEGREE_AFTER.match(frame.text, word.end()) is None:
        return False
    return not frame.within(name.start(), word.start(), "region")  # "calon Andi Rahman, | SE, | MM", whoever he is
