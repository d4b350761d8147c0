"""Whether words tell servants to keep out of an election, or others for the servants' sake: addressee, matter and urging (ruling 37).

The three are looked for apart, so that any word of urging goes with any way to name servants and any matter of neutrality.
"""

from __future__ import annotations

import re

from pipeline.records.reading.frame import Frame, Span
from pipeline.records.reading.kept import kept
from pipeline.records.speakers.audience import audience_of
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_LEAD = 3
"""So many sentences say what an article is about."""
_ONLY_WHO = 6
"""Words after "mengultimatum" that only say who is warned, at most: "seluruh ASN di lingkungan pemkab"."""
_OBJECT = 30
"""Characters after "meminta" or "kepada" within which the one who is addressed is named."""


UNIFORMED = frozenset({"polri", "tni"})
"""Institutions whose heads vouch for their people."""


def names_servants(frame: Frame, start: int, end: int) -> bool:
    """Whether public servants of any kind are named in [start, end)."""
    return start < end and bool(set(audience_of(frame, [(start, end)])) - {"public"})


def is_about_neutrality(frame: Frame, start: int, end: int) -> bool:
    """Whether [start, end) speaks of neutrality itself, by any of its names."""
    return load_phrases("forms")["topic"].found(frame.text, start, end)


def is_on_topic(frame: Frame, start: int, end: int) -> bool:
    """Whether [start, end) speaks of neutrality or of anything else in an election that servants may keep out of."""
    wide = load_phrases("forms")["wide_topic"].found(frame.text, start, end)
    return wide or is_about_neutrality(frame, start, end) or load_phrases("appeals")["temptation"].found(frame.text, start, end)


def addresses_servants(frame: Frame, start: int, end: int) -> bool:
    """Servants are named, and what they must not do is a matter of the election."""
    return is_on_topic(frame, start, end) and names_servants(frame, start, end)


def urges_to_support(frame: Frame, start: int, end: int) -> bool:
    """ "Meminta kades memenangkan paslon": told to take sides, with nothing before it that forbids."""
    words, text = load_phrases("appeals"), frame.text
    return any(not words["keeps_from"].found(text, start, support.start()) for support in words["supports"].all(text, start, end))


def urges_other_things(frame: Frame, start: int, end: int) -> bool:
    """ "Meminta camat menyukseskan pilkada": urged in an election, and not to be neutral."""
    words = load_phrases("appeals")
    if is_about_neutrality(frame, start, end) or words["keeps_from"].found(frame.text, start, end):
        return False
    return words["other_urging"].found(frame.text, start, end)


def urges(frame: Frame, verb: re.Match[str], sentence: Span) -> bool:
    """Whether what follows the verb tells servants (or others, for servants' sake) to keep out; the quote right after may say it."""
    words, text = load_phrases("appeals"), frame.text
    if words["case_work"].opens(text, verb.end(), sentence.end):
        return False
    if words["letter_to_parties"].found(text, verb.start(), sentence.end):
        return False
    order = asks_for_order(frame, verb, sentence) or asks_public(frame, verb, sentence)
    if not order and words["no_appeal"].found(text, verb.start(), min(sentence.end, verb.end() + _OBJECT)):
        return _among_them(frame, verb, sentence)
    if words["overheard"].found(text, sentence.start, verb.start()):
        return False
    end = _end_of_urging(frame, sentence, verb)
    if words["hopes_for"].pattern.match(text, verb.start(), sentence.end) and not names_servants(frame, verb.end(), verb.end() + _OBJECT):
        return False
    if words["only_affirms"].found(text, verb.start(), sentence.end) and _only_tells(frame, verb, sentence.end):
        return False
    warned = words["warns"].found(text, verb.start(), verb.end())
    if urges_other_things(frame, verb.end(), end) or (not warned and urges_to_support(frame, verb.end(), end)):
        return False
    if words["forbids"].found(text, verb.start(), verb.end()):
        if _is_of_law(frame, sentence, verb.start()):
            return False
        them = is_on_topic(frame, verb.start(), end) and _to_those_named(frame, sentence, verb.end())
        return them or addresses_servants(frame, verb.start(), end)
    servants = _tells_servants(frame, verb, sentence, end)
    theirs = not servants and _is_their_neutrality(frame, sentence, verb.end())
    servants = servants or theirs
    spared = words["spares_servants"].found(text, verb.end(), end) and is_on_topic(frame, verb.end(), end)
    matter = spared or is_about_neutrality(frame, verb.end(), end) or (is_titled(frame) and asks_for_order(frame, verb, sentence))
    if not servants and not (order and matter):
        return False
    if _urged_of_them(frame, verb, sentence, end):
        return True
    if _gives_message(frame, verb) and _is_of_case(frame, verb, sentence):
        return False
    if order or _gives_message(frame, verb) or any(words[told].found(text, verb.end(), end) for told in ("urged", "leave_it")):
        return is_on_topic(frame, verb.end(), end) or is_about_neutrality(frame, sentence.start, verb.start())
    if words["case"].found(text, sentence.start, sentence.end):
        return False  # "menegaskan tiga kades yang tidak netral telah direkomendasikan" tells of a case
    return theirs or (is_about_neutrality(frame, verb.end(), end) and names_servants(frame, verb.end(), min(end, verb.end() + _OBJECT)))


