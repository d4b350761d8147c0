"""Cases that are only thought of, to explain how such things go, what ought to have been done, what others ask servants (ruling 11)."""

from __future__ import annotations

import re

from pipeline.records.acts.stages import Act
from pipeline.records.participants.participant import COLLECTIVE
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape


def is_supposed(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Misalnya KASN menyatakan tidak terbukti, ...": thought of; "Misalnya di Bangli, tiga ASN ...": an example that there is."""
    words, text = load_phrases("assertion"), frame.text
    opening = words["supposed"].pattern.match(text[sentence.start : sentence.end].lstrip('"“ '))
    if opening is not None and not any(m["type"] in ("count", "region", "date") for m in frame.within(*sentence.bounds)):
        return True
    # "misalnya seorang camat dilaporkan, maka ia diperiksa lima hari": somebody, and what would follow
    told = words["supposed_case"].last(text, sentence.start, act.start)
    if told is None or frame.within(told.start(), sentence.end, "region") or words["real"].found(text, told.end(), act.end):
        return False
    return words["would_follow"].found(text, told.end(), sentence.end)


def goes_on_with_made_up(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Dalam simulasi dua staf memerankan kades. | Keduanya lalu dicecar": told on of those who befell nothing."""
    before = frame.before(sentence)
    if before is None or not frame.in_one_paragraph(before.start, sentence.start):
        return False
    head = frame.opening(*sentence.bounds)
    pointed = COLLECTIVE.match(frame.text, head) or load_phrases("accused")["pronoun"].pattern.match(frame.text, head)
    return pointed is not None and load_phrases("assertion")["made_up"].found(frame.text, *before.bounds)


def is_only_ought(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Seharusnya dua perangkat desa itu sudah | disanksi": it was not done; "kades yang seharusnya netral": what they ought to be."""
    if act.meaning.active:
        return False
    ought = load_phrases("assertion")["ought"].last(frame.text, sentence.start, act.start)
    if ought is None:
        return False
    between = frame.text[ought.end() : act.start]
    return len(between.split()) <= _GOVERNED and _OTHER_VERB.search(between) is None


_GOVERNED = 9
"""Words between "seharusnya" and the act that it governs."""
_OTHER_VERB = Shape(r"[,;:.]|(?<!\w)(?:me\w{3,}|ber\w{3,}|{assertion.neutral_word}|jadi|yang|malah|justru)(?!\w)", re.IGNORECASE)


def is_summoned_by_others(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Komisi I DPRD memanggil dua camat untuk menjelaskan mutasi": a council or an auditor handles no case of neutrality."""
    return right_before(frame.text, sentence.start, act.start, "assertion", "other_examiner")


def is_after_condition(frame: Frame, act: Act, sentence: Span, real: bool) -> bool:
    """A procedure told over two sentences: "Jika ada laporan, kami akan panggil. Berkasnya lalu diteruskan" (phrasing 11)."""
    if real or frame.within(sentence.start, sentence.end, "date"):
        return False
    before = frame.before(sentence)
    if before is None or not frame.in_one_paragraph(before.start, sentence.start):
        return False
    words, text = load_phrases("assertion"), frame.text
    condition = words["condition"].first(text, before.start, before.end)
    if condition is None or "andai" in condition.group().lower():
        return False  # "Seandainya tidak ada pengakuan, mereka bisa lolos": against the fact, which is told next
    return any(words[group].found(text, *before.bounds) for group in ("consequence", "asks_what_if"))