def _tells_servants(frame: Frame, verb: re.Match[str], sentence: Span, end: int) -> bool:
    """Whether servants stand before the verb or behind it, or are those who hear the speech, unless others are addressed in it."""
    if to_servants_before(frame, sentence, verb.start()) or names_servants(frame, verb.end(), end):
        return True
    if _to_those_named(frame, sentence, verb.end()):
        return True
    return _in_a_speech_to_them(frame, sentence) and _TO_PUBLIC.match(frame.text, verb.end()) is None


_TO_PUBLIC = Shape(r"\s+(?:{appeals.to_all}\s+)*(?:{audience.public}|{appeals.those_who_stand})(?!\w)", re.IGNORECASE)
""" "Pada kesempatan yang sama, Kapolres meminta | para calon …": no servants, whoever sat there."""


def _is_of_law(frame: Frame, sentence: Span, verb: int) -> bool:
    """ "Irwan mengingatkan, Pasal 71 UU Pilkada jelas | melarang kepala desa …": the law forbids; nobody is named before the verb."""
    law = load_phrases("appeals")["law_itself"].ends_before(frame.text, sentence.start, verb)
    if law is None or frame.within(law.start(), verb, "institution"):
        return False
    named = frame.within(law.start(), verb, "official")  # "Peraturan | Bupati Batang | melarang …" is the law's own name
    return all(not official.get("name") and len(frame.text[law.start() : official["start"]].split()) == 1 for official in named)


def _is_their_neutrality(frame: Frame, sentence: Span, offset: int) -> bool:
    """ "Ia menekankan pentingnya merawat netralitas": of servants, where title and lead are about theirs and nobody else is named."""
    words, text = load_phrases("appeals"), frame.text
    if not words["bare_neutrality"].found(text, offset, sentence.end) or words["other_neutrals"].found(text, *sentence.bounds):
        return False
    return is_titled(frame) and any(addresses_servants(frame, *other.bounds) for other in frame.sentences[:_LEAD])


def _urged_of_them(frame: Frame, verb: re.Match[str], sentence: Span, end: int) -> bool:
    """ "Meminta ASN mematikan akun medsosnya", "… jangan menumpang bus orang lain": servants right after a verb that can only urge.

    What they must do is of the election, or, where the title says that neutrality is the matter, whatever they must leave.
    """
    words, text = load_phrases("appeals"), frame.text
    only = words["only_urges"].first(text, verb.start(), sentence.end)
    if only is None or only.start() >= verb.end() or words["case"].found(text, sentence.start, sentence.end):
        return False
    if not names_servants(frame, verb.end(), min(end, verb.end() + _OBJECT)):
        return False
    if is_about_neutrality(frame, verb.end(), end):
        return True
    matters = load_phrases("forms")["wide_topic"].all(text, verb.end(), end)
    if any(words["election_itself"].pattern.fullmatch(matter.group()) is None for matter in matters):
        return True  # "menyelesaikan laporan sebelum pilkada" is no matter of the election
    asked = words["leave_it"].found(text, verb.end(), sentence.end) or _CONTENT.search(text, verb.end(), sentence.end) is None
    if not asked and not is_on_topic(frame, sentence.end, end):
        return False  # "meminta personel menjaga kesehatan. | "Jangan sampai ada yang sakit"": the quote is on what is asked for
    leave = words["leave_it"].found(text, verb.end(), end)
    return leave and (is_titled(frame) or words["temptation"].found(text, verb.end(), end))


_CONTENT = re.compile(r"\b(?:me(?:n|m|l|r)|ber|agar\b|supaya\b|untuk\b)", re.IGNORECASE)
"""What begins a word of what is asked for, behind who is asked."""


@kept
def is_titled(frame: Frame) -> bool:
    """Whether title or lead say that neutrality is the article's matter (ruling 44); headlines of cases and of meetings often do not.

    Servants beside a matter of the election say so as well.
    """
    if load_phrases("forms")["topic"].found(frame.title):
        return True
    lead = frame.sentences[:_LEAD]
    return any(is_about_neutrality(frame, *s.bounds) or addresses_servants(frame, *s.bounds) for s in lead)


def _among_them(frame: Frame, verb: re.Match[str], sentence: Span) -> bool:
    """ "Mengharapkan masyarakat rukun, termasuk para ASN agar menjaga netralitasnya": servants are told so among others."""
    words, text = load_phrases("appeals"), frame.text
    if words["case"].found(text, sentence.start, sentence.end):
        return False
    for among in words["among_them"].all(text, verb.end(), sentence.end):
        named = names_servants(frame, among.end(), min(sentence.end, among.end() + _OBJECT))
        if named and words["norm"].found(text, among.end(), sentence.end) and is_about_neutrality(frame, among.end(), sentence.end):
            return True
        if named and is_titled(frame) and words["leave_it"].found(text, among.end(), sentence.end):
            return True
    return False


def _only_tells(frame: Frame, verb: re.Match[str], end: int) -> bool:
    """ "Menegaskan tiga kades telah direkomendasikan", "menekankan bahwa netralitas diatur dalam SKB": no norm."""
    words, text = load_phrases("appeals"), frame.text
    if words["only_affirms"].pattern.match(text, verb.start()) is None:
        return False
    groups = ("set_in_law", "tells_case", "own_work")
    told = next((found for group in groups if (found := words[group].first(text, verb.end(), end)) is not None), None)
    return told is not None and not words["norm"].found(text, verb.end(), told.start())


def asks_for_order(frame: Frame, verb: re.Match[str], sentence: Span) -> bool:
    """ "Meminta bupati mengingatkan ASN": a superior is asked to act for the servants' neutrality (ruling 34)."""
    asked = load_phrases("appeals")["order_asked"].first(frame.text, verb.start(), sentence.end)
    return asked is not None and not _is_of_law(frame, sentence, asked.start())


def asks_public(frame: Frame, verb: re.Match[str], sentence: Span) -> bool:
    """ "Mengajak warga melapor bila menemukan aparat yang berpihak" (ruling 37)."""
    return load_phrases("appeals")["public_asked"].found(frame.text, verb.start(), sentence.end)


def _gives_message(frame: Frame, verb: re.Match[str]) -> bool:
    """ "Melontarkan peringatan kepada aparatur. Siapa pun …": the noun urges, and the next sentence may say to what.

    "Bupati mengultimatum ASN. Yang merapat …": so does a verb that warns, where the sentence ends with who is warned.
    """
    words, sentence = load_phrases("appeals"), frame.sentence_at(verb.start())
    if words["message"].pattern.match(frame.text, verb.start(), verb.end()) is not None:
        return True
    if sentence is None or words["warns_alone"].pattern.fullmatch(verb.group()) is None:
        return False
    bare = len(frame.text[verb.end() : sentence.end].split()) <= _ONLY_WHO or _WHICH.fullmatch(frame.text, verb.end(), sentence.end)
    return bool(bare) and names_servants(frame, verb.end(), sentence.end)


_WHICH = re.compile(r"(?:\s+[\w-]+){1,4}\s+yang(?:\s+[\w()/-]+){1,14}[.”\"]*\s*", re.IGNORECASE)
""" "menyentil | pegawai yang getol memuji satu calon.": which of them are warned, and no more."""


def _end_of_urging(frame: Frame, sentence: Span, verb: re.Match[str]) -> int:
    """The end of the sentence, or of the quote or the spelling out that follows it in the same paragraph."""
    if sentence.index + 1 < len(frame.sentences):
        following = frame.sentences[sentence.index + 1]
        if not frame.in_one_paragraph(following.start, sentence.start):
            return sentence.end
        quote = frame.quote_at(following.start + 1)
        if quote is not None:
            return quote.end
        if _gives_message(frame, verb):
            return following.end
    return sentence.end


def named_right_after(frame: Frame, offset: int) -> bool:
    """Whether an official or an institution begins right at `offset`, blanks aside: the agent of a passive without "oleh"."""
    at = offset + len(frame.text[offset : offset + 2]) - len(frame.text[offset : offset + 2].lstrip())
    return any(mention["type"] in ("official", "institution") for mention in frame.within(at, at + 1))


def _is_of_case(frame: Frame, verb: re.Match[str], sentence: Span) -> bool:
    """ "Memberi peringatan tertulis kepada camat yang terbukti berkampanye": a penalty of one who did it."""
    words, text = load_phrases("appeals"), frame.text
    return words["in_writing"].opens(text, verb.end(), sentence.end) and words["case"].found(text, verb.end(), sentence.end)


def to_servants_before(frame: Frame, sentence: Span, offset: int) -> bool:
    """ "Kepada ASN di pulau-pulau ia berpesan": the addressee stands before the verb."""
    to_whom = load_phrases("appeals")["to_whom"].all(frame.text, sentence.start, offset)
    return any(names_servants(frame, found.end(), min(offset, found.end() + _OBJECT)) for found in to_whom)


def _to_those_named(frame: Frame, sentence: Span, offset: int) -> bool:
    """ "Kades rawan ditarik ke gelanggang. Ia meminta mereka …": the sentence before says who they are."""
    words = load_phrases("appeals")
    they = words["those_present"].first(frame.text, offset, min(sentence.end, offset + _OBJECT))
    if they is None or frame.text[offset : they.start()].strip() not in ("", "agar", "supaya", "kepada") or sentence.index == 0:
        return False
    before = frame.sentences[sentence.index - 1]
    if to_servants_before(frame, before, before.end) or (they.group().lower() != "mereka" and _servants_meet(frame, sentence)):
        return True
    same_paragraph = frame.in_one_paragraph(before.start, sentence.start)
    return same_paragraph and frame.quote_at(before.start) is None and names_servants(frame, before.start, before.end)


def _in_a_speech_to_them(frame: Frame, sentence: Span) -> bool:
    """ "24 kepala desa dilantik Pj Bupati. Dalam sambutannya ia berpesan …": said to those of whom the sentence before tells."""
    opens = load_phrases("appeals")["in_a_speech"].pattern.match(frame.text, sentence.start, sentence.end)
    before = frame.sentences[sentence.index - 1] if sentence.index else None
    if opens is None and before is not None and frame.in_one_paragraph(before.start, sentence.start):
        # "Para reje dikumpulkan camat. Camat Ilham menyampaikan satu pesan, yakni jangan …"
        told = load_phrases("appeals")["message"].found(frame.text, *sentence.bounds)
        opens = load_phrases("appeals")["who_meets"].first(frame.text, *before.bounds) if told else None
    if opens is None or before is None or frame.quote_at(before.start) is not None:
        return False
    return names_servants(frame, *before.bounds) and not load_phrases("appeals")["case"].found(frame.text, *before.bounds)


def _servants_meet(frame: Frame, sentence: Span) -> bool:
    """ "Peserta berjumlah 85 orang, terdiri dari camat dan lurah … Ia minta peserta keluar dari grup": told before who came."""
    attends, meets = load_phrases("forms")["attends"], load_phrases("appeals")["who_meets"]
    for other in frame.sentences[: sentence.index]:
        came = attends.found(frame.text, *other.bounds) or meets.found(frame.text, *other.bounds)
        if came and names_servants(frame, *other.bounds):
            return True
    return False


def is_matter(frame: Frame, span: tuple[int, int]) -> bool:
    """Neutrality by one of its names, or anything of the election where the article's title is about neutrality."""
    return is_about_neutrality(frame, *span) or (is_on_topic(frame, *span) and is_titled(frame))
